// One full call of each service: signed by the wrapper, judged by the sandbox, read by the wrapper.
#include "http.hpp"

#include <bh_auth.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace {

std::string credential(const char *pointer) {
  static const auto all = [] {
    std::ifstream file(BH_CREDENTIALS);
    REQUIRE_MESSAGE(file.good(), "no credentials in " BH_CREDENTIALS);
    return nlohmann::json::parse(file);
  }();
  return all.at(nlohmann::json::json_pointer(pointer)).get<std::string>();
}

bh::ed25519_public_key public_key(const char *pointer) {
  const auto bytes = bh::hex_decode(credential(pointer)).value();
  bh::ed25519_public_key made{};
  std::copy(bytes.begin(), bytes.end(), made.begin());
  return made;
}

} // namespace

TEST_CASE("sandbox: velafi sells a token, which opens a later call") {
  const auto key = bh::hmac_key::init(credential("/velafi/secret")).value();
  const auto api_key = credential("/velafi/api_key");
  const auto now_ms = bh::now_ms().value();
  const auto bought = http::send(bh::velafi::token_request(key, api_key, now_ms).value());
  const auto token = bh::velafi::token_response({bought.status, bought.body}).value();
  CHECK(token.accepted());
  CHECK_FALSE(token.token().empty());
  CHECK(token.expires_ms() > now_ms);

  const auto later = http::send(bh::velafi::request({token.token(), "GET", "/v2/account"}).value());
  CHECK(bh::velafi::response({later.status, later.body}).value().accepted());

  const auto stale = http::send(bh::velafi::token_request(key, api_key, now_ms - 60000).value());
  const auto refusal = bh::velafi::token_response({stale.status, stale.body}).value();
  CHECK_FALSE(refusal.accepted());
  CHECK(refusal.error_code() == -1021);
  CHECK(refusal.token().empty());
}

TEST_CASE("sandbox: pave takes GET and POST, by both forms of time") {
  const auto key = bh::hmac_key::init(credential("/pave/secret")).value();
  const auto username = credential("/pave/username"), api_key = credential("/pave/api_key");
  const auto now_s = bh::now_ms().value() / 1000;
  const auto utc = bh::time_format_utc(now_s).value(), seconds = std::to_string(now_s);
  const auto get = http::send(bh::pave::request(key, {username, api_key, utc, "GET", "/v1/sessions", {}}).value());
  CHECK(bh::pave::response({get.status, get.body}).value().accepted());
  const auto post =
      http::send(bh::pave::request(key, {username, api_key, seconds, "POST", "/v1/sessions", "{}"}).value());
  CHECK(bh::pave::response({post.status, post.body}).value().accepted());

  const auto wrong_key = bh::hmac_key::init("wrong").value();
  const auto wrong =
      http::send(bh::pave::request(wrong_key, {username, api_key, utc, "GET", "/v1/sessions", {}}).value());
  CHECK(bh::pave::response({wrong.status, wrong.body}).value().error_code() == 401);
}

TEST_CASE("sandbox: mixin responses a bot, and signs its response to OAuth") {
  const auto bot_key = bh::ed25519_key::from_base64url(credential("/mixin/private_key_base64url")).value();
  const auto uid = credential("/mixin/uid"), sid = credential("/mixin/sid");
  const auto first_id = bh::uuid_v4().value(), second_id = bh::uuid_v4().value();
  bh::mixin::claims bot;
  bot.uid = uid;
  bot.sid = sid;
  bot.jti = first_id;
  bot.iat_s = bh::now_ms().value() / 1000;
  bot.exp_s = bot.iat_s + 600;
  const auto transfer =
      bh::mixin::request(bot_key, bot, "POST", "/transfers?a=%20b", R"({"amount":"1","memo":"é"})").value();
  const auto moved = http::send(transfer);
  CHECK(bh::mixin::response({moved.status, moved.body}).value().accepted());
  const auto again = http::send(transfer);
  const auto refusal = bh::mixin::response({again.status, again.body}).value();
  CHECK(again.status == 202);
  CHECK_FALSE(refusal.accepted());
  CHECK(refusal.error_code() == 401);

  const auto oauth_key = bh::ed25519_key::from_hex(credential("/mixin/oauth/seed_hex")).value();
  const auto iss = credential("/mixin/oauth/iss"), aid = credential("/mixin/oauth/aid"),
             scp = credential("/mixin/oauth/scp");
  bh::mixin::claims oauth;
  oauth.iss = iss;
  oauth.aid = aid;
  oauth.scp = scp;
  oauth.jti = second_id;
  oauth.iat_s = bot.iat_s;
  oauth.exp_s = bot.exp_s;
  const auto me = http::send(bh::mixin::request(oauth_key, oauth, "GET", "/me").value());
  CHECK(bh::mixin::response({me.status, me.body}).value().accepted());
  const auto server = public_key("/mixin/server/public_hex");
  const auto integrity = [&](std::string_view body) {
    return bh::mixin::integrity_verify(me.headers.at("x-integrity-token"), server, "GET", "/me", body,
                                       me.headers.at("x-request-id"))
        .status();
  };
  CHECK(integrity(me.body) == BH_OK);
  CHECK(integrity(me.body + " ") == BH_ERR_TOKEN_REQUEST);
}

