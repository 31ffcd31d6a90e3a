/* SECURITY.md's table: what is asked wrongly of the five searches for a mistake. */
#include "table.h"
#include "test.h"

#include <stdlib.h>

#define HEX64 BH_STR("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")
#define NONE BH_STR("")
#define TARGET BH_STR("/me")
#define QUERY BH_STR("symbol=BTCUSDT&timestamp=1740568725231")
#define UTC BH_STR("2021-05-30T12:49:19Z")

static bh_diagnosis diagnosis;

/* The services in one row: a signature, a secret, and whatever is signed beside the rest that is good. */
typedef bh_status (*search)(bh_diagnosis *out, char *memory, size_t *capacity, bh_str sent, bh_str secret, bh_str text);

static bh_status velafi(bh_diagnosis *out, char *memory, size_t *capacity, bh_str sent, bh_str secret, bh_str text) {
  return bh_velafi_diagnose(out, memory, capacity, sent, secret, text, MS);
}

static bh_status pave(bh_diagnosis *out, char *memory, size_t *capacity, bh_str sent, bh_str secret, bh_str text) {
  return bh_pave_diagnose(out, memory, capacity, sent, secret, text, API_KEY, UTC);
}

static bh_status toobit(bh_diagnosis *out, char *memory, size_t *capacity, bh_str sent, bh_str secret, bh_str text) {
  return bh_toobit_diagnose(out, memory, capacity, sent, secret, QUERY, text, API_KEY, BH_STR("GET"), TARGET);
}

static bh_status bitbitduo(bh_diagnosis *out, char *memory, size_t *capacity, bh_str sent, bh_str secret, bh_str text) {
  return bh_bitbitduo_diagnose(out, memory, capacity, sent, BH_BITBITDUO_HMAC_SHA256_APPID, text, secret, 123456, S);
}

/* Its signature is a token, its secret a key. */
static bh_status mixin(bh_diagnosis *out, char *memory, size_t *capacity, bh_str sent, bh_str secret, bh_str text) {
  return bh_mixin_diagnose(out, memory, capacity, sent, secret, BH_STR("GET"), TARGET, text, NONE, 0);
}

static const search hmacs[] = {velafi, pave, toobit, bitbitduo};
enum { HMACS = sizeof hmacs / sizeof *hmacs };

static bh_str token_me(void) {
  return jwt(BH_STR("{\"alg\":\"EdDSA\"}"), claims_with(",\"iat\":1740568725,\"exp\":1740568785"));
}

/* Of each: what sort of signature and secret it wants. */
static void each(void (*one)(search of, bh_str sent, bh_str secret)) {
  for (size_t i = 0; i < HMACS; i++) one(hmacs[i], HEX64, BH_STR("secret"));
  one(mixin, token_me(), BH_STR(SEED_HEX));
}

static void found(bh_status status) {
  got(status);
  if (status == BH_OK)
    got_text(diagnosis.mistake == BH_MISTAKE_NONE ? BH_STR("none")
             : diagnosis.names.len                ? diagnosis.names
                                                  : BH_STR("unknown"));
}

static void right(void) {
  assert_status(bh_velafi_sign(signature, &hmac_key, MS), BH_OK, "sign");
  found(velafi(&diagnosis, BUF, (bh_str){signature, 64}, BH_STR("secret"), NONE));
  assert_status(bh_pave_sign(signature, &hmac_key, BH_STR("user"), API_KEY, UTC), BH_OK, "sign");
  found(pave(&diagnosis, BUF, (bh_str){signature, 64}, BH_STR("secret"), BH_STR("user")));
  assert_status(bh_toobit_sign(signature, &hmac_key, QUERY, NONE), BH_OK, "sign");
  found(toobit(&diagnosis, BUF, (bh_str){signature, 64}, BH_STR("secret"), NONE));
  assert_status(bh_bitbitduo_sign(signature, BH_BITBITDUO_HMAC_SHA256_APPID, BH_STR("id"), BH_STR("secret"), 123456, S),
                BH_OK, "sign");
  found(bitbitduo(&diagnosis, BUF, (bh_str){signature, 64}, BH_STR("secret"), BH_STR("id")));
  found(mixin(&diagnosis, BUF, token_me(), BH_STR(SEED_HEX), NONE));
}

static void one_unsigned(search of, bh_str sent, bh_str secret) {
  (void)sent;
  got(of(&diagnosis, BUF, NONE, secret, NONE));
}

static void no_signature(void) {
  each(one_unsigned);
}

static void one_without_secret(search of, bh_str sent, bh_str secret) {
  (void)secret;
  got(of(&diagnosis, BUF, sent, NONE, NONE));
}

static void no_secret(void) {
  each(one_without_secret);
}

static void one_null(search of, bh_str sent, bh_str secret) {
  size_t capacity = sizeof buf;
  got(of(NULL, buf, &capacity, sent, secret, NONE));
  got(of(&diagnosis, NULL, &capacity, sent, secret, NONE));
  got(of(&diagnosis, buf, NULL, sent, secret, NONE));
}

