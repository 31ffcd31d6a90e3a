/* Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those. */
/* clang-format off */
#include "native.h"

#include <string.h>

static jint request_end(copies *c, output *o, bh_status status, const bh_request *in,
    jobjectArray out, jintArray spans) {
  if (status == BH_OK && !c->failed) {
    jint places[39] = {0};
    size_t i;
    places[0] = (jint)in->header_count;
    set_span(places + 1, o, in->method);
    set_span(places + 3, o, in->target);
    set_span(places + 5, o, in->body);
    for (i = 0; i < in->header_count; i++) {
      set_span(places + 7 + 4 * i, o, in->headers[i].name);
      set_span(places + 9 + 4 * i, o, in->headers[i].value);
    }
    set_ints(c, status, spans, places, 39);
  }
  return output_end(c, o, status, out);
}

static jint response_end(copies *c, output *o, bh_status status, const bh_response *in,
    jobjectArray out, jintArray spans, jlongArray numbers) {
  if (status == BH_OK && !c->failed) {
    jint places[10] = {0};
    const jlong values[9] = {(jlong)in->outcome, (jlong)in->http_status, (jlong)in->error_code, (jlong)in->expires_ms, (jlong)in->server_time_ms, (jlong)in->retry_after_ms, (jlong)in->retry_at_ms, (jlong)in->item_count, (jlong)in->failed_count};
    set_span(places + 0, o, in->error_name);
    set_span(places + 2, o, in->error_message);
    set_span(places + 4, o, in->detail);
    set_span(places + 6, o, in->advice);
    set_span(places + 8, o, in->token);
    set_ints(c, status, spans, places, 10);
    set_longs(c, status, numbers, values, 9);
  }
  return output_end(c, o, status, out);
}

static jint diagnosis_end(copies *c, output *o, bh_status status, const bh_diagnosis *in,
    jobjectArray out, jintArray spans, jlongArray numbers) {
  if (status == BH_OK && !c->failed) {
    jint places[8] = {0};
    const jlong values[4] = {(jlong)in->mistake, (jlong)in->second_mistake, (jlong)in->third_mistake, (jlong)in->computed};
    set_span(places + 0, o, in->names);
    set_span(places + 2, o, in->message);
    set_span(places + 4, o, in->payload);
    set_span(places + 6, o, in->tried);
    set_ints(c, status, spans, places, 8);
    set_longs(c, status, numbers, values, 4);
  }
  return output_end(c, o, status, out);
}

static jint mixin_token_end(copies *c, output *o, bh_status status, const bh_mixin_token *in,
    jobjectArray out, jintArray spans, jlongArray numbers) {
  if (status == BH_OK && !c->failed) {
    jint places[16] = {0};
    const jlong values[3] = {(jlong)in->claims.iat_s, (jlong)in->claims.exp_s, (jlong)in->claims.flags};
    set_span(places + 0, o, in->alg);
    set_span(places + 2, o, in->sig);
    set_span(places + 4, o, in->claims.uid);
    set_span(places + 6, o, in->claims.sid);
    set_span(places + 8, o, in->claims.aid);
    set_span(places + 10, o, in->claims.iss);
    set_span(places + 12, o, in->claims.scp);
    set_span(places + 14, o, in->claims.jti);
    set_ints(c, status, spans, places, 16);
    set_longs(c, status, numbers, values, 3);
  }
  return output_end(c, o, status, out);
}

static jint mixin_keystore_end(copies *c, output *o, bh_status status, const bh_mixin_keystore *in,
    jobjectArray out, jintArray spans, jlongArray numbers) {
  if (status == BH_OK && !c->failed) {
    jint places[16] = {0};
    const jlong values[1] = {(jlong)in->server_key_kind};
    set_span(places + 0, o, in->app_id);
    set_span(places + 2, o, in->session_id);
    set_span(places + 4, o, in->authorization_id);
    set_span(places + 6, o, in->scope);
    set_span(places + 8, o, in->private_key);
    set_span(places + 10, o, in->server_key);
    set_span(places + 12, o, in->spend_key);
    set_span(places + 14, o, in->pin);
    set_ints(c, status, spans, places, 16);
    set_longs(c, status, numbers, values, 1);
  }
  return output_end(c, o, status, out);
}

static jint mixin_authorization_end(copies *c, output *o, bh_status status, const bh_mixin_authorization *in,
    jobjectArray out, jintArray spans) {
  if (status == BH_OK && !c->failed) {
    jint places[6] = {0};
    set_span(places + 0, o, in->authorization_id);
    set_span(places + 2, o, in->scope);
    set_span(places + 4, o, in->server_key);
    set_ints(c, status, spans, places, 6);
  }
  return output_end(c, o, status, out);
}

NATIVE(jstring, statusName, jint status) {
  return (*env)->NewStringUTF(env, bh_status_name((bh_status)status));
}

NATIVE(jstring, statusMessage, jint status) {
  return (*env)->NewStringUTF(env, bh_status_message((bh_status)status));
}

NATIVE0(jint, abiVersion) {
  (void)env;
  return (jint)bh_abi_version();
}

NATIVE0(jstring, version) {
  return (*env)->NewStringUTF(env, bh_version());
}

NATIVE(jint, hmacKeyInit, jbyteArray secret, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_allocate();
  bh_str in_secret;
  copies_begin(&c, env);
  in_secret = copy_text(&c, secret);
  if (held == NULL) copies_out_of_memory(&c);
  CALL(&c, status, bh_hmac_key_init(&held->key.hmac, in_secret));
  return key_made(&c, status, held, out);
}

NATIVE(jint, secretCheck, jbyteArray secret) {
  copies c;
  bh_status status = BH_OK;
  bh_str in_secret;
  copies_begin(&c, env);
  in_secret = copy_text(&c, secret);
  CALL(&c, status, bh_secret_check(in_secret));
  return copies_end(&c, status);
}

NATIVE(jint, ed25519KeyFromSeed, jbyteArray seed32, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_allocate();
  const uint8_t *in_seed32;
  copies_begin(&c, env);
  in_seed32 = copy_bytes(&c, seed32, BH_ED25519_SEED_SIZE, &status);
  if (held == NULL) copies_out_of_memory(&c);
  CALL(&c, status, bh_ed25519_key_from_seed(&held->key.ed25519, in_seed32));
  return key_made(&c, status, held, out);
}

NATIVE(jint, ed25519KeyFromHex, jbyteArray hex, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_allocate();
  bh_str in_hex;
  copies_begin(&c, env);
  in_hex = copy_text(&c, hex);
  if (held == NULL) copies_out_of_memory(&c);
  CALL(&c, status, bh_ed25519_key_from_hex(&held->key.ed25519, in_hex));
  return key_made(&c, status, held, out);
}

NATIVE(jint, ed25519KeyFromBase64url, jbyteArray base64url, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_allocate();
  bh_str in_base64url;
  copies_begin(&c, env);
  in_base64url = copy_text(&c, base64url);
  if (held == NULL) copies_out_of_memory(&c);
  CALL(&c, status, bh_ed25519_key_from_base64url(&held->key.ed25519, in_base64url));
  return key_made(&c, status, held, out);
}

