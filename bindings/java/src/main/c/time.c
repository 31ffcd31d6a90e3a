/* Statuses, versions, time, random numbers, clock offset and token rule.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include "native.h"

NATIVE0(jint, abiVersion) {
  (void)env;
  return (jint)bh_abi_version();
}

NATIVE0(jint, bindingVersion) {
  (void)env;
  return org_bhauth_Native_BINDING_VERSION;
}

/* These texts are ASCII, of which NewStringUTF's encoding is the same. */
NATIVE0(jstring, version) { return (*env)->NewStringUTF(env, bh_version()); }

NATIVE(jstring, statusName, jint status) {
  return (*env)->NewStringUTF(env, bh_status_name((bh_status)status));
}

NATIVE(jstring, statusMessage, jint status) {
  return (*env)->NewStringUTF(env, bh_status_message((bh_status)status));
}

NATIVE(jint, timeFormatUtc, jlong time_s, jbyteArray out) {
  frame f;
  char utc[BH_UTC_SIZE];
  bh_status status;
  frame_begin(&f, env);
  status = bh_time_format_utc(utc, time_s);
  return fixed_end(&f, status, out, utc, BH_UTC_SIZE - 1);
}

NATIVE(jint, timeFormatSeconds, jlong time_s, jobjectArray out) {
  frame f;
  output o;
  bh_status status = BH_OK;
  frame_begin(&f, env);
  output_begin(&o);
  CALL_OUTPUT(&f, &o, status, bh_time_format_seconds(o.buf, &o.len, time_s));
  return output_end(&f, &o, status, out);
}

NATIVE(jint, timeParseUtc, jbyteArray text, jlongArray out) {
  frame f;
  int64_t time_s = 0;
  jlong value;
  bh_status status = BH_OK;
  bh_str in;
  frame_begin(&f, env);
  in = frame_text(&f, text);
  CALL(&f, status, bh_time_parse_utc(&time_s, in));
  value = time_s;
  set_longs(&f, status, out, &value, 1);
  return frame_end(&f, status);
}

NATIVE(jint, nowMs, jlongArray out) {
  frame f;
  int64_t now_ms = 0;
  jlong value;
  bh_status status;
  frame_begin(&f, env);
  status = bh_now_ms(&now_ms);
  value = now_ms;
  set_longs(&f, status, out, &value, 1);
  return frame_end(&f, status);
}

NATIVE(jint, uuidV4, jbyteArray out) {
  frame f;
  char uuid[BH_UUID_SIZE];
  bh_status status;
  frame_begin(&f, env);
  status = bh_uuid_v4(uuid);
  return fixed_end(&f, status, out, uuid, BH_UUID_SIZE - 1);
}

NATIVE(jint, randomBelow, jint bound, jlongArray out) {
  frame f;
  uint32_t value = 0;
  jlong number;
  bh_status status;
  frame_begin(&f, env);
  status = bh_random_below(&value, (uint32_t)bound);
  number = value;
  set_longs(&f, status, out, &number, 1);
  return frame_end(&f, status);
}

/* out: {offset_ms, uncertainty_ms}. */
NATIVE(jint, clockOffset, jlong sent_ms, jlong received_ms,
       jlong server_time_ms, jlong resolution_ms, jlongArray out) {
  frame f;
  int64_t offset_ms = 0, uncertainty_ms = 0;
  jlong values[2];
  bh_status status;
  frame_begin(&f, env);
  status = bh_clock_offset(&offset_ms, &uncertainty_ms, sent_ms, received_ms,
                           server_time_ms, resolution_ms);
  values[0] = offset_ms;
  values[1] = uncertainty_ms;
  set_longs(&f, status, out, values, 2);
  return frame_end(&f, status);
}

/* out: {action, wait_ms}. */
NATIVE(jint, tokenRule, jlong issued_ms, jlong expires_ms,
       jlong last_request_ms, jlong min_interval_ms, jlong refresh_ahead_ms,
       jlong now_ms, jlongArray out) {
  frame f;
  const bh_token_times times = {issued_ms, expires_ms, last_request_ms,
                                min_interval_ms, refresh_ahead_ms};
  uint32_t action = 0;
  int64_t wait_ms = 0;
  jlong values[2];
  bh_status status;
  frame_begin(&f, env);
  status = bh_token_rule(&action, &wait_ms, &times, now_ms);
  values[0] = action;
  values[1] = wait_ms;
  set_longs(&f, status, out, values, 2);
  return frame_end(&f, status);
}
