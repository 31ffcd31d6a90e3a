/*
 * Keys that Java holds by a number. close wipes the key but keeps its memory,
 * which free gives back when no Java object can hold the number any more: a
 * call that comes late or runs at the same time finds a wiped key, never freed
 * memory.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef BHAUTH_JNI_KEYS_H
#define BHAUTH_JNI_KEYS_H

#include <jni.h>
#include <stdatomic.h>

#include "bh_auth.h"
#include "copies.h"

typedef struct held_key {
  atomic_uint users; /* calls that are using it, and CLOSED */
  union {
    bh_hmac_key hmac;
    bh_ed25519_key ed25519;
  } key;
} held_key;

/* The key, or NULL with BH_ERR_KEY in *status if it was closed; each call needs
 * its key_leave. */
held_key *key_enter(jlong handle, bh_status *status);
void key_leave(held_key *held);

/* Memory for a key to be made in, or NULL. */
held_key *key_allocate(void);

/* Sets out[0] to its number, if status is BH_OK; else frees it. */
jint key_made(copies *c, bh_status status, held_key *held, jlongArray out);

#endif /* BHAUTH_JNI_KEYS_H */
