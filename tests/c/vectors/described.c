/* Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those. */

/* A case by the description: members carry the names of the parameters. */
#include "vectors.h"

#include <string.h>

static const constant bh_mistake_names[] = {{"UNKNOWN", 0},
    {"NONE", 1},
    {"SECRET_NEWLINE", 101},
    {"SECRET_SPACE", 102},
    {"SECRET_NUL", 103},
    {"SECRET_BYTE_ORDER_MARK", 104},
    {"SECRET_QUOTES", 105},
    {"SECRET_TRIMMED", 106},
    {"SECRET_HEX_DECODED", 107},
    {"SECRET_BASE64_DECODED", 108},
    {"SECRET_HEX_ENCODED", 109},
    {"SECRET_BASE64_ENCODED", 110},
    {"SECRET_IS_API_KEY", 111},
    {"SECRET_CASE", 112},
    {"SECRET_CUT", 113},
    {"SECRET_UTF16", 114},
    {"SECRET_PLACEHOLDER", 115},
    {"SECRET_EMPTY", 116},
    {"SECRET_PERCENT_ENCODED", 117},
    {"SECRET_HASHED", 118},
    {"SECRET_TWICE", 119},
    {"SECRET_WITH_ITS_NAME", 120},
    {"SECRET_VARIABLE", 121},
    {"SECRET_REVERSED", 122},
    {"SECRET_CHARACTER_SET", 123},
    {"PLAIN_HASH", 201},
    {"SECRET_APPENDED", 202},
    {"SECRET_PREPENDED", 203},
    {"HMAC_SHA1", 204},
    {"HMAC_SHA512", 205},
    {"HMAC_MD5", 206},
    {"HMAC_SHA224", 207},
    {"KEY_AND_PAYLOAD_SWAPPED", 208},
    {"PAYLOAD_HASHED_FIRST", 209},
    {"HASHED_AGAIN", 210},
    {"HMAC_FOR_HASH", 211},
    {"OTHER_SCHEME", 212},
    {"OTHER_HASH", 213},
    {"SIGNATURE_UPPER_CASE", 301},
    {"SIGNATURE_BASE64", 302},
    {"SIGNATURE_BASE64URL", 303},
    {"SIGNATURE_HEX_OF_HEX", 304},
    {"SIGNATURE_BASE64_OF_HEX", 305},
    {"SIGNATURE_CUT", 306},
    {"SIGNATURE_PREFIX", 307},
    {"SIGNATURE_SEPARATED", 308},
    {"SIGNATURE_SPACE", 309},
    {"SIGNATURE_PERCENT_ENCODED", 310},
    {"SIGNATURE_ZEROS_DROPPED", 311},
    {"SIGNATURE_BYTES_REVERSED", 312},
    {"PARAMS_SORTED", 401},
    {"PARAMS_REORDERED", 402},
    {"PARAM_MISSING", 403},
    {"RECV_WINDOW_MISSING", 404},
    {"TIMESTAMP_MISSING", 405},
    {"TIMESTAMP_SECONDS", 406},
    {"TIMESTAMP_MILLISECONDS", 407},
    {"TIMESTAMP_FLOAT", 408},
    {"TIMESTAMP_QUOTED", 409},
    {"TIMESTAMP_OTHER_FORM", 410},
    {"TIMESTAMP_OTHER", 411},
    {"TIMESTAMP_ZONE", 412},
    {"SIGNATURE_INCLUDED", 413},
    {"JOINED_BY_AND", 414},
    {"JOINED_OTHERWISE", 415},
    {"BODY_BEFORE_QUERY", 416},
    {"BODY_MISSING", 417},
    {"QUERY_MISSING", 418},
    {"JSON_BODY_SIGNED", 419},
    {"QUESTION_MARK", 420},
    {"PATH_INCLUDED", 421},
    {"HOST_INCLUDED", 422},
    {"METHOD_INCLUDED", 423},
    {"API_KEY_INCLUDED", 424},
    {"VALUES_NOT_ENCODED", 425},
    {"VALUES_ENCODED", 426},
    {"ENCODED_TWICE", 427},
    {"PLUS_FOR_SPACE", 428},
    {"ESCAPES_CASE", 429},
    {"OTHER_ENCODING", 430},
    {"OTHER_SEPARATORS", 431},
    {"VALUES_ONLY", 432},
    {"EMPTY_PARAMS_DROPPED", 433},
    {"PAYLOAD_JSON", 434},
    {"PAYLOAD_BASE64", 435},
    {"PAYLOAD_HEX", 436},
    {"PAYLOAD_PERCENT_ENCODED", 437},
    {"PAYLOAD_NEWLINE", 438},
    {"PAYLOAD_SPACE", 439},
    {"PAYLOAD_QUOTES", 440},
    {"PAYLOAD_BYTE_ORDER_MARK", 441},
    {"PAYLOAD_UTF16", 442},
    {"PAYLOAD_CASE", 443},
    {"PAYLOAD_TWICE", 444},
    {"PAYLOAD_EMPTY", 445},
    {"LOOSE_AND", 446},
    {"NAMES_CASE", 447},
    {"SECRET_INCLUDED", 448},
    {"AMPERSAND_MANGLED", 449},
    {"JSON_SPACES", 450},
    {"JSON_SORTED", 451},
    {"JSON_SLASHES", 452},
    {"JSON_ASCII", 453},
    {"JSON_HTML", 454},
    {"BODY_EMPTY_OBJECT", 455},
    {"NUMBERS_OTHER_FORM", 456},
    {"JSON_AS_FORM", 457},
    {"BODY_HASHED", 458},
    {"OBJECT_TEXT", 459},
    {"OTHER_CHARACTER_SET", 460},
    {"REPEATED_OTHERWISE", 461},
    {"RECV_WINDOW_OTHER", 462},
    {"EMPTY_PARAM_SIGNED", 463},
    {"JSON_REWRITTEN", 464},
    {"JSON_TWICE", 465},
    {"JSON_NUMBER_AS_TEXT", 466},
    {"PARTS_ORDER", 501},
    {"PARTS_SEPARATORS", 502},
    {"PART_MISSING", 503},
    {"USERNAME_CASE", 504},
    {"APPID_INCLUDED", 505},
    {"APPID_MISSING", 506},
    {"RANDOM_TIME_SWAPPED", 507},
    {"APPKEY_UPPER_CASE", 508},
    {"API_KEY_OTHERWISE", 509},
    {"USERNAME_LOCAL_PART", 510},
    {"RANDOM_OTHER_FORM", 511},
    {"METHOD_OTHER", 601},
    {"METHOD_CASE", 602},
    {"METHOD_MISSING", 603},
    {"FRAGMENT_INCLUDED", 604},
    {"SLASH_OTHER", 605},
    {"REQUEST_ORDER", 606},
    {"REQUEST_OTHER", 607},
    {"ALGORITHM_RSA", 611},
    {"ALGORITHM_NONE", 612},
    {"ALGORITHM_OTHER", 613},
    {"TOKEN_UNSIGNED", 614},
    {"TOKEN_BEARER", 615},
    {"TOKEN_PADDED", 616},
    {"TOKEN_ALPHABET", 617},
    {"TOKEN_SIGNATURE_HEX", 618},
    {"HEADER_NOT_SIGNED", 619},
    {"JSON_SIGNED", 620},
    {"SEED_AS_SCALAR", 631},
    {"PUBLIC_HALF_WRONG", 632},
    {"KEY_DECODED_OTHERWISE", 633},
    {"CLAIMS_MILLISECONDS", 641},
    {"CLAIMS_TIME_TEXT", 642},
    {"CLAIMS_ORDER", 643},
    {"CLAIM_MISSING", 644},
    {"CLAIMS_MIXED", 645},
    {"TOKEN_EXPIRED", 646},
    {"TOKEN_AHEAD", 647},
    {"JTI_NOT_REQUEST_ID", 648},
    {"CLAIMS_FRACTION", 649},
    {NULL, 0}};

