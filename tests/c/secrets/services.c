/* The cases of tests/c/secrets/ctime.c: what the services sign, verify and send, where one call does not show it. */
#include "secret.h"

#include <string.h>

#define MS 1740568725231
#define S 1740568725

static const bh_window window = {.now_ms = MS, .past_ms = 60000, .ahead_ms = 60000};

/* What a case begins with: a key from a secret, so that it is secret too. */
static bh_hmac_key hmac;

static void key(void) {
  gave_status(bh_hmac_key_init(&hmac, hidden("an HMAC secret of thirty-two byte")));
}

static void gave_signature(bh_status status, char signature[BH_SIGNATURE_SIZE]) {
  gave_status(status);
  DECLASSIFY(signature, BH_SIGNATURE_SIZE, "a signature or token is sent");
  gave(signature, BH_SIGNATURE_SIZE);
}

/* The views and their lengths must be no secret: only the bytes that they view become public. */
static void gave_request(bh_status status, const bh_request *request, const char *buf, size_t len) {
  gave_status(status);
  gave(&len, sizeof len);
  gave(&request->target.len, sizeof request->target.len);
  gave(&request->header_count, sizeof request->header_count);
  DECLASSIFY(buf, len, "a request is sent, with what is signed in it");
  gave(buf, len);
}

/* Verifies the right signature, one that differs at its begin, one at its end, and what is none. */
#define VERIFY(signature, call)                         \
  do {                                                  \
    char given_text[BH_SIGNATURE_SIZE];                 \
    for (int tampered = 0; tampered < 4; tampered++) {  \
      memcpy(given_text, signature, sizeof given_text); \
      if (tampered == 1) given_text[0] ^= 1;            \
      if (tampered == 2) given_text[63] ^= 1;           \
      if (tampered == 3) given_text[31] = 'g';          \
      bh_str given = bh_cstr(given_text);               \
      gave_status(call);                                \
    }                                                   \
  } while (0)

static void velafi_sign(void) {
  char signature[BH_SIGNATURE_SIZE];
  key();
  gave_signature(bh_velafi_sign(signature, &hmac, MS), signature);
  VERIFY(signature, bh_velafi_verify(given, &hmac, MS, &window));
}

static void velafi_request_with(bh_str token) {
  bh_velafi_call call = {.token = token, .method = BH_STR("GET"), .target = BH_STR("/v2/x")};
  bh_request request;
  char buf[512];
  size_t len = sizeof buf;
  bh_status status = bh_velafi_request(&request, buf, &len, &call);
  if (gave_ok(status)) gave_request(status, &request, buf, len);
}

static void velafi_request(void) {
  velafi_request_with(hidden("09ef3523-6242-4a8d-80e2-24cfbdb35851"));
  velafi_request_with(hidden("09ef3523-6242-4a8d-80e2-24cfbdb35851\n"));
}

static void pave_sign(void) {
  char signature[BH_SIGNATURE_SIZE];
  bh_str user = BH_STR("jos\xc3\xa9"), api_key = BH_STR("the-api-key"), time = BH_STR("2025-02-26T11:18:45Z");
  key();
  gave_signature(bh_pave_sign(signature, &hmac, user, api_key, time), signature);
  VERIFY(signature, bh_pave_verify(given, &hmac, user, api_key, time, &window));
}

