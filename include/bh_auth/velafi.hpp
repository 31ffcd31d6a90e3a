// VelaFi: one signed request buys a token, every later call carries it.
// Include <bh_auth.hpp>, not this file.
#ifndef BH_AUTH_VELAFI_HPP
#define BH_AUTH_VELAFI_HPP

#include "diagnosis.hpp"
#include "exchange.hpp"
#include "keys.hpp"
#include "time.hpp"

namespace bh::velafi {

/// The bytes that are signed (bh_velafi_payload). timestamp_ms: Unix time.
[[nodiscard]] inline result<std::string> payload(std::int64_t timestamp_ms) {
  return detail::text(
      [&](char* buf, std::size_t* len) { return bh_velafi_payload(buf, len, timestamp_ms); });
}

/// The signature, 64 hex characters (bh_velafi_sign).
[[nodiscard]] inline result<std::string> sign(const hmac_key& key, std::int64_t timestamp_ms) {
  return detail::fixed_text<BH_SIGNATURE_SIZE>(
      [&](char* signature) { return bh_velafi_sign(signature, key.c(), timestamp_ms); });
}

/// Verifies a signature in constant time (bh_velafi_verify).
[[nodiscard]] inline result<void> verify(text_arg signature, const hmac_key& key,
                                         std::int64_t timestamp_ms,
                                         const optional_window& window = {}) noexcept {
  return result<void>(bh_velafi_verify(detail::view(signature), key.c(), timestamp_ms, window.c()));
}

/// The token request (bh_velafi_token_request). Host: https://api.velafi.com;
/// for tests: https://api-test.velafi.com.
[[nodiscard]] inline result<bh::request> token_request(const hmac_key& key, text_arg api_key,
                                                       std::int64_t timestamp_ms) {
  return detail::owned<bh::request>([&](bh_request* request, char* buf, std::size_t* len) {
    return bh_velafi_token_request(request, buf, len, key.c(), detail::view(api_key), timestamp_ms);
  });
}

/// The response to it: token() and expires_ms(), or the error
/// (bh_velafi_token_response).
[[nodiscard]] inline result<bh::response> token_response(const http_response& http) {
  return detail::read(http, bh_velafi_token_response);
}

/// A later call (bh_velafi_call).
struct call {
  /// From token_response(); empty for the lists that need none.
  text_view token{};
  /// In upper case.
  text_view method{};
  /// Path and query as sent.
  text_view target{};
  /// The bytes to send, or empty.
  text_view body{};
  /// Of the body; empty: application/json.
  text_view content_type{};
};

/// Any later call, by the token (bh_velafi_request).
[[nodiscard]] inline result<bh::request> request(const call& call) {
  bh_velafi_call plain{};
  plain.token = detail::view(call.token);
  plain.method = detail::view(call.method);
  plain.target = detail::view(call.target);
  plain.body = detail::view(call.body);
  plain.content_type = detail::view(call.content_type);
  return detail::owned<bh::request>([&](bh_request* request, char* buf, std::size_t* len) {
    return bh_velafi_request(request, buf, len, &plain);
  });
}

/// The response to a later call: accepted, or the error (bh_velafi_response).
[[nodiscard]] inline result<bh::response> response(const http_response& http) {
  return detail::read(http, bh_velafi_response);
}

/// Verifies a push over the bytes of its body: signature is the header of that
/// name, public_key as the response to /v2/webhook has it, or PEM
/// (bh_velafi_webhook_verify).
[[nodiscard]] inline result<void> webhook_verify(text_arg signature, text_arg public_key,
                                                 text_arg body) noexcept {
  return result<void>(bh_velafi_webhook_verify(detail::view(signature), detail::view(public_key),
                                               detail::view(body)));
}

/// What a verified push is told from others by, to be remembered: nothing in
/// what is signed is a time (bh_velafi_webhook_id).
[[nodiscard]] inline result<std::string> webhook_id(text_arg body) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_velafi_webhook_id(buf, len, detail::view(body));
  });
}

/// The body to respond with to a push, under HTTP status 200
/// (bh_velafi_webhook_acknowledge).
[[nodiscard]] inline result<std::string> webhook_acknowledge(bool accepted) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_velafi_webhook_acknowledge(buf, len, accepted ? 1 : 0);
  });
}

/// Why the signature of a token request is wrong (bh_velafi_diagnose).
[[nodiscard]] inline result<bh::diagnosis> diagnose(text_arg signature, text_arg secret,
                                                    text_arg api_key, std::int64_t timestamp_ms) {
  using detail::view;
  return detail::owned<bh::diagnosis>([&](bh_diagnosis* diagnosis, char* buf, std::size_t* len) {
    return bh_velafi_diagnose(diagnosis, buf, len, view(signature), view(secret), view(api_key),
                              timestamp_ms);
  });
}

}  // namespace bh::velafi

#endif  // BH_AUTH_VELAFI_HPP
