#include "openssl.hpp"
#include "vectors.hpp"

using namespace vectors;

namespace {

void hmac_sha256(const json &input, const json &expect) {
  const auto secret = text(input, "secret"), message = text(input, "message");
  const auto key = bh::hmac_key::init(secret);
  if (!key) return void(is_ok(key.status(), expect));
  const auto mac = bh::hmac_sha256(key.value(), message);
  if (!is_ok(mac.status(), expect)) return;
  CHECK(bh::hex_encode(bh::bytes(mac.value())).value() == text(expect, "mac_hex"));
  CHECK(mac.value() == openssl::hmac_sha256(secret, message));
}

void sha256(const json &input, const json &expect) {
  const auto message = text(input, "message");
  const auto digest = bh::sha256(message);
  if (!is_ok(digest.status(), expect)) return;
  CHECK(bh::hex_encode(bh::bytes(digest.value())).value() == text(expect, "digest_hex"));
  CHECK(digest.value() == openssl::sha256(message));
}

void ed25519_sign(const json &input, const json &expect) {
  const auto key = ed25519_key(input.at("key"));
  if (!key) return void(is_ok(key.status(), expect));
  const auto message = text(input, "message");
  const auto signature = bh::ed25519_sign(key.value(), message);
  if (!is_ok(signature.status(), expect)) return;
  const auto public32 = bh::ed25519_public(key.value()).value();
  CHECK(bh::hex_encode(bh::bytes(signature.value())).value() == text(expect, "signature_hex"));
  CHECK(bh::hex_encode(bh::bytes(public32)).value() == text(expect, "public_hex"));
  CHECK(openssl::ed25519_verify(signature.value(), public32, message));
  CHECK(bh::ed25519_verify(signature.value(), public32, message).status() == BH_OK);
}

void token_rule(const json &input, const json &expect) {
  const auto made =
      bh::token_rule({number<std::int64_t>(input, "issued_ms"), number<std::int64_t>(input, "expires_ms"),
                      number<std::int64_t>(input, "last_request_ms"), number<std::int64_t>(input, "min_interval_ms"),
                      number<std::int64_t>(input, "refresh_ahead_ms")},
                     number<std::int64_t>(input, "now_ms"));
  if (!is_ok(made.status(), expect)) return;
  static const std::map<std::string, bh::token_action> actions = {
      {"USE", bh::token_action::use}, {"REFRESH", bh::token_action::refresh}, {"WAIT", bh::token_action::wait}};
  CHECK(made->action == actions.at(text(expect, "action")));
  CHECK(made->wait_ms == number<std::int64_t>(expect, "wait_ms"));
}

// What people hand in: a keystore in its forms.
void keystore_read(const json &input, const json &expect) {
  const auto made = bh::mixin::keystore_read(text(input, "text"));
  if (!is_ok(made.status(), expect)) return;
  const json &wanted = expect.at("keystore");
  CHECK(made->app_id() == text(wanted, "app_id"));
  CHECK(made->session_id() == text(wanted, "session_id"));
  CHECK(made->authorization_id() == text(wanted, "authorization_id"));
  CHECK(made->scope() == text(wanted, "scope"));
  CHECK(made->private_key() == text(wanted, "private_key"));
  CHECK(made->server_key() == text(wanted, "server_key"));
  CHECK(made->spend_key() == text(wanted, "spend_key"));
  CHECK(made->pin() == text(wanted, "pin"));
  static const std::map<std::string, bh_mixin_server_key> kinds = {{"NONE", BH_MIXIN_SERVER_KEY_NONE},
                                                                   {"ED25519", BH_MIXIN_SERVER_KEY_ED25519},
                                                                   {"X25519", BH_MIXIN_SERVER_KEY_X25519}};
  CHECK(made->server_key_kind() == kinds.at(text(wanted, "server_key_kind")));
}

// A function from text to text: the member of the input, and what the result is compared with.
runner convert(bh::result<std::string> (*function)(bh::text_arg), const char *from, const char *to, bool is_hex) {
  return [=](const json &input, const json &expect) {
    const auto made = function(text(input, from));
    if (!is_ok(made.status(), expect)) return;
    CHECK((is_hex ? bh::hex_encode(made.value()).value() : made.value()) == text(expect, to));
  };
}

} // namespace

TEST_CASE("vectors: core") {
  run("core", {{"hmac_sha256", hmac_sha256},
               {"sha256", sha256},
               {"ed25519_sign", ed25519_sign},
               {"token_rule", token_rule},
               {"hex_encode", convert(bh::hex_encode, "bytes", "text", false)},
               {"hex_decode", convert(bh::hex_decode, "text", "bytes_hex", true)},
               {"base64url_encode", convert(bh::base64url_encode, "bytes", "text", false)},
               {"base64url_decode", convert(bh::base64url_decode, "text", "bytes_hex", true)},
               {"ed25519_key",
                [](const json &input, const json &expect) {
                  const auto key = ed25519_key(input);
                  if (!is_ok(key.status(), expect)) return;
                  const auto public32 = bh::ed25519_public(key.value()).value();
                  CHECK(bh::hex_encode(bh::bytes(public32)).value() == text(expect, "public_hex"));
                }},
               {"equal",
                [](const json &input, const json &expect) {
                  CHECK(bh::equal(text(input, "a"), text(input, "b")) == expect.at("equal").get<bool>());
                }},
               {"time_format_seconds", [](const json &input, const json &expect) {
                  const auto seconds = bh::time_format_seconds(number<std::int64_t>(input, "time_s"));
                  if (is_ok(seconds.status(), expect)) CHECK(seconds.value() == text(expect, "seconds"));
                }}});
}

TEST_CASE("vectors: input") {
  run("input", {{"ed25519_key_read",
                 [](const json &input, const json &expect) {
                   const auto key = bh::ed25519_key::read(text(input, "text"));
                   if (!is_ok(key.status(), expect)) return;
                   CHECK(bh::ed25519_public(key.value()).value() == raw<32>(expect, "public_hex"));
                 }},
                {"mixin_keystore_read", keystore_read}});
}
