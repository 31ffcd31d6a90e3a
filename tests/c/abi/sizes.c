/* Promises 4, 7 and 11 in numbers: macros, functions, types, versions, names
 * and messages say the same everywhere. */
#include "functions.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  const char *name;
  int64_t value;
  /* The function that returns it, or NULL. */
  const char *function;
} constants[] = {
#define CONSTANT(name, value, function) {#name, value, function},
#include "api.inc"
#undef CONSTANT
};

static void sizes_equal_their_functions(void **state) {
  (void)state;
  size_t sizes = 0, functions = 0;
  for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
    size_t len = strlen(constants[i].name);
    if (strcmp(constants[i].name + len - 5, "_SIZE") != 0) continue;
    check(constants[i].function != NULL, "%s has no function", constants[i].name);
    uint32_t returned = row_named(constants[i].function)->call(&(args){.len = NULL});
    check(returned == constants[i].value, "%s is not %s()", constants[i].name, constants[i].function);
    sizes++;
  }
  for (size_t i = 0; i < ROW_COUNT; i++) functions += strstr(rows[i].name, "_size") != NULL;
  check(sizes >= 9, "%zu sizes", sizes);
  /* So that there is no function without its macro either. */
  assert_int_equal(sizes, functions);
}

static void sizes_equal_the_types(void **state) {
  (void)state;
  assert_int_equal(sizeof(bh_hmac_key), BH_HMAC_KEY_SIZE);
  assert_int_equal(sizeof(bh_ed25519_key), BH_ED25519_KEY_SIZE);
  assert_int_equal(sizeof(((bh_request *)0)->headers) / sizeof(bh_param), BH_REQUEST_MAX_HEADERS);
  assert_int_equal(sizeof(bh_status), 4);
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

static void statuses_are_those_of_the_description(void **state) {
  (void)state;
  check(api_status_count() >= 40, "%zu statuses read", api_status_count());
  for (size_t i = 0; i < api_status_count(); i++) {
    const api_status *s = api_status_at(i);
    assert_string_equal(bh_status_name(s->number), s->name);
    assert_string_equal(bh_status_message(s->number), s->message);
    size_t len = strlen(s->message);
    check(len > 20 && s->message[len - 1] == '.', "%s: no sentence: %s", s->name, s->message);
    for (size_t k = 0; k < i; k++) check(api_status_at(k)->number < s->number, "%s: order", s->name);
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
    for (size_t k = 0; k < api_status_count(); k++) listed |= api_status_at(k)->number == numbers[i];
    known += listed;
    check((strcmp(bh_status_name(numbers[i]), "BH_ERR_UNKNOWN") == 0) == !listed, "%u", numbers[i]);
    assert_non_null(bh_status_message(numbers[i]));
  }
  assert_int_equal(known, api_status_count());
}

/* Each status is in the text of a function, or stands for all of them. */
static void every_status_is_documented(void **state) {
  (void)state;
  for (size_t i = 0; i < api_status_count(); i++) {
    uint32_t number = api_status_at(i)->number;
    bool named = number == BH_ERR_PANIC;
    for (size_t k = 0; k < api_function_count(); k++) named |= may_return(api_function(k), number);
    check(named, "no function names %s", api_status_at(i)->name);
  }
}

/* The constants that services document. */
static void constants_are_the_documents(void **state) {
  (void)state;
  assert_int_equal(BH_BITBITDUO_TOKEN_LIFETIME_MS, 2 * 60 * 60 * 1000);
  assert_int_equal(BH_BITBITDUO_MIN_INTERVAL_MS, 60 * 1000);
  assert_int_equal(BH_TOOBIT_DEFAULT_RECV_WINDOW_MS, 5000);
  assert_int_equal(BH_TOOBIT_MAX_RECV_WINDOW_MS, 60000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sizes_equal_their_functions),
      cmocka_unit_test(sizes_equal_the_types),
      cmocka_unit_test(versions_agree),
      cmocka_unit_test(statuses_are_those_of_the_description),
      cmocka_unit_test(other_numbers_are_unknown),
      cmocka_unit_test(every_status_is_documented),
      cmocka_unit_test(constants_are_the_documents),
  };
  return cmocka_run_group_tests_name("sizes", tests, NULL, NULL);
}
