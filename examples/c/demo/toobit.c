/* Toobit: each call is signed over its query and form body, in the order in which they are sent. */
#include "demo.h"

#include <stdio.h>
#include <string.h>

/* Cuts a text at `mark`: what stands before it. `rest`, if not NULL: what stands behind it. */
static bh_str cut(bh_str text, const char *mark, bh_str *rest) {
  const size_t len = strlen(mark);
  bh_str before = text, behind = bh_cstr("");
  size_t at;
  for (at = 0; at + len <= text.len; ++at) {
    if (memcmp(text.data + at, mark, len) != 0) continue;
    before.len = at;
    behind.data = text.data + at + len;
    behind.len = text.len - at - len;
    break;
  }
  if (rest != NULL) *rest = behind;
  return before;
}

/* What the request says was signed: taken from what is sent, so that nothing else can be shown. */
static bh_status signed_part(const bh_request *request, int is_json, char *payload, size_t *len, bh_str *signature) {
  bh_str query, body = is_json ? bh_cstr("") : request->body;
  cut(request->target, "?", &query);
  query = cut(query, "&signature=", signature);
  if (signature->len == 0) body = cut(body, "&signature=", signature);
  return bh_toobit_payload(payload, len, query, body);
}

/* Swaps the first two parameters of a target: what a HTTP client does that sorts them. */
static bh_str reordered(bh_str target, char *to, size_t capacity) {
  bh_str query, path = cut(target, "?", &query), rest, last;
  const bh_str first = cut(query, "&", &rest), second = cut(rest, "&", &last);
  snprintf(to, capacity, "%.*s?%.*s&%.*s&%.*s", (int)path.len, path.data, (int)second.len, second.data, (int)first.len,
           first.data, (int)last.len, last.data);
  return bh_cstr(to);
}

static bh_status call(demo_state *demo, const demo_account *account, const bh_hmac_key *key, demo_exchange *exchange,
                      bh_toobit_call *call) {
  static demo_response received;
  bh_response response;
  char buf[2048], payload[1024], target[1024], text[1024];
  size_t payload_len = sizeof payload, len = sizeof buf;
  bh_status status;

  call->api_key = account->values[0];
  status = bh_now_ms(&call->timestamp_ms);
  if (status != BH_OK) return status;
  call->timestamp_ms += demo->toobit_offset_ms;
  status = bh_toobit_request(&exchange->request, buf, &len, key, call);
  if (status == BH_OK)
    status = signed_part(&exchange->request, call->json.len > 0, payload, &payload_len, &exchange->signature);
  if (status != BH_OK) return status;
  exchange->payload.data = payload;
  exchange->payload.len = payload_len;
  if (exchange->tampered != NULL) exchange->request.target = reordered(exchange->request.target, target, sizeof target);

  if (!exchange_send(demo, account, exchange, &received)) return BH_OK;
  len = sizeof text;
  status = bh_toobit_response(&response, text, &len, &received.http);
  if (status == BH_OK) exchange_judge(demo, account, exchange, &response);
  return status;
}

static bh_status calls(demo_state *demo, const demo_account *account, const bh_hmac_key *key) {
  const bh_param query[] = {
      {BH_STR("symbol"), BH_STR("BTCUSDT")}, {BH_STR("side"), BH_STR("SELL")}, {BH_STR("type"), BH_STR("LIMIT")}};
  /* A value that must be percent-encoded; a real host wants plain ids. */
  const bh_param form[] = {
      {BH_STR("newClientOrderId"), account->is_real ? BH_STR("demo-1") : BH_STR("1st order @ 10%")},
      {BH_STR("timeInForce"), BH_STR("GTC")},
      {BH_STR("quantity"), BH_STR("1")},
      {BH_STR("price"), BH_STR("400")}};
  demo_exchange read = {0}, order = {0}, batch = {0}, tampered = {0};
  bh_toobit_call balance = {0}, mixed = {0}, json = {0}, sorted = {0};
  bh_status status;

  read.title = "GET, query";
  balance.method = bh_cstr("GET");
  balance.path = bh_cstr("/api/v1/futures/balance");
  status = call(demo, account, key, &read, &balance);
  if (status != BH_OK) return status;

  order.title = "POST, query and form mixed";
  mixed.method = bh_cstr("POST");
  mixed.path = bh_cstr("/api/v1/spot/orderTest"); /* checks an order and does not place it */
  mixed.query = query;
  mixed.query_count = sizeof query / sizeof query[0];
  mixed.form = form;
  mixed.form_count = sizeof form / sizeof form[0];
  status = call(demo, account, key, &order, &mixed);
  if (status != BH_OK) return status;

  if (!account->is_real) { /* a real batch would place its orders */
    batch.title = "POST, JSON (the body is not signed)";
    json.method = bh_cstr("POST");
    json.path = bh_cstr("/api/v1/spot/batchOrders");
    json.json = bh_cstr("[{\"symbol\":\"BTCUSDT\",\"side\":\"SELL\",\"quantity\":\"1\"}]");
    status = call(demo, account, key, &batch, &json);
    if (status != BH_OK) return status;
  }

  tampered.title = "GET, query";
  tampered.tampered = "parameters sorted after signing";
  tampered.refusal = "INVALID_SIGNATURE";
  sorted.method = bh_cstr("GET");
  sorted.path = bh_cstr("/api/v1/spot/openOrders");
  sorted.query = query;
  sorted.query_count = 2;
  return call(demo, account, key, &tampered, &sorted);
}

bh_status demo_toobit(demo_state *demo) {
  demo_account account;
  bh_hmac_key key;
  bh_status status;
  if (!account_read(&account, demo, "toobit")) return BH_OK;
  print_heading("Toobit", &account);
  status = bh_hmac_key_init(&key, account.values[1]);
  if (status == BH_OK) status = calls(demo, &account, &key);
  bh_hmac_key_wipe(&key);
  return status;
}