NATIVE(jint, ed25519KeyRead, jbyteArray text, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_allocate();
  bh_str in_text;
  copies_begin(&c, env);
  in_text = copy_text(&c, text);
  if (held == NULL) copies_out_of_memory(&c);
  CALL(&c, status, bh_ed25519_key_read(&held->key.ed25519, in_text));
  return key_made(&c, status, held, out);
}

NATIVE(jint, ed25519PublicRead, jbyteArray text, jbyteArray out) {
  copies c;
  bh_status status = BH_OK;
  uint8_t out_public32[BH_ED25519_PUBLIC_SIZE];
  bh_str in_text;
  copies_begin(&c, env);
  in_text = copy_text(&c, text);
  CALL(&c, status, bh_ed25519_public_read(out_public32, in_text));
  return fixed_end(&c, status, out, out_public32, sizeof out_public32);
}

NATIVE(jint, sha256, jbyteArray message, jbyteArray out) {
  copies c;
  bh_status status = BH_OK;
  uint8_t out_digest[BH_SHA256_SIZE];
  bh_str in_message;
  copies_begin(&c, env);
  in_message = copy_text(&c, message);
  CALL(&c, status, bh_sha256(out_digest, in_message));
  return fixed_end(&c, status, out, out_digest, sizeof out_digest);
}

NATIVE(jint, hmacSha256, jlong key, jbyteArray message, jbyteArray out) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  uint8_t out_mac[BH_SHA256_SIZE];
  bh_str in_message;
  copies_begin(&c, env);
  in_message = copy_text(&c, message);
  CALL(&c, status, bh_hmac_sha256(out_mac, &held->key.hmac, in_message));
  key_leave(held);
  return fixed_end(&c, status, out, out_mac, sizeof out_mac);
}

NATIVE(jint, equal, jbyteArray a, jbyteArray b) {
  copies c;
  bh_status status = BH_OK;
  bh_str in_a;
  bh_str in_b;
  copies_begin(&c, env);
  in_a = copy_text(&c, a);
  in_b = copy_text(&c, b);
  status = c.failed ? 0 : (bh_status)bh_equal(in_a, in_b);
  return copies_end(&c, status);
}

NATIVE(jint, ed25519Public, jlong key, jbyteArray out) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  uint8_t out_public32[BH_ED25519_PUBLIC_SIZE];
  copies_begin(&c, env);
  CALL(&c, status, bh_ed25519_public(out_public32, &held->key.ed25519));
  key_leave(held);
  return fixed_end(&c, status, out, out_public32, sizeof out_public32);
}

NATIVE(jint, ed25519Sign, jlong key, jbyteArray message, jbyteArray out) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  uint8_t out_signature[BH_ED25519_SIGNATURE_SIZE];
  bh_str in_message;
  copies_begin(&c, env);
  in_message = copy_text(&c, message);
  CALL(&c, status, bh_ed25519_sign(out_signature, &held->key.ed25519, in_message));
  key_leave(held);
  return fixed_end(&c, status, out, out_signature, sizeof out_signature);
}

NATIVE(jint, ed25519Verify, jbyteArray signature, jbyteArray public32, jbyteArray message) {
  copies c;
  bh_status status = BH_OK;
  const uint8_t *in_signature;
  const uint8_t *in_public32;
  bh_str in_message;
  copies_begin(&c, env);
  in_signature = copy_bytes(&c, signature, BH_ED25519_SIGNATURE_SIZE, &status);
  in_public32 = copy_bytes(&c, public32, BH_ED25519_PUBLIC_SIZE, &status);
  in_message = copy_text(&c, message);
  CALL(&c, status, bh_ed25519_verify(in_signature, in_public32, in_message));
  return copies_end(&c, status);
}

NATIVE(jint, hexEncode, jbyteArray bytes, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_bytes;
  copies_begin(&c, env);
  output_begin(&o);
  in_bytes = copy_text(&c, bytes);
  CALL_OUTPUT(&c, &o, status, bh_hex_encode(o.buf, &o.len, in_bytes));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, hexDecode, jbyteArray hex, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_hex;
  copies_begin(&c, env);
  output_begin(&o);
  in_hex = copy_text(&c, hex);
  CALL_OUTPUT(&c, &o, status, bh_hex_decode((uint8_t *)o.buf, &o.len, in_hex));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, base64urlEncode, jbyteArray bytes, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_bytes;
  copies_begin(&c, env);
  output_begin(&o);
  in_bytes = copy_text(&c, bytes);
  CALL_OUTPUT(&c, &o, status, bh_base64url_encode(o.buf, &o.len, in_bytes));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, base64urlDecode, jbyteArray base64url, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_base64url;
  copies_begin(&c, env);
  output_begin(&o);
  in_base64url = copy_text(&c, base64url);
  CALL_OUTPUT(&c, &o, status, bh_base64url_decode((uint8_t *)o.buf, &o.len, in_base64url));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, percentEncode, jbyteArray text, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_text;
  copies_begin(&c, env);
  output_begin(&o);
  in_text = copy_text(&c, text);
  CALL_OUTPUT(&c, &o, status, bh_percent_encode(o.buf, &o.len, in_text));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, queryEncode, jobjectArray params, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  const bh_param *in_params;
  size_t in_params_count;
  copies_begin(&c, env);
  output_begin(&o);
  in_params = copy_params(&c, params, &in_params_count);
  CALL_OUTPUT(&c, &o, status, bh_query_encode(o.buf, &o.len, in_params, in_params_count));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, timeFormatUtc, jlong time_s, jbyteArray out) {
  copies c;
  bh_status status = BH_OK;
  char out_utc[BH_UTC_SIZE];
  copies_begin(&c, env);
  CALL(&c, status, bh_time_format_utc(out_utc, time_s));
  return fixed_end(&c, status, out, out_utc, sizeof out_utc - 1);
}

NATIVE(jint, timeFormatSeconds, jlong time_s, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  copies_begin(&c, env);
  output_begin(&o);
  CALL_OUTPUT(&c, &o, status, bh_time_format_seconds(o.buf, &o.len, time_s));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, timeParseUtc, jbyteArray text, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  int64_t out_time_s = 0;
  bh_str in_text;
  copies_begin(&c, env);
  in_text = copy_text(&c, text);
  CALL(&c, status, bh_time_parse_utc(&out_time_s, in_text));
  {
    const jlong values[] = {(jlong)out_time_s};
    set_longs(&c, status, out, values, 1);
  }
  return copies_end(&c, status);
}

NATIVE(jint, nowMs, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  int64_t out_now_ms = 0;
  copies_begin(&c, env);
  CALL(&c, status, bh_now_ms(&out_now_ms));
  {
    const jlong values[] = {(jlong)out_now_ms};
    set_longs(&c, status, out, values, 1);
  }
  return copies_end(&c, status);
}

NATIVE(jint, uuidV4, jbyteArray out) {
  copies c;
  bh_status status = BH_OK;
  char out_uuid[BH_UUID_SIZE];
  copies_begin(&c, env);
  CALL(&c, status, bh_uuid_v4(out_uuid));
  return fixed_end(&c, status, out, out_uuid, sizeof out_uuid - 1);
}

NATIVE(jint, randomBelow, jint bound, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  uint32_t out_value = 0;
  copies_begin(&c, env);
  CALL(&c, status, bh_random_below(&out_value, (uint32_t)bound));
  {
    const jlong values[] = {(jlong)out_value};
    set_longs(&c, status, out, values, 1);
  }
  return copies_end(&c, status);
}

