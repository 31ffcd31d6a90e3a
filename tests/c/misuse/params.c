/* SECURITY.md's table: parameters of a query or form. */
#include "table.h"
#include "test.h"

#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bh_status build(const bh_param *query, size_t query_count, const bh_param *form, size_t form_count) {
  bh_toobit_call call = toobit_call();
  call.query = query;
  call.query_count = query_count;
  call.form = form;
  call.form_count = form_count;
  return bh_toobit_request(&request, BUF, &hmac_key, &call);
}

/* In either place. */
static void in_each(const bh_param *list, size_t count) {
  got(build(list, count, NULL, 0));
  got(build(NULL, 0, list, count));
}

static void with_name(bh_str name) {
  const bh_param one = {name, BH_STR("1")};
  in_each(&one, 1);
}

/* What both the plain signer and the verifier say. */
static void ready(const char *query, const char *body) {
  bh_str zeros = BH_STR("0000000000000000000000000000000000000000000000000000000000000000");
  got(bh_toobit_payload(BUF, bh_cstr(query), bh_cstr(body)));
  got(bh_toobit_sign(signature, &hmac_key, bh_cstr(query), bh_cstr(body)));
  bh_status verified = bh_toobit_verify(zeros, &hmac_key, bh_cstr(query), bh_cstr(body), 0);
  /* Of what is signed, the verifier says that these zeros are no signature. */
  if (verified != BH_ERR_SIGNATURE) got(verified);
}

/* The parameters of the last request's target, without what was appended. */
static void got_query(void) {
  const char *begin = strchr(request.target.data, '?'), *end = strstr(request.target.data, "&recvWindow=");
  check(begin && end, "%s", request.target.data);
  got_text((bh_str){begin + 1, (size_t)(end - begin - 1)});
}

static void nul(void) {
  const bh_param list[] = {{BH_STR("a\0b"), BH_STR("c\0")}};
  in_each(list, COUNT(list));
  got(build(list, COUNT(list), NULL, 0));
  got_query();
}

static void not_utf8(void) {
  const bh_param list[] = {{BH_STR("a"), BH_STR("\xff")}};
  in_each(list, COUNT(list));
  got(build(list, COUNT(list), NULL, 0));
  got_query();
}

static void encoded_twice(void) {
  const bh_param list[] = {{BH_STR("a"), BH_STR("b%20c")}};
  got(build(list, COUNT(list), NULL, 0));
  got_query();
}

static void name_empty(void) {
  with_name(BH_STR(""));
  with_name(bh_cstr(NULL));
}

static void duplicate(void) {
  const bh_param list[] = {{BH_STR("a"), BH_STR("1")}, {BH_STR("b"), BH_STR("2")}, {BH_STR("a"), BH_STR("1")}};
  in_each(list, COUNT(list));
}

static void duplicate_elsewhere(void) {
  const bh_param one = {BH_STR("a"), BH_STR("1")};
  got(build(&one, 1, &one, 1));
  ready("a=1&a=2", "a=3");
}

static void signature_among(void) {
  with_name(BH_STR("signature"));
  ready("a=1&signature=0", "");
  ready("signature=0&a=1", "");
  ready("a=1", "b=2&signature=0");
  ready("signature", "");
}

static void signature_encoded(void) {
  const bh_param one = {BH_STR("%73ignature"), BH_STR("1")};
  ready("a=1&%73ignature=0", "");
  got(build(&one, 1, NULL, 0));
  got_query();
}

static void signature_other_case(void) {
  const bh_param one = {BH_STR("Signature"), BH_STR("1")};
  ready("a=1&Signature=0", "");
  got(build(&one, 1, NULL, 0));
  got_query();
}

static void reserved(void) {
  with_name(BH_STR("timestamp"));
  with_name(BH_STR("recvWindow"));
}

static void around(void) {
  ready("?a=1", "");
  ready("&a=1", "");
  ready("a=1&", "");
  ready("a=1", "&b=2");
  ready("a=1", "?b=2");
}

static void raw(void) {
  const char *texts[] = {"symbol=BTC USDT", "a=%zz",      "a=%",    "a=%4",  "a=1\r\n", "a=\t",
                         "a=b#c",           "a=\xc3\xa9", "a=\xff", "a=\x7f"};
  for (size_t i = 0; i < COUNT(texts); i++) {
    ready(texts[i], "");
    ready("a=1", texts[i]);
  }
}

static void signature_cut(void) {
  ready("a=1&signa", "ture=0");
  ready("signature", "=0");
}

static void json_that_is_none(void) {
  const char *texts[] = {"symbol=BTCUSDT&side=BUY", "{\"a\":1",        "{'a':1}", "[1] ok", "1", "\"a=b\"", " ",
                         "\xef\xbb\xbf[]",          "{\"a\":\"\xff\"}"};
  for (size_t i = 0; i < COUNT(texts); i++) {
    bh_toobit_call call = toobit_call();
    call.json = bh_cstr(texts[i]);
    got(bh_toobit_request(&request, BUF, &hmac_key, &call));
  }
}

static void json_for_form(void) {
  ready("a=1", "{\"b\":2}");
  ready("a=1", " \n[2]");
  ready("a=1", "\xef\xbb\xbf{}");
}

static void bodies_of_two_kinds(void) {
  const bh_param one = {BH_STR("a"), BH_STR("1")};
  bh_toobit_call call = toobit_call();
  call.form = &one;
  call.form_count = 1;
  call.json = BH_STR("{}");
  got(bh_toobit_request(&request, BUF, &hmac_key, &call));
}

static void too_many(void) {
  static bh_param list[1001];
  static char names[1001][4];
  for (size_t i = 0; i < COUNT(list); i++) {
    for (size_t k = 0, n = i; k < 4; k++, n /= 10) names[i][k] = (char)('0' + n % 10);
    list[i] = (bh_param){{names[i], 4}, BH_STR("")};
  }
  assert_status(build(list, 1000, NULL, 0), BH_OK, "1000 parameters");
  in_each(list, 1001);
}

static void random_number(void) {
  const uint32_t numbers[] = {0, 99999, 1000000, UINT32_MAX};
  for (size_t i = 0; i < COUNT(numbers); i++)
    got(bh_bitbitduo_sign(signature, BH_BITBITDUO_SHA256, BH_STR("id"), BH_STR("key"), numbers[i], S));
}

static void scheme(void) {
  got(bh_bitbitduo_sign(signature, 3, BH_STR("id"), BH_STR("key"), 123456, S));
  got(bh_bitbitduo_sign(signature, UINT32_MAX, BH_STR("id"), BH_STR("key"), 123456, S));
}

const misuse misuse_params[] = {
    {"param-nul", nul},
    {"param-not-utf8", not_utf8},
    {"param-encoded-twice", encoded_twice},
    {"param-name-empty", name_empty},
    {"param-duplicate", duplicate},
    {"param-duplicate-elsewhere", duplicate_elsewhere},
    {"param-signature", signature_among},
    {"param-signature-encoded", signature_encoded},
    {"param-signature-other-case", signature_other_case},
    {"param-reserved", reserved},
    {"param-marks-around", around},
    {"param-not-sent-as-it-is", raw},
    {"param-signature-cut", signature_cut},
    {"param-json-that-is-none", json_that_is_none},
    {"param-json-for-form", json_for_form},
    {"param-two-bodies", bodies_of_two_kinds},
    {"param-1001", too_many},
    {"param-random", random_number},
    {"param-scheme", scheme},
    {NULL, NULL},
};
