/* Mixin: a JWT for each request, for a bot and by OAuth, whose responses are signed too. */
#include "demo.h"

#include <stdio.h>
#include <string.h>

enum { LIFETIME_S = 600 };

/* The OAuth client of the sandbox, and the public key by which its server signs. */
static const char oauth_iss[] = "11111111-1111-4111-8111-111111111111";
static const char oauth_code[] = "test-mixin-code";
static const char oauth_secret[] = "test-mixin-client-secret";
static const char oauth_seed_hex[] = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
static const char server_public_hex[] = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
static const char bot_pin[] = "123456";

/* Signs, sends and reads one request. `claims` gets a new jti and its times. */
static bh_status call(demo_state *demo, const demo_account *account, const bh_ed25519_key *key, demo_exchange *exchange,
                      bh_mixin_claims *claims, const char *method, const char *target, const char *body,
                      demo_response *received) {
  bh_response response;
  char jti[BH_UUID_SIZE], payload[2048], buf[4096], text[1024];
  size_t payload_len = sizeof payload, len = sizeof buf;
  int64_t now_ms;
  bh_status status = bh_uuid_v4(jti);
  if (status == BH_OK) status = bh_now_ms(&now_ms);
  if (status != BH_OK) return status;
  claims->jti = bh_cstr(jti);
  claims->iat_s = now_ms / 1000;
  claims->exp_s = claims->iat_s + LIFETIME_S;

  status = bh_mixin_payload(payload, &payload_len, claims, bh_cstr(method), bh_cstr(target), bh_cstr(body));
  if (status == BH_OK)
    status =
        bh_mixin_request(&exchange->request, buf, &len, key, claims, bh_cstr(method), bh_cstr(target), bh_cstr(body));
  if (status != BH_OK) return status;
  exchange->payload.data = payload;
  exchange->payload.len = payload_len;
  exchange->signature = bh_cstr(strrchr(exchange->request.headers[1].value.data, '.') + 1);
  if (exchange->tampered != NULL && strcmp(method, "GET") == 0) exchange->request.method = bh_cstr("POST");

  if (exchange_send(demo, account, exchange, received)) {
    len = sizeof text;
    status = bh_mixin_response(&response, text, &len, &received->http);
    if (status == BH_OK) exchange_judge(demo, account, exchange, &response);
  }
  bh_wipe(buf, sizeof buf);
  return status;
}

static bh_status bot(demo_state *demo, const demo_account *account, const bh_ed25519_key *key) {
  static demo_response received;
  demo_exchange me = {0}, transfer = {0}, tampered = {0};
  bh_mixin_claims claims = {0};
  bh_status status;
  claims.uid = account->values[0];
  claims.sid = account->values[1];

  me.title = "bot: GET";
  status = call(demo, account, key, &me, &claims, "GET", "/me", "", &received);
  if (status != BH_OK) return status;

  if (!account->is_real) { /* in a real account it would move money */
    transfer.title = "bot: POST with a body";
    status = call(demo, account, key, &transfer, &claims, "POST", "/transfers?fee=0",
                  "{\"amount\":\"0.01\",\"memo\":\"demo\"}", &received);
    if (status != BH_OK) return status;
  }

  tampered.title = "bot: GET";
  tampered.tampered = "GET signed, POST sent";
  tampered.refusal = "UNAUTHORIZED";
  return call(demo, account, key, &tampered, &claims, "GET", "/me", "", &received);
}

/* A PIN, sealed for the server; and one that is wrong. */
static bh_status pin(demo_state *demo, const demo_account *account, const bh_ed25519_key *key) {
  static demo_response received;
  static uint64_t last;
  const char *const pins[] = {bot_pin, "654321"};
  demo_exchange exchanges[2] = {{0}, {0}};
  bh_mixin_claims claims = {0};
  bh_mixin_keystore keystore = {0}; /* as bh_mixin_keystore_read gives it of a file */
  claims.uid = keystore.app_id = account->values[0];
  claims.sid = keystore.session_id = account->values[1];
  keystore.private_key = account->values[2];
  keystore.server_key = bh_cstr(server_public_hex);
  keystore.server_key_kind = BH_MIXIN_SERVER_KEY_ED25519;
  exchanges[0].title = exchanges[1].title = "bot: a sealed PIN";
  exchanges[1].tampered = "another PIN";
  exchanges[1].refusal = "PIN_INCORRECT";
  for (int i = 0; i < 2; i++) {
    char iv[16], sealed[128], body[160];
    size_t len = sizeof sealed;
    int64_t now_ms;
    uint32_t byte = 0;
    bh_status status = bh_now_ms(&now_ms);
    for (size_t at = 0; at < sizeof iv && status == BH_OK; at++) {
      status = bh_random_below(&byte, 256);
      iv[at] = (char)byte;
    }
    if (status == BH_OK) status = bh_mixin_iterator_next(&last, last, now_ms);
    if (status == BH_OK) {
      bh_str random = {iv, sizeof iv};
      status = bh_mixin_pin(sealed, &len, &keystore, bh_cstr(pins[i]), random, now_ms / 1000, last);
    }
    if (status != BH_OK) return status;
    snprintf(body, sizeof body, "{\"pin_base64\":\"%.*s\"}", (int)len, sealed);
    status = call(demo, account, key, &exchanges[i], &claims, "POST", "/pin/verify", body, &received);
    if (status != BH_OK) return status;
  }
  return BH_OK;
}

