/*
 * What cgo cannot say by itself. Go's memory must not hold pointers that C
 * wrote, so the views of a response become positions in its buffer; and structs
 * that hold views are passed by value, so that no Go pointer lies in memory
 * that C is pointed to.
 */
#ifndef BHGO_SHIM_H
#define BHGO_SHIM_H

#include <bh_auth.h>
#include <stdlib.h>

typedef struct bhgo_span {
  size_t at, len;
} bhgo_span;

typedef struct bhgo_request {
  bhgo_span method, target, body;
  bhgo_span names[BH_REQUEST_MAX_HEADERS];
  bhgo_span values[BH_REQUEST_MAX_HEADERS];
  size_t header_count;
} bhgo_request;

typedef struct bhgo_response {
  bhgo_span error_name, error_message, advice, token;
  int64_t error_code, expires_ms, server_time_ms;
  uint32_t accepted, http_status;
} bhgo_response;

typedef struct bhgo_token {
  bhgo_span alg, sig, uid, sid, aid, iss, scp, jti;
  int64_t iat_s, exp_s;
} bhgo_token;

static inline bh_str bhgo_str(const char *data, size_t len) {
  bh_str view;
  view.data = data;
  view.len = len;
  return view;
}

static inline bhgo_span bhgo_cut(bh_str view, const char *buf) {
  bhgo_span span = {0, 0};
  if (view.len != 0) {
    span.at = (size_t)(view.data - buf);
    span.len = view.len;
  }
  return span;
}

static inline bh_status bhgo_request_out(bhgo_request *out, bh_status status,
                                         const bh_request *request,
                                         const char *buf) {
  size_t i;
  if (status != BH_OK) return status;
  out->method = bhgo_cut(request->method, buf);
  out->target = bhgo_cut(request->target, buf);
  out->body = bhgo_cut(request->body, buf);
  out->header_count = request->header_count;
  for (i = 0; i < request->header_count; i++) {
    out->names[i] = bhgo_cut(request->headers[i].name, buf);
    out->values[i] = bhgo_cut(request->headers[i].value, buf);
  }
  return status;
}

static inline bh_status bhgo_response_out(bhgo_response *out, bh_status status,
                                          const bh_response *response,
                                          const char *buf) {
  if (status != BH_OK) return status;
  out->error_name = bhgo_cut(response->error_name, buf);
  out->error_message = bhgo_cut(response->error_message, buf);
  out->advice = bhgo_cut(response->advice, buf);
  out->token = bhgo_cut(response->token, buf);
  out->error_code = response->error_code;
  out->expires_ms = response->expires_ms;
  out->server_time_ms = response->server_time_ms;
  out->accepted = response->accepted;
  out->http_status = response->http_status;
  return status;
}

#define BHGO_ARGS bhgo_request *out, char *buf, size_t *len
#define BHGO_REQUEST(name, params, args)                           \
  static inline bh_status bhgo_##name params {                     \
    bh_request request;                                            \
    return bhgo_request_out(out, bh_##name args, &request, buf);   \
  }
#define BHGO_RESPONSE(name)                                                  \
  static inline bh_status bhgo_##name(bhgo_response *out, char *buf,         \
                                      size_t *len, uint32_t http_status,     \
                                      bh_str body) {                         \
    bh_response response;                                                    \
    bh_status status = bh_##name(&response, buf, len, http_status, body);    \
    return bhgo_response_out(out, status, &response, buf);                   \
  }

/* The calls that are made most take their texts as pointer and length: cgo
 * looks at every pointer within a struct, and at none that stands alone. */
static inline bh_status bhgo_hmac_sha256(uint8_t *mac, const bh_hmac_key *key,
                                         const char *message, size_t len) {
  return bh_hmac_sha256(mac, key, bhgo_str(message, len));
}

#endif
