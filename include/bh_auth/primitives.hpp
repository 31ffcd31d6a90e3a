// Hashes, signatures and encodings. Include <bh_auth.hpp>, not this file.
#ifndef BH_AUTH_PRIMITIVES_HPP
#define BH_AUTH_PRIMITIVES_HPP

#include "exchange.hpp"
#include "keys.hpp"

namespace bh {

/// A SHA-256 digest or an HMAC-SHA256.
using sha256_digest = std::array<std::uint8_t, BH_SHA256_SIZE>;
/// An Ed25519 public key.
using ed25519_public_key = std::array<std::uint8_t, BH_ED25519_PUBLIC_SIZE>;
/// An Ed25519 signature.
using ed25519_signature = std::array<std::uint8_t, BH_ED25519_SIGNATURE_SIZE>;

/// A view of a C string; of NULL the empty one (bh_cstr): for getenv.
[[nodiscard]] inline std::string_view cstr(const char* text) noexcept {
  return detail::view(bh_cstr(text));
}

/// A view of an array's bytes, such as a digest's, for the functions that take
/// "any bytes". It ends with the array.
template <std::size_t Size>
[[nodiscard]] std::string_view bytes(const std::array<std::uint8_t, Size>& array) noexcept {
  return {reinterpret_cast<const char*>(array.data()), Size};
}
template <std::size_t Size>
void bytes(const std::array<std::uint8_t, Size>&&) = delete;

/// SHA-256 of any bytes (bh_sha256).
[[nodiscard]] inline result<sha256_digest> sha256(text_arg message) noexcept {
  sha256_digest digest{};
  const bh_status status = bh_sha256(digest.data(), detail::view(message));
  return status == BH_OK ? result<sha256_digest>::of(digest)
                         : result<sha256_digest>::failed(status);
}

/// HMAC-SHA256 of any bytes (bh_hmac_sha256). Compare MACs with bh::equal.
[[nodiscard]] inline result<sha256_digest> hmac_sha256(const hmac_key& key,
                                                       text_arg message) noexcept {
  sha256_digest mac{};
  const bh_status status = bh_hmac_sha256(mac.data(), key.c(), detail::view(message));
  return status == BH_OK ? result<sha256_digest>::of(mac) : result<sha256_digest>::failed(status);
}

/// Compares in a time that depends on the lengths only (bh_equal).
[[nodiscard]] inline bool equal(text_arg a, text_arg b) noexcept {
  return bh_equal(detail::view(a), detail::view(b)) != 0;
}

/// The public half of a key (bh_ed25519_public).
[[nodiscard]] inline result<ed25519_public_key> ed25519_public(const ed25519_key& key) noexcept {
  ed25519_public_key public32{};
  const bh_status status = bh_ed25519_public(public32.data(), key.c());
  return status == BH_OK ? result<ed25519_public_key>::of(public32)
                         : result<ed25519_public_key>::failed(status);
}

/// A public key from a key or file in any form (bh_ed25519_public_read).
[[nodiscard]] inline result<ed25519_public_key> ed25519_public_read(text_arg text) noexcept {
  ed25519_public_key public32{};
  const bh_status status = bh_ed25519_public_read(public32.data(), detail::view(text));
  return status == BH_OK ? result<ed25519_public_key>::of(public32)
                         : result<ed25519_public_key>::failed(status);
}

/// Signs any bytes with Ed25519 (bh_ed25519_sign).
[[nodiscard]] inline result<ed25519_signature> ed25519_sign(const ed25519_key& key,
                                                            text_arg message) noexcept {
  ed25519_signature signature{};
  const bh_status status = bh_ed25519_sign(signature.data(), key.c(), detail::view(message));
  return status == BH_OK ? result<ed25519_signature>::of(signature)
                         : result<ed25519_signature>::failed(status);
}

/// Verifies an Ed25519 signature, strictly (bh_ed25519_verify).
[[nodiscard]] inline result<void> ed25519_verify(const ed25519_signature& signature,
                                                 const ed25519_public_key& public32,
                                                 text_arg message) noexcept {
  return result<void>(bh_ed25519_verify(signature.data(), public32.data(), detail::view(message)));
}

/// Lower-case hex of any bytes (bh_hex_encode).
[[nodiscard]] inline result<std::string> hex_encode(text_arg bytes) {
  return detail::text(
      [&](char* buf, std::size_t* len) { return bh_hex_encode(buf, len, detail::view(bytes)); });
}

/// The bytes of hex of either case (bh_hex_decode).
[[nodiscard]] inline result<std::string> hex_decode(text_arg hex) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_hex_decode(reinterpret_cast<std::uint8_t*>(buf), len, detail::view(hex));
  });
}

/// Base64url of any bytes, without padding (bh_base64url_encode).
[[nodiscard]] inline result<std::string> base64url_encode(text_arg bytes) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_base64url_encode(buf, len, detail::view(bytes));
  });
}

/// The bytes of canonical base64url without padding (bh_base64url_decode).
[[nodiscard]] inline result<std::string> base64url_decode(text_arg base64url) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_base64url_decode(reinterpret_cast<std::uint8_t*>(buf), len, detail::view(base64url));
  });
}

/// A text percent-encoded (bh_percent_encode).
[[nodiscard]] inline result<std::string> percent_encode(text_arg text) {
  return detail::text(
      [&](char* buf, std::size_t* len) { return bh_percent_encode(buf, len, detail::view(text)); });
}

}  // namespace bh

#endif  // BH_AUTH_PRIMITIVES_HPP
