/* What a tool must see inside the library, or it watches nothing there: called
 * wrongly on purpose by tools/trust/memory.sh, which compiles this file without
 * any sanitizer.
 *   wrong_calls overread | uninitialised | precondition | race */
#include <bh_auth.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bh_hmac_key key;
static pthread_barrier_t start;

static void *make_key(void *unused) {
  pthread_barrier_wait(&start);
  for (int i = 0; i < 1000; i++)
    if (bh_hmac_key_init(&key, bh_cstr("secret")) != BH_OK) return NULL;
  return unused;
}

/* One makes the key while another makes it too. */
static int race(void) {
  pthread_t threads[2];
  pthread_barrier_init(&start, NULL, 2);
  for (int i = 0; i < 2; i++)
    if (pthread_create(&threads[i], NULL, make_key, NULL) != 0) return 1;
  for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
  return 0;
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  uint8_t digest[BH_SHA256_SIZE];
  char buf[1024];
  size_t len = sizeof buf;
  bh_request request;
  if (strcmp(what, "race") == 0) return race();
  /* Read by Rust's own code, not by a memcpy that a tool replaces. */
  if (strcmp(what, "overread") == 0) return bh_equal((bh_str){calloc(24, 1), 25}, (bh_str){calloc(25, 1), 25});
  /* Whether the bytes are hex depends on what nobody wrote. */
  if (strcmp(what, "uninitialised") == 0) return bh_hex_decode(digest, &len, (bh_str){malloc(24), 24}) == BH_OK;
  if (strcmp(what, "precondition") == 0) {
    static bh_param params[2];
    bh_toobit_call call = {.api_key = BH_STR("key"), .method = BH_STR("GET"), .path = BH_STR("/"), .query_count = 1};
    call.query = (const void *)((const char *)params + 1);
    if (bh_hmac_key_init(&key, bh_cstr("secret")) != BH_OK) return 1;
    return (int)bh_toobit_request(&request, buf, &len, &key, &call);
  }
  fputs("what?\n", stderr);
  return 1;
}
