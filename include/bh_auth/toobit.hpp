// Toobit: every call is signed over its query and form. Include <bh_auth.hpp>,
// not this file.
#ifndef BH_AUTH_TOOBIT_HPP
#define BH_AUTH_TOOBIT_HPP

#include "diagnosis.hpp"
#include "exchange.hpp"
#include "keys.hpp"

namespace bh::toobit {

/// A call, for request() (bh_toobit_call).
struct call {
  text_view api_key{};
  /// "GET", "POST", "PUT" or "DELETE".
  text_view method{};
  /// Such as "/api/v1/spot/order"; no query.
  text_view path{};
  /// Parameters of the query, in the order in which they are sent.
  std::vector<param> query{};
  /// Parameters of the form body; not with GET, not with json.
  std::vector<param> form{};
  /// A JSON body (batch orders), which Toobit does not sign; or empty.
  text_view json{};
  /// Now, in Unix milliseconds.
  std::int64_t timestamp_ms = 0;
  /// How old the request may be when it arrives, in ms; 0 sends 5000.
  std::int64_t recv_window_ms = 0;
};

/// The bytes that are signed: query, directly followed by the form body
/// (bh_toobit_payload).
[[nodiscard]] inline result<std::string> payload(text_arg query, text_arg body = {}) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_toobit_payload(buf, len, detail::view(query), detail::view(body));
  });
}

/// The signature of a ready query and form body, 64 hex characters
/// (bh_toobit_sign). It encodes nothing: request() does.
[[nodiscard]] inline result<std::string> sign(const hmac_key& key, text_arg query,
                                              text_arg body = {}) {
  return detail::fixed_text<BH_SIGNATURE_SIZE>([&](char* signature) {
    return bh_toobit_sign(signature, key.c(), detail::view(query), detail::view(body));
  });
}

/// Verifies a signature in constant time, then the request's time; now_ms 0:
/// the time is not checked (bh_toobit_verify).
[[nodiscard]] inline result<void> verify(text_arg signature, const hmac_key& key, text_arg query,
                                         text_arg body = {}, std::int64_t now_ms = 0) noexcept {
  return result<void>(bh_toobit_verify(detail::view(signature), key.c(), detail::view(query),
                                       detail::view(body), now_ms));
}

}  // namespace bh::toobit

namespace bh::detail {

/// Renders a request from the call as C has it.
template <typename Build>
[[nodiscard]] inline result<bh::request> of_toobit(const toobit::call& call, Build&& build) {
  const std::vector<bh_param> query = plain(call.query);
  const std::vector<bh_param> form = plain(call.form);
  bh_toobit_call plain{};
  plain.api_key = view(call.api_key);
  plain.method = view(call.method);
  plain.path = view(call.path);
  plain.query = query.data();
  plain.query_count = query.size();
  plain.form = form.data();
  plain.form_count = form.size();
  plain.json = view(call.json);
  plain.timestamp_ms = call.timestamp_ms;
  plain.recv_window_ms = call.recv_window_ms;
  return owned<bh::request>([&](bh_request* request, char* buf, std::size_t* len) {
    return build(request, buf, len, &plain);
  });
}

}  // namespace bh::detail

namespace bh::toobit {

/// A signed call, percent-encoded, with recvWindow, timestamp and signature
/// appended (bh_toobit_request). Host: https://api.toobit.com.
[[nodiscard]] inline result<bh::request> request(const hmac_key& key, const call& call) {
  return detail::of_toobit(
      call, [&](bh_request* request, char* buf, std::size_t* len, const bh_toobit_call* plain) {
        return bh_toobit_request(request, buf, len, key.c(), plain);
      });
}

/// A call with the API key alone, of the security types USER_STREAM and
/// MARKET_DATA (bh_toobit_key_request).
[[nodiscard]] inline result<bh::request> key_request(const call& call) {
  return detail::of_toobit(call, bh_toobit_key_request);
}

/// The response: accepted, or the error (bh_toobit_response).
[[nodiscard]] inline result<bh::response> response(const http_response& http) {
  return detail::read(http, bh_toobit_response);
}

/// One item of the response to a batch, counted from 0
/// (bh_toobit_response_item); response() says how many there are.
[[nodiscard]] inline result<bh::response> response_item(const http_response& http,
                                                        std::size_t index) {
  return detail::read(http, [&](auto... to) { return bh_toobit_response_item(to..., index); });
}

/// The request for Toobit's time, unsigned (bh_toobit_time_request).
[[nodiscard]] inline result<bh::request> time_request() {
  return detail::owned<bh::request>([](bh_request* request, char* buf, std::size_t* len) {
    return bh_toobit_time_request(request, buf, len);
  });
}

/// The response to it: server_time_ms(), for bh::clock_offset with a resolution
/// of 1 (bh_toobit_time_response).
[[nodiscard]] inline result<bh::response> time_response(const http_response& http) {
  return detail::read(http, bh_toobit_time_response);
}

/// The response to the call that makes a user data stream: its listen key is
/// token(), its 60 minutes from sent_ms are expires_ms()
/// (bh_toobit_stream_response).
[[nodiscard]] inline result<bh::response> stream_response(const http_response& http,
                                                          std::int64_t sent_ms) {
  return detail::read(http, [&](auto... to) { return bh_toobit_stream_response(to..., sent_ms); });
}

/// The address of the socket that a listen key opens: a secret
/// (bh_toobit_stream_url).
[[nodiscard]] inline result<std::string> stream_url(text_arg listen_key) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_toobit_stream_url(buf, len, detail::view(listen_key));
  });
}

/// Why a signature is wrong (bh_toobit_diagnose). What is not known is empty.
[[nodiscard]] inline result<bh::diagnosis> diagnose(text_arg signature, text_arg secret,
                                                    text_arg query, text_arg body = {},
                                                    text_arg api_key = {}, text_arg method = {},
                                                    text_arg path = {}) {
  using detail::view;
  return detail::owned<bh::diagnosis>([&](bh_diagnosis* diagnosis, char* buf, std::size_t* len) {
    return bh_toobit_diagnose(diagnosis, buf, len, view(signature), view(secret), view(query),
                              view(body), view(api_key), view(method), view(path));
  });
}

}  // namespace bh::toobit

#endif  // BH_AUTH_TOOBIT_HPP
