/* Promise 10: what a call that handles a secret leaves on the stack holds
 * nothing of it. Each call runs on a stack of the test's own. */
#include <bh_auth.h>

#include "test.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { STACK = 1 << 20, PIECE = 16 };

static unsigned char *stack;
static const char secret[] = "an HMAC secret of thirty-two byte";
static const char seed_hex[] = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
static bh_hmac_key hmac_key;
static bh_ed25519_key ed25519_key;

static void hmac_key_init(void) { assert_status(bh_hmac_key_init(&hmac_key, bh_cstr(secret)), BH_OK, "init"); }

static void velafi_sign(void) {
  char signature[BH_SIGNATURE_SIZE];
  assert_status(bh_velafi_sign(signature, &hmac_key, 1740568725231), BH_OK, "sign");
}

static void bitbitduo(uint32_t scheme) {
  char signature[BH_SIGNATURE_SIZE];
  bh_status status = bh_bitbitduo_sign(signature, scheme, BH_STR("id"), bh_cstr(secret), 123456, 1740568725);
  assert_status(status, BH_OK, "bitbitduo");
}

static void bitbitduo_sha256(void) { bitbitduo(BH_BITBITDUO_SHA256); }
static void bitbitduo_hmac(void) { bitbitduo(BH_BITBITDUO_HMAC_SHA256_APPID); }

static void ed25519_key_from_hex(void) {
  assert_status(bh_ed25519_key_from_hex(&ed25519_key, bh_cstr(seed_hex)), BH_OK, "from hex");
}

static void ed25519_sign(void) {
  uint8_t signature[BH_ED25519_SIGNATURE_SIZE];
  assert_status(bh_ed25519_sign(signature, &ed25519_key, BH_STR("hello")), BH_OK, "sign");
}

/* The control: it leaves the secret, and so shows that the search finds one. */
static void leaves_it(void) {
  volatile char room[4096]; /* its begin lies deepest, where no later call of the thread writes */
  for (size_t i = 0; i < sizeof secret; i++) room[i] = secret[i];
  (void)room[0];
}

static void *on_stack(void *call) {
  (*(void (**)(void))call)();
  return NULL;
}

static void run(void (*call)(void)) {
  pthread_attr_t attributes;
  pthread_t thread;
  memset(stack, 0xa5, STACK);
  assert_int_equal(pthread_attr_init(&attributes), 0);
  assert_int_equal(pthread_attr_setstack(&attributes, stack, STACK), 0);
  assert_int_equal(pthread_create(&thread, &attributes, on_stack, &call), 0);
  assert_int_equal(pthread_join(thread, NULL), 0);
  assert_int_equal(pthread_attr_destroy(&attributes), 0);
}

/* How often any PIECE bytes of the secret, as it is or under a pad, lie there. */
static size_t found(const void *bytes, size_t len, unsigned char pad) {
  unsigned char piece[PIECE];
  size_t hits = 0;
  for (size_t start = 0; start + PIECE <= len; start += PIECE) {
    for (size_t i = 0; i < PIECE; i++) piece[i] = ((const unsigned char *)bytes)[start + i] ^ pad;
    for (size_t at = 0; at + PIECE <= STACK; at++) hits += memcmp(stack + at, piece, PIECE) == 0;
  }
  return hits;
}

static void nothing_is_left(void **state) {
  (void)state;
  static const struct {
    const char *name;
    void (*call)(void);
  } calls[] = {{"bh_hmac_key_init", hmac_key_init},
               {"bh_velafi_sign", velafi_sign},
               {"bh_bitbitduo_sign, SHA-256", bitbitduo_sha256},
               {"bh_bitbitduo_sign, HMAC", bitbitduo_hmac},
               {"bh_ed25519_key_from_hex", ed25519_key_from_hex},
               {"bh_ed25519_sign", ed25519_sign}};
  unsigned char seed[BH_ED25519_SEED_SIZE];
  size_t seed_len = sizeof seed;
  assert_status(bh_hex_decode(seed, &seed_len, bh_cstr(seed_hex)), BH_OK, "seed");
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    run(calls[i].call);
    size_t hits = found(secret, sizeof secret - 1, 0) + found(secret, sizeof secret - 1, 0x36) +
                  found(secret, sizeof secret - 1, 0x5c) + found(seed, sizeof seed, 0);
    /* Behind its mark lie the HMAC states, or the scalar and the prefix. */
    hits += found((char *)&hmac_key + 8, 32, 0) + found((char *)&hmac_key + 48, 32, 0);
    hits += found((char *)&ed25519_key + 8, 64, 0);
    check(hits == 0, "%s: %zu pieces of a secret on the stack", calls[i].name, hits);
  }
}

static void the_search_finds_what_is_left(void **state) {
  (void)state;
  run(leaves_it);
  check(found(secret, sizeof secret - 1, 0) > 0, "the secret that was left was not found");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(the_search_finds_what_is_left),
                                     cmocka_unit_test(nothing_is_left)};
  if (posix_memalign((void **)&stack, 4096, STACK) != 0) return 1;
  hmac_key_init();
  ed25519_key_from_hex();
  return cmocka_run_group_tests_name("stack", tests, NULL, NULL);
}