static void null(void) {
  each(one_null);
}

/* Nothing and one byte too little are told the same need, and exactly that is enough. */
static void one_capacity(search of, bh_str sent, bh_str secret) {
  size_t needed = 0, short_of = 1;
  got(of(&diagnosis, NULL, &needed, sent, secret, NONE));
  short_of = needed - 1;
  char *memory = malloc(needed);
  check(memory != NULL, "no memory");
  got(of(&diagnosis, memory, &short_of, sent, secret, NONE));
  check(short_of == needed, "%zu bytes, and then %zu", needed, short_of);
  got(of(&diagnosis, memory, &needed, sent, secret, NONE));
  free(memory);
}

static void capacity(void) {
  each(one_capacity);
}

static void one_huge(search of, bh_str sent, bh_str secret) {
  got(of(&diagnosis, BUF, sent, secret, repeated("a", 128 * 1024 + 1)));
}

static void huge(void) {
  each(one_huge);
}

/* As much as there may be, of the characters that take the most work. */
static void one_large(search of, bh_str sent, bh_str secret) {
  static const char *const texts[] = {"a=%20&", "{\"a\":[", "&", "\""};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    found(of(&diagnosis, BUF, sent, secret, repeated(texts[i], 20000)));
}

static void large(void) {
  for (size_t i = 0; i < HMACS; i++) one_large(hmacs[i], HEX64, BH_STR("secret"));
}

static void one_no_text(search of, bh_str sent, bh_str secret) {
  static const char bytes[] = "\xff\xfe\xc3\x28\xed\xa0\x80\x00%\xff&=\xf0";
  bh_str any = {bytes, sizeof bytes};
  found(of(&diagnosis, BUF, sent, secret, any));
  if (of == mixin) return;
  found(of(&diagnosis, BUF, any, secret, NONE));
  found(of(&diagnosis, BUF, sent, any, NONE));
}

static void no_text(void) {
  for (size_t i = 0; i < HMACS; i++) one_no_text(hmacs[i], HEX64, BH_STR("secret"));
}

static void one_swapped(search of, bh_str sent, bh_str secret) {
  if (of != mixin) found(of(&diagnosis, BUF, secret, sent, NONE));
}

static void swapped(void) {
  each(one_swapped);
}

static void loose_secret(void) {
  assert_status(bh_velafi_sign(signature, &hmac_key, MS), BH_OK, "sign");
  found(velafi(&diagnosis, BUF, (bh_str){signature, 64}, BH_STR("secret\n"), NONE));
  found(velafi(&diagnosis, BUF, (bh_str){signature, 64}, (bh_str){"secret", 7}, NONE));
}

static void time_extreme(void) {
  static const int64_t times[] = {0, -1, INT64_MIN, INT64_MAX, S};
  for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
    found(bh_velafi_diagnose(&diagnosis, BUF, HEX64, BH_STR("secret"), API_KEY, times[i]));
    found(bh_bitbitduo_diagnose(&diagnosis, BUF, HEX64, BH_BITBITDUO_SHA256, BH_STR("id"), BH_STR("key"), 0, times[i]));
  }
  found(bh_pave_diagnose(&diagnosis, BUF, HEX64, BH_STR("secret"), BH_STR("u"), API_KEY,
                         BH_STR("+99999-99-99T99:99:99Z")));
}

static void scheme(void) {
  got(bh_bitbitduo_diagnose(&diagnosis, BUF, HEX64, 9, BH_STR("id"), BH_STR("key"), 1, S));
}

static void mixin_token(void) {
  got(mixin(&diagnosis, BUF, BH_STR("an access token"), BH_STR(SEED_HEX), NONE));
  got(mixin(&diagnosis, BUF, BH_STR("a.b.c.d"), BH_STR(SEED_HEX), NONE));
  got(mixin(&diagnosis, BUF, repeated("a", 8193), BH_STR(SEED_HEX), NONE));
}

static void mixin_key(void) {
  got(mixin(&diagnosis, BUF, token_me(), BH_STR("9d61"), NONE));
  got(mixin(&diagnosis, BUF, token_me(), BH_STR("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----"),
            NONE));
}

const misuse misuse_diagnosis[] = {
    {"diagnose-right", right},
    {"diagnose-no-signature", no_signature},
    {"diagnose-no-secret", no_secret},
    {"diagnose-null", null},
    {"diagnose-capacity", capacity},
    {"diagnose-huge", huge},
    {"diagnose-large", large},
    {"diagnose-no-text", no_text},
    {"diagnose-swapped", swapped},
    {"diagnose-loose-secret", loose_secret},
    {"diagnose-time", time_extreme},
    {"diagnose-scheme", scheme},
    {"diagnose-no-token", mixin_token},
    {"diagnose-no-key", mixin_key},
    {NULL, NULL},
};
