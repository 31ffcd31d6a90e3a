/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "native.h"

#include <string.h>

#define UNSIGNED ((bh_status)-1)

static bool has_question_mark(bh_str text) {
  return text.len > 0 && memchr(text.data, '?', text.len) != NULL;
}

NATIVE(jint, toobitPayload, jbyteArray query, jbyteArray body,
       jobjectArray out) {
  frame f;
  output o;
  bh_status status = BH_OK;
  bh_str in_query, in_body;
  frame_begin(&f, env);
  output_begin(&o);
  in_query = frame_text(&f, query);
  in_body = frame_text(&f, body);
  CALL_OUTPUT(&f, &o, status,
              bh_toobit_payload(o.buf, &o.len, in_query, in_body));
  return output_end(&f, &o, status, out);
}

/* With `questioned`, a text that has a question mark is not signed: -1. */
NATIVE(jint, toobitSign, jlong key, jbyteArray query, jint query_length,
       jbyteArray body, jint body_length, jboolean questioned,
       jbyteArray out) {
  frame f;
  char signature[BH_SIGNATURE_SIZE];
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_str in_query, in_body;
  frame_begin(&f, env);
  in_query = frame_text_of(&f, query, query_length);
  in_body = frame_text_of(&f, body, body_length);
  if (questioned && (has_question_mark(in_query) || has_question_mark(in_body)))
    status = UNSIGNED;
  CALL(&f, status,
       bh_toobit_sign(signature, &held->key.hmac, in_query, in_body));
  key_leave(held);
  return fixed_end(&f, status, out, signature, BH_SIGNATURE_SIZE - 1);
}

NATIVE(jint, toobitVerify, jbyteArray signature, jlong key, jbyteArray query,
       jbyteArray body, jlong now_ms) {
  frame f;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_str text, in_query, in_body;
  frame_begin(&f, env);
  text = frame_text(&f, signature);
  in_query = frame_text(&f, query);
  in_body = frame_text(&f, body);
  CALL(&f, status,
       bh_toobit_verify(text, &held->key.hmac, in_query, in_body, now_ms));
  key_leave(held);
  return frame_end(&f, status);
}

NATIVE(jint, toobitRequest, jlong key, jbyteArray api_key, jbyteArray method,
       jbyteArray path, jobjectArray query, jobjectArray form, jbyteArray json,
       jlong timestamp_ms, jlong recv_window_ms, jobjectArray out,
       jintArray spans) {
  frame f;
  output o;
  bh_request request;
  bh_toobit_call call;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  frame_begin(&f, env);
  output_begin(&o);
  memset(&call, 0, sizeof call);
  call.api_key = frame_text(&f, api_key);
  call.method = frame_text(&f, method);
  call.path = frame_text(&f, path);
  call.query = frame_params(&f, query, &call.query_count);
  call.form = frame_params(&f, form, &call.form_count);
  call.json = frame_text(&f, json);
  call.timestamp_ms = timestamp_ms;
  call.recv_window_ms = recv_window_ms;
  CALL_OUTPUT(&f, &o, status,
              bh_toobit_request(&request, o.buf, &o.len, &held->key.hmac,
                                &call));
  key_leave(held);
  return request_end(&f, &o, status, &request, out, spans);
}

NATIVE(jint, toobitResponse, jint http_status, jbyteArray body,
       jobjectArray out, jintArray spans, jlongArray numbers) {
  return response_call(env, bh_toobit_response, http_status, body, out, spans,
                       numbers);
}

NATIVE(jint, toobitTimeRequest, jobjectArray out, jintArray spans) {
  frame f;
  output o;
  bh_request request;
  bh_status status = BH_OK;
  frame_begin(&f, env);
  output_begin(&o);
  CALL_OUTPUT(&f, &o, status, bh_toobit_time_request(&request, o.buf, &o.len));
  return request_end(&f, &o, status, &request, out, spans);
}

NATIVE(jint, toobitTimeResponse, jint http_status, jbyteArray body,
       jobjectArray out, jintArray spans, jlongArray numbers) {
  return response_call(env, bh_toobit_time_response, http_status, body, out,
                       spans, numbers);
}
