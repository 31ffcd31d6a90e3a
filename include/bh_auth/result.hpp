// Statuses, results and errors. Include <bh_auth.hpp>, not this file.
#ifndef BH_AUTH_RESULT_HPP
#define BH_AUTH_RESULT_HPP

#include "../bh_auth.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace bh {
namespace detail {

// What a std::string_view can be made of, but for a null pointer: 0 is one too.
template <class T>
inline constexpr bool is_text =
    std::is_convertible_v<T, std::string_view> && !std::is_same_v<std::decay_t<T>, std::nullptr_t>;

// What holds its characters itself, and takes them along when it goes.
template <class T>
inline constexpr bool is_temporary_owner =
    !std::is_lvalue_reference_v<T> && std::is_class_v<std::decay_t<T>> &&
    !std::is_base_of_v<std::string_view, std::decay_t<T>>;

}  // namespace detail

/// A text that a function takes: a literal, a std::string, a std::string_view.
/// A temporary will do, since it lives until the function returns.
class text_arg : public std::string_view {
 public:
  constexpr text_arg() noexcept = default;
  template <class T, std::enable_if_t<detail::is_text<T&&>, int> = 0>
  constexpr text_arg(T&& from) noexcept : std::string_view(std::forward<T>(from)) {}
};

/// A text that a struct keeps a view of until a function takes the struct. A
/// temporary std::string is gone by then, so it does not compile: give it a
/// name first.
class text_view : public std::string_view {
 public:
  constexpr text_view() noexcept = default;
  template <class T,
            std::enable_if_t<detail::is_text<T&&> && !detail::is_temporary_owner<T&&>, int> = 0>
  constexpr text_view(T&& from) noexcept : std::string_view(std::forward<T>(from)) {}
  template <class T,
            std::enable_if_t<detail::is_temporary_owner<T&&> && detail::is_text<T&&>, int> = 0>
  text_view(T&& temporary) = delete;
};

/// The name of a status, such as "BH_ERR_BUFFER" (bh_status_name). Static
/// memory, followed by a NUL.
[[nodiscard]] inline std::string_view status_name(bh_status status) noexcept {
  return bh_status_name(status);
}

/// What a status means and what to do about it, in one sentence
/// (bh_status_message). Static memory, followed by a NUL.
[[nodiscard]] inline std::string_view status_message(bh_status status) noexcept {
  return bh_status_message(status);
}

/// The version of the library's ABI (bh_abi_version).
[[nodiscard]] inline std::uint32_t abi_version() noexcept {
  return bh_abi_version();
}

/// The version of the library, "major.minor.patch" (bh_version).
[[nodiscard]] inline std::string_view version() noexcept {
  return bh_version();
}

/// What value() of a failed result throws; what() is the status's name and
/// message.
class error : public std::runtime_error {
 public:
  explicit error(bh_status status)
      : std::runtime_error(std::string(status_name(status)) + ": " + bh_status_message(status)),
        status_(status) {}

  /// The status that the call returned.
  [[nodiscard]] bh_status status() const noexcept { return status_; }

 private:
  bh_status status_;
};

// A program may join files built with and without exceptions. Two namespaces
// keep their results apart, so that the linker cannot take one for the other.
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
inline namespace with_exceptions {
#else
inline namespace without_exceptions {
#endif

/// What all results have.
class result_base {
 public:
  /// Whether the status is BH_OK.
  explicit operator bool() const noexcept { return status_ == BH_OK; }

  /// BH_OK, or what is wrong.
  [[nodiscard]] bh_status status() const noexcept { return status_; }

  /// What the status means and what to do about it.
  [[nodiscard]] std::string_view message() const& noexcept { return status_message(status_); }
  std::string_view message() const&& = delete;

 protected:
  explicit result_base(bh_status status) noexcept : status_(status) {}

  void check() const {
    if (status_ == BH_OK) return;
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
    throw error(status_);
#else
    std::fprintf(stderr, "bh_auth: value() of a failed result: %s: %s\n", bh_status_name(status_),
                 bh_status_message(status_));
    std::abort();
#endif
  }

 private:
  bh_status status_;
};

/// What a call returned: BH_OK and a value, or another status and none.
template <class T>
class [[nodiscard]] result : public result_base {
 public:
  /// A success.
  [[nodiscard]] static result of(T value) { return result(BH_OK, std::move(value)); }

  /// A failure; its status must not be BH_OK.
  [[nodiscard]] static result failed(bh_status status) {
    return result(status == BH_OK ? bh_status{BH_ERR_PANIC} : status, T());
  }

  /// The value. Without one: throws bh::error, or aborts if exceptions are off.
  [[nodiscard]] const T& value() const& {
    check();
    return value_;
  }
  [[nodiscard]] T& value() & {
    check();
    return value_;
  }
  /// Of a temporary it is moved out, so that no reference is left dangling.
  [[nodiscard]] T value() && {
    check();
    return std::move(value_);
  }
  [[nodiscard]] T value() const&& = delete;

  /// The value, or `fallback` without one.
  [[nodiscard]] T value_or(T fallback) const& { return *this ? value_ : std::move(fallback); }
  [[nodiscard]] T value_or(T fallback) && {
    return *this ? std::move(value_) : std::move(fallback);
  }

  /// A member of value(), with its check; not of a temporary, whose views
  /// would be left dangling: give the result a name first.
  [[nodiscard]] const T* operator->() const& {
    check();
    return &value_;
  }
  [[nodiscard]] T* operator->() & {
    check();
    return &value_;
  }
  const T* operator->() const&& = delete;

 private:
  result(bh_status status, T value) : result_base(status), value_(std::move(value)) {}

  T value_;
};

/// What a call without a value returned.
template <>
class [[nodiscard]] result<void> : public result_base {
 public:
  /// The result of a status.
  explicit result(bh_status status) noexcept : result_base(status) {}

  /// Returns if the status is BH_OK; else throws bh::error, or aborts if
  /// exceptions are off.
  void value() const { check(); }
};

}  // inline namespace

namespace detail {

[[nodiscard]] inline bh_str view(std::string_view text) noexcept {
  return {text.data(), text.size()};
}

[[nodiscard]] inline std::string_view view(bh_str text) noexcept {
  return {text.data, text.len};
}

// Runs before main: this header and an older or newer library must not meet.
[[nodiscard]] inline bool check_abi() noexcept {
  if (bh_abi_version() == BH_ABI_VERSION) return true;
  std::fprintf(stderr,
               "bh_auth: the library %s has ABI version %lu, but this program "
               "was built for %lu: build it anew with the library's header\n",
               bh_version(), static_cast<unsigned long>(bh_abi_version()),
               static_cast<unsigned long>(BH_ABI_VERSION));
  std::abort();
}

inline const bool abi_checked = check_abi();

}  // namespace detail
}  // namespace bh

#endif  // BH_AUTH_RESULT_HPP
