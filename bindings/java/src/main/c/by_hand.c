/*
 * The natives that are not written from the description of the ABI, but for
 * those of keys.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#include <string.h>

#include "native.h"

#define UNSIGNED ((bh_status) - 1)

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
