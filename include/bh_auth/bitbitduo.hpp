// BITBITDUO: one signed request a minute buys a token. Include <bh_auth.hpp>,
// not this file.
#ifndef BH_AUTH_BITBITDUO_HPP
#define BH_AUTH_BITBITDUO_HPP

#include "diagnosis.hpp"
#include "exchange.hpp"
#include "time.hpp"

namespace bh::bitbitduo {

/// How sig is made; bh_auth.h says where each reading comes from.
enum class scheme : std::uint32_t {
  /// BH_BITBITDUO_SHA256: use this one unless you know better.
  sha256 = BH_BITBITDUO_SHA256,
  /// BH_BITBITDUO_HMAC_SHA256
  hmac_sha256 = BH_BITBITDUO_HMAC_SHA256,
  /// BH_BITBITDUO_HMAC_SHA256_APPID
  hmac_sha256_appid = BH_BITBITDUO_HMAC_SHA256_APPID
};

/// A random number for a token request, 100000 to 999999
/// (bh_bitbitduo_random).
[[nodiscard]] inline result<std::uint32_t> random() noexcept {
  std::uint32_t value = 0;
  const bh_status status = bh_bitbitduo_random(&value);
  return status == BH_OK ? result<std::uint32_t>::of(value) : result<std::uint32_t>::failed(status);
}

/// The bytes that sig is made of (bh_bitbitduo_payload). Most schemes have the
/// app key in them: never log them, and bh::wipe them.
[[nodiscard]] inline result<std::string> payload(scheme scheme, text_arg app_id, text_arg app_key,
                                                 std::uint32_t random, std::int64_t time_s) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_bitbitduo_payload(buf, len, static_cast<std::uint32_t>(scheme), detail::view(app_id),
                                detail::view(app_key), random, time_s);
  });
}

/// The parameter sig, 64 hex characters (bh_bitbitduo_sign). time_s: Unix
/// seconds.
[[nodiscard]] inline result<std::string> sign(scheme scheme, text_arg app_id, text_arg app_key,
                                              std::uint32_t random, std::int64_t time_s) {
  return detail::fixed_text<BH_SIGNATURE_SIZE>([&](char* signature) {
    return bh_bitbitduo_sign(signature, static_cast<std::uint32_t>(scheme), detail::view(app_id),
                             detail::view(app_key), random, time_s);
  });
}

/// Verifies a signature in constant time (bh_bitbitduo_verify).
[[nodiscard]] inline result<void> verify(text_arg signature, scheme scheme, text_arg app_id,
                                         text_arg app_key, std::uint32_t random,
                                         std::int64_t time_s,
                                         const optional_window& window = {}) noexcept {
  return result<void>(bh_bitbitduo_verify(detail::view(signature),
                                          static_cast<std::uint32_t>(scheme), detail::view(app_id),
                                          detail::view(app_key), random, time_s, window.c()));
}

/// The token request, one a minute (bh_bitbitduo_token_request). Host:
/// https://qaxxxrenewserver.bitbitduo.com.
[[nodiscard]] inline result<bh::request> token_request(scheme scheme, text_arg app_id,
                                                       text_arg app_key, std::uint32_t random,
                                                       std::int64_t time_s) {
  return detail::owned<bh::request>([&](bh_request* request, char* buf, std::size_t* len) {
    return bh_bitbitduo_token_request(request, buf, len, static_cast<std::uint32_t>(scheme),
                                      detail::view(app_id), detail::view(app_key), random, time_s);
  });
}

/// The response to it: token() and expires_ms(), counted from sent_ms, when the
/// request was sent; or the error (bh_bitbitduo_token_response).
[[nodiscard]] inline result<bh::response> token_response(const http_response& http,
                                                         std::int64_t sent_ms) {
  return detail::read(http,
                      [&](auto... to) { return bh_bitbitduo_token_response(to..., sent_ms); });
}

/// A call after the token, for https://qatradee33e690ab2de05dc.bitbitduo.com
/// (bh_bitbitduo_request has the methods). The token is empty for a method
/// without one; rpc_params is a JSON list, or empty.
[[nodiscard]] inline result<bh::request> request(text_arg token, text_arg rpc_method,
                                                 text_arg rpc_params, std::uint32_t rpc_id) {
  return detail::owned<bh::request>([&](bh_request* request, char* buf, std::size_t* len) {
    return bh_bitbitduo_request(request, buf, len, detail::view(token), detail::view(rpc_method),
                                detail::view(rpc_params), rpc_id);
  });
}

/// The same as a message of the socket (bh_bitbitduo_message). The token is in
/// it: never log it, and bh::wipe it.
[[nodiscard]] inline result<std::string> message(text_arg token, text_arg rpc_method,
                                                 text_arg rpc_params, std::uint32_t rpc_id) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_bitbitduo_message(buf, len, detail::view(token), detail::view(rpc_method),
                                detail::view(rpc_params), rpc_id);
  });
}

/// The response to the call of that id (bh_bitbitduo_response).
[[nodiscard]] inline result<bh::response> response(const http_response& http,
                                                   std::uint32_t rpc_id) {
  return detail::read(http, [&](auto... to) { return bh_bitbitduo_response(to..., rpc_id); });
}

/// The request for BITBITDUO's time, unsigned (bh_bitbitduo_time_request).
[[nodiscard]] inline result<bh::request> time_request() {
  return detail::owned<bh::request>([](bh_request* request, char* buf, std::size_t* len) {
    return bh_bitbitduo_time_request(request, buf, len);
  });
}

/// The response to it: server_time_ms(), for bh::clock_offset with a resolution
/// of 1000 (bh_bitbitduo_time_response).
[[nodiscard]] inline result<bh::response> time_response(const http_response& http) {
  return detail::read(http, bh_bitbitduo_time_response);
}

/// Why a sig is wrong (bh_bitbitduo_diagnose).
[[nodiscard]] inline result<bh::diagnosis> diagnose(text_arg signature, scheme scheme,
                                                    text_arg app_id, text_arg app_key,
                                                    std::uint32_t random, std::int64_t time_s) {
  using detail::view;
  return detail::owned<bh::diagnosis>([&](bh_diagnosis* diagnosis, char* buf, std::size_t* len) {
    return bh_bitbitduo_diagnose(diagnosis, buf, len, view(signature),
                                 static_cast<bh_bitbitduo_scheme>(scheme), view(app_id),
                                 view(app_key), random, time_s);
  });
}

}  // namespace bh::bitbitduo

#endif  // BH_AUTH_BITBITDUO_HPP