static void secret_check(const vector *v) {
  const json_t *in = v->input;
  ok(v, bh_secret_check(text(in, "secret")));
}

static void ed25519_public_read(const vector *v) {
  const json_t *in = v->input;
  uint8_t public32[32];
  if (ok(v, bh_ed25519_public_read(public32, text(in, "text")))) expect_hex(v, "public_hex", public32, sizeof public32);
}

static void ed25519_verify(const vector *v) {
  const json_t *in = v->input;
  ok(v, bh_ed25519_verify(raw(in, "signature_hex", 64), raw(in, "public_hex", 32), text(in, "message")));
}

static void percent_encode(const vector *v) {
  const json_t *in = v->input;
  if (ok(v, bh_percent_encode(buf, capacity(), text(in, "text")))) expect_text(v, "text", written());
}

static void query_encode(const vector *v) {
  const json_t *in = v->input;
  static bh_param params_list[2000];
  if (ok(v, bh_query_encode(buf, capacity(), params_list, params(in, "params", params_list, 2000)))) expect_text(v, "text", written());
}

static void time_format_utc(const vector *v) {
  const json_t *in = v->input;
  char utc[BH_UTC_SIZE];
  if (ok(v, bh_time_format_utc(utc, number(in, "time_s")))) expect_text(v, "utc", bh_cstr(utc));
}

static void time_parse_utc(const vector *v) {
  const json_t *in = v->input;
  int64_t time_s;
  if (ok(v, bh_time_parse_utc(&time_s, text(in, "text")))) expect_number(v, "time_s", time_s);
}

static void clock_offset(const vector *v) {
  const json_t *in = v->input;
  int64_t offset_ms;
  int64_t uncertainty_ms;
  if (!ok(v, bh_clock_offset(&offset_ms, &uncertainty_ms, number(in, "sent_ms"), number(in, "received_ms"), number(in, "server_time_ms"), number(in, "resolution_ms")))) return;
  expect_number(v, "offset_ms", offset_ms);
  expect_number(v, "uncertainty_ms", uncertainty_ms);
}