/* The keystore of a case: its private key, its key that spends and its PIN are secrets. */
static bh_mixin_keystore mixin_keystore(void) {
  return (bh_mixin_keystore){.app_id = BH_STR("89e0bdee-c355-47f2-945a-be48be875606"),
                             .private_key = hidden("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
                             .server_key = BH_STR("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
                             .spend_key = hidden("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
                             .pin = hidden("123456"),
                             .server_key_kind = BH_MIXIN_SERVER_KEY_ED25519};
}
#define IV BH_STR("sixteen IV bytes")

/* By its address, since who is called before is not said: the length is what the call wrote. */
static void gave_text(bh_status status, const char *buf, const size_t *len) {
  gave_status(status);
  gave(len, sizeof *len);
  DECLASSIFY(buf, *len, "what is sealed or hashed is sent");
  gave(buf, *len);
}

static void mixin_spend_key(void) {
  static const uint8_t public32[] = {0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe,
                                     0xd3, 0xc9, 0x64, 0x07, 0x3a, 0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6,
                                     0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a};
  bh_ed25519_key key;
  bh_mixin_keystore keystore = mixin_keystore();
  gave_status(bh_mixin_spend_key(&key, &keystore, public32));
  keystore.spend_key = hidden("7c2cac12e69be96ae9065065462385e8fcff2768d980c0a3a520f006904de90f");
  gave_status(bh_mixin_spend_key(&key, &keystore, public32));
}

static void mixin_pin(void) {
  char buf[512];
  size_t len = sizeof buf;
  bh_mixin_keystore keystore = mixin_keystore();
  gave_text(bh_mixin_pin(buf, &len, &keystore, BH_STR(""), IV, S, 1), buf, &len);
  keystore.server_key_kind = BH_MIXIN_SERVER_KEY_X25519;
  len = sizeof buf;
  gave_text(bh_mixin_pin(buf, &len, &keystore, hidden("000000"), IV, S, 2), buf, &len);
  gave_status(bh_mixin_pin(buf, &len, &keystore, hidden("00000a"), IV, S, 2));
}

static void token_opened(bh_str sealed, bh_str secret) {
  char buf[512];
  size_t len = sizeof buf;
  bh_status status = bh_token_open(buf, &len, sealed, secret, BH_STR("the account"));
  if (!gave_ok(status)) return;
  gave(&len, sizeof len);
  DECLASSIFY(buf, len, "a token is what was asked for");
  gave(buf, len);
}

/* Shorter than a block, a block, and more. */
static void token_seal(void) {
  const char *tokens[] = {"short", "sixteen bytes so", "a token of more than one block, and of a part of another"};
  for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
    char buf[512];
    size_t len = sizeof buf;
    bh_str secret = hidden("an API secret of some thirty bytes"), account = BH_STR("the account");
    gave_text(bh_token_seal(buf, &len, secret, account, BH_STR("twelve bytes"), hidden(tokens[i])), buf, &len);
    token_opened((bh_str){buf, len}, secret);
    token_opened((bh_str){buf, len}, hidden("another secret"));
    buf[len - 3] ^= 1;
    token_opened((bh_str){buf, len}, secret);
  }
}

static void mixin_tip_sign(void) {
  uint8_t signature[BH_ED25519_SIGNATURE_SIZE];
  bh_ed25519_key spend;
  gave_status(bh_ed25519_key_read(&spend, mixin_keystore().spend_key));
  gave_status(bh_mixin_tip_sign(signature, &spend, BH_STR("TIP:EMERGENCY:CONTACT:READ:"), NULL, 0));
  DECLASSIFY(signature, sizeof signature, "what is sealed or hashed is sent");
  gave(signature, sizeof signature);
}

static void mixin_register_body(void) {
  char buf[1024];
  size_t len = sizeof buf;
  bh_ed25519_key spend;
  bh_mixin_keystore keystore = mixin_keystore();
  gave_status(bh_ed25519_key_read(&spend, keystore.spend_key));
  gave_text(bh_mixin_register_body(buf, &len, &spend, &keystore, IV, S, 1), buf, &len);
}

static void mixin_oauth_token_request(void) {
  bh_request request;
  char buf[512];
  size_t len = sizeof buf;
  bh_str verifier = hidden("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"), none = BH_STR("");
  bh_status status =
      bh_mixin_oauth_token_request(&request, buf, &len, BH_STR("app"), BH_STR("c0de"), none, verifier, none);
  gave_request(status, &request, buf, len);
  len = sizeof buf;
  status = bh_mixin_oauth_token_request(&request, buf, &len, BH_STR("app"), BH_STR("c0de"),
                                        hidden("a secret of the app's"), none, none);
  gave_request(status, &request, buf, len);
}

static void toobit_sign(void) {
  char signature[BH_SIGNATURE_SIZE];
  bh_str query = BH_STR("symbol=BTCUSDT&side=SELL"), form = BH_STR("quantity=1&timestamp=1740568725231");
  key();
  gave_signature(bh_toobit_sign(signature, &hmac, query, form), signature);
  VERIFY(signature, bh_toobit_verify(given, &hmac, query, form, MS));
}

static void toobit_request(void) {
  const bh_param query[] = {{BH_STR("symbol"), BH_STR("BTC/USDT")}}, form[] = {{BH_STR("side"), BH_STR("SELL")}};
  bh_toobit_call call = {.api_key = BH_STR("the-api-key"),
                         .method = BH_STR("POST"),
                         .path = BH_STR("/api/v1/x"),
                         .query = query,
                         .query_count = 1,
                         .form = form,
                         .form_count = 1,
                         .timestamp_ms = MS};
  key();
  for (call.form_count = 0; call.form_count < 2; call.form_count++) {
    bh_request request;
    char buf[1024];
    size_t len = sizeof buf;
    bh_status status = bh_toobit_request(&request, buf, &len, &hmac, &call);
    gave_request(status, &request, buf, len);
  }
}

static const uint32_t schemes[] = {BH_BITBITDUO_SHA256, BH_BITBITDUO_HMAC_SHA256, BH_BITBITDUO_HMAC_SHA256_APPID};
#define EACH_SCHEME(scheme) for (uint32_t scheme = 0; scheme < sizeof schemes / sizeof *schemes; scheme++)
#define APP_ID BH_STR("fedcba9876543210fedcba9876543210")
#define APP_KEY hidden("0123456789abcdef0123456789abcdef")

static void bitbitduo_payload(void) {
  EACH_SCHEME(i) {
    char buf[128];
    size_t len = sizeof buf;
    gave_status(bh_bitbitduo_payload(buf, &len, schemes[i], APP_ID, APP_KEY, 123456, S));
    gave(&len, sizeof len);
    DECLASSIFY(buf, len, "a payload is what was asked for");
    gave(buf, len);
  }
}

static void bitbitduo_sign(void) {
  EACH_SCHEME(i) {
    char signature[BH_SIGNATURE_SIZE];
    gave_signature(bh_bitbitduo_sign(signature, schemes[i], APP_ID, APP_KEY, 123456, S), signature);
    VERIFY(signature, bh_bitbitduo_verify(given, schemes[i], APP_ID, APP_KEY, 123456, S, &window));
  }
}

static void bitbitduo_token_request(void) {
  EACH_SCHEME(i) {
    bh_request request;
    char buf[512];
    size_t len = sizeof buf;
    bh_status status = bh_bitbitduo_token_request(&request, buf, &len, schemes[i], APP_ID, APP_KEY, 123456, S);
    gave_request(status, &request, buf, len);
  }
}

static void pave_callback(void) {
  bh_str stored = hidden("Bearer a text of one's own");
  gave_status(bh_pave_callback_verify(BH_STR("Bearer a text of one's own"), stored));
  gave_status(bh_pave_callback_verify(BH_STR("Bearer a text of one's owm"), stored));
  gave_status(bh_pave_callback_verify(BH_STR("bearer a text of one's own"), stored));
  gave_status(bh_pave_callback_verify(BH_STR("Bearer"), stored));
}

static void toobit_stream_url(void) {
  char buf[128];
  size_t len = sizeof buf;
  gave_status(bh_toobit_stream_url(buf, &len, hidden("1A9LWJjuMwKWYP4QQPw34GRm8gz3x5-_")));
  gave(&len, sizeof len);
  len = sizeof buf;
  gave_status(bh_toobit_stream_url(buf, &len, hidden("1A9LWJjuMwKWYP4QQPw34GRm8gz3x5/.")));
}

static void bitbitduo_call_with(bh_str token) {
  bh_request request;
  char buf[512];
  size_t len = sizeof buf;
  bh_status status =
      bh_bitbitduo_request(&request, buf, &len, token, BH_STR("order.cancel"), BH_STR("[\"BBD/ETH\",101]"), 7);
  if (gave_ok(status)) gave_request(status, &request, buf, len);
  len = sizeof buf;
  gave_status(bh_bitbitduo_message(buf, &len, token, BH_STR("balance.subscribe"), BH_STR(""), 7));
  gave(&len, sizeof len);
}

static void bitbitduo_call(void) {
  bitbitduo_call_with(hidden("robotapi:madeUpToken0123456789"));
  bitbitduo_call_with(hidden("robotapi:madeUpToken012345678\""));
}

const struct drive service_cases[] = {
    {"bh_velafi_sign", "a signature", velafi_sign},
    {"bh_velafi_verify", "right, other begin, other end, none", velafi_sign},
    {"bh_velafi_request", "a token, a token and a newline", velafi_request},
    {"bh_pave_sign", "a token", pave_sign},
    {"bh_pave_verify", "right, other begin, other end, none", pave_sign},
    {"bh_pave_callback_verify", "right, other end, other begin, other length", pave_callback},
    {"bh_toobit_stream_url", "a key, a key with a slash", toobit_stream_url},
    {"bh_mixin_spend_key", "a seed, a scalar", mixin_spend_key},
    {"bh_mixin_pin", "both kinds of server key, no PIN", mixin_pin},
    {"bh_token_seal", "three lengths", token_seal},
    {"bh_token_open", "three lengths; right, another secret, tampered", token_seal},
    {"bh_mixin_tip_sign", "a signature", mixin_tip_sign},
    {"bh_mixin_register_body", "a body", mixin_register_body},
    {"bh_mixin_oauth_token_request", "a verifier, a secret", mixin_oauth_token_request},
    {"bh_toobit_sign", "a signature", toobit_sign},
    {"bh_toobit_verify", "right, other begin, other end, none", toobit_sign},
    {"bh_toobit_request", "signed in the query, in the form", toobit_request},
    {"bh_bitbitduo_payload", "three schemes", bitbitduo_payload},
    {"bh_bitbitduo_sign", "three schemes", bitbitduo_sign},
    {"bh_bitbitduo_verify", "three schemes; right, other begin, other end, none", bitbitduo_sign},
    {"bh_bitbitduo_token_request", "three schemes", bitbitduo_token_request},
    {"bh_bitbitduo_request", "a token, a token with a quote", bitbitduo_call},
    {"bh_bitbitduo_message", "a token, a token with a quote", bitbitduo_call},
};
const size_t service_case_count = sizeof service_cases / sizeof *service_cases;
