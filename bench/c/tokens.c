/* Mixin's token for a body of 300 bytes: `sig`, claims, base64url, signature. */
#include "bench.h"

#include <string.h>

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
