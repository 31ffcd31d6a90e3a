/* Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those. */

/* bh_auth 0.1.0 for tools that read the declarations of C and know no preprocessor. What they
 * mean is said in bh_auth.h. */

typedef uint32_t bh_status;
typedef uint32_t bh_outcome;
typedef uint32_t bh_token_action;
typedef uint32_t bh_mistake;
typedef uint32_t bh_mixin_flags;
typedef uint32_t bh_mixin_server_key;
typedef uint32_t bh_bitbitduo_scheme;

enum {
  BH_OK = 0,
  BH_ERR_NULL = 1,
  BH_ERR_BUFFER = 2,
  BH_ERR_SIZE = 3,
  BH_ERR_PANIC = 4,
  BH_ERR_RESERVED = 5,
  BH_ERR_KEY = 10,
  BH_ERR_SECRET_EMPTY = 11,
  BH_ERR_SECRET_SPACE = 12,
  BH_ERR_KEY_ENCODING = 13,
  BH_ERR_KEY_LENGTH = 14,
  BH_ERR_KEY_MISMATCH = 15,
  BH_ERR_PUBLIC_KEY = 16,
  BH_ERR_EMPTY = 20,
  BH_ERR_UTF8 = 21,
  BH_ERR_TIME_IS_SECONDS = 22,
  BH_ERR_TIME_IS_MILLISECONDS = 23,
  BH_ERR_TIME_RANGE = 24,
  BH_ERR_TIME_FORMAT = 25,
  BH_ERR_RANDOM_RANGE = 26,
  BH_ERR_SCHEME = 27,
  BH_ERR_METHOD = 28,
  BH_ERR_TARGET = 29,
  BH_ERR_HEADER_VALUE = 30,
  BH_ERR_PARAM_NAME = 31,
  BH_ERR_PARAM_SIGNATURE = 32,
  BH_ERR_PARAM_RESERVED = 33,
  BH_ERR_PARAM_DUPLICATE = 34,
  BH_ERR_RECV_WINDOW = 35,
  BH_ERR_QUERY = 36,
  BH_ERR_BODY_KIND = 37,
  BH_ERR_CLAIMS = 38,
  BH_ERR_CLAIMS_TIME = 39,
  BH_ERR_HTTP_STATUS = 40,
  BH_ERR_ENCODING = 41,
  BH_ERR_INTERVAL = 42,
  BH_ERR_BOUND = 43,
  BH_ERR_INDEX = 44,
  BH_ERR_QUERY_CHARACTER = 45,
  BH_ERR_TEXT = 46,
  BH_ERR_SIGNATURE = 50,
  BH_ERR_SIGNATURE_FORMAT = 51,
  BH_ERR_STALE = 52,
  BH_ERR_FUTURE = 53,
  BH_ERR_TIMESTAMP_MISSING = 54,
  BH_ERR_TOKEN_FORMAT = 55,
  BH_ERR_TOKEN_ALGORITHM = 56,
  BH_ERR_TOKEN_CLAIMS = 57,
  BH_ERR_TOKEN_REQUEST = 58,
  BH_ERR_TOKEN_REQUEST_ID = 59,
  BH_ERR_RESPONSE = 61,
  BH_ERR_SYSTEM_CLOCK = 70,
  BH_ERR_SYSTEM_RANDOM = 71,
  BH_ERR_SECRET_BYTE_ORDER_MARK = 80,
  BH_ERR_SECRET_UTF16 = 81,
  BH_ERR_SECRET_QUOTES = 82,
  BH_ERR_SECRET_INVISIBLE = 83,
  BH_ERR_SECRET_CONTROL = 84,
  BH_ERR_SECRET_ASSIGNMENT = 85,
  BH_ERR_SECRET_PLACEHOLDER = 86,
  BH_ERR_SECRET_MASKED = 87,
  BH_ERR_SECRET_ENCODED = 88,
  BH_ERR_SECRET_FILE = 89,
  BH_ERR_KEY_PUBLIC = 90,
  BH_ERR_KEY_PRIVATE = 91,
  BH_ERR_KEY_RSA = 92,
  BH_ERR_KEY_ENCRYPTED = 93,
  BH_ERR_KEY_KIND = 94,
  BH_ERR_KEY_FORM = 95,
  BH_ERR_KEY_JSON = 96,
  BH_ERR_TIMESTAMP_PLACE = 100,
  BH_ERR_RESPONSE_REQUEST_ID = 110,
  BH_ERR_INTEGRITY_MISSING = 111,
  BH_ERR_PIN = 112,
  BH_ERR_SERVER_KEY = 113,
  BH_ERR_IV = 114,
  BH_ERR_ITERATOR = 115,
  BH_ERR_TIP_ACTION = 116,
  BH_ERR_TIP_PARAMETER = 117,
  BH_ERR_TIP_AMOUNT = 118,
  BH_ERR_OAUTH_PROOF = 119,
  BH_ERR_SIGNATURE_BASE64 = 120,
  BH_ERR_RSA_KEY = 121,
  BH_ERR_RSA_SIZE = 122,
  BH_ERR_RSA_EXPONENT = 123,
  BH_ERR_PUSH = 124,
  BH_ERR_LISTEN_KEY = 126,
  BH_ERR_RPC_METHOD = 127,
  BH_ERR_RPC_PARAMS = 128,
  BH_ERR_NONCE = 129,
  BH_ERR_SEALED_FORMAT = 130,
  BH_ERR_SEALED = 131,
  BH_REQUEST_MAX_HEADERS = 8,
  BH_OUTCOME_UNKNOWN = 0,
  BH_OUTCOME_ACCEPTED = 1,
  BH_OUTCOME_REFUSED = 2,
  BH_OUTCOME_PARTIAL = 3,
  BH_ABI_VERSION = 2,
  BH_SIGNATURE_SIZE = 65,
  BH_SHA256_SIZE = 32,
  BH_ED25519_SEED_SIZE = 32,
  BH_ED25519_PUBLIC_SIZE = 32,
  BH_ED25519_SIGNATURE_SIZE = 64,
  BH_UUID_SIZE = 37,
  BH_UTC_SIZE = 21,
  BH_HMAC_KEY_SIZE = 128,
  BH_ED25519_KEY_SIZE = 320,
  BH_TOKEN_USE = 0,
  BH_TOKEN_REFRESH = 1,
  BH_TOKEN_WAIT = 2,
  BH_MISTAKE_UNKNOWN = 0,
  BH_MISTAKE_NONE = 1,
  BH_PAVE_WINDOW_MS = 300000,
  BH_PAVE_TOKEN_LIFETIME_MS = 300000,
  BH_MIXIN_ANY_BODY = 1,
  BH_MIXIN_SERVER_KEY_NONE = 0,
  BH_MIXIN_SERVER_KEY_ED25519 = 1,
  BH_MIXIN_SERVER_KEY_X25519 = 2,
  BH_TOOBIT_DEFAULT_RECV_WINDOW_MS = 5000,
  BH_TOOBIT_MAX_RECV_WINDOW_MS = 60000,
  BH_TOOBIT_LISTEN_KEY_LIFETIME_MS = 3600000,
  BH_BITBITDUO_SHA256 = 0,
  BH_BITBITDUO_HMAC_SHA256 = 1,
  BH_BITBITDUO_HMAC_SHA256_APPID = 2,
  BH_BITBITDUO_TOKEN_LIFETIME_MS = 7200000,
  BH_BITBITDUO_MIN_INTERVAL_MS = 60000,
  BH_MISTAKE_SECRET_NEWLINE = 101,
  BH_MISTAKE_SECRET_SPACE = 102,
  BH_MISTAKE_SECRET_NUL = 103,
  BH_MISTAKE_SECRET_BYTE_ORDER_MARK = 104,
  BH_MISTAKE_SECRET_QUOTES = 105,
  BH_MISTAKE_SECRET_TRIMMED = 106,
  BH_MISTAKE_SECRET_HEX_DECODED = 107,
  BH_MISTAKE_SECRET_BASE64_DECODED = 108,
  BH_MISTAKE_SECRET_HEX_ENCODED = 109,
  BH_MISTAKE_SECRET_BASE64_ENCODED = 110,
  BH_MISTAKE_SECRET_IS_API_KEY = 111,
  BH_MISTAKE_SECRET_CASE = 112,
  BH_MISTAKE_SECRET_CUT = 113,
  BH_MISTAKE_SECRET_UTF16 = 114,
  BH_MISTAKE_SECRET_PLACEHOLDER = 115,
  BH_MISTAKE_SECRET_EMPTY = 116,
  BH_MISTAKE_SECRET_PERCENT_ENCODED = 117,
  BH_MISTAKE_SECRET_HASHED = 118,
  BH_MISTAKE_SECRET_TWICE = 119,
  BH_MISTAKE_SECRET_WITH_ITS_NAME = 120,
  BH_MISTAKE_SECRET_VARIABLE = 121,
  BH_MISTAKE_SECRET_REVERSED = 122,
  BH_MISTAKE_SECRET_CHARACTER_SET = 123,
  BH_MISTAKE_PLAIN_HASH = 201,
  BH_MISTAKE_SECRET_APPENDED = 202,
  BH_MISTAKE_SECRET_PREPENDED = 203,
  BH_MISTAKE_HMAC_SHA1 = 204,
  BH_MISTAKE_HMAC_SHA512 = 205,
  BH_MISTAKE_HMAC_MD5 = 206,
  BH_MISTAKE_HMAC_SHA224 = 207,
  BH_MISTAKE_KEY_AND_PAYLOAD_SWAPPED = 208,
  BH_MISTAKE_PAYLOAD_HASHED_FIRST = 209,
  BH_MISTAKE_HASHED_AGAIN = 210,
  BH_MISTAKE_HMAC_FOR_HASH = 211,
  BH_MISTAKE_OTHER_SCHEME = 212,
  BH_MISTAKE_OTHER_HASH = 213,
  BH_MISTAKE_SIGNATURE_UPPER_CASE = 301,
  BH_MISTAKE_SIGNATURE_BASE64 = 302,
  BH_MISTAKE_SIGNATURE_BASE64URL = 303,
  BH_MISTAKE_SIGNATURE_HEX_OF_HEX = 304,
  BH_MISTAKE_SIGNATURE_BASE64_OF_HEX = 305,
  BH_MISTAKE_SIGNATURE_CUT = 306,
  BH_MISTAKE_SIGNATURE_PREFIX = 307,
  BH_MISTAKE_SIGNATURE_SEPARATED = 308,
  BH_MISTAKE_SIGNATURE_SPACE = 309,
  BH_MISTAKE_SIGNATURE_PERCENT_ENCODED = 310,
  BH_MISTAKE_SIGNATURE_ZEROS_DROPPED = 311,
  BH_MISTAKE_SIGNATURE_BYTES_REVERSED = 312,
  BH_MISTAKE_PARAMS_SORTED = 401,
  BH_MISTAKE_PARAMS_REORDERED = 402,
  BH_MISTAKE_PARAM_MISSING = 403,
  BH_MISTAKE_RECV_WINDOW_MISSING = 404,
  BH_MISTAKE_TIMESTAMP_MISSING = 405,
  BH_MISTAKE_TIMESTAMP_SECONDS = 406,
  BH_MISTAKE_TIMESTAMP_MILLISECONDS = 407,
  BH_MISTAKE_TIMESTAMP_FLOAT = 408,
  BH_MISTAKE_TIMESTAMP_QUOTED = 409,
  BH_MISTAKE_TIMESTAMP_OTHER_FORM = 410,
  BH_MISTAKE_TIMESTAMP_OTHER = 411,
  BH_MISTAKE_TIMESTAMP_ZONE = 412,
  BH_MISTAKE_SIGNATURE_INCLUDED = 413,
  BH_MISTAKE_JOINED_BY_AND = 414,
  BH_MISTAKE_JOINED_OTHERWISE = 415,
  BH_MISTAKE_BODY_BEFORE_QUERY = 416,
  BH_MISTAKE_BODY_MISSING = 417,
  BH_MISTAKE_QUERY_MISSING = 418,
  BH_MISTAKE_JSON_BODY_SIGNED = 419,
  BH_MISTAKE_QUESTION_MARK = 420,
  BH_MISTAKE_PATH_INCLUDED = 421,
  BH_MISTAKE_HOST_INCLUDED = 422,
  BH_MISTAKE_METHOD_INCLUDED = 423,
  BH_MISTAKE_API_KEY_INCLUDED = 424,
  BH_MISTAKE_VALUES_NOT_ENCODED = 425,
  BH_MISTAKE_VALUES_ENCODED = 426,
  BH_MISTAKE_ENCODED_TWICE = 427,
  BH_MISTAKE_PLUS_FOR_SPACE = 428,
  BH_MISTAKE_ESCAPES_CASE = 429,
  BH_MISTAKE_OTHER_ENCODING = 430,
  BH_MISTAKE_OTHER_SEPARATORS = 431,
  BH_MISTAKE_VALUES_ONLY = 432,
  BH_MISTAKE_EMPTY_PARAMS_DROPPED = 433,
  BH_MISTAKE_PAYLOAD_JSON = 434,
  BH_MISTAKE_PAYLOAD_BASE64 = 435,
  BH_MISTAKE_PAYLOAD_HEX = 436,
  BH_MISTAKE_PAYLOAD_PERCENT_ENCODED = 437,
  BH_MISTAKE_PAYLOAD_NEWLINE = 438,
  BH_MISTAKE_PAYLOAD_SPACE = 439,
  BH_MISTAKE_PAYLOAD_QUOTES = 440,
  BH_MISTAKE_PAYLOAD_BYTE_ORDER_MARK = 441,
  BH_MISTAKE_PAYLOAD_UTF16 = 442,
  BH_MISTAKE_PAYLOAD_CASE = 443,
  BH_MISTAKE_PAYLOAD_TWICE = 444,
  BH_MISTAKE_PAYLOAD_EMPTY = 445,
  BH_MISTAKE_LOOSE_AND = 446,
  BH_MISTAKE_NAMES_CASE = 447,
  BH_MISTAKE_SECRET_INCLUDED = 448,
  BH_MISTAKE_AMPERSAND_MANGLED = 449,
  BH_MISTAKE_JSON_SPACES = 450,
  BH_MISTAKE_JSON_SORTED = 451,
  BH_MISTAKE_JSON_SLASHES = 452,
  BH_MISTAKE_JSON_ASCII = 453,
  BH_MISTAKE_JSON_HTML = 454,
  BH_MISTAKE_BODY_EMPTY_OBJECT = 455,
  BH_MISTAKE_NUMBERS_OTHER_FORM = 456,
  BH_MISTAKE_JSON_AS_FORM = 457,
  BH_MISTAKE_BODY_HASHED = 458,
  BH_MISTAKE_OBJECT_TEXT = 459,
  BH_MISTAKE_OTHER_CHARACTER_SET = 460,
  BH_MISTAKE_REPEATED_OTHERWISE = 461,
  BH_MISTAKE_RECV_WINDOW_OTHER = 462,
  BH_MISTAKE_EMPTY_PARAM_SIGNED = 463,
  BH_MISTAKE_JSON_REWRITTEN = 464,
  BH_MISTAKE_JSON_TWICE = 465,
  BH_MISTAKE_JSON_NUMBER_AS_TEXT = 466,
  BH_MISTAKE_PARTS_ORDER = 501,
  BH_MISTAKE_PARTS_SEPARATORS = 502,
  BH_MISTAKE_PART_MISSING = 503,
  BH_MISTAKE_USERNAME_CASE = 504,
  BH_MISTAKE_APPID_INCLUDED = 505,
  BH_MISTAKE_APPID_MISSING = 506,
  BH_MISTAKE_RANDOM_TIME_SWAPPED = 507,
  BH_MISTAKE_APPKEY_UPPER_CASE = 508,
  BH_MISTAKE_API_KEY_OTHERWISE = 509,
  BH_MISTAKE_USERNAME_LOCAL_PART = 510,
  BH_MISTAKE_RANDOM_OTHER_FORM = 511,
  BH_MISTAKE_METHOD_OTHER = 601,
  BH_MISTAKE_METHOD_CASE = 602,
  BH_MISTAKE_METHOD_MISSING = 603,
  BH_MISTAKE_FRAGMENT_INCLUDED = 604,
  BH_MISTAKE_SLASH_OTHER = 605,
  BH_MISTAKE_REQUEST_ORDER = 606,
  BH_MISTAKE_REQUEST_OTHER = 607,
  BH_MISTAKE_ALGORITHM_RSA = 611,
  BH_MISTAKE_ALGORITHM_NONE = 612,
  BH_MISTAKE_ALGORITHM_OTHER = 613,
  BH_MISTAKE_TOKEN_UNSIGNED = 614,
  BH_MISTAKE_TOKEN_BEARER = 615,
  BH_MISTAKE_TOKEN_PADDED = 616,
  BH_MISTAKE_TOKEN_ALPHABET = 617,
  BH_MISTAKE_TOKEN_SIGNATURE_HEX = 618,
  BH_MISTAKE_HEADER_NOT_SIGNED = 619,
  BH_MISTAKE_JSON_SIGNED = 620,
  BH_MISTAKE_SEED_AS_SCALAR = 631,
  BH_MISTAKE_PUBLIC_HALF_WRONG = 632,
  BH_MISTAKE_KEY_DECODED_OTHERWISE = 633,
  BH_MISTAKE_CLAIMS_MILLISECONDS = 641,
  BH_MISTAKE_CLAIMS_TIME_TEXT = 642,
  BH_MISTAKE_CLAIMS_ORDER = 643,
  BH_MISTAKE_CLAIM_MISSING = 644,
  BH_MISTAKE_CLAIMS_MIXED = 645,
  BH_MISTAKE_TOKEN_EXPIRED = 646,
  BH_MISTAKE_TOKEN_AHEAD = 647,
  BH_MISTAKE_JTI_NOT_REQUEST_ID = 648,
  BH_MISTAKE_CLAIMS_FRACTION = 649
};

