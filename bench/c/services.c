/* Whole calls: a signed request, what is read from a response, a token. */
#include "bench.h"

#include <string.h>

/* A whole signed request: eight parameters to encode, and what surrounds them. */

static char signed_payload[1024], bare[BH_SIGNATURE_SIZE];
static size_t signed_len;

static void run_bare(void) {
  must(bh_toobit_sign(bare, &hmac_key, (bh_str){NULL, 0}, (bh_str){signed_payload, signed_len}) == BH_OK, "sign");
}

void request_tables(void) {
  static const char mark[] = "&signature=";
  const contestant list[] = {{"ours", call_of("bh_toobit_request")}, {"bare", run_bare}};
  const char *end;
  list[0].run();
  /* The form body as it is sent, up to the signature, is what was signed. */
  end = strstr(request.body.data, mark);
  must(end != NULL, "no signature in the body");
  signed_len = (size_t)(end - request.body.data);
  must(signed_len < sizeof signed_payload, "the payload's capacity");
  memcpy(signed_payload, request.body.data, signed_len);
  run_bare();
  must(strcmp(end + sizeof mark - 1, bare) == 0, "the request's signature is not that of its body");
  COMPETE("request", list);
}

/* Reading a service's response: ours, and serde_json's `Value`, which is what
 * most programs take. */

/* src/responses.rs */
typedef struct value_response {
  bool accepted;
  int64_t error_code, time_ms;
  char text[128];
  size_t text_len;
} value_response;
bool bench_value_read(value_response *response, uint32_t service, const uint8_t *body, size_t len);

static const response_case *now_read;
static size_t now_len;
static value_response value;

static void run_value(void) {
  must(bench_value_read(&value, now_read->service, (const uint8_t *)now_read->body, now_len), "serde_json");
}

/* What both found out. BITBITDUO's token has no time but that of its request. */
static void same_response(void) {
  bh_str text = response.outcome == BH_OUTCOME_ACCEPTED ? response.token : response.error_message;
  int64_t time_ms = now_read->service == 3 ? 0 : response.expires_ms + response.server_time_ms;
  must(value.accepted == (response.outcome == BH_OUTCOME_ACCEPTED) && value.error_code == response.error_code &&
           value.time_ms == time_ms && value.text_len == text.len && memcmp(value.text, text.data, text.len) == 0,
       now_read->table);
}

void response_tables(void) {
  for (size_t i = 0; i < response_count; i++) {
    const contestant list[] = {{"ours", call_of(responses[i].call)}, {"value", run_value}};
    now_read = &responses[i];
    now_len = strlen(responses[i].body);
    list[0].run();
    run_value();
    same_response();
    COMPETE(responses[i].table, list);
  }
}

/* Mixin's token for a body of 300 bytes: `sig`, claims, base64url, signature. */

/* src/peers.rs */
size_t bench_jwt_sign(uint8_t *token, size_t capacity, char (*ids)[36], const int64_t *times_s, const uint8_t *request,
                      size_t request_len);
bool bench_jwt_verify(const uint8_t *token, size_t len, const uint8_t *request, size_t request_len);

/* uid, sid and jti; iat and exp; method, target and body, as `sig` hashes them. */
static char ids[3][36];
static int64_t times_s[2];
static uint8_t signed_request[14 + BODY];
static uint8_t jwt[2048];
static size_t jwt_len;

static void run_jwt(void) {
  jwt_len = bench_jwt_sign(jwt, sizeof jwt, ids, times_s, signed_request, sizeof signed_request);
}
static void run_jwt_verify(void) {
  must(bench_jwt_verify((const uint8_t *)token, token_len, signed_request, sizeof signed_request), "jsonwebtoken");
}

static bool same(bh_str a, bh_str b) {
  return a.len == b.len && memcmp(a.data, b.data, a.len) == 0;
}

/* Its header's members are in another order: its claims must be ours, and its
 * signature right. */
static void same_token(void) {
  bh_mixin_token ours, theirs;
  char capacity[2048], their_capacity[2048];
  size_t len = sizeof capacity, their_len = sizeof their_capacity;
  bh_str made = {(const char *)jwt, jwt_len};
  must(bh_mixin_verify(made, public_key, BH_STR("POST"), BH_STR("/transfers"), (bh_str){body, BODY}, claims.jti, NULL,
                       0) == BH_OK,
       "jsonwebtoken's token is wrong");
  must(bh_mixin_decode(&ours, capacity, &len, (bh_str){token, token_len}) == BH_OK &&
           bh_mixin_decode(&theirs, their_capacity, &their_len, made) == BH_OK,
       "decode");
  must(same(ours.alg, theirs.alg) && same(ours.sig, theirs.sig) && same(ours.claims.uid, theirs.claims.uid) &&
           same(ours.claims.sid, theirs.claims.sid) && same(ours.claims.jti, theirs.claims.jti) &&
           same(ours.claims.scp, theirs.claims.scp) && ours.claims.iat_s == theirs.claims.iat_s &&
           ours.claims.exp_s == theirs.claims.exp_s,
       "jsonwebtoken's claims differ");
}

void token_tables(void) {
  const contestant signing[] = {
      {"ours", call_of("bh_mixin_sign")}, {"bare", call_of("bh_ed25519_sign")}, {"jsonwebtoken", run_jwt}};
  const contestant verifying[] = {
      {"ours", call_of("bh_mixin_verify")}, {"bare", call_of("bh_ed25519_verify")}, {"jsonwebtoken", run_jwt_verify}};
  memcpy(ids[0], claims.uid.data, 36);
  memcpy(ids[1], claims.sid.data, 36);
  memcpy(ids[2], claims.jti.data, 36);
  times_s[0] = claims.iat_s;
  times_s[1] = claims.exp_s;
  memcpy(signed_request, "POST/transfers", 14);
  memcpy(signed_request + 14, body, BODY);
  signing[0].run();
  run_jwt();
  same_token();
  token[token_len - 2] ^= 1;
  must(!bench_jwt_verify((const uint8_t *)token, token_len, signed_request, sizeof signed_request),
       "jsonwebtoken takes a tampered token");
  token[token_len - 2] ^= 1;
  COMPETE("token", signing);
  COMPETE("token-verify", verifying);
}
