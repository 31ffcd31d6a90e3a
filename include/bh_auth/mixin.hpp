// Mixin: a JWT for each request, signed with Ed25519. Include <bh_auth.hpp>,
// not this file.
#ifndef BH_AUTH_MIXIN_HPP
#define BH_AUTH_MIXIN_HPP

#include "diagnosis.hpp"
#include "exchange.hpp"
#include "keys.hpp"
#include "primitives.hpp"
#include "time.hpp"

namespace bh::mixin {

/// The claims of a token (bh_mixin_claims). Fill uid and sid for a bot or user,
/// or iss, aid and scp for OAuth; jti, iat_s and exp_s always.
struct claims {
  text_view uid{};
  text_view sid{};
  text_view aid{};
  text_view iss{};
  /// Empty means "FULL" for a bot; OAuth: the granted scopes.
  text_view scp{};
  /// A new UUID each time, such as bh::uuid_v4 makes.
  text_view jti{};
  /// Issued at and expires, in Unix seconds.
  std::int64_t iat_s = 0;
  std::int64_t exp_s = 0;
  /// What is allowed beyond the usual: BH_MIXIN_ flags, or 0.
  bh_mixin_flags flags = 0;
};

/// Why a token is refused (bh_mixin_diagnose). key: the private key's text, or the
/// public key's. now_ms: 0: the time is not compared.
[[nodiscard]] inline result<bh::diagnosis> diagnose(text_arg token, text_arg key, text_arg method,
                                                    text_arg target, text_arg body = {},
                                                    text_arg request_id = {},
                                                    std::int64_t now_ms = 0) {
  using detail::view;
  return detail::owned<bh::diagnosis>([&](bh_diagnosis* diagnosis, char* buf, std::size_t* len) {
    return bh_mixin_diagnose(diagnosis, buf, len, view(token), view(key), view(method),
                             view(target), view(body), view(request_id), now_ms);
  });
}

}  // namespace bh::mixin

namespace bh::detail {

[[nodiscard]] inline bh_mixin_claims plain(const mixin::claims& from) noexcept {
  bh_mixin_claims made{};
  made.uid = view(from.uid);
  made.sid = view(from.sid);
  made.aid = view(from.aid);
  made.iss = view(from.iss);
  made.scp = view(from.scp);
  made.jti = view(from.jti);
  made.iat_s = from.iat_s;
  made.exp_s = from.exp_s;
  made.flags = from.flags;
  return made;
}

}  // namespace bh::detail

namespace bh::mixin {

/// A decoded token, not verified: nothing in it may be trusted
/// (bh_mixin_token). What it does not hold is empty or 0.
class token : public detail::owner<bh_mixin_token> {
 public:
  /// The algorithm that its header names, such as "EdDSA" or "RS512".
  [[nodiscard]] std::string_view alg() const& noexcept { return detail::view(c().alg); }
  std::string_view alg() const&& = delete;
  /// The claim sig: hex SHA-256 of method, target and body.
  [[nodiscard]] std::string_view sig() const& noexcept { return detail::view(c().sig); }
  std::string_view sig() const&& = delete;
  /// The other claims, as views into this object.
  [[nodiscard]] mixin::claims claims() const& noexcept {
    using detail::view;
    const bh_mixin_claims& from = c().claims;
    return {view(from.uid), view(from.sid), view(from.aid), view(from.iss), view(from.scp),
            view(from.jti), from.iat_s,     from.exp_s,     from.flags};
  }
  mixin::claims claims() const&& = delete;
};

/// What a keystore holds, as views into this object; what it does not hold is
/// empty (bh_mixin_keystore).
class keystore : public detail::owner<bh_mixin_keystore> {
 public:
#define BH_KEYSTORE_TEXT(name)                                                             \
  [[nodiscard]] std::string_view name() const& noexcept { return detail::view(c().name); } \
  std::string_view name() const&& = delete;
  BH_KEYSTORE_TEXT(app_id)
  BH_KEYSTORE_TEXT(session_id)
  BH_KEYSTORE_TEXT(authorization_id)
  BH_KEYSTORE_TEXT(scope)
  /// For ed25519_key::read.
  BH_KEYSTORE_TEXT(private_key)
  BH_KEYSTORE_TEXT(server_key)
  BH_KEYSTORE_TEXT(spend_key)
  BH_KEYSTORE_TEXT(pin)
#undef BH_KEYSTORE_TEXT
  /// BH_MIXIN_SERVER_KEY_NONE, _ED25519 or _X25519.
  [[nodiscard]] bh_mixin_server_key server_key_kind() const noexcept { return c().server_key_kind; }
};

/// The bytes that are signed: base64url of header, a dot, base64url of claims
/// (bh_mixin_payload).
[[nodiscard]] inline result<std::string> payload(const claims& claims, text_arg method,
                                                 text_arg target, text_arg body = {}) {
  using detail::view;
  const bh_mixin_claims plain = detail::plain(claims);
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_mixin_payload(buf, len, &plain, view(method), view(target), view(body));
  });
}

