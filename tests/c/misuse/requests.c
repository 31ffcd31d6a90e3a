/* SECURITY.md's table: methods, targets, headers, bodies and claims. */
#include "table.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static bh_status mixin_call(const bh_mixin_claims *claims, bh_str method, bh_str target, bh_str body) {
  return bh_mixin_request(&request, BUF, &ed25519_key, claims, method, target, body);
}

static bh_status pave_to(bh_str method, bh_str target, bh_str body) {
  bh_pave_call call = pave_call();
  call.method = method;
  call.target = target;
  call.body = body;
  return bh_pave_request(&request, BUF, &hmac_key, &call);
}

static bh_status toobit_to(bh_str method, bh_str path) {
  bh_toobit_call call = toobit_call();
  call.method = method;
  call.path = path;
  return bh_toobit_request(&request, BUF, &hmac_key, &call);
}

static bh_status velafi_to(bh_str method, bh_str target, bh_str body) {
  bh_velafi_call call = {.token = BH_STR("token"), .method = method, .target = target, .body = body};
  return bh_velafi_request(&request, BUF, &call);
}

/* Whoever builds, signs or verifies for a target. */
static void at(bh_str method, bh_str target) {
  bh_mixin_claims claims = mixin_claims();
  got(velafi_to(method, target, BH_STR("")));
  got(pave_to(method, target, BH_STR("")));
  got(toobit_to(method, target));
  got(mixin_call(&claims, method, target, BH_STR("")));
  got(bh_mixin_payload(BUF, &claims, method, target, BH_STR("")));
  got(bh_mixin_sign(BUF, &ed25519_key, &claims, method, target, BH_STR("")));
  got(bh_mixin_verify(BH_STR(""), public32, method, target, BH_STR(""), BH_STR(""), NULL, 0));
  got(bh_mixin_integrity_verify(BH_STR(""), public32, method, target, BH_STR(""), BH_STR(""), NULL));
}

static void method_lower_case(void) {
  at(BH_STR("get"), BH_STR("/me"));
  at(BH_STR("Get"), BH_STR("/me"));
}

static void method_with_more(void) {
  at(BH_STR(""), BH_STR("/me"));
  at(BH_STR("GET "), BH_STR("/me"));
  at(BH_STR("GET\0"), BH_STR("/me"));
  at(BH_STR("GET /\r\nX: 1"), BH_STR("/me"));
  got(toobit_to(BH_STR("PATCH"), BH_STR("/a")));
}

static void target_fragment(void) {
  at(BH_STR("GET"), BH_STR("/me#top"));
  at(BH_STR("GET"), BH_STR("/me?a=1#"));
}

static void target_host(void) {
  at(BH_STR("GET"), BH_STR("https://api.mixin.one/me"));
  at(BH_STR("GET"), BH_STR("//evil.example/me"));
  at(BH_STR("GET"), BH_STR("api.mixin.one/me"));
}

/* Each byte that may not stand there for itself, in path and query. */
static void target_not_encoded(void) {
  for (int byte = 0; byte < 256; byte++) {
    if (byte && strchr("-._~!$&'()*+,;=:@/?", byte)) continue;
    if ((byte | 32) >= 'a' && (byte | 32) <= 'z') continue;
    if (byte >= '0' && byte <= '9') continue;
    const char text[] = {'/', 'a', (char)byte, 'b'};
    at(BH_STR("GET"), (bh_str){text, sizeof text});
    const char query[] = {'/', 'a', '?', 'b', '=', (char)byte};
    got(velafi_to(BH_STR("GET"), (bh_str){query, sizeof query}, BH_STR("")));
    got(pave_to(BH_STR("GET"), (bh_str){query, sizeof query}, BH_STR("")));
  }
}

static void target_dots(void) {
  const char *paths[] = {"/a/./me", "/a/../me", "/a/..", "/.", "/a/%2e/me", "/a/.%2E/me", "/a/%2e%2e"};
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) at(BH_STR("GET"), bh_cstr(paths[i]));
}

static void target_percent(void) {
  at(BH_STR("GET"), BH_STR("/100%"));
  at(BH_STR("GET"), BH_STR("/a%2"));
  at(BH_STR("GET"), BH_STR("/a%zzb"));
  at(BH_STR("GET"), BH_STR("/a%4g"));
  at(BH_STR("GET"), BH_STR("/a%%20"));
}

