/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "frame.h"

#include <stdlib.h>
#include <string.h>

struct frame_block {
  frame_block *next;
  size_t size;
  max_align_t bytes[];
};

/* As bh_wipe, but a copy at a time instead of a byte: a tenth of a signature's
 * cost. The compiler must think that the zeros are read. */
static void wipe(void *memory, size_t size) {
  memset(memory, 0, size);
  __asm__ __volatile__("" : : "r"(memory) : "memory");
}

void frame_out_of_memory(frame *f) {
  JNIEnv *env = f->env;
  jclass error;
  f->failed = true;
  if ((*env)->ExceptionCheck(env)) return;
  error = (*env)->FindClass(env, "java/lang/OutOfMemoryError");
  if (error != NULL) (*env)->ThrowNew(env, error, "bh_auth: native memory");
}

static void *frame_allocate(frame *f, size_t size) {
  frame_block *block;
  size_t start = (f->used + 15) & ~(size_t)15;
  if (start <= FRAME_ROOM && size <= FRAME_ROOM - start) {
    f->used = start + size;
    return f->capacity + start;
  }
  block = malloc(sizeof *block + size);
  if (block == NULL) {
    frame_out_of_memory(f);
    return NULL;
  }
  block->next = f->blocks;
  block->size = size;
  f->blocks = block;
  return block->bytes;
}

void frame_begin(frame *f, JNIEnv *env) {
  f->env = env;
  f->failed = false;
  f->used = 0;
  f->blocks = NULL;
}

jint frame_end(frame *f, bh_status status) {
  while (f->blocks != NULL) {
    frame_block *block = f->blocks;
    f->blocks = block->next;
    wipe(block->bytes, block->size);
    free(block);
  }
  wipe(f->capacity, f->used);
  return (jint)status;
}

bh_str frame_text(frame *f, jbyteArray array) {
  JNIEnv *env = f->env;
  if (array == NULL || f->failed) return (bh_str){NULL, 0};
  return frame_text_of(f, array, (*env)->GetArrayLength(env, array));
}

bh_str frame_text_of(frame *f, jbyteArray array, jsize length) {
  JNIEnv *env = f->env;
  bh_str text = {NULL, 0};
  jbyte *bytes;
  if (length == 0 || f->failed) return text;
  bytes = frame_allocate(f, (size_t)length);
  if (bytes == NULL) return text;
  (*env)->GetByteArrayRegion(env, array, 0, length, bytes);
  text.data = (const char *)bytes;
  text.len = (size_t)length;
  return text;
}

const uint8_t *frame_bytes(frame *f, jbyteArray array, size_t size,
                           bh_status *status) {
  bh_str text;
  if (*status != BH_OK || f->failed) return NULL;
  text = frame_text(f, array);
  if (!f->failed && text.len != size) *status = BH_ERR_SIZE;
  return (const uint8_t *)text.data;
}

const bh_param *frame_params(frame *f, jobjectArray array, size_t *count) {
  JNIEnv *env = f->env;
  bh_param *params;
  jsize length, i;
  *count = 0;
  if (array == NULL || f->failed) return NULL;
  length = (*env)->GetArrayLength(env, array) / 2;
  params = frame_allocate(f, (size_t)length * sizeof *params);
  for (i = 0; i < 2 * length && !f->failed; i++) {
    jobject element = (*env)->GetObjectArrayElement(env, array, i);
    bh_str text;
    if ((*env)->ExceptionCheck(env)) {
      f->failed = true;
      break;
    }
    text = frame_text(f, element);
    if (i % 2 == 0)
      params[i / 2].name = text;
    else
      params[i / 2].value = text;
    (*env)->DeleteLocalRef(env, element);
  }
  *count = (size_t)length;
  return params;
}

const bh_window *frame_window(frame *f, bh_window *window, jlongArray array) {
  JNIEnv *env = f->env;
  jlong values[3];
  if (array == NULL || f->failed) return NULL;
  (*env)->GetLongArrayRegion(env, array, 0, 3, values);
  if ((*env)->ExceptionCheck(env)) {
    f->failed = true;
    return NULL;
  }
  window->now_ms = values[0];
  window->past_ms = values[1];
  window->ahead_ms = values[2];
  return window;
}

void output_begin(output *o) {
  o->buf = o->capacity;
  o->len = sizeof o->capacity;
}

bool output_again(frame *f, output *o, bh_status status) {
  if (status != BH_ERR_BUFFER || f->failed) return false;
  o->buf = frame_allocate(f, o->len);
  return o->buf != NULL;
}

jint output_end(frame *f, output *o, bh_status status, jobjectArray out) {
  JNIEnv *env = f->env;
  if (status == BH_OK && !f->failed) {
    jbyteArray bytes = (*env)->NewByteArray(env, (jsize)o->len);
    if (bytes != NULL) {
      (*env)->SetByteArrayRegion(env, bytes, 0, (jsize)o->len,
                                 (const jbyte *)o->buf);
      (*env)->SetObjectArrayElement(env, out, 0, bytes);
    }
    f->failed = (*env)->ExceptionCheck(env);
    /* A longer one lies in the frame, which is wiped as a whole. */
    if (o->buf == o->capacity) wipe(o->capacity, o->len);
  }
  return frame_end(f, status);
}

jint fixed_end(frame *f, bh_status status, jbyteArray out, const void *bytes,
               size_t size) {
  JNIEnv *env = f->env;
  if (status == BH_OK && !f->failed)
    (*env)->SetByteArrayRegion(env, out, 0, (jsize)size, bytes);
  return frame_end(f, status);
}

void set_longs(frame *f, bh_status status, jlongArray out, const jlong *values,
               jsize count) {
  JNIEnv *env = f->env;
  if (status == BH_OK && !f->failed) {
    (*env)->SetLongArrayRegion(env, out, 0, count, values);
    f->failed = (*env)->ExceptionCheck(env);
  }
}