NATIVE(jint, clockOffset, jlong sent_ms, jlong received_ms, jlong server_time_ms, jlong resolution_ms, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  int64_t out_offset_ms = 0;
  int64_t out_uncertainty_ms = 0;
  copies_begin(&c, env);
  CALL(&c, status, bh_clock_offset(&out_offset_ms, &out_uncertainty_ms, sent_ms, received_ms, server_time_ms, resolution_ms));
  {
    const jlong values[] = {(jlong)out_offset_ms, (jlong)out_uncertainty_ms};
    set_longs(&c, status, out, values, 2);
  }
  return copies_end(&c, status);
}

NATIVE(jint, tokenRule, jlong issued_ms, jlong expires_ms, jlong last_request_ms, jlong min_interval_ms, jlong refresh_ahead_ms, jlong now_ms, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  bh_token_action out_action = 0;
  int64_t out_wait_ms = 0;
  bh_token_times in_times;
  copies_begin(&c, env);
  memset(&in_times, 0, sizeof in_times);
  in_times.issued_ms = issued_ms;
  in_times.expires_ms = expires_ms;
  in_times.last_request_ms = last_request_ms;
  in_times.min_interval_ms = min_interval_ms;
  in_times.refresh_ahead_ms = refresh_ahead_ms;
  CALL(&c, status, bh_token_rule(&out_action, &out_wait_ms, &in_times, now_ms));
  {
    const jlong values[] = {(jlong)out_action, (jlong)out_wait_ms};
    set_longs(&c, status, out, values, 2);
  }
  return copies_end(&c, status);
}

NATIVE(jint, velafiPayload, jlong timestamp_ms, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  copies_begin(&c, env);
  output_begin(&o);
  CALL_OUTPUT(&c, &o, status, bh_velafi_payload(o.buf, &o.len, timestamp_ms));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, velafiSign, jlong key, jlong timestamp_ms, jbyteArray out) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  char out_signature[BH_SIGNATURE_SIZE];
  copies_begin(&c, env);
  CALL(&c, status, bh_velafi_sign(out_signature, &held->key.hmac, timestamp_ms));
  key_leave(held);
  return fixed_end(&c, status, out, out_signature, sizeof out_signature - 1);
}

NATIVE(jint, velafiVerify, jbyteArray signature, jlong key, jlong timestamp_ms, jlongArray window) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_str in_signature;
  bh_window in_window = {0};
  jlong window_numbers[3];
  bool has_window;
  copies_begin(&c, env);
  in_signature = copy_text(&c, signature);
  has_window = copy_longs(&c, window_numbers, window, 3);
  if (has_window) {
    in_window.now_ms = window_numbers[0];
    in_window.past_ms = window_numbers[1];
    in_window.ahead_ms = window_numbers[2];
  }
  CALL(&c, status, bh_velafi_verify(in_signature, &held->key.hmac, timestamp_ms, has_window ? &in_window : NULL));
  key_leave(held);
  return copies_end(&c, status);
}

NATIVE(jint, velafiTokenRequest, jlong key, jbyteArray api_key, jlong timestamp_ms, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_request out_request;
  bh_str in_api_key;
  copies_begin(&c, env);
  output_begin(&o);
  in_api_key = copy_text(&c, api_key);
  CALL_OUTPUT(&c, &o, status, bh_velafi_token_request(&out_request, o.buf, &o.len, &held->key.hmac, in_api_key, timestamp_ms));
  key_leave(held);
  return request_end(&c, &o, status, &out_request, out, spans);
}

NATIVE(jint, velafiTokenResponse, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_response out_response;
  bh_http_response in_http;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  CALL_OUTPUT(&c, &o, status, bh_velafi_token_response(&out_response, o.buf, &o.len, &in_http));
  return response_end(&c, &o, status, &out_response, out, spans, numbers);
}

NATIVE(jint, velafiRequest, jbyteArray token, jbyteArray method, jbyteArray target, jbyteArray body, jbyteArray content_type, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_request out_request;
  bh_velafi_call in_call;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_call, 0, sizeof in_call);
  in_call.token = copy_text(&c, token);
  in_call.method = copy_text(&c, method);
  in_call.target = copy_text(&c, target);
  in_call.body = copy_text(&c, body);
  in_call.content_type = copy_text(&c, content_type);
  CALL_OUTPUT(&c, &o, status, bh_velafi_request(&out_request, o.buf, &o.len, &in_call));
  return request_end(&c, &o, status, &out_request, out, spans);
}

NATIVE(jint, velafiResponse, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_response out_response;
  bh_http_response in_http;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  CALL_OUTPUT(&c, &o, status, bh_velafi_response(&out_response, o.buf, &o.len, &in_http));
  return response_end(&c, &o, status, &out_response, out, spans, numbers);
}

NATIVE(jint, velafiWebhookVerify, jbyteArray signature, jbyteArray public_key, jbyteArray body) {
  copies c;
  bh_status status = BH_OK;
  bh_str in_signature;
  bh_str in_public_key;
  bh_str in_body;
  copies_begin(&c, env);
  in_signature = copy_text(&c, signature);
  in_public_key = copy_text(&c, public_key);
  in_body = copy_text(&c, body);
  CALL(&c, status, bh_velafi_webhook_verify(in_signature, in_public_key, in_body));
  return copies_end(&c, status);
}

NATIVE(jint, velafiWebhookId, jbyteArray body, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_body;
  copies_begin(&c, env);
  output_begin(&o);
  in_body = copy_text(&c, body);
  CALL_OUTPUT(&c, &o, status, bh_velafi_webhook_id(o.buf, &o.len, in_body));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, velafiWebhookAcknowledge, jint accepted, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  copies_begin(&c, env);
  output_begin(&o);
  CALL_OUTPUT(&c, &o, status, bh_velafi_webhook_acknowledge(o.buf, &o.len, (uint32_t)accepted));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, velafiDiagnose, jbyteArray signature, jbyteArray secret, jbyteArray api_key, jlong timestamp_ms, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_diagnosis out_diagnosis;
  bh_str in_signature;
  bh_str in_secret;
  bh_str in_api_key;
  copies_begin(&c, env);
  output_begin(&o);
  in_signature = copy_text(&c, signature);
  in_secret = copy_text(&c, secret);
  in_api_key = copy_text(&c, api_key);
  CALL_OUTPUT(&c, &o, status, bh_velafi_diagnose(&out_diagnosis, o.buf, &o.len, in_signature, in_secret, in_api_key, timestamp_ms));
  return diagnosis_end(&c, &o, status, &out_diagnosis, out, spans, numbers);
}

NATIVE(jint, pavePayload, jbyteArray username, jbyteArray api_key, jbyteArray timestamp, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_username;
  bh_str in_api_key;
  bh_str in_timestamp;
  copies_begin(&c, env);
  output_begin(&o);
  in_username = copy_text(&c, username);
  in_api_key = copy_text(&c, api_key);
  in_timestamp = copy_text(&c, timestamp);
  CALL_OUTPUT(&c, &o, status, bh_pave_payload(o.buf, &o.len, in_username, in_api_key, in_timestamp));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, paveSign, jlong key, jbyteArray username, jbyteArray api_key, jbyteArray timestamp, jbyteArray out) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  char out_signature[BH_SIGNATURE_SIZE];
  bh_str in_username;
  bh_str in_api_key;
  bh_str in_timestamp;
  copies_begin(&c, env);
  in_username = copy_text(&c, username);
  in_api_key = copy_text(&c, api_key);
  in_timestamp = copy_text(&c, timestamp);
  CALL(&c, status, bh_pave_sign(out_signature, &held->key.hmac, in_username, in_api_key, in_timestamp));
  key_leave(held);
  return fixed_end(&c, status, out, out_signature, sizeof out_signature - 1);
}

