#include "openssl.hpp"
#include "vectors.hpp"

using namespace vectors;

namespace {

bh::bitbitduo::scheme scheme_of(const json &input) {
  const json &from = input.at("scheme");
  if (from == "SHA256") return bh::bitbitduo::scheme::sha256;
  if (from == "HMAC_SHA256") return bh::bitbitduo::scheme::hmac_sha256;
  if (from == "HMAC_SHA256_APPID") return bh::bitbitduo::scheme::hmac_sha256_appid;
  return bh::bitbitduo::scheme{from.get<std::uint32_t>()};
}

// The parameters that all of its calls have.
struct parameters {
  explicit parameters(const json &input)
      : scheme(scheme_of(input)),
        app_id(text(input, "app_id")),
        app_key(text(input, "app_key")),
        random(number<std::uint32_t>(input, "random")),
        time_s(number<std::int64_t>(input, "time_s")) {}
  bh::bitbitduo::scheme scheme;
  std::string app_id, app_key;
  std::uint32_t random;
  std::int64_t time_s;
};

} // namespace

TEST_CASE("vectors: bitbitduo") {
  run("bitbitduo", {{"sign", [](const json &input, const json &expect) {
                       const parameters p(input);
                       check_signed(
                           bh::bitbitduo::sign(p.scheme, p.app_id, p.app_key, p.random, p.time_s), expect,
                           [&] { return bh::bitbitduo::payload(p.scheme, p.app_id, p.app_key, p.random, p.time_s); },
                           [&](auto payload) {
                             return openssl::hex(p.scheme == bh::bitbitduo::scheme::sha256
                                                     ? openssl::sha256(payload)
                                                     : openssl::hmac_sha256(p.app_key, payload));
                           },
                           [&](auto signature) {
                             return bh::bitbitduo::verify(signature, p.scheme, p.app_id, p.app_key, p.random, p.time_s);
                           });
                     }}});
}

// What they need is in the description.
TEST_CASE("vectors: velafi") {
  run("velafi", {});
}

TEST_CASE("vectors: pave") {
  run("pave", {});
}

TEST_CASE("vectors: toobit") {
  run("toobit", {});
}
