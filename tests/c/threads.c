/* Promise 9: every function that takes a key, from eight threads at once over
 * the same key; each result is the one that a single thread gets. */
#include "functions.h"
#include "test.h"

#include <pthread.h>
#include <string.h>

enum { THREADS = 8, TIMES = 300, ROOM = 4096 };

typedef struct result {
  uint32_t status;
  size_t len;
  unsigned char out[512], buf[ROOM];
} result;

static result expected[ROW_COUNT];
static pthread_barrier_t start;

static void call(const row *r, result *to) {
  args a;
  memset(to, 0, sizeof *to);
  args_good(r, &a);
  a.out[0] = to->out;
  a.buf = to->buf;
  a.len = &to->len;
  to->len = ROOM;
  to->status = r->call(&a);
  /* The views of a request point into its own buffer: compare that. */
  if (r->out_kind != OUT_BYTES) memset(to->out, 0, sizeof to->out);
}

static bool keyed(const row *r) {
  return has(r, 'h') || has(r, 'e');
}

static void *work(void *differences) {
  size_t *count = differences;
  static _Thread_local result mine;
  pthread_barrier_wait(&start);
  for (int time = 0; time < TIMES; time++)
    for (size_t i = 0; i < ROW_COUNT; i++) {
      if (!keyed(&rows[i])) continue;
      call(&rows[i], &mine);
      *count += memcmp(&mine, &expected[i], sizeof mine) != 0;
    }
  return NULL;
}

static void eight_threads_share_a_key(void **state) {
  (void)state;
  pthread_t threads[THREADS];
  size_t differences[THREADS] = {0}, kinds = 0;
  for (size_t i = 0; i < ROW_COUNT; i++) {
    if (!keyed(&rows[i])) continue;
    kinds++;
    call(&rows[i], &expected[i]);
    assert_status(expected[i].status, BH_OK, rows[i].name);
  }
  check(kinds >= 14, "%zu functions take a key", kinds);
  assert_int_equal(pthread_barrier_init(&start, NULL, THREADS), 0);
  for (int i = 0; i < THREADS; i++) assert_int_equal(pthread_create(&threads[i], NULL, work, &differences[i]), 0);
  for (int i = 0; i < THREADS; i++) {
    assert_int_equal(pthread_join(threads[i], NULL), 0);
    check(differences[i] == 0, "thread %d: %zu results differ", i, differences[i]);
  }
  pthread_barrier_destroy(&start);
  print_message("%d calls, none differs\n", (int)(THREADS * TIMES * kinds));
}

int main(void) {
  functions_setup();
  const struct CMUnitTest tests[] = {cmocka_unit_test(eight_threads_share_a_key)};
  return cmocka_run_group_tests_name("threads", tests, NULL, NULL);
}
