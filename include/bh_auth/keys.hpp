// Keys and wiping. Include <bh_auth.hpp>, not this file.
#ifndef BH_AUTH_KEYS_HPP
#define BH_AUTH_KEYS_HPP

#include "result.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace bh {

/// The 32 bytes from which an Ed25519 key is made.
using ed25519_seed = std::array<std::uint8_t, BH_ED25519_SEED_SIZE>;

/// Overwrites memory with zeros; no compiler removes it (bh_wipe).
inline void wipe(void* memory, std::size_t size) noexcept {
  bh_wipe(memory, size);
}

/// Overwrites all the memory of a string, then empties it (bh_wipe).
inline void wipe(std::string& text) noexcept {
  text.resize(text.capacity());  // within the capacity: it does not move
  bh_wipe(text.data(), text.size());
  text.clear();
}

/// Whether a secret is not empty and has no white space around it
/// (bh_secret_check): ask it of a secret that was read from a file.
[[nodiscard]] inline result<void> secret_check(text_arg secret) noexcept {
  return result<void>(bh_secret_check(detail::view(secret)));
}

/// An HMAC-SHA256 key. It is wiped when it is moved from or goes. Any number of
/// threads may use a const one at once.
class hmac_key {
 public:
  /// No key: every call refuses it with BH_ERR_KEY.
  hmac_key() noexcept = default;

  /// Prepares the key from a secret, which is not kept (bh_hmac_key_init).
  [[nodiscard]] static result<hmac_key> init(text_arg secret) {
    hmac_key made;
    const bh_status status = bh_hmac_key_init(&made.key_, detail::view(secret));
    return status == BH_OK ? result<hmac_key>::of(std::move(made))
                           : result<hmac_key>::failed(status);
  }

  hmac_key(hmac_key&& from) noexcept : key_(from.key_) { from.wipe(); }
  hmac_key& operator=(hmac_key&& from) noexcept {
    if (this != &from) {
      key_ = from.key_;
      from.wipe();
    }
    return *this;
  }
  hmac_key(const hmac_key&) = delete;
  hmac_key& operator=(const hmac_key&) = delete;
  ~hmac_key() { wipe(); }

  /// Wipes it now (bh_hmac_key_wipe).
  void wipe() noexcept { bh_hmac_key_wipe(&key_); }

  /// For calls of bh_auth.h.
  [[nodiscard]] const bh_hmac_key* c() const& noexcept { return &key_; }
  const bh_hmac_key* c() const&& = delete;

 private:
  bh_hmac_key key_{};
};

/// An Ed25519 signing key; its public half always belongs to its seed. It is
/// wiped when it is moved from or goes.
class ed25519_key {
 public:
  /// No key: every call refuses it with BH_ERR_KEY.
  ed25519_key() noexcept = default;

  /// From the seed's 32 bytes (bh_ed25519_key_from_seed).
  [[nodiscard]] static result<ed25519_key> from_seed(const ed25519_seed& seed) {
    return prepared(
        [&](bh_ed25519_key* key) { return bh_ed25519_key_from_seed(key, seed.data()); });
  }

  /// From 64 hex characters (the seed) or 128 (seed, then public key)
  /// (bh_ed25519_key_from_hex).
  [[nodiscard]] static result<ed25519_key> from_hex(text_arg hex) {
    return prepared(
        [&](bh_ed25519_key* key) { return bh_ed25519_key_from_hex(key, detail::view(hex)); });
  }

  /// From base64url of the 64 bytes seed, then public key; or of the seed alone
  /// (bh_ed25519_key_from_base64url).
  [[nodiscard]] static result<ed25519_key> from_base64url(text_arg base64url) {
    return prepared([&](bh_ed25519_key* key) {
      return bh_ed25519_key_from_base64url(key, detail::view(base64url));
    });
  }

  /// From a key or file in any form: hex, base64, PKCS#8 in PEM or DER, a JWK, a
  /// Mixin keystore (bh_ed25519_key_read).
  [[nodiscard]] static result<ed25519_key> read(text_arg text) {
    return prepared(
        [&](bh_ed25519_key* key) { return bh_ed25519_key_read(key, detail::view(text)); });
  }

  /// What a function of bh_auth.h prepares: prepare(key) returns its status.
  template <class Prepare>
  [[nodiscard]] static result<ed25519_key> prepared(Prepare prepare) {
    ed25519_key key;
    const bh_status status = prepare(&key.key_);
    return status == BH_OK ? result<ed25519_key>::of(std::move(key))
                           : result<ed25519_key>::failed(status);
  }

  ed25519_key(ed25519_key&& from) noexcept : key_(from.key_) { from.wipe(); }
  ed25519_key& operator=(ed25519_key&& from) noexcept {
    if (this != &from) {
      key_ = from.key_;
      from.wipe();
    }
    return *this;
  }
  ed25519_key(const ed25519_key&) = delete;
  ed25519_key& operator=(const ed25519_key&) = delete;
  ~ed25519_key() { wipe(); }

  /// Wipes it now (bh_ed25519_key_wipe).
  void wipe() noexcept { bh_ed25519_key_wipe(&key_); }

  /// For calls of bh_auth.h.
  [[nodiscard]] const bh_ed25519_key* c() const& noexcept { return &key_; }
  const bh_ed25519_key* c() const&& = delete;

 private:
  bh_ed25519_key key_{};
};

}  // namespace bh

#endif  // BH_AUTH_KEYS_HPP
