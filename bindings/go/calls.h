/* Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those. */
/* clang-format off */
#ifndef BHGO_CALLS_H
#define BHGO_CALLS_H

#include "shim.h"

typedef struct bhgo_param {
  bhgo_span name;
  bhgo_span value;
} bhgo_param;

static inline bhgo_param bhgo_cut_param(const bh_param *in, const char *buf) {
  bhgo_param out = {0};
  out.name = bhgo_cut(in->name, buf);
  out.value = bhgo_cut(in->value, buf);
  return out;
}

typedef struct bhgo_request {
  bhgo_span method;
  bhgo_span target;
  bhgo_span body;
  bhgo_param headers[BH_REQUEST_MAX_HEADERS];
  size_t header_count;
} bhgo_request;

static inline bhgo_request bhgo_cut_request(const bh_request *in, const char *buf) {
  bhgo_request out = {0};
  out.method = bhgo_cut(in->method, buf);
  out.target = bhgo_cut(in->target, buf);
  out.body = bhgo_cut(in->body, buf);
  for (size_t i = 0; i < in->header_count; i++)
    out.headers[i] = bhgo_cut_param(&in->headers[i], buf);
  out.header_count = in->header_count;
  return out;
}

typedef struct bhgo_response {
  bh_outcome outcome;
  uint32_t http_status;
  int64_t error_code;
  bhgo_span error_name;
  bhgo_span error_message;
  bhgo_span detail;
  bhgo_span advice;
  bhgo_span token;
  int64_t expires_ms;
  int64_t server_time_ms;
  int64_t retry_after_ms;
  int64_t retry_at_ms;
  uint32_t item_count;
  uint32_t failed_count;
} bhgo_response;

static inline bhgo_response bhgo_cut_response(const bh_response *in, const char *buf) {
  bhgo_response out = {0};
  out.outcome = in->outcome;
  out.http_status = in->http_status;
  out.error_code = in->error_code;
  out.error_name = bhgo_cut(in->error_name, buf);
  out.error_message = bhgo_cut(in->error_message, buf);
  out.detail = bhgo_cut(in->detail, buf);
  out.advice = bhgo_cut(in->advice, buf);
  out.token = bhgo_cut(in->token, buf);
  out.expires_ms = in->expires_ms;
  out.server_time_ms = in->server_time_ms;
  out.retry_after_ms = in->retry_after_ms;
  out.retry_at_ms = in->retry_at_ms;
  out.item_count = in->item_count;
  out.failed_count = in->failed_count;
  return out;
}

typedef struct bhgo_diagnosis {
  bh_mistake mistake;
  bh_mistake second_mistake;
  bh_mistake third_mistake;
  uint32_t computed;
  bhgo_span names;
  bhgo_span message;
  bhgo_span payload;
  bhgo_span tried;
} bhgo_diagnosis;

static inline bhgo_diagnosis bhgo_cut_diagnosis(const bh_diagnosis *in, const char *buf) {
  bhgo_diagnosis out = {0};
  out.mistake = in->mistake;
  out.second_mistake = in->second_mistake;
  out.third_mistake = in->third_mistake;
  out.computed = in->computed;
  out.names = bhgo_cut(in->names, buf);
  out.message = bhgo_cut(in->message, buf);
  out.payload = bhgo_cut(in->payload, buf);
  out.tried = bhgo_cut(in->tried, buf);
  return out;
}

typedef struct bhgo_mixin_claims {
  bhgo_span uid;
  bhgo_span sid;
  bhgo_span aid;
  bhgo_span iss;
  bhgo_span scp;
  bhgo_span jti;
  int64_t iat_s;
  int64_t exp_s;
  bh_mixin_flags flags;
} bhgo_mixin_claims;

static inline bhgo_mixin_claims bhgo_cut_mixin_claims(const bh_mixin_claims *in, const char *buf) {
  bhgo_mixin_claims out = {0};
  out.uid = bhgo_cut(in->uid, buf);
  out.sid = bhgo_cut(in->sid, buf);
  out.aid = bhgo_cut(in->aid, buf);
  out.iss = bhgo_cut(in->iss, buf);
  out.scp = bhgo_cut(in->scp, buf);
  out.jti = bhgo_cut(in->jti, buf);
  out.iat_s = in->iat_s;
  out.exp_s = in->exp_s;
  out.flags = in->flags;
  return out;
}

typedef struct bhgo_mixin_token {
  bhgo_span alg;
  bhgo_span sig;
  bhgo_mixin_claims claims;
} bhgo_mixin_token;

