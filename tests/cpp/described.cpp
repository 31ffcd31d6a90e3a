// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

// A case by the description: a member has the name of its parameter, a function of C++ that of C.
#include "openssl.hpp"
#include "vectors.hpp"

namespace vectors {
namespace {

const std::map<std::string, std::uint32_t> bh_mistake_names = {{"UNKNOWN", 0},
    {"NONE", 1},
    {"SECRET_NEWLINE", 101},
    {"SECRET_SPACE", 102},
    {"SECRET_NUL", 103},
    {"SECRET_BYTE_ORDER_MARK", 104},
    {"SECRET_QUOTES", 105},
    {"SECRET_TRIMMED", 106},
    {"SECRET_HEX_DECODED", 107},
    {"SECRET_BASE64_DECODED", 108},
    {"SECRET_HEX_ENCODED", 109},
    {"SECRET_BASE64_ENCODED", 110},
    {"SECRET_IS_API_KEY", 111},
    {"SECRET_CASE", 112},
    {"SECRET_CUT", 113},
    {"SECRET_UTF16", 114},
    {"SECRET_PLACEHOLDER", 115},
    {"SECRET_EMPTY", 116},
    {"SECRET_PERCENT_ENCODED", 117},
    {"SECRET_HASHED", 118},
    {"SECRET_TWICE", 119},
    {"SECRET_WITH_ITS_NAME", 120},
    {"SECRET_VARIABLE", 121},
    {"SECRET_REVERSED", 122},
    {"SECRET_CHARACTER_SET", 123},
    {"PLAIN_HASH", 201},
    {"SECRET_APPENDED", 202},
    {"SECRET_PREPENDED", 203},
    {"HMAC_SHA1", 204},
    {"HMAC_SHA512", 205},
    {"HMAC_MD5", 206},
    {"HMAC_SHA224", 207},
    {"KEY_AND_PAYLOAD_SWAPPED", 208},
    {"PAYLOAD_HASHED_FIRST", 209},
    {"HASHED_AGAIN", 210},
    {"HMAC_FOR_HASH", 211},
    {"OTHER_SCHEME", 212},
    {"OTHER_HASH", 213},
    {"SIGNATURE_UPPER_CASE", 301},
    {"SIGNATURE_BASE64", 302},
    {"SIGNATURE_BASE64URL", 303},
    {"SIGNATURE_HEX_OF_HEX", 304},
    {"SIGNATURE_BASE64_OF_HEX", 305},
    {"SIGNATURE_CUT", 306},
    {"SIGNATURE_PREFIX", 307},
    {"SIGNATURE_SEPARATED", 308},
    {"SIGNATURE_SPACE", 309},
    {"SIGNATURE_PERCENT_ENCODED", 310},
    {"SIGNATURE_ZEROS_DROPPED", 311},
    {"SIGNATURE_BYTES_REVERSED", 312},
    {"PARAMS_SORTED", 401},
    {"PARAMS_REORDERED", 402},
    {"PARAM_MISSING", 403},
    {"RECV_WINDOW_MISSING", 404},
    {"TIMESTAMP_MISSING", 405},
    {"TIMESTAMP_SECONDS", 406},
    {"TIMESTAMP_MILLISECONDS", 407},
    {"TIMESTAMP_FLOAT", 408},
    {"TIMESTAMP_QUOTED", 409},
    {"TIMESTAMP_OTHER_FORM", 410},
    {"TIMESTAMP_OTHER", 411},
    {"TIMESTAMP_ZONE", 412},
    {"SIGNATURE_INCLUDED", 413},
    {"JOINED_BY_AND", 414},
    {"JOINED_OTHERWISE", 415},
    {"BODY_BEFORE_QUERY", 416},
    {"BODY_MISSING", 417},
    {"QUERY_MISSING", 418},
    {"JSON_BODY_SIGNED", 419},
    {"QUESTION_MARK", 420},
    {"PATH_INCLUDED", 421},
    {"HOST_INCLUDED", 422},
    {"METHOD_INCLUDED", 423},
    {"API_KEY_INCLUDED", 424},
    {"VALUES_NOT_ENCODED", 425},
    {"VALUES_ENCODED", 426},
    {"ENCODED_TWICE", 427},
    {"PLUS_FOR_SPACE", 428},
    {"ESCAPES_CASE", 429},
    {"OTHER_ENCODING", 430},
    {"OTHER_SEPARATORS", 431},
    {"VALUES_ONLY", 432},
    {"EMPTY_PARAMS_DROPPED", 433},
    {"PAYLOAD_JSON", 434},
    {"PAYLOAD_BASE64", 435},
    {"PAYLOAD_HEX", 436},
    {"PAYLOAD_PERCENT_ENCODED", 437},
    {"PAYLOAD_NEWLINE", 438},
    {"PAYLOAD_SPACE", 439},
    {"PAYLOAD_QUOTES", 440},
    {"PAYLOAD_BYTE_ORDER_MARK", 441},
    {"PAYLOAD_UTF16", 442},
    {"PAYLOAD_CASE", 443},
    {"PAYLOAD_TWICE", 444},
    {"PAYLOAD_EMPTY", 445},
    {"LOOSE_AND", 446},
    {"NAMES_CASE", 447},
    {"SECRET_INCLUDED", 448},
    {"AMPERSAND_MANGLED", 449},
    {"JSON_SPACES", 450},
    {"JSON_SORTED", 451},
    {"JSON_SLASHES", 452},
    {"JSON_ASCII", 453},
    {"JSON_HTML", 454},
    {"BODY_EMPTY_OBJECT", 455},
    {"NUMBERS_OTHER_FORM", 456},
    {"JSON_AS_FORM", 457},
    {"BODY_HASHED", 458},
    {"OBJECT_TEXT", 459},
    {"OTHER_CHARACTER_SET", 460},
    {"REPEATED_OTHERWISE", 461},
    {"RECV_WINDOW_OTHER", 462},
    {"EMPTY_PARAM_SIGNED", 463},
    {"JSON_REWRITTEN", 464},
    {"JSON_TWICE", 465},
    {"JSON_NUMBER_AS_TEXT", 466},
    {"PARTS_ORDER", 501},
    {"PARTS_SEPARATORS", 502},
    {"PART_MISSING", 503},
    {"USERNAME_CASE", 504},
    {"APPID_INCLUDED", 505},
    {"APPID_MISSING", 506},
    {"RANDOM_TIME_SWAPPED", 507},
    {"APPKEY_UPPER_CASE", 508},
    {"API_KEY_OTHERWISE", 509},
    {"USERNAME_LOCAL_PART", 510},
    {"RANDOM_OTHER_FORM", 511},
    {"METHOD_OTHER", 601},
    {"METHOD_CASE", 602},
    {"METHOD_MISSING", 603},
    {"FRAGMENT_INCLUDED", 604},
    {"SLASH_OTHER", 605},
    {"REQUEST_ORDER", 606},
    {"REQUEST_OTHER", 607},
    {"ALGORITHM_RSA", 611},
    {"ALGORITHM_NONE", 612},
    {"ALGORITHM_OTHER", 613},
    {"TOKEN_UNSIGNED", 614},
    {"TOKEN_BEARER", 615},
    {"TOKEN_PADDED", 616},
    {"TOKEN_ALPHABET", 617},
    {"TOKEN_SIGNATURE_HEX", 618},
    {"HEADER_NOT_SIGNED", 619},
    {"JSON_SIGNED", 620},
    {"SEED_AS_SCALAR", 631},
    {"PUBLIC_HALF_WRONG", 632},
    {"KEY_DECODED_OTHERWISE", 633},
    {"CLAIMS_MILLISECONDS", 641},
    {"CLAIMS_TIME_TEXT", 642},
    {"CLAIMS_ORDER", 643},
    {"CLAIM_MISSING", 644},
    {"CLAIMS_MIXED", 645},
    {"TOKEN_EXPIRED", 646},
    {"TOKEN_AHEAD", 647},
    {"JTI_NOT_REQUEST_ID", 648},
    {"CLAIMS_FRACTION", 649}};

void secret_check(const json &input, const json &expect) {
  const auto given_secret = text(input, "secret");
  is_ok(bh::secret_check(given_secret).status(), expect);
}

void ed25519_public_read(const json &input, const json &expect) {
  const auto given_text = text(input, "text");
  check_bytes(bh::ed25519_public_read(given_text), expect, "public_hex");
}

void ed25519_verify(const json &input, const json &expect) {
  const auto given_message = text(input, "message");
  is_ok(bh::ed25519_verify(raw<64>(input, "signature_hex"), raw<32>(input, "public_hex"), given_message).status(), expect);
}

void percent_encode(const json &input, const json &expect) {
  const auto given_text = text(input, "text");
  check_text(bh::percent_encode(given_text), expect, "text");
}

void query_encode(const json &input, const json &expect) {
  const params given_params(input, "params");
  check_text(bh::query_encode(given_params.list), expect, "text");
}

void time_format_utc(const json &input, const json &expect) {
  check_text(bh::time_format_utc(number<std::int64_t>(input, "time_s")), expect, "utc");
}

void time_parse_utc(const json &input, const json &expect) {
  const auto given_text = text(input, "text");
  check_number(bh::time_parse_utc(given_text), expect, "time_s");
}

void clock_offset(const json &input, const json &expect) {
  const auto made = bh::clock_offset(number<std::int64_t>(input, "sent_ms"), number<std::int64_t>(input, "received_ms"), number<std::int64_t>(input, "server_time_ms"), number<std::int64_t>(input, "resolution_ms"));
  if (!is_ok(made.status(), expect)) return;
  CHECK(made->offset_ms == number<std::int64_t>(expect, "offset_ms"));
  CHECK(made->uncertainty_ms == number<std::int64_t>(expect, "uncertainty_ms"));
}

void velafi_sign(const json &input, const json &expect) {
  const auto key = bh::hmac_key::init(text(input, "secret"));
  if (!key) return void(is_ok(key.status(), expect));
  check_signed(
      bh::velafi::sign(key.value(), number<std::int64_t>(input, "timestamp_ms")), expect, [&] { return bh::velafi::payload(number<std::int64_t>(input, "timestamp_ms")); },
      [&](auto payload) { return openssl::hex(openssl::hmac_sha256(text(input, "secret"), payload)); },
      [&](auto signature) { return bh::velafi::verify(signature, key.value(), number<std::int64_t>(input, "timestamp_ms")); });
}

void velafi_verify(const json &input, const json &expect) {
  const auto given_signature = text(input, "signature");
  const auto key = bh::hmac_key::init(text(input, "secret"));
  if (!key) return void(is_ok(key.status(), expect));
  is_ok(bh::velafi::verify(given_signature, key.value(), number<std::int64_t>(input, "timestamp_ms"), window(input)).status(), expect);
}

void velafi_token_request(const json &input, const json &expect) {
  const auto key = bh::hmac_key::init(text(input, "secret"));
  if (!key) return void(is_ok(key.status(), expect));
  const auto given_api_key = text(input, "api_key");
  check_request(bh::velafi::token_request(key.value(), given_api_key, number<std::int64_t>(input, "timestamp_ms")), expect);
}

void velafi_token_response(const json &input, const json &expect) {
  check_response(bh::velafi::token_response(http(input)), expect);
}

void velafi_request(const json &input, const json &expect) {
  const json &call_input = input.at("call");
  const auto call_token = text(call_input, "token");
  const auto call_method = text(call_input, "method");
  const auto call_target = text(call_input, "target");
  const auto call_body = text(call_input, "body");
  const auto call_content_type = text(call_input, "content_type");
  const bh::velafi::call call{call_token, call_method, call_target, call_body, call_content_type};
  check_request(bh::velafi::request(call), expect);
}

void velafi_response(const json &input, const json &expect) {
  check_response(bh::velafi::response(http(input)), expect);
}

void velafi_webhook_verify(const json &input, const json &expect) {
  const auto given_signature = text(input, "signature");
  const auto given_public_key = text(input, "public_key");
  const auto given_body = text(input, "body");
  is_ok(bh::velafi::webhook_verify(given_signature, given_public_key, given_body).status(), expect);
}

void velafi_webhook_id(const json &input, const json &expect) {
  const auto given_body = text(input, "body");
  check_text(bh::velafi::webhook_id(given_body), expect, "text");
}

void velafi_webhook_acknowledge(const json &input, const json &expect) {
  check_text(bh::velafi::webhook_acknowledge(number<std::uint32_t>(input, "accepted")), expect, "text");
}

void velafi_diagnose(const json &input, const json &expect) {
  const auto given_signature = text(input, "signature");
  const auto given_secret = text(input, "secret");
  const auto given_api_key = text(input, "api_key");
  const auto made = bh::velafi::diagnose(given_signature, given_secret, given_api_key, number<std::int64_t>(input, "timestamp_ms"));
  if (!is_ok(made.status(), expect)) return;
  const json &wanted = expect.at("diagnosis");
  CHECK(static_cast<std::uint32_t>(made->mistake()) == named(wanted, "mistake", bh_mistake_names));
  CHECK(made->names() == text(wanted, "names"));
  CHECK(made->payload() == text(wanted, "payload"));
}

void pave_sign(const json &input, const json &expect) {
  const auto key = bh::hmac_key::init(text(input, "secret"));
  if (!key) return void(is_ok(key.status(), expect));
  const auto given_username = text(input, "username");
  const auto given_api_key = text(input, "api_key");
  const auto given_timestamp = text(input, "timestamp");
  check_signed(
      bh::pave::sign(key.value(), given_username, given_api_key, given_timestamp), expect, [&] { return bh::pave::payload(given_username, given_api_key, given_timestamp); },
      [&](auto payload) { return openssl::hex(openssl::hmac_sha256(text(input, "secret"), payload)); },
      [&](auto signature) { return bh::pave::verify(signature, key.value(), given_username, given_api_key, given_timestamp); });
}

void pave_verify(const json &input, const json &expect) {
  const auto given_signature = text(input, "signature");
  const auto key = bh::hmac_key::init(text(input, "secret"));
  if (!key) return void(is_ok(key.status(), expect));
  const auto given_username = text(input, "username");
  const auto given_api_key = text(input, "api_key");
  const auto given_timestamp = text(input, "timestamp");
  is_ok(bh::pave::verify(given_signature, key.value(), given_username, given_api_key, given_timestamp, window(input)).status(), expect);
}

void pave_request(const json &input, const json &expect) {
  const auto key = bh::hmac_key::init(text(input, "secret"));
  if (!key) return void(is_ok(key.status(), expect));
  const json &call_input = input.at("call");
  const auto call_username = text(call_input, "username");
  const auto call_api_key = text(call_input, "api_key");
  const auto call_timestamp = text(call_input, "timestamp");
  const auto call_method = text(call_input, "method");
  const auto call_target = text(call_input, "target");
  const auto call_body = text(call_input, "body");
  const bh::pave::call call{call_username, call_api_key, call_timestamp, call_method, call_target, call_body};
  check_request(bh::pave::request(key.value(), call), expect);
}

void pave_response(const json &input, const json &expect) {
  check_response(bh::pave::response(http(input)), expect);
}

void pave_callback_verify(const json &input, const json &expect) {
  const auto given_sent = text(input, "sent");
  const auto given_stored = text(input, "stored");
  is_ok(bh::pave::callback_verify(given_sent, given_stored).status(), expect);
}

void pave_diagnose(const json &input, const json &expect) {
  const auto given_signature = text(input, "signature");
  const auto given_secret = text(input, "secret");
  const auto given_username = text(input, "username");
  const auto given_api_key = text(input, "api_key");
  const auto given_timestamp = text(input, "timestamp");
  const auto made = bh::pave::diagnose(given_signature, given_secret, given_username, given_api_key, given_timestamp);
  if (!is_ok(made.status(), expect)) return;
  const json &wanted = expect.at("diagnosis");
  CHECK(static_cast<std::uint32_t>(made->mistake()) == named(wanted, "mistake", bh_mistake_names));
  CHECK(made->names() == text(wanted, "names"));
  CHECK(made->payload() == text(wanted, "payload"));
}

void mixin_verify(const json &input, const json &expect) {
  const auto given_token = text(input, "token");
  const auto given_method = text(input, "method");
  const auto given_target = text(input, "target");
  const auto given_body = text(input, "body");
  const auto given_request_id = text(input, "request_id");
  is_ok(bh::mixin::verify(given_token, raw<32>(input, "public_hex"), given_method, given_target, given_body, given_request_id, window(input), number<bh_mixin_flags>(input, "flags")).status(), expect);
}

void mixin_integrity_verify(const json &input, const json &expect) {
  const auto given_token = text(input, "token");
  const auto given_method = text(input, "method");
  const auto given_target = text(input, "target");
  const auto given_body = text(input, "body");
  const auto given_request_id = text(input, "request_id");
  is_ok(bh::mixin::integrity_verify(given_token, raw<32>(input, "public_hex"), given_method, given_target, given_body, given_request_id, window(input)).status(), expect);
}

void mixin_request(const json &input, const json &expect) {
  const auto key = ed25519_key(input.at("key"));
  if (!key) return void(is_ok(key.status(), expect));
  const json &claims_input = input.at("claims");
  const auto claims_uid = text(claims_input, "uid");
  const auto claims_sid = text(claims_input, "sid");
  const auto claims_aid = text(claims_input, "aid");
  const auto claims_iss = text(claims_input, "iss");
  const auto claims_scp = text(claims_input, "scp");
  const auto claims_jti = text(claims_input, "jti");
  const bh::mixin::claims claims{claims_uid, claims_sid, claims_aid, claims_iss, claims_scp, claims_jti, number<std::int64_t>(claims_input, "iat_s"), number<std::int64_t>(claims_input, "exp_s"), number<bh_mixin_flags>(claims_input, "flags")};
  const auto given_method = text(input, "method");
  const auto given_target = text(input, "target");
  const auto given_body = text(input, "body");
  check_request(bh::mixin::request(key.value(), claims, given_method, given_target, given_body), expect);
}

void mixin_response(const json &input, const json &expect) {
  check_response(bh::mixin::response(http(input)), expect);
}

void mixin_diagnose(const json &input, const json &expect) {
  const auto given_token = text(input, "token");
  const auto given_key_text = text(input, "key_text");
  const auto given_method = text(input, "method");
  const auto given_target = text(input, "target");
  const auto given_body = text(input, "body");
  const auto given_request_id = text(input, "request_id");
  const auto made = bh::mixin::diagnose(given_token, given_key_text, given_method, given_target, given_body, given_request_id, number<std::int64_t>(input, "now_ms"));
  if (!is_ok(made.status(), expect)) return;
  const json &wanted = expect.at("diagnosis");
  CHECK(static_cast<std::uint32_t>(made->mistake()) == named(wanted, "mistake", bh_mistake_names));
  CHECK(made->names() == text(wanted, "names"));
  CHECK(made->payload() == text(wanted, "payload"));
}

void mixin_code_challenge(const json &input, const json &expect) {
  const auto given_verifier = text(input, "verifier");
  check_text(bh::mixin::code_challenge(given_verifier), expect, "text");
}

void mixin_oauth_token_request(const json &input, const json &expect) {
  const auto given_client_id = text(input, "client_id");
  const auto given_code = text(input, "code");
  const auto given_client_secret = text(input, "client_secret");
  const auto given_code_verifier = text(input, "code_verifier");
  const auto given_public_key = text(input, "public_key");
  check_request(bh::mixin::oauth_token_request(given_client_id, given_code, given_client_secret, given_code_verifier, given_public_key), expect);
}

void mixin_oauth_token_response(const json &input, const json &expect) {
  check_response(bh::mixin::oauth_token_response(http(input)), expect);
}

void mixin_authorization_read(const json &input, const json &expect) {
  const auto given_body = text(input, "body");
  const auto made = bh::mixin::authorization_read(given_body);
  if (!is_ok(made.status(), expect)) return;
  const json &wanted = expect.at("authorization");
  CHECK(made->authorization_id() == text(wanted, "authorization_id"));
  CHECK(made->scope() == text(wanted, "scope"));
  CHECK(made->server_key() == text(wanted, "server_key"));
}

void mixin_response_verify(const json &input, const json &expect) {
  const auto given_server_key = text(input, "server_key");
  const auto given_target = text(input, "target");
  const auto given_request_id = text(input, "request_id");
  is_ok(bh::mixin::response_verify(http(input), given_server_key, given_target, given_request_id, window(input)).status(), expect);
}

void mixin_blaze_request(const json &input, const json &expect) {
  const auto key = ed25519_key(input.at("key"));
  if (!key) return void(is_ok(key.status(), expect));
  const json &claims_input = input.at("claims");
  const auto claims_uid = text(claims_input, "uid");
  const auto claims_sid = text(claims_input, "sid");
  const auto claims_aid = text(claims_input, "aid");
  const auto claims_iss = text(claims_input, "iss");
  const auto claims_scp = text(claims_input, "scp");
  const auto claims_jti = text(claims_input, "jti");
  const bh::mixin::claims claims{claims_uid, claims_sid, claims_aid, claims_iss, claims_scp, claims_jti, number<std::int64_t>(claims_input, "iat_s"), number<std::int64_t>(claims_input, "exp_s"), number<bh_mixin_flags>(claims_input, "flags")};
  check_request(bh::mixin::blaze_request(key.value(), claims), expect);
}

void mixin_blaze_message(const json &input, const json &expect) {
  const auto given_id = text(input, "id");
  check_text(bh::mixin::blaze_message(given_id), expect, "text");
}

void mixin_pin(const json &input, const json &expect) {
  const json &keystore_input = input.at("keystore");
  const auto keystore_app_id = text(keystore_input, "app_id");
  const auto keystore_session_id = text(keystore_input, "session_id");
  const auto keystore_authorization_id = text(keystore_input, "authorization_id");
  const auto keystore_scope = text(keystore_input, "scope");
  const auto keystore_private_key = text(keystore_input, "private_key");
  const auto keystore_server_key = text(keystore_input, "server_key");
  const auto keystore_spend_key = text(keystore_input, "spend_key");
  const auto keystore_pin = text(keystore_input, "pin");
  const bh::mixin::keystore_view keystore{keystore_app_id, keystore_session_id, keystore_authorization_id, keystore_scope, keystore_private_key, keystore_server_key, keystore_spend_key, keystore_pin, named(keystore_input, "server_key_kind", {{"NONE", 0}, {"ED25519", 1}, {"X25519", 2}})};
  const auto given_plain = text(input, "plain");
  const auto given_iv = text(input, "iv");
  check_text(bh::mixin::pin(keystore, given_plain, given_iv, number<std::int64_t>(input, "time_s"), number<std::uint64_t>(input, "iterator")), expect, "text");
}

void mixin_iterator_next(const json &input, const json &expect) {
  check_number(bh::mixin::iterator_next(number<std::uint64_t>(input, "last"), number<std::int64_t>(input, "now_ms")), expect, "iterator");
}

void mixin_tip_payload(const json &input, const json &expect) {
  const auto given_action = text(input, "action");
  const params given_params(input, "params");
  check_text(bh::mixin::tip_payload(given_action, given_params.list), expect, "text");
}

void mixin_tip_sign(const json &input, const json &expect) {
  const auto key = ed25519_key(input.at("key"));
  if (!key) return void(is_ok(key.status(), expect));
  const auto given_action = text(input, "action");
  const params given_params(input, "params");
  check_bytes(bh::mixin::tip_sign(key.value(), given_action, given_params.list), expect, "signature_hex");
}

void mixin_register_body(const json &input, const json &expect) {
  const auto key = ed25519_key(input.at("key"));
  if (!key) return void(is_ok(key.status(), expect));
  const json &keystore_input = input.at("keystore");
  const auto keystore_app_id = text(keystore_input, "app_id");
  const auto keystore_session_id = text(keystore_input, "session_id");
  const auto keystore_authorization_id = text(keystore_input, "authorization_id");
  const auto keystore_scope = text(keystore_input, "scope");
  const auto keystore_private_key = text(keystore_input, "private_key");
  const auto keystore_server_key = text(keystore_input, "server_key");
  const auto keystore_spend_key = text(keystore_input, "spend_key");
  const auto keystore_pin = text(keystore_input, "pin");
  const bh::mixin::keystore_view keystore{keystore_app_id, keystore_session_id, keystore_authorization_id, keystore_scope, keystore_private_key, keystore_server_key, keystore_spend_key, keystore_pin, named(keystore_input, "server_key_kind", {{"NONE", 0}, {"ED25519", 1}, {"X25519", 2}})};
  const auto given_iv = text(input, "iv");
  check_text(bh::mixin::register_body(key.value(), keystore, given_iv, number<std::int64_t>(input, "time_s"), number<std::uint64_t>(input, "iterator")), expect, "text");
}

void toobit_sign(const json &input, const json &expect) {
  const auto key = bh::hmac_key::init(text(input, "secret"));
  if (!key) return void(is_ok(key.status(), expect));
  const auto given_query = text(input, "query");
  const auto given_body = text(input, "body");
  check_signed(
      bh::toobit::sign(key.value(), given_query, given_body), expect, [&] { return bh::toobit::payload(given_query, given_body); },
      [&](auto payload) { return openssl::hex(openssl::hmac_sha256(text(input, "secret"), payload)); },
      [&](auto signature) { return bh::toobit::verify(signature, key.value(), given_query, given_body); });
}

void toobit_verify(const json &input, const json &expect) {
  const auto given_signature = text(input, "signature");
  const auto key = bh::hmac_key::init(text(input, "secret"));
  if (!key) return void(is_ok(key.status(), expect));
  const auto given_query = text(input, "query");
  const auto given_body = text(input, "body");
  is_ok(bh::toobit::verify(given_signature, key.value(), given_query, given_body, number<std::int64_t>(input, "now_ms")).status(), expect);
}

void toobit_request(const json &input, const json &expect) {
  const auto key = bh::hmac_key::init(text(input, "secret"));
  if (!key) return void(is_ok(key.status(), expect));
  const json &call_input = input.at("call");
  const auto call_api_key = text(call_input, "api_key");
  const auto call_method = text(call_input, "method");
  const auto call_path = text(call_input, "path");
  const params call_query(call_input, "query");
  const params call_form(call_input, "form");
  const auto call_json = text(call_input, "json");
  const bh::toobit::call call{call_api_key, call_method, call_path, call_query.list, call_form.list, call_json, number<std::int64_t>(call_input, "timestamp_ms"), number<std::int64_t>(call_input, "recv_window_ms")};
  check_request(bh::toobit::request(key.value(), call), expect);
}

void toobit_key_request(const json &input, const json &expect) {
  const json &call_input = input.at("call");
  const auto call_api_key = text(call_input, "api_key");
  const auto call_method = text(call_input, "method");
  const auto call_path = text(call_input, "path");
  const params call_query(call_input, "query");
  const params call_form(call_input, "form");
  const auto call_json = text(call_input, "json");
  const bh::toobit::call call{call_api_key, call_method, call_path, call_query.list, call_form.list, call_json, number<std::int64_t>(call_input, "timestamp_ms"), number<std::int64_t>(call_input, "recv_window_ms")};
  check_request(bh::toobit::key_request(call), expect);
}

void toobit_response(const json &input, const json &expect) {
  check_response(bh::toobit::response(http(input)), expect);
}

void toobit_response_item(const json &input, const json &expect) {
  check_response(bh::toobit::response_item(http(input), number<std::size_t>(input, "index")), expect);
}

void toobit_time_request(const json &, const json &expect) {
  check_request(bh::toobit::time_request(), expect);
}

void toobit_time_response(const json &input, const json &expect) {
  check_response(bh::toobit::time_response(http(input)), expect);
}

void toobit_stream_response(const json &input, const json &expect) {
  check_response(bh::toobit::stream_response(http(input), number<std::int64_t>(input, "sent_ms")), expect);
}

void toobit_stream_url(const json &input, const json &expect) {
  const auto given_listen_key = text(input, "listen_key");
  check_text(bh::toobit::stream_url(given_listen_key), expect, "text");
}

void toobit_diagnose(const json &input, const json &expect) {
  const auto given_signature = text(input, "signature");
  const auto given_secret = text(input, "secret");
  const auto given_query = text(input, "query");
  const auto given_body = text(input, "body");
  const auto given_api_key = text(input, "api_key");
  const auto given_method = text(input, "method");
  const auto given_path = text(input, "path");
  const auto made = bh::toobit::diagnose(given_signature, given_secret, given_query, given_body, given_api_key, given_method, given_path);
  if (!is_ok(made.status(), expect)) return;
  const json &wanted = expect.at("diagnosis");
  CHECK(static_cast<std::uint32_t>(made->mistake()) == named(wanted, "mistake", bh_mistake_names));
  CHECK(made->names() == text(wanted, "names"));
  CHECK(made->payload() == text(wanted, "payload"));
}

void bitbitduo_verify(const json &input, const json &expect) {
  const auto given_signature = text(input, "signature");
  const auto given_app_id = text(input, "app_id");
  const auto given_app_key = text(input, "app_key");
  is_ok(bh::bitbitduo::verify(given_signature, bh::bitbitduo::scheme{named(input, "scheme", {{"SHA256", 0}, {"HMAC_SHA256", 1}, {"HMAC_SHA256_APPID", 2}})}, given_app_id, given_app_key, number<std::uint32_t>(input, "random"), number<std::int64_t>(input, "time_s"), window(input)).status(), expect);
}

void bitbitduo_token_request(const json &input, const json &expect) {
  const auto given_app_id = text(input, "app_id");
  const auto given_app_key = text(input, "app_key");
  check_request(bh::bitbitduo::token_request(bh::bitbitduo::scheme{named(input, "scheme", {{"SHA256", 0}, {"HMAC_SHA256", 1}, {"HMAC_SHA256_APPID", 2}})}, given_app_id, given_app_key, number<std::uint32_t>(input, "random"), number<std::int64_t>(input, "time_s")), expect);
}

void bitbitduo_token_response(const json &input, const json &expect) {
  check_response(bh::bitbitduo::token_response(http(input), number<std::int64_t>(input, "sent_ms")), expect);
}

void bitbitduo_time_request(const json &, const json &expect) {
  check_request(bh::bitbitduo::time_request(), expect);
}

void bitbitduo_time_response(const json &input, const json &expect) {
  check_response(bh::bitbitduo::time_response(http(input)), expect);
}

void bitbitduo_request(const json &input, const json &expect) {
  const auto given_token = text(input, "token");
  const auto given_rpc_method = text(input, "rpc_method");
  const auto given_rpc_params = text(input, "rpc_params");
  check_request(bh::bitbitduo::request(given_token, given_rpc_method, given_rpc_params, number<std::uint32_t>(input, "rpc_id")), expect);
}

void bitbitduo_message(const json &input, const json &expect) {
  const auto given_token = text(input, "token");
  const auto given_rpc_method = text(input, "rpc_method");
  const auto given_rpc_params = text(input, "rpc_params");
  check_text(bh::bitbitduo::message(given_token, given_rpc_method, given_rpc_params, number<std::uint32_t>(input, "rpc_id")), expect, "text");
}

void bitbitduo_response(const json &input, const json &expect) {
  check_response(bh::bitbitduo::response(http(input), number<std::uint32_t>(input, "rpc_id")), expect);
}

void bitbitduo_diagnose(const json &input, const json &expect) {
  const auto given_signature = text(input, "signature");
  const auto given_app_id = text(input, "app_id");
  const auto given_app_key = text(input, "app_key");
  const auto made = bh::bitbitduo::diagnose(given_signature, bh::bitbitduo::scheme{named(input, "scheme", {{"SHA256", 0}, {"HMAC_SHA256", 1}, {"HMAC_SHA256_APPID", 2}})}, given_app_id, given_app_key, number<std::uint32_t>(input, "random"), number<std::int64_t>(input, "time_s"));
  if (!is_ok(made.status(), expect)) return;
  const json &wanted = expect.at("diagnosis");
  CHECK(static_cast<std::uint32_t>(made->mistake()) == named(wanted, "mistake", bh_mistake_names));
  CHECK(made->names() == text(wanted, "names"));
  CHECK(made->payload() == text(wanted, "payload"));
}

void token_seal(const json &input, const json &expect) {
  const auto given_secret = text(input, "secret");
  const auto given_account = text(input, "account");
  const auto given_nonce = text(input, "nonce");
  const auto given_token = text(input, "token");
  check_text(bh::token_seal(given_secret, given_account, given_nonce, given_token), expect, "text");
}

void token_open(const json &input, const json &expect) {
  const auto given_sealed = text(input, "sealed");
  const auto given_secret = text(input, "secret");
  const auto given_account = text(input, "account");
  check_text(bh::token_open(given_sealed, given_secret, given_account), expect, "text");
}

} // namespace

const std::map<std::string, runner> &described() {
  static const std::map<std::string, runner> runners = {
      {".secret_check", secret_check},
      {".ed25519_public_read", ed25519_public_read},
      {".ed25519_verify", ed25519_verify},
      {".percent_encode", percent_encode},
      {".query_encode", query_encode},
      {".time_format_utc", time_format_utc},
      {".time_parse_utc", time_parse_utc},
      {".clock_offset", clock_offset},
      {"velafi.sign", velafi_sign},
      {"velafi.verify", velafi_verify},
      {"velafi.token_request", velafi_token_request},
      {"velafi.token_response", velafi_token_response},
      {"velafi.request", velafi_request},
      {"velafi.response", velafi_response},
      {"velafi.webhook_verify", velafi_webhook_verify},
      {"velafi.webhook_id", velafi_webhook_id},
      {"velafi.webhook_acknowledge", velafi_webhook_acknowledge},
      {"velafi.diagnose", velafi_diagnose},
      {"pave.sign", pave_sign},
      {"pave.verify", pave_verify},
      {"pave.request", pave_request},
      {"pave.response", pave_response},
      {"pave.callback_verify", pave_callback_verify},
      {"pave.diagnose", pave_diagnose},
      {"mixin.verify", mixin_verify},
      {"mixin.integrity_verify", mixin_integrity_verify},
      {"mixin.request", mixin_request},
      {"mixin.response", mixin_response},
      {"mixin.diagnose", mixin_diagnose},
      {"mixin.code_challenge", mixin_code_challenge},
      {"mixin.oauth_token_request", mixin_oauth_token_request},
      {"mixin.oauth_token_response", mixin_oauth_token_response},
      {"mixin.authorization_read", mixin_authorization_read},
      {"mixin.response_verify", mixin_response_verify},
      {"mixin.blaze_request", mixin_blaze_request},
      {"mixin.blaze_message", mixin_blaze_message},
      {"mixin.pin", mixin_pin},
      {"mixin.iterator_next", mixin_iterator_next},
      {"mixin.tip_payload", mixin_tip_payload},
      {"mixin.tip_sign", mixin_tip_sign},
      {"mixin.register_body", mixin_register_body},
      {"toobit.sign", toobit_sign},
      {"toobit.verify", toobit_verify},
      {"toobit.request", toobit_request},
      {"toobit.key_request", toobit_key_request},
      {"toobit.response", toobit_response},
      {"toobit.response_item", toobit_response_item},
      {"toobit.time_request", toobit_time_request},
      {"toobit.time_response", toobit_time_response},
      {"toobit.stream_response", toobit_stream_response},
      {"toobit.stream_url", toobit_stream_url},
      {"toobit.diagnose", toobit_diagnose},
      {"bitbitduo.verify", bitbitduo_verify},
      {"bitbitduo.token_request", bitbitduo_token_request},
      {"bitbitduo.token_response", bitbitduo_token_response},
      {"bitbitduo.time_request", bitbitduo_time_request},
      {"bitbitduo.time_response", bitbitduo_time_response},
      {"bitbitduo.request", bitbitduo_request},
      {"bitbitduo.message", bitbitduo_message},
      {"bitbitduo.response", bitbitduo_response},
      {"bitbitduo.diagnose", bitbitduo_diagnose},
      {".token_seal", token_seal},
      {".token_open", token_open},
  };
  return runners;
}

} // namespace vectors
