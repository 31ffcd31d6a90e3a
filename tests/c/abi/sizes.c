/* Promises 4, 7 and 11 in numbers: macros, functions, types, versions, names
 * and messages say the same everywhere. */
#include "functions.h"
#include "test.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Calls visit with each #define BH_<name> and the rest of its line. */
static size_t each_macro(void (*visit)(const char *name, const char *value)) {
  size_t count = 0;
  const char *at = header_text();
  while ((at = strstr(at, "\n#define BH_"))) {
    char name[64], value[64];
    at += strlen("\n#define ");
    if (sscanf(at, "%63[A-Z0-9_]%*[ ]%63[^\n]", name, value) != 2) continue;
    visit(name, value);
    count++;
  }
  return count;
}

static size_t sizes_seen;

static void size_is_its_function(const char *macro, const char *value) {
  char name[64];
  size_t len = strlen(macro);
  if (len < 5 || strcmp(macro + len - 5, "_SIZE") != 0) return;
  for (size_t i = 0; i <= len; i++) name[i] = (char)tolower((unsigned char)macro[i]);
  const row *r = row_named(name);
  check(r != NULL, "%s has no function %s", macro, name);
  check(r->call(&(args){.len = NULL}) == strtoul(value, NULL, 10), "%s is not %s()", macro, name);
  sizes_seen++;
}

static void sizes_equal_their_functions(void **state) {
  (void)state;
  size_t functions = 0;
  each_macro(size_is_its_function);
  for (size_t i = 0; i < ROW_COUNT; i++) functions += strstr(rows[i].name, "_size") != NULL;
  check(sizes_seen >= 9, "%zu sizes", sizes_seen);
  /* So that there is no function without its macro either. */
  assert_int_equal(sizes_seen, functions);
}

static void sizes_equal_the_types(void **state) {
  (void)state;
  assert_int_equal(sizeof(bh_hmac_key), BH_HMAC_KEY_SIZE);
  assert_int_equal(sizeof(bh_ed25519_key), BH_ED25519_KEY_SIZE);
  assert_int_equal(sizeof(((bh_request *)0)->headers) / sizeof(bh_param), BH_REQUEST_MAX_HEADERS);
  assert_int_equal(sizeof(bh_status), 4);
}

/* Layouts of ABI version 1: a change here is a new BH_ABI_VERSION. */
static void layouts_are_those_of_this_abi(void **state) {
  (void)state;
  if (sizeof(void *) != 8) skip();
  assert_int_equal(BH_ABI_VERSION, 1);
  assert_int_equal(sizeof(bh_str), 16);
  assert_int_equal(sizeof(bh_param), 32);
  assert_int_equal(sizeof(bh_request), 312);
  assert_int_equal(offsetof(bh_request, header_count), 304);
  assert_int_equal(sizeof(bh_response), 128);
  assert_int_equal(offsetof(bh_response, expires_ms), 80);
  assert_int_equal(sizeof(bh_window), 24);
  assert_int_equal(sizeof(bh_token_times), 40);
  assert_int_equal(sizeof(bh_pave_call), 128);
  assert_int_equal(sizeof(bh_mixin_claims), 144);
  assert_int_equal(sizeof(bh_mixin_token), 176);
  assert_int_equal(sizeof(bh_toobit_call), 144);
}

/* The value of `version = "..."` in Cargo.toml's [package]. */
static void cargo_version(char *version, size_t capacity) {
  char *cargo = read_file(BH_ROOT "/Cargo.toml", NULL);
  char *at = strstr(cargo, "[package]");
  assert_non_null(at);
  at = strstr(at, "\nversion = \"");
  assert_non_null(at);
  at += strlen("\nversion = \"");
  snprintf(version, capacity, "%.*s", (int)strcspn(at, "\""), at);
  free(cargo);
}

static void versions_agree(void **state) {
  (void)state;
  char version[32];
  assert_string_equal(BH_VERSION, bh_version());
  assert_int_equal(BH_ABI_VERSION, bh_abi_version());
  snprintf(version, sizeof version, "%d.%d.%d", BH_VERSION_MAJOR, BH_VERSION_MINOR, BH_VERSION_PATCH);
  assert_string_equal(version, BH_VERSION);
  cargo_version(version, sizeof version);
  assert_string_equal(version, BH_VERSION);
}

