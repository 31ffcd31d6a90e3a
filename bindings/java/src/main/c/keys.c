/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "keys.h"

#include <sched.h>
#include <stdlib.h>

#include "frame.h"
#include "org_bhauth_Native.h"

#define CLOSED 0x80000000u

held_key *key_enter(jlong handle, bh_status *status) {
  held_key *held = (held_key *)(intptr_t)handle;
  if ((atomic_fetch_add(&held->users, 1) & CLOSED) != 0) {
    atomic_fetch_sub(&held->users, 1);
    *status = BH_ERR_KEY;
    return NULL;
  }
  return held;
}

void key_leave(held_key *held) {
  if (held != NULL) atomic_fetch_sub_explicit(&held->users, 1,
                                              memory_order_release);
}

JNIEXPORT void JNICALL Java_org_bhauth_Native_keyClose(JNIEnv *env, jclass type,
                                                       jlong handle) {
  held_key *held = (held_key *)(intptr_t)handle;
  (void)env;
  (void)type;
  if ((atomic_fetch_or(&held->users, CLOSED) & CLOSED) != 0) return;
  /* A signature takes microseconds; none that has begun may see half a key. */
  while ((atomic_load(&held->users) & ~CLOSED) != 0) sched_yield();
  bh_wipe(&held->key, sizeof held->key);
}

JNIEXPORT void JNICALL Java_org_bhauth_Native_keyFree(JNIEnv *env, jclass type,
                                                      jlong handle) {
  held_key *held = (held_key *)(intptr_t)handle;
  (void)env;
  (void)type;
  bh_wipe(&held->key, sizeof held->key);
  free(held);
}

/* The four ways to make a key differ in one call each. */
enum source { SECRET, SEED, HEX, BASE64URL };

static jint key_new(JNIEnv *env, jbyteArray text, jlongArray handle,
                    enum source source) {
  frame f;
  bh_status status = BH_OK;
  bh_str in;
  jlong number;
  held_key *held = malloc(sizeof *held);
  frame_begin(&f, env);
  in = frame_text(&f, text);
  if (held == NULL) frame_out_of_memory(&f);
  if (f.failed) {
    free(held);
    return frame_end(&f, status);
  }
  atomic_init(&held->users, 0);
  switch (source) {
    case SECRET: status = bh_hmac_key_init(&held->key.hmac, in); break;
    case SEED:
      status = in.len != BH_ED25519_SEED_SIZE
                   ? BH_ERR_KEY_LENGTH
                   : bh_ed25519_key_from_seed(&held->key.ed25519,
                                              (const uint8_t *)in.data);
      break;
    case HEX: status = bh_ed25519_key_from_hex(&held->key.ed25519, in); break;
    case BASE64URL:
      status = bh_ed25519_key_from_base64url(&held->key.ed25519, in);
      break;
  }
  number = (jlong)(intptr_t)held;
  set_longs(&f, status, handle, &number, 1);
  if (status != BH_OK || f.failed) free(held);
  return frame_end(&f, status);
}

JNIEXPORT jint JNICALL Java_org_bhauth_Native_hmacKey(JNIEnv *env, jclass type,
                                                      jbyteArray secret,
                                                      jlongArray handle) {
  (void)type;
  return key_new(env, secret, handle, SECRET);
}

JNIEXPORT jint JNICALL Java_org_bhauth_Native_ed25519KeyFromSeed(
    JNIEnv *env, jclass type, jbyteArray seed32, jlongArray handle) {
  (void)type;
  return key_new(env, seed32, handle, SEED);
}

JNIEXPORT jint JNICALL Java_org_bhauth_Native_ed25519KeyFromHex(
    JNIEnv *env, jclass type, jbyteArray hex, jlongArray handle) {
  (void)type;
  return key_new(env, hex, handle, HEX);
}

JNIEXPORT jint JNICALL Java_org_bhauth_Native_ed25519KeyFromBase64url(
    JNIEnv *env, jclass type, jbyteArray base64url, jlongArray handle) {
  (void)type;
  return key_new(env, base64url, handle, BASE64URL);
}

JNIEXPORT jint JNICALL Java_org_bhauth_Native_secretCheck(JNIEnv *env,
                                                          jclass type,
                                                          jbyteArray secret) {
  frame f;
  bh_str text;
  (void)type;
  frame_begin(&f, env);
  text = frame_text(&f, secret);
  return frame_end(&f, f.failed ? BH_OK : bh_secret_check(text));
}
