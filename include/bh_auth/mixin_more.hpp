// Mixin's PIN and TIP, OAuth, responses checked whole, and Blaze. Include
// <bh_auth.hpp>, not this file.
#ifndef BH_AUTH_MIXIN_MORE_HPP
#define BH_AUTH_MIXIN_MORE_HPP

#include "mixin.hpp"

namespace bh::mixin {

/// A keystore as an argument: keystore.view(), with what its file lacks filled
/// in, such as spend_key or pin.
struct keystore_view {
  text_view app_id{};
  text_view session_id{};
  text_view authorization_id{};
  text_view scope{};
  text_view private_key{};
  text_view server_key{};
  text_view spend_key{};
  text_view pin{};
  bh_mixin_server_key server_key_kind = BH_MIXIN_SERVER_KEY_NONE;
};

/// What a keystore holds, as views into it, which must outlive them.
[[nodiscard]] inline keystore_view view(const keystore& from) noexcept {
  return {from.app_id(),    from.session_id(),  from.authorization_id(),
          from.scope(),     from.private_key(), from.server_key(),
          from.spend_key(), from.pin(),         from.server_key_kind()};
}
keystore_view view(const keystore&&) = delete;

}  // namespace bh::mixin

namespace bh::detail {

[[nodiscard]] inline bh_mixin_keystore plain(const mixin::keystore_view& from) noexcept {
  bh_mixin_keystore made{};
  made.app_id = view(from.app_id);
  made.session_id = view(from.session_id);
  made.authorization_id = view(from.authorization_id);
  made.scope = view(from.scope);
  made.private_key = view(from.private_key);
  made.server_key = view(from.server_key);
  made.spend_key = view(from.spend_key);
  made.pin = view(from.pin);
  made.server_key_kind = from.server_key_kind;
  return made;
}

}  // namespace bh::detail

namespace bh::mixin {

/// The key that spends, of a keystore whose spend_key is a seed or a scalar:
/// which, its public key tells (bh_mixin_spend_key).
[[nodiscard]] inline result<ed25519_key> spend_key(const keystore_view& keystore,
                                                   const ed25519_public_key& public32) {
  const bh_mixin_keystore plain = detail::plain(keystore);
  return ed25519_key::prepared(
      [&](bh_ed25519_key* key) { return bh_mixin_spend_key(key, &plain, public32.data()); });
}

/// A sealed PIN, pin_base64 (bh_mixin_pin). plain: six digits, a TIP signature's
/// bytes, or a public key's; empty: the keystore's pin. iv: 16 random bytes.
[[nodiscard]] inline result<std::string> pin(const keystore_view& keystore, text_arg plain,
                                             text_arg iv, std::int64_t time_s,
                                             std::uint64_t iterator) {
  const bh_mixin_keystore from = detail::plain(keystore);
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_mixin_pin(buf, len, &from, detail::view(plain), detail::view(iv), time_s, iterator);
  });
}

/// The iterator of a session's next PIN (bh_mixin_iterator_next).
[[nodiscard]] inline result<std::uint64_t> iterator_next(std::uint64_t last,
                                                         std::int64_t now_ms) noexcept {
  std::uint64_t iterator = 0;
  const bh_status status = bh_mixin_iterator_next(&iterator, last, now_ms);
  return status == BH_OK ? result<std::uint64_t>::of(std::move(iterator))
                         : result<std::uint64_t>::failed(status);
}

/// The text of a TIP action, such as "TIP:TRANSFER:CREATE:", with its parameters
/// by name (bh_mixin_tip_payload).
[[nodiscard]] inline result<std::string> tip_payload(text_arg action,
                                                     const std::vector<param>& params) {
  const std::vector<bh_param> list = detail::plain(params);
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_mixin_tip_payload(buf, len, detail::view(action), list.data(), list.size());
  });
}

/// The signature of a TIP action by the key that spends, for pin
/// (bh_mixin_tip_sign). A secret: wipe it.
[[nodiscard]] inline result<ed25519_signature> tip_sign(const ed25519_key& key, text_arg action,
                                                        const std::vector<param>& params) {
  const std::vector<bh_param> list = detail::plain(params);
  ed25519_signature made{};
  const bh_status status =
      bh_mixin_tip_sign(made.data(), key.c(), detail::view(action), list.data(), list.size());
  return status == BH_OK ? result<ed25519_signature>::of(std::move(made))
                         : result<ed25519_signature>::failed(status);
}

