// Requests and responses. Include <bh_auth.hpp>, not this file.
#ifndef BH_AUTH_EXCHANGE_HPP
#define BH_AUTH_EXCHANGE_HPP

#include "result.hpp"

#include <array>
#include <memory>
#include <vector>

namespace bh {
namespace detail {

// Bytes on the heap, so that views into them survive a move; wiped at the end.
class memory {
 public:
  memory() noexcept = default;
  explicit memory(std::size_t size) : data_(new char[size]()), size_(size) {}
  memory(memory&& from) noexcept
      : data_(std::move(from.data_)), size_(std::exchange(from.size_, 0)) {}
  memory& operator=(memory&& from) noexcept {
    std::swap(data_, from.data_);
    std::swap(size_, from.size_);
    return *this;
  }
  ~memory() { bh_wipe(data_.get(), size_); }

  [[nodiscard]] char* data() const noexcept { return data_.get(); }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0;
};

// Most responses fit, so that most calls are made once.
inline constexpr std::size_t usual_size = 1024;

// A struct of bh_auth.h together with the memory that it views.
template <class Struct>
class owner {
 public:
  owner() noexcept = default;
  ~owner() = default;
  owner(owner&& from) noexcept
      : memory_(std::move(from.memory_)), struct_(std::exchange(from.struct_, Struct{})) {}
  owner& operator=(owner&& from) noexcept {
    if (this != &from) {
      memory_ = std::move(from.memory_);
      from.memory_ = memory();
      struct_ = std::exchange(from.struct_, Struct{});
    }
    return *this;
  }

  /// For calls of bh_auth.h; its views point into this object's memory.
  [[nodiscard]] const Struct& c() const& noexcept { return struct_; }
  const Struct& c() const&& = delete;

 private:
  template <class Owner, class Fill>
  friend result<Owner> owned(Fill fill);

  memory memory_;
  Struct struct_{};
};

// Calls fill(&struct, buf, &len), and once more if it asks for more capacity.
template <class Owner, class Fill>
[[nodiscard]] result<Owner> owned(Fill fill) {
  Owner made;
  made.memory_ = memory(usual_size);
  std::size_t len = made.memory_.size();
  bh_status status = fill(&made.struct_, made.memory_.data(), &len);
  if (status == BH_ERR_BUFFER) {
    made.memory_ = memory(len);
    status = fill(&made.struct_, made.memory_.data(), &len);
  }
  return status == BH_OK ? result<Owner>::of(std::move(made)) : result<Owner>::failed(status);
}

// The same for a text: fill(buf, &len).
template <class Fill>
[[nodiscard]] result<std::string> text(Fill fill) {
  std::string made(usual_size / 4, '\0');
  std::size_t len = made.size();
  bh_status status = fill(made.data(), &len);
  if (status == BH_ERR_BUFFER) {
    made.resize(len);
    status = fill(made.data(), &len);
  }
  if (status != BH_OK) return result<std::string>::failed(status);
  made.resize(len);
  return result<std::string>::of(std::move(made));
}

// And for a text of a fixed size that ends in a NUL: fill(buf).
template <std::size_t Size, class Fill>
[[nodiscard]] result<std::string> fixed_text(Fill fill) {
  std::array<char, Size> made{};
  const bh_status status = fill(made.data());
  return status == BH_OK ? result<std::string>::of(std::string(made.data(), Size - 1))
                         : result<std::string>::failed(status);
}

}  // namespace detail

/// A query or form parameter, not yet encoded. Its views must live until the
/// function that takes it returns.
struct param {
  text_view name{};
  text_view value{};
};

/// A header of a request, as views into the request.
struct header {
  std::string_view name;
  std::string_view value;
};

/// The headers of a request, for a range-based for.
class header_list {
 public:
  explicit header_list(const bh_request& request) noexcept : size_(request.header_count) {
    for (std::size_t i = 0; i < size_; ++i)
      headers_[i] = {detail::view(request.headers[i].name), detail::view(request.headers[i].value)};
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] const header* begin() const& noexcept { return headers_.data(); }
  [[nodiscard]] const header* end() const& noexcept { return begin() + size_; }
  const header* begin() const&& = delete;
  const header* end() const&& = delete;
  /// The i-th, counted from 0; i must be below size().
  [[nodiscard]] header operator[](std::size_t i) const noexcept { return headers_[i]; }

