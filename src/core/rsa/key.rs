//! A public RSA key as services hand it out: SubjectPublicKeyInfo (RFC 5280, section 4.1), in base64 or PEM.

use super::super::encoding::{Alphabet, read_base64};
use super::super::error::Error;

/// More than the DER of a key that can be used, and enough for one of 8192 bits.
pub const MOST_DER: usize = 1200;
const MOST_TEXT: usize = MOST_DER / 3 * 4;

/// SEQUENCE { OID 1.2.840.113549.1.1.1, NULL }.
const ALGORITHM: [u8; 13] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

const EXPONENT: [u8; 3] = [0x01, 0x00, 0x01];

/// The modulus of a key, which is decoded to `place`.
pub fn read<'a>(text: &[u8], place: &'a mut [u8; MOST_DER]) -> Result<&'a [u8], Error> {
    if text.is_empty() {
        return Err(Error::Empty);
    }
    let mut characters = [0; MOST_TEXT];
    let text = text.trim_ascii();
    let base64 = if text.starts_with(b"-----BEGIN ") { pem(text)? } else { text };
    let len = compact(base64, &mut characters).ok_or(Error::RsaKey)?;
    let base64 = without_padding(&characters[..len]);
    if !read_base64(base64, Alphabet::Either, |index, byte| place[index] = byte) {
        return Err(Error::RsaKey);
    }
    let (modulus, exponent) = numbers(&place[..base64.len() * 3 / 4]).ok_or(Error::RsaKey)?;
    let bits = modulus.len() * 8 - modulus[0].leading_zeros() as usize;
    if !(2048..=4096).contains(&bits) {
        return Err(Error::RsaSize);
    }
    if exponent == EXPONENT { Ok(modulus) } else { Err(Error::RsaExponent) }
}

/// What stands between the lines of PEM (RFC 7468).
fn pem(text: &[u8]) -> Result<&[u8], Error> {
    let behind = text.strip_prefix(b"-----BEGIN PUBLIC KEY-----");
    // A line's end may stand there as `\n`, which a program's text has for it.
    let behind =
        behind.map(|behind| behind.strip_suffix(b"\\r\\n").or(behind.strip_suffix(b"\\n")).unwrap_or(behind));
    match behind.and_then(|behind| behind.strip_suffix(b"-----END PUBLIC KEY-----")) {
        Some(base64) => Ok(base64),
        None if text.windows(12).any(|window| window == b"PRIVATE KEY-") => Err(Error::KeyPrivate),
        None => Err(Error::RsaKey),
    }
}

/// Without white space, be it as `\n`, which a program's text has for it: how many characters they are.
fn compact(text: &[u8], characters: &mut [u8; MOST_TEXT]) -> Option<usize> {
    let (mut len, mut bytes) = (0, text.iter());
    while let Some(byte) = bytes.next() {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => (),
            b'\\' => {
                bytes.next().filter(|next| matches!(next, b'n' | b'r'))?;
            }
            other => {
                *characters.get_mut(len)? = *other;
                len += 1;
            }
        }
    }
    Some(len)
}

/// Base64 without its padding, if it has the right one.
pub fn without_padding(text: &[u8]) -> &[u8] {
    if !text.len().is_multiple_of(4) {
        return text;
    }
    text.strip_suffix(b"==").or(text.strip_suffix(b"=")).unwrap_or(text)
}

/// Modulus and exponent of DER that is nothing but that.
fn numbers(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (info, rest) = element(der, 0x30)?;
    let (algorithm, bits) = element(info, 0x30)?;
    let (bits, behind) = element(bits, 0x03)?;
    let (key, after) = element(bits.strip_prefix(&[0])?, 0x30)?;
    let (modulus, exponent) = element(key, 0x02)?;
    let (exponent, end) = element(exponent, 0x02)?;
    let is_whole = [rest, behind, after, end].iter().all(|rest| rest.is_empty()) && algorithm == ALGORITHM;
    Some((positive(modulus)?, positive(exponent)?)).filter(|_| is_whole)
}

/// The content of an element of that tag, and what stands behind it.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (len, content) = match der.strip_prefix(&[tag])? {
        [len, rest @ ..] if *len < 0x80 => (usize::from(*len), rest),
        [0x81, len, rest @ ..] if *len >= 0x80 => (usize::from(*len), rest),
        [0x82, high, low, rest @ ..] if *high > 0 => (usize::from(*high) << 8 | usize::from(*low), rest),
        _ => return None,
    };
    content.split_at_checked(len)
}

/// A positive INTEGER without the zero that may stand before it.
fn positive(integer: &[u8]) -> Option<&[u8]> {
    match integer {
        [0, rest @ ..] if *rest.first()? >= 0x80 => Some(rest),
        [1..=0x7f, ..] => Some(integer),
        _ => None,
    }
}
