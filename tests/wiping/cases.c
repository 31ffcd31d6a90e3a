/* The calls of tests/wiping/wipe.c. */
#include "own_stack.h"
#include "wipe.h"

#include <string.h>

#define MS 1740568725231
#define S 1740568725
#define APP_ID BH_STR("fedcba9876543210fedcba9876543210")
#define OUT ((char *)in.out)

/* A view that is made without reading: bh_cstr would, before the call. */
#define TEXT(array) ((bh_str){(const char *)(array), sizeof(array) - 1})

/* Right before and right after the call, so that no other code is between. */
#define CALL(name, want, expression) \
  static void name(void) {           \
    registers_clear();               \
    in.status = (expression);        \
    registers_keep();                \
    in.wanted = (want);              \
  }

static const bh_mixin_claims claims = {.uid = {"89e0bdee-c355-47f2-945a-be48be875606", 36},
                                       .sid = {"c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e", 36},
                                       .jti = {"2594ad57-9dad-424f-8595-b14727e24e61", 36},
                                       .iat_s = S,
                                       .exp_s = S + 3600};
static const bh_pave_call pave = {.username = {"user", 4},
                                  .api_key = {"the-api-key", 11},
                                  .timestamp = {"2025-02-26T11:18:45Z", 20},
                                  .method = {"GET", 3},
                                  .target = {"/v1/sessions", 12}};
static const bh_param form[] = {{{"side", 4}, {"SELL", 4}}};
static const bh_toobit_call toobit = {.api_key = {"the-api-key", 11},
                                      .method = {"POST", 4},
                                      .path = {"/api/v1/x", 9},
                                      .form = form,
                                      .form_count = 1,
                                      .timestamp_ms = MS};
#define BODY ((bh_str){body_form, sizeof body_form})
#define JSON ((bh_str){body_json, sizeof body_json})

static bh_mixin_keystore keystore;

CALL(hmac_init, BH_OK, bh_hmac_key_init(&in.hmac, TEXT(in.secret)))
CALL(hmac_init_long, BH_OK, bh_hmac_key_init(&in.hmac, TEXT(in.long_secret)))
CALL(from_seed, BH_OK, bh_ed25519_key_from_seed(&in.ed25519, in.seed))
CALL(from_hex, BH_OK, bh_ed25519_key_from_hex(&in.ed25519, TEXT(in.hex)))
CALL(from_hex_upper, BH_OK, bh_ed25519_key_from_hex(&in.ed25519, TEXT(in.hex_upper)))
CALL(from_hex_pair, BH_OK, bh_ed25519_key_from_hex(&in.ed25519, TEXT(in.hex_pair)))
CALL(from_hex_bad, BH_ERR_KEY_LENGTH, bh_ed25519_key_from_hex(&in.ed25519, (bh_str){in.hex_pair, 100}))
CALL(from_base64, BH_OK, bh_ed25519_key_from_base64url(&in.ed25519, TEXT(in.base64)))
CALL(from_base64_padded, BH_OK, bh_ed25519_key_from_base64url(&in.ed25519, TEXT(in.base64_padded)))
CALL(from_base64_standard, BH_OK, bh_ed25519_key_from_base64url(&in.ed25519, TEXT(in.base64_standard)))
CALL(from_base64_pair, BH_OK, bh_ed25519_key_from_base64url(&in.ed25519, TEXT(in.base64_pair)))
CALL(from_base64_bad, BH_ERR_KEY_LENGTH, bh_ed25519_key_from_base64url(&in.ed25519, (bh_str){in.base64, 40}))
CALL(read_hex, BH_OK, bh_ed25519_key_read(&in.ed25519, TEXT(in.hex)))
CALL(read_base64, BH_OK, bh_ed25519_key_read(&in.ed25519, TEXT(in.base64_standard)))
CALL(read_pkcs8, BH_OK, bh_ed25519_key_read(&in.ed25519, TEXT(in.pkcs8)))
CALL(read_json, BH_OK, bh_ed25519_key_read(&in.ed25519, TEXT(in.keystore)))
CALL(read_bad, BH_ERR_KEY_LENGTH, bh_ed25519_key_read(&in.ed25519, (bh_str){in.hex_pair, 100}))
CALL(public_read, BH_ERR_KEY_PRIVATE, bh_ed25519_public_read(in.out, TEXT(in.pkcs8)))
CALL(keystore_read, BH_OK, bh_mixin_keystore_read(&keystore, OUT, &in.len, TEXT(in.keystore)))
CALL(secret_check, BH_OK, bh_secret_check(TEXT(in.secret)))

