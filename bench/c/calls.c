/* The library's hot calls, on inputs as they come in practice. Each must
 * succeed whenever it is called: a benchmark of errors would be fast. */
#include "bench.h"

#include <string.h>

const char secret[65] = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2";
const char payload[PAYLOAD + 1] =
    "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=400&newClientOrderId=order-00001"
    "&recvWindow=5000&timestamp=1668481902307";
static const int64_t now_in_ms = 1668481902307, now_in_s = 1668481902;
static const bh_window window = {.now_ms = 1668481902307, .past_ms = 5000, .ahead_ms = 1000};

char signature[BH_SIGNATURE_SIZE];
bh_hmac_key hmac_key;
char body[BODY];
uint8_t seed[SEED], public_key[BH_ED25519_PUBLIC_SIZE];
bh_ed25519_key ed25519_key;
bh_mixin_claims claims;
char token[2048];
size_t token_len;
bh_str token_payload;
uint8_t token_signature[BH_ED25519_SIGNATURE_SIZE];
bh_response response;

static char token_payload_capacity[2048], hex_key[2 * SEED], base64url_key[43];
static char velafi_signature[BH_SIGNATURE_SIZE], pave_signature[BH_SIGNATURE_SIZE], toobit_signature[BH_SIGNATURE_SIZE],
    bitbitduo_signature[BH_SIGNATURE_SIZE];
static uint8_t mac[BH_SHA256_SIZE];
static char capacity[4096], text[128];
static size_t len;
bh_request request;

static const bh_param form[] = {
    {{"symbol", 6}, {"BTC-SWAP-USDT", 13}},
    {{"side", 4}, {"BUY_OPEN", 8}},
    {{"type", 4}, {"LIMIT", 5}},
    {{"timeInForce", 11}, {"GTC", 3}},
    {{"quantity", 8}, {"10", 2}},
    {{"price", 5}, {"30 000", 6}},
    {{"priceType", 9}, {"INPUT", 5}},
    {{"newClientOrderId", 16}, {"desk 7/\xce\xa9 #0001", 14}},
};
static const bh_toobit_call order = {.api_key = {"api-key-0001", 12},
                                     .method = {"POST", 4},
                                     .path = {"/api/v1/futures/order", 21},
                                     .form = form,
                                     .form_count = sizeof form / sizeof *form,
                                     .timestamp_ms = 1668481902307};
static const bh_velafi_call later = {.token = {"2594ad57-9dad-424f-8595-b14727e24e61", 36},
                                     .method = {"POST", 4},
                                     .target = {"/v2/orders?x=1", 14},
                                     .body = {"{\"amount\":\"1.5\"}", 16}};
static const bh_pave_call session = {.username = {"acme-trading", 12},
                                     .api_key = {"api-key-0001", 12},
                                     .timestamp = {"2022-11-15T03:11:42Z", 20},
                                     .method = {"POST", 4},
                                     .target = {"/v1/sessions", 12},
                                     .body = {"{\"amount\":\"1.5\"}", 16}};

