// Tokens in a store that others read. Include <bh_auth.hpp>, not this file.
#ifndef BH_AUTH_TOKEN_SEAL_HPP
#define BH_AUTH_TOKEN_SEAL_HPP

#include "exchange.hpp"

namespace bh {

/// A token sealed for a store (bh_token_seal). nonce: 12 random bytes.
[[nodiscard]] inline result<std::string> token_seal(text_arg secret, text_arg account,
                                                    text_arg nonce, text_arg token) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_token_seal(buf, len, detail::view(secret), detail::view(account), detail::view(nonce),
                         detail::view(token));
  });
}

/// What token_seal sealed with the same secret, for the same account
/// (bh_token_open). A secret: wipe it.
[[nodiscard]] inline result<std::string> token_open(text_arg sealed, text_arg secret,
                                                    text_arg account) {
  return detail::text([&](char* buf, std::size_t* len) {
    return bh_token_open(buf, len, detail::view(sealed), detail::view(secret),
                         detail::view(account));
  });
}

}  // namespace bh

#endif  // BH_AUTH_TOKEN_SEAL_HPP