/* They have no status: here it is whether anything of the key is left. */
#define WIPE(name, call, key)                                                                      \
  static void name(void) {                                                                         \
    registers_clear();                                                                             \
    call(&(key));                                                                                  \
    registers_keep();                                                                              \
    in.wanted = BH_OK;                                                                             \
    for (size_t i = 0; i < sizeof(key); i++) in.status |= ((const unsigned char *)&(key))[i] != 0; \
  }
WIPE(hmac_wipe, bh_hmac_key_wipe, in.hmac)
WIPE(ed25519_wipe, bh_ed25519_key_wipe, in.ed25519)

CALL(sha256, BH_OK, bh_sha256(in.out, TEXT(in.secret)))
CALL(hmac, BH_OK, bh_hmac_sha256(in.out, &in.hmac, BODY))
/* Their bytes are compared where they are equally long alone. */
CALL(equal, 1, bh_equal(TEXT(in.long_secret), TEXT(in.same_secret)))
CALL(unequal, 0, bh_equal(TEXT(in.secret), (bh_str){in.long_secret, sizeof in.secret - 1}))
CALL(public_half, BH_OK, bh_ed25519_public(in.out, &in.ed25519))
CALL(ed25519_sign, BH_OK, bh_ed25519_sign(in.out, &in.ed25519, BH_STR("the message that is signed")))
CALL(hex_encode, BH_OK, bh_hex_encode(OUT, &in.len, (bh_str){(char *)in.seed, sizeof in.seed}))
CALL(hex_decode, BH_OK, bh_hex_decode(in.out, &in.len, TEXT(in.hex)))
CALL(base64url_encode, BH_OK, bh_base64url_encode(OUT, &in.len, (bh_str){(char *)in.seed, sizeof in.seed}))
CALL(base64url_decode, BH_OK, bh_base64url_decode(in.out, &in.len, TEXT(in.base64)))

CALL(velafi_sign, BH_OK, bh_velafi_sign(OUT, &in.hmac, MS))
CALL(velafi_verify, BH_ERR_SIGNATURE, bh_velafi_verify(TEXT(in.wrong), &in.hmac, MS, NULL))
CALL(velafi_request, BH_OK, bh_velafi_token_request(&in.request, OUT, &in.len, &in.hmac, BH_STR("the-api-key"), MS))
#define HTTP(text) (&(bh_http_response){.http_status = 200, .body = (text)})
#define LATER(value) (&(bh_velafi_call){.token = (value), .method = BH_STR("GET"), .target = BH_STR("/x")})
CALL(velafi_token, BH_OK, bh_velafi_request(&in.request, OUT, &in.len, LATER(TEXT(in.app_key))))
CALL(bitbitduo_call, BH_OK,
     bh_bitbitduo_request(&in.request, OUT, &in.len, TEXT(in.app_key), BH_STR("balance.query"), BH_STR(""), 7))
CALL(bitbitduo_message, BH_OK,
     bh_bitbitduo_message(OUT, &in.len, TEXT(in.app_key), BH_STR("balance.subscribe"), BH_STR(""), 7))
CALL(velafi_response, BH_OK, bh_velafi_token_response(&in.response, OUT, &in.len, HTTP(TEXT(in.velafi_response))))
CALL(pave_sign, BH_OK, bh_pave_sign(OUT, &in.hmac, pave.username, pave.api_key, pave.timestamp))
CALL(pave_verify, BH_ERR_SIGNATURE,
     bh_pave_verify(TEXT(in.wrong), &in.hmac, pave.username, pave.api_key, pave.timestamp, NULL))
