#include "openssl.hpp"
#include "vectors.hpp"

using namespace vectors;

TEST_CASE("vectors: toobit") {
  run("toobit",
      {{"sign",
        [](const json &input, const json &expect) {
          const auto secret = text(input, "secret"), query = text(input, "query"), body = text(input, "body");
          const auto key = bh::hmac_key::init(secret);
          if (!key) return void(is_ok(key.status(), expect));
          check_signed(
              bh::toobit::sign(key.value(), query, body), expect, [&] { return bh::toobit::payload(query, body); },
              [&](auto payload) { return openssl::hex(openssl::hmac_sha256(secret, payload)); },
              [&](auto signature) { return bh::toobit::verify(signature, key.value(), query, body); });
        }},
       {"verify",
        [](const json &input, const json &expect) {
          const auto key = bh::hmac_key::init(text(input, "secret"));
          if (!key) return void(is_ok(key.status(), expect));
          is_ok(bh::toobit::verify(text(input, "signature"), key.value(), text(input, "query"), text(input, "body"),
                                   number<std::int64_t>(input, "now_ms"))
                    .status(),
                expect);
        }},
       {"request",
        [](const json &input, const json &expect) {
          const auto key = bh::hmac_key::init(text(input, "secret"));
          if (!key) return void(is_ok(key.status(), expect));
          const json &from = input.at("call");
          const auto api_key = text(from, "api_key"), method = text(from, "method"), path = text(from, "path"),
                     body = text(from, "json");
          const params query(from, "query"), form(from, "form");
          check_request(bh::toobit::request(key.value(), {api_key, method, path, query.list, form.list, body,
                                                          number<std::int64_t>(from, "timestamp_ms"),
                                                          number<std::int64_t>(from, "recv_window_ms")}),
                        expect);
        }},
       {"response",
        [](const json &input, const json &expect) { check_response(bh::toobit::response(http(input)), expect); }},
       {"time_request", [](const json &, const json &expect) { check_request(bh::toobit::time_request(), expect); }},
       {"response_item",
        [](const json &input, const json &expect) {
          check_response(bh::toobit::response_item(http(input), number<std::size_t>(input, "index")), expect);
        }},
       {"time_response", [](const json &input, const json &expect) {
          check_response(bh::toobit::time_response(http(input)), expect);
        }}});
}
