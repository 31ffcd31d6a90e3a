/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "native.h"

NATIVE(jint, velafiPayload, jlong timestamp_ms, jobjectArray out) {
  frame f;
  output o;
  bh_status status = BH_OK;
  frame_begin(&f, env);
  output_begin(&o);
  CALL_OUTPUT(&f, &o, status, bh_velafi_payload(o.buf, &o.len, timestamp_ms));
  return output_end(&f, &o, status, out);
}

NATIVE(jint, velafiSign, jlong key, jlong timestamp_ms, jbyteArray out) {
  frame f;
  char signature[BH_SIGNATURE_SIZE];
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  frame_begin(&f, env);
  CALL(&f, status, bh_velafi_sign(signature, &held->key.hmac, timestamp_ms));
  key_leave(held);
  return fixed_end(&f, status, out, signature, BH_SIGNATURE_SIZE - 1);
}

NATIVE(jint, velafiVerify, jbyteArray signature, jlong key, jlong timestamp_ms,
       jlongArray window) {
  frame f;
  bh_window times;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_str text;
  const bh_window *accepted;
  frame_begin(&f, env);
  text = frame_text(&f, signature);
  accepted = frame_window(&f, &times, window);
  CALL(&f, status,
       bh_velafi_verify(text, &held->key.hmac, timestamp_ms, accepted));
  key_leave(held);
  return frame_end(&f, status);
}

NATIVE(jint, velafiTokenRequest, jlong key, jbyteArray api_key,
       jlong timestamp_ms, jobjectArray out, jintArray spans) {
  frame f;
  output o;
  bh_request request;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_str name;
  frame_begin(&f, env);
  output_begin(&o);
  name = frame_text(&f, api_key);
  CALL_OUTPUT(&f, &o, status,
              bh_velafi_token_request(&request, o.buf, &o.len,
                                      &held->key.hmac, name, timestamp_ms));
  key_leave(held);
  return request_end(&f, &o, status, &request, out, spans);
}

NATIVE(jint, velafiTokenResponse, jint http_status, jbyteArray body,
       jobjectArray out, jintArray spans, jlongArray numbers) {
  return response_call(env, bh_velafi_token_response, http_status, body, out,
                       spans, numbers);
}

NATIVE(jint, velafiRequest, jbyteArray token, jbyteArray method,
       jbyteArray target, jbyteArray body, jobjectArray out, jintArray spans) {
  frame f;
  output o;
  bh_request request;
  bh_status status = BH_OK;
  bh_str in_token, in_method, in_target, in_body;
  frame_begin(&f, env);
  output_begin(&o);
  in_token = frame_text(&f, token);
  in_method = frame_text(&f, method);
  in_target = frame_text(&f, target);
  in_body = frame_text(&f, body);
  CALL_OUTPUT(&f, &o, status,
              bh_velafi_request(&request, o.buf, &o.len, in_token, in_method,
                                in_target, in_body));
  return request_end(&f, &o, status, &request, out, spans);
}

NATIVE(jint, velafiResponse, jint http_status, jbyteArray body,
       jobjectArray out, jintArray spans, jlongArray numbers) {
  return response_call(env, bh_velafi_response, http_status, body, out, spans,
                       numbers);
}
