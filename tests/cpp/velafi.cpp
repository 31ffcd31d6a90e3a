#include "openssl.hpp"
#include "vectors.hpp"

using namespace vectors;

TEST_CASE("vectors: velafi") {
  run("velafi",
      {{"sign",
        [](const json &input, const json &expect) {
          const auto secret = text(input, "secret");
          const auto time_ms = number<std::int64_t>(input, "timestamp_ms");
          const auto key = bh::hmac_key::init(secret);
          if (!key) return void(is_ok(key.status(), expect));
          check_signed(
              bh::velafi::sign(key.value(), time_ms), expect, [&] { return bh::velafi::payload(time_ms); },
              [&](auto payload) { return openssl::hex(openssl::hmac_sha256(secret, payload)); },
              [&](auto signature) { return bh::velafi::verify(signature, key.value(), time_ms); });
        }},
       {"verify",
        [](const json &input, const json &expect) {
          const auto key = bh::hmac_key::init(text(input, "secret"));
          if (!key) return void(is_ok(key.status(), expect));
          is_ok(bh::velafi::verify(text(input, "signature"), key.value(), number<std::int64_t>(input, "timestamp_ms"),
                                   window(input))
                    .status(),
                expect);
        }},
       {"token_request",
        [](const json &input, const json &expect) {
          const auto key = bh::hmac_key::init(text(input, "secret"));
          if (!key) return void(is_ok(key.status(), expect));
          check_request(bh::velafi::token_request(key.value(), text(input, "api_key"),
                                                  number<std::int64_t>(input, "timestamp_ms")),
                        expect);
        }},
       {"token_response",
        [](const json &input, const json &expect) { check_response(bh::velafi::token_response(http(input)), expect); }},
       {"request",
        [](const json &input, const json &expect) {
          const json &call = input.at("call");
          const auto token = text(call, "token"), method = text(call, "method"), target = text(call, "target"),
                     body = text(call, "body"), content_type = text(call, "content_type");
          check_request(bh::velafi::request({token, method, target, body, content_type}), expect);
        }},
       {"response",
        [](const json &input, const json &expect) { check_response(bh::velafi::response(http(input)), expect); }}});
}
