/* SECURITY.md's table: times and durations. */
#include "table.h"
#include "test.h"

#include <string.h>

static int64_t number, second;
static uint32_t action;

static bh_status toobit_at(int64_t timestamp_ms) {
  bh_toobit_call call = toobit_call();
  call.timestamp_ms = timestamp_ms;
  return bh_toobit_request(&request, BUF, &hmac_key, &call);
}

static bh_status velafi_within(bh_window window) {
  assert_status(bh_velafi_sign(signature, &hmac_key, MS), BH_OK, "sign");
  return bh_velafi_verify(bh_cstr(signature), &hmac_key, MS, &window);
}

static bh_status toobit_verified_at(int64_t now_ms, const char *query) {
  assert_status(bh_toobit_sign(signature, &hmac_key, bh_cstr(query), BH_STR("")), BH_OK, "sign");
  return bh_toobit_verify(bh_cstr(signature), &hmac_key, bh_cstr(query), BH_STR(""), now_ms);
}

static bh_status mixin_between(int64_t iat_s, int64_t exp_s) {
  bh_mixin_claims claims = mixin_claims();
  claims.iat_s = iat_s;
  claims.exp_s = exp_s;
  return bh_mixin_sign(BUF, &ed25519_key, &claims, BH_STR("GET"), BH_STR("/me"), BH_STR(""));
}

static bh_status bitbitduo_at(int64_t time_s) {
  return bh_bitbitduo_sign(signature, BH_BITBITDUO_SHA256, BH_STR("id"), BH_STR("key"), 123456, time_s);
}

static bh_status bitbitduo_sent_at(int64_t sent_ms) {
  return bh_bitbitduo_token_response(
      &response, BUF, HTTP(200, BH_STR("{\"status\":200,\"error_code\":0,\"data\":{\"apitoken\":\"t\"}}")), sent_ms);
}

static bh_status rule_at(int64_t now_ms) {
  bh_token_times times = {0};
  return bh_token_rule(&action, &number, &times, now_ms);
}

/* Every time in milliseconds that the header has. */
static void milliseconds(int64_t time_ms) {
  got(bh_velafi_payload(BUF, time_ms));
  got(bh_velafi_sign(signature, &hmac_key, time_ms));
  got(bh_velafi_verify(BH_STR("0000000000000000000000000000000000000000000000000000000000000000"), &hmac_key, time_ms,
                       NULL));
  got(bh_velafi_token_request(&request, BUF, &hmac_key, API_KEY, time_ms));
  got(toobit_at(time_ms));
  got(velafi_within((bh_window){time_ms, 0, 0}));
  got(bitbitduo_sent_at(time_ms));
  got(rule_at(time_ms));
  got(bh_clock_offset(&number, &second, MS, MS, time_ms, 1));
}

/* Every time in seconds. */
static void seconds(int64_t time_s) {
  got(bh_time_format_utc((char[BH_UTC_SIZE]){0}, time_s));
  got(bh_time_format_seconds(BUF, time_s));
  got(mixin_between(time_s, S + 3600));
  got(mixin_between(S, time_s));
  got(bitbitduo_at(time_s));
  got(bh_bitbitduo_payload(BUF, BH_BITBITDUO_SHA256, BH_STR("id"), BH_STR("key"), 123456, time_s));
  got(bh_bitbitduo_token_request(&request, BUF, BH_BITBITDUO_SHA256, BH_STR("id"), BH_STR("key"), 123456, time_s));
}

static void seconds_for_milliseconds(void) {
  milliseconds(S);
  got(toobit_verified_at(S, "timestamp=1740568725231"));
}

static void milliseconds_for_seconds(void) {
  seconds(MS);
}

static void no_time_of_today(void) {
  const int64_t times[] = {0, -1, -S, -MS, MS * 1000, MS * 1000000, INT64_MIN, INT64_MAX};
  for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
    milliseconds(times[i]);
    seconds(times[i]);
  }
}

static void lifetime_for_exp(void) {
  got(mixin_between(S, 3600));
}

static void exp_before_iat(void) {
  got(mixin_between(S, S));
  got(mixin_between(S, S - 1));
}

static void own_clock_in_seconds(void) {
  got(bh_clock_offset(&number, &second, S, S + 1, MS, 1));
}