typedef struct bh_str {
  const char *data;
  size_t len;
} bh_str;

typedef struct bh_param {
  bh_str name;
  bh_str value;
} bh_param;

typedef struct bh_request {
  bh_str method;
  bh_str target;
  bh_str body;
  bh_param headers[8];
  size_t header_count;
} bh_request;

typedef struct bh_http_response {
  uint32_t http_status;
  const bh_param *headers;
  size_t header_count;
  bh_str body;
  bh_str request_method;
  uint64_t reserved[4];
} bh_http_response;

typedef struct bh_response {
  bh_outcome outcome;
  uint32_t http_status;
  int64_t error_code;
  bh_str error_name;
  bh_str error_message;
  bh_str detail;
  bh_str advice;
  bh_str token;
  int64_t expires_ms;
  int64_t server_time_ms;
  int64_t retry_after_ms;
  int64_t retry_at_ms;
  uint32_t item_count;
  uint32_t failed_count;
  uint64_t reserved[3];
} bh_response;

typedef struct bh_window {
  int64_t now_ms;
  int64_t past_ms;
  int64_t ahead_ms;
} bh_window;

typedef struct bh_hmac_key {
  uint64_t opaque[16];
} bh_hmac_key;

typedef struct bh_ed25519_key {
  uint64_t opaque[40];
} bh_ed25519_key;

