// PAVE: three headers on every call. Include <bh_auth.hpp>, not this file.
#ifndef BH_AUTH_PAVE_HPP
#define BH_AUTH_PAVE_HPP

#include "diagnosis.hpp"
#include "exchange.hpp"
#include "keys.hpp"
#include "time.hpp"

namespace bh::pave {

/// A call, for request() (bh_pave_call).
struct call {
  /// The primary account name, not a user of the dashboard.
  text_view username{};
  text_view api_key{};
  /// Sent and signed as it is, such as bh::time_format_utc makes it.
  text_view timestamp{};
  /// In upper case.
  text_view method{};
  /// Path and query as sent, such as "/v1/sessions".
  text_view target{};
  /// JSON to send, or empty.
  text_view body{};
};

/// The bytes that the token is made of (bh_pave_payload).
[[nodiscard]] inline result<std::string> payload(text_arg username, text_arg api_key,
                                                 text_arg timestamp) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_pave_payload(buf, len, detail::view(username), detail::view(api_key),
                           detail::view(timestamp));
  });
}

/// The access token, 64 hex characters (bh_pave_sign).
[[nodiscard]] inline result<std::string> sign(const hmac_key& key, text_arg username,
                                              text_arg api_key, text_arg timestamp) {
  return detail::fixed_text<BH_SIGNATURE_SIZE>([&](char* signature) {
    return bh_pave_sign(signature, key.c(), detail::view(username), detail::view(api_key),
                        detail::view(timestamp));
  });
}

/// The window in which PAVE accepts a token (BH_PAVE_WINDOW_MS), and a second
/// for a clock that is ahead: for verify().
[[nodiscard]] inline bh::window window(std::int64_t now_ms) noexcept {
  return {now_ms, BH_PAVE_WINDOW_MS, 1000};
}

/// Verifies a token in constant time, over the timestamp as it was received
/// (bh_pave_verify).
[[nodiscard]] inline result<void> verify(text_arg signature, const hmac_key& key, text_arg username,
                                         text_arg api_key, text_arg timestamp,
                                         const optional_window& within = {}) noexcept {
  return result<void>(bh_pave_verify(detail::view(signature), key.c(), detail::view(username),
                                     detail::view(api_key), detail::view(timestamp), within.c()));
}

/// A call with its three headers (bh_pave_request). Host:
/// https://openapi.paveapi.com.
[[nodiscard]] inline result<bh::request> request(const hmac_key& key, const call& call) {
  bh_pave_call plain{};
  plain.username = detail::view(call.username);
  plain.api_key = detail::view(call.api_key);
  plain.timestamp = detail::view(call.timestamp);
  plain.method = detail::view(call.method);
  plain.target = detail::view(call.target);
  plain.body = detail::view(call.body);
  return detail::owned<bh::request>([&](bh_request* request, char* buf, std::size_t* len) {
    return bh_pave_request(request, buf, len, key.c(), &plain);
  });
}

/// The response: accepted, or the error (bh_pave_response).
[[nodiscard]] inline result<bh::response> response(const http_response& http) {
  return detail::read(http, bh_pave_response);
}

/// Verifies a callback in constant time: the header that came is the one that
/// was stored (bh_pave_callback_verify).
[[nodiscard]] inline result<void> callback_verify(text_arg sent, text_arg stored) noexcept {
  return result<void>(bh_pave_callback_verify(detail::view(sent), detail::view(stored)));
}

/// Why an access token is wrong (bh_pave_diagnose).
[[nodiscard]] inline result<bh::diagnosis> diagnose(text_arg signature, text_arg secret,
                                                    text_arg username, text_arg api_key,
                                                    text_arg timestamp) {
  using detail::view;
  return detail::owned<bh::diagnosis>([&](bh_diagnosis* diagnosis, char* buf, std::size_t* len) {
    return bh_pave_diagnose(diagnosis, buf, len, view(signature), view(secret), view(username),
                            view(api_key), view(timestamp));
  });
}

}  // namespace bh::pave

#endif  // BH_AUTH_PAVE_HPP
