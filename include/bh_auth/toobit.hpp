// Toobit: every call is signed over its query and form. Include <bh_auth.hpp>,
// not this file.
#ifndef BH_AUTH_TOOBIT_HPP
#define BH_AUTH_TOOBIT_HPP

#include "exchange.hpp"
#include "keys.hpp"

namespace bh::toobit {

/// A call, for request() (bh_toobit_call).
struct call {
  std::string_view api_key{};
  /// "GET", "POST", "PUT" or "DELETE".
  std::string_view method{};
  /// Such as "/api/v1/spot/order"; no query.
  std::string_view path{};
  /// Parameters of the query, in the order in which they are sent.
  std::vector<param> query{};
  /// Parameters of the form body; not with GET, not with json.
  std::vector<param> form{};
  /// A JSON body (batch orders), which Toobit does not sign; or empty.
  std::string_view json{};
  /// Now, in Unix milliseconds.
  std::int64_t timestamp_ms = 0;
  /// How old the request may be when it arrives, in ms; 0 sends 5000.
  std::int64_t recv_window_ms = 0;
};

/// The bytes that are signed: query, directly followed by the form body
/// (bh_toobit_payload).
[[nodiscard]] inline result<std::string> payload(std::string_view query,
                                                 std::string_view body = {}) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_toobit_payload(buf, len, detail::view(query), detail::view(body));
  });
}

/// The signature of a ready query and form body, 64 hex characters
/// (bh_toobit_sign). It encodes nothing: request() does.
[[nodiscard]] inline result<std::string> sign(const hmac_key& key,
                                              std::string_view query,
                                              std::string_view body = {}) {
  return detail::fixed_text<BH_SIGNATURE_SIZE>([&](char* signature) {
    return bh_toobit_sign(signature, key.c(), detail::view(query),
                          detail::view(body));
  });
}

/// Verifies a signature in constant time, then the request's time; now_ms 0:
/// the time is not checked (bh_toobit_verify).
[[nodiscard]] inline result<void> verify(std::string_view signature,
                                         const hmac_key& key,
                                         std::string_view query,
                                         std::string_view body = {},
                                         std::int64_t now_ms = 0) noexcept {
  return result<void>(bh_toobit_verify(detail::view(signature), key.c(),
                                       detail::view(query), detail::view(body),
                                       now_ms));
}

/// A signed call, percent-encoded, with recvWindow, timestamp and signature
/// appended (bh_toobit_request). Host: https://api.toobit.com.
[[nodiscard]] inline result<bh::request> request(const hmac_key& key,
                                                 const call& call) {
  std::vector<bh_param> params;
  params.reserve(call.query.size() + call.form.size());
  for (const auto* place : {&call.query, &call.form})
    for (const param& one : *place)
      params.push_back({detail::view(one.name), detail::view(one.value)});
  bh_toobit_call plain{};
  plain.api_key = detail::view(call.api_key);
  plain.method = detail::view(call.method);
  plain.path = detail::view(call.path);
  plain.query = params.data();
  plain.query_count = call.query.size();
  plain.form = params.data() + call.query.size();
  plain.form_count = call.form.size();
  plain.json = detail::view(call.json);
  plain.timestamp_ms = call.timestamp_ms;
  plain.recv_window_ms = call.recv_window_ms;
  return detail::owned<bh::request>(
      [&](bh_request* request, char* buf, std::size_t* len) {
        return bh_toobit_request(request, buf, len, key.c(), &plain);
      });
}

/// The response: accepted, or the error (bh_toobit_response).
[[nodiscard]] inline result<bh::response> response(const bh_http_response& http) {
  return detail::owned<bh::response>(
      [&](bh_response* response, char* buf, std::size_t* len) {
        return bh_toobit_response(response, buf, len, &http);
      });
}

/// One item of the response to a batch (bh_toobit_response_item).
[[nodiscard]] inline result<bh::response> response_item(
    const bh_http_response& http, std::size_t index) {
  return detail::owned<bh::response>(
      [&](bh_response* response, char* buf, std::size_t* len) {
        return bh_toobit_response_item(response, buf, len, &http, index);
      });
}

/// The request for Toobit's time, unsigned (bh_toobit_time_request).
[[nodiscard]] inline result<bh::request> time_request() {
  return detail::owned<bh::request>(
      [](bh_request* request, char* buf, std::size_t* len) {
        return bh_toobit_time_request(request, buf, len);
      });
}

/// The response to it: server_time_ms(), for bh::clock_offset with a resolution
/// of 1 (bh_toobit_time_response).
[[nodiscard]] inline result<bh::response> time_response(
    const bh_http_response& http) {
  return detail::owned<bh::response>(
      [&](bh_response* response, char* buf, std::size_t* len) {
        return bh_toobit_time_response(response, buf, len, &http);
      });
}

}  // namespace bh::toobit

#endif  // BH_AUTH_TOOBIT_HPP