typedef struct bh_token_times {
  int64_t issued_ms;
  int64_t expires_ms;
  int64_t last_request_ms;
  int64_t min_interval_ms;
  int64_t refresh_ahead_ms;
} bh_token_times;

typedef struct bh_diagnosis {
  bh_mistake mistake;
  bh_mistake second_mistake;
  bh_mistake third_mistake;
  uint32_t computed;
  bh_str names;
  bh_str message;
  bh_str payload;
  bh_str tried;
  uint64_t reserved[4];
} bh_diagnosis;

typedef struct bh_velafi_call {
  bh_str token;
  bh_str method;
  bh_str target;
  bh_str body;
  bh_str content_type;
  uint64_t reserved[4];
} bh_velafi_call;

typedef struct bh_pave_call {
  bh_str username;
  bh_str api_key;
  bh_str timestamp;
  bh_str method;
  bh_str target;
  bh_str body;
  uint64_t reserved[4];
} bh_pave_call;

typedef struct bh_mixin_claims {
  bh_str uid;
  bh_str sid;
  bh_str aid;
  bh_str iss;
  bh_str scp;
  bh_str jti;
  int64_t iat_s;
  int64_t exp_s;
  bh_mixin_flags flags;
  uint64_t reserved[4];
} bh_mixin_claims;