CALL(pave_request, BH_OK, bh_pave_request(&in.request, OUT, &in.len, &in.hmac, &pave))
CALL(pave_callback, BH_OK, bh_pave_callback_verify(TEXT(in.same_secret), TEXT(in.long_secret)))
CALL(toobit_stream_url, BH_OK, bh_toobit_stream_url(OUT, &in.len, TEXT(in.app_key)))
CALL(mixin_sign, BH_OK, bh_mixin_sign(OUT, &in.len, &in.ed25519, &claims, BH_STR("POST"), BH_STR("/x"), JSON))
CALL(mixin_request, BH_OK,
     bh_mixin_request(&in.request, OUT, &in.len, &in.ed25519, &claims, BH_STR("GET"), BH_STR("/me"), BH_STR("")))
/* The session's key and the key that spends are the same, and the public key is the seed's. */
#define KEYSTORE(key)                                                                                             \
  (&(bh_mixin_keystore){.app_id = claims.uid,                                                                     \
                        .session_id = claims.sid,                                                                 \
                        .private_key = (key),                                                                     \
                        .spend_key = (key),                                                                       \
                        .server_key = BH_STR("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"), \
                        .server_key_kind = BH_MIXIN_SERVER_KEY_ED25519})
#define IV BH_STR("sixteen IV bytes")
static const uint8_t public32[] = {0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe,
                                   0xd3, 0xc9, 0x64, 0x07, 0x3a, 0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6,
                                   0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a};
CALL(mixin_spend_key, BH_OK, bh_mixin_spend_key(&in.ed25519, KEYSTORE(TEXT(in.hex)), public32))
CALL(mixin_spend_key_scalar, BH_OK, bh_mixin_spend_key(&in.ed25519, KEYSTORE(TEXT(in.hex_scalar)), public32))
CALL(mixin_pin, BH_OK, bh_mixin_pin(OUT, &in.len, KEYSTORE(TEXT(in.hex)), BH_STR("123456"), IV, S, 1))
#define NONCE BH_STR("twelve bytes")
#define ACCOUNT BH_STR("the account")
CALL(token_seal, BH_OK, bh_token_seal(OUT, &in.len, TEXT(in.secret), ACCOUNT, NONCE, TEXT(in.app_key)))
CALL(token_open, BH_OK, bh_token_open(OUT, &in.len, TEXT(in.sealed), TEXT(in.secret), ACCOUNT))
CALL(token_open_other, BH_ERR_SEALED, bh_token_open(OUT, &in.len, TEXT(in.sealed), TEXT(in.secret), NONCE))
CALL(mixin_tip_sign, BH_OK, bh_mixin_tip_sign(in.out, &in.ed25519, BH_STR("TIP:EMERGENCY:CONTACT:READ:"), NULL, 0))
CALL(mixin_register_body, BH_OK,
     bh_mixin_register_body(OUT, &in.len, &in.ed25519, KEYSTORE(TEXT(in.base64_pair)), IV, S, 1))
CALL(mixin_code_challenge, BH_OK, bh_mixin_code_challenge(OUT, &in.len, TEXT(in.base64)))
CALL(mixin_oauth_token_request, BH_OK,
     bh_mixin_oauth_token_request(&in.request, OUT, &in.len, claims.uid, BH_STR("c0de"), TEXT(in.app_key), BH_STR(""),
                                  BH_STR("")))
CALL(mixin_oauth_token_response, BH_OK,
     bh_mixin_oauth_token_response(&in.response, OUT, &in.len, HTTP(TEXT(in.mixin_response))))
CALL(mixin_blaze_request, BH_OK, bh_mixin_blaze_request(&in.request, OUT, &in.len, &in.ed25519, &claims))
CALL(toobit_sign, BH_OK, bh_toobit_sign(OUT, &in.hmac, BH_STR("a=b"), BODY))
CALL(toobit_verify, BH_ERR_SIGNATURE, bh_toobit_verify(TEXT(in.wrong), &in.hmac, BH_STR("a=b"), BODY, 0))
CALL(toobit_request, BH_OK, bh_toobit_request(&in.request, OUT, &in.len, &in.hmac, &toobit))

/* Nothing makes this signature: all is tried. */
#define SEARCH(name, want, ...) CALL(name, want, (in.len = sizeof in.search, __VA_ARGS__))
#define FOUND &in.diagnosis, in.search, &in.len
SEARCH(velafi_diagnose, BH_OK, bh_velafi_diagnose(FOUND, TEXT(in.wrong), TEXT(in.secret), BH_STR("key"), MS))
SEARCH(pave_diagnose, BH_OK,
       bh_pave_diagnose(FOUND, TEXT(in.wrong), TEXT(in.secret), pave.username, pave.api_key, pave.timestamp))
