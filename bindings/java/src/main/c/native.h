/*
 * What the files of the natives share: the memory of one call, keys, and the
 * name and first two parameters of each native, which javac's header
 * org_bhauth_Native.h declares once more, so that the compiler finds every
 * difference between the two.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef BHAUTH_JNI_NATIVE_H
#define BHAUTH_JNI_NATIVE_H

#include <jni.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "bh_auth.h"
#include "org_bhauth_Native.h"

/* The memory of one native call. What Java passes is copied into it, what the
 * library returns is copied out of it, and all of it is wiped at the end: any
 * of it may be a secret. No Java array is ever pinned, so that no JNI call can
 * happen while one is. */

/* Nearly every request fits without an allocation. */
#define COPIES_CAPACITY 2048
#define OUTPUT_CAPACITY 2048

/* The greatest length of a Java array; less for a test. */
#ifndef OUTPUT_MAX
#define OUTPUT_MAX INT32_MAX
#endif

typedef struct copies_block copies_block;

typedef struct copies {
  JNIEnv *env;
  bool failed; /* a Java exception is pending: do nothing more, return */
  size_t used;
  copies_block *blocks;
  char capacity[COPIES_CAPACITY];
} copies;

/* Begins a call. */
void copies_begin(copies *c, JNIEnv *env);

/* Wipes and frees everything; returns status, so that it can end a function. */
jint copies_end(copies *c, bh_status status);

/* Throws OutOfMemoryError, after which failed is true. */
void copies_out_of_memory(copies *c);

/* A copy of a byte[]; null is the empty text. */
bh_str copy_text(copies *c, jbyteArray array);

/* The same where Java passes the length along: each JNI call counts. */
bh_str copy_text_of(copies *c, jbyteArray array, jsize length);

/* A copy of a byte[] that must have size bytes; else NULL, and BH_ERR_SIZE in
 * *status. Where *status is an error already, nothing is done. */
const uint8_t *copy_bytes(copies *c, jbyteArray array, size_t size, bh_status *status);

/* A copy of byte[][] {name, value, name, value, ...}. */
const bh_param *copy_params(copies *c, jobjectArray array, size_t *count);

/* Copies count numbers; false if there is no array. */
bool copy_longs(copies *c, jlong *values, jlongArray array, jsize count);

/* Texts in one array, and where each of them ends. */
#define PACKED_MAX 16
void copy_packed(copies *c, bh_str *const *views, jsize count, jbyteArray texts, jintArray ends);

/* A variable-length output: call the library with buf and len until it fits. */
typedef struct output {
  char *buf;
  size_t len;
  char capacity[OUTPUT_CAPACITY];
} output;

void output_begin(output *o);

/* True if the call must be made again, because there is now more capacity.
 * What no Java array can hold is BH_ERR_SIZE. */
bool output_again(copies *c, output *o, bh_status *status);

/* Sets out[0] to the bytes, if status is BH_OK; wipes them. */
jint output_end(copies *c, output *o, bh_status status, jobjectArray out);

/* Sets an array of fixed size, if status is BH_OK. */
jint fixed_end(copies *c, bh_status status, jbyteArray out, const void *bytes, size_t size);

/* Sets out[0..count), if status is BH_OK. */
void set_longs(copies *c, bh_status status, jlongArray out, const jlong *values, jsize count);

void set_ints(copies *c, bh_status status, jintArray out, const jint *values, jsize count);

/* Where a view of the output lies, for Java: offset and length. */
void set_span(jint *span, const output *o, bh_str view);

/* Keys that Java holds by a number. close wipes the key but keeps its memory,
 * which free gives back when no Java object can hold the number any more: a
 * call that comes late or runs at the same time finds a wiped key, never freed
 * memory. */

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

/* NATIVE(jint, name, parameters...) { the body, with env } */
#define NATIVE(result, name, ...) \
  JNIEXPORT result JNICALL Java_org_bhauth_Native_##name(JNIEnv *env, __attribute__((unused)) jclass type, __VA_ARGS__)
#define NATIVE0(result, name) \
  JNIEXPORT result JNICALL Java_org_bhauth_Native_##name(JNIEnv *env, __attribute__((unused)) jclass type)

/* A call of the library with all inputs copied: not after a failed copy. */
#define CALL(c, status, call)                                 \
  do {                                                        \
    if (!(c)->failed && (status) == BH_OK) (status) = (call); \
  } while (0)

/* The same for a call that writes to an output: again when it needs capacity. */
#define CALL_OUTPUT(c, o, status, call)          \
  do {                                           \
    if ((c)->failed || (status) != BH_OK) break; \
    do (status) = (call);                        \
    while (output_again((c), (o), &(status)));   \
  } while (0)

#endif /* BHAUTH_JNI_NATIVE_H */