NATIVE(jint, paveVerify, jbyteArray signature, jlong key, jbyteArray username, jbyteArray api_key, jbyteArray timestamp, jlongArray window) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_str in_signature;
  bh_str in_username;
  bh_str in_api_key;
  bh_str in_timestamp;
  bh_window in_window = {0};
  jlong window_numbers[3];
  bool has_window;
  copies_begin(&c, env);
  in_signature = copy_text(&c, signature);
  in_username = copy_text(&c, username);
  in_api_key = copy_text(&c, api_key);
  in_timestamp = copy_text(&c, timestamp);
  has_window = copy_longs(&c, window_numbers, window, 3);
  if (has_window) {
    in_window.now_ms = window_numbers[0];
    in_window.past_ms = window_numbers[1];
    in_window.ahead_ms = window_numbers[2];
  }
  CALL(&c, status, bh_pave_verify(in_signature, &held->key.hmac, in_username, in_api_key, in_timestamp, has_window ? &in_window : NULL));
  key_leave(held);
  return copies_end(&c, status);
}

NATIVE(jint, paveRequest, jlong key, jbyteArray username, jbyteArray api_key, jbyteArray timestamp, jbyteArray method, jbyteArray target, jbyteArray body, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_request out_request;
  bh_pave_call in_call;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_call, 0, sizeof in_call);
  in_call.username = copy_text(&c, username);
  in_call.api_key = copy_text(&c, api_key);
  in_call.timestamp = copy_text(&c, timestamp);
  in_call.method = copy_text(&c, method);
  in_call.target = copy_text(&c, target);
  in_call.body = copy_text(&c, body);
  CALL_OUTPUT(&c, &o, status, bh_pave_request(&out_request, o.buf, &o.len, &held->key.hmac, &in_call));
  key_leave(held);
  return request_end(&c, &o, status, &out_request, out, spans);
}

NATIVE(jint, paveResponse, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_response out_response;
  bh_http_response in_http;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  CALL_OUTPUT(&c, &o, status, bh_pave_response(&out_response, o.buf, &o.len, &in_http));
  return response_end(&c, &o, status, &out_response, out, spans, numbers);
}

NATIVE(jint, paveCallbackVerify, jbyteArray sent, jbyteArray stored) {
  copies c;
  bh_status status = BH_OK;
  bh_str in_sent;
  bh_str in_stored;
  copies_begin(&c, env);
  in_sent = copy_text(&c, sent);
  in_stored = copy_text(&c, stored);
  CALL(&c, status, bh_pave_callback_verify(in_sent, in_stored));
  return copies_end(&c, status);
}

NATIVE(jint, paveDiagnose, jbyteArray signature, jbyteArray secret, jbyteArray username, jbyteArray api_key, jbyteArray timestamp, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_diagnosis out_diagnosis;
  bh_str in_signature;
  bh_str in_secret;
  bh_str in_username;
  bh_str in_api_key;
  bh_str in_timestamp;
  copies_begin(&c, env);
  output_begin(&o);
  in_signature = copy_text(&c, signature);
  in_secret = copy_text(&c, secret);
  in_username = copy_text(&c, username);
  in_api_key = copy_text(&c, api_key);
  in_timestamp = copy_text(&c, timestamp);
  CALL_OUTPUT(&c, &o, status, bh_pave_diagnose(&out_diagnosis, o.buf, &o.len, in_signature, in_secret, in_username, in_api_key, in_timestamp));
  return diagnosis_end(&c, &o, status, &out_diagnosis, out, spans, numbers);
}

NATIVE(jint, mixinKeystoreRead, jbyteArray text, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_mixin_keystore out_keystore;
  bh_str in_text;
  copies_begin(&c, env);
  output_begin(&o);
  in_text = copy_text(&c, text);
  CALL_OUTPUT(&c, &o, status, bh_mixin_keystore_read(&out_keystore, o.buf, &o.len, in_text));
  return mixin_keystore_end(&c, &o, status, &out_keystore, out, spans, numbers);
}

NATIVE(jint, mixinPayload, jbyteArray texts, jintArray ends, jlong iat_s, jlong exp_s, jint flags, jbyteArray method, jbyteArray target, jbyteArray body, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_mixin_claims in_claims;
  bh_str in_method;
  bh_str in_target;
  bh_str in_body;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_claims, 0, sizeof in_claims);
  {
    bh_str *const all[] = {&in_claims.uid, &in_claims.sid, &in_claims.aid, &in_claims.iss, &in_claims.scp, &in_claims.jti};
    copy_packed(&c, all, 6, texts, ends);
  }
  in_claims.iat_s = iat_s;
  in_claims.exp_s = exp_s;
  in_claims.flags = (bh_mixin_flags)flags;
  in_method = copy_text(&c, method);
  in_target = copy_text(&c, target);
  in_body = copy_text(&c, body);
  CALL_OUTPUT(&c, &o, status, bh_mixin_payload(o.buf, &o.len, &in_claims, in_method, in_target, in_body));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, mixinSign, jlong key, jbyteArray texts, jintArray ends, jlong iat_s, jlong exp_s, jint flags, jbyteArray method, jbyteArray target, jbyteArray body, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_mixin_claims in_claims;
  bh_str in_method;
  bh_str in_target;
  bh_str in_body;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_claims, 0, sizeof in_claims);
  {
    bh_str *const all[] = {&in_claims.uid, &in_claims.sid, &in_claims.aid, &in_claims.iss, &in_claims.scp, &in_claims.jti};
    copy_packed(&c, all, 6, texts, ends);
  }
  in_claims.iat_s = iat_s;
  in_claims.exp_s = exp_s;
  in_claims.flags = (bh_mixin_flags)flags;
  in_method = copy_text(&c, method);
  in_target = copy_text(&c, target);
  in_body = copy_text(&c, body);
  CALL_OUTPUT(&c, &o, status, bh_mixin_sign(o.buf, &o.len, &held->key.ed25519, &in_claims, in_method, in_target, in_body));
  key_leave(held);
  return output_end(&c, &o, status, out);
}

NATIVE(jint, mixinVerify, jbyteArray token, jbyteArray public32, jbyteArray method, jbyteArray target, jbyteArray body, jbyteArray request_id, jlongArray window, jint flags) {
  copies c;
  bh_status status = BH_OK;
  bh_str in_token;
  const uint8_t *in_public32;
  bh_str in_method;
  bh_str in_target;
  bh_str in_body;
  bh_str in_request_id;
  bh_window in_window = {0};
  jlong window_numbers[3];
  bool has_window;
  copies_begin(&c, env);
  in_token = copy_text(&c, token);
  in_public32 = copy_bytes(&c, public32, BH_ED25519_PUBLIC_SIZE, &status);
  in_method = copy_text(&c, method);
  in_target = copy_text(&c, target);
  in_body = copy_text(&c, body);
  in_request_id = copy_text(&c, request_id);
  has_window = copy_longs(&c, window_numbers, window, 3);
  if (has_window) {
    in_window.now_ms = window_numbers[0];
    in_window.past_ms = window_numbers[1];
    in_window.ahead_ms = window_numbers[2];
  }
  CALL(&c, status, bh_mixin_verify(in_token, in_public32, in_method, in_target, in_body, in_request_id, has_window ? &in_window : NULL, (bh_mixin_flags)flags));
  return copies_end(&c, status);
}