/// The body of POST /safe/users, which registers the key that spends
/// (bh_mixin_register_body).
[[nodiscard]] inline result<std::string> register_body(const ed25519_key& key,
                                                       const keystore_view& keystore, text_arg iv,
                                                       std::int64_t time_s,
                                                       std::uint64_t iterator) {
  const bh_mixin_keystore plain = detail::plain(keystore);
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_mixin_register_body(buf, len, key.c(), &plain, detail::view(iv), time_s, iterator);
  });
}

/// PKCE's challenge as Mixin has it, which is not that of RFC 7636
/// (bh_mixin_code_challenge).
[[nodiscard]] inline result<std::string> code_challenge(text_arg verifier) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_mixin_code_challenge(buf, len, detail::view(verifier));
  });
}

/// The call that exchanges a code (bh_mixin_oauth_token_request). One of
/// client_secret and code_verifier is empty; public_key: the bytes of a key of
/// your own, or empty.
[[nodiscard]] inline result<bh::request> oauth_token_request(text_arg client_id, text_arg code,
                                                             text_arg client_secret,
                                                             text_arg code_verifier,
                                                             text_arg public_key = {}) {
  using detail::view;
  return detail::owned<bh::request>([&](bh_request* request, char* buf, std::size_t* len) {
    return bh_mixin_oauth_token_request(request, buf, len, view(client_id), view(code),
                                        view(client_secret), view(code_verifier), view(public_key));
  });
}

/// The response to that: accepted, with an access token if there was no key of
/// your own, or the error (bh_mixin_oauth_token_response).
[[nodiscard]] inline result<bh::response> oauth_token_response(const http_response& http) {
  return detail::read(http, bh_mixin_oauth_token_response);
}

/// What was granted, as views into this object (bh_mixin_authorization).
class authorization : public detail::owner<bh_mixin_authorization> {
 public:
  /// The claim aid; empty with an access token.
  [[nodiscard]] std::string_view authorization_id() const& noexcept {
    return detail::view(c().authorization_id);
  }
  std::string_view authorization_id() const&& = delete;
  /// The claim scp: the granted scopes.
  [[nodiscard]] std::string_view scope() const& noexcept { return detail::view(c().scope); }
  std::string_view scope() const&& = delete;
  /// For response_verify: 64 hex characters.
  [[nodiscard]] std::string_view server_key() const& noexcept {
    return detail::view(c().server_key);
  }
  std::string_view server_key() const&& = delete;
};

/// Reads what was granted, of the body of a response that was accepted
/// (bh_mixin_authorization_read).
[[nodiscard]] inline result<authorization> authorization_read(text_arg body) {
  return detail::owned<authorization>(
      [&](bh_mixin_authorization* read, char* buf, std::size_t* len) {
        return bh_mixin_authorization_read(read, buf, len, detail::view(body));
      });
}

/// Whether a response, with its headers and request_method, is the one to the
/// request (bh_mixin_response_verify). server_key: of OAuth; empty for a bot.
[[nodiscard]] inline result<void> response_verify(const http_response& from, text_arg server_key,
                                                  text_arg target, text_arg request_id,
                                                  const optional_window& window = {}) {
  const std::vector<bh_param> headers = detail::plain(from.headers);
  const bh_http_response http = detail::plain(from, headers);
  return result<void>(bh_mixin_response_verify(
      &http, detail::view(server_key), detail::view(target), detail::view(request_id), window.c()));
}

/// The request that opens Blaze (bh_mixin_blaze_request). It goes to
/// blaze.mixin.one.
[[nodiscard]] inline result<bh::request> blaze_request(const ed25519_key& key,
                                                       const claims& claims) {
  const bh_mixin_claims plain = detail::plain(claims);
  return detail::owned<bh::request>([&](bh_request* request, char* buf, std::size_t* len) {
    return bh_mixin_blaze_request(request, buf, len, key.c(), &plain);
  });
}

/// The first message to Blaze, before gzip (bh_mixin_blaze_message).
[[nodiscard]] inline result<std::string> blaze_message(text_arg id) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_mixin_blaze_message(buf, len, detail::view(id));
  });
}

}  // namespace bh::mixin

#endif  // BH_AUTH_MIXIN_MORE_HPP
