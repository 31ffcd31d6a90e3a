/* Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those. */

#include <bh_auth.h>

#include <limits.h>

/* The functions once more: a prototype that differs is an error. */
const char *bh_status_name(bh_status status);
const char *bh_status_message(bh_status status);
uint32_t bh_abi_version(void);
const char *bh_version(void);
size_t bh_signature_size(void);
size_t bh_sha256_size(void);
size_t bh_ed25519_seed_size(void);
size_t bh_ed25519_public_size(void);
size_t bh_ed25519_signature_size(void);
size_t bh_uuid_size(void);
size_t bh_utc_size(void);
size_t bh_hmac_key_size(void);
size_t bh_ed25519_key_size(void);
bh_status bh_hmac_key_init(bh_hmac_key *key, bh_str secret);
void bh_hmac_key_wipe(bh_hmac_key *key);
bh_status bh_secret_check(bh_str secret);
bh_status bh_ed25519_key_from_seed(bh_ed25519_key *key, const uint8_t seed32[32]);
bh_status bh_ed25519_key_from_hex(bh_ed25519_key *key, bh_str hex);
bh_status bh_ed25519_key_from_base64url(bh_ed25519_key *key, bh_str base64url);
bh_status bh_ed25519_key_read(bh_ed25519_key *key, bh_str text);
bh_status bh_ed25519_public_read(uint8_t public32[32], bh_str text);
void bh_ed25519_key_wipe(bh_ed25519_key *key);
void bh_wipe(void *memory, size_t len);
bh_str bh_cstr(const char *text);
bh_status bh_sha256(uint8_t digest[32], bh_str message);
bh_status bh_hmac_sha256(uint8_t mac[32], const bh_hmac_key *key, bh_str message);
uint32_t bh_equal(bh_str a, bh_str b);
bh_status bh_ed25519_public(uint8_t public32[32], const bh_ed25519_key *key);
bh_status bh_ed25519_sign(uint8_t signature[64], const bh_ed25519_key *key, bh_str message);
bh_status bh_ed25519_verify(const uint8_t signature[64], const uint8_t public32[32], bh_str message);
bh_status bh_hex_encode(char *buf, size_t *len, bh_str bytes);
bh_status bh_hex_decode(uint8_t *buf, size_t *len, bh_str hex);
bh_status bh_base64url_encode(char *buf, size_t *len, bh_str bytes);
bh_status bh_base64url_decode(uint8_t *buf, size_t *len, bh_str base64url);
bh_status bh_percent_encode(char *buf, size_t *len, bh_str text);
bh_status bh_query_encode(char *buf, size_t *len, const bh_param *params, size_t count);
bh_status bh_time_format_utc(char utc[21], int64_t time_s);
bh_status bh_time_format_seconds(char *buf, size_t *len, int64_t time_s);
bh_status bh_time_parse_utc(int64_t *time_s, bh_str text);
bh_status bh_now_ms(int64_t *now_ms);
bh_status bh_uuid_v4(char uuid[37]);
bh_status bh_random_below(uint32_t *value, uint32_t bound);
bh_status bh_clock_offset(int64_t *offset_ms, int64_t *uncertainty_ms, int64_t sent_ms, int64_t received_ms, int64_t server_time_ms, int64_t resolution_ms);
bh_status bh_token_rule(bh_token_action *action, int64_t *wait_ms, const bh_token_times *times, int64_t now_ms);
bh_status bh_velafi_payload(char *buf, size_t *len, int64_t timestamp_ms);
bh_status bh_velafi_sign(char signature[65], const bh_hmac_key *key, int64_t timestamp_ms);
bh_status bh_velafi_verify(bh_str signature, const bh_hmac_key *key, int64_t timestamp_ms, const bh_window *window);
bh_status bh_velafi_token_request(bh_request *request, char *buf, size_t *len, const bh_hmac_key *key, bh_str api_key, int64_t timestamp_ms);
bh_status bh_velafi_token_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
bh_status bh_velafi_request(bh_request *request, char *buf, size_t *len, const bh_velafi_call *call);
bh_status bh_velafi_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
bh_status bh_velafi_webhook_verify(bh_str signature, bh_str public_key, bh_str body);
bh_status bh_velafi_webhook_id(char *buf, size_t *len, bh_str body);
bh_status bh_velafi_webhook_acknowledge(char *buf, size_t *len, uint32_t accepted);
bh_status bh_pave_payload(char *buf, size_t *len, bh_str username, bh_str api_key, bh_str timestamp);
bh_status bh_pave_sign(char signature[65], const bh_hmac_key *key, bh_str username, bh_str api_key, bh_str timestamp);
bh_status bh_pave_verify(bh_str signature, const bh_hmac_key *key, bh_str username, bh_str api_key, bh_str timestamp, const bh_window *window);
bh_status bh_pave_request(bh_request *request, char *buf, size_t *len, const bh_hmac_key *key, const bh_pave_call *call);
bh_status bh_pave_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
bh_status bh_mixin_keystore_read(bh_mixin_keystore *keystore, char *buf, size_t *len, bh_str text);
bh_status bh_mixin_payload(char *buf, size_t *len, const bh_mixin_claims *claims, bh_str method, bh_str target, bh_str body);
bh_status bh_mixin_sign(char *token, size_t *token_len, const bh_ed25519_key *key, const bh_mixin_claims *claims, bh_str method, bh_str target, bh_str body);
bh_status bh_mixin_verify(bh_str token, const uint8_t public32[32], bh_str method, bh_str target, bh_str body, bh_str request_id, const bh_window *window, bh_mixin_flags flags);
bh_status bh_mixin_integrity_verify(bh_str token, const uint8_t public32[32], bh_str method, bh_str target, bh_str body, bh_str request_id, const bh_window *window);
bh_status bh_mixin_decode(bh_mixin_token *decoded, char *buf, size_t *len, bh_str token);
bh_status bh_mixin_request(bh_request *request, char *buf, size_t *len, const bh_ed25519_key *key, const bh_mixin_claims *claims, bh_str method, bh_str target, bh_str body);
bh_status bh_mixin_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
bh_status bh_toobit_payload(char *buf, size_t *len, bh_str query, bh_str body);
bh_status bh_toobit_sign(char signature[65], const bh_hmac_key *key, bh_str query, bh_str body);
bh_status bh_toobit_verify(bh_str signature, const bh_hmac_key *key, bh_str query, bh_str body, int64_t now_ms);
bh_status bh_toobit_request(bh_request *request, char *buf, size_t *len, const bh_hmac_key *key, const bh_toobit_call *call);
bh_status bh_toobit_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
bh_status bh_toobit_response_item(bh_response *response, char *buf, size_t *len, const bh_http_response *http, size_t index);
bh_status bh_toobit_time_request(bh_request *request, char *buf, size_t *len);
bh_status bh_toobit_time_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
bh_status bh_bitbitduo_random(uint32_t *random);
bh_status bh_bitbitduo_payload(char *buf, size_t *len, bh_bitbitduo_scheme scheme, bh_str app_id, bh_str app_key, uint32_t random, int64_t time_s);
bh_status bh_bitbitduo_sign(char signature[65], bh_bitbitduo_scheme scheme, bh_str app_id, bh_str app_key, uint32_t random, int64_t time_s);
bh_status bh_bitbitduo_verify(bh_str signature, bh_bitbitduo_scheme scheme, bh_str app_id, bh_str app_key, uint32_t random, int64_t time_s, const bh_window *window);
bh_status bh_bitbitduo_token_request(bh_request *request, char *buf, size_t *len, bh_bitbitduo_scheme scheme, bh_str app_id, bh_str app_key, uint32_t random, int64_t time_s);
bh_status bh_bitbitduo_token_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http, int64_t sent_ms);
bh_status bh_bitbitduo_time_request(bh_request *request, char *buf, size_t *len);
bh_status bh_bitbitduo_time_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);

