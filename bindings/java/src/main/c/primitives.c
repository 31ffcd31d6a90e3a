/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "native.h"

NATIVE(jint, sha256, jbyteArray message, jbyteArray out) {
  frame f;
  uint8_t digest[BH_SHA256_SIZE];
  bh_status status = BH_OK;
  bh_str text;
  frame_begin(&f, env);
  text = frame_text(&f, message);
  CALL(&f, status, bh_sha256(digest, text));
  return fixed_end(&f, status, out, digest, sizeof digest);
}

NATIVE(jint, hmacSha256, jlong key, jbyteArray message, jbyteArray out) {
  frame f;
  uint8_t mac[BH_SHA256_SIZE];
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_str text;
  frame_begin(&f, env);
  text = frame_text(&f, message);
  CALL(&f, status, bh_hmac_sha256(mac, &held->key.hmac, text));
  key_leave(held);
  return fixed_end(&f, status, out, mac, sizeof mac);
}

NATIVE(jboolean, equal, jbyteArray a, jbyteArray b) {
  frame f;
  bh_str first, second;
  bool equal;
  frame_begin(&f, env);
  first = frame_text(&f, a);
  second = frame_text(&f, b);
  equal = !f.failed && bh_equal(first, second) == 1;
  frame_end(&f, BH_OK);
  return equal ? JNI_TRUE : JNI_FALSE;
}

NATIVE(jint, ed25519Public, jlong key, jbyteArray out) {
  frame f;
  uint8_t public32[BH_ED25519_PUBLIC_SIZE];
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  frame_begin(&f, env);
  CALL(&f, status, bh_ed25519_public(public32, &held->key.ed25519));
  key_leave(held);
  return fixed_end(&f, status, out, public32, sizeof public32);
}

NATIVE(jint, ed25519Sign, jlong key, jbyteArray message, jbyteArray out) {
  frame f;
  uint8_t signature[BH_ED25519_SIGNATURE_SIZE];
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_str text;
  frame_begin(&f, env);
  text = frame_text(&f, message);
  CALL(&f, status, bh_ed25519_sign(signature, &held->key.ed25519, text));
  key_leave(held);
  return fixed_end(&f, status, out, signature, sizeof signature);
}

NATIVE(jint, ed25519Verify, jbyteArray signature, jbyteArray public32,
       jbyteArray message) {
  frame f;
  bh_status status = BH_OK;
  const uint8_t *in_signature, *in_public;
  bh_str text;
  frame_begin(&f, env);
  in_signature =
      frame_bytes(&f, signature, BH_ED25519_SIGNATURE_SIZE, &status);
  in_public = frame_bytes(&f, public32, BH_ED25519_PUBLIC_SIZE, &status);
  text = frame_text(&f, message);
  CALL(&f, status, bh_ed25519_verify(in_signature, in_public, text));
  return frame_end(&f, status);
}

/* From one text to another, which call makes of o.buf, o.len and text. */
#define TRANSLATION(name, call)                                \
  NATIVE(jint, name, jbyteArray in, jobjectArray out) {        \
    frame f;                                                   \
    output o;                                                  \
    bh_status status = BH_OK;                                  \
    bh_str text;                                               \
    frame_begin(&f, env);                                      \
    output_begin(&o);                                          \
    text = frame_text(&f, in);                                 \
    CALL_OUTPUT(&f, &o, status, call);                         \
    return output_end(&f, &o, status, out);                    \
  }

TRANSLATION(hexEncode, bh_hex_encode(o.buf, &o.len, text))
TRANSLATION(hexDecode, bh_hex_decode((uint8_t *)o.buf, &o.len, text))
TRANSLATION(base64urlEncode, bh_base64url_encode(o.buf, &o.len, text))
TRANSLATION(base64urlDecode,
            bh_base64url_decode((uint8_t *)o.buf, &o.len, text))