const response_case responses[] = {
    {"response-velafi-token", "bh_velafi_token_response", 0,
     "{\"code\":200,\"msg\":\"SUCCESS\",\"data\":{\"token\":\"09ef3523-6242-4a8d-80e2-24cfbdb35851\","
     "\"expireTime\":\"1740568725231\"}}"},
    {"response-velafi", "bh_velafi_response", 0,
     "{\"code\":200,\"msg\":\"SUCCESS\",\"data\":{\"total\":2,\"list\":[{\"id\":\"1893401\",\"asset\":\"USDT\","
     "\"network\":\"TRON\",\"balance\":\"15023.501200\",\"frozen\":\"0\",\"updated\":1740568725231},{\"id\":"
     "\"1893402\",\"asset\":\"USDC\",\"network\":\"POLYGON\",\"balance\":\"1.5\",\"frozen\":\"0.25\",\"updated\":"
     "1740568725231}]}}"},
    {"response-pave", "bh_pave_response", 4,
     "{\"id\":\"c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e\",\"status\":\"active\",\"created_at\":"
     "\"2022-11-15T03:11:42Z\",\"amount\":{\"value\":\"1.5\",\"currency\":\"USD\"},\"retries\":0,\"live\":true}"},
    {"response-mixin-refused", "bh_mixin_response", 2,
     "{\"error\":{\"status\":202,\"code\":20121,\"description\":\"Authorization code expired.\"}}"},
    {"response-toobit", "bh_toobit_response", 1,
     "{\"accountId\":\"122216245228131\",\"symbol\":\"BTCUSDT\",\"symbolName\":\"BTCUSDT\",\"clientOrderId\":"
     "\"order-00001\",\"orderId\":\"1287091689384903936\",\"transactTime\":\"1668481902307\",\"price\":\"400\","
     "\"origQty\":\"1\",\"executedQty\":\"0\",\"status\":\"PENDING_NEW\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\","
     "\"side\":\"SELL\"}"},
    {"response-toobit-refused", "bh_toobit_response refused", 1,
     "{\"code\":-1022,\"msg\":\"Signature for this request is not valid.\"}"},
    {"response-toobit-time", "bh_toobit_time_response", 1, "{\"serverTime\":1668481902307}"},
    {"response-bitbitduo-token", "bh_bitbitduo_token_response", 3,
     "{\"status\":200,\"error_code\":0,\"data\":{\"apitoken\":\"robotapi:kaARvUv6hD5ulgEx3s6vUWscAyHVF2q5sm6R8tOsjvde1"
     "aVK5MQ81Hs3V1Y35TO0xbVa8011zE\"}}"},
};
const size_t response_count = sizeof responses / sizeof *responses;

#define STR(array) ((bh_str){(const char *)(array), sizeof(array)})
#define SIGNATURE(array) ((bh_str){(array), sizeof(array) - 1})
#define CALL(name, expression)          \
  static void run_##name(void) {        \
    must((expression) == BH_OK, #name); \
  }
#define BUILT(name, expression) CALL(name, (len = sizeof capacity, expression))
#define HTTP(status, text) (&(bh_http_response){.http_status = (status), .body = (text)})
#define READ(name, index, expression)                                               \
  static void run_##name(void) {                                                    \
    const bh_str received = {responses[index].body, strlen(responses[index].body)}; \
    len = sizeof capacity;                                                          \
    must((expression) == BH_OK, #name);                                             \
  }

CALL(hmac_key_init, bh_hmac_key_init(&hmac_key, SIGNATURE(secret)))
CALL(key_from_seed, bh_ed25519_key_from_seed(&ed25519_key, seed))
CALL(key_from_hex, bh_ed25519_key_from_hex(&ed25519_key, STR(hex_key)))
CALL(key_from_base64url, bh_ed25519_key_from_base64url(&ed25519_key, STR(base64url_key)))

CALL(sha256, bh_sha256(mac, SIGNATURE(payload)))
CALL(hmac_sha256, bh_hmac_sha256(mac, &hmac_key, SIGNATURE(payload)))
CALL(ed25519_sign, bh_ed25519_sign(token_signature, &ed25519_key, token_payload))
CALL(ed25519_verify, bh_ed25519_verify(token_signature, public_key, token_payload))
CALL(hex_encode, (len = sizeof text, bh_hex_encode(text, &len, STR(mac))))
CALL(hex_decode, (len = sizeof text, bh_hex_decode((uint8_t *)text, &len, STR(hex_key))))
CALL(base64url_encode, (len = sizeof text, bh_base64url_encode(text, &len, STR(token_signature))))
CALL(base64url_decode, (len = sizeof text, bh_base64url_decode((uint8_t *)text, &len, STR(base64url_key))))

