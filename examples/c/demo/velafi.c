/* VelaFi: a signed request buys a token; every later call carries the token. */
#include "demo.h"

/* The token request; the response is written to `response`, its views point into `text`. */
static bh_status request_token(demo_state *demo, const demo_account *account, const bh_hmac_key *key,
                               demo_exchange *exchange, int64_t timestamp_ms, demo_response *received,
                               bh_response *response, char *text, size_t text_len) {
  char payload[64], signature[BH_SIGNATURE_SIZE], buf[1024];
  size_t payload_len = sizeof payload, len = sizeof buf;
  bh_status status;

  status = bh_velafi_payload(payload, &payload_len, timestamp_ms);
  if (status == BH_OK) status = bh_velafi_sign(signature, key, timestamp_ms);
  if (status == BH_OK)
    status = bh_velafi_token_request(&exchange->request, buf, &len, key, account->values[0], timestamp_ms);
  if (status != BH_OK) return status;
  exchange->payload.data = payload;
  exchange->payload.len = payload_len;
  exchange->signature = bh_cstr(signature);

  response->outcome = BH_OUTCOME_UNKNOWN;
  if (!exchange_send(demo, account, exchange, received)) return BH_OK;
  status = bh_velafi_token_response(response, text, &text_len, &received->http);
  if (status == BH_OK) exchange_judge(demo, account, exchange, response);
  return status;
}

/* Any later call: the header X-BH-TOKEN, and no signature. */
static bh_status call(demo_state *demo, const demo_account *account, bh_str token) {
  static demo_response received;
  demo_exchange exchange = {0};
  bh_response response;
  char buf[1024], text[1024];
  size_t len = sizeof buf;
  bh_velafi_call call = {0};
  bh_status status;
  call.token = token;
  call.method = bh_cstr("GET");
  call.target = bh_cstr("/v2/account");
  status = bh_velafi_request(&exchange.request, buf, &len, &call);
  if (status != BH_OK) return status;

  exchange.title = "later call, by the token";
  if (exchange_send(demo, account, &exchange, &received)) {
    len = sizeof text;
    status = bh_velafi_response(&response, text, &len, &received.http);
    if (status == BH_OK) exchange_judge(demo, account, &exchange, &response);
  }
  bh_wipe(buf, sizeof buf);
  return status;
}

static bh_status calls(demo_state *demo, const demo_account *account, const bh_hmac_key *key) {
  static demo_response received;
  demo_exchange token = {0}, stale = {0};
  bh_response response;
  char text[1024];
  int64_t now_ms;
  bh_status status = bh_now_ms(&now_ms);
  if (status != BH_OK) return status;

  token.title = "token request";
  status = request_token(demo, account, key, &token, now_ms, &received, &response, text, sizeof text);
  if (status == BH_OK && response.outcome == BH_OUTCOME_ACCEPTED) {
    print_token(&response, received.sent_ms, 0);
    /* The document names no later call; this one is the sandbox's. */
    if (!account->is_real) status = call(demo, account, response.token);
  }
  bh_wipe(text, sizeof text);
  bh_wipe(&received, sizeof received);
  if (status != BH_OK) return status;

  stale.title = "token request";
  stale.tampered = "timestamp a minute old";
  stale.refusal = "INVALID_TIMESTAMP";
  return request_token(demo, account, key, &stale, now_ms - 60000, &received, &response, text, sizeof text);
}

bh_status demo_velafi(demo_state *demo) {
  demo_account account;
  bh_hmac_key key;
  bh_status status;
  if (!account_read(&account, demo, "velafi")) return BH_OK;
  print_heading("VelaFi", &account);
  status = bh_hmac_key_init(&key, account.values[1]);
  if (status == BH_OK) status = calls(demo, &account, &key);
  bh_hmac_key_wipe(&key);
  return status;
}