static void target_empty(void) {
  bh_mixin_claims claims = mixin_claims();
  got(velafi_to(BH_STR("GET"), BH_STR(""), BH_STR("")));
  got(pave_to(BH_STR("GET"), BH_STR(""), BH_STR("")));
  got(toobit_to(BH_STR("GET"), BH_STR("")));
  got(mixin_call(&claims, BH_STR("GET"), BH_STR(""), BH_STR("")));
  got_text(request.target);
}

static void target_with_query(void) {
  got(toobit_to(BH_STR("GET"), BH_STR("/api/v1/spot/order?symbol=BTCUSDT")));
}

static bh_status velafi_by(bh_str token) {
  bh_velafi_call call = {.token = token, .method = BH_STR("GET"), .target = BH_STR("/")};
  return bh_velafi_request(&request, BUF, &call);
}

static void header_value(bh_str value) {
  bh_toobit_call toobit = toobit_call();
  bh_pave_call pave = pave_call();
  bh_mixin_claims claims = mixin_claims();
  toobit.api_key = pave.api_key = claims.jti = value;
  got(bh_velafi_token_request(&request, BUF, &hmac_key, value, MS));
  got(velafi_by(value));
  got(bh_toobit_request(&request, BUF, &hmac_key, &toobit));
  got(bh_pave_request(&request, BUF, &hmac_key, &pave));
  got(mixin_call(&claims, BH_STR("GET"), BH_STR("/"), BH_STR("")));
}

static void header_newline(void) {
  header_value(BH_STR("key\n"));
  header_value(BH_STR("key\r\nX-Evil: 1"));
  header_value(BH_STR(" key"));
}

static void header_other(void) {
  header_value(BH_STR("key\0"));
  header_value(BH_STR("cl\xc3\xa9"));
  header_value(BH_STR("key\x7f"));
}

static void required_empty(void) {
  bh_toobit_call toobit = toobit_call();
  bh_pave_call pave = pave_call();
  toobit.api_key = BH_STR("");
  pave.username = BH_STR("");
  got(bh_toobit_request(&request, BUF, &hmac_key, &toobit));
  got(bh_pave_request(&request, BUF, &hmac_key, &pave));
  got(bh_velafi_token_request(&request, BUF, &hmac_key, bh_cstr(NULL), MS));
  got(velafi_by(BH_STR("")));
  got(bh_pave_sign(signature, &hmac_key, BH_STR("u"), BH_STR("k"), BH_STR("")));
  got(bh_bitbitduo_sign(signature, BH_BITBITDUO_SHA256, BH_STR(""), BH_STR("key"), 123456, S));
}

static void get_with_body(void) {
  bh_toobit_call call = toobit_call();
  call.method = BH_STR("GET");
  call.json = BH_STR("{}");
  got(velafi_to(BH_STR("GET"), BH_STR("/"), BH_STR("{}")));
  got(pave_to(BH_STR("GET"), BH_STR("/"), BH_STR("{}")));
  got(bh_toobit_request(&request, BUF, &hmac_key, &call));
}

static void get_with_body_mixin(void) {
  bh_mixin_claims claims = mixin_claims();
  for (bh_mixin_flags flags = 0; flags <= BH_MIXIN_ANY_BODY; flags++) {
    claims.flags = flags;
    got(mixin_call(&claims, BH_STR("GET"), BH_STR("/me"), BH_STR("{}")));
    got(mixin_call(&claims, BH_STR("POST"), BH_STR("/users/1"), BH_STR("234")));
    claims.flags = 0;
    got(bh_mixin_sign(BUF, &ed25519_key, &claims, BH_STR("DELETE"), BH_STR("/users/1234"), BH_STR("")));
    got(bh_mixin_verify((bh_str){buf, len}, public32, BH_STR("DELETE"), BH_STR("/users/1"), BH_STR("234"), BH_STR(""),
                        NULL, flags));
  }
}

/* username `a`, key `b:c` and username `a:b`, key `c` make one text. */
static void separator_in_a_part(void) {
  char other[BH_SIGNATURE_SIZE];
  got(bh_pave_sign(signature, &hmac_key, BH_STR("a"), BH_STR("b:c"), BH_STR("t")));
  got(bh_pave_sign(other, &hmac_key, BH_STR("a:b"), BH_STR("c"), BH_STR("t")));
  assert_string_equal(signature, other);
}

static void reserved_not_zero(void) {
  bh_toobit_call toobit = toobit_call();
  bh_pave_call pave = pave_call();
  bh_mixin_claims claims = mixin_claims();
  toobit.reserved[3] = pave.reserved[0] = claims.reserved[1] = 1;
  got(bh_toobit_request(&request, BUF, &hmac_key, &toobit));
  got(bh_pave_request(&request, BUF, &hmac_key, &pave));
  got(mixin_call(&claims, BH_STR("GET"), BH_STR("/"), BH_STR("")));
}

