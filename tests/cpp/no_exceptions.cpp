// Built with -fno-exceptions -fno-rtti, by several compilers and for several standards: calls every
// function of the wrapper once.
#include "no_exceptions.hpp"

#include <bh_auth.hpp>

#ifdef BH_TEST_NO_EXCEPTIONS
#if defined(__cpp_exceptions) || defined(__cpp_rtti)
#error "build this file with -fno-exceptions -fno-rtti"
#endif
#endif

namespace no_exceptions {
namespace {

constexpr std::int64_t now_ms = 1700000000000;
constexpr std::int64_t now_s = now_ms / 1000;

bool general() {
  const auto key = bh::hmac_key::init("secret");
  const auto seed = bh::ed25519_seed{1};
  const auto signing_key = bh::ed25519_key::from_seed(seed);
  if (!key || !signing_key || !bh::secret_check("secret")) return false;
  std::string secret = "secret";
  bh::wipe(secret);
  char raw[4] = "abc";
  bh::wipe(raw, sizeof raw);
  const auto public32 = bh::ed25519_public(signing_key.value());
  const auto signature = bh::ed25519_sign(signing_key.value(), "message");
  const auto digest = bh::sha256("message");
  return secret.empty() && raw[0] == 0 && public32 && signature && digest &&
         bh::ed25519_verify(signature.value(), public32.value(), "message") &&
         bh::ed25519_key::from_hex(bh::hex_encode(bh::bytes(seed)).value()) &&
         bh::ed25519_key::from_base64url(bh::base64url_encode(bh::bytes(seed)).value()) &&
         bh::hmac_sha256(key.value(), "message") && bh::equal("a", "a") && bh::hex_decode("6162").value() == "ab" &&
         bh::base64url_decode("YWI").value() == "ab" && bh::cstr(nullptr).empty() &&
         bh::status_name(BH_OK) == "BH_OK" && !bh::status_message(BH_OK).empty() && bh::version() == BH_VERSION &&
         bh::abi_version() == BH_ABI_VERSION;
}

bool times() {
  const auto utc = bh::time_format_utc(now_s);
  return utc && bh::time_parse_utc(utc.value()).value() == now_s && bh::now_ms() &&
         bh::uuid_v4().value().size() == 36 && bh::random_below(2).value() < 2 &&
         bh::clock_offset(now_ms, now_ms + 2, now_ms + 51, 1).value().offset_ms == 50 &&
         bh::token_rule({now_ms, now_ms + 7200000, 0, 0, 0}, now_ms).value().action == bh::token_action::use;
}

bool velafi() {
  const auto key = bh::hmac_key::init("secret");
  const auto signature = bh::velafi::sign(key.value(), now_ms);
  return signature && bh::velafi::payload(now_ms) &&
         bh::velafi::verify(signature.value(), key.value(), now_ms, bh::window{now_ms, 1, 1}) &&
         bh::velafi::token_request(key.value(), "key", now_ms) &&
         bh::velafi::request({"token", "GET", "/v2/account"}) &&
         bh::velafi::token_response({500, "down"}).value().error_code() == 500 &&
         bh::velafi::response({500, "down"}).value().http_status() == 500;
}

bool pave() {
  const auto key = bh::hmac_key::init("secret");
  const auto token = bh::pave::sign(key.value(), "user", "key", "1700000000");
  return token && bh::pave::payload("user", "key", "1700000000").value() == "user:key@1700000000" &&
         bh::pave::verify(token.value(), key.value(), "user", "key", "1700000000") &&
         bh::pave::request(key.value(), {"user", "key", "1700000000", "GET", "/v1/sessions", {}}) &&
         bh::pave::response({200, "{}"}).value().accepted();
}

bool mixin() {
  const auto key = bh::ed25519_key::from_seed(bh::ed25519_seed{1});
  const auto public32 = bh::ed25519_public(key.value());
  bh::mixin::claims claims;
  claims.uid = "u";
  claims.sid = "s";
  claims.jti = "j";
  claims.iat_s = now_s;
  claims.exp_s = now_s + 60;
  const auto token = bh::mixin::sign(key.value(), claims, "GET", "/me");
  const auto decoded = bh::mixin::decode(token.value());
  const auto request = bh::mixin::request(key.value(), claims, "GET", "/me");
  return token && bh::mixin::payload(claims, "GET", "/me") &&
         bh::mixin::verify(token.value(), public32.value(), "GET", "/me") &&
         bh::mixin::integrity_verify(token.value(), public32.value(), "GET", "/me", "", "j") &&
         decoded->claims().sid == "s" && request->headers().size() == 3 &&
         bh::mixin::response({202, R"({"error":{"code":401}})"}).value().error_code() == 401;
}

bool toobit() {
  const auto key = bh::hmac_key::init("secret");
  const auto signature = bh::toobit::sign(key.value(), "timestamp=1700000000000");
  bh::toobit::call call;
  call.api_key = "key";
  call.method = "POST";
  call.path = "/api/v1/spot/order";
  call.query = {{"symbol", "BTCUSDT"}};
  call.form = {{"side", "SELL"}};
  call.timestamp_ms = now_ms;
  const auto request = bh::toobit::request(key.value(), call);
  return signature && bh::toobit::payload("a=1", "b=2").value() == "a=1b=2" &&
         bh::toobit::verify(signature.value(), key.value(), "timestamp=1700000000000", {}, now_ms) &&
         request->target() == "/api/v1/spot/order?symbol=BTCUSDT" &&
         bh::toobit::response({200, "{}"}).value().accepted() && bh::toobit::time_request() &&
         bh::toobit::time_response({200, R"({"serverTime":1700000000000})"}).value().server_time_ms() == now_ms;
}

bool bitbitduo() {
  constexpr auto scheme = bh::bitbitduo::scheme::hmac_sha256;
  const auto random = bh::bitbitduo::random();
  const auto sig = bh::bitbitduo::sign(scheme, "id", "key", random.value(), now_s);
  return sig && bh::bitbitduo::payload(scheme, "id", "key", random.value(), now_s) &&
         bh::bitbitduo::verify(sig.value(), scheme, "id", "key", random.value(), now_s) &&
         bh::bitbitduo::token_request(scheme, "id", "key", random.value(), now_s) &&
         !bh::bitbitduo::token_response({500, "down"}, now_ms).value().accepted() && bh::bitbitduo::time_request() &&
         !bh::bitbitduo::time_response({500, "down"}).value().accepted();
}

} // namespace

const char *first_failure() {
  if (!general()) return "general";
  if (!times()) return "times";
  if (!velafi()) return "velafi";
  if (!pave()) return "pave";
  if (!mixin()) return "mixin";
  if (!toobit()) return "toobit";
  if (!bitbitduo()) return "bitbitduo";
  return "";
}

void take_value_of_failure() {
  static_cast<void>(bh::hex_decode("xy").value());
}

} // namespace no_exceptions
