/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "native.h"

NATIVE0(jint, bitbitduoRandom) {
  uint32_t random = 0;
  bh_status status = bh_bitbitduo_random(&random);
  (void)env;
  /* A number from 100000; or the status, negative. */
  return status == BH_OK ? (jint)random : -(jint)status;
}

NATIVE(jint, bitbitduoPayload, jint scheme, jbyteArray app_id,
       jbyteArray app_key, jint random, jlong time_s, jobjectArray out) {
  frame f;
  output o;
  bh_status status = BH_OK;
  bh_str id, secret;
  frame_begin(&f, env);
  output_begin(&o);
  id = frame_text(&f, app_id);
  secret = frame_text(&f, app_key);
  CALL_OUTPUT(&f, &o, status,
              bh_bitbitduo_payload(o.buf, &o.len, (uint32_t)scheme, id, secret,
                                   (uint32_t)random, time_s));
  return output_end(&f, &o, status, out);
}

NATIVE(jint, bitbitduoSign, jint scheme, jbyteArray app_id, jbyteArray app_key,
       jint random, jlong time_s, jbyteArray out) {
  frame f;
  char signature[BH_SIGNATURE_SIZE];
  bh_status status = BH_OK;
  bh_str id, secret;
  frame_begin(&f, env);
  id = frame_text(&f, app_id);
  secret = frame_text(&f, app_key);
  CALL(&f, status,
       bh_bitbitduo_sign(signature, (uint32_t)scheme, id, secret,
                         (uint32_t)random, time_s));
  return fixed_end(&f, status, out, signature, BH_SIGNATURE_SIZE - 1);
}

NATIVE(jint, bitbitduoVerify, jbyteArray signature, jint scheme,
       jbyteArray app_id, jbyteArray app_key, jint random, jlong time_s,
       jlongArray window) {
  frame f;
  bh_window times;
  bh_status status = BH_OK;
  bh_str text, id, secret;
  const bh_window *accepted;
  frame_begin(&f, env);
  text = frame_text(&f, signature);
  id = frame_text(&f, app_id);
  secret = frame_text(&f, app_key);
  accepted = frame_window(&f, &times, window);
  CALL(&f, status,
       bh_bitbitduo_verify(text, (uint32_t)scheme, id, secret,
                           (uint32_t)random, time_s, accepted));
  return frame_end(&f, status);
}

NATIVE(jint, bitbitduoTokenRequest, jint scheme, jbyteArray app_id,
       jbyteArray app_key, jint random, jlong time_s, jobjectArray out,
       jintArray spans) {
  frame f;
  output o;
  bh_request request;
  bh_status status = BH_OK;
  bh_str id, secret;
  frame_begin(&f, env);
  output_begin(&o);
  id = frame_text(&f, app_id);
  secret = frame_text(&f, app_key);
  CALL_OUTPUT(&f, &o, status,
              bh_bitbitduo_token_request(&request, o.buf, &o.len,
                                         (uint32_t)scheme, id, secret,
                                         (uint32_t)random, time_s));
  return request_end(&f, &o, status, &request, out, spans);
}

NATIVE(jint, bitbitduoTokenResponse, jint http_status, jbyteArray body,
       jlong sent_ms, jobjectArray out, jintArray spans, jlongArray numbers) {
  frame f;
  output o;
  bh_response response;
  bh_status status = BH_OK;
  bh_str text;
  frame_begin(&f, env);
  output_begin(&o);
  text = frame_text(&f, body);
  CALL_OUTPUT(&f, &o, status,
              bh_bitbitduo_token_response(&response, o.buf, &o.len,
                                          (uint32_t)http_status, text,
                                          sent_ms));
  return response_end(&f, &o, status, &response, out, spans, numbers);
}

NATIVE(jint, bitbitduoTimeRequest, jobjectArray out, jintArray spans) {
  frame f;
  output o;
  bh_request request;
  bh_status status = BH_OK;
  frame_begin(&f, env);
  output_begin(&o);
  CALL_OUTPUT(&f, &o, status,
              bh_bitbitduo_time_request(&request, o.buf, &o.len));
  return request_end(&f, &o, status, &request, out, spans);
}

NATIVE(jint, bitbitduoTimeResponse, jint http_status, jbyteArray body,
       jobjectArray out, jintArray spans, jlongArray numbers) {
  return response_call(env, bh_bitbitduo_time_response, http_status, body, out,
                       spans, numbers);
}