 private:
  std::array<header, BH_REQUEST_MAX_HEADERS> headers_{};
  std::size_t size_;
};

/// A whole request, ready to send (bh_request). Send exactly these bytes. Each
/// view is followed by a NUL, so that data() is a C string too.
class request : public detail::owner<bh_request> {
 public:
  /// "GET", "POST", ...
  [[nodiscard]] std::string_view method() const& noexcept { return detail::view(c().method); }
  std::string_view method() const&& = delete;
  /// Path and query, percent-encoded: append it to "https://host".
  [[nodiscard]] std::string_view target() const& noexcept { return detail::view(c().target); }
  std::string_view target() const&& = delete;
  /// The body to send, or empty.
  [[nodiscard]] std::string_view body() const& noexcept { return detail::view(c().body); }
  std::string_view body() const&& = delete;
  /// The headers to send.
  [[nodiscard]] header_list headers() const& noexcept { return header_list(c()); }
  header_list headers() const&& = delete;
};

/// What came of a request, for the functions named response
/// (bh_http_response).
struct http_response {
  /// 0: no response came, as after a timeout or a lost connection.
  std::uint32_t http_status = 0;
  /// As received, uncompressed.
  text_view body{};
  /// Of the request; empty: it may have changed something.
  text_view request_method{};
  /// Those that came; Date, Retry-After, X-Request-Id and X-Integrity-Token
  /// are read.
  std::vector<param> headers{};
};

/// What became of a request. Let the compiler see that a switch has them all.
enum class outcome : bh_outcome {
  /// It may have been executed: look it up before you send it again.
  unknown = BH_OUTCOME_UNKNOWN,
  accepted = BH_OUTCOME_ACCEPTED,
  refused = BH_OUTCOME_REFUSED,
  /// Some items of a batch failed.
  partial = BH_OUTCOME_PARTIAL,
};

/// A service's response, read (bh_response). An error is a response too: look at
/// outcome() first. What it does not hold is 0 or empty.
class response : public detail::owner<bh_response> {
 public:
  /// Whether the service accepted the request.
  [[nodiscard]] bool accepted() const noexcept { return c().outcome == BH_OUTCOME_ACCEPTED; }
  /// What became of the request.
  [[nodiscard]] bh::outcome outcome() const noexcept {
    return static_cast<bh::outcome>(c().outcome);
  }
  /// The HTTP status that was passed in.
  [[nodiscard]] std::uint32_t http_status() const noexcept { return c().http_status; }
  /// The service's number of the error, such as -1022; else the HTTP status.
  [[nodiscard]] std::int64_t error_code() const noexcept { return c().error_code; }
  /// Its name, such as "INVALID_SIGNATURE".
  [[nodiscard]] std::string_view error_name() const& noexcept {
    return bh::detail::view(c().error_name);
  }
  std::string_view error_name() const&& = delete;
  /// The service's own words.
  [[nodiscard]] std::string_view error_message() const& noexcept {
    return bh::detail::view(c().error_message);
  }
  std::string_view error_message() const&& = delete;
  /// What the service said besides, JSON on one line.
  [[nodiscard]] std::string_view detail() const& noexcept { return bh::detail::view(c().detail); }
  std::string_view detail() const&& = delete;
  /// What to do about it, in one sentence.
  [[nodiscard]] std::string_view advice() const& noexcept { return bh::detail::view(c().advice); }
  std::string_view advice() const&& = delete;
  /// The token that the service gave. A secret; it is wiped with this object.
  [[nodiscard]] std::string_view token() const& noexcept { return bh::detail::view(c().token); }
  std::string_view token() const&& = delete;
  /// When the token expires, in Unix milliseconds.
  [[nodiscard]] std::int64_t expires_ms() const noexcept { return c().expires_ms; }
  /// The server's time, in Unix milliseconds.
  [[nodiscard]] std::int64_t server_time_ms() const noexcept { return c().server_time_ms; }
  /// How long to wait before the next request, in milliseconds.
  [[nodiscard]] std::int64_t retry_after_ms() const noexcept { return c().retry_after_ms; }
  /// Until when to wait, in Unix milliseconds by the server's clock.
  [[nodiscard]] std::int64_t retry_at_ms() const noexcept { return c().retry_at_ms; }
  /// How many items a batch has; else 0.
  [[nodiscard]] std::uint32_t item_count() const noexcept { return c().item_count; }
  /// How many of them failed; else 0.
  [[nodiscard]] std::uint32_t failed_count() const noexcept { return c().failed_count; }
};

namespace detail {

// The same list for C.
[[nodiscard]] inline std::vector<bh_param> plain(const std::vector<param>& from) {
  std::vector<bh_param> made;
  made.reserve(from.size());
  for (const param& one : from) made.push_back({view(one.name), view(one.value)});
  return made;
}

// What came, for C.
[[nodiscard]] inline bh_http_response plain(const http_response& from,
                                            const std::vector<bh_param>& headers) {
  bh_http_response http{};
  http.http_status = from.http_status;
  http.headers = headers.data();
  http.header_count = headers.size();
  http.body = view(from.body);
  http.request_method = view(from.request_method);
  return http;
}

// A response of what came: read(&response, buf, &len, &http).
template <class Read>
[[nodiscard]] result<response> read(const http_response& from, Read read) {
  const std::vector<bh_param> headers = plain(from.headers);
  const bh_http_response http = plain(from, headers);
  return owned<response>(
      [&](bh_response* to, char* buf, std::size_t* len) { return read(to, buf, len, &http); });
}

}  // namespace detail

/// A query for a ready target, or a form, percent-encoded (bh_query_encode).
[[nodiscard]] inline result<std::string> query_encode(const std::vector<param>& params) {
  const std::vector<bh_param> list = detail::plain(params);
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_query_encode(buf, len, list.data(), list.size());
  });
}

}  // namespace bh

#endif  // BH_AUTH_EXCHANGE_HPP
