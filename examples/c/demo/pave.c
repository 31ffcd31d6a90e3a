/* PAVE: three headers on each call; the signature is the access token. */
#include "demo.h"

static bh_status call(demo_state *demo, const demo_account *account, const bh_hmac_key *key, demo_exchange *exchange,
                      const bh_pave_call *call) {
  static demo_response received;
  bh_response response;
  char payload[512], signature[BH_SIGNATURE_SIZE], buf[2048], text[1024];
  size_t payload_len = sizeof payload, len = sizeof buf;
  bh_status status;

  status = bh_pave_payload(payload, &payload_len, call->username, call->api_key, call->timestamp);
  if (status == BH_OK) status = bh_pave_sign(signature, key, call->username, call->api_key, call->timestamp);
  if (status == BH_OK) status = bh_pave_request(&exchange->request, buf, &len, key, call);
  if (status != BH_OK) return status;
  exchange->payload.data = payload;
  exchange->payload.len = payload_len;
  exchange->signature = bh_cstr(signature);

  if (exchange_send(demo, account, exchange, &received)) {
    len = sizeof text;
    status = bh_pave_response(&response, text, &len, &received.http);
    if (status == BH_OK) exchange_judge(demo, account, exchange, &response);
  }
  bh_wipe(buf, sizeof buf);
  return status;
}

static bh_status calls(demo_state *demo, const demo_account *account, const bh_hmac_key *key,
                       const bh_hmac_key *wrong_key) {
  demo_exchange list = {0}, start = {0}, tampered = {0};
  bh_pave_call pave = {0};
  char utc[BH_UTC_SIZE];
  int64_t now_ms;
  bh_status status = bh_now_ms(&now_ms);
  if (status == BH_OK) status = bh_time_format_utc(utc, now_ms / 1000);
  if (status != BH_OK) return status;
  pave.username = account->values[0];
  pave.api_key = account->values[1];
  pave.timestamp = bh_cstr(utc);
  pave.target = bh_cstr("/v1/sessions");

  list.title = "GET";
  pave.method = bh_cstr("GET");
  status = call(demo, account, key, &list, &pave);
  if (status != BH_OK) return status;

  if (!account->is_real) { /* in a real account it would start a session */
    start.title = "POST with a body";
    pave.method = bh_cstr("POST");
    pave.body = bh_cstr("{\"user_id\":\"demo\"}");
    status = call(demo, account, key, &start, &pave);
    if (status != BH_OK) return status;
  }

  tampered.title = "GET";
  tampered.tampered = "signed with another secret";
  tampered.refusal = "UNAUTHORIZED";
  pave.method = bh_cstr("GET");
  pave.body = bh_cstr("");
  return call(demo, account, wrong_key, &tampered, &pave);
}

bh_status demo_pave(demo_state *demo) {
  demo_account account;
  bh_hmac_key key = {{0}}, wrong_key = {{0}};
  bh_status status;
  if (!account_read(&account, demo, "pave")) return BH_OK;
  print_heading("PAVE", &account);
  status = bh_hmac_key_init(&key, account.values[2]);
  if (status == BH_OK) status = bh_hmac_key_init(&wrong_key, bh_cstr("another secret"));
  if (status == BH_OK) status = calls(demo, &account, &key, &wrong_key);
  bh_hmac_key_wipe(&key);
  bh_hmac_key_wipe(&wrong_key);
  return status;
}