NATIVE(jint, mixinIntegrityVerify, jbyteArray token, jbyteArray public32, jbyteArray method, jbyteArray target, jbyteArray body, jbyteArray request_id, jlongArray window) {
  copies c;
  bh_status status = BH_OK;
  bh_str in_token;
  const uint8_t *in_public32;
  bh_str in_method;
  bh_str in_target;
  bh_str in_body;
  bh_str in_request_id;
  bh_window in_window = {0};
  jlong window_numbers[3];
  bool has_window;
  copies_begin(&c, env);
  in_token = copy_text(&c, token);
  in_public32 = copy_bytes(&c, public32, BH_ED25519_PUBLIC_SIZE, &status);
  in_method = copy_text(&c, method);
  in_target = copy_text(&c, target);
  in_body = copy_text(&c, body);
  in_request_id = copy_text(&c, request_id);
  has_window = copy_longs(&c, window_numbers, window, 3);
  if (has_window) {
    in_window.now_ms = window_numbers[0];
    in_window.past_ms = window_numbers[1];
    in_window.ahead_ms = window_numbers[2];
  }
  CALL(&c, status, bh_mixin_integrity_verify(in_token, in_public32, in_method, in_target, in_body, in_request_id, has_window ? &in_window : NULL));
  return copies_end(&c, status);
}

NATIVE(jint, mixinDecode, jbyteArray token, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_mixin_token out_decoded;
  bh_str in_token;
  copies_begin(&c, env);
  output_begin(&o);
  in_token = copy_text(&c, token);
  CALL_OUTPUT(&c, &o, status, bh_mixin_decode(&out_decoded, o.buf, &o.len, in_token));
  return mixin_token_end(&c, &o, status, &out_decoded, out, spans, numbers);
}

NATIVE(jint, mixinRequest, jlong key, jbyteArray texts, jintArray ends, jlong iat_s, jlong exp_s, jint flags, jbyteArray method, jbyteArray target, jbyteArray body, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_request out_request;
  bh_mixin_claims in_claims;
  bh_str in_method;
  bh_str in_target;
  bh_str in_body;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_claims, 0, sizeof in_claims);
  {
    bh_str *const all[] = {&in_claims.uid, &in_claims.sid, &in_claims.aid, &in_claims.iss, &in_claims.scp, &in_claims.jti};
    copy_packed(&c, all, 6, texts, ends);
  }
  in_claims.iat_s = iat_s;
  in_claims.exp_s = exp_s;
  in_claims.flags = (bh_mixin_flags)flags;
  in_method = copy_text(&c, method);
  in_target = copy_text(&c, target);
  in_body = copy_text(&c, body);
  CALL_OUTPUT(&c, &o, status, bh_mixin_request(&out_request, o.buf, &o.len, &held->key.ed25519, &in_claims, in_method, in_target, in_body));
  key_leave(held);
  return request_end(&c, &o, status, &out_request, out, spans);
}

NATIVE(jint, mixinResponse, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_response out_response;
  bh_http_response in_http;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  CALL_OUTPUT(&c, &o, status, bh_mixin_response(&out_response, o.buf, &o.len, &in_http));
  return response_end(&c, &o, status, &out_response, out, spans, numbers);
}

NATIVE(jint, mixinDiagnose, jbyteArray token, jbyteArray key_text, jbyteArray method, jbyteArray target, jbyteArray body, jbyteArray request_id, jlong now_ms, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_diagnosis out_diagnosis;
  bh_str in_token;
  bh_str in_key_text;
  bh_str in_method;
  bh_str in_target;
  bh_str in_body;
  bh_str in_request_id;
  copies_begin(&c, env);
  output_begin(&o);
  in_token = copy_text(&c, token);
  in_key_text = copy_text(&c, key_text);
  in_method = copy_text(&c, method);
  in_target = copy_text(&c, target);
  in_body = copy_text(&c, body);
  in_request_id = copy_text(&c, request_id);
  CALL_OUTPUT(&c, &o, status, bh_mixin_diagnose(&out_diagnosis, o.buf, &o.len, in_token, in_key_text, in_method, in_target, in_body, in_request_id, now_ms));
  return diagnosis_end(&c, &o, status, &out_diagnosis, out, spans, numbers);
}

NATIVE(jint, mixinCodeChallenge, jbyteArray verifier, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_verifier;
  copies_begin(&c, env);
  output_begin(&o);
  in_verifier = copy_text(&c, verifier);
  CALL_OUTPUT(&c, &o, status, bh_mixin_code_challenge(o.buf, &o.len, in_verifier));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, mixinOauthTokenRequest, jbyteArray client_id, jbyteArray code, jbyteArray client_secret, jbyteArray code_verifier, jbyteArray public_key, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_request out_request;
  bh_str in_client_id;
  bh_str in_code;
  bh_str in_client_secret;
  bh_str in_code_verifier;
  bh_str in_public_key;
  copies_begin(&c, env);
  output_begin(&o);
  in_client_id = copy_text(&c, client_id);
  in_code = copy_text(&c, code);
  in_client_secret = copy_text(&c, client_secret);
  in_code_verifier = copy_text(&c, code_verifier);
  in_public_key = copy_text(&c, public_key);
  CALL_OUTPUT(&c, &o, status, bh_mixin_oauth_token_request(&out_request, o.buf, &o.len, in_client_id, in_code, in_client_secret, in_code_verifier, in_public_key));
  return request_end(&c, &o, status, &out_request, out, spans);
}

NATIVE(jint, mixinOauthTokenResponse, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_response out_response;
  bh_http_response in_http;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  CALL_OUTPUT(&c, &o, status, bh_mixin_oauth_token_response(&out_response, o.buf, &o.len, &in_http));
  return response_end(&c, &o, status, &out_response, out, spans, numbers);
}

NATIVE(jint, mixinAuthorizationRead, jbyteArray body, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_mixin_authorization out_authorization;
  bh_str in_body;
  copies_begin(&c, env);
  output_begin(&o);
  in_body = copy_text(&c, body);
  CALL_OUTPUT(&c, &o, status, bh_mixin_authorization_read(&out_authorization, o.buf, &o.len, in_body));
  return mixin_authorization_end(&c, &o, status, &out_authorization, out, spans);
}

