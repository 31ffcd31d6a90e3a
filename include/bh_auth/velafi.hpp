// VelaFi: one signed request buys a token, every later call carries it.
// Include <bh_auth.hpp>, not this file.
#ifndef BH_AUTH_VELAFI_HPP
#define BH_AUTH_VELAFI_HPP

#include "exchange.hpp"
#include "keys.hpp"
#include "time.hpp"

namespace bh::velafi {

/// The bytes that are signed (bh_velafi_payload). timestamp_ms: Unix time.
[[nodiscard]] inline result<std::string> payload(std::int64_t timestamp_ms) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_velafi_payload(buf, len, timestamp_ms);
  });
}

/// The signature, 64 hex characters (bh_velafi_sign).
[[nodiscard]] inline result<std::string> sign(const hmac_key& key,
                                              std::int64_t timestamp_ms) {
  return detail::fixed_text<BH_SIGNATURE_SIZE>([&](char* signature) {
    return bh_velafi_sign(signature, key.c(), timestamp_ms);
  });
}

/// Verifies a signature in constant time (bh_velafi_verify).
[[nodiscard]] inline result<void> verify(
    std::string_view signature, const hmac_key& key, std::int64_t timestamp_ms,
    const optional_window& window = {}) noexcept {
  return result<void>(bh_velafi_verify(detail::view(signature), key.c(),
                                       timestamp_ms, window.c()));
}

/// The token request (bh_velafi_token_request). Host: https://api.velafi.com;
/// for tests: https://api-test.velafi.com.
[[nodiscard]] inline result<bh::request> token_request(
    const hmac_key& key, std::string_view api_key, std::int64_t timestamp_ms) {
  return detail::owned<bh::request>(
      [&](bh_request* request, char* buf, std::size_t* len) {
        return bh_velafi_token_request(request, buf, len, key.c(),
                                       detail::view(api_key), timestamp_ms);
      });
}

/// The response to it: token() and expires_ms(), or the error
/// (bh_velafi_token_response).
[[nodiscard]] inline result<bh::response> token_response(
    const bh_http_response& http) {
  return detail::owned<bh::response>(
      [&](bh_response* response, char* buf, std::size_t* len) {
        return bh_velafi_token_response(response, buf, len, &http);
      });
}

/// Any later call, by the token (bh_velafi_request). target: path and query as
/// sent. content_type: of the body; empty: JSON.
[[nodiscard]] inline result<bh::request> request(std::string_view token,
                                                 std::string_view method,
                                                 std::string_view target,
                                                 std::string_view body = {},
                                                 std::string_view content_type = {}) {
  bh_velafi_call call{};
  call.token = detail::view(token);
  call.method = detail::view(method);
  call.target = detail::view(target);
  call.body = detail::view(body);
  call.content_type = detail::view(content_type);
  return detail::owned<bh::request>(
      [&](bh_request* request, char* buf, std::size_t* len) {
        return bh_velafi_request(request, buf, len, &call);
      });
}

/// The response to a later call: accepted, or the error (bh_velafi_response).
[[nodiscard]] inline result<bh::response> response(const bh_http_response& http) {
  return detail::owned<bh::response>(
      [&](bh_response* response, char* buf, std::size_t* len) {
        return bh_velafi_response(response, buf, len, &http);
      });
}

}  // namespace bh::velafi

#endif  // BH_AUTH_VELAFI_HPP