static void velafi_sign(const vector *v) {
  const json_t *in = v->input;
  char signature[BH_SIGNATURE_SIZE];
  bh_hmac_key key;
  if (!hmac_key(v, &key)) return;
  if (!ok(v, bh_velafi_sign(signature, &key, number(in, "timestamp_ms")))) return;
  expect_text(v, "signature", bh_cstr(signature));
  expect_status(v, "payload", bh_velafi_payload(buf, capacity(), number(in, "timestamp_ms")), BH_OK);
  expect_text(v, "payload", written());
  expect_status(v, "verify", bh_velafi_verify(bh_cstr(signature), &key, number(in, "timestamp_ms"), NULL), BH_OK);
  expect_status(v, "verify of a changed signature", bh_velafi_verify(changed(signature), &key, number(in, "timestamp_ms"), NULL), BH_ERR_SIGNATURE);
}

static void velafi_verify(const vector *v) {
  const json_t *in = v->input;
  bh_hmac_key key;
  if (!hmac_key(v, &key)) return;
  ok(v, bh_velafi_verify(text(in, "signature"), &key, number(in, "timestamp_ms"), window(in)));
}

static void velafi_token_request(const vector *v) {
  const json_t *in = v->input;
  bh_request request;
  bh_hmac_key key;
  if (!hmac_key(v, &key)) return;
  if (ok(v, bh_velafi_token_request(&request, buf, capacity(), &key, text(in, "api_key"), number(in, "timestamp_ms")))) expect_request(v, &request);
}

static void velafi_token_response(const vector *v) {
  bh_response response;
  if (ok(v, bh_velafi_token_response(&response, buf, capacity(), http(v)))) expect_response(v, &response);
}

static void velafi_request(const vector *v) {
  const json_t *in = v->input;
  bh_request request;
  const json_t *call_in = json_object_get(in, "call");
  bh_velafi_call call = {.token = text(call_in, "token"), .method = text(call_in, "method"), .target = text(call_in, "target"), .body = text(call_in, "body"), .content_type = text(call_in, "content_type")};
  if (ok(v, bh_velafi_request(&request, buf, capacity(), &call))) expect_request(v, &request);
}

static void velafi_response(const vector *v) {
  bh_response response;
  if (ok(v, bh_velafi_response(&response, buf, capacity(), http(v)))) expect_response(v, &response);
}

static void velafi_webhook_verify(const vector *v) {
  const json_t *in = v->input;
  ok(v, bh_velafi_webhook_verify(text(in, "signature"), text(in, "public_key"), text(in, "body")));
}

static void velafi_webhook_id(const vector *v) {
  const json_t *in = v->input;
  if (ok(v, bh_velafi_webhook_id(buf, capacity(), text(in, "body")))) expect_text(v, "text", written());
}

static void velafi_webhook_acknowledge(const vector *v) {
  const json_t *in = v->input;
  if (ok(v, bh_velafi_webhook_acknowledge(buf, capacity(), (uint32_t)number(in, "accepted")))) expect_text(v, "text", written());
}

static void velafi_diagnose(const vector *v) {
  const json_t *in = v->input;
  bh_diagnosis diagnosis;
  if (!ok(v, bh_velafi_diagnose(&diagnosis, buf, capacity(), text(in, "signature"), text(in, "secret"), text(in, "api_key"), number(in, "timestamp_ms")))) return;
  vector fields = *v;
  fields.expect = json_object_get(v->expect, "diagnosis");
  if (!fields.expect) wrong(v, "the case expects no diagnosis");
  expect_named(&fields, "mistake", diagnosis.mistake, bh_mistake_names);
  expect_text(&fields, "names", diagnosis.names);
  expect_text(&fields, "payload", diagnosis.payload);
}

static void pave_sign(const vector *v) {
  const json_t *in = v->input;
  char signature[BH_SIGNATURE_SIZE];
  bh_hmac_key key;
  if (!hmac_key(v, &key)) return;
  if (!ok(v, bh_pave_sign(signature, &key, text(in, "username"), text(in, "api_key"), text(in, "timestamp")))) return;
  expect_text(v, "signature", bh_cstr(signature));
  expect_status(v, "payload", bh_pave_payload(buf, capacity(), text(in, "username"), text(in, "api_key"), text(in, "timestamp")), BH_OK);
  expect_text(v, "payload", written());
  expect_status(v, "verify", bh_pave_verify(bh_cstr(signature), &key, text(in, "username"), text(in, "api_key"), text(in, "timestamp"), NULL), BH_OK);
  expect_status(v, "verify of a changed signature", bh_pave_verify(changed(signature), &key, text(in, "username"), text(in, "api_key"), text(in, "timestamp"), NULL), BH_ERR_SIGNATURE);
}

static void pave_verify(const vector *v) {
  const json_t *in = v->input;
  bh_hmac_key key;
  if (!hmac_key(v, &key)) return;
  ok(v, bh_pave_verify(text(in, "signature"), &key, text(in, "username"), text(in, "api_key"), text(in, "timestamp"), window(in)));
}

