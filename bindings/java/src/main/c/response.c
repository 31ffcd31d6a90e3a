/*
 * Requests and responses: the header's views become offsets into one byte[].
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include "native.h"

#define REQUEST_SPANS (1 + 2 * (3 + 2 * BH_REQUEST_MAX_HEADERS))
#define RESPONSE_SPANS (2 * 4)

static void set_ints(frame *f, bh_status status, jintArray out,
                     const jint *values, jsize count) {
  JNIEnv *env = f->env;
  if (status == BH_OK && !f->failed) {
    (*env)->SetIntArrayRegion(env, out, 0, count, values);
    f->failed = (*env)->ExceptionCheck(env);
  }
}

void set_span(jint *span, const output *o, bh_str view) {
  span[0] = view.len == 0 ? 0 : (jint)(view.data - o->buf);
  span[1] = (jint)view.len;
}

jint request_end(frame *f, output *o, bh_status status,
                 const bh_request *request, jobjectArray out, jintArray spans) {
  jint values[REQUEST_SPANS] = {0};
  size_t i;
  if (status == BH_OK && !f->failed) {
    values[0] = (jint)request->header_count;
    set_span(values + 1, o, request->method);
    set_span(values + 3, o, request->target);
    set_span(values + 5, o, request->body);
    for (i = 0; i < request->header_count; i++) {
      set_span(values + 7 + 4 * i, o, request->headers[i].name);
      set_span(values + 9 + 4 * i, o, request->headers[i].value);
    }
    set_ints(f, status, spans, values, REQUEST_SPANS);
  }
  return output_end(f, o, status, out);
}

jint response_end(frame *f, output *o, bh_status status,
                  const bh_response *response, jobjectArray out,
                  jintArray spans, jlongArray numbers) {
  if (status == BH_OK && !f->failed) {
    jint views[RESPONSE_SPANS];
    const jlong values[5] = {response->accepted, response->http_status,
                             response->error_code, response->expires_ms,
                             response->server_time_ms};
    set_span(views, o, response->error_name);
    set_span(views + 2, o, response->error_message);
    set_span(views + 4, o, response->advice);
    set_span(views + 6, o, response->token);
    set_ints(f, status, spans, views, RESPONSE_SPANS);
    set_longs(f, status, numbers, values, 5);
  }
  return output_end(f, o, status, out);
}

jint response_call(JNIEnv *env, read_response read, jint http_status,
                   jbyteArray body, jobjectArray out, jintArray spans,
                   jlongArray numbers) {
  frame f;
  output o;
  bh_response response;
  bh_status status = BH_OK;
  bh_str text;
  frame_begin(&f, env);
  output_begin(&o);
  text = frame_text(&f, body);
  CALL_OUTPUT(&f, &o, status,
              read(&response, o.buf, &o.len, (uint32_t)http_status, text));
  return response_end(&f, &o, status, &response, out, spans, numbers);
}
