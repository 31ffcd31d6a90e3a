/* SECURITY.md's table: what is too large, and lengths that are none. */
#include "functions.h"
#include "table.h"
#include "test.h"

#include <string.h>

static char out[2][1024];

/* A good call of that row, with outputs. */
static void good(const row *r, args *a) {
  args_good(r, a);
  len = sizeof buf;
  a->buf = buf;
  a->len = &len;
  for (size_t i = 0; i < 2; i++) {
    check(r->out[i] <= sizeof out[i], "%s: %zu bytes", r->name, r->out[i]);
    a->out[i] = out[i];
  }
}

/* Each text of each function, one after the other, replaced. */
static size_t in_each_text(bh_str text) {
  size_t count = 0;
  for (size_t i = 0; i < ROW_COUNT; i++) {
    const function *f = api_function_named(rows[i].name);
    if (strcmp(f->returns, "bh_status") != 0) continue;
    bool is_response = rows[i].in == IN_HTTP_RESPONSE;
    for (size_t k = 0; k < TEXT_COUNT && (rows[i].text[k] || (is_response && k == 0)); k++, count++) {
      args a;
      good(&rows[i], &a);
      if (is_response)
        a.in_value.http.body = text;
      else
        a.text[k] = text;
      bh_status status = rows[i].call(&a);
      check(status == BH_OK || may_return(f, status), "%s: %s is not documented", f->name, bh_status_name(status));
      got(status);
    }
  }
  return count;
}

static void megabyte(void) {
  functions_setup();
  check(in_each_text(repeated("a", MEGABYTE)) > 60, "too few");
}

static void length_negative(void) {
  functions_setup();
  in_each_text((bh_str){"a", SIZE_MAX});
  in_each_text((bh_str){"a", (size_t)-5});
}

static void null_with_length(void) {
  functions_setup();
  in_each_text((bh_str){NULL, 1});
}

/* A megabyte in a struct's member: what is built has it whole. */
static void megabyte_in_a_call(void) {
  bh_str much = repeated("a", MEGABYTE);
  bh_param one = {BH_STR("a"), much};
  bh_toobit_call toobit = toobit_call();
  bh_pave_call pave = pave_call();
  toobit.query = &one;
  toobit.query_count = 1;
  pave.username = much;
  got(bh_toobit_request(&request, BUF, &hmac_key, &toobit));
  check(request.target.len > MEGABYTE, "%zu bytes", request.target.len);
  one.name = much;
  got(bh_toobit_request(&request, BUF, &hmac_key, &toobit));
  got(bh_pave_request(&request, BUF, &hmac_key, &pave));
}

static void token_too_long(void) {
  bh_mixin_claims claims = mixin_claims();
  claims.uid = repeated("a", MEGABYTE);
  got(bh_mixin_sign(BUF, &ed25519_key, &claims, BH_STR("GET"), BH_STR("/me"), BH_STR("")));
  got(verify_me((bh_str){buf, len}));
  got(bh_mixin_decode(&token, out[0], (len = sizeof out[0], &len), repeated("a", 8193)));
}

static void capacity_too_small(void) {
  char small[10];
  size_t capacity = sizeof small;
  got(bh_velafi_payload(small, &capacity, MS));
  check(capacity == strlen("timestamp=1740568725231"), "%zu bytes needed", capacity);
}

static void bound_zero(void) {
  uint32_t value;
  got(bh_random_below(&value, 0));
}

const misuse misuse_sizes[] = {
    {"size-megabyte", megabyte},     {"size-megabyte-in-a-call", megabyte_in_a_call},
    {"size-token", token_too_long},  {"size-negative", length_negative},
    {"size-null", null_with_length}, {"size-capacity", capacity_too_small},
    {"size-bound", bound_zero},      {NULL, NULL},
};
