//! Keys in DER: PKCS#8 (RFC 5958, RFC 8410), SubjectPublicKeyInfo, and by name all others.

use super::{Found, Place};
use crate::core::declassify::declassify;
use crate::core::encoding::equal;
use crate::core::error::Error;

/// PKCS#8 up to the seed: SEQUENCE { INTEGER version, SEQUENCE { OID 1.3.101.112 }, OCTET STRING { OCTET STRING.
const PRIVATE: [u8; 16] =
    [0x30, 0, 0x02, 0x01, 0, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
/// SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING.
const PUBLIC: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
/// Before the public key in the second version of PKCS#8, as the RFC has it and as ring writes it.
const PUBLIC_BEHIND: [&[u8]; 2] = [&[0x81, 0x21, 0x00], &[0xa1, 0x23, 0x03, 0x21, 0x00]];

/// Whether bytes are DER and no text: a SEQUENCE, and behind its length what no text has there.
pub fn is(text: &[u8]) -> bool {
    let yes = match text {
        [tag, length, next, _, inner, ..] => {
            // A number, or a SEQUENCE that begins with an object identifier.
            let is_short = (*next == 0x02) | ((*next == 0x30) & (*inner == 0x06));
            (*tag == 0x30) & ((*length >= 0x80) | is_short)
        }
        _ => false,
    };
    declassify(yes, "which form a key has is told")
}

/// The key of DER, or why there is none; nothing if it is not known what it is.
pub fn find(der: &[u8], place: &mut Place) -> Option<Result<Found, Error>> {
    if let Some((begin, rest)) = der.split_first_chunk::<16>()
        && let Some((seed, behind)) = rest.split_first_chunk::<32>()
    {
        let (mut expected, total) = (PRIVATE, der.len());
        (expected[1], expected[4]) = (begin[1], begin[4]);
        let is = equal(begin, &expected)
            & (usize::from(begin[1]) + 2 == total)
            & (begin[1] < 0x80)
            & (begin[4] < 2);
        if declassify(is, "which form a key has is told") {
            place[..32].copy_from_slice(seed);
            return Some(pair(behind, place));
        }
    }
    if let Some(public) = der.strip_prefix(&PUBLIC)
        && public.len() == 32
    {
        place[..32].copy_from_slice(public);
        return Some(Ok(Found::Public));
    }
    named(der).map(Err)
}

/// What stands behind the seed: attributes, then the public key, each of which may be absent.
fn pair(behind: &[u8], place: &mut Place) -> Result<Found, Error> {
    let rest = match behind {
        [0xa0, len, rest @ ..] if *len < 0x80 => rest.get(usize::from(*len)..).ok_or(Error::KeyEncoding)?,
        rest => rest,
    };
    if rest.is_empty() {
        return Ok(Found::Seed);
    }
    let public =
        PUBLIC_BEHIND.iter().find_map(|begin| rest.strip_prefix(*begin)).ok_or(Error::KeyEncoding)?;
    place[32..].copy_from_slice(<&[u8; 32]>::try_from(public).map_err(|_| Error::KeyEncoding)?);
    Ok(Found::Pair)
}

/// Why a key of another kind, of which this is the begin, cannot be used.
pub fn named(der: &[u8]) -> Option<Error> {
    const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01];
    const PASSPHRASE: [&[u8]; 2] = [
        &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05],
        &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c],
    ];
    /// X25519, X448, Ed448; elliptic curves; DSA.
    const OTHERS: [&[u8]; 5] = [
        &[0x06, 0x03, 0x2b, 0x65, 0x6e],
        &[0x06, 0x03, 0x2b, 0x65, 0x6f],
        &[0x06, 0x03, 0x2b, 0x65, 0x71],
        &[0x2a, 0x86, 0x48, 0xce, 0x3d],
        &[0x2a, 0x86, 0x48, 0xce, 0x38],
    ];
    const ED25519: &[u8] = &[0x06, 0x03, 0x2b, 0x65, 0x70];
    let begin = &der[..der.len().min(48)];
    let has = |part: &&[u8]| begin.windows(part.len()).any(|window| window == *part);
    // What a SEQUENCE begins with, behind its length.
    let first = match begin {
        [0x30, 0x82, _, _, rest @ ..] | [0x30, 0x81, _, rest @ ..] => rest,
        [0x30, length, rest @ ..] if *length < 0x80 => rest,
        _ if begin.starts_with(b"openssh-key-v1") || begin.starts_with(b"\0\0\0\x0bssh-ed25519") => {
            return Some(Error::KeyForm);
        }
        _ => return None,
    };
    match first {
        // PKCS#12, and a certificate, before the algorithms that they name.
        [0x02, 0x01, 0x03, ..] | [0x30, 0x82, ..] => Some(Error::KeyForm),
        // PKCS#1: version 0 and a number, or two numbers.
        [0x02, 0x01, 0x00, 0x02, ..] | [0x02, 0x82 | 0x81, ..] => Some(Error::KeyRsa),
        // SEC 1: version 1 and the key.
        [0x02, 0x01, 0x01, 0x04, ..] => Some(Error::KeyKind),
        _ if has(&RSA) => Some(Error::KeyRsa),
        _ if PASSPHRASE.iter().any(has) => Some(Error::KeyEncrypted),
        _ if OTHERS.iter().any(has) => Some(Error::KeyKind),
        // Cut, or changed.
        _ if has(&ED25519) => Some(Error::KeyEncoding),
        _ => None,
    }
}