static void pave_request(const vector *v) {
  const json_t *in = v->input;
  bh_request request;
  bh_hmac_key key;
  if (!hmac_key(v, &key)) return;
  const json_t *call_in = json_object_get(in, "call");
  bh_pave_call call = {.username = text(call_in, "username"), .api_key = text(call_in, "api_key"), .timestamp = text(call_in, "timestamp"), .method = text(call_in, "method"), .target = text(call_in, "target"), .body = text(call_in, "body")};
  if (ok(v, bh_pave_request(&request, buf, capacity(), &key, &call))) expect_request(v, &request);
}

static void pave_response(const vector *v) {
  bh_response response;
  if (ok(v, bh_pave_response(&response, buf, capacity(), http(v)))) expect_response(v, &response);
}

static void pave_callback_verify(const vector *v) {
  const json_t *in = v->input;
  ok(v, bh_pave_callback_verify(text(in, "sent"), text(in, "stored")));
}

static void pave_diagnose(const vector *v) {
  const json_t *in = v->input;
  bh_diagnosis diagnosis;
  if (!ok(v, bh_pave_diagnose(&diagnosis, buf, capacity(), text(in, "signature"), text(in, "secret"), text(in, "username"), text(in, "api_key"), text(in, "timestamp")))) return;
  vector fields = *v;
  fields.expect = json_object_get(v->expect, "diagnosis");
  if (!fields.expect) wrong(v, "the case expects no diagnosis");
  expect_named(&fields, "mistake", diagnosis.mistake, bh_mistake_names);
  expect_text(&fields, "names", diagnosis.names);
  expect_text(&fields, "payload", diagnosis.payload);
}

static void mixin_verify(const vector *v) {
  const json_t *in = v->input;
  ok(v, bh_mixin_verify(text(in, "token"), raw(in, "public_hex", 32), text(in, "method"), text(in, "target"), text(in, "body"), text(in, "request_id"), window(in), (bh_mixin_flags)number(in, "flags")));
}

static void mixin_integrity_verify(const vector *v) {
  const json_t *in = v->input;
  ok(v, bh_mixin_integrity_verify(text(in, "token"), raw(in, "public_hex", 32), text(in, "method"), text(in, "target"), text(in, "body"), text(in, "request_id"), window(in)));
}

static void mixin_request(const vector *v) {
  const json_t *in = v->input;
  bh_request request;
  bh_ed25519_key key;
  bh_status made = ed25519_key(json_object_get(in, "key"), &key);
  if (made != BH_OK) {
    ok(v, made);
    return;
  }
  const json_t *claims_in = json_object_get(in, "claims");
  bh_mixin_claims claims = {.uid = text(claims_in, "uid"), .sid = text(claims_in, "sid"), .aid = text(claims_in, "aid"), .iss = text(claims_in, "iss"), .scp = text(claims_in, "scp"), .jti = text(claims_in, "jti"), .iat_s = number(claims_in, "iat_s"), .exp_s = number(claims_in, "exp_s"), .flags = (bh_mixin_flags)number(claims_in, "flags")};
  if (ok(v, bh_mixin_request(&request, buf, capacity(), &key, &claims, text(in, "method"), text(in, "target"), text(in, "body")))) expect_request(v, &request);
}

static void mixin_response(const vector *v) {
  bh_response response;
  if (ok(v, bh_mixin_response(&response, buf, capacity(), http(v)))) expect_response(v, &response);
}

static void mixin_diagnose(const vector *v) {
  const json_t *in = v->input;
  bh_diagnosis diagnosis;
  if (!ok(v, bh_mixin_diagnose(&diagnosis, buf, capacity(), text(in, "token"), text(in, "key_text"), text(in, "method"), text(in, "target"), text(in, "body"), text(in, "request_id"), number(in, "now_ms")))) return;
  vector fields = *v;
  fields.expect = json_object_get(v->expect, "diagnosis");
  if (!fields.expect) wrong(v, "the case expects no diagnosis");
  expect_named(&fields, "mistake", diagnosis.mistake, bh_mistake_names);
  expect_text(&fields, "names", diagnosis.names);
  expect_text(&fields, "payload", diagnosis.payload);
}

static void mixin_code_challenge(const vector *v) {
  const json_t *in = v->input;
  if (ok(v, bh_mixin_code_challenge(buf, capacity(), text(in, "verifier")))) expect_text(v, "text", written());
}

static void mixin_oauth_token_request(const vector *v) {
  const json_t *in = v->input;
  bh_request request;
  if (ok(v, bh_mixin_oauth_token_request(&request, buf, capacity(), text(in, "client_id"), text(in, "code"), text(in, "client_secret"), text(in, "code_verifier"), text(in, "public_key")))) expect_request(v, &request);
}

static void mixin_oauth_token_response(const vector *v) {
  bh_response response;
  if (ok(v, bh_mixin_oauth_token_response(&response, buf, capacity(), http(v)))) expect_response(v, &response);
}

