/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "native.h"

#include <string.h>

NATIVE(jint, pavePayload, jbyteArray username, jbyteArray api_key,
       jbyteArray timestamp, jobjectArray out) {
  frame f;
  output o;
  bh_status status = BH_OK;
  bh_str user, name, time;
  frame_begin(&f, env);
  output_begin(&o);
  user = frame_text(&f, username);
  name = frame_text(&f, api_key);
  time = frame_text(&f, timestamp);
  CALL_OUTPUT(&f, &o, status,
              bh_pave_payload(o.buf, &o.len, user, name, time));
  return output_end(&f, &o, status, out);
}

NATIVE(jint, paveSign, jlong key, jbyteArray username, jbyteArray api_key,
       jbyteArray timestamp, jbyteArray out) {
  frame f;
  char signature[BH_SIGNATURE_SIZE];
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_str user, name, time;
  frame_begin(&f, env);
  user = frame_text(&f, username);
  name = frame_text(&f, api_key);
  time = frame_text(&f, timestamp);
  CALL(&f, status,
       bh_pave_sign(signature, &held->key.hmac, user, name, time));
  key_leave(held);
  return fixed_end(&f, status, out, signature, BH_SIGNATURE_SIZE - 1);
}

NATIVE(jint, paveVerify, jbyteArray signature, jlong key, jbyteArray username,
       jbyteArray api_key, jbyteArray timestamp, jlongArray window) {
  frame f;
  bh_window times;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_str text, user, name, time;
  const bh_window *accepted;
  frame_begin(&f, env);
  text = frame_text(&f, signature);
  user = frame_text(&f, username);
  name = frame_text(&f, api_key);
  time = frame_text(&f, timestamp);
  accepted = frame_window(&f, &times, window);
  CALL(&f, status,
       bh_pave_verify(text, &held->key.hmac, user, name, time, accepted));
  key_leave(held);
  return frame_end(&f, status);
}

NATIVE(jint, paveRequest, jlong key, jbyteArray username, jbyteArray api_key,
       jbyteArray timestamp, jbyteArray method, jbyteArray target,
       jbyteArray body, jobjectArray out, jintArray spans) {
  frame f;
  output o;
  bh_request request;
  bh_pave_call call;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  frame_begin(&f, env);
  output_begin(&o);
  memset(&call, 0, sizeof call);
  call.username = frame_text(&f, username);
  call.api_key = frame_text(&f, api_key);
  call.timestamp = frame_text(&f, timestamp);
  call.method = frame_text(&f, method);
  call.target = frame_text(&f, target);
  call.body = frame_text(&f, body);
  CALL_OUTPUT(&f, &o, status,
              bh_pave_request(&request, o.buf, &o.len, &held->key.hmac,
                              &call));
  key_leave(held);
  return request_end(&f, &o, status, &request, out, spans);
}

NATIVE(jint, paveResponse, jint http_status, jbyteArray body, jobjectArray out,
       jintArray spans, jlongArray numbers) {
  return response_call(env, bh_pave_response, http_status, body, out, spans,
                       numbers);
}