/// The token, good for this one request (bh_mixin_sign). target: path and query
/// exactly as sent; empty means "/".
[[nodiscard]] inline result<std::string> sign(const ed25519_key& key, const claims& claims,
                                              text_arg method, text_arg target,
                                              text_arg body = {}) {
  using detail::view;
  const bh_mixin_claims plain = detail::plain(claims);
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_mixin_sign(buf, len, key.c(), &plain, view(method), view(target), view(body));
  });
}

/// Verifies a token against the request that it came with (bh_mixin_verify).
/// request_id: its X-Request-Id; may be empty, but not for OAuth.
[[nodiscard]] inline result<void> verify(text_arg token, const ed25519_public_key& public32,
                                         text_arg method, text_arg target, text_arg body = {},
                                         text_arg request_id = {},
                                         const optional_window& window = {},
                                         bh_mixin_flags flags = 0) noexcept {
  using detail::view;
  return result<void>(bh_mixin_verify(view(token), public32.data(), view(method), view(target),
                                      view(body), view(request_id), window.c(), flags));
}

/// Verifies the X-Integrity-Token of the response to an OAuth request
/// (bh_mixin_integrity_verify). body, request_id: the response's.
[[nodiscard]] inline result<void> integrity_verify(text_arg token,
                                                   const ed25519_public_key& public32,
                                                   text_arg method, text_arg target, text_arg body,
                                                   text_arg request_id,
                                                   const optional_window& window = {}) noexcept {
  using detail::view;
  return result<void>(bh_mixin_integrity_verify(view(token), public32.data(), view(method),
                                                view(target), view(body), view(request_id),
                                                window.c()));
}

/// Reads a token of any algorithm without verifying it (bh_mixin_decode).
[[nodiscard]] inline result<mixin::token> decode(text_arg token) {
  return detail::owned<mixin::token>([&](bh_mixin_token* decoded, char* buf, std::size_t* len) {
    return bh_mixin_decode(decoded, buf, len, detail::view(token));
  });
}

/// Reads a keystore, the JSON file of a session's key (bh_mixin_keystore_read).
[[nodiscard]] inline result<mixin::keystore> keystore_read(text_arg text) {
  return detail::owned<mixin::keystore>(
      [&](bh_mixin_keystore* keystore, char* buf, std::size_t* len) {
        return bh_mixin_keystore_read(keystore, buf, len, detail::view(text));
      });
}

/// A call with its token (bh_mixin_request). Hosts: https://api.mixin.one,
/// https://mixin-api.zeromesh.net.
[[nodiscard]] inline result<bh::request> request(const ed25519_key& key, const claims& claims,
                                                 text_arg method, text_arg target,
                                                 text_arg body = {}) {
  using detail::view;
  const bh_mixin_claims plain = detail::plain(claims);
  return detail::owned<bh::request>([&](bh_request* request, char* buf, std::size_t* len) {
    return bh_mixin_request(request, buf, len, key.c(), &plain, view(method), view(target),
                            view(body));
  });
}

/// The response: accepted, or the error, which comes with HTTP status 202
/// (bh_mixin_response).
[[nodiscard]] inline result<bh::response> response(const http_response& http) {
  return detail::read(http, bh_mixin_response);
}

}  // namespace bh::mixin

#endif  // BH_AUTH_MIXIN_HPP