static void mixin_authorization_read(const vector *v) {
  const json_t *in = v->input;
  bh_mixin_authorization authorization;
  if (!ok(v, bh_mixin_authorization_read(&authorization, buf, capacity(), text(in, "body")))) return;
  vector fields = *v;
  fields.expect = json_object_get(v->expect, "authorization");
  if (!fields.expect) wrong(v, "the case expects no authorization");
  expect_text(&fields, "authorization_id", authorization.authorization_id);
  expect_text(&fields, "scope", authorization.scope);
  expect_text(&fields, "server_key", authorization.server_key);
}

static void mixin_response_verify(const vector *v) {
  const json_t *in = v->input;
  ok(v, bh_mixin_response_verify(http(v), text(in, "server_key"), text(in, "target"), text(in, "request_id"), window(in)));
}

static void mixin_blaze_request(const vector *v) {
  const json_t *in = v->input;
  bh_request request;
  bh_ed25519_key key;
  bh_status made = ed25519_key(json_object_get(in, "key"), &key);
  if (made != BH_OK) {
    ok(v, made);
    return;
  }
  const json_t *claims_in = json_object_get(in, "claims");
  bh_mixin_claims claims = {.uid = text(claims_in, "uid"), .sid = text(claims_in, "sid"), .aid = text(claims_in, "aid"), .iss = text(claims_in, "iss"), .scp = text(claims_in, "scp"), .jti = text(claims_in, "jti"), .iat_s = number(claims_in, "iat_s"), .exp_s = number(claims_in, "exp_s"), .flags = (bh_mixin_flags)number(claims_in, "flags")};
  if (ok(v, bh_mixin_blaze_request(&request, buf, capacity(), &key, &claims))) expect_request(v, &request);
}

static void mixin_blaze_message(const vector *v) {
  const json_t *in = v->input;
  if (ok(v, bh_mixin_blaze_message(buf, capacity(), text(in, "id")))) expect_text(v, "text", written());
}

static void mixin_pin(const vector *v) {
  const json_t *in = v->input;
  const json_t *keystore_in = json_object_get(in, "keystore");
  bh_mixin_keystore keystore = {.app_id = text(keystore_in, "app_id"), .session_id = text(keystore_in, "session_id"), .authorization_id = text(keystore_in, "authorization_id"), .scope = text(keystore_in, "scope"), .private_key = text(keystore_in, "private_key"), .server_key = text(keystore_in, "server_key"), .spend_key = text(keystore_in, "spend_key"), .pin = text(keystore_in, "pin"), .server_key_kind = named(v, keystore_in, "server_key_kind", (const constant[]){{"NONE", 0}, {"ED25519", 1}, {"X25519", 2}, {NULL, 0}})};
  if (ok(v, bh_mixin_pin(buf, capacity(), &keystore, text(in, "plain"), text(in, "iv"), number(in, "time_s"), (uint64_t)number(in, "iterator")))) expect_text(v, "text", written());
}

static void mixin_iterator_next(const vector *v) {
  const json_t *in = v->input;
  uint64_t iterator;
  if (ok(v, bh_mixin_iterator_next(&iterator, (uint64_t)number(in, "last"), number(in, "now_ms")))) expect_number(v, "iterator", iterator);
}

static void mixin_tip_payload(const vector *v) {
  const json_t *in = v->input;
  static bh_param params_list[2000];
  if (ok(v, bh_mixin_tip_payload(buf, capacity(), text(in, "action"), params_list, params(in, "params", params_list, 2000)))) expect_text(v, "text", written());
}

static void mixin_tip_sign(const vector *v) {
  const json_t *in = v->input;
  uint8_t signature[64];
  bh_ed25519_key key;
  bh_status made = ed25519_key(json_object_get(in, "key"), &key);
  if (made != BH_OK) {
    ok(v, made);
    return;
  }
  static bh_param params_list[2000];
  if (ok(v, bh_mixin_tip_sign(signature, &key, text(in, "action"), params_list, params(in, "params", params_list, 2000)))) expect_hex(v, "signature_hex", signature, sizeof signature);
}

static void mixin_register_body(const vector *v) {
  const json_t *in = v->input;
  bh_ed25519_key key;
  bh_status made = ed25519_key(json_object_get(in, "key"), &key);
  if (made != BH_OK) {
    ok(v, made);
    return;
  }
  const json_t *keystore_in = json_object_get(in, "keystore");
  bh_mixin_keystore keystore = {.app_id = text(keystore_in, "app_id"), .session_id = text(keystore_in, "session_id"), .authorization_id = text(keystore_in, "authorization_id"), .scope = text(keystore_in, "scope"), .private_key = text(keystore_in, "private_key"), .server_key = text(keystore_in, "server_key"), .spend_key = text(keystore_in, "spend_key"), .pin = text(keystore_in, "pin"), .server_key_kind = named(v, keystore_in, "server_key_kind", (const constant[]){{"NONE", 0}, {"ED25519", 1}, {"X25519", 2}, {NULL, 0}})};
  if (ok(v, bh_mixin_register_body(buf, capacity(), &key, &keystore, text(in, "iv"), number(in, "time_s"), (uint64_t)number(in, "iterator")))) expect_text(v, "text", written());
}

