/* BITBITDUO: a signed request buys a token for two hours; one request a minute. */
#include "demo.h"

static bh_status request_token(demo_state *demo, const demo_account *account, demo_exchange *exchange, int64_t time_s) {
  static demo_response received;
  const uint32_t scheme = BH_BITBITDUO_SHA256;
  const bh_str app_id = account->values[0], app_key = account->values[1];
  bh_response response;
  char payload[512], signature[BH_SIGNATURE_SIZE], buf[1024], text[1024];
  size_t payload_len = sizeof payload, len = sizeof buf;
  uint32_t random;
  bh_status status;

  status = bh_bitbitduo_random(&random);
  if (status == BH_OK) status = bh_bitbitduo_payload(payload, &payload_len, scheme, app_id, app_key, random, time_s);
  if (status == BH_OK) status = bh_bitbitduo_sign(signature, scheme, app_id, app_key, random, time_s);
  if (status == BH_OK)
    status = bh_bitbitduo_token_request(&exchange->request, buf, &len, scheme, app_id, app_key, random, time_s);
  if (status == BH_OK) {
    exchange->payload.data = payload;
    exchange->payload.len = payload_len;
    exchange->signature = bh_cstr(signature);
    exchange->secret_in_payload = app_key;
    if (exchange_send(demo, account, exchange, &received)) {
      len = sizeof text;
      status = bh_bitbitduo_token_response(&response, text, &len, &received.http, received.sent_ms);
      if (status == BH_OK) exchange_judge(demo, account, exchange, &response);
      if (status == BH_OK && response.outcome == BH_OUTCOME_ACCEPTED)
        print_token(&response, received.sent_ms, BH_BITBITDUO_MIN_INTERVAL_MS);
    }
  }
  bh_wipe(payload, sizeof payload); /* the app key is in it */
  bh_wipe(text, sizeof text);
  bh_wipe(&received, sizeof received);
  return status;
}

bh_status demo_bitbitduo(demo_state *demo) {
  demo_account account;
  demo_exchange token = {0}, stale = {0};
  int64_t now_ms, time_s;
  bh_status status;
  if (!account_read(&account, demo, "bitbitduo")) return BH_OK;
  print_heading("BITBITDUO", &account);
  status = bh_now_ms(&now_ms);
  if (status != BH_OK) return status;
  time_s = (now_ms + demo->bitbitduo_offset_ms) / 1000;

  token.title = "token request";
  status = request_token(demo, &account, &token, time_s);
  if (status != BH_OK) return status;

  stale.title = "token request";
  stale.tampered = "time ten minutes old";
  stale.refusal = "BBD_WRONG_CODE_002";
  return request_token(demo, &account, &stale, time_s - 600);
}
