/* The four services whose signature is hex: VelaFi, PAVE, Toobit, BITBITDUO. */
#include "vectors.h"

#include <string.h>

static char signature[BH_SIGNATURE_SIZE];
static bh_hmac_key key;
static bh_request request;
static bh_response response;

static void replied(const vector *v, bh_status status) {
  if (ok(v, status)) expect_response(v, &response);
}

static void requested(const vector *v, bh_status status) {
  if (ok(v, status)) expect_request(v, &request);
}

/* After a signature was made: the payload, and what verifying gives. */
static void signed_as_expected(const vector *v, bh_status payload, bh_status right, bh_status tampered) {
  expect_status(v, "payload", payload, BH_OK);
  if (payload == BH_OK) expect_text(v, "payload", written());
  expect_text(v, "signature", bh_cstr(signature));
  expect_status(v, "verify", right, BH_OK);
  expect_status(v, "verify of a changed signature", tampered, BH_ERR_SIGNATURE);
}

bool run_velafi(const vector *v) {
  const json_t *in = v->input;
  int64_t ms = number(in, "timestamp_ms");
  if (IS("sign")) {
    if (hmac_key(v, &key) && ok(v, bh_velafi_sign(signature, &key, ms)))
      signed_as_expected(v, bh_velafi_payload(buf, capacity(), ms),
                         bh_velafi_verify(bh_cstr(signature), &key, ms, NULL),
                         bh_velafi_verify(changed(signature), &key, ms, NULL));
  } else if (IS("verify")) {
    if (hmac_key(v, &key)) ok(v, bh_velafi_verify(text(in, "signature"), &key, ms, window(in)));
  } else if (IS("token_request")) {
    if (hmac_key(v, &key))
      requested(v, bh_velafi_token_request(&request, buf, capacity(), &key, text(in, "api_key"), ms));
  } else if (IS("token_response")) {
    replied(v, bh_velafi_token_response(&response, buf, capacity(), http(v)));
  } else if (IS("request")) {
    const json_t *c = json_object_get(in, "call");
    bh_velafi_call call = {.token = text(c, "token"),
                           .method = text(c, "method"),
                           .target = text(c, "target"),
                           .body = text(c, "body"),
                           .content_type = text(c, "content_type")};
    requested(v, bh_velafi_request(&request, buf, capacity(), &call));
  } else if (IS("response")) {
    replied(v, bh_velafi_response(&response, buf, capacity(), http(v)));
  } else {
    return false;
  }
  return true;
}

static bh_status pave_verify(const json_t *in, bh_str token, const bh_window *times) {
  return bh_pave_verify(token, &key, text(in, "username"), text(in, "api_key"), text(in, "timestamp"), times);
}

bool run_pave(const vector *v) {
  const json_t *in = v->input;
  bh_str username = text(in, "username"), api_key = text(in, "api_key"), timestamp = text(in, "timestamp");
  if (IS("sign")) {
    if (hmac_key(v, &key) && ok(v, bh_pave_sign(signature, &key, username, api_key, timestamp)))
      signed_as_expected(v, bh_pave_payload(buf, capacity(), username, api_key, timestamp),
                         pave_verify(in, bh_cstr(signature), NULL), pave_verify(in, changed(signature), NULL));
  } else if (IS("verify")) {
    if (hmac_key(v, &key)) ok(v, pave_verify(in, text(in, "signature"), window(in)));
  } else if (IS("request")) {
    const json_t *c = json_object_get(in, "call");
    bh_pave_call call = {.username = text(c, "username"),
                         .api_key = text(c, "api_key"),
                         .timestamp = text(c, "timestamp"),
                         .method = text(c, "method"),
                         .target = text(c, "target"),
                         .body = text(c, "body")};
    if (hmac_key(v, &key)) requested(v, bh_pave_request(&request, buf, capacity(), &key, &call));
  } else if (IS("response")) {
    replied(v, bh_pave_response(&response, buf, capacity(), http(v)));
  } else {
    return false;
  }
  return true;
}

