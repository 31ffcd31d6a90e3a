#include "openssl.hpp"
#include "vectors.hpp"

using namespace vectors;

namespace {

// Claims, method, target and body of a case, and the texts that they view.
struct call {
  explicit call(const json &input)
      : method(text(input, "method")), target(text(input, "target")), body(text(input, "body")) {
    const json &from = input.at("claims");
    for (const char *name : {"uid", "sid", "aid", "iss", "scp", "jti"}) texts.push_back(text(from, name));
    claims = {texts[0],
              texts[1],
              texts[2],
              texts[3],
              texts[4],
              texts[5],
              number<std::int64_t>(from, "iat_s"),
              number<std::int64_t>(from, "exp_s")};
  }
  call(const call &) = delete;
  std::deque<std::string> texts;
  std::string method, target, body;
  bh::mixin::claims claims;
};

void sign(const json &input, const json &expect) {
  const auto key = ed25519_key(input.at("key"));
  if (!key) return void(is_ok(key.status(), expect));
  const call c(input);
  const auto token = bh::mixin::sign(key.value(), c.claims, c.method, c.target, c.body);
  if (!is_ok(token.status(), expect)) return;
  CHECK(token.value() == text(expect, "token"));
  const auto payload = bh::mixin::payload(c.claims, c.method, c.target, c.body).value();
  CHECK(payload == text(expect, "payload"));

  const auto public32 = raw<32>(expect, "public_hex");
  CHECK(bh::ed25519_public(key.value()).value() == public32);
  REQUIRE(token->size() > payload.size() + 1);
  const auto last = bh::base64url_decode(token->substr(payload.size() + 1)).value();
  bh::ed25519_signature signature{};
  REQUIRE(last.size() == signature.size());
  std::copy(last.begin(), last.end(), signature.begin());
  CHECK(openssl::ed25519_verify(signature, public32, payload));

  const auto verify = [&](std::string_view which) {
    return bh::mixin::verify(which, public32, c.method, c.target, c.body, c.claims.jti).status();
  };
  CHECK(verify(token.value()) == BH_OK);
  auto changed = token.value();
  char &inside = changed[payload.size() + 20];
  inside = inside == 'A' ? 'B' : 'A';
  CHECK(verify(changed) == BH_ERR_SIGNATURE);
}

void decode(const json &input, const json &expect) {
  const auto token = bh::mixin::decode(text(input, "token"));
  if (!is_ok(token.status(), expect)) return;
  const json &wanted = expect.at("token_fields");
  const auto claims = token->claims();
  CHECK(token->alg() == text(wanted, "alg"));
  CHECK(token->sig() == text(wanted, "sig"));
  CHECK(claims.uid == text(wanted, "uid"));
  CHECK(claims.sid == text(wanted, "sid"));
  CHECK(claims.aid == text(wanted, "aid"));
  CHECK(claims.iss == text(wanted, "iss"));
  CHECK(claims.scp == text(wanted, "scp"));
  CHECK(claims.jti == text(wanted, "jti"));
  CHECK(claims.iat_s == number<std::int64_t>(wanted, "iat_s"));
  CHECK(claims.exp_s == number<std::int64_t>(wanted, "exp_s"));
}

void spend_key(const json &input, const json &expect) {
  const std::string text_of_key = text(input.at("keystore"), "spend_key");
  bh::mixin::keystore_view keystore;
  keystore.spend_key = text_of_key;
  const auto key = bh::mixin::spend_key(keystore, raw<32>(input, "public_hex"));
  if (!is_ok(key.status(), expect)) return;
  CHECK(bh::ed25519_public(key.value()).value() == raw<32>(expect, "public_hex"));
  CHECK(bh::ed25519_sign(key.value(), text(input, "message")).value() == raw<64>(expect, "signature_hex"));
}

} // namespace

TEST_CASE("vectors: mixin") {
  run("mixin", {{"sign", sign}, {"decode", decode}, {"spend_key", spend_key}});
}
