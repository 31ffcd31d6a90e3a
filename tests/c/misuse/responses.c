/* SECURITY.md's table: responses. */
#include "table.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

typedef bh_status reader(bh_response *, char *, size_t *, const bh_http_response *);

static bh_status bitbitduo_token(bh_response *out, char *capacity, size_t *capacity_len, const bh_http_response *http) {
  return bh_bitbitduo_token_response(out, capacity, capacity_len, http, MS);
}

/* Every reader but PAVE's, which does not look into what it accepts, with an
 * response that it accepts. */
static const struct {
  reader *read;
  const char *good;
} readers[] = {
    {bh_velafi_token_response, "{\"code\":200,\"data\":{\"token\":\"t\",\"expireTime\":\"1740568725231\"}}"},
    {bh_velafi_response, "{\"code\":200}"},
    {bh_mixin_response, "{\"data\":{}}"},
    {bh_toobit_response, "{\"code\":0}"},
    {bh_toobit_time_response, "{\"serverTime\":1740568725231}"},
    {bitbitduo_token, "{\"status\":200,\"error_code\":0,\"data\":{\"apitoken\":\"t\"}}"},
    {bh_bitbitduo_time_response, "{\"status\":200,\"error_code\":0,\"data\":{\"time\":1740568725}}"},
};
enum { READERS = sizeof readers / sizeof *readers };

static void every(uint32_t http_status, bh_str body) {
  for (size_t i = 0; i < READERS; i++) {
    bh_status status = readers[i].read(&response, BUF, HTTP(http_status, body));
    got(status);
    if (status == BH_OK) check(response.outcome != BH_OUTCOME_ACCEPTED, "reader %zu accepts it", i);
  }
}

static void velafi_token(const char *body) {
  got(bh_velafi_token_response(&response, BUF, HTTP(200, bh_cstr(body))));
}

static void redirected(void) {
  const uint32_t statuses[] = {100, 300, 302, 399};
  for (size_t k = 0; k < sizeof statuses / sizeof *statuses; k++) {
    for (size_t i = 0; i < READERS; i++) {
      assert_status(readers[i].read(&response, BUF, HTTP(200, bh_cstr(readers[i].good))), BH_OK, readers[i].good);
      check(response.outcome == BH_OUTCOME_ACCEPTED, "%s is not accepted", readers[i].good);
      got(readers[i].read(&response, BUF, HTTP(statuses[k], bh_cstr(readers[i].good))));
      check(response.outcome != BH_OUTCOME_ACCEPTED, "%s is accepted", readers[i].good);
      got_text(response.error_name);
    }
    got(bh_pave_response(&response, BUF, HTTP(statuses[k], BH_STR("{}"))));
    check(response.outcome != BH_OUTCOME_ACCEPTED, "PAVE's is accepted");
  }
}

static void under_an_error(void) {
  every(502, BH_STR("<html>"));
  got_text(response.error_name);
  every(404, BH_STR(""));
  got_text(response.error_name);
}

static void no_http_status(void) {
  every(1, BH_STR("{}"));
  every(600, BH_STR("{}"));
  every(UINT32_MAX, BH_STR("{}"));
  got(bh_pave_response(&response, BUF, HTTP(99, BH_STR("{}"))));
}

static void no_json(void) {
  const char *texts[] = {"",
                         "<html>",
                         "{\"code\":200",
                         "{\"code\":200} ok",
                         "{\"code\":200}{}",
                         "{'code':200}",
                         "{\"code\":0200}",
                         "{\"code\":200,}",
                         "nul"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    every(200, bh_cstr(texts[i]));
    got_text(response.error_name);
  }
  got(bh_pave_response(&response, BUF, HTTP(200, BH_STR("<html>"))));
  check(response.outcome == BH_OUTCOME_UNKNOWN, "it may have been executed");
}

static void no_response(void) {
  every(0, BH_STR(""));
  got_text(response.error_name);
  every(504, BH_STR("<html>"));
  got_text(response.error_name);
  got(bh_toobit_response(&response, BUF, HTTP(504, BH_STR(""))));
  check(response.outcome == BH_OUTCOME_UNKNOWN && response.advice.len > 0, "it may have been executed");
}

static void inner_failures(void) {
  const char *bodies[] = {"{\"code\":0,\"result\":[{\"code\":-1149,\"msg\":\"no\"},{\"code\":-1149,\"msg\":\"no\"}]}",
                          "{\"success\":false}"};
  for (size_t i = 0; i < 2; i++) {
    got(bh_toobit_response(&response, BUF, HTTP(200, bh_cstr(bodies[i]))));
    got_text(response.error_name);
    check(response.outcome == BH_OUTCOME_REFUSED, "%s is not refused", bodies[i]);
  }
}

static void token_that_cannot_be_sent(void) {
  const char *tokens[] = {"a\\r\\nX-Evil: 1", "a b", "a\\u001b", "a\\u007f", "t\xc3\xa9"};
  char body[200];
  for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
    snprintf(body, sizeof body, "{\"code\":200,\"data\":{\"token\":\"%s\",\"expireTime\":1740568725231}}", tokens[i]);
    velafi_token(body);
    snprintf(body, sizeof body, "{\"status\":200,\"error_code\":0,\"data\":{\"apitoken\":\"%s\"}}", tokens[i]);
    got(bitbitduo_token(&response, BUF, HTTP(200, bh_cstr(body))));
  }
}