static void toobit_sign(const vector *v) {
  const json_t *in = v->input;
  char signature[BH_SIGNATURE_SIZE];
  bh_hmac_key key;
  if (!hmac_key(v, &key)) return;
  if (!ok(v, bh_toobit_sign(signature, &key, text(in, "query"), text(in, "body")))) return;
  expect_text(v, "signature", bh_cstr(signature));
  expect_status(v, "payload", bh_toobit_payload(buf, capacity(), text(in, "query"), text(in, "body")), BH_OK);
  expect_text(v, "payload", written());
  expect_status(v, "verify", bh_toobit_verify(bh_cstr(signature), &key, text(in, "query"), text(in, "body"), 0), BH_OK);
  expect_status(v, "verify of a changed signature", bh_toobit_verify(changed(signature), &key, text(in, "query"), text(in, "body"), 0), BH_ERR_SIGNATURE);
}

static void toobit_verify(const vector *v) {
  const json_t *in = v->input;
  bh_hmac_key key;
  if (!hmac_key(v, &key)) return;
  ok(v, bh_toobit_verify(text(in, "signature"), &key, text(in, "query"), text(in, "body"), number(in, "now_ms")));
}

static void toobit_request(const vector *v) {
  const json_t *in = v->input;
  bh_request request;
  bh_hmac_key key;
  if (!hmac_key(v, &key)) return;
  const json_t *call_in = json_object_get(in, "call");
  static bh_param call_query[2000];
  static bh_param call_form[2000];
  bh_toobit_call call = {.api_key = text(call_in, "api_key"), .method = text(call_in, "method"), .path = text(call_in, "path"), .query = call_query, .query_count = params(call_in, "query", call_query, 2000), .form = call_form, .form_count = params(call_in, "form", call_form, 2000), .json = text(call_in, "json"), .timestamp_ms = number(call_in, "timestamp_ms"), .recv_window_ms = number(call_in, "recv_window_ms")};
  if (ok(v, bh_toobit_request(&request, buf, capacity(), &key, &call))) expect_request(v, &request);
}

static void toobit_key_request(const vector *v) {
  const json_t *in = v->input;
  bh_request request;
  const json_t *call_in = json_object_get(in, "call");
  static bh_param call_query[2000];
  static bh_param call_form[2000];
  bh_toobit_call call = {.api_key = text(call_in, "api_key"), .method = text(call_in, "method"), .path = text(call_in, "path"), .query = call_query, .query_count = params(call_in, "query", call_query, 2000), .form = call_form, .form_count = params(call_in, "form", call_form, 2000), .json = text(call_in, "json"), .timestamp_ms = number(call_in, "timestamp_ms"), .recv_window_ms = number(call_in, "recv_window_ms")};
  if (ok(v, bh_toobit_key_request(&request, buf, capacity(), &call))) expect_request(v, &request);
}

static void toobit_response(const vector *v) {
  bh_response response;
  if (ok(v, bh_toobit_response(&response, buf, capacity(), http(v)))) expect_response(v, &response);
}

static void toobit_response_item(const vector *v) {
  const json_t *in = v->input;
  bh_response response;
  if (ok(v, bh_toobit_response_item(&response, buf, capacity(), http(v), (size_t)number(in, "index")))) expect_response(v, &response);
}

static void toobit_time_request(const vector *v) {
  bh_request request;
  if (ok(v, bh_toobit_time_request(&request, buf, capacity()))) expect_request(v, &request);
}

static void toobit_time_response(const vector *v) {
  bh_response response;
  if (ok(v, bh_toobit_time_response(&response, buf, capacity(), http(v)))) expect_response(v, &response);
}

static void toobit_stream_response(const vector *v) {
  const json_t *in = v->input;
  bh_response response;
  if (ok(v, bh_toobit_stream_response(&response, buf, capacity(), http(v), number(in, "sent_ms")))) expect_response(v, &response);
}

static void toobit_stream_url(const vector *v) {
  const json_t *in = v->input;
  if (ok(v, bh_toobit_stream_url(buf, capacity(), text(in, "listen_key")))) expect_text(v, "text", written());
}

static void toobit_diagnose(const vector *v) {
  const json_t *in = v->input;
  bh_diagnosis diagnosis;
  if (!ok(v, bh_toobit_diagnose(&diagnosis, buf, capacity(), text(in, "signature"), text(in, "secret"), text(in, "query"), text(in, "body"), text(in, "api_key"), text(in, "method"), text(in, "path")))) return;
  vector fields = *v;
  fields.expect = json_object_get(v->expect, "diagnosis");
  if (!fields.expect) wrong(v, "the case expects no diagnosis");
  expect_named(&fields, "mistake", diagnosis.mistake, bh_mistake_names);
  expect_text(&fields, "names", diagnosis.names);
  expect_text(&fields, "payload", diagnosis.payload);
}