static void statuses_are_those_of_the_header(void **state) {
  (void)state;
  check(header_status_count() >= 40, "%zu statuses read", header_status_count());
  for (size_t i = 0; i < header_status_count(); i++) {
    const header_status *s = header_status_at(i);
    assert_string_equal(bh_status_name(s->number), s->name);
    assert_string_equal(bh_status_message(s->number), s->message);
    size_t len = strlen(s->message);
    check(len > 20 && s->message[len - 1] == '.', "%s: no sentence: %s", s->name, s->message);
    for (size_t k = 0; k < i; k++) check(header_status_at(k)->number < s->number, "%s: order", s->name);
  }
}

/* Numbers without a status, so also that the header lacks none. */
static void other_numbers_are_unknown(void **state) {
  (void)state;
  static const uint32_t far[] = {0x7fffffff, 0x80000000, 0xffffffff};
  uint32_t numbers[1003];
  size_t known = 0;
  for (uint32_t i = 0; i < 1000; i++) numbers[i] = i;
  memcpy(numbers + 1000, far, sizeof far);
  for (size_t i = 0; i < 1003; i++) {
    bool listed = false;
    for (size_t k = 0; k < header_status_count(); k++) listed |= header_status_at(k)->number == numbers[i];
    known += listed;
    check((strcmp(bh_status_name(numbers[i]), "BH_ERR_UNKNOWN") == 0) == !listed, "%u", numbers[i]);
    assert_non_null(bh_status_message(numbers[i]));
  }
  assert_int_equal(known, header_status_count());
}

/* Each status is in the text of a function, or stands for all of them. */
static void every_status_is_documented(void **state) {
  (void)state;
  for (size_t i = 0; i < header_status_count(); i++) {
    uint32_t number = header_status_at(i)->number;
    bool named = number == BH_ERR_PANIC;
    for (size_t k = 0; k < header_function_count(); k++) named |= doc_allows(header_function(k), number);
    check(named, "no function names %s", header_status_at(i)->name);
  }
}

static size_t numbers_seen;

static void number_is(const char *name, const char *value) {
  static const struct {
    const char *name;
    int64_t value;
  } known[] = {
#define KNOWN(macro) {#macro, macro}
      KNOWN(BH_BITBITDUO_SHA256), KNOWN(BH_BITBITDUO_HMAC_SHA256), KNOWN(BH_BITBITDUO_HMAC_SHA256_APPID),
      KNOWN(BH_BITBITDUO_TOKEN_LIFETIME_MS), KNOWN(BH_BITBITDUO_MIN_INTERVAL_MS),
      KNOWN(BH_TOOBIT_DEFAULT_RECV_WINDOW_MS), KNOWN(BH_TOOBIT_MAX_RECV_WINDOW_MS),
      KNOWN(BH_TOKEN_USE), KNOWN(BH_TOKEN_REFRESH), KNOWN(BH_TOKEN_WAIT),
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(known[i].name, name) == 0) {
      assert_int_equal(known[i].value, strtoll(value, NULL, 10));
      numbers_seen++;
    }
}

/* The constants of the documents, and that the header has them as literals. */
static void constants(void **state) {
  (void)state;
  each_macro(number_is);
  assert_int_equal(numbers_seen, 10);
  assert_int_equal(BH_BITBITDUO_TOKEN_LIFETIME_MS, 2 * 60 * 60 * 1000);
  assert_int_equal(BH_BITBITDUO_MIN_INTERVAL_MS, 60 * 1000);
  assert_int_equal(BH_TOOBIT_DEFAULT_RECV_WINDOW_MS, 5000);
  assert_int_equal(BH_TOOBIT_MAX_RECV_WINDOW_MS, 60000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sizes_equal_their_functions),  cmocka_unit_test(sizes_equal_the_types),
      cmocka_unit_test(layouts_are_those_of_this_abi), cmocka_unit_test(versions_agree),
      cmocka_unit_test(statuses_are_those_of_the_header), cmocka_unit_test(other_numbers_are_unknown),
      cmocka_unit_test(every_status_is_documented),   cmocka_unit_test(constants),
  };
  return cmocka_run_group_tests_name("sizes", tests, NULL, NULL);
}