NATIVE(jint, mixinResponseVerify, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jbyteArray server_key, jbyteArray target, jbyteArray request_id, jlongArray window) {
  copies c;
  bh_status status = BH_OK;
  bh_http_response in_http;
  bh_str in_server_key;
  bh_str in_target;
  bh_str in_request_id;
  bh_window in_window = {0};
  jlong window_numbers[3];
  bool has_window;
  copies_begin(&c, env);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  in_server_key = copy_text(&c, server_key);
  in_target = copy_text(&c, target);
  in_request_id = copy_text(&c, request_id);
  has_window = copy_longs(&c, window_numbers, window, 3);
  if (has_window) {
    in_window.now_ms = window_numbers[0];
    in_window.past_ms = window_numbers[1];
    in_window.ahead_ms = window_numbers[2];
  }
  CALL(&c, status, bh_mixin_response_verify(&in_http, in_server_key, in_target, in_request_id, has_window ? &in_window : NULL));
  return copies_end(&c, status);
}

NATIVE(jint, mixinBlazeRequest, jlong key, jbyteArray texts, jintArray ends, jlong iat_s, jlong exp_s, jint flags, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_request out_request;
  bh_mixin_claims in_claims;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_claims, 0, sizeof in_claims);
  {
    bh_str *const all[] = {&in_claims.uid, &in_claims.sid, &in_claims.aid, &in_claims.iss, &in_claims.scp, &in_claims.jti};
    copy_packed(&c, all, 6, texts, ends);
  }
  in_claims.iat_s = iat_s;
  in_claims.exp_s = exp_s;
  in_claims.flags = (bh_mixin_flags)flags;
  CALL_OUTPUT(&c, &o, status, bh_mixin_blaze_request(&out_request, o.buf, &o.len, &held->key.ed25519, &in_claims));
  key_leave(held);
  return request_end(&c, &o, status, &out_request, out, spans);
}

NATIVE(jint, mixinBlazeMessage, jbyteArray id, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_id;
  copies_begin(&c, env);
  output_begin(&o);
  in_id = copy_text(&c, id);
  CALL_OUTPUT(&c, &o, status, bh_mixin_blaze_message(o.buf, &o.len, in_id));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, mixinSpendKey, jbyteArray app_id, jbyteArray session_id, jbyteArray authorization_id, jbyteArray scope, jbyteArray private_key, jbyteArray server_key, jbyteArray spend_key, jbyteArray pin, jint server_key_kind, jbyteArray public32, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_allocate();
  bh_mixin_keystore in_keystore;
  const uint8_t *in_public32;
  copies_begin(&c, env);
  memset(&in_keystore, 0, sizeof in_keystore);
  in_keystore.app_id = copy_text(&c, app_id);
  in_keystore.session_id = copy_text(&c, session_id);
  in_keystore.authorization_id = copy_text(&c, authorization_id);
  in_keystore.scope = copy_text(&c, scope);
  in_keystore.private_key = copy_text(&c, private_key);
  in_keystore.server_key = copy_text(&c, server_key);
  in_keystore.spend_key = copy_text(&c, spend_key);
  in_keystore.pin = copy_text(&c, pin);
  in_keystore.server_key_kind = (bh_mixin_server_key)server_key_kind;
  in_public32 = copy_bytes(&c, public32, BH_ED25519_PUBLIC_SIZE, &status);
  if (held == NULL) copies_out_of_memory(&c);
  CALL(&c, status, bh_mixin_spend_key(&held->key.ed25519, &in_keystore, in_public32));
  return key_made(&c, status, held, out);
}

NATIVE(jint, mixinPin, jbyteArray app_id, jbyteArray session_id, jbyteArray authorization_id, jbyteArray scope, jbyteArray private_key, jbyteArray server_key, jbyteArray spend_key, jbyteArray pin, jint server_key_kind, jbyteArray plain, jbyteArray iv, jlong time_s, jlong iterator, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_mixin_keystore in_keystore;
  bh_str in_plain;
  bh_str in_iv;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_keystore, 0, sizeof in_keystore);
  in_keystore.app_id = copy_text(&c, app_id);
  in_keystore.session_id = copy_text(&c, session_id);
  in_keystore.authorization_id = copy_text(&c, authorization_id);
  in_keystore.scope = copy_text(&c, scope);
  in_keystore.private_key = copy_text(&c, private_key);
  in_keystore.server_key = copy_text(&c, server_key);
  in_keystore.spend_key = copy_text(&c, spend_key);
  in_keystore.pin = copy_text(&c, pin);
  in_keystore.server_key_kind = (bh_mixin_server_key)server_key_kind;
  in_plain = copy_text(&c, plain);
  in_iv = copy_text(&c, iv);
  CALL_OUTPUT(&c, &o, status, bh_mixin_pin(o.buf, &o.len, &in_keystore, in_plain, in_iv, time_s, (uint64_t)iterator));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, mixinIteratorNext, jlong last, jlong now_ms, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  uint64_t out_iterator = 0;
  copies_begin(&c, env);
  CALL(&c, status, bh_mixin_iterator_next(&out_iterator, (uint64_t)last, now_ms));
  {
    const jlong values[] = {(jlong)out_iterator};
    set_longs(&c, status, out, values, 1);
  }
  return copies_end(&c, status);
}

NATIVE(jint, mixinTipPayload, jbyteArray action, jobjectArray params, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_action;
  const bh_param *in_params;
  size_t in_params_count;
  copies_begin(&c, env);
  output_begin(&o);
  in_action = copy_text(&c, action);
  in_params = copy_params(&c, params, &in_params_count);
  CALL_OUTPUT(&c, &o, status, bh_mixin_tip_payload(o.buf, &o.len, in_action, in_params, in_params_count));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, mixinTipSign, jlong key, jbyteArray action, jobjectArray params, jbyteArray out) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  uint8_t out_signature[BH_ED25519_SIGNATURE_SIZE];
  bh_str in_action;
  const bh_param *in_params;
  size_t in_params_count;
  copies_begin(&c, env);
  in_action = copy_text(&c, action);
  in_params = copy_params(&c, params, &in_params_count);
  CALL(&c, status, bh_mixin_tip_sign(out_signature, &held->key.ed25519, in_action, in_params, in_params_count));
  key_leave(held);
  return fixed_end(&c, status, out, out_signature, sizeof out_signature);
}

NATIVE(jint, mixinRegisterBody, jlong key, jbyteArray app_id, jbyteArray session_id, jbyteArray authorization_id, jbyteArray scope, jbyteArray private_key, jbyteArray server_key, jbyteArray spend_key, jbyteArray pin, jint server_key_kind, jbyteArray iv, jlong time_s, jlong iterator, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_mixin_keystore in_keystore;
  bh_str in_iv;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_keystore, 0, sizeof in_keystore);
  in_keystore.app_id = copy_text(&c, app_id);
  in_keystore.session_id = copy_text(&c, session_id);
  in_keystore.authorization_id = copy_text(&c, authorization_id);
  in_keystore.scope = copy_text(&c, scope);
  in_keystore.private_key = copy_text(&c, private_key);
  in_keystore.server_key = copy_text(&c, server_key);
  in_keystore.spend_key = copy_text(&c, spend_key);
  in_keystore.pin = copy_text(&c, pin);
  in_keystore.server_key_kind = (bh_mixin_server_key)server_key_kind;
  in_iv = copy_text(&c, iv);
  CALL_OUTPUT(&c, &o, status, bh_mixin_register_body(o.buf, &o.len, &held->key.ed25519, &in_keystore, in_iv, time_s, (uint64_t)iterator));
  key_leave(held);
  return output_end(&c, &o, status, out);
}

