/*
 * Keys that Java holds, and the natives that are not written from the
 * description of the ABI.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include "native.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>

#define CLOSED 0x80000000u
#define UNSIGNED ((bh_status) - 1)

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
  if (held != NULL) atomic_fetch_sub_explicit(&held->users, 1, memory_order_release);
}

NATIVE(void, keyClose, jlong handle) {
  held_key *held = (held_key *)(intptr_t)handle;
  (void)env;
  if ((atomic_fetch_or(&held->users, CLOSED) & CLOSED) != 0) return;
  /* A signature takes microseconds; none that has begun may see half a key. */
  while ((atomic_load(&held->users) & ~CLOSED) != 0) sched_yield();
  bh_wipe(&held->key, sizeof held->key);
}

NATIVE(void, keyFree, jlong handle) {
  held_key *held = (held_key *)(intptr_t)handle;
  (void)env;
  bh_wipe(&held->key, sizeof held->key);
  free(held);
}

held_key *key_allocate(void) {
  held_key *held = malloc(sizeof *held);
  if (held != NULL) atomic_init(&held->users, 0);
  return held;
}

jint key_made(copies *c, bh_status status, held_key *held, jlongArray out) {
  const jlong number = (jlong)(intptr_t)held;
  set_longs(c, status, out, &number, 1);
  if (held != NULL && (status != BH_OK || c->failed)) {
    bh_wipe(held, sizeof *held);
    free(held);
  }
  return copies_end(c, status);
}

NATIVE0(jint, bindingVersion) {
  (void)env;
  return org_bhauth_Native_BINDING_VERSION;
}

static bool has_question_mark(bh_str text) {
  return text.len > 0 && memchr(text.data, '?', text.len) != NULL;
}

/* With `questioned`, a text that has a question mark is not signed: -1. */
NATIVE(jint, toobitSign, jlong key, jbyteArray query, jint query_length, jbyteArray body, jint body_length,
       jboolean questioned, jbyteArray out) {
  copies c;
  char signature[BH_SIGNATURE_SIZE];
  bh_status status = BH_OK;
  held_key *held = key_enter(key, &status);
  bh_str in_query, in_body;
  copies_begin(&c, env);
  in_query = copy_text_of(&c, query, query_length);
  in_body = copy_text_of(&c, body, body_length);
  if (questioned && (has_question_mark(in_query) || has_question_mark(in_body))) status = UNSIGNED;
  CALL(&c, status, bh_toobit_sign(signature, &held->key.hmac, in_query, in_body));
  key_leave(held);
  return fixed_end(&c, status, out, signature, BH_SIGNATURE_SIZE - 1);
}