static void bitbitduo_sign(const vector *v) {
  const json_t *in = v->input;
  char signature[BH_SIGNATURE_SIZE];
  if (!ok(v, bh_bitbitduo_sign(signature, named(v, in, "scheme", (const constant[]){{"SHA256", 0}, {"HMAC_SHA256", 1}, {"HMAC_SHA256_APPID", 2}, {NULL, 0}}), text(in, "app_id"), text(in, "app_key"), (uint32_t)number(in, "random"), number(in, "time_s")))) return;
  expect_text(v, "signature", bh_cstr(signature));
  expect_status(v, "payload", bh_bitbitduo_payload(buf, capacity(), named(v, in, "scheme", (const constant[]){{"SHA256", 0}, {"HMAC_SHA256", 1}, {"HMAC_SHA256_APPID", 2}, {NULL, 0}}), text(in, "app_id"), text(in, "app_key"), (uint32_t)number(in, "random"), number(in, "time_s")), BH_OK);
  expect_text(v, "payload", written());
  expect_status(v, "verify", bh_bitbitduo_verify(bh_cstr(signature), named(v, in, "scheme", (const constant[]){{"SHA256", 0}, {"HMAC_SHA256", 1}, {"HMAC_SHA256_APPID", 2}, {NULL, 0}}), text(in, "app_id"), text(in, "app_key"), (uint32_t)number(in, "random"), number(in, "time_s"), NULL), BH_OK);
  expect_status(v, "verify of a changed signature", bh_bitbitduo_verify(changed(signature), named(v, in, "scheme", (const constant[]){{"SHA256", 0}, {"HMAC_SHA256", 1}, {"HMAC_SHA256_APPID", 2}, {NULL, 0}}), text(in, "app_id"), text(in, "app_key"), (uint32_t)number(in, "random"), number(in, "time_s"), NULL), BH_ERR_SIGNATURE);
}

static void bitbitduo_verify(const vector *v) {
  const json_t *in = v->input;
  ok(v, bh_bitbitduo_verify(text(in, "signature"), named(v, in, "scheme", (const constant[]){{"SHA256", 0}, {"HMAC_SHA256", 1}, {"HMAC_SHA256_APPID", 2}, {NULL, 0}}), text(in, "app_id"), text(in, "app_key"), (uint32_t)number(in, "random"), number(in, "time_s"), window(in)));
}

static void bitbitduo_token_request(const vector *v) {
  const json_t *in = v->input;
  bh_request request;
  if (ok(v, bh_bitbitduo_token_request(&request, buf, capacity(), named(v, in, "scheme", (const constant[]){{"SHA256", 0}, {"HMAC_SHA256", 1}, {"HMAC_SHA256_APPID", 2}, {NULL, 0}}), text(in, "app_id"), text(in, "app_key"), (uint32_t)number(in, "random"), number(in, "time_s")))) expect_request(v, &request);
}

static void bitbitduo_token_response(const vector *v) {
  const json_t *in = v->input;
  bh_response response;
  if (ok(v, bh_bitbitduo_token_response(&response, buf, capacity(), http(v), number(in, "sent_ms")))) expect_response(v, &response);
}

static void bitbitduo_time_request(const vector *v) {
  bh_request request;
  if (ok(v, bh_bitbitduo_time_request(&request, buf, capacity()))) expect_request(v, &request);
}

static void bitbitduo_time_response(const vector *v) {
  bh_response response;
  if (ok(v, bh_bitbitduo_time_response(&response, buf, capacity(), http(v)))) expect_response(v, &response);
}

static void bitbitduo_request(const vector *v) {
  const json_t *in = v->input;
  bh_request request;
  if (ok(v, bh_bitbitduo_request(&request, buf, capacity(), text(in, "token"), text(in, "rpc_method"), text(in, "rpc_params"), (uint32_t)number(in, "rpc_id")))) expect_request(v, &request);
}

static void bitbitduo_message(const vector *v) {
  const json_t *in = v->input;
  if (ok(v, bh_bitbitduo_message(buf, capacity(), text(in, "token"), text(in, "rpc_method"), text(in, "rpc_params"), (uint32_t)number(in, "rpc_id")))) expect_text(v, "text", written());
}

static void bitbitduo_response(const vector *v) {
  const json_t *in = v->input;
  bh_response response;
  if (ok(v, bh_bitbitduo_response(&response, buf, capacity(), http(v), (uint32_t)number(in, "rpc_id")))) expect_response(v, &response);
}

