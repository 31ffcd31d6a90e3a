// The same by OpenSSL: what the library's results are compared with.
#ifndef TEST_OPENSSL_HPP
#define TEST_OPENSSL_HPP

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace openssl {

using digest = std::array<std::uint8_t, 32>;

inline const unsigned char *bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char *>(text.data());
}

inline std::string hex(const digest &bytes) {
  std::string made;
  for (const unsigned byte : bytes) {
    made += "0123456789abcdef"[byte >> 4];
    made += "0123456789abcdef"[byte & 15];
  }
  return made;
}

inline digest hmac_sha256(std::string_view key, std::string_view message) {
  digest made{};
  unsigned size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes(message), message.size(), made.data(),
           &size) == nullptr ||
      size != made.size())
    throw std::runtime_error("OpenSSL's HMAC failed");
  return made;
}

inline digest sha256(std::string_view message) {
  digest made{};
  unsigned size = 0;
  if (EVP_Digest(message.data(), message.size(), made.data(), &size, EVP_sha256(), nullptr) != 1 || size != made.size())
    throw std::runtime_error("OpenSSL's SHA-256 failed");
  return made;
}

inline bool ed25519_verify(const std::array<std::uint8_t, 64> &signature, const digest &public32,
                           std::string_view message) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, public32.data(), public32.size()), EVP_PKEY_free);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  if (EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1)
    throw std::runtime_error("OpenSSL has no Ed25519");
  return EVP_DigestVerify(context.get(), signature.data(), signature.size(), bytes(message), message.size()) == 1;
}

} // namespace openssl

#endif