static void time_in_a_text(void) {
  bh_pave_call call = pave_call();
  call.timestamp = BH_STR("1740568725231");
  got(bh_pave_request(&request, BUF, &hmac_key, &call));
  got(bh_toobit_sign(signature, &hmac_key, BH_STR("timestamp=1740568725"), BH_STR("")));
  got(toobit_verified_at(MS, "timestamp=1740568725"));
}

static void timestamp_missing(void) {
  got(toobit_verified_at(MS, "a=1"));
  got(toobit_verified_at(MS, "timestamp="));
  got(toobit_verified_at(MS, "timestamp=99999999999999999999"));
  got(toobit_verified_at(MS, "TIMESTAMP=1740568725231"));
}

static void date_that_is_none(void) {
  const char *texts[] = {"2021-02-30T00:00:00Z", "2021-05-30 12:49:19Z",   "2021-05-30T12:49:19",
                         "2021-05-30T24:00:00Z", "2021-05-30T12:49:19Z\n", "0000-01-01T00:00:00Z"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) got(bh_time_parse_utc(&number, bh_cstr(texts[i])));
}

static void stale_or_ahead(void) {
  got(velafi_within((bh_window){MS + 5001, 5000, 0}));
  got(velafi_within((bh_window){MS - 1, 5000, 0}));
}

static void window_wider_than_time(void) {
  got(velafi_within((bh_window){MS, INT64_MAX, INT64_MAX}));
}

static void negative_duration(void) {
  bh_token_times times = {.min_interval_ms = -1};
  bh_toobit_call call = toobit_call();
  call.recv_window_ms = -1;
  got(velafi_within((bh_window){MS, -1, 0}));
  got(velafi_within((bh_window){MS, 0, INT64_MIN}));
  got(bh_token_rule(&action, &number, &times, MS));
  got(bh_clock_offset(&number, &second, MS, MS, MS, -1));
  got(bh_clock_offset(&number, &second, MS, MS - 1, MS, 1));
  got(bh_toobit_request(&request, BUF, &hmac_key, &call));
}

static void recv_window_too_wide(void) {
  bh_toobit_call call = toobit_call();
  call.recv_window_ms = 60001;
  got(bh_toobit_request(&request, BUF, &hmac_key, &call));
  /* An hour late, and fresh. */
  got(toobit_verified_at(MS, "recvWindow=999999999&timestamp=1740565125231"));
  got(toobit_verified_at(MS, "recvWindow=60001&timestamp=1740568725231"));
}

/* Signed as `from`, replayed with another end of the query. */
static void replayed(const char *from, size_t end) {
  assert_status(bh_toobit_sign(signature, &hmac_key, bh_cstr(from), BH_STR("")), BH_OK, "sign");
  got(bh_toobit_verify(bh_cstr(signature), &hmac_key, (bh_str){from, end}, bh_cstr(from + end), MS));
}

static void time_moved(void) {
  replayed("symbol=BTC&order_timestamp=1740568725231&timestamp=1740565125231", strlen("symbol=BTC&order_"));
  replayed("memo=xtimestamp=1740568725231&side=SELL&timestamp=1740565125231", strlen("memo=x"));
  replayed("timestamp=1740568725231&timestamp=1740565125231", strlen("timestamp=1740568725231&time"));
  replayed("a=1&timestamp=1740568725231", strlen("a=1&timestamp"));
  replayed("a=1&timestamp=1740568725231", strlen("a=1&timestamp=17405"));
  got(toobit_verified_at(MS, "mytimestamp=1740568725231"));
}

const misuse misuse_time[] = {
    {"time-in-seconds", seconds_for_milliseconds},
    {"time-in-milliseconds", milliseconds_for_seconds},
    {"time-of-no-day", no_time_of_today},
    {"time-lifetime-for-exp", lifetime_for_exp},
    {"time-exp-before-iat", exp_before_iat},
    {"time-own-clock-in-seconds", own_clock_in_seconds},
    {"time-in-a-text", time_in_a_text},
    {"time-missing", timestamp_missing},
    {"time-date-that-is-none", date_that_is_none},
    {"time-stale-or-ahead", stale_or_ahead},
    {"time-window-endless", window_wider_than_time},
    {"time-negative-duration", negative_duration},
    {"time-recv-window", recv_window_too_wide},
    {"time-moved", time_moved},
    {NULL, NULL},
};