static bh_status with_claims(bh_mixin_claims claims) {
  return bh_mixin_sign(BUF, &ed25519_key, &claims, BH_STR("GET"), BH_STR("/"), BH_STR(""));
}

static void claims_not_utf8(void) {
  const bh_str texts[] = {BH_STR("\xff"), BH_STR("a\xc3"), BH_STR("\xed\xa0\x80"), BH_STR("\xc0\xaf")};
  for (size_t i = 0; i < 4; i++) {
    bh_mixin_claims uid = mixin_claims(), scp = uid, jti = uid;
    uid.uid = scp.scp = jti.jti = texts[i];
    got(with_claims(uid));
    got(with_claims(scp));
    got(with_claims(jti));
  }
}

static void claims_of_two_sets(void) {
  bh_mixin_claims both = mixin_claims(), half = both, none = both;
  both.aid = both.iss = both.scp = BH_STR("x");
  half.sid = BH_STR("");
  none.jti = BH_STR("");
  got(with_claims(both));
  got(with_claims(half));
  got(with_claims(none));
}

static void text_stained(void) {
  const char *texts[] = {"user\n", " user", "\xef\xbb\xbfuser", "us\033er"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    bh_mixin_claims claims = mixin_claims();
    claims.sid = bh_cstr(texts[i]);
    got(bh_mixin_sign(BUF, &ed25519_key, &claims, BH_STR("GET"), BH_STR("/me"), BH_STR("")));
    got(bh_pave_sign(signature, &hmac_key, bh_cstr(texts[i]), API_KEY, BH_STR("1622378959")));
    got(bh_bitbitduo_sign(signature, BH_BITBITDUO_SHA256, bh_cstr(texts[i]), BH_STR("key"), 123456, S));
  }
}

static bh_status rpc(bh_str token, const char *method, const char *params) {
  return bh_bitbitduo_request(&request, BUF, token, bh_cstr(method), bh_cstr(params), 0);
}

#define RPC_TOKEN BH_STR("robotapi:1")
static void rpc_token(void) {
  got(rpc(RPC_TOKEN, "order.query", "[0,100,\"robotapi:1\"]"));
  got(rpc(RPC_TOKEN, "order.query", "[\"robotapi:1\",0,100]"));
  got(rpc(RPC_TOKEN, "depth.query", "[\"BBD/ETH\",10]"));
  got(rpc(BH_STR(""), "balance.query", ""));
  got(rpc(BH_STR("a\",\"b"), "balance.query", ""));
}

static void rpc_amount(void) {
  got(rpc(RPC_TOKEN, "order.limit", "[\"BBD/ETH\",2,100,0.0001,0]"));
  got(rpc(RPC_TOKEN, "order.limit", "[\"BBD/ETH\",\"buy\",\"100\",\"0.0001\",0]"));
}

static void rpc_method(void) {
  got(rpc(RPC_TOKEN, "orders.subscribe", ""));
  got(rpc(RPC_TOKEN, "order.limits", ""));
}

static void key_request_signed(void) {
  bh_param query[] = {{BH_STR("timestamp"), BH_STR("1740568725231")}, {BH_STR("signature"), BH_STR("00")}};
  for (size_t i = 0; i < 2; i++) {
    bh_toobit_call call = toobit_call();
    call.query = &query[i];
    call.query_count = 1;
    got(bh_toobit_key_request(&request, BUF, &call));
  }
}

const misuse misuse_requests[] = {
    {"text-stained", text_stained},
    {"method-lower-case", method_lower_case},
    {"method-other", method_with_more},
    {"target-fragment", target_fragment},
    {"target-host", target_host},
    {"target-not-encoded", target_not_encoded},
    {"target-percent", target_percent},
    {"target-dots", target_dots},
    {"target-empty", target_empty},
    {"target-with-query", target_with_query},
    {"header-newline", header_newline},
    {"header-other", header_other},
    {"required-empty", required_empty},
    {"get-with-body", get_with_body},
    {"get-with-body-mixin", get_with_body_mixin},
    {"pave-separator", separator_in_a_part},
    {"reserved-not-zero", reserved_not_zero},
    {"claims-not-utf8", claims_not_utf8},
    {"claims-of-two-sets", claims_of_two_sets},
    {"rpc-token", rpc_token},
    {"rpc-amount", rpc_amount},
    {"rpc-method", rpc_method},
    {"key-request-signed", key_request_signed},
    {NULL, NULL},
};
