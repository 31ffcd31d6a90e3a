//! A token in a store that others read.

use super::Error;
use crate::core::token_seal;
use crate::core::writer::to_vec;
use zeroize::Zeroizing;

/// Seals a token for a store that many processes share: base64url, which opens with the same secret and for
/// the same account alone. AES-256-GCM, whose key is made of the secret by HKDF-SHA256.
///
/// `secret` is the API secret that the token is requested with; `account` names what it is for, such as
/// service, host and API key; `nonce` is random, and never used before.
///
/// ```
/// let sealed = bh_auth::token_seal(b"the-secret", "velafi my-key", b"twelve bytes", "a-token")?;
/// assert_eq!(*bh_auth::token_open(&sealed, b"the-secret", "velafi my-key")?, b"a-token");
/// let other = bh_auth::token_open(&sealed, b"a-new-secret", "velafi my-key");
/// assert_eq!(other.unwrap_err(), bh_auth::Error::Sealed);
/// # Ok::<(), bh_auth::Error>(())
/// ```
///
/// # Errors
/// [`Error::SecretEmpty`], [`Error::Empty`], [`Error::Size`] of a token longer than 65536 bytes, and
/// [`Error::Nonce`] if it is all zeros.
pub fn token_seal(secret: &[u8], account: &str, nonce: &[u8; 12], token: &str) -> Result<String, Error> {
    let sealed = to_vec(token_seal::seal(secret, account.as_bytes(), nonce, token.as_bytes())?).1;
    Ok(String::from_utf8_lossy(&sealed).into_owned())
}

/// Opens what [`token_seal()`] sealed. The token is wiped when it is dropped.
///
/// # Errors
/// [`Error::Sealed`] if it was sealed by another secret or for another account, or was changed;
/// [`Error::SealedFormat`] if it is no sealed token; [`Error::SecretEmpty`], [`Error::Empty`], [`Error::Size`].
pub fn token_open(sealed: &str, secret: &[u8], account: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    Ok(Zeroizing::new(to_vec(token_seal::open(sealed.as_bytes(), secret, account.as_bytes())?).1))
}
