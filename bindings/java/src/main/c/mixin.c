/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "native.h"

#include <string.h>

#define CLAIMS 6

typedef struct mixin_call {
  bh_mixin_claims claims;
  bh_str method, target, body;
} mixin_call;

/* texts: uid, sid, aid, iss, scp and jti in one; ends: where each ends. */
static void claims_read(frame *f, bh_mixin_claims *claims, jbyteArray texts,
                        jintArray ends) {
  JNIEnv *env = f->env;
  bh_str *const members[CLAIMS] = {&claims->uid, &claims->sid, &claims->aid,
                                   &claims->iss, &claims->scp, &claims->jti};
  const bh_str all = frame_text(f, texts);
  jint values[CLAIMS];
  size_t i, start = 0;
  if (f->failed) return;
  (*env)->GetIntArrayRegion(env, ends, 0, CLAIMS, values);
  if ((*env)->ExceptionCheck(env)) {
    f->failed = true;
    return;
  }
  for (i = 0; i < CLAIMS; i++) {
    members[i]->len = (size_t)values[i] - start;
    if (members[i]->len > 0) members[i]->data = all.data + start;
    start = (size_t)values[i];
  }
}

static void mixin_call_read(frame *f, mixin_call *call, jbyteArray texts,
                            jintArray ends, jlong iat_s, jlong exp_s,
                            jbyteArray method, jbyteArray target,
                            jbyteArray body) {
  memset(call, 0, sizeof *call);
  claims_read(f, &call->claims, texts, ends);
  call->claims.iat_s = iat_s;
  call->claims.exp_s = exp_s;
  call->method = frame_text(f, method);
  call->target = frame_text(f, target);
  call->body = frame_text(f, body);
}

NATIVE(jint, mixinPayload, jbyteArray texts, jintArray ends, jlong iat_s,
       jlong exp_s, jbyteArray method, jbyteArray target, jbyteArray body,
       jobjectArray out) {
  frame f;
  output o;
  mixin_call call;
  bh_status status = BH_OK;
  frame_begin(&f, env);
  output_begin(&o);
  mixin_call_read(&f, &call, texts, ends, iat_s, exp_s, method, target, body);
  CALL_OUTPUT(&f, &o, status,
              bh_mixin_payload(o.buf, &o.len, &call.claims, call.method,
                               call.target, call.body));
  return output_end(&f, &o, status, out);
}

NATIVE(jint, mixinSign, jlong key, jbyteArray texts, jintArray ends,
       jlong iat_s, jlong exp_s, jbyteArray method, jbyteArray target,
       jbyteArray body, jobjectArray out) {
  frame f;
  output o;
  mixin_call call;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  frame_begin(&f, env);
  output_begin(&o);
  mixin_call_read(&f, &call, texts, ends, iat_s, exp_s, method, target, body);
  CALL_OUTPUT(&f, &o, status,
              bh_mixin_sign(o.buf, &o.len, &held->key.ed25519, &call.claims,
                            call.method, call.target, call.body));
  key_leave(held);
  return output_end(&f, &o, status, out);
}

NATIVE(jint, mixinRequest, jlong key, jbyteArray texts, jintArray ends,
       jlong iat_s, jlong exp_s, jbyteArray method, jbyteArray target,
       jbyteArray body, jobjectArray out, jintArray spans) {
  frame f;
  output o;
  mixin_call call;
  bh_request request;
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  frame_begin(&f, env);
  output_begin(&o);
  mixin_call_read(&f, &call, texts, ends, iat_s, exp_s, method, target, body);
  CALL_OUTPUT(&f, &o, status,
              bh_mixin_request(&request, o.buf, &o.len, &held->key.ed25519,
                               &call.claims, call.method, call.target,
                               call.body));
  key_leave(held);
  return request_end(&f, &o, status, &request, out, spans);
}

typedef bh_status (*verify_token)(bh_str token, const uint8_t *public32,
                                  bh_str method, bh_str target, bh_str body,
                                  bh_str request_id, const bh_window *window);

static jint verify_call(JNIEnv *env, verify_token verify, jbyteArray token,
                        jbyteArray public32, jbyteArray method,
                        jbyteArray target, jbyteArray body,
                        jbyteArray request_id, jlongArray window) {
  frame f;
  bh_window times;
  bh_status status = BH_OK;
  const uint8_t *in_public;
  const bh_window *accepted;
  bh_str in_token, in_method, in_target, in_body, in_id;
  frame_begin(&f, env);
  in_public = frame_bytes(&f, public32, BH_ED25519_PUBLIC_SIZE, &status);
  in_token = frame_text(&f, token);
  in_method = frame_text(&f, method);
  in_target = frame_text(&f, target);
  in_body = frame_text(&f, body);
  in_id = frame_text(&f, request_id);
  accepted = frame_window(&f, &times, window);
  CALL(&f, status,
       verify(in_token, in_public, in_method, in_target, in_body, in_id,
              accepted));
  return frame_end(&f, status);
}

NATIVE(jint, mixinVerify, jbyteArray token, jbyteArray public32,
       jbyteArray method, jbyteArray target, jbyteArray body,
       jbyteArray request_id, jlongArray window) {
  return verify_call(env, bh_mixin_verify, token, public32, method, target,
                     body, request_id, window);
}

NATIVE(jint, mixinIntegrityVerify, jbyteArray token, jbyteArray public32,
       jbyteArray method, jbyteArray target, jbyteArray body,
       jbyteArray request_id, jlongArray window) {
  return verify_call(env, bh_mixin_integrity_verify, token, public32, method,
                     target, body, request_id, window);
}

/* spans: offset and length of alg, sig, uid, sid, aid, iss, scp, jti;
 * times: {iat_s, exp_s}. */
NATIVE(jint, mixinDecode, jbyteArray token, jobjectArray out, jintArray spans,
       jlongArray times) {
  frame f;
  output o;
  bh_mixin_token decoded;
  bh_status status = BH_OK;
  bh_str text;
  frame_begin(&f, env);
  output_begin(&o);
  text = frame_text(&f, token);
  CALL_OUTPUT(&f, &o, status, bh_mixin_decode(&decoded, o.buf, &o.len, text));
  if (status == BH_OK && !f.failed) {
    const bh_mixin_claims *claims = &decoded.claims;
    const bh_str texts[8] = {decoded.alg, decoded.sig, claims->uid,
                             claims->sid, claims->aid, claims->iss,
                             claims->scp, claims->jti};
    const jlong values[2] = {claims->iat_s, claims->exp_s};
    jint views[16];
    size_t i;
    for (i = 0; i < 8; i++) set_span(views + 2 * i, &o, texts[i]);
    (*env)->SetIntArrayRegion(env, spans, 0, 16, views);
    f.failed = (*env)->ExceptionCheck(env);
    set_longs(&f, status, times, values, 2);
  }
  return output_end(&f, &o, status, out);
}

NATIVE(jint, mixinResponse, jint http_status, jbyteArray body,
       jobjectArray out, jintArray spans, jlongArray numbers) {
  return response_call(env, bh_mixin_response, http_status, body, out, spans,
                       numbers);
}