static inline bhgo_mixin_token bhgo_cut_mixin_token(const bh_mixin_token *in, const char *buf) {
  bhgo_mixin_token out = {0};
  out.alg = bhgo_cut(in->alg, buf);
  out.sig = bhgo_cut(in->sig, buf);
  out.claims = bhgo_cut_mixin_claims(&in->claims, buf);
  return out;
}

typedef struct bhgo_mixin_keystore {
  bhgo_span app_id;
  bhgo_span session_id;
  bhgo_span authorization_id;
  bhgo_span scope;
  bhgo_span private_key;
  bhgo_span server_key;
  bhgo_span spend_key;
  bhgo_span pin;
  bh_mixin_server_key server_key_kind;
} bhgo_mixin_keystore;

static inline bhgo_mixin_keystore bhgo_cut_mixin_keystore(const bh_mixin_keystore *in, const char *buf) {
  bhgo_mixin_keystore out = {0};
  out.app_id = bhgo_cut(in->app_id, buf);
  out.session_id = bhgo_cut(in->session_id, buf);
  out.authorization_id = bhgo_cut(in->authorization_id, buf);
  out.scope = bhgo_cut(in->scope, buf);
  out.private_key = bhgo_cut(in->private_key, buf);
  out.server_key = bhgo_cut(in->server_key, buf);
  out.spend_key = bhgo_cut(in->spend_key, buf);
  out.pin = bhgo_cut(in->pin, buf);
  out.server_key_kind = in->server_key_kind;
  return out;
}

typedef struct bhgo_mixin_authorization {
  bhgo_span authorization_id;
  bhgo_span scope;
  bhgo_span server_key;
} bhgo_mixin_authorization;

static inline bhgo_mixin_authorization bhgo_cut_mixin_authorization(const bh_mixin_authorization *in, const char *buf) {
  bhgo_mixin_authorization out = {0};
  out.authorization_id = bhgo_cut(in->authorization_id, buf);
  out.scope = bhgo_cut(in->scope, buf);
  out.server_key = bhgo_cut(in->server_key, buf);
  return out;
}

static inline bh_status bhgo_hmac_sha256(uint8_t *mac, const bh_hmac_key *key, const char *message, size_t message_len) {
  return bh_hmac_sha256(mac, key, bhgo_str(message, message_len));
}

static inline bh_status bhgo_ed25519_sign(uint8_t *signature, const bh_ed25519_key *key, const char *message, size_t message_len) {
  return bh_ed25519_sign(signature, key, bhgo_str(message, message_len));
}

static inline bh_status bhgo_query_encode(char *buf, size_t *len, size_t count, const char *texts, const size_t *lens) {
  bh_param *lists = bhgo_params(texts, lens, count);
  const bh_param *params = lists;
  bh_status status = bh_query_encode(buf, len, params, count);
  free(lists);
  return status;
}

static inline bh_status bhgo_velafi_token_request(bhgo_request *out, char *buf, size_t *len, const bh_hmac_key *key, bh_str api_key, int64_t timestamp_ms) {
  bh_request request;
  bh_status status = bh_velafi_token_request(&request, buf, len, key, api_key, timestamp_ms);
  if (status == BH_OK) *out = bhgo_cut_request(&request, buf);
  return status;
}

static inline bh_status bhgo_velafi_token_response(bhgo_response *out, char *buf, size_t *len, bh_http_response http, const char *texts, const size_t *lens) {
  bh_response response;
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_velafi_token_response(&response, buf, len, &http);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_response(&response, buf);
  return status;
}

static inline bh_status bhgo_velafi_request(bhgo_request *out, char *buf, size_t *len, bh_velafi_call call) {
  bh_request request;
  bh_status status = bh_velafi_request(&request, buf, len, &call);
  if (status == BH_OK) *out = bhgo_cut_request(&request, buf);
  return status;
}

static inline bh_status bhgo_velafi_response(bhgo_response *out, char *buf, size_t *len, bh_http_response http, const char *texts, const size_t *lens) {
  bh_response response;
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_velafi_response(&response, buf, len, &http);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_response(&response, buf);
  return status;
}

static inline bh_status bhgo_velafi_diagnose(bhgo_diagnosis *out, char *buf, size_t *len, bh_str signature, bh_str secret, bh_str api_key, int64_t timestamp_ms) {
  bh_diagnosis diagnosis;
  bh_status status = bh_velafi_diagnose(&diagnosis, buf, len, signature, secret, api_key, timestamp_ms);
  if (status == BH_OK) *out = bhgo_cut_diagnosis(&diagnosis, buf);
  return status;
}

