// Time, random numbers, clock offset, token rule. Include <bh_auth.hpp>, not
// this file.
#ifndef BH_AUTH_TIME_HPP
#define BH_AUTH_TIME_HPP

#include "exchange.hpp"

namespace bh {

/// Which times a verifier accepts, in milliseconds (bh_window).
struct window {
  /// The verifier's present time.
  std::int64_t now_ms = 0;
  /// How long after its time (Mixin: after exp) a signature is accepted.
  std::int64_t past_ms = 0;
  /// How far ahead of now_ms its time (Mixin: iat) may lie.
  std::int64_t ahead_ms = 0;
};

/// A window, or none: then the time is not checked. A window converts to it.
class optional_window {
 public:
  /// None.
  optional_window() noexcept = default;
  /// This one.
  optional_window(const window& from) noexcept
      : is_set_(true), plain_{from.now_ms, from.past_ms, from.ahead_ms} {}

  /// For calls of bh_auth.h; NULL for none.
  [[nodiscard]] const bh_window* c() const noexcept { return is_set_ ? &plain_ : nullptr; }

 private:
  bool is_set_ = false;
  bh_window plain_{};
};

/// What is known of a token (bh_token_times): Unix milliseconds, and durations
/// in milliseconds. 0: none, or not known.
struct token_times {
  std::int64_t issued_ms = 0;
  std::int64_t expires_ms = 0;
  /// When a token was last requested, with or without success.
  std::int64_t last_request_ms = 0;
  /// How long the service wants between two requests.
  std::int64_t min_interval_ms = 0;
  /// How long ahead of its expiry a token is refreshed; 0: 5 minutes, but at
  /// most a tenth of its lifetime.
  std::int64_t refresh_ahead_ms = 0;
};

/// What to do about a token.
enum class token_action : std::uint32_t {
  /// It is good: use it (BH_TOKEN_USE).
  use = BH_TOKEN_USE,
  /// Request a new one now (BH_TOKEN_REFRESH).
  refresh = BH_TOKEN_REFRESH,
  /// None is good, and the service takes no request yet (BH_TOKEN_WAIT).
  wait = BH_TOKEN_WAIT
};

/// The response of the token rule.
struct token_decision {
  token_action action = token_action::wait;
  /// With wait how long to wait, with use in how long the response changes.
  std::int64_t wait_ms = 0;
};

/// How far a server's clock is ahead of this one, give or take the uncertainty.
struct server_offset {
  std::int64_t offset_ms = 0;
  std::int64_t uncertainty_ms = 0;
};

/// "YYYY-MM-DDTHH:MM:SSZ" of Unix seconds (bh_time_format_utc).
[[nodiscard]] inline result<std::string> time_format_utc(std::int64_t time_s) {
  return detail::fixed_text<BH_UTC_SIZE>(
      [&](char* utc) { return bh_time_format_utc(utc, time_s); });
}

/// Unix seconds in decimal (bh_time_format_seconds).
[[nodiscard]] inline result<std::string> time_format_seconds(std::int64_t time_s) {
  return detail::text(
      [&](char* buf, std::size_t* len) { return bh_time_format_seconds(buf, len, time_s); });
}

/// Unix seconds of a time of RFC 3339 (bh_time_parse_utc).
[[nodiscard]] inline result<std::int64_t> time_parse_utc(text_arg text) noexcept {
  std::int64_t time_s = 0;
  const bh_status status = bh_time_parse_utc(&time_s, detail::view(text));
  return status == BH_OK ? result<std::int64_t>::of(time_s) : result<std::int64_t>::failed(status);
}

/// The system's clock, in Unix milliseconds (bh_now_ms).
[[nodiscard]] inline result<std::int64_t> now_ms() noexcept {
  std::int64_t now = 0;
  const bh_status status = bh_now_ms(&now);
  return status == BH_OK ? result<std::int64_t>::of(now) : result<std::int64_t>::failed(status);
}

/// A random UUID, version 4: a jti, an X-Request-Id (bh_uuid_v4).
[[nodiscard]] inline result<std::string> uuid_v4() {
  return detail::fixed_text<BH_UUID_SIZE>([](char* uuid) { return bh_uuid_v4(uuid); });
}

/// A random number from 0 to bound - 1 (bh_random_below).
[[nodiscard]] inline result<std::uint32_t> random_below(std::uint32_t bound) noexcept {
  std::uint32_t value = 0;
  const bh_status status = bh_random_below(&value, bound);
  return status == BH_OK ? result<std::uint32_t>::of(value) : result<std::uint32_t>::failed(status);
}

/// How far a server's clock is ahead: add it to your own time before you sign
/// (bh_clock_offset). resolution_ms: the step of its clock, 1 or 1000.
[[nodiscard]] inline result<server_offset> clock_offset(std::int64_t sent_ms,
                                                        std::int64_t received_ms,
                                                        std::int64_t server_time_ms,
                                                        std::int64_t resolution_ms) noexcept {
  server_offset made;
  const bh_status status = bh_clock_offset(&made.offset_ms, &made.uncertainty_ms, sent_ms,
                                           received_ms, server_time_ms, resolution_ms);
  return status == BH_OK ? result<server_offset>::of(made) : result<server_offset>::failed(status);
}

/// Whether to use a token, request a new one, or wait (bh_token_rule). Ask it
/// before each use.
[[nodiscard]] inline result<token_decision> token_rule(const token_times& times,
                                                       std::int64_t now_ms) noexcept {
  const bh_token_times plain{times.issued_ms, times.expires_ms, times.last_request_ms,
                             times.min_interval_ms, times.refresh_ahead_ms};
  std::uint32_t action = 0;
  token_decision made;
  const bh_status status = bh_token_rule(&action, &made.wait_ms, &plain, now_ms);
  made.action = token_action{action};
  return status == BH_OK ? result<token_decision>::of(made)
                         : result<token_decision>::failed(status);
}

}  // namespace bh

#endif  // BH_AUTH_TIME_HPP
