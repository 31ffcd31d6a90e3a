/* Mixin's PIN and TIP, OAuth, and responses checked whole. */
#include "table.h"

#define UUID "2594ad57-9dad-424f-8595-b14727e24e61"
#define SERVER_HEX "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
#define IV BH_STR("sixteen IV bytes")
#define NONE BH_STR("")

static bh_mixin_keystore keystore(void) {
  return (bh_mixin_keystore){.app_id = BH_STR(UUID),
                             .session_id = BH_STR(UUID),
                             .private_key = BH_STR(SEED_HEX),
                             .server_key = BH_STR(SERVER_HEX),
                             .server_key_kind = BH_MIXIN_SERVER_KEY_ED25519};
}

static void pin_of(bh_str plain) {
  bh_mixin_keystore from = keystore();
  got(bh_mixin_pin(BUF, &from, plain, IV, S, 1));
}

static void pin_form(void) {
  pin_of(BH_STR("12345"));
  pin_of(BH_STR("12345a"));
  pin_of(repeated("0", 128));
  pin_of(NONE);
  pin_of(BH_STR("123456"));
}

static void pin_iv(void) {
  bh_mixin_keystore from = keystore();
  static const char zeros[16];
  got(bh_mixin_pin(BUF, &from, BH_STR("123456"), NONE, S, 1));
  got(bh_mixin_pin(BUF, &from, BH_STR("123456"), (bh_str){zeros, 16}, S, 1));
}

static void pin_iterator(void) {
  bh_mixin_keystore from = keystore();
  uint64_t next;
  got(bh_mixin_pin(BUF, &from, BH_STR("123456"), IV, S, 0));
  got(bh_mixin_iterator_next(&next, UINT64_MAX, MS));
}

static void pin_server_key(void) {
  bh_mixin_keystore from = keystore();
  from.server_key_kind = BH_MIXIN_SERVER_KEY_NONE;
  got(bh_mixin_pin(BUF, &from, BH_STR("123456"), IV, S, 1));
  from = keystore();
  from.authorization_id = BH_STR(UUID);
  got(bh_mixin_pin(BUF, &from, BH_STR("123456"), IV, S, 1));
}

static void pin_weak_server_key(void) {
  bh_mixin_keystore from = keystore();
  from.server_key = repeated("0", 64);
  got(bh_mixin_pin(BUF, &from, BH_STR("123456"), IV, S, 1));
  from.server_key_kind = BH_MIXIN_SERVER_KEY_X25519;
  got(bh_mixin_pin(BUF, &from, BH_STR("123456"), IV, S, 1));
}

static void spend_key(void) {
  bh_mixin_keystore from = keystore();
  bh_ed25519_key key;
  uint8_t other[BH_ED25519_PUBLIC_SIZE] = {1};
  from.spend_key = BH_STR(SEED_HEX);
  got(bh_mixin_spend_key(&key, &from, public32));
  got(bh_mixin_spend_key(&key, &from, other));
}

static void tip(const char *action, const bh_param *params, size_t count) {
  got(bh_mixin_tip_payload(BUF, bh_cstr(action), params, count));
}

static void tip_action(void) {
  tip("TIP:VERIFY", NULL, 0);
  tip("TIP:EMERGENCY:CONTACT:READ:", NULL, 0);
}

static void tip_parameter(void) {
  const bh_param twice[] = {{BH_STR("request_id"), BH_STR(UUID)}, {BH_STR("request_id"), BH_STR(UUID)}};
  const bh_param no_uuid = {BH_STR("request_id"), BH_STR("2594AD57-9DAD-424F-8595-B14727E24E61")};
  const bh_param seconds = {BH_STR("timestamp"), BH_STR("1740568725")};
  tip("TIP:MULTISIG:REQUEST:SIGN:", NULL, 0);
  tip("TIP:MULTISIG:REQUEST:SIGN:", twice, 2);
  tip("TIP:MULTISIG:REQUEST:SIGN:", &no_uuid, 1);
  tip("TIP:VERIFY:", &seconds, 1);
}

static void tip_amount(void) {
  bh_param params[] = {{BH_STR("asset_id"), BH_STR(UUID)},
                       {BH_STR("opponent_id"), BH_STR(UUID)},
                       {BH_STR("amount"), BH_STR("0.0100")},
                       {BH_STR("trace_id"), BH_STR(UUID)}};
  tip("TIP:TRANSFER:CREATE:", params, 4);
  params[2].value = BH_STR("1e-2");
  tip("TIP:TRANSFER:CREATE:", params, 4);
}

static void oauth_proof(void) {
  bh_str verifier = BH_STR("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
  got(bh_mixin_oauth_token_request(&request, BUF, BH_STR(UUID), BH_STR("c"), NONE, NONE, NONE));
  got(bh_mixin_oauth_token_request(&request, BUF, BH_STR(UUID), BH_STR("c"), BH_STR("s"), verifier, NONE));
}

static void oauth_verifier(void) {
  got(bh_mixin_code_challenge(BUF, BH_STR("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk~")));
}

static void response_of_another(void) {
  const bh_param id = {BH_STR("X-Request-Id"), BH_STR("another")};
  const bh_http_response http = {
      .http_status = 200, .headers = &id, .header_count = 1, .body = BH_STR("{}"), .request_method = BH_STR("GET")};
  got(bh_mixin_response_verify(&http, NONE, BH_STR("/me"), BH_STR(UUID), NULL));
}

static void response_unsigned(void) {
  const bh_param id = {BH_STR("X-Request-Id"), BH_STR(UUID)};
  bh_http_response http = {
      .http_status = 200, .headers = &id, .header_count = 1, .body = BH_STR("{}"), .request_method = BH_STR("GET")};
  got(bh_mixin_response_verify(&http, BH_STR(SERVER_HEX), BH_STR("/me"), BH_STR(UUID), NULL));
  http.http_status = 502;
  got(bh_mixin_response_verify(&http, BH_STR(SERVER_HEX), BH_STR("/me"), BH_STR(UUID), NULL));
}

const misuse misuse_mixin[] = {
    {"pin-form", pin_form},
    {"pin-iv", pin_iv},
    {"pin-iterator", pin_iterator},
    {"pin-server-key", pin_server_key},
    {"pin-weak-server-key", pin_weak_server_key},
    {"spend-key-of-another", spend_key},
    {"tip-action", tip_action},
    {"tip-parameter", tip_parameter},
    {"tip-amount", tip_amount},
    {"oauth-proof", oauth_proof},
    {"oauth-verifier", oauth_verifier},
    {"response-of-another-request", response_of_another},
    {"response-unsigned", response_unsigned},
    {NULL, NULL},
};