static inline bh_status bhgo_pave_sign(char *signature, const bh_hmac_key *key, const char *username, size_t username_len, const char *api_key, size_t api_key_len, const char *timestamp, size_t timestamp_len) {
  return bh_pave_sign(signature, key, bhgo_str(username, username_len), bhgo_str(api_key, api_key_len), bhgo_str(timestamp, timestamp_len));
}

static inline bh_status bhgo_pave_request(bhgo_request *out, char *buf, size_t *len, const bh_hmac_key *key, bh_pave_call call) {
  bh_request request;
  bh_status status = bh_pave_request(&request, buf, len, key, &call);
  if (status == BH_OK) *out = bhgo_cut_request(&request, buf);
  return status;
}

static inline bh_status bhgo_pave_response(bhgo_response *out, char *buf, size_t *len, bh_http_response http, const char *texts, const size_t *lens) {
  bh_response response;
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_pave_response(&response, buf, len, &http);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_response(&response, buf);
  return status;
}

static inline bh_status bhgo_pave_diagnose(bhgo_diagnosis *out, char *buf, size_t *len, bh_str signature, bh_str secret, bh_str username, bh_str api_key, bh_str timestamp) {
  bh_diagnosis diagnosis;
  bh_status status = bh_pave_diagnose(&diagnosis, buf, len, signature, secret, username, api_key, timestamp);
  if (status == BH_OK) *out = bhgo_cut_diagnosis(&diagnosis, buf);
  return status;
}

static inline bh_status bhgo_mixin_keystore_read(bhgo_mixin_keystore *out, char *buf, size_t *len, bh_str text) {
  bh_mixin_keystore keystore;
  bh_status status = bh_mixin_keystore_read(&keystore, buf, len, text);
  if (status == BH_OK) *out = bhgo_cut_mixin_keystore(&keystore, buf);
  return status;
}

static inline bh_status bhgo_mixin_payload(char *buf, size_t *len, bh_mixin_claims claims, bh_str method, bh_str target, bh_str body) {
  return bh_mixin_payload(buf, len, &claims, method, target, body);
}

static inline bh_status bhgo_mixin_sign(char *token, size_t *token_len, const bh_ed25519_key *key, bh_mixin_claims claims, bh_str method, bh_str target, bh_str body) {
  return bh_mixin_sign(token, token_len, key, &claims, method, target, body);
}

static inline bh_status bhgo_mixin_decode(bhgo_mixin_token *out, char *buf, size_t *len, bh_str token) {
  bh_mixin_token decoded;
  bh_status status = bh_mixin_decode(&decoded, buf, len, token);
  if (status == BH_OK) *out = bhgo_cut_mixin_token(&decoded, buf);
  return status;
}

static inline bh_status bhgo_mixin_request(bhgo_request *out, char *buf, size_t *len, const bh_ed25519_key *key, bh_mixin_claims claims, bh_str method, bh_str target, bh_str body) {
  bh_request request;
  bh_status status = bh_mixin_request(&request, buf, len, key, &claims, method, target, body);
  if (status == BH_OK) *out = bhgo_cut_request(&request, buf);
  return status;
}

static inline bh_status bhgo_mixin_response(bhgo_response *out, char *buf, size_t *len, bh_http_response http, const char *texts, const size_t *lens) {
  bh_response response;
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_mixin_response(&response, buf, len, &http);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_response(&response, buf);
  return status;
}

static inline bh_status bhgo_mixin_diagnose(bhgo_diagnosis *out, char *buf, size_t *len, bh_str token, bh_str key_text, bh_str method, bh_str target, bh_str body, bh_str request_id, int64_t now_ms) {
  bh_diagnosis diagnosis;
  bh_status status = bh_mixin_diagnose(&diagnosis, buf, len, token, key_text, method, target, body, request_id, now_ms);
  if (status == BH_OK) *out = bhgo_cut_diagnosis(&diagnosis, buf);
  return status;
}

static inline bh_status bhgo_mixin_oauth_token_request(bhgo_request *out, char *buf, size_t *len, bh_str client_id, bh_str code, bh_str client_secret, bh_str code_verifier, bh_str public_key) {
  bh_request request;
  bh_status status = bh_mixin_oauth_token_request(&request, buf, len, client_id, code, client_secret, code_verifier, public_key);
  if (status == BH_OK) *out = bhgo_cut_request(&request, buf);
  return status;
}

static inline bh_status bhgo_mixin_oauth_token_response(bhgo_response *out, char *buf, size_t *len, bh_http_response http, const char *texts, const size_t *lens) {
  bh_response response;
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_mixin_oauth_token_response(&response, buf, len, &http);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_response(&response, buf);
  return status;
}