typedef struct bh_mixin_token {
  bh_str alg;
  bh_str sig;
  bh_mixin_claims claims;
} bh_mixin_token;

typedef struct bh_mixin_keystore {
  bh_str app_id;
  bh_str session_id;
  bh_str authorization_id;
  bh_str scope;
  bh_str private_key;
  bh_str server_key;
  bh_str spend_key;
  bh_str pin;
  bh_mixin_server_key server_key_kind;
  uint64_t reserved[4];
} bh_mixin_keystore;

typedef struct bh_mixin_authorization {
  bh_str authorization_id;
  bh_str scope;
  bh_str server_key;
  uint64_t reserved[4];
} bh_mixin_authorization;

typedef struct bh_toobit_call {
  bh_str api_key;
  bh_str method;
  bh_str path;
  const bh_param *query;
  size_t query_count;
  const bh_param *form;
  size_t form_count;
  bh_str json;
  int64_t timestamp_ms;
  int64_t recv_window_ms;
  uint64_t reserved[4];
} bh_toobit_call;

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
bh_status bh_velafi_diagnose(bh_diagnosis *diagnosis, char *buf, size_t *len, bh_str signature, bh_str secret, bh_str api_key, int64_t timestamp_ms);
bh_status bh_pave_payload(char *buf, size_t *len, bh_str username, bh_str api_key, bh_str timestamp);
bh_status bh_pave_sign(char signature[65], const bh_hmac_key *key, bh_str username, bh_str api_key, bh_str timestamp);
bh_status bh_pave_verify(bh_str signature, const bh_hmac_key *key, bh_str username, bh_str api_key, bh_str timestamp, const bh_window *window);
bh_status bh_pave_request(bh_request *request, char *buf, size_t *len, const bh_hmac_key *key, const bh_pave_call *call);
bh_status bh_pave_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
bh_status bh_pave_callback_verify(bh_str sent, bh_str stored);
bh_status bh_pave_diagnose(bh_diagnosis *diagnosis, char *buf, size_t *len, bh_str signature, bh_str secret, bh_str username, bh_str api_key, bh_str timestamp);
bh_status bh_mixin_keystore_read(bh_mixin_keystore *keystore, char *buf, size_t *len, bh_str text);
bh_status bh_mixin_payload(char *buf, size_t *len, const bh_mixin_claims *claims, bh_str method, bh_str target, bh_str body);
bh_status bh_mixin_sign(char *token, size_t *token_len, const bh_ed25519_key *key, const bh_mixin_claims *claims, bh_str method, bh_str target, bh_str body);
bh_status bh_mixin_verify(bh_str token, const uint8_t public32[32], bh_str method, bh_str target, bh_str body, bh_str request_id, const bh_window *window, bh_mixin_flags flags);
bh_status bh_mixin_integrity_verify(bh_str token, const uint8_t public32[32], bh_str method, bh_str target, bh_str body, bh_str request_id, const bh_window *window);
bh_status bh_mixin_decode(bh_mixin_token *decoded, char *buf, size_t *len, bh_str token);
bh_status bh_mixin_request(bh_request *request, char *buf, size_t *len, const bh_ed25519_key *key, const bh_mixin_claims *claims, bh_str method, bh_str target, bh_str body);
bh_status bh_mixin_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
bh_status bh_mixin_diagnose(bh_diagnosis *diagnosis, char *buf, size_t *len, bh_str token, bh_str key_text, bh_str method, bh_str target, bh_str body, bh_str request_id, int64_t now_ms);
bh_status bh_mixin_code_challenge(char *buf, size_t *len, bh_str verifier);
bh_status bh_mixin_oauth_token_request(bh_request *request, char *buf, size_t *len, bh_str client_id, bh_str code, bh_str client_secret, bh_str code_verifier, bh_str public_key);
bh_status bh_mixin_oauth_token_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
bh_status bh_mixin_authorization_read(bh_mixin_authorization *authorization, char *buf, size_t *len, bh_str body);
bh_status bh_mixin_response_verify(const bh_http_response *http, bh_str server_key, bh_str target, bh_str request_id, const bh_window *window);
bh_status bh_mixin_blaze_request(bh_request *request, char *buf, size_t *len, const bh_ed25519_key *key, const bh_mixin_claims *claims);
bh_status bh_mixin_blaze_message(char *buf, size_t *len, bh_str id);
bh_status bh_mixin_spend_key(bh_ed25519_key *key, const bh_mixin_keystore *keystore, const uint8_t public32[32]);
bh_status bh_mixin_pin(char *buf, size_t *len, const bh_mixin_keystore *keystore, bh_str plain, bh_str iv, int64_t time_s, uint64_t iterator);
bh_status bh_mixin_iterator_next(uint64_t *iterator, uint64_t last, int64_t now_ms);
bh_status bh_mixin_tip_payload(char *buf, size_t *len, bh_str action, const bh_param *params, size_t param_count);
bh_status bh_mixin_tip_sign(uint8_t signature[64], const bh_ed25519_key *key, bh_str action, const bh_param *params, size_t param_count);
bh_status bh_mixin_register_body(char *buf, size_t *len, const bh_ed25519_key *key, const bh_mixin_keystore *keystore, bh_str iv, int64_t time_s, uint64_t iterator);
bh_status bh_toobit_payload(char *buf, size_t *len, bh_str query, bh_str body);
bh_status bh_toobit_sign(char signature[65], const bh_hmac_key *key, bh_str query, bh_str body);
bh_status bh_toobit_verify(bh_str signature, const bh_hmac_key *key, bh_str query, bh_str body, int64_t now_ms);
bh_status bh_toobit_request(bh_request *request, char *buf, size_t *len, const bh_hmac_key *key, const bh_toobit_call *call);
bh_status bh_toobit_key_request(bh_request *request, char *buf, size_t *len, const bh_toobit_call *call);
bh_status bh_toobit_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
bh_status bh_toobit_response_item(bh_response *response, char *buf, size_t *len, const bh_http_response *http, size_t index);
bh_status bh_toobit_time_request(bh_request *request, char *buf, size_t *len);
bh_status bh_toobit_time_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
bh_status bh_toobit_stream_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http, int64_t sent_ms);
bh_status bh_toobit_stream_url(char *buf, size_t *len, bh_str listen_key);
bh_status bh_toobit_diagnose(bh_diagnosis *diagnosis, char *buf, size_t *len, bh_str signature, bh_str secret, bh_str query, bh_str body, bh_str api_key, bh_str method, bh_str path);
bh_status bh_bitbitduo_random(uint32_t *random);
bh_status bh_bitbitduo_payload(char *buf, size_t *len, bh_bitbitduo_scheme scheme, bh_str app_id, bh_str app_key, uint32_t random, int64_t time_s);
bh_status bh_bitbitduo_sign(char signature[65], bh_bitbitduo_scheme scheme, bh_str app_id, bh_str app_key, uint32_t random, int64_t time_s);
bh_status bh_bitbitduo_verify(bh_str signature, bh_bitbitduo_scheme scheme, bh_str app_id, bh_str app_key, uint32_t random, int64_t time_s, const bh_window *window);
bh_status bh_bitbitduo_token_request(bh_request *request, char *buf, size_t *len, bh_bitbitduo_scheme scheme, bh_str app_id, bh_str app_key, uint32_t random, int64_t time_s);
bh_status bh_bitbitduo_token_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http, int64_t sent_ms);
bh_status bh_bitbitduo_time_request(bh_request *request, char *buf, size_t *len);
bh_status bh_bitbitduo_time_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
bh_status bh_bitbitduo_request(bh_request *request, char *buf, size_t *len, bh_str token, bh_str rpc_method, bh_str rpc_params, uint32_t rpc_id);
bh_status bh_bitbitduo_message(char *buf, size_t *len, bh_str token, bh_str rpc_method, bh_str rpc_params, uint32_t rpc_id);
bh_status bh_bitbitduo_response(bh_response *response, char *buf, size_t *len, const bh_http_response *http, uint32_t rpc_id);
bh_status bh_bitbitduo_diagnose(bh_diagnosis *diagnosis, char *buf, size_t *len, bh_str signature, bh_bitbitduo_scheme scheme, bh_str app_id, bh_str app_key, uint32_t random, int64_t time_s);
bh_status bh_token_seal(char *buf, size_t *len, bh_str secret, bh_str account, bh_str nonce, bh_str token);
bh_status bh_token_open(char *buf, size_t *len, bh_str sealed, bh_str secret, bh_str account);