SEARCH(toobit_diagnose, BH_OK,
       bh_toobit_diagnose(FOUND, TEXT(in.wrong), TEXT(in.secret), BH_STR("a=b&timestamp=1740568725231"), BH_STR("c=d"),
                          BH_STR("key"), BH_STR("POST"), BH_STR("/x")))
SEARCH(bitbitduo_diagnose, BH_OK,
       bh_bitbitduo_diagnose(FOUND, TEXT(in.wrong), BH_BITBITDUO_HMAC_SHA256_APPID, APP_ID, TEXT(in.app_key), 123456,
                             S))
/* {"alg":"EdDSA","typ":"JWT"}.{"jti":"a"} and a signature of zeros. */
SEARCH(
    mixin_diagnose, BH_OK,
    bh_mixin_diagnose(FOUND,
                      BH_STR("eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.eyJqdGkiOiJhIn0."
                             "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                      TEXT(in.hex), BH_STR("GET"), BH_STR("/me"), BH_STR(""), BH_STR(""), 0))

#define BITBITDUO(scheme, constant)                                                                           \
  CALL(bitbitduo_sign_##scheme, BH_OK, bh_bitbitduo_sign(OUT, constant, APP_ID, TEXT(in.app_key), 123456, S)) \
  CALL(bitbitduo_verify_##scheme, BH_ERR_SIGNATURE,                                                           \
       bh_bitbitduo_verify(TEXT(in.wrong), constant, APP_ID, TEXT(in.app_key), 123456, S, NULL))              \
  CALL(bitbitduo_request_##scheme, BH_OK,                                                                     \
       bh_bitbitduo_token_request(&in.request, OUT, &in.len, constant, APP_ID, TEXT(in.app_key), 123456, S))
/* The payload of the third scheme has no secret in it. */
#define PAYLOAD(scheme, constant)         \
  CALL(bitbitduo_payload_##scheme, BH_OK, \
       bh_bitbitduo_payload(OUT, &in.len, constant, APP_ID, TEXT(in.app_key), 123456, S))
PAYLOAD(0, BH_BITBITDUO_SHA256)
PAYLOAD(1, BH_BITBITDUO_HMAC_SHA256)
BITBITDUO(0, BH_BITBITDUO_SHA256)
BITBITDUO(1, BH_BITBITDUO_HMAC_SHA256)
BITBITDUO(2, BH_BITBITDUO_HMAC_SHA256_APPID)

CALL(bitbitduo_response, BH_OK,
     bh_bitbitduo_token_response(&in.response, OUT, &in.len, HTTP(TEXT(in.bitbitduo_response)), MS))

#define BOTH (SECRET | RIGHT_MAC)
#define SCHEME(n)                                                      \
  {"bh_bitbitduo_sign, scheme " #n, bitbitduo_sign_##n, SECRET},       \
      {"bh_bitbitduo_verify, scheme " #n, bitbitduo_verify_##n, BOTH}, \
      {"bh_bitbitduo_token_request, scheme " #n, bitbitduo_request_##n, SECRET},
const wipe_case wipe_cases[] = {{"bh_hmac_key_init", hmac_init, SECRET},
                                {"bh_hmac_key_init, over a block", hmac_init_long, SECRET},
                                {"bh_hmac_key_wipe", hmac_wipe, SECRET},
                                {"bh_ed25519_key_from_seed", from_seed, SECRET},
                                {"bh_ed25519_key_from_hex, seed", from_hex, SECRET},
                                {"bh_ed25519_key_from_hex, upper case", from_hex_upper, SECRET},
                                {"bh_ed25519_key_from_hex, pair", from_hex_pair, SECRET},
                                {"bh_ed25519_key_from_hex, refused", from_hex_bad, SECRET},
                                {"bh_ed25519_key_from_base64url, seed", from_base64, SECRET},
                                {"bh_ed25519_key_from_base64url, padded", from_base64_padded, SECRET},
                                {"bh_ed25519_key_from_base64url, standard", from_base64_standard, SECRET},
                                {"bh_ed25519_key_from_base64url, pair", from_base64_pair, SECRET},
                                {"bh_ed25519_key_from_base64url, refused", from_base64_bad, SECRET},
                                {"bh_ed25519_key_read, hex", read_hex, SECRET},
                                {"bh_ed25519_key_read, base64", read_base64, SECRET},
                                {"bh_ed25519_key_read, PKCS#8", read_pkcs8, SECRET},
                                {"bh_ed25519_key_read, JSON", read_json, SECRET},
                                {"bh_ed25519_key_read, refused", read_bad, SECRET},
                                {"bh_ed25519_public_read of a private key", public_read, SECRET},
                                {"bh_mixin_keystore_read", keystore_read, SECRET},
                                {"bh_ed25519_key_wipe", ed25519_wipe, SECRET},
                                {"bh_secret_check", secret_check, SECRET},
                                {"bh_sha256 of a secret", sha256, SECRET},
                                {"bh_hmac_sha256", hmac, SECRET},
                                {"bh_equal", equal, SECRET},
                                {"bh_equal, different", unequal, SECRET},
                                {"bh_ed25519_public", public_half, SECRET},
                                {"bh_ed25519_sign", ed25519_sign, SECRET},
                                {"bh_hex_encode", hex_encode, SECRET},
                                {"bh_hex_decode", hex_decode, SECRET},
                                {"bh_base64url_encode", base64url_encode, SECRET},
                                {"bh_base64url_decode", base64url_decode, SECRET},
                                {"bh_velafi_sign", velafi_sign, SECRET},
                                {"bh_velafi_verify", velafi_verify, BOTH},
                                {"bh_bitbitduo_request", bitbitduo_call, SECRET},
                                {"bh_bitbitduo_message", bitbitduo_message, SECRET},
                                {"bh_velafi_token_request", velafi_request, SECRET},
                                {"bh_velafi_request", velafi_token, SECRET},
                                {"bh_pave_sign", pave_sign, SECRET},
                                {"bh_pave_verify", pave_verify, BOTH},
                                {"bh_pave_request", pave_request, SECRET},
                                {"bh_pave_callback_verify", pave_callback, SECRET},
                                {"bh_toobit_stream_url", toobit_stream_url, SECRET},
                                {"bh_velafi_diagnose", velafi_diagnose, SECRET},
                                {"bh_pave_diagnose", pave_diagnose, SECRET},
                                {"bh_toobit_diagnose", toobit_diagnose, SECRET},
                                {"bh_bitbitduo_diagnose", bitbitduo_diagnose, SECRET},
                                {"bh_mixin_diagnose", mixin_diagnose, SECRET},
                                {"bh_mixin_sign", mixin_sign, SECRET},
                                {"bh_mixin_request", mixin_request, SECRET},
                                {"bh_mixin_spend_key", mixin_spend_key, SECRET},
                                {"bh_mixin_spend_key, scalar", mixin_spend_key_scalar, SECRET},
                                {"bh_mixin_pin", mixin_pin, SECRET},
                                {"bh_token_seal", token_seal, SECRET},
                                {"bh_token_open", token_open, SECRET},
                                {"bh_token_open, of another account", token_open_other, SECRET},
                                {"bh_mixin_tip_sign", mixin_tip_sign, SECRET},
                                {"bh_mixin_register_body", mixin_register_body, SECRET},
                                {"bh_mixin_code_challenge", mixin_code_challenge, SECRET},
                                {"bh_mixin_oauth_token_request", mixin_oauth_token_request, SECRET},
                                {"bh_mixin_oauth_token_response", mixin_oauth_token_response, SECRET},
                                {"bh_mixin_blaze_request", mixin_blaze_request, SECRET},
                                {"bh_toobit_sign", toobit_sign, SECRET},
                                {"bh_toobit_verify", toobit_verify, BOTH},
                                {"bh_toobit_request", toobit_request, SECRET},
                                {"bh_bitbitduo_payload, scheme 0", bitbitduo_payload_0, SECRET},
                                {"bh_bitbitduo_payload, scheme 1", bitbitduo_payload_1, SECRET},
                                SCHEME(0) SCHEME(1) SCHEME(2){"bh_velafi_token_response", velafi_response, SECRET},
                                {"bh_bitbitduo_token_response", bitbitduo_response, SECRET}};
const size_t wipe_case_count = sizeof wipe_cases / sizeof *wipe_cases;
