// What people hand in: keys and keystores in their forms, and parameters.
#include "vectors.hpp"

using namespace vectors;

namespace {

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

} // namespace

TEST_CASE("vectors: input") {
  run("input", {{"ed25519_key_read",
                 [](const json &input, const json &expect) {
                   const auto key = bh::ed25519_key::read(text(input, "text"));
                   if (!is_ok(key.status(), expect)) return;
                   CHECK(bh::ed25519_public(key.value()).value() == raw<32>(expect, "public_hex"));
                 }},
                {"mixin_keystore_read", keystore_read}});
}
