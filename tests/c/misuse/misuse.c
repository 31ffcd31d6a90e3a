/* Promises 5 and 6, for every function: tampered calls are refused with a
 * status that the header names, and write nothing. */
#include "canary.h"
#include "tamper.h"
#include "test.h"

#include <string.h>

enum { ROOM = 24576 };

/* What the call before wrote: NULL with length 0 must do what "" does. */
static struct {
  bh_status status;
  size_t len;
  unsigned char buf[ROOM], out[512];
} empty_null;

static size_t length;

static void fresh(const row *r, args *a, void *state) {
  (void)state;
  args_good(r, a);
  outputs_place(r, a, ROOM, &length);
}

static bool all_zero(const unsigned char *bytes, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (bytes[i]) return false;
  return true;
}

/* Promise 5: nothing but the needed length; a key is wiped. */
static void assert_nothing_written(const row *r, const args *a, bh_status status, const char *what) {
  check(arenas_around_intact(), "%s, %s: written outside", r->name, what);
  check(status == BH_ERR_BUFFER || length == ROOM, "%s, %s: the length was changed", r->name, what);
  if (has(r, 'k') && a->out[0]) {
    check(all_zero(arena(ARENA_OUT_0), r->out[0]), "%s, %s: the key is not wiped", r->name, what);
  } else {
    check(arenas_untouched(), "%s, %s: written", r->name, what);
  }
}

static void visit(const row *r, args *a, const char *what, uint32_t want, void *state) {
  const function *f = state;
  uint32_t got = r->call(a);
  if (strcmp(f->returns, "bh_status") != 0) {
    /* bh_equal: what cannot be read is equal to nothing. */
    bool refused = want == BH_ERR_NULL || want == BH_ERR_SIZE;
    if (refused) check(got == 0, "%s, %s: %u", r->name, what, got);
    if (want == AS_IF_GOOD) check(got == BH_OK, "%s, %s: %u", r->name, what, got);
    check(arenas_around_intact(), "%s, %s: written outside", r->name, what);
    return;
  }
  if (want == AS_IF_GOOD) want = BH_OK;
  if (want != ANY_DOCUMENTED)
    check(got == want, "%s, %s: %s, not %s", r->name, what, bh_status_name(got), bh_status_name(want));
  check(got == BH_OK || may_return(f, got), "%s, %s: %s is not documented", r->name, what, bh_status_name(got));
  if (got != BH_OK) assert_nothing_written(r, a, got, what);
  check(arenas_around_intact(), "%s, %s: written outside", r->name, what);

  if (strstr(what, "NULL with length 0")) {
    empty_null.status = got;
    empty_null.len = length;
    memcpy(empty_null.buf, arena(ARENA_BUF), ROOM);
    memcpy(empty_null.out, arena(ARENA_OUT_0), r->out[0]);
  }
  if (strstr(what, " empty")) {
    check(got == empty_null.status && length == empty_null.len, "%s, %s: not as NULL with length 0", r->name, what);
    assert_memory_equal(arena(ARENA_BUF), empty_null.buf, ROOM);
    if (r->out[0] && !has(r, 'k')) assert_memory_equal(arena(ARENA_OUT_0), empty_null.out, r->out[0]);
  }
}

static void tampered(void **state) {
  const row *r = *state;
  const function *f = api_function_named(r->name);
  assert_non_null(f);
  size_t count = each_tamper(r, fresh, visit, (void *)f);
  check((count > 0) == (*r->shape != 0), "%s: %zu tampered calls", r->name, count);
}

/* What tampering changes must have been good before: the calls of the table succeed. */
static void good_calls_succeed(void **state) {
  (void)state;
  for (size_t i = 0; i < ROW_COUNT; i++) {
    args a;
    if (strcmp(api_function_named(rows[i].name)->returns, "bh_status") != 0) continue;
    fresh(&rows[i], &a, NULL);
    assert_status(rows[i].call(&a), BH_OK, rows[i].name);
  }
}

/* Lengths count, not NULs: what follows a NUL is signed. */
static void embedded_nul(void **state) {
  (void)state;
  char payload[32];
  size_t len = sizeof payload;
  bh_str time = {"a\0b", 3};
  assert_status(bh_pave_payload(payload, &len, bh_cstr("u"), bh_cstr("k"), time), BH_OK, "payload");
  assert_int_equal(len, 7);
  assert_memory_equal(payload, "u:k@a\0b", 7);
  assert_int_equal(bh_equal((bh_str){"a\0b", 3}, (bh_str){"a\0c", 3}), 0);
  assert_int_equal(bh_equal((bh_str){"a\0b", 3}, (bh_str){"a\0b", 3}), 1);
}

/* A key that held a secret holds none after a failed initialisation. */
static void failed_init_wipes(void **state) {
  (void)state;
  bh_hmac_key hmac;
  bh_ed25519_key ed25519;
  char signature[BH_SIGNATURE_SIZE];
  uint8_t raw[BH_ED25519_SIGNATURE_SIZE];
  bh_str seed = bh_cstr("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  assert_status(bh_hmac_key_init(&hmac, bh_cstr("secret")), BH_OK, "init");
  assert_status(bh_hmac_key_init(&hmac, bh_cstr("")), BH_ERR_SECRET_EMPTY, "init");
  check(all_zero((void *)&hmac, sizeof hmac), "hmac key");
  assert_status(bh_velafi_sign(signature, &hmac, 1740568725231), BH_ERR_KEY, "sign");
  assert_status(bh_ed25519_key_from_hex(&ed25519, seed), BH_OK, "init");
  assert_status(bh_ed25519_key_from_hex(&ed25519, bh_cstr("9d61")), BH_ERR_KEY_LENGTH, "init");
  check(all_zero((void *)&ed25519, sizeof ed25519), "ed25519 key");
  assert_status(bh_ed25519_sign(raw, &ed25519, bh_cstr("")), BH_ERR_KEY, "sign");
  assert_status(bh_hmac_key_init(&hmac, bh_cstr("secret")), BH_OK, "init");
  bh_hmac_key_wipe(&hmac);
  bh_hmac_key_wipe(&hmac);
  check(all_zero((void *)&hmac, sizeof hmac), "wiped key");
}

int main(void) {
  static struct CMUnitTest tests[ROW_COUNT + 8];
  size_t count = 0;
  functions_setup();
  tests[count++] = (struct CMUnitTest)cmocka_unit_test(good_calls_succeed);
  tests[count++] = (struct CMUnitTest)cmocka_unit_test(embedded_nul);
  tests[count++] = (struct CMUnitTest)cmocka_unit_test(failed_init_wipes);
  for (size_t i = 0; i < ROW_COUNT; i++)
    tests[count++] = (struct CMUnitTest){rows[i].name, tampered, NULL, NULL, (void *)&rows[i]};
  return _cmocka_run_group_tests("misuse", tests, count, NULL, NULL);
}