/* The server's signature over its response, and over one that was changed on the way. */
static bh_status check_integrity(demo_state *demo, const demo_account *account, const char *target,
                                 demo_response *received) {
  uint8_t public32[BH_ED25519_PUBLIC_SIZE];
  bh_window window = {0, 0, 60000};
  size_t len = sizeof public32;
  bh_status status = bh_hex_decode(public32, &len, bh_cstr(server_public_hex));
  if (status == BH_OK) status = bh_now_ms(&window.now_ms);
  if (status != BH_OK) return status;

  status = bh_mixin_integrity_verify(bh_cstr(received->integrity_token), public32, bh_cstr("GET"), bh_cstr(target),
                                     received->http.body, bh_cstr(received->request_id), &window);
  print_text("integrity",
             status == BH_OK ? "the response is the server's own: X-Integrity-Token fits" : bh_status_message(status));
  exchange_note(demo, account, "OAuth: X-Integrity-Token", BH_OK, status);

  received->memory[received->http.body.len / 2] ^= 1;
  status = bh_mixin_integrity_verify(bh_cstr(received->integrity_token), public32, bh_cstr("GET"), bh_cstr(target),
                                     received->http.body, bh_cstr(received->request_id), &window);
  print_text("tampered", "the response with one bit changed is refused:");
  print_text("", bh_status_name(status));
  print_text("advice", bh_status_message(status));
  exchange_note(demo, account, "response with one bit changed", BH_ERR_TOKEN_REQUEST, status);
  return BH_OK;
}

/* The code that the user's approval gave becomes an authorization: its id and scopes, in `granted`, are claims. */
static bh_status authorize(demo_state *demo, const demo_account *account, const bh_ed25519_key *key,
                           bh_mixin_claims *claims, char *granted, size_t granted_len) {
  static demo_response received;
  demo_exchange exchange = {0};
  bh_mixin_authorization authorization;
  bh_response response;
  uint8_t public32[BH_ED25519_PUBLIC_SIZE];
  bh_str public_key = {(const char *)public32, sizeof public32};
  char buf[1024], text[1024];
  size_t len = sizeof buf;
  bh_status status = bh_ed25519_public(public32, key);
  exchange.title = "OAuth: a code for an authorization";
  if (status == BH_OK)
    status = bh_mixin_oauth_token_request(&exchange.request, buf, &len, bh_cstr(oauth_iss), bh_cstr(oauth_code),
                                          bh_cstr(oauth_secret), bh_cstr(""), public_key);
  memset(&authorization, 0, sizeof authorization);
  if (status == BH_OK && exchange_send(demo, account, &exchange, &received)) {
    len = sizeof text;
    status = bh_mixin_oauth_token_response(&response, text, &len, &received.http);
    if (status == BH_OK) exchange_judge(demo, account, &exchange, &response);
    if (status == BH_OK)
      status = bh_mixin_authorization_read(&authorization, granted, &granted_len, received.http.body);
  }
  bh_wipe(buf, sizeof buf);
  if (status != BH_OK) return status;
  claims->iss = bh_cstr(oauth_iss);
  claims->aid = authorization.authorization_id;
  claims->scp = authorization.scope;
  return BH_OK;
}

static bh_status oauth(demo_state *demo, const demo_account *account) {
  static demo_response received;
  char granted[512];
  demo_exchange me = {0};
  bh_ed25519_key key;
  bh_mixin_claims claims = {0};
  bh_status status = bh_ed25519_key_from_hex(&key, bh_cstr(oauth_seed_hex));
  if (status == BH_OK) status = authorize(demo, account, &key, &claims, granted, sizeof granted);
  me.title = "OAuth: GET";
  if (status == BH_OK) status = call(demo, account, &key, &me, &claims, "GET", "/me", "", &received);
  bh_ed25519_key_wipe(&key);
  if (status != BH_OK || received.http.body.len == 0) return status;
  return check_integrity(demo, account, "/me", &received);
}

bh_status demo_mixin(demo_state *demo) {
  demo_account account;
  bh_ed25519_key key;
  bh_status status;
  if (!account_read(&account, demo, "mixin")) return BH_OK;
  print_heading("Mixin", &account);
  /* Hex of the seed is 64 characters, of seed and public key 128; base64url is neither. */
  if (account.values[2].len == 64 || account.values[2].len == 128)
    status = bh_ed25519_key_from_hex(&key, account.values[2]);
  else
    status = bh_ed25519_key_from_base64url(&key, account.values[2]);
  if (status == BH_OK) status = bot(demo, &account, &key);
  if (status == BH_OK && !account.is_real) status = pin(demo, &account, &key);
  bh_ed25519_key_wipe(&key);
  if (status == BH_OK && !account.is_real) status = oauth(demo, &account);
  return status;
}