_Static_assert(BH_OK == 0, "BH_OK");
_Static_assert(BH_ERR_NULL == 1, "BH_ERR_NULL");
_Static_assert(BH_ERR_BUFFER == 2, "BH_ERR_BUFFER");
_Static_assert(BH_ERR_SIZE == 3, "BH_ERR_SIZE");
_Static_assert(BH_ERR_PANIC == 4, "BH_ERR_PANIC");
_Static_assert(BH_ERR_RESERVED == 5, "BH_ERR_RESERVED");
_Static_assert(BH_ERR_KEY == 10, "BH_ERR_KEY");
_Static_assert(BH_ERR_SECRET_EMPTY == 11, "BH_ERR_SECRET_EMPTY");
_Static_assert(BH_ERR_SECRET_SPACE == 12, "BH_ERR_SECRET_SPACE");
_Static_assert(BH_ERR_KEY_ENCODING == 13, "BH_ERR_KEY_ENCODING");
_Static_assert(BH_ERR_KEY_LENGTH == 14, "BH_ERR_KEY_LENGTH");
_Static_assert(BH_ERR_KEY_MISMATCH == 15, "BH_ERR_KEY_MISMATCH");
_Static_assert(BH_ERR_PUBLIC_KEY == 16, "BH_ERR_PUBLIC_KEY");
_Static_assert(BH_ERR_EMPTY == 20, "BH_ERR_EMPTY");
_Static_assert(BH_ERR_UTF8 == 21, "BH_ERR_UTF8");
_Static_assert(BH_ERR_TIME_IS_SECONDS == 22, "BH_ERR_TIME_IS_SECONDS");
_Static_assert(BH_ERR_TIME_IS_MILLISECONDS == 23, "BH_ERR_TIME_IS_MILLISECONDS");
_Static_assert(BH_ERR_TIME_RANGE == 24, "BH_ERR_TIME_RANGE");
_Static_assert(BH_ERR_TIME_FORMAT == 25, "BH_ERR_TIME_FORMAT");
_Static_assert(BH_ERR_RANDOM_RANGE == 26, "BH_ERR_RANDOM_RANGE");
_Static_assert(BH_ERR_SCHEME == 27, "BH_ERR_SCHEME");
_Static_assert(BH_ERR_METHOD == 28, "BH_ERR_METHOD");
_Static_assert(BH_ERR_TARGET == 29, "BH_ERR_TARGET");
_Static_assert(BH_ERR_HEADER_VALUE == 30, "BH_ERR_HEADER_VALUE");
_Static_assert(BH_ERR_PARAM_NAME == 31, "BH_ERR_PARAM_NAME");
_Static_assert(BH_ERR_PARAM_SIGNATURE == 32, "BH_ERR_PARAM_SIGNATURE");
_Static_assert(BH_ERR_PARAM_RESERVED == 33, "BH_ERR_PARAM_RESERVED");
_Static_assert(BH_ERR_PARAM_DUPLICATE == 34, "BH_ERR_PARAM_DUPLICATE");
_Static_assert(BH_ERR_RECV_WINDOW == 35, "BH_ERR_RECV_WINDOW");
_Static_assert(BH_ERR_QUERY == 36, "BH_ERR_QUERY");
_Static_assert(BH_ERR_BODY_KIND == 37, "BH_ERR_BODY_KIND");
_Static_assert(BH_ERR_CLAIMS == 38, "BH_ERR_CLAIMS");
_Static_assert(BH_ERR_CLAIMS_TIME == 39, "BH_ERR_CLAIMS_TIME");
_Static_assert(BH_ERR_HTTP_STATUS == 40, "BH_ERR_HTTP_STATUS");
_Static_assert(BH_ERR_ENCODING == 41, "BH_ERR_ENCODING");
_Static_assert(BH_ERR_INTERVAL == 42, "BH_ERR_INTERVAL");
_Static_assert(BH_ERR_BOUND == 43, "BH_ERR_BOUND");
_Static_assert(BH_ERR_INDEX == 44, "BH_ERR_INDEX");
_Static_assert(BH_ERR_QUERY_CHARACTER == 45, "BH_ERR_QUERY_CHARACTER");
_Static_assert(BH_ERR_TEXT == 46, "BH_ERR_TEXT");
_Static_assert(BH_ERR_SIGNATURE == 50, "BH_ERR_SIGNATURE");
_Static_assert(BH_ERR_SIGNATURE_FORMAT == 51, "BH_ERR_SIGNATURE_FORMAT");
_Static_assert(BH_ERR_STALE == 52, "BH_ERR_STALE");
_Static_assert(BH_ERR_FUTURE == 53, "BH_ERR_FUTURE");
_Static_assert(BH_ERR_TIMESTAMP_MISSING == 54, "BH_ERR_TIMESTAMP_MISSING");
_Static_assert(BH_ERR_TOKEN_FORMAT == 55, "BH_ERR_TOKEN_FORMAT");
_Static_assert(BH_ERR_TOKEN_ALGORITHM == 56, "BH_ERR_TOKEN_ALGORITHM");
_Static_assert(BH_ERR_TOKEN_CLAIMS == 57, "BH_ERR_TOKEN_CLAIMS");
_Static_assert(BH_ERR_TOKEN_REQUEST == 58, "BH_ERR_TOKEN_REQUEST");
_Static_assert(BH_ERR_TOKEN_REQUEST_ID == 59, "BH_ERR_TOKEN_REQUEST_ID");
_Static_assert(BH_ERR_RESPONSE == 61, "BH_ERR_RESPONSE");
_Static_assert(BH_ERR_SYSTEM_CLOCK == 70, "BH_ERR_SYSTEM_CLOCK");
_Static_assert(BH_ERR_SYSTEM_RANDOM == 71, "BH_ERR_SYSTEM_RANDOM");
_Static_assert(BH_ERR_SECRET_BYTE_ORDER_MARK == 80, "BH_ERR_SECRET_BYTE_ORDER_MARK");
_Static_assert(BH_ERR_SECRET_UTF16 == 81, "BH_ERR_SECRET_UTF16");
_Static_assert(BH_ERR_SECRET_QUOTES == 82, "BH_ERR_SECRET_QUOTES");
_Static_assert(BH_ERR_SECRET_INVISIBLE == 83, "BH_ERR_SECRET_INVISIBLE");
_Static_assert(BH_ERR_SECRET_CONTROL == 84, "BH_ERR_SECRET_CONTROL");
_Static_assert(BH_ERR_SECRET_ASSIGNMENT == 85, "BH_ERR_SECRET_ASSIGNMENT");
_Static_assert(BH_ERR_SECRET_PLACEHOLDER == 86, "BH_ERR_SECRET_PLACEHOLDER");
_Static_assert(BH_ERR_SECRET_MASKED == 87, "BH_ERR_SECRET_MASKED");
_Static_assert(BH_ERR_SECRET_ENCODED == 88, "BH_ERR_SECRET_ENCODED");
_Static_assert(BH_ERR_SECRET_FILE == 89, "BH_ERR_SECRET_FILE");
_Static_assert(BH_ERR_KEY_PUBLIC == 90, "BH_ERR_KEY_PUBLIC");
_Static_assert(BH_ERR_KEY_PRIVATE == 91, "BH_ERR_KEY_PRIVATE");
_Static_assert(BH_ERR_KEY_RSA == 92, "BH_ERR_KEY_RSA");
_Static_assert(BH_ERR_KEY_ENCRYPTED == 93, "BH_ERR_KEY_ENCRYPTED");
_Static_assert(BH_ERR_KEY_KIND == 94, "BH_ERR_KEY_KIND");
_Static_assert(BH_ERR_KEY_FORM == 95, "BH_ERR_KEY_FORM");
_Static_assert(BH_ERR_KEY_JSON == 96, "BH_ERR_KEY_JSON");
_Static_assert(BH_ERR_TIMESTAMP_PLACE == 100, "BH_ERR_TIMESTAMP_PLACE");
_Static_assert(BH_ERR_SIGNATURE_BASE64 == 120, "BH_ERR_SIGNATURE_BASE64");
_Static_assert(BH_ERR_RSA_KEY == 121, "BH_ERR_RSA_KEY");
_Static_assert(BH_ERR_RSA_SIZE == 122, "BH_ERR_RSA_SIZE");
_Static_assert(BH_ERR_RSA_EXPONENT == 123, "BH_ERR_RSA_EXPONENT");
_Static_assert(BH_ERR_PUSH == 124, "BH_ERR_PUSH");
_Static_assert(BH_REQUEST_MAX_HEADERS == 8, "BH_REQUEST_MAX_HEADERS");
_Static_assert(BH_OUTCOME_UNKNOWN == 0, "BH_OUTCOME_UNKNOWN");
_Static_assert(BH_OUTCOME_ACCEPTED == 1, "BH_OUTCOME_ACCEPTED");
_Static_assert(BH_OUTCOME_REFUSED == 2, "BH_OUTCOME_REFUSED");
_Static_assert(BH_OUTCOME_PARTIAL == 3, "BH_OUTCOME_PARTIAL");
_Static_assert(BH_ABI_VERSION == 2, "BH_ABI_VERSION");
_Static_assert(BH_SIGNATURE_SIZE == 65, "BH_SIGNATURE_SIZE");
_Static_assert(BH_SHA256_SIZE == 32, "BH_SHA256_SIZE");
_Static_assert(BH_ED25519_SEED_SIZE == 32, "BH_ED25519_SEED_SIZE");
_Static_assert(BH_ED25519_PUBLIC_SIZE == 32, "BH_ED25519_PUBLIC_SIZE");
_Static_assert(BH_ED25519_SIGNATURE_SIZE == 64, "BH_ED25519_SIGNATURE_SIZE");
_Static_assert(BH_UUID_SIZE == 37, "BH_UUID_SIZE");
_Static_assert(BH_UTC_SIZE == 21, "BH_UTC_SIZE");
_Static_assert(BH_HMAC_KEY_SIZE == 128, "BH_HMAC_KEY_SIZE");
_Static_assert(BH_ED25519_KEY_SIZE == 320, "BH_ED25519_KEY_SIZE");
_Static_assert(BH_TOKEN_USE == 0, "BH_TOKEN_USE");
_Static_assert(BH_TOKEN_REFRESH == 1, "BH_TOKEN_REFRESH");
_Static_assert(BH_TOKEN_WAIT == 2, "BH_TOKEN_WAIT");
_Static_assert(BH_PAVE_WINDOW_MS == 300000, "BH_PAVE_WINDOW_MS");
_Static_assert(BH_MIXIN_ANY_BODY == 1, "BH_MIXIN_ANY_BODY");
_Static_assert(BH_MIXIN_SERVER_KEY_NONE == 0, "BH_MIXIN_SERVER_KEY_NONE");
_Static_assert(BH_MIXIN_SERVER_KEY_ED25519 == 1, "BH_MIXIN_SERVER_KEY_ED25519");
_Static_assert(BH_MIXIN_SERVER_KEY_X25519 == 2, "BH_MIXIN_SERVER_KEY_X25519");
_Static_assert(BH_TOOBIT_DEFAULT_RECV_WINDOW_MS == 5000, "BH_TOOBIT_DEFAULT_RECV_WINDOW_MS");
_Static_assert(BH_TOOBIT_MAX_RECV_WINDOW_MS == 60000, "BH_TOOBIT_MAX_RECV_WINDOW_MS");
_Static_assert(BH_BITBITDUO_SHA256 == 0, "BH_BITBITDUO_SHA256");
_Static_assert(BH_BITBITDUO_HMAC_SHA256 == 1, "BH_BITBITDUO_HMAC_SHA256");
_Static_assert(BH_BITBITDUO_HMAC_SHA256_APPID == 2, "BH_BITBITDUO_HMAC_SHA256_APPID");
_Static_assert(BH_BITBITDUO_TOKEN_LIFETIME_MS == 7200000, "BH_BITBITDUO_TOKEN_LIFETIME_MS");
_Static_assert(BH_BITBITDUO_MIN_INTERVAL_MS == 60000, "BH_BITBITDUO_MIN_INTERVAL_MS");