static bh_status toobit_request(const json_t *c) {
  static bh_param query[2000], form[2000];
  bh_toobit_call call = {.api_key = text(c, "api_key"),
                         .method = text(c, "method"),
                         .path = text(c, "path"),
                         .query = query,
                         .query_count = params(c, "query", query, 2000),
                         .form = form,
                         .form_count = params(c, "form", form, 2000),
                         .json = text(c, "json"),
                         .timestamp_ms = number(c, "timestamp_ms"),
                         .recv_window_ms = number(c, "recv_window_ms")};
  return bh_toobit_request(&request, buf, capacity(), &key, &call);
}

bool run_toobit(const vector *v) {
  const json_t *in = v->input;
  bh_str query = text(in, "query"), body = text(in, "body");
  if (IS("sign")) {
    if (hmac_key(v, &key) && ok(v, bh_toobit_sign(signature, &key, query, body)))
      signed_as_expected(v, bh_toobit_payload(buf, capacity(), query, body),
                         bh_toobit_verify(bh_cstr(signature), &key, query, body, 0),
                         bh_toobit_verify(changed(signature), &key, query, body, 0));
  } else if (IS("verify")) {
    if (hmac_key(v, &key)) ok(v, bh_toobit_verify(text(in, "signature"), &key, query, body, number(in, "now_ms")));
  } else if (IS("request")) {
    if (hmac_key(v, &key)) requested(v, toobit_request(json_object_get(in, "call")));
  } else if (IS("response")) {
    replied(v, bh_toobit_response(&response, buf, capacity(), http(v)));
  } else if (IS("response_item")) {
    replied(v, bh_toobit_response_item(&response, buf, capacity(), http(v), (size_t)number(in, "index")));
  } else if (IS("time_request")) {
    requested(v, bh_toobit_time_request(&request, buf, capacity()));
  } else if (IS("time_response")) {
    replied(v, bh_toobit_time_response(&response, buf, capacity(), http(v)));
  } else {
    return false;
  }
  return true;
}

static uint32_t scheme(const vector *v) {
  const json_t *value = json_object_get(v->input, "scheme");
  const char *name = json_string_value(value);
  if (!name) return (uint32_t)json_integer_value(value);
  if (strcmp(name, "SHA256") == 0) return BH_BITBITDUO_SHA256;
  if (strcmp(name, "HMAC_SHA256") == 0) return BH_BITBITDUO_HMAC_SHA256;
  if (strcmp(name, "HMAC_SHA256_APPID") == 0) return BH_BITBITDUO_HMAC_SHA256_APPID;
  wrong(v, "unknown scheme %s", name);
  return 0;
}

bool run_bitbitduo(const vector *v) {
  const json_t *in = v->input;
  bh_str id = text(in, "app_id"), app_key = text(in, "app_key");
  uint32_t random = (uint32_t)number(in, "random"), kind = json_object_get(in, "scheme") ? scheme(v) : 0;
  int64_t s = number(in, "time_s");
  if (IS("sign")) {
    if (ok(v, bh_bitbitduo_sign(signature, kind, id, app_key, random, s)))
      signed_as_expected(v, bh_bitbitduo_payload(buf, capacity(), kind, id, app_key, random, s),
                         bh_bitbitduo_verify(bh_cstr(signature), kind, id, app_key, random, s, NULL),
                         bh_bitbitduo_verify(changed(signature), kind, id, app_key, random, s, NULL));
  } else if (IS("verify")) {
    ok(v, bh_bitbitduo_verify(text(in, "signature"), kind, id, app_key, random, s, window(in)));
  } else if (IS("token_request")) {
    requested(v, bh_bitbitduo_token_request(&request, buf, capacity(), kind, id, app_key, random, s));
  } else if (IS("token_response")) {
    replied(v, bh_bitbitduo_token_response(&response, buf, capacity(), http(v), number(in, "sent_ms")));
  } else if (IS("time_request")) {
    requested(v, bh_bitbitduo_time_request(&request, buf, capacity()));
  } else if (IS("time_response")) {
    replied(v, bh_bitbitduo_time_response(&response, buf, capacity(), http(v)));
  } else {
    return false;
  }
  return true;
}
