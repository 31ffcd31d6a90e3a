//! A token that lies where others read: sealed, so that only who has the service's secret can use it.
//!
//! base64url of a version, a nonce, the encrypted token and its tag: AES-256-GCM, whose key is made of the secret by
//! HKDF for this version alone. The tag is of the version and the account too.

use super::aes_gcm::{Cipher, NONCE, TAG};
use super::checks;
use super::declassify::declassify;
use super::encoding::{self, Alphabet, base64url_len};
use super::error::Error;
use super::hmac;
use super::writer::Writer;

const VERSION: u8 = 1;
const INFO: &[u8] = b"bh_auth token seal v1";

/// Before the encrypted token.
const HEAD: usize = 1 + NONCE;
/// What is sealed is longer by this.
const MORE: usize = HEAD + TAG;

/// Longer tokens are rejected: no service gives them.
pub const MAX_TOKEN: usize = 65_536;

fn cipher(secret: &[u8], account: &[u8], nonce: &[u8; NONCE]) -> Result<Cipher, Error> {
    if secret.is_empty() {
        return Err(Error::SecretEmpty);
    }
    checks::not_empty(account)?;
    Ok(Cipher::new(&hmac::hkdf(secret, INFO), nonce))
}

/// Seals a token.
pub fn seal<'a>(
    secret: &[u8],
    account: &'a [u8],
    nonce: &[u8],
    token: &'a [u8],
) -> Result<impl Fn(&mut Writer) + use<'a>, Error> {
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Error::Nonce)?;
    if nonce == [0; NONCE] {
        return Err(Error::Nonce);
    }
    checks::not_empty(token)?;
    if token.len() > MAX_TOKEN {
        return Err(Error::Size);
    }
    let cipher = cipher(secret, account, &nonce)?;
    Ok(move |w: &mut Writer| {
        let start = w.written();
        w.put(&[VERSION]);
        w.put(&nonce);
        w.put(token);
        let (end, len) = (HEAD + token.len(), MORE + token.len());
        w.replace_from(start, base64url_len(len), |sealed| {
            let encrypted = &mut sealed[HEAD..end];
            cipher.apply(encrypted);
            let mut tag = cipher.tag(&[&[VERSION], account]);
            tag.put(encrypted);
            sealed[end..len].copy_from_slice(&tag.finish());
            encoding::base64url_in_place(sealed, len);
        });
    })
}

/// Opens what [`seal`] made with the same secret, for the same account.
pub fn open<'a>(
    sealed: &'a [u8],
    secret: &[u8],
    account: &[u8],
) -> Result<impl Fn(&mut Writer) + use<'a>, Error> {
    if sealed.len() > base64url_len(MORE + MAX_TOKEN) {
        return Err(Error::Size);
    }
    // As many bytes as whole characters make.
    let end = (sealed.len() * 3 / 4).checked_sub(TAG).filter(|end| *end > HEAD).ok_or(Error::SealedFormat)?;
    let (mut head, mut given) = ([0; HEAD], [0; TAG]);
    let is_text = encoding::read_base64(sealed, Alphabet::Url, |at, byte| match at {
        at if at < HEAD => head[at] = byte,
        at if at >= end => given[at - end] = byte,
        _ => (),
    });
    let [version, nonce @ ..] = head;
    if !is_text || version != VERSION {
        return Err(Error::SealedFormat);
    }
    let cipher = cipher(secret, account, &nonce)?;
    let mut tag = cipher.tag(&[&[VERSION], account]);
    encoding::read_base64(sealed, Alphabet::Url, |at, byte| {
        if (HEAD..end).contains(&at) {
            tag.put_byte(byte);
        }
    });
    let right = encoding::equal(&tag.finish(), &given);
    if !declassify(right, "whether a sealed token is whole is told") {
        return Err(Error::Sealed);
    }
    Ok(move |w: &mut Writer| {
        w.append_from(0, end - HEAD, |_, token| {
            encoding::read_base64(sealed, Alphabet::Url, |at, byte| {
                if (HEAD..end).contains(&at) {
                    token[at - HEAD] = byte;
                }
            });
            cipher.apply(token);
        });
    })
}

#[cfg(test)]
mod tests {
    use super::super::writer::to_vec;
    use super::*;

    const SECRET: &[u8] = b"0123456789abcdef";
    const ACCOUNT: &[u8] = b"velafi api.velafi.com my-key";
    const NONCE: [u8; 12] = [7; 12];

    fn sealed(token: &[u8]) -> Vec<u8> {
        to_vec(seal(SECRET, ACCOUNT, &NONCE, token).unwrap()).1
    }

    fn opened(secret: &[u8], account: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Error> {
        open(sealed, secret, account).map(|write| to_vec(write).1)
    }

    #[test]
    fn what_was_sealed_is_opened_at_every_length() {
        for len in (1..100).chain([MAX_TOKEN - 1, MAX_TOKEN]) {
            let token: Vec<u8> = (0..len).map(|at| at as u8).collect();
            let sealed = sealed(&token);
            assert_eq!(sealed.len(), base64url_len(len + 29));
            assert_eq!(opened(SECRET, ACCOUNT, &sealed), Ok(token));
        }
        let long = [b'a'; MAX_TOKEN + 1];
        assert_eq!(seal(SECRET, ACCOUNT, &NONCE, &long).err(), Some(Error::Size));
        assert_eq!(
            opened(SECRET, ACCOUNT, &vec![b'A'; base64url_len(MORE + MAX_TOKEN) + 1]),
            Err(Error::Size)
        );
    }

    /// It opens with nothing else, and no other text opens.
    #[test]
    fn each_character_counts() {
        let sealed = sealed(b"a-token");
        assert_eq!(opened(b"0123456789abcdeg", ACCOUNT, &sealed), Err(Error::Sealed));
        assert_eq!(opened(SECRET, &ACCOUNT[1..], &sealed), Err(Error::Sealed));
        for at in 0..sealed.len() {
            let mut other = sealed.clone();
            other[at] = if other[at] == b'A' { b'B' } else { b'A' };
            // The version is the first character and two bits of the second.
            let expect = if at < 2 { Error::SealedFormat } else { Error::Sealed };
            assert_eq!(opened(SECRET, ACCOUNT, &other), Err(expect), "{at}");
            let cut = opened(SECRET, ACCOUNT, &sealed[..at]);
            assert!(matches!(cut, Err(Error::Sealed | Error::SealedFormat)), "{at}: {cut:?}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let failed = |secret, account, nonce, token| seal(secret, account, nonce, token).err();
        assert_eq!(failed(b"", ACCOUNT, &NONCE, b"t"), Some(Error::SecretEmpty));
        assert_eq!(failed(SECRET, b"", &NONCE, b"t"), Some(Error::Empty));
        assert_eq!(failed(SECRET, ACCOUNT, &NONCE, b""), Some(Error::Empty));
        for nonce in [&[7; 11][..], &[7; 13], &[0; 12], b""] {
            assert_eq!(failed(SECRET, ACCOUNT, nonce, b"t"), Some(Error::Nonce));
        }
        let sealed = sealed(b"t");
        assert_eq!(opened(b"", ACCOUNT, &sealed), Err(Error::SecretEmpty));
        assert_eq!(opened(SECRET, b"", &sealed), Err(Error::Empty));
    }
}
