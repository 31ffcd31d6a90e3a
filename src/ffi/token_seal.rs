//! Tokens that lie in a store which others read: the exports.
//!
//! Section: SEALED TOKENS

use super::convert::render;
use super::run::run_seal;
use super::status::bh_status;
use super::types::*;
use crate::core::token_seal;
use core::ffi::c_char;

/// Seal a token for a store that many processes share, such as Valkey: who reads
/// the store cannot use it. AES-256-GCM (NIST SP 800-38D), whose key is made of
/// the secret by HKDF-SHA256 (RFC 5869).
///
/// Returns: `BH_OK`, `BH_ERR_SECRET_EMPTY`, `BH_ERR_NONCE`, `BH_ERR_EMPTY` if
///     account or token is.
/// Out: buf: base64url of version, nonce, what is encrypted and its tag, no NUL.
/// In: secret: the API secret that the token is requested with: with another
///     secret it does not open. account: what the token is for, such as service,
///     host and API key: for another account it does not open. nonce: 12 random
///     bytes, never used before. token: at most 65536 bytes.
/// Constant time: secret, token.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_token_seal(
    buf: *mut c_char,
    len: *mut usize,
    secret: bh_str,
    account: bh_str,
    nonce: bh_str,
    token: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_seal(|| unsafe {
        let (secret, account, nonce) = (secret.bytes()?, account.bytes()?, nonce.bytes()?);
        render(buf, len, token_seal::seal(secret, account, nonce, token.bytes()?)?)
    })
}

/// Open a token that `bh_token_seal` sealed. Nothing is written before its tag
/// was seen to be right.
///
/// Returns: `BH_OK`; `BH_ERR_SEALED` if it was sealed by another secret or for
///     another account, or was changed; `BH_ERR_SEALED_FORMAT` if it is no
///     sealed token, or of a version to come; `BH_ERR_SECRET_EMPTY`;
///     `BH_ERR_EMPTY` if account is.
/// Out: buf: the token, no NUL. A secret.
/// In: sealed: as the store has it. secret, account: see `bh_token_seal`.
/// Constant time: secret.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_token_open(
    buf: *mut c_char,
    len: *mut usize,
    sealed: bh_str,
    secret: bh_str,
    account: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_seal(|| unsafe {
        let (sealed, secret) = (sealed.bytes()?, secret.bytes()?);
        render(buf, len, token_seal::open(sealed, secret, account.bytes()?)?)
    })
}
