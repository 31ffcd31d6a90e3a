// Calls that must be refused, by the status that says what to do; and sizes beyond the usual.
#include <bh_auth.hpp>

#include <doctest/doctest.h>

#include <string>

namespace {
constexpr std::int64_t now_ms = 1700000000000;
}

TEST_CASE("a key that was never initialised is refused by every function that takes one") {
  const bh::hmac_key key;
  const bh::ed25519_key signing_key;
  bh::toobit::call call;
  call.api_key = "key";
  call.method = "GET";
  call.path = "/api";
  call.timestamp_ms = now_ms;
  bh::mixin::claims claims;
  const std::string signature(64, '0');
  CHECK(bh::hmac_sha256(key, "").status() == BH_ERR_KEY);
  CHECK(bh::velafi::sign(key, now_ms).status() == BH_ERR_KEY);
  CHECK(bh::velafi::verify(signature, key, now_ms).status() == BH_ERR_KEY);
  CHECK(bh::velafi::token_request(key, "key", now_ms).status() == BH_ERR_KEY);
  CHECK(bh::pave::sign(key, "u", "k", "t").status() == BH_ERR_KEY);
  CHECK(bh::pave::verify(signature, key, "u", "k", "t").status() == BH_ERR_KEY);
  CHECK(bh::pave::request(key, {"u", "k", "t", "GET", "/", {}}).status() == BH_ERR_KEY);
  CHECK(bh::toobit::sign(key, "a=1").status() == BH_ERR_KEY);
  CHECK(bh::toobit::verify(signature, key, "a=1").status() == BH_ERR_KEY);
  CHECK(bh::toobit::request(key, call).status() == BH_ERR_KEY);
  CHECK(bh::ed25519_public(signing_key).status() == BH_ERR_KEY);
  CHECK(bh::ed25519_sign(signing_key, "").status() == BH_ERR_KEY);
  CHECK(bh::mixin::sign(signing_key, claims, "GET", "/").status() == BH_ERR_KEY);
  CHECK(bh::mixin::request(signing_key, claims, "GET", "/").status() == BH_ERR_KEY);
}

TEST_CASE("an unset environment variable is an empty secret, not a crash") {
  CHECK(bh::hmac_key::init(bh::cstr(nullptr)).status() == BH_ERR_SECRET_EMPTY);
  CHECK(bh::hmac_key::init({}).status() == BH_ERR_SECRET_EMPTY);
  CHECK(bh::ed25519_key::from_hex({}).status() == BH_ERR_SECRET_EMPTY);
}

TEST_CASE("the commonest mistakes have their own status") {
  const auto key = bh::hmac_key::init("secret").value();
  CHECK(bh::velafi::sign(key, now_ms / 1000).status() == BH_ERR_TIME_IS_SECONDS);
  CHECK(bh::time_format_utc(now_ms).status() == BH_ERR_TIME_IS_MILLISECONDS);
  CHECK(bh::secret_check("secret\n").status() == BH_ERR_SECRET_SPACE);
  CHECK(bh::toobit::sign(key, "a=1&signature=0").status() == BH_ERR_PARAM_SIGNATURE);
  CHECK(bh::bitbitduo::sign(bh::bitbitduo::scheme{9}, "i", "k", 100000, now_ms / 1000).status() == BH_ERR_SCHEME);
  bh::mixin::claims both;
  both.uid = both.sid = both.aid = both.iss = both.scp = both.jti = "x";
  both.iat_s = now_ms / 1000;
  both.exp_s = both.iat_s + 1;
  CHECK(bh::mixin::payload(both, "GET", "/").status() == BH_ERR_CLAIMS);
}

TEST_CASE("a window is passed on, and none means none") {
  const auto key = bh::hmac_key::init("secret").value();
  const auto signature = bh::velafi::sign(key, now_ms).value();
  const auto status = [&](bh::optional_window window) {
    return bh::velafi::verify(signature, key, now_ms, window).status();
  };
  CHECK(status({}) == BH_OK);
  CHECK(status(bh::window{now_ms + 5000, 5000, 0}) == BH_OK);
  CHECK(status(bh::window{now_ms + 5001, 5000, 0}) == BH_ERR_STALE);
  CHECK(status(bh::window{now_ms - 1, 5000, 0}) == BH_ERR_FUTURE);
  CHECK(status(bh::window{now_ms - 1, 5000, 1}) == BH_OK);
}

TEST_CASE("PAVE's own window is five minutes") {
  const auto key = bh::hmac_key::init("secret").value();
  const auto token = bh::pave::sign(key, "user", "key", "1740568725").value();
  const auto status = [&](std::int64_t after_ms) {
    const auto own = bh::pave::window(1740568725000 + after_ms);
    return bh::pave::verify(token, key, "user", "key", "1740568725", own).status();
  };
  CHECK(status(300000) == BH_OK);
  CHECK(status(300001) == BH_ERR_STALE);
  CHECK(status(-1000) == BH_OK);
  CHECK(status(-1001) == BH_ERR_FUTURE);
}

TEST_CASE("texts and requests beyond the usual size are whole") {
  const std::string long_text(100000, 'x');
  CHECK(bh::hex_encode(long_text).value().size() == 2 * long_text.size());
  CHECK(bh::base64url_decode(bh::base64url_encode(long_text).value()).value() == long_text);
  const auto key = bh::hmac_key::init("secret").value();
  const auto target = "/" + long_text;
  const auto json = "[\"" + long_text + "\"]";
  const auto request = bh::pave::request(key, {"u", "k", "t", "POST", target, json}).value();
  CHECK(request.target() == target);
  CHECK(request.body() == json);
  CHECK(request.headers().size() == 5);
  const auto body = R"({"code":-1,"msg":")" + long_text + R"("})";
  const auto response = bh::toobit::response({400, body});
  CHECK(response->error_message() == long_text);
}

TEST_CASE("sizes around the first capacity that is tried") {
  for (std::size_t size = 0; size < 1400; ++size) {
    const std::string bytes(size, 'a');
    const auto hex = bh::hex_encode(bytes).value();
    REQUIRE(hex.size() == 2 * size);
    REQUIRE(bh::hex_decode(hex).value() == bytes);
    const auto json = "[\"" + bytes + "\"]";
    const auto request = bh::velafi::request({"token", "POST", "/v1/x", json}).value();
    REQUIRE(request.body() == json);
  }
}

TEST_CASE("embedded NULs are bytes like any other") {
  const std::string_view with_nul("a\0b", 3);
  CHECK(bh::hex_encode(with_nul).value() == "610062");
  CHECK(bh::sha256(with_nul).value() != bh::sha256("a").value());
  CHECK(bh::hmac_key::init(with_nul));
  CHECK(bh::velafi::request({with_nul, "GET", "/"}).status() == BH_ERR_HEADER_VALUE);
}
