// All five services by the C++ wrapper: the same exchanges, in the same form, as examples/c/demo. Sending
// and printing are that one's, in C.
//
//   demo [--count FILE]     FILE gets the number of exchanges with the sandbox
//
// Exit status 0 only if each service accepted what it should and refused what was tampered.
#include <bh_auth.hpp>

#include "service.hpp"

#include <algorithm>
#include <cstdlib>
#include <curl/curl.h>
#include <fstream>
#include <iostream>
#include <utility>
#include <vector>

using namespace demo_cpp;

namespace {

std::int64_t offset(const demo_response &received, const bh::response &response, std::int64_t resolution_ms) {
  if (!response.accepted()) return 0;
  const auto clock =
      bh::clock_offset(received.sent_ms, received.received_ms, response.server_time_ms(), resolution_ms).value();
  print_offset(clock.offset_ms, clock.uncertainty_ms);
  return clock.offset_ms;
}

void clocks(demo_state &demo) {
  service toobit(demo, "toobit", "Toobit's clock");
  const auto first =
      toobit.exchange({"server time"}, bh::toobit::time_request().value(), {}, bh::toobit::time_response);
  demo.toobit_offset_ms = offset(toobit.received(), first, 1);

  service bitbitduo(demo, "bitbitduo", "BITBITDUO's clock");
  const auto second =
      bitbitduo.exchange({"server time"}, bh::bitbitduo::time_request().value(), {}, bh::bitbitduo::time_response);
  demo.bitbitduo_offset_ms = offset(bitbitduo.received(), second, 1000); // it says seconds
}

void velafi(demo_state &demo) {
  service velafi(demo, "velafi", "VelaFi");
  const auto key = bh::hmac_key::init(velafi.value(1)).value();
  const auto token = [&](const shown &how, std::int64_t timestamp_ms) {
    const signing what{bh::velafi::payload(timestamp_ms).value(), bh::velafi::sign(key, timestamp_ms).value()};
    const auto request = bh::velafi::token_request(key, velafi.value(0), timestamp_ms);
    return velafi.exchange(how, request.value(), what, bh::velafi::token_response);
  };

  const auto now_ms = bh::now_ms().value();
  const auto bought = token({"token request"}, now_ms);
  if (bought.accepted()) {
    print_token(&bought.c(), velafi.received().sent_ms, 0);
    if (!velafi.is_real()) { // the document names no later call; this one is the sandbox's
      const auto request = bh::velafi::request({bought.token(), "GET", "/v2/account"});
      velafi.exchange({"later call, by the token"}, request.value(), {}, bh::velafi::response);
    }
  }
  token({"token request", "timestamp a minute old", "INVALID_TIMESTAMP"}, now_ms - 60000);
}

void pave(demo_state &demo) {
  service pave(demo, "pave", "PAVE");
  const auto utc = bh::time_format_utc(bh::now_ms().value() / 1000).value();
  const auto key = bh::hmac_key::init(pave.value(2)).value();
  const auto send = [&](const shown &how, const bh::hmac_key &by, const char *method, const char *json) {
    const bh::pave::call call{pave.value(0), pave.value(1), utc, method, "/v1/sessions", json};
    const signing what{bh::pave::payload(call.username, call.api_key, utc).value(),
                       bh::pave::sign(by, call.username, call.api_key, utc).value()};
    const auto request = bh::pave::request(by, call);
    pave.exchange(how, request.value(), what, bh::pave::response);
  };

  send({"GET"}, key, "GET", "");
  // In a real account it would start a session.
  if (!pave.is_real()) send({"POST with a body"}, key, "POST", R"({"user_id":"demo"})");
  send({"GET", "signed with another secret", "UNAUTHORIZED"}, bh::hmac_key::init("another secret").value(), "GET", "");
}

// The key of the sandbox's OAuth grant, and the public one by which its server signs.
constexpr char oauth_seed[] = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
constexpr char server_public[] = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";

bh::response mixin_call(service &mixin, const shown &how, const bh::ed25519_key &key, bh::mixin::claims claims,
                        const char *method, const char *target, const char *json) {
  const auto jti = bh::uuid_v4().value();
  claims.jti = jti;
  claims.iat_s = bh::now_ms().value() / 1000;
  claims.exp_s = claims.iat_s + 600;
  const auto token = bh::mixin::sign(key, claims, method, target, json).value();
  const signing what{bh::mixin::payload(claims, method, target, json).value(), token.substr(token.rfind('.') + 1)};
  const auto request = bh::mixin::request(key, claims, method, target, json).value();
  bh_request sent = request.c();
  if (how.tampered != nullptr) sent.method = bh_cstr("POST");
  return mixin.exchange(how, sent, what, bh::mixin::response);
}

// The server's signature over its response, and over one that was changed on the way.
void check_integrity(service &mixin) {
  bh::ed25519_public_key public32{};
  const auto bytes = bh::hex_decode(server_public).value();
  std::copy(bytes.begin(), bytes.end(), public32.begin());
  const bh::window window{bh::now_ms().value(), 0, 60000};
  demo_response &received = mixin.received();
  const auto verify = [&] {
    return bh::mixin::integrity_verify(received.integrity_token, public32, "GET", "/me", body(received),
                                       received.request_id, window);
  };

  const auto right = verify();
  print_text("integrity", right ? "the response is the server's own: X-Integrity-Token fits" : right.message().data());
  mixin.note("OAuth: X-Integrity-Token", BH_OK, right.status());

  received.memory[received.http.body.len / 2] ^= 1;
  const auto tampered = verify();
  print_text("tampered", "the response with one bit changed is refused:");
  print_text("", bh_status_name(tampered.status()));
  print_text("advice", tampered.message().data());
  mixin.note("response with one bit changed", BH_ERR_TOKEN_REQUEST, tampered.status());
}

void mixin(demo_state &demo) {
  service mixin(demo, "mixin", "Mixin");
  const auto text = mixin.value(2);
  const bool is_hex = text.size() == 64 || text.size() == 128;
  const auto key = (is_hex ? bh::ed25519_key::from_hex(text) : bh::ed25519_key::from_base64url(text)).value();
  bh::mixin::claims bot;
  bot.uid = mixin.value(0);
  bot.sid = mixin.value(1);
  mixin_call(mixin, {"bot: GET"}, key, bot, "GET", "/me", "");
  if (!mixin.is_real()) // in a real account it would move money
    mixin_call(mixin, {"bot: POST with a body"}, key, bot, "POST", "/transfers?fee=0",
               R"({"amount":"0.01","memo":"demo"})");
  mixin_call(mixin, {"bot: GET", "GET signed, POST sent", "UNAUTHORIZED"}, key, bot, "GET", "/me", "");
  if (mixin.is_real()) return;
  const auto oauth_key = bh::ed25519_key::from_hex(oauth_seed).value();
  bh::mixin::claims oauth;
  oauth.aid = "22222222-2222-4222-8222-222222222222";
  oauth.iss = "11111111-1111-4111-8111-111111111111";
  oauth.scp = "PROFILE:READ ASSETS:READ";
  if (mixin_call(mixin, {"OAuth: GET"}, oauth_key, oauth, "GET", "/me", "").accepted()) check_integrity(mixin);
}

// What the request says was signed: taken from what is sent, so that nothing else can be shown.
signing signed_part(const bh::request &request, bool is_json) {
  const auto cut = [](std::string_view text, std::string &signature) {
    const auto at = text.find("&signature=");
    if (at == text.npos) return text;
    signature = text.substr(at + 11);
    return text.substr(0, at);
  };
  const auto mark = request.target().find('?');
  signing made;
  const auto query = cut(mark == std::string_view::npos ? "" : request.target().substr(mark + 1), made.signature);
  const auto form = is_json ? std::string_view() : cut(request.body(), made.signature);
  made.payload = bh::toobit::payload(query, form).value();
  return made;
}

void toobit(demo_state &demo) {
  service toobit(demo, "toobit", "Toobit");
  const auto key = bh::hmac_key::init(toobit.value(1)).value();
  const auto send = [&](const shown &how, const char *method, const char *path, std::vector<bh::param> query,
                        std::vector<bh::param> form, std::string_view json) {
    bh::toobit::call call;
    call.api_key = toobit.value(0);
    call.method = method;
    call.path = path;
    call.query = std::move(query);
    call.form = std::move(form);
    call.json = json;
    call.timestamp_ms = bh::now_ms().value() + demo.toobit_offset_ms;
    const auto request = bh::toobit::request(key, call).value();
    bh_request sent = request.c();
    std::string target(request.target());
    if (how.tampered != nullptr) { // what a HTTP client does that sorts parameters
      const auto mark = target.find('?') + 1, second = target.find('&') + 1;
      const auto last = target.find('&', second);
      target = target.substr(0, mark) + target.substr(second, last - second) + "&" +
               target.substr(mark, second - 1 - mark) + target.substr(last);
      sent.target = view(target);
    }
    toobit.exchange(how, sent, signed_part(request, !json.empty()), bh::toobit::response);
  };

  send({"GET, query"}, "GET", "/api/v1/futures/balance", {}, {}, {});
  // The exchange checks this order and does not place it. The id must be percent-encoded; a real
  // host wants plain ones.
  send({"POST, query and form mixed"}, "POST", "/api/v1/spot/orderTest",
       {{"symbol", "BTCUSDT"}, {"side", "SELL"}, {"type", "LIMIT"}},
       {{"newClientOrderId", toobit.is_real() ? "demo-1" : "1st order @ 10%"},
        {"timeInForce", "GTC"},
        {"quantity", "1"},
        {"price", "400"}},
       {});
  if (!toobit.is_real()) // a real batch would place its orders
    send({"POST, JSON (the body is not signed)"}, "POST", "/api/v1/spot/batchOrders", {}, {},
         R"([{"symbol":"BTCUSDT","side":"SELL","quantity":"1"}])");
  send({"GET, query", "parameters sorted after signing", "INVALID_SIGNATURE"}, "GET", "/api/v1/spot/openOrders",
       {{"symbol", "BTCUSDT"}, {"side", "SELL"}}, {}, {});
}

void bitbitduo(demo_state &demo) {
  service bitbitduo(demo, "bitbitduo", "BITBITDUO");
  constexpr auto scheme = bh::bitbitduo::scheme::sha256;
  const auto app_id = bitbitduo.value(0), app_key = bitbitduo.value(1);
  const auto token = [&](const shown &how, std::int64_t time_s) {
    const auto random = bh::bitbitduo::random().value();
    signing what{bh::bitbitduo::payload(scheme, app_id, app_key, random, time_s).value(),
                 bh::bitbitduo::sign(scheme, app_id, app_key, random, time_s).value(), app_key};
    const auto request = bh::bitbitduo::token_request(scheme, app_id, app_key, random, time_s);
    const auto response = bitbitduo.exchange(how, request.value(), what, [&](const bh::http_response &http) {
      return bh::bitbitduo::token_response(http, bitbitduo.received().sent_ms);
    });
    bh::wipe(what.payload); // the app key is in it
    if (response.accepted()) print_token(&response.c(), bitbitduo.received().sent_ms, BH_BITBITDUO_MIN_INTERVAL_MS);
  };

  const auto time_s = (bh::now_ms().value() + demo.bitbitduo_offset_ms) / 1000;
  token({"token request"}, time_s);
  token({"token request", "time ten minutes old", "BBD_WRONG_CODE_002"}, time_s - 600);
}

// Which mistake made a wrong signature, from the secret's own text and what is sent. Nothing is sent.
void wrong(demo_state &demo) {
  constexpr std::string_view secret = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2";
  constexpr std::string_view seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
  constexpr std::int64_t now_ms = 1740568725231;
  const auto show = [&demo](const char *service, const bh::result<bh::diagnosis> &made) {
    const auto &found = made.value();
    demo_account account{};
    account.service = service;
    std::printf("\n%s\n", service);
    print_text("mistake", std::string(found.names()).c_str());
    print_text("it says", std::string(found.message()).c_str());
    exchange_note(&demo, &account, "which mistake made a signature", BH_OK,
                  found.names().empty() ? BH_ERR_SIGNATURE : BH_OK);
  };
  std::printf("\nWhy is a signature wrong? (sample keys; nothing is sent)\n");
  show("velafi", bh::velafi::diagnose("00048e2ca1f9227e3eb1a906378d21b2501d4a5812032747fc665a5a2198deb0", secret,
                                      "the-api-key", now_ms));
  show("pave", bh::pave::diagnose("fefb8031f6e6b814e2ff0ff2f84ed79558bc4a7b230fe3cea941babcf746b3db", secret,
                                  "user@example.com", "the-api-key", "2025-02-26T11:18:45Z"));
  // Signed without the query that is sent.
  show("mixin", bh::mixin::diagnose(
                    "eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.eyJleHAiOjE3NDA1Njg3ODUsImlhdCI6MTc0MDU2ODcyNSwianRpIjoiMjU"
                    "5NGFkNTctOWRhZC00MjRmLTg1OTUtYjE0NzI3ZTI0ZTYxIiwic2NwIjoiRlVMTCIsInNpZCI6ImMwOWNmMzEzLTdkZWQtNDI"
                    "1ZC1hZDNmLWExY2U0Y2ZkNWU1ZSIsInNpZyI6ImMxMzcwNzRhY2E3YjdkNTI0ZDg5MGVhN2Q0NTExM2YxNGIwYTY4ZWIyOGE"
                    "3OTJmNzQxYWQ4NzNlMWY4NjUwZmMiLCJ1aWQiOiI4OWUwYmRlZS1jMzU1LTQ3ZjItOTQ1YS1iZTQ4YmU4NzU2MDYifQ.7jvM"
                    "boMbaDlfPg-bFITJ-p4IQeCL2dfRMnCn8u8edfGg_c-dMh3IRS67ZAtu6HtH1zVoeYxmZYhgNavWMsszAA",
                    seed, "GET", "/safe/snapshots?limit=10"));
  show("toobit", bh::toobit::diagnose("968ef0c8ab8894093ce4e4ad720862e437e6721dc032006ea73ea3f77ac59d9f", secret,
                                      "symbol=BTCUSDT&side=SELL", "quantity=1&timestamp=1740568725231", "the-api-key",
                                      "POST", "/api/v1/spot/order"));
  show("bitbitduo", bh::bitbitduo::diagnose("fe7418e71552b99b4044ba66f99440b47767708c8d23e11df4a61d5b52e68d48",
                                            bh::bitbitduo::scheme::sha256, "the-app-id",
                                            "0123456789abcdef0123456789abcdef", 123456, now_ms / 1000));
}

bool run(demo_state &demo) {
  const std::pair<const char *, void (*)(demo_state &)> parts[] = {
      {"clocks", clocks}, {"velafi", velafi},       {"pave", pave},  {"mixin", mixin},
      {"toobit", toobit}, {"bitbitduo", bitbitduo}, {"wrong", wrong}};
  bool is_right = true;
  for (const auto &[name, part] : parts) {
    try {
      part(demo);
    } catch (const no_account &) {
      is_right = false;
    } catch (const bh::error &error) {
      std::cout.flush();
      std::cerr << "demo: " << name << ": " << error.what() << "\n";
      is_right = false;
    }
  }
  return print_table(&demo) != 0 && is_right;
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 1 && (argc != 3 || std::string_view(argv[1]) != "--count")) {
    std::cerr << "usage: demo [--count FILE]\n";
    return 2;
  }
  demo_state demo{};
  demo.sandbox_url = std::getenv("BH_SANDBOX_URL");
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return EXIT_FAILURE;
  std::printf("bh_auth %s, from C++\n", bh::version().data());
  bool is_right = run(demo);
  curl_global_cleanup();
  std::printf("\n%zu rows, %ld exchanges with the sandbox: %s\n", demo.row_count, demo.sandbox_calls,
              is_right ? "all as they must be" : "NOT as they must be");
  if (argc == 3) {
    std::ofstream file(argv[2]);
    file << demo.sandbox_calls << "\n";
    if (!file.flush()) is_right = false;
  }
  return is_right ? EXIT_SUCCESS : EXIT_FAILURE;
}