static void bitbitduo_diagnose(const vector *v) {
  const json_t *in = v->input;
  bh_diagnosis diagnosis;
  if (!ok(v, bh_bitbitduo_diagnose(&diagnosis, buf, capacity(), text(in, "signature"), named(v, in, "scheme", (const constant[]){{"SHA256", 0}, {"HMAC_SHA256", 1}, {"HMAC_SHA256_APPID", 2}, {NULL, 0}}), text(in, "app_id"), text(in, "app_key"), (uint32_t)number(in, "random"), number(in, "time_s")))) return;
  vector fields = *v;
  fields.expect = json_object_get(v->expect, "diagnosis");
  if (!fields.expect) wrong(v, "the case expects no diagnosis");
  expect_named(&fields, "mistake", diagnosis.mistake, bh_mistake_names);
  expect_text(&fields, "names", diagnosis.names);
  expect_text(&fields, "payload", diagnosis.payload);
}

static void token_seal(const vector *v) {
  const json_t *in = v->input;
  if (ok(v, bh_token_seal(buf, capacity(), text(in, "secret"), text(in, "account"), text(in, "nonce"), text(in, "token")))) expect_text(v, "text", written());
}

static void token_open(const vector *v) {
  const json_t *in = v->input;
  if (ok(v, bh_token_open(buf, capacity(), text(in, "sealed"), text(in, "secret"), text(in, "account")))) expect_text(v, "text", written());
}

static const struct {
  const char *service, *verb;
  void (*run)(const vector *v);
} runners[] = {
    {NULL, "secret_check", secret_check},
    {NULL, "ed25519_public_read", ed25519_public_read},
    {NULL, "ed25519_verify", ed25519_verify},
    {NULL, "percent_encode", percent_encode},
    {NULL, "query_encode", query_encode},
    {NULL, "time_format_utc", time_format_utc},
    {NULL, "time_parse_utc", time_parse_utc},
    {NULL, "clock_offset", clock_offset},
    {"velafi", "sign", velafi_sign},
    {"velafi", "verify", velafi_verify},
    {"velafi", "token_request", velafi_token_request},
    {"velafi", "token_response", velafi_token_response},
    {"velafi", "request", velafi_request},
    {"velafi", "response", velafi_response},
    {"velafi", "webhook_verify", velafi_webhook_verify},
    {"velafi", "webhook_id", velafi_webhook_id},
    {"velafi", "webhook_acknowledge", velafi_webhook_acknowledge},
    {"velafi", "diagnose", velafi_diagnose},
    {"pave", "sign", pave_sign},
    {"pave", "verify", pave_verify},
    {"pave", "request", pave_request},
    {"pave", "response", pave_response},
    {"pave", "callback_verify", pave_callback_verify},
    {"pave", "diagnose", pave_diagnose},
    {"mixin", "verify", mixin_verify},
    {"mixin", "integrity_verify", mixin_integrity_verify},
    {"mixin", "request", mixin_request},
    {"mixin", "response", mixin_response},
    {"mixin", "diagnose", mixin_diagnose},
    {"mixin", "code_challenge", mixin_code_challenge},
    {"mixin", "oauth_token_request", mixin_oauth_token_request},
    {"mixin", "oauth_token_response", mixin_oauth_token_response},
    {"mixin", "authorization_read", mixin_authorization_read},
    {"mixin", "response_verify", mixin_response_verify},
    {"mixin", "blaze_request", mixin_blaze_request},
    {"mixin", "blaze_message", mixin_blaze_message},
    {"mixin", "pin", mixin_pin},
    {"mixin", "iterator_next", mixin_iterator_next},
    {"mixin", "tip_payload", mixin_tip_payload},
    {"mixin", "tip_sign", mixin_tip_sign},
    {"mixin", "register_body", mixin_register_body},
    {"toobit", "sign", toobit_sign},
    {"toobit", "verify", toobit_verify},
    {"toobit", "request", toobit_request},
    {"toobit", "key_request", toobit_key_request},
    {"toobit", "response", toobit_response},
    {"toobit", "response_item", toobit_response_item},
    {"toobit", "time_request", toobit_time_request},
    {"toobit", "time_response", toobit_time_response},
    {"toobit", "stream_response", toobit_stream_response},
    {"toobit", "stream_url", toobit_stream_url},
    {"toobit", "diagnose", toobit_diagnose},
    {"bitbitduo", "sign", bitbitduo_sign},
    {"bitbitduo", "verify", bitbitduo_verify},
    {"bitbitduo", "token_request", bitbitduo_token_request},
    {"bitbitduo", "token_response", bitbitduo_token_response},
    {"bitbitduo", "time_request", bitbitduo_time_request},
    {"bitbitduo", "time_response", bitbitduo_time_response},
    {"bitbitduo", "request", bitbitduo_request},
    {"bitbitduo", "message", bitbitduo_message},
    {"bitbitduo", "response", bitbitduo_response},
    {"bitbitduo", "diagnose", bitbitduo_diagnose},
    {NULL, "token_seal", token_seal},
    {NULL, "token_open", token_open},
};

bool run_described(const vector *v) {
  for (size_t i = 0; i < sizeof runners / sizeof *runners; i++) {
    if (!IS(runners[i].verb) || (runners[i].service && strcmp(runners[i].service, v->service) != 0)) continue;
    runners[i].run(v);
    return true;
  }
  return false;
}
