/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "native.h"

#include <stdlib.h>
#include <string.h>

struct copies_block {
  copies_block *next;
  size_t size;
  max_align_t bytes[];
};

/* As bh_wipe, but a copy at a time instead of a byte: a tenth of a signature's
 * cost. The compiler must think that the zeros are read. */
static void wipe(void *memory, size_t size) {
  memset(memory, 0, size);
  __asm__ __volatile__("" : : "r"(memory) : "memory");
}

void copies_out_of_memory(copies *c) {
  JNIEnv *env = c->env;
  jclass error;
  c->failed = true;
  if ((*env)->ExceptionCheck(env)) return;
  error = (*env)->FindClass(env, "java/lang/OutOfMemoryError");
  if (error != NULL) (*env)->ThrowNew(env, error, "bh_auth: native memory");
}

static void *copies_allocate(copies *c, size_t size) {
  copies_block *block;
  size_t start = (c->used + 15) & ~(size_t)15;
  if (start <= COPIES_CAPACITY && size <= COPIES_CAPACITY - start) {
    c->used = start + size;
    return c->capacity + start;
  }
  block = malloc(sizeof *block + size);
  if (block == NULL) {
    copies_out_of_memory(c);
    return NULL;
  }
  block->next = c->blocks;
  block->size = size;
  c->blocks = block;
  return block->bytes;
}

void copies_begin(copies *c, JNIEnv *env) {
  c->env = env;
  c->failed = false;
  c->used = 0;
  c->blocks = NULL;
}

jint copies_end(copies *c, bh_status status) {
  while (c->blocks != NULL) {
    copies_block *block = c->blocks;
    c->blocks = block->next;
    wipe(block->bytes, block->size);
    free(block);
  }
  wipe(c->capacity, c->used);
  return (jint)status;
}

bh_str copy_text(copies *c, jbyteArray array) {
  JNIEnv *env = c->env;
  if (array == NULL || c->failed) return (bh_str){NULL, 0};
  return copy_text_of(c, array, (*env)->GetArrayLength(env, array));
}

bh_str copy_text_of(copies *c, jbyteArray array, jsize length) {
  JNIEnv *env = c->env;
  bh_str text = {NULL, 0};
  jbyte *bytes;
  if (length == 0 || c->failed) return text;
  bytes = copies_allocate(c, (size_t)length);
  if (bytes == NULL) return text;
  (*env)->GetByteArrayRegion(env, array, 0, length, bytes);
  text.data = (const char *)bytes;
  text.len = (size_t)length;
  return text;
}

const uint8_t *copy_bytes(copies *c, jbyteArray array, size_t size, bh_status *status) {
  bh_str text;
  if (*status != BH_OK || c->failed) return NULL;
  text = copy_text(c, array);
  if (!c->failed && text.len != size) *status = BH_ERR_SIZE;
  return (const uint8_t *)text.data;
}

const bh_param *copy_params(copies *c, jobjectArray array, size_t *count) {
  JNIEnv *env = c->env;
  bh_param *params;
  jsize length, i;
  *count = 0;
  if (array == NULL || c->failed) return NULL;
  length = (*env)->GetArrayLength(env, array) / 2;
  params = copies_allocate(c, (size_t)length * sizeof *params);
  for (i = 0; i < 2 * length && !c->failed; i++) {
    jobject element = (*env)->GetObjectArrayElement(env, array, i);
    bh_str text;
    if ((*env)->ExceptionCheck(env)) {
      c->failed = true;
      break;
    }
    text = copy_text(c, element);
    if (i % 2 == 0)
      params[i / 2].name = text;
    else
      params[i / 2].value = text;
    (*env)->DeleteLocalRef(env, element);
  }
  *count = (size_t)length;
  return params;
}

bool copy_longs(copies *c, jlong *values, jlongArray array, jsize count) {
  JNIEnv *env = c->env;
  if (array == NULL || c->failed) return false;
  (*env)->GetLongArrayRegion(env, array, 0, count, values);
  c->failed = (*env)->ExceptionCheck(env);
  return !c->failed;
}

void copy_packed(copies *c, bh_str *const *views, jsize count, jbyteArray texts, jintArray ends) {
  JNIEnv *env = c->env;
  const bh_str all = copy_text(c, texts);
  size_t start = 0;
  jsize i;
  jint values[PACKED_MAX];
  if (c->failed) return;
  (*env)->GetIntArrayRegion(env, ends, 0, count, values);
  c->failed = (*env)->ExceptionCheck(env);
  for (i = 0; i < count && !c->failed; i++) {
    views[i]->len = (size_t)values[i] - start;
    if (views[i]->len > 0) views[i]->data = all.data + start;
    start = (size_t)values[i];
  }
}

void output_begin(output *o) {
  o->buf = o->capacity;
  o->len = sizeof o->capacity;
}

bool output_again(copies *c, output *o, bh_status *status) {
  if (*status != BH_ERR_BUFFER || c->failed) return false;
  if (o->len > OUTPUT_MAX) {
    *status = BH_ERR_SIZE;
    return false;
  }
  o->buf = copies_allocate(c, o->len);
  return o->buf != NULL;
}

jint output_end(copies *c, output *o, bh_status status, jobjectArray out) {
  JNIEnv *env = c->env;
  if (status == BH_OK && !c->failed) {
    jbyteArray bytes = (*env)->NewByteArray(env, (jsize)o->len);
    if (bytes != NULL) {
      (*env)->SetByteArrayRegion(env, bytes, 0, (jsize)o->len, (const jbyte *)o->buf);
      (*env)->SetObjectArrayElement(env, out, 0, bytes);
    }
    c->failed = (*env)->ExceptionCheck(env);
    /* A longer one lies among the copies, which are wiped as a whole. */
    if (o->buf == o->capacity) wipe(o->capacity, o->len);
  }
  return copies_end(c, status);
}

jint fixed_end(copies *c, bh_status status, jbyteArray out, const void *bytes, size_t size) {
  JNIEnv *env = c->env;
  if (status == BH_OK && !c->failed) (*env)->SetByteArrayRegion(env, out, 0, (jsize)size, bytes);
  return copies_end(c, status);
}

void set_longs(copies *c, bh_status status, jlongArray out, const jlong *values, jsize count) {
  JNIEnv *env = c->env;
  if (status == BH_OK && !c->failed) {
    (*env)->SetLongArrayRegion(env, out, 0, count, values);
    c->failed = (*env)->ExceptionCheck(env);
  }
}

void set_ints(copies *c, bh_status status, jintArray out, const jint *values, jsize count) {
  JNIEnv *env = c->env;
  if (status == BH_OK && !c->failed) {
    (*env)->SetIntArrayRegion(env, out, 0, count, values);
    c->failed = (*env)->ExceptionCheck(env);
  }
}

void set_span(jint *span, const output *o, bh_str view) {
  span[0] = view.len == 0 ? 0 : (jint)(view.data - o->buf);
  span[1] = (jint)view.len;
}
