/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "keys.h"

#include <sched.h>
#include <stdlib.h>

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
  if (held != NULL) atomic_fetch_sub_explicit(&held->users, 1, memory_order_release);
}

JNIEXPORT void JNICALL Java_org_bhauth_Native_keyClose(JNIEnv *env, jclass type, jlong handle) {
  held_key *held = (held_key *)(intptr_t)handle;
  (void)env;
  (void)type;
  if ((atomic_fetch_or(&held->users, CLOSED) & CLOSED) != 0) return;
  /* A signature takes microseconds; none that has begun may see half a key. */
  while ((atomic_load(&held->users) & ~CLOSED) != 0) sched_yield();
  bh_wipe(&held->key, sizeof held->key);
}

JNIEXPORT void JNICALL Java_org_bhauth_Native_keyFree(JNIEnv *env, jclass type, jlong handle) {
  held_key *held = (held_key *)(intptr_t)handle;
  (void)env;
  (void)type;
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