CALL(velafi_sign, bh_velafi_sign(velafi_signature, &hmac_key, now_in_ms))
CALL(pave_sign, bh_pave_sign(pave_signature, &hmac_key, session.username, session.api_key, session.timestamp))
CALL(mixin_sign, (token_len = sizeof token, bh_mixin_sign(token, &token_len, &ed25519_key, &claims, BH_STR("POST"),
                                                          BH_STR("/transfers"), STR(body))))
CALL(toobit_sign, bh_toobit_sign(signature, &hmac_key, SIGNATURE(payload), (bh_str){NULL, 0}))
CALL(bitbitduo_sign, bh_bitbitduo_sign(bitbitduo_signature, BH_BITBITDUO_SHA256, BH_STR("app-0001"), SIGNATURE(secret),
                                       123456, now_in_s))

CALL(velafi_verify, bh_velafi_verify(SIGNATURE(velafi_signature), &hmac_key, now_in_ms, &window))
CALL(pave_verify, bh_pave_verify(SIGNATURE(pave_signature), &hmac_key, session.username, session.api_key,
                                 session.timestamp, &window))
CALL(mixin_verify, bh_mixin_verify((bh_str){token, token_len}, public_key, BH_STR("POST"), BH_STR("/transfers"),
                                   STR(body), claims.jti, NULL, 0))
CALL(toobit_verify, bh_toobit_verify(SIGNATURE(toobit_signature), &hmac_key, SIGNATURE(payload), (bh_str){NULL, 0}, 0))
CALL(toobit_verify_time,
     bh_toobit_verify(SIGNATURE(toobit_signature), &hmac_key, SIGNATURE(payload), (bh_str){NULL, 0}, now_in_ms))
CALL(bitbitduo_verify, bh_bitbitduo_verify(SIGNATURE(bitbitduo_signature), BH_BITBITDUO_SHA256, BH_STR("app-0001"),
                                           SIGNATURE(secret), 123456, now_in_s, &window))

BUILT(velafi_token_request, bh_velafi_token_request(&request, capacity, &len, &hmac_key, session.api_key, now_in_ms))
BUILT(velafi_request, bh_velafi_request(&request, capacity, &len, &later))
BUILT(pave_request, bh_pave_request(&request, capacity, &len, &hmac_key, &session))
BUILT(mixin_request, bh_mixin_request(&request, capacity, &len, &ed25519_key, &claims, BH_STR("POST"),
                                      BH_STR("/transfers"), STR(body)))
BUILT(toobit_request, bh_toobit_request(&request, capacity, &len, &hmac_key, &order))
BUILT(bitbitduo_token_request, bh_bitbitduo_token_request(&request, capacity, &len, BH_BITBITDUO_SHA256,
                                                          BH_STR("app-0001"), SIGNATURE(secret), 123456, now_in_s))

READ(velafi_token_response, 0, bh_velafi_token_response(&response, capacity, &len, HTTP(200, received)))
READ(velafi_response, 1, bh_velafi_response(&response, capacity, &len, HTTP(200, received)))
READ(pave_response, 2, bh_pave_response(&response, capacity, &len, HTTP(200, received)))
READ(mixin_response, 3, bh_mixin_response(&response, capacity, &len, HTTP(202, received)))
READ(toobit_response, 4, bh_toobit_response(&response, capacity, &len, HTTP(200, received)))
READ(toobit_response_refused, 5, bh_toobit_response(&response, capacity, &len, HTTP(400, received)))
READ(toobit_time_response, 6, bh_toobit_time_response(&response, capacity, &len, HTTP(200, received)))
READ(bitbitduo_token_response, 7,
     bh_bitbitduo_token_response(&response, capacity, &len, HTTP(200, received), now_in_ms))

