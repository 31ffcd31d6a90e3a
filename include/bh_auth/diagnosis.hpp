// Why a signature is wrong. Included by bh_auth.hpp.
//
// SPDX-License-Identifier: MIT OR Apache-2.0

#ifndef BH_AUTH_DIAGNOSIS_HPP
#define BH_AUTH_DIAGNOSIS_HPP

#include "exchange.hpp"

namespace bh {

/// What is wrong with a signature, its texts as views into this object
/// (bh_diagnosis).
class diagnosis : public detail::owner<bh_diagnosis> {
 public:
  /// Whether there is no mistake.
  [[nodiscard]] bool is_right() const noexcept { return c().mistake == BH_MISTAKE_NONE; }
  /// BH_MISTAKE_NONE if the signature is right, BH_MISTAKE_UNKNOWN if no mistake
  /// is known that makes it.
  [[nodiscard]] bh_mistake mistake() const noexcept { return c().mistake; }
  [[nodiscard]] bh_mistake second_mistake() const noexcept { return c().second_mistake; }
  [[nodiscard]] bh_mistake third_mistake() const noexcept { return c().third_mistake; }
  /// How many signatures were computed.
  [[nodiscard]] std::uint32_t computed() const noexcept { return c().computed; }
#define BH_DIAGNOSIS_TEXT(name)                                                            \
  [[nodiscard]] std::string_view name() const& noexcept { return detail::view(c().name); } \
  std::string_view name() const&& = delete;
  BH_DIAGNOSIS_TEXT(names)
  BH_DIAGNOSIS_TEXT(message)
  /// Any bytes; a secret if it was a part of them.
  BH_DIAGNOSIS_TEXT(payload)
  BH_DIAGNOSIS_TEXT(tried)
#undef BH_DIAGNOSIS_TEXT
};

}  // namespace bh

#endif  // BH_AUTH_DIAGNOSIS_HPP