TEST_CASE("sandbox: toobit tells the time, and takes query, form and both") {
  const auto asked = http::send(bh::toobit::time_request().value());
  const auto time = bh::toobit::time_response({asked.status, asked.body}).value();
  const auto clock = bh::clock_offset(asked.sent_ms, asked.received_ms, time.server_time_ms(), 1).value();
  CHECK(std::abs(clock.offset_ms) <= clock.uncertainty_ms); // it is the same clock

  const auto key = bh::hmac_key::init(credential("/toobit/secret")).value();
  const auto api_key = credential("/toobit/api_key");
  bh::toobit::call call;
  call.api_key = api_key;
  call.method = "GET";
  call.path = "/api/v1/futures/balance";
  call.query = {{"note", "a b&c=d/é?"}};
  call.timestamp_ms = bh::now_ms().value() + clock.offset_ms;
  const auto get = http::send(bh::toobit::request(key, call).value());
  CHECK(bh::toobit::response({get.status, get.body}).value().accepted());
  call.method = "POST";
  call.path = "/api/v1/spot/order";
  call.form = {{"symbol", "BTCUSDT"}, {"side", "SELL"}};
  const auto post = http::send(bh::toobit::request(key, call).value());
  CHECK(bh::toobit::response({post.status, post.body}).value().accepted());

  const auto wrong = http::send(bh::toobit::request(bh::hmac_key::init("wrong").value(), call).value());
  const auto refusal = bh::toobit::response({wrong.status, wrong.body}).value();
  CHECK(refusal.error_code() == -1022);
  CHECK(refusal.error_name() == "INVALID_SIGNATURE");
}

TEST_CASE("sandbox: bitbitduo tells the time, and sells a token by each scheme") {
  const auto asked = http::send(bh::bitbitduo::time_request().value());
  const auto time = bh::bitbitduo::time_response({asked.status, asked.body}).value();
  const auto clock = bh::clock_offset(asked.sent_ms, asked.received_ms, time.server_time_ms(), 1000).value();
  CHECK(std::abs(clock.offset_ms) <= clock.uncertainty_ms);

  using bh::bitbitduo::scheme;
  const auto token = [&](scheme which, const std::string &account, std::int64_t shift_s) {
    const auto app_id = credential(("/bitbitduo/app_id" + account).c_str()),
               app_key = credential(("/bitbitduo/app_key" + account).c_str());
    const auto now_ms = bh::now_ms().value();
    const auto request =
        bh::bitbitduo::token_request(which, app_id, app_key, bh::bitbitduo::random().value(), now_ms / 1000 + shift_s);
    const auto sent = http::send(request.value());
    return bh::bitbitduo::token_response({sent.status, sent.body}, now_ms).value();
  };
  const auto error = [&](scheme which, std::int64_t shift_s) {
    const auto response = token(which, "", shift_s);
    return std::string(response.error_name());
  };
  for (const auto &[which, account] : {std::pair(scheme::sha256, ""), std::pair(scheme::hmac_sha256, "_hmac"),
                                       std::pair(scheme::hmac_sha256_appid, "_hmac_appid")}) {
    const auto bought = token(which, account, 0);
    CHECK(bought.accepted());
    CHECK(bought.token().substr(0, 9) == "robotapi:");
  }
  CHECK(error(scheme::sha256, -600) == "BBD_WRONG_CODE_002");
  CHECK(error(scheme::hmac_sha256, 0) == "BBD_WRONG_CODE_005");
}