NATIVE(jint, toobitPayload, jbyteArray query, jbyteArray body, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_query;
  bh_str in_body;
  copies_begin(&c, env);
  output_begin(&o);
  in_query = copy_text(&c, query);
  in_body = copy_text(&c, body);
  CALL_OUTPUT(&c, &o, status, bh_toobit_payload(o.buf, &o.len, in_query, in_body));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, toobitVerify, jbyteArray signature, jlong key, jbyteArray query, jbyteArray body, jlong now_ms) {
  copies c;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_str in_signature;
  bh_str in_query;
  bh_str in_body;
  copies_begin(&c, env);
  in_signature = copy_text(&c, signature);
  in_query = copy_text(&c, query);
  in_body = copy_text(&c, body);
  CALL(&c, status, bh_toobit_verify(in_signature, &held->key.hmac, in_query, in_body, now_ms));
  key_leave(held);
  return copies_end(&c, status);
}

NATIVE(jint, toobitRequest, jlong key, jbyteArray api_key, jbyteArray method, jbyteArray path, jobjectArray query, jobjectArray form, jbyteArray json, jlong timestamp_ms, jlong recv_window_ms, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_request out_request;
  bh_toobit_call in_call;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_call, 0, sizeof in_call);
  in_call.api_key = copy_text(&c, api_key);
  in_call.method = copy_text(&c, method);
  in_call.path = copy_text(&c, path);
  in_call.query = copy_params(&c, query, &in_call.query_count);
  in_call.form = copy_params(&c, form, &in_call.form_count);
  in_call.json = copy_text(&c, json);
  in_call.timestamp_ms = timestamp_ms;
  in_call.recv_window_ms = recv_window_ms;
  CALL_OUTPUT(&c, &o, status, bh_toobit_request(&out_request, o.buf, &o.len, &held->key.hmac, &in_call));
  key_leave(held);
  return request_end(&c, &o, status, &out_request, out, spans);
}

NATIVE(jint, toobitKeyRequest, jbyteArray api_key, jbyteArray method, jbyteArray path, jobjectArray query, jobjectArray form, jbyteArray json, jlong timestamp_ms, jlong recv_window_ms, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_request out_request;
  bh_toobit_call in_call;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_call, 0, sizeof in_call);
  in_call.api_key = copy_text(&c, api_key);
  in_call.method = copy_text(&c, method);
  in_call.path = copy_text(&c, path);
  in_call.query = copy_params(&c, query, &in_call.query_count);
  in_call.form = copy_params(&c, form, &in_call.form_count);
  in_call.json = copy_text(&c, json);
  in_call.timestamp_ms = timestamp_ms;
  in_call.recv_window_ms = recv_window_ms;
  CALL_OUTPUT(&c, &o, status, bh_toobit_key_request(&out_request, o.buf, &o.len, &in_call));
  return request_end(&c, &o, status, &out_request, out, spans);
}

NATIVE(jint, toobitResponse, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_response out_response;
  bh_http_response in_http;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  CALL_OUTPUT(&c, &o, status, bh_toobit_response(&out_response, o.buf, &o.len, &in_http));
  return response_end(&c, &o, status, &out_response, out, spans, numbers);
}

NATIVE(jint, toobitResponseItem, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jlong index, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_response out_response;
  bh_http_response in_http;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  CALL_OUTPUT(&c, &o, status, bh_toobit_response_item(&out_response, o.buf, &o.len, &in_http, (size_t)index));
  return response_end(&c, &o, status, &out_response, out, spans, numbers);
}

NATIVE(jint, toobitTimeRequest, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_request out_request;
  copies_begin(&c, env);
  output_begin(&o);
  CALL_OUTPUT(&c, &o, status, bh_toobit_time_request(&out_request, o.buf, &o.len));
  return request_end(&c, &o, status, &out_request, out, spans);
}

NATIVE(jint, toobitTimeResponse, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_response out_response;
  bh_http_response in_http;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  CALL_OUTPUT(&c, &o, status, bh_toobit_time_response(&out_response, o.buf, &o.len, &in_http));
  return response_end(&c, &o, status, &out_response, out, spans, numbers);
}

NATIVE(jint, toobitStreamResponse, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jlong sent_ms, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_response out_response;
  bh_http_response in_http;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  CALL_OUTPUT(&c, &o, status, bh_toobit_stream_response(&out_response, o.buf, &o.len, &in_http, sent_ms));
  return response_end(&c, &o, status, &out_response, out, spans, numbers);
}

NATIVE(jint, toobitStreamUrl, jbyteArray listen_key, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_listen_key;
  copies_begin(&c, env);
  output_begin(&o);
  in_listen_key = copy_text(&c, listen_key);
  CALL_OUTPUT(&c, &o, status, bh_toobit_stream_url(o.buf, &o.len, in_listen_key));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, toobitDiagnose, jbyteArray signature, jbyteArray secret, jbyteArray query, jbyteArray body, jbyteArray api_key, jbyteArray method, jbyteArray path, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_diagnosis out_diagnosis;
  bh_str in_signature;
  bh_str in_secret;
  bh_str in_query;
  bh_str in_body;
  bh_str in_api_key;
  bh_str in_method;
  bh_str in_path;
  copies_begin(&c, env);
  output_begin(&o);
  in_signature = copy_text(&c, signature);
  in_secret = copy_text(&c, secret);
  in_query = copy_text(&c, query);
  in_body = copy_text(&c, body);
  in_api_key = copy_text(&c, api_key);
  in_method = copy_text(&c, method);
  in_path = copy_text(&c, path);
  CALL_OUTPUT(&c, &o, status, bh_toobit_diagnose(&out_diagnosis, o.buf, &o.len, in_signature, in_secret, in_query, in_body, in_api_key, in_method, in_path));
  return diagnosis_end(&c, &o, status, &out_diagnosis, out, spans, numbers);
}

NATIVE(jint, bitbitduoRandom, jlongArray out) {
  copies c;
  bh_status status = BH_OK;
  uint32_t out_random = 0;
  copies_begin(&c, env);
  CALL(&c, status, bh_bitbitduo_random(&out_random));
  {
    const jlong values[] = {(jlong)out_random};
    set_longs(&c, status, out, values, 1);
  }
  return copies_end(&c, status);
}

NATIVE(jint, bitbitduoPayload, jint scheme, jbyteArray app_id, jbyteArray app_key, jint random, jlong time_s, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_app_id;
  bh_str in_app_key;
  copies_begin(&c, env);
  output_begin(&o);
  in_app_id = copy_text(&c, app_id);
  in_app_key = copy_text(&c, app_key);
  CALL_OUTPUT(&c, &o, status, bh_bitbitduo_payload(o.buf, &o.len, (bh_bitbitduo_scheme)scheme, in_app_id, in_app_key, (uint32_t)random, time_s));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, bitbitduoSign, jint scheme, jbyteArray app_id, jbyteArray app_key, jint random, jlong time_s, jbyteArray out) {
  copies c;
  bh_status status = BH_OK;
  char out_signature[BH_SIGNATURE_SIZE];
  bh_str in_app_id;
  bh_str in_app_key;
  copies_begin(&c, env);
  in_app_id = copy_text(&c, app_id);
  in_app_key = copy_text(&c, app_key);
  CALL(&c, status, bh_bitbitduo_sign(out_signature, (bh_bitbitduo_scheme)scheme, in_app_id, in_app_key, (uint32_t)random, time_s));
  return fixed_end(&c, status, out, out_signature, sizeof out_signature - 1);
}