/* In this order: a call may need what one before it made. */
const contestant calls[] = {
    {"bh_hmac_key_init", run_hmac_key_init},
    {"bh_ed25519_key_from_seed", run_key_from_seed},
    {"bh_ed25519_key_from_hex", run_key_from_hex},
    {"bh_ed25519_key_from_base64url", run_key_from_base64url},
    {"bh_sha256", run_sha256},
    {"bh_hmac_sha256", run_hmac_sha256},
    {"bh_ed25519_sign", run_ed25519_sign},
    {"bh_ed25519_verify", run_ed25519_verify},
    {"bh_hex_encode", run_hex_encode},
    {"bh_hex_decode", run_hex_decode},
    {"bh_base64url_encode", run_base64url_encode},
    {"bh_base64url_decode", run_base64url_decode},
    {"bh_velafi_sign", run_velafi_sign},
    {"bh_pave_sign", run_pave_sign},
    {"bh_mixin_sign", run_mixin_sign},
    {"bh_toobit_sign", run_toobit_sign},
    {"bh_bitbitduo_sign", run_bitbitduo_sign},
    {"bh_velafi_verify", run_velafi_verify},
    {"bh_pave_verify", run_pave_verify},
    {"bh_mixin_verify", run_mixin_verify},
    {"bh_toobit_verify", run_toobit_verify},
    {"bh_toobit_verify with time", run_toobit_verify_time},
    {"bh_bitbitduo_verify", run_bitbitduo_verify},
    {"bh_velafi_token_request", run_velafi_token_request},
    {"bh_velafi_request", run_velafi_request},
    {"bh_pave_request", run_pave_request},
    {"bh_mixin_request", run_mixin_request},
    {"bh_toobit_request", run_toobit_request},
    {"bh_bitbitduo_token_request", run_bitbitduo_token_request},
    {"bh_velafi_token_response", run_velafi_token_response},
    {"bh_velafi_response", run_velafi_response},
    {"bh_pave_response", run_pave_response},
    {"bh_mixin_response", run_mixin_response},
    {"bh_toobit_response", run_toobit_response},
    {"bh_toobit_response refused", run_toobit_response_refused},
    {"bh_toobit_time_response", run_toobit_time_response},
    {"bh_bitbitduo_token_response", run_bitbitduo_token_response},
};
const size_t call_count = sizeof calls / sizeof *calls;

void (*call_of(const char *name))(void) {
  for (size_t i = 0; i < call_count; i++)
    if (strcmp(calls[i].name, name) == 0) return calls[i].run;
  must(false, name);
  return NULL;
}

void prepare_calls(void) {
  must(strlen(payload) == PAYLOAD, "the payload has 141 bytes");
  for (size_t i = 0; i < SEED; i++) seed[i] = (uint8_t)(7 * i + 1);
  memset(body, 'x', sizeof body);
  memcpy(body, "{\"memo\":\"", 9);
  memcpy(body + sizeof body - 2, "\"}", 2);
  len = sizeof hex_key;
  must(bh_hex_encode(hex_key, &len, STR(seed)) == BH_OK, "hex");
  len = sizeof base64url_key;
  must(bh_base64url_encode(base64url_key, &len, STR(seed)) == BH_OK, "base64url");
  claims = (bh_mixin_claims){.uid = BH_STR("89e0bdee-c355-47f2-945a-be48be875606"),
                             .sid = BH_STR("c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e"),
                             .jti = BH_STR("2594ad57-9dad-424f-8595-b14727e24e61"),
                             .iat_s = 1525320485,
                             .exp_s = 1533096485};
  len = sizeof token_payload_capacity;
  must(
      bh_mixin_payload(token_payload_capacity, &len, &claims, BH_STR("POST"), BH_STR("/transfers"), STR(body)) == BH_OK,
      "payload");
  token_payload = (bh_str){token_payload_capacity, len};
  for (size_t i = 0; i < call_count; i++) {
    if (calls[i].run == run_ed25519_verify) must(bh_ed25519_public(public_key, &ed25519_key) == BH_OK, "public key");
    calls[i].run();
    if (calls[i].run == run_toobit_sign) memcpy(toobit_signature, signature, sizeof signature);
  }
}