static inline bh_status bhgo_mixin_authorization_read(bhgo_mixin_authorization *out, char *buf, size_t *len, bh_str body) {
  bh_mixin_authorization authorization;
  bh_status status = bh_mixin_authorization_read(&authorization, buf, len, body);
  if (status == BH_OK) *out = bhgo_cut_mixin_authorization(&authorization, buf);
  return status;
}

static inline bh_status bhgo_mixin_response_verify(bh_http_response http, bh_str server_key, bh_str target, bh_str request_id, const bh_window *window, const char *texts, const size_t *lens) {
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_mixin_response_verify(&http, server_key, target, request_id, window);
  free(lists);
  return status;
}

static inline bh_status bhgo_mixin_blaze_request(bhgo_request *out, char *buf, size_t *len, const bh_ed25519_key *key, bh_mixin_claims claims) {
  bh_request request;
  bh_status status = bh_mixin_blaze_request(&request, buf, len, key, &claims);
  if (status == BH_OK) *out = bhgo_cut_request(&request, buf);
  return status;
}

static inline bh_status bhgo_mixin_spend_key(bh_ed25519_key *key, bh_mixin_keystore keystore, const uint8_t *public32) {
  return bh_mixin_spend_key(key, &keystore, public32);
}

static inline bh_status bhgo_mixin_pin(char *buf, size_t *len, bh_mixin_keystore keystore, bh_str plain, bh_str iv, int64_t time_s, uint64_t iterator) {
  return bh_mixin_pin(buf, len, &keystore, plain, iv, time_s, iterator);
}

static inline bh_status bhgo_mixin_tip_payload(char *buf, size_t *len, bh_str action, size_t param_count, const char *texts, const size_t *lens) {
  bh_param *lists = bhgo_params(texts, lens, param_count);
  const bh_param *params = lists;
  bh_status status = bh_mixin_tip_payload(buf, len, action, params, param_count);
  free(lists);
  return status;
}

static inline bh_status bhgo_mixin_tip_sign(uint8_t *signature, const bh_ed25519_key *key, const char *action, size_t action_len, size_t param_count, const char *texts, const size_t *lens) {
  bh_param *lists = bhgo_params(texts, lens, param_count);
  const bh_param *params = lists;
  bh_status status = bh_mixin_tip_sign(signature, key, bhgo_str(action, action_len), params, param_count);
  free(lists);
  return status;
}

static inline bh_status bhgo_mixin_register_body(char *buf, size_t *len, const bh_ed25519_key *key, bh_mixin_keystore keystore, bh_str iv, int64_t time_s, uint64_t iterator) {
  return bh_mixin_register_body(buf, len, key, &keystore, iv, time_s, iterator);
}

static inline bh_status bhgo_toobit_sign(char *signature, const bh_hmac_key *key, const char *query, size_t query_len, const char *body, size_t body_len) {
  return bh_toobit_sign(signature, key, bhgo_str(query, query_len), bhgo_str(body, body_len));
}

static inline bh_status bhgo_toobit_request(bhgo_request *out, char *buf, size_t *len, const bh_hmac_key *key, bh_toobit_call call, const char *texts, const size_t *lens) {
  bh_request request;
  bh_param *lists = bhgo_params(texts, lens, call.query_count + call.form_count);
  call.query = lists;
  call.form = lists + call.query_count;
  bh_status status = bh_toobit_request(&request, buf, len, key, &call);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_request(&request, buf);
  return status;
}

static inline bh_status bhgo_toobit_key_request(bhgo_request *out, char *buf, size_t *len, bh_toobit_call call, const char *texts, const size_t *lens) {
  bh_request request;
  bh_param *lists = bhgo_params(texts, lens, call.query_count + call.form_count);
  call.query = lists;
  call.form = lists + call.query_count;
  bh_status status = bh_toobit_key_request(&request, buf, len, &call);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_request(&request, buf);
  return status;
}

static inline bh_status bhgo_toobit_response(bhgo_response *out, char *buf, size_t *len, bh_http_response http, const char *texts, const size_t *lens) {
  bh_response response;
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_toobit_response(&response, buf, len, &http);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_response(&response, buf);
  return status;
}

static inline bh_status bhgo_toobit_response_item(bhgo_response *out, char *buf, size_t *len, bh_http_response http, size_t index, const char *texts, const size_t *lens) {
  bh_response response;
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_toobit_response_item(&response, buf, len, &http, index);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_response(&response, buf);
  return status;
}