NATIVE(jint, bitbitduoVerify, jbyteArray signature, jint scheme, jbyteArray app_id, jbyteArray app_key, jint random, jlong time_s, jlongArray window) {
  copies c;
  bh_status status = BH_OK;
  bh_str in_signature;
  bh_str in_app_id;
  bh_str in_app_key;
  bh_window in_window = {0};
  jlong window_numbers[3];
  bool has_window;
  copies_begin(&c, env);
  in_signature = copy_text(&c, signature);
  in_app_id = copy_text(&c, app_id);
  in_app_key = copy_text(&c, app_key);
  has_window = copy_longs(&c, window_numbers, window, 3);
  if (has_window) {
    in_window.now_ms = window_numbers[0];
    in_window.past_ms = window_numbers[1];
    in_window.ahead_ms = window_numbers[2];
  }
  CALL(&c, status, bh_bitbitduo_verify(in_signature, (bh_bitbitduo_scheme)scheme, in_app_id, in_app_key, (uint32_t)random, time_s, has_window ? &in_window : NULL));
  return copies_end(&c, status);
}

NATIVE(jint, bitbitduoTokenRequest, jint scheme, jbyteArray app_id, jbyteArray app_key, jint random, jlong time_s, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_request out_request;
  bh_str in_app_id;
  bh_str in_app_key;
  copies_begin(&c, env);
  output_begin(&o);
  in_app_id = copy_text(&c, app_id);
  in_app_key = copy_text(&c, app_key);
  CALL_OUTPUT(&c, &o, status, bh_bitbitduo_token_request(&out_request, o.buf, &o.len, (bh_bitbitduo_scheme)scheme, in_app_id, in_app_key, (uint32_t)random, time_s));
  return request_end(&c, &o, status, &out_request, out, spans);
}

NATIVE(jint, bitbitduoTokenResponse, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jlong sent_ms, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_response out_response;
  bh_http_response in_http;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  CALL_OUTPUT(&c, &o, status, bh_bitbitduo_token_response(&out_response, o.buf, &o.len, &in_http, sent_ms));
  return response_end(&c, &o, status, &out_response, out, spans, numbers);
}

NATIVE(jint, bitbitduoTimeRequest, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_request out_request;
  copies_begin(&c, env);
  output_begin(&o);
  CALL_OUTPUT(&c, &o, status, bh_bitbitduo_time_request(&out_request, o.buf, &o.len));
  return request_end(&c, &o, status, &out_request, out, spans);
}

NATIVE(jint, bitbitduoTimeResponse, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_response out_response;
  bh_http_response in_http;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  CALL_OUTPUT(&c, &o, status, bh_bitbitduo_time_response(&out_response, o.buf, &o.len, &in_http));
  return response_end(&c, &o, status, &out_response, out, spans, numbers);
}

NATIVE(jint, bitbitduoRequest, jbyteArray token, jbyteArray rpc_method, jbyteArray rpc_params, jint rpc_id, jobjectArray out, jintArray spans) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_request out_request;
  bh_str in_token;
  bh_str in_rpc_method;
  bh_str in_rpc_params;
  copies_begin(&c, env);
  output_begin(&o);
  in_token = copy_text(&c, token);
  in_rpc_method = copy_text(&c, rpc_method);
  in_rpc_params = copy_text(&c, rpc_params);
  CALL_OUTPUT(&c, &o, status, bh_bitbitduo_request(&out_request, o.buf, &o.len, in_token, in_rpc_method, in_rpc_params, (uint32_t)rpc_id));
  return request_end(&c, &o, status, &out_request, out, spans);
}

NATIVE(jint, bitbitduoMessage, jbyteArray token, jbyteArray rpc_method, jbyteArray rpc_params, jint rpc_id, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_token;
  bh_str in_rpc_method;
  bh_str in_rpc_params;
  copies_begin(&c, env);
  output_begin(&o);
  in_token = copy_text(&c, token);
  in_rpc_method = copy_text(&c, rpc_method);
  in_rpc_params = copy_text(&c, rpc_params);
  CALL_OUTPUT(&c, &o, status, bh_bitbitduo_message(o.buf, &o.len, in_token, in_rpc_method, in_rpc_params, (uint32_t)rpc_id));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, bitbitduoResponse, jint http_status, jobjectArray headers, jbyteArray body, jbyteArray request_method, jint rpc_id, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_response out_response;
  bh_http_response in_http;
  copies_begin(&c, env);
  output_begin(&o);
  memset(&in_http, 0, sizeof in_http);
  in_http.http_status = (uint32_t)http_status;
  in_http.headers = copy_params(&c, headers, &in_http.header_count);
  in_http.body = copy_text(&c, body);
  in_http.request_method = copy_text(&c, request_method);
  CALL_OUTPUT(&c, &o, status, bh_bitbitduo_response(&out_response, o.buf, &o.len, &in_http, (uint32_t)rpc_id));
  return response_end(&c, &o, status, &out_response, out, spans, numbers);
}

NATIVE(jint, bitbitduoDiagnose, jbyteArray signature, jint scheme, jbyteArray app_id, jbyteArray app_key, jint random, jlong time_s, jobjectArray out, jintArray spans, jlongArray numbers) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_diagnosis out_diagnosis;
  bh_str in_signature;
  bh_str in_app_id;
  bh_str in_app_key;
  copies_begin(&c, env);
  output_begin(&o);
  in_signature = copy_text(&c, signature);
  in_app_id = copy_text(&c, app_id);
  in_app_key = copy_text(&c, app_key);
  CALL_OUTPUT(&c, &o, status, bh_bitbitduo_diagnose(&out_diagnosis, o.buf, &o.len, in_signature, (bh_bitbitduo_scheme)scheme, in_app_id, in_app_key, (uint32_t)random, time_s));
  return diagnosis_end(&c, &o, status, &out_diagnosis, out, spans, numbers);
}

NATIVE(jint, tokenSeal, jbyteArray secret, jbyteArray account, jbyteArray nonce, jbyteArray token, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_secret;
  bh_str in_account;
  bh_str in_nonce;
  bh_str in_token;
  copies_begin(&c, env);
  output_begin(&o);
  in_secret = copy_text(&c, secret);
  in_account = copy_text(&c, account);
  in_nonce = copy_text(&c, nonce);
  in_token = copy_text(&c, token);
  CALL_OUTPUT(&c, &o, status, bh_token_seal(o.buf, &o.len, in_secret, in_account, in_nonce, in_token));
  return output_end(&c, &o, status, out);
}

NATIVE(jint, tokenOpen, jbyteArray sealed, jbyteArray secret, jbyteArray account, jobjectArray out) {
  copies c;
  output o;
  bh_status status = BH_OK;
  bh_str in_sealed;
  bh_str in_secret;
  bh_str in_account;
  copies_begin(&c, env);
  output_begin(&o);
  in_sealed = copy_text(&c, sealed);
  in_secret = copy_text(&c, secret);
  in_account = copy_text(&c, account);
  CALL_OUTPUT(&c, &o, status, bh_token_open(o.buf, &o.len, in_sealed, in_secret, in_account));
  return output_end(&c, &o, status, out);
}
