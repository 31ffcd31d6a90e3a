#include "openssl.hpp"
#include "vectors.hpp"

using namespace vectors;

TEST_CASE("vectors: pave") {
  run("pave",
      {{"sign",
        [](const json &input, const json &expect) {
          const auto secret = text(input, "secret"), username = text(input, "username"),
                     api_key = text(input, "api_key"), timestamp = text(input, "timestamp");
          const auto key = bh::hmac_key::init(secret);
          if (!key) return void(is_ok(key.status(), expect));
          check_signed(
              bh::pave::sign(key.value(), username, api_key, timestamp), expect,
              [&] { return bh::pave::payload(username, api_key, timestamp); },
              [&](auto payload) { return openssl::hex(openssl::hmac_sha256(secret, payload)); },
              [&](auto signature) { return bh::pave::verify(signature, key.value(), username, api_key, timestamp); });
        }},
       {"verify",
        [](const json &input, const json &expect) {
          const auto key = bh::hmac_key::init(text(input, "secret"));
          if (!key) return void(is_ok(key.status(), expect));
          is_ok(bh::pave::verify(text(input, "signature"), key.value(), text(input, "username"), text(input, "api_key"),
                                 text(input, "timestamp"), window(input))
                    .status(),
                expect);
        }},
       {"request",
        [](const json &input, const json &expect) {
          const auto key = bh::hmac_key::init(text(input, "secret"));
          if (!key) return void(is_ok(key.status(), expect));
          const json &from = input.at("call");
          const auto username = text(from, "username"), api_key = text(from, "api_key"),
                     timestamp = text(from, "timestamp"), method = text(from, "method"), target = text(from, "target"),
                     body = text(from, "body");
          check_request(bh::pave::request(key.value(), {username, api_key, timestamp, method, target, body}), expect);
        }},
       {"response",
        [](const json &input, const json &expect) { check_response(bh::pave::response(http(input)), expect); }}});
}