/* Offsets and sizes: 64 bits; 32 bits with 64-bit integers aligned to 8, to 4. */
#if SIZE_MAX > 0xffffffff
#define AT(p64, p32, i686) p64
#elif defined(__i386__) && !defined(_WIN32)
#define AT(p64, p32, i686) i686
#else
#define AT(p64, p32, i686) p32
#endif
#define OFFSET(type, field, p64, p32, i686) \
  _Static_assert(offsetof(type, field) == AT(p64, p32, i686), #type "." #field)
#define SIZE(type, p64, p32, i686) _Static_assert(sizeof(type) == AT(p64, p32, i686), #type)

OFFSET(bh_str, data, 0, 0, 0);
_Static_assert(_Generic(((bh_str *)0)->data, const char *: 1), "its type");
OFFSET(bh_str, len, 8, 4, 4);
_Static_assert(_Generic(((bh_str *)0)->len, size_t: 1), "its type");
SIZE(bh_str, 16, 8, 8);

OFFSET(bh_param, name, 0, 0, 0);
OFFSET(bh_param, value, 16, 8, 8);
SIZE(bh_param, 32, 16, 16);

OFFSET(bh_request, method, 0, 0, 0);
OFFSET(bh_request, target, 16, 8, 8);
OFFSET(bh_request, body, 32, 16, 16);
OFFSET(bh_request, headers, 48, 24, 24);
OFFSET(bh_request, header_count, 304, 152, 152);
SIZE(bh_request, 312, 156, 156);

OFFSET(bh_http_response, http_status, 0, 0, 0);
_Static_assert(_Generic(((bh_http_response *)0)->http_status, uint32_t: 1), "its type");
OFFSET(bh_http_response, headers, 8, 4, 4);
_Static_assert(_Generic(((bh_http_response *)0)->headers, const bh_param *: 1), "its type");
OFFSET(bh_http_response, header_count, 16, 8, 8);
OFFSET(bh_http_response, body, 24, 12, 12);
OFFSET(bh_http_response, request_method, 40, 20, 20);
OFFSET(bh_http_response, reserved, 56, 32, 28);
SIZE(bh_http_response, 88, 64, 60);

OFFSET(bh_response, outcome, 0, 0, 0);
_Static_assert(_Generic(((bh_response *)0)->outcome, bh_outcome: 1), "its type");
OFFSET(bh_response, http_status, 4, 4, 4);
_Static_assert(_Generic(((bh_response *)0)->http_status, uint32_t: 1), "its type");
OFFSET(bh_response, error_code, 8, 8, 8);
_Static_assert(_Generic(((bh_response *)0)->error_code, int64_t: 1), "its type");
OFFSET(bh_response, error_name, 16, 16, 16);
OFFSET(bh_response, error_message, 32, 24, 24);
OFFSET(bh_response, detail, 48, 32, 32);
OFFSET(bh_response, advice, 64, 40, 40);
OFFSET(bh_response, token, 80, 48, 48);
OFFSET(bh_response, expires_ms, 96, 56, 56);
_Static_assert(_Generic(((bh_response *)0)->expires_ms, int64_t: 1), "its type");
OFFSET(bh_response, server_time_ms, 104, 64, 64);
_Static_assert(_Generic(((bh_response *)0)->server_time_ms, int64_t: 1), "its type");
OFFSET(bh_response, retry_after_ms, 112, 72, 72);
_Static_assert(_Generic(((bh_response *)0)->retry_after_ms, int64_t: 1), "its type");
OFFSET(bh_response, retry_at_ms, 120, 80, 80);
_Static_assert(_Generic(((bh_response *)0)->retry_at_ms, int64_t: 1), "its type");
OFFSET(bh_response, item_count, 128, 88, 88);
_Static_assert(_Generic(((bh_response *)0)->item_count, uint32_t: 1), "its type");
OFFSET(bh_response, failed_count, 132, 92, 92);
_Static_assert(_Generic(((bh_response *)0)->failed_count, uint32_t: 1), "its type");
OFFSET(bh_response, reserved, 136, 96, 96);
SIZE(bh_response, 160, 120, 120);

OFFSET(bh_window, now_ms, 0, 0, 0);
_Static_assert(_Generic(((bh_window *)0)->now_ms, int64_t: 1), "its type");
OFFSET(bh_window, past_ms, 8, 8, 8);
_Static_assert(_Generic(((bh_window *)0)->past_ms, int64_t: 1), "its type");
OFFSET(bh_window, ahead_ms, 16, 16, 16);
_Static_assert(_Generic(((bh_window *)0)->ahead_ms, int64_t: 1), "its type");
SIZE(bh_window, 24, 24, 24);

OFFSET(bh_hmac_key, opaque, 0, 0, 0);
SIZE(bh_hmac_key, 128, 128, 128);

OFFSET(bh_ed25519_key, opaque, 0, 0, 0);
SIZE(bh_ed25519_key, 320, 320, 320);

OFFSET(bh_token_times, issued_ms, 0, 0, 0);
_Static_assert(_Generic(((bh_token_times *)0)->issued_ms, int64_t: 1), "its type");
OFFSET(bh_token_times, expires_ms, 8, 8, 8);
_Static_assert(_Generic(((bh_token_times *)0)->expires_ms, int64_t: 1), "its type");
OFFSET(bh_token_times, last_request_ms, 16, 16, 16);
_Static_assert(_Generic(((bh_token_times *)0)->last_request_ms, int64_t: 1), "its type");
OFFSET(bh_token_times, min_interval_ms, 24, 24, 24);
_Static_assert(_Generic(((bh_token_times *)0)->min_interval_ms, int64_t: 1), "its type");
OFFSET(bh_token_times, refresh_ahead_ms, 32, 32, 32);
_Static_assert(_Generic(((bh_token_times *)0)->refresh_ahead_ms, int64_t: 1), "its type");
SIZE(bh_token_times, 40, 40, 40);

OFFSET(bh_velafi_call, token, 0, 0, 0);
OFFSET(bh_velafi_call, method, 16, 8, 8);
OFFSET(bh_velafi_call, target, 32, 16, 16);
OFFSET(bh_velafi_call, body, 48, 24, 24);
OFFSET(bh_velafi_call, content_type, 64, 32, 32);
OFFSET(bh_velafi_call, reserved, 80, 40, 40);
SIZE(bh_velafi_call, 112, 72, 72);

OFFSET(bh_pave_call, username, 0, 0, 0);
OFFSET(bh_pave_call, api_key, 16, 8, 8);
OFFSET(bh_pave_call, timestamp, 32, 16, 16);
OFFSET(bh_pave_call, method, 48, 24, 24);
OFFSET(bh_pave_call, target, 64, 32, 32);
OFFSET(bh_pave_call, body, 80, 40, 40);
OFFSET(bh_pave_call, reserved, 96, 48, 48);
SIZE(bh_pave_call, 128, 80, 80);

OFFSET(bh_mixin_claims, uid, 0, 0, 0);
OFFSET(bh_mixin_claims, sid, 16, 8, 8);
OFFSET(bh_mixin_claims, aid, 32, 16, 16);
OFFSET(bh_mixin_claims, iss, 48, 24, 24);
OFFSET(bh_mixin_claims, scp, 64, 32, 32);
OFFSET(bh_mixin_claims, jti, 80, 40, 40);
OFFSET(bh_mixin_claims, iat_s, 96, 48, 48);
_Static_assert(_Generic(((bh_mixin_claims *)0)->iat_s, int64_t: 1), "its type");
OFFSET(bh_mixin_claims, exp_s, 104, 56, 56);
_Static_assert(_Generic(((bh_mixin_claims *)0)->exp_s, int64_t: 1), "its type");
OFFSET(bh_mixin_claims, flags, 112, 64, 64);
_Static_assert(_Generic(((bh_mixin_claims *)0)->flags, bh_mixin_flags: 1), "its type");
OFFSET(bh_mixin_claims, reserved, 120, 72, 68);
SIZE(bh_mixin_claims, 152, 104, 100);

OFFSET(bh_mixin_token, alg, 0, 0, 0);
OFFSET(bh_mixin_token, sig, 16, 8, 8);
OFFSET(bh_mixin_token, claims, 32, 16, 16);
SIZE(bh_mixin_token, 184, 120, 116);

OFFSET(bh_mixin_keystore, app_id, 0, 0, 0);
OFFSET(bh_mixin_keystore, session_id, 16, 8, 8);
OFFSET(bh_mixin_keystore, authorization_id, 32, 16, 16);
OFFSET(bh_mixin_keystore, scope, 48, 24, 24);
OFFSET(bh_mixin_keystore, private_key, 64, 32, 32);
OFFSET(bh_mixin_keystore, server_key, 80, 40, 40);
OFFSET(bh_mixin_keystore, spend_key, 96, 48, 48);
OFFSET(bh_mixin_keystore, pin, 112, 56, 56);
OFFSET(bh_mixin_keystore, server_key_kind, 128, 64, 64);
_Static_assert(_Generic(((bh_mixin_keystore *)0)->server_key_kind, bh_mixin_server_key: 1), "its type");
OFFSET(bh_mixin_keystore, reserved, 136, 72, 68);
SIZE(bh_mixin_keystore, 168, 104, 100);

OFFSET(bh_toobit_call, api_key, 0, 0, 0);
OFFSET(bh_toobit_call, method, 16, 8, 8);
OFFSET(bh_toobit_call, path, 32, 16, 16);
OFFSET(bh_toobit_call, query, 48, 24, 24);
_Static_assert(_Generic(((bh_toobit_call *)0)->query, const bh_param *: 1), "its type");
OFFSET(bh_toobit_call, query_count, 56, 28, 28);
OFFSET(bh_toobit_call, form, 64, 32, 32);
_Static_assert(_Generic(((bh_toobit_call *)0)->form, const bh_param *: 1), "its type");
OFFSET(bh_toobit_call, form_count, 72, 36, 36);
OFFSET(bh_toobit_call, json, 80, 40, 40);
OFFSET(bh_toobit_call, timestamp_ms, 96, 48, 48);
_Static_assert(_Generic(((bh_toobit_call *)0)->timestamp_ms, int64_t: 1), "its type");
OFFSET(bh_toobit_call, recv_window_ms, 104, 56, 56);
_Static_assert(_Generic(((bh_toobit_call *)0)->recv_window_ms, int64_t: 1), "its type");
OFFSET(bh_toobit_call, reserved, 112, 64, 64);
SIZE(bh_toobit_call, 144, 96, 96);