static void not_utf8(void) {
  every(200, BH_STR("{\"x\":\"\xff\"}"));
  every(200, BH_STR("{\"x\":\"\xc0\xaf\"}"));
  every(200, BH_STR("{\"x\":\"\xed\xa0\x80\"}"));
  got_text(response.error_name);
  got(bh_pave_response(&response, BUF, HTTP(200, BH_STR("{\"x\":\"\xff\"}"))));
}

static void twice(void) {
  velafi_token("{\"code\":-1022,\"code\":200,\"data\":{\"token\":\"t\",\"expireTime\":1740568725231}}");
  velafi_token("{\"code\":200,\"data\":{\"token\":\"t\",\"t\\u006fken\":\"u\",\"expireTime\":1740568725231}}");
  got(bh_mixin_response(&response, BUF, HTTP(200, BH_STR("{\"error\":{\"code\":401},\"error\":null}"))));
  got(bh_toobit_response(&response, BUF, HTTP(200, BH_STR("{\"code\":-1022,\"code\":0}"))));
  got(bitbitduo_token(
      &response, BUF,
      HTTP(200, BH_STR("{\"status\":200,\"error_code\":5,\"error_code\":0,\"data\":{\"apitoken\":\"t\"}}"))));
}

static void deep(void) {
  static char body[4096];
  int n = snprintf(body, sizeof body, "{\"x\":");
  memset(body + n, '[', 1000);
  memset(body + n + 1000, ']', 1000);
  strcpy(body + n + 2000, "}");
  every(200, bh_cstr(body));
  every(200, repeated("[", MEGABYTE));
  every(200, repeated("{\"a\":", MEGABYTE / 5));
  got_text(response.error_name);
}

static void big_numbers(void) {
  velafi_token("{\"code\":18446744073709551816,\"data\":{\"token\":\"t\",\"expireTime\":1740568725231}}");
  velafi_token("{\"code\":200,\"data\":{\"token\":\"t\",\"expireTime\":9223372036854775808}}");
  velafi_token("{\"code\":200,\"data\":{\"token\":\"t\",\"expireTime\":1e400}}");
  velafi_token("{\"code\":200,\"data\":{\"token\":\"t\",\"expireTime\":1.740568725231e12}}");
  velafi_token("{\"code\":200,\"data\":{\"token\":\"t\",\"expireTime\":\"99999999999999999999\"}}");
  got(bh_toobit_time_response(&response, BUF, HTTP(200, BH_STR("{\"serverTime\":-9223372036854775809}"))));
}

static void other_form(void) {
  velafi_token("[200,\"SUCCESS\",{\"token\":\"t\",\"expireTime\":1740568725231}]");
  velafi_token("{\"code\":200}");
  velafi_token("{\"code\":200,\"data\":{\"token\":\"\",\"expireTime\":1740568725231}}");
  velafi_token("{\"code\":200,\"data\":{\"token\":7,\"expireTime\":1740568725231}}");
  got(bh_mixin_response(&response, BUF, HTTP(202, BH_STR("{\"data\":{}}"))));
  got(bh_toobit_response(&response, BUF, HTTP(200, BH_STR("null"))));
}

static void time_in_seconds(void) {
  velafi_token("{\"code\":200,\"data\":{\"token\":\"t\",\"expireTime\":1740568725}}");
  got(bh_toobit_time_response(&response, BUF, HTTP(200, BH_STR("{\"serverTime\":1740568725}"))));
  got(bh_bitbitduo_time_response(
      &response, BUF, HTTP(200, BH_STR("{\"status\":200,\"error_code\":0,\"data\":{\"time\":1740568725231}}"))));
}

static void token_as_a_c_string(void) {
  velafi_token("{\"code\":200,\"data\":{\"token\":\"a\\u0000b\",\"expireTime\":1740568725231}}");
  velafi_token("{\"code\":200,\"data\":{\"token\":\"\\ud83d\",\"expireTime\":1740568725231}}");
  got(bitbitduo_token(&response, BUF,
                      HTTP(200, BH_STR("{\"status\":200,\"error_code\":0,\"data\":{\"apitoken\":\"a\\u0000\"}}"))));
}

/* Control characters are left out of what is passed on; what stands behind them is not lost. */
static void message_with_nul(void) {
  got(bh_velafi_response(&response, BUF, HTTP(200, BH_STR("{\"code\":-9999,\"msg\":\"a\\u0000\\u001b[1mb\\nc\"}"))));
  assert_string_equal(response.error_message.data, "a[1mb c");
}

static void item_of_none(void) {
  const char *bodies[] = {"{\"code\":0,\"result\":[{\"code\":0}]}", "{\"code\":0,\"result\":[]}", "{\"code\":0}"};
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
    got(bh_toobit_response_item(&response, BUF, HTTP(200, bh_cstr(bodies[i])), 1));
    got(bh_toobit_response_item(&response, BUF, HTTP(200, bh_cstr(bodies[i])), SIZE_MAX));
  }
}

const misuse misuse_responses[] = {
    {"response-redirected", redirected},
    {"response-under-an-error", under_an_error},
    {"response-http-status", no_http_status},
    {"response-no-json", no_json},
    {"response-none", no_response},
    {"response-inner-failures", inner_failures},
    {"response-token-that-cannot-be-sent", token_that_cannot_be_sent},
    {"response-not-utf8", not_utf8},
    {"response-twice", twice},
    {"response-deep", deep},
    {"response-big-numbers", big_numbers},
    {"response-other-form", other_form},
    {"response-time-in-another-unit", time_in_seconds},
    {"response-token-nul", token_as_a_c_string},
    {"response-message-nul", message_with_nul},
    {"response-item-of-none", item_of_none},
    {NULL, NULL},
};