static inline bh_status bhgo_toobit_time_request(bhgo_request *out, char *buf, size_t *len) {
  bh_request request;
  bh_status status = bh_toobit_time_request(&request, buf, len);
  if (status == BH_OK) *out = bhgo_cut_request(&request, buf);
  return status;
}

static inline bh_status bhgo_toobit_time_response(bhgo_response *out, char *buf, size_t *len, bh_http_response http, const char *texts, const size_t *lens) {
  bh_response response;
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_toobit_time_response(&response, buf, len, &http);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_response(&response, buf);
  return status;
}

static inline bh_status bhgo_toobit_stream_response(bhgo_response *out, char *buf, size_t *len, bh_http_response http, int64_t sent_ms, const char *texts, const size_t *lens) {
  bh_response response;
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_toobit_stream_response(&response, buf, len, &http, sent_ms);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_response(&response, buf);
  return status;
}

static inline bh_status bhgo_toobit_diagnose(bhgo_diagnosis *out, char *buf, size_t *len, bh_str signature, bh_str secret, bh_str query, bh_str body, bh_str api_key, bh_str method, bh_str path) {
  bh_diagnosis diagnosis;
  bh_status status = bh_toobit_diagnose(&diagnosis, buf, len, signature, secret, query, body, api_key, method, path);
  if (status == BH_OK) *out = bhgo_cut_diagnosis(&diagnosis, buf);
  return status;
}

static inline bh_status bhgo_bitbitduo_sign(char *signature, bh_bitbitduo_scheme scheme, const char *app_id, size_t app_id_len, const char *app_key, size_t app_key_len, uint32_t random, int64_t time_s) {
  return bh_bitbitduo_sign(signature, scheme, bhgo_str(app_id, app_id_len), bhgo_str(app_key, app_key_len), random, time_s);
}

static inline bh_status bhgo_bitbitduo_token_request(bhgo_request *out, char *buf, size_t *len, bh_bitbitduo_scheme scheme, bh_str app_id, bh_str app_key, uint32_t random, int64_t time_s) {
  bh_request request;
  bh_status status = bh_bitbitduo_token_request(&request, buf, len, scheme, app_id, app_key, random, time_s);
  if (status == BH_OK) *out = bhgo_cut_request(&request, buf);
  return status;
}

static inline bh_status bhgo_bitbitduo_token_response(bhgo_response *out, char *buf, size_t *len, bh_http_response http, int64_t sent_ms, const char *texts, const size_t *lens) {
  bh_response response;
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_bitbitduo_token_response(&response, buf, len, &http, sent_ms);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_response(&response, buf);
  return status;
}

static inline bh_status bhgo_bitbitduo_time_request(bhgo_request *out, char *buf, size_t *len) {
  bh_request request;
  bh_status status = bh_bitbitduo_time_request(&request, buf, len);
  if (status == BH_OK) *out = bhgo_cut_request(&request, buf);
  return status;
}

static inline bh_status bhgo_bitbitduo_time_response(bhgo_response *out, char *buf, size_t *len, bh_http_response http, const char *texts, const size_t *lens) {
  bh_response response;
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_bitbitduo_time_response(&response, buf, len, &http);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_response(&response, buf);
  return status;
}

static inline bh_status bhgo_bitbitduo_request(bhgo_request *out, char *buf, size_t *len, bh_str token, bh_str rpc_method, bh_str rpc_params, uint32_t rpc_id) {
  bh_request request;
  bh_status status = bh_bitbitduo_request(&request, buf, len, token, rpc_method, rpc_params, rpc_id);
  if (status == BH_OK) *out = bhgo_cut_request(&request, buf);
  return status;
}

static inline bh_status bhgo_bitbitduo_response(bhgo_response *out, char *buf, size_t *len, bh_http_response http, uint32_t rpc_id, const char *texts, const size_t *lens) {
  bh_response response;
  bh_param *lists = bhgo_params(texts, lens, http.header_count);
  http.headers = lists;
  bh_status status = bh_bitbitduo_response(&response, buf, len, &http, rpc_id);
  free(lists);
  if (status == BH_OK) *out = bhgo_cut_response(&response, buf);
  return status;
}

static inline bh_status bhgo_bitbitduo_diagnose(bhgo_diagnosis *out, char *buf, size_t *len, bh_str signature, bh_bitbitduo_scheme scheme, bh_str app_id, bh_str app_key, uint32_t random, int64_t time_s) {
  bh_diagnosis diagnosis;
  bh_status status = bh_bitbitduo_diagnose(&diagnosis, buf, len, signature, scheme, app_id, app_key, random, time_s);
  if (status == BH_OK) *out = bhgo_cut_diagnosis(&diagnosis, buf);
  return status;
}

#endif
