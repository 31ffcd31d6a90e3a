/*
 * The memory of one native call. What Java passes is copied into it, what the
 * library returns is copied out of it, and all of it is wiped at the end: any
 * of it may be a secret. No Java array is ever pinned, so that no JNI call can
 * happen while one is.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef BHAUTH_JNI_FRAME_H
#define BHAUTH_JNI_FRAME_H

#include <jni.h>
#include <stdbool.h>
#include <stddef.h>

#include "bh_auth.h"

/* Nearly every request fits without an allocation. */
#define FRAME_ROOM 2048
#define OUTPUT_ROOM 2048

typedef struct frame_block frame_block;

typedef struct frame {
  JNIEnv *env;
  bool failed; /* a Java exception is pending: do nothing more, return */
  size_t used;
  frame_block *blocks;
  char capacity[FRAME_ROOM];
} frame;

/* Begins a call. */
void frame_begin(frame *f, JNIEnv *env);

/* Wipes and frees everything; returns status, so that it can end a function. */
jint frame_end(frame *f, bh_status status);

/* Throws OutOfMemoryError, after which failed is true. */
void frame_out_of_memory(frame *f);

/* A copy of a byte[]; null is the empty text. */
bh_str frame_text(frame *f, jbyteArray array);

/* The same where Java passes the length along: each JNI call counts. */
bh_str frame_text_of(frame *f, jbyteArray array, jsize length);

/* A copy of a byte[] that must have size bytes; else NULL, and BH_ERR_SIZE in
 * *status. Where *status is an error already, nothing is done. */
const uint8_t *frame_bytes(frame *f, jbyteArray array, size_t size,
                           bh_status *status);

/* A copy of byte[][] {name, value, name, value, ...}. */
const bh_param *frame_params(frame *f, jobjectArray array, size_t *count);

/* A window from {now_ms, past_ms, ahead_ms}; null is NULL. */
const bh_window *frame_window(frame *f, bh_window *window, jlongArray array);

/* A variable-length output: call the library with buf and len until it fits. */
typedef struct output {
  char *buf;
  size_t len;
  char capacity[OUTPUT_ROOM];
} output;

void output_begin(output *o);

/* True if the call must be made again, because there is now more capacity. */
bool output_again(frame *f, output *o, bh_status status);

/* Sets out[0] to the bytes, if status is BH_OK; wipes them. */
jint output_end(frame *f, output *o, bh_status status, jobjectArray out);

/* Sets an array of fixed size, if status is BH_OK. */
jint fixed_end(frame *f, bh_status status, jbyteArray out, const void *bytes,
               size_t size);

/* Sets out[0..count), if status is BH_OK. */
void set_longs(frame *f, bh_status status, jlongArray out, const jlong *values,
               jsize count);

/* Where a view of the output lies, for Java: offset and length. */
void set_span(jint *span, const output *o, bh_str view);

/* spans: {header count, then offset and length of method, target, body, and of
 * each header's name and value}. */
jint request_end(frame *f, output *o, bh_status status,
                 const bh_request *request, jobjectArray out, jintArray spans);

typedef bh_status (*read_response)(bh_response *response, char *buf,
                                   size_t *len, uint32_t http_status,
                                   bh_str body);

/* Reads a response. numbers: {accepted, http_status, error_code, expires_ms,
 * server_time_ms}; spans: {error_name, error_message, advice, token}. */
jint response_call(JNIEnv *env, read_response read, jint http_status,
                   jbyteArray body, jobjectArray out, jintArray spans,
                   jlongArray numbers);
jint response_end(frame *f, output *o, bh_status status,
                  const bh_response *response, jobjectArray out,
                  jintArray spans, jlongArray numbers);

#endif /* BHAUTH_JNI_FRAME_H */
