//! Verifying RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2.2): of public values alone, so that nothing here
//! takes constant time. Keys have 2048 to 4096 bits and the exponent 65537.

mod key;
mod modulus;

use super::encoding::{Alphabet, get_hex, is_hex, read_base64};
use super::error::Error;
use super::hmac::sha256;
use key::without_padding;
use modulus::{Modulus, Number, number};

/// The bytes of the longest modulus.
const MOST_BYTES: usize = 512;

/// What stands before the digest: DigestInfo of SHA-256, with the NULL that some leave out.
const DIGEST_INFO: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
    0x04, 0x20,
];

/// Verifies a signature in hex of either case; the key is PEM, or base64 of DER.
pub fn verify(signature: &[u8], public_key: &[u8], message: &[u8]) -> Result<(), Error> {
    let mut place = [0; key::MOST_DER];
    let key = Modulus::new(key::read(public_key, &mut place)?).ok_or(Error::RsaKey)?;
    let signature = given(signature, key.bytes())?;
    if !key.is_above(&signature) {
        return Err(Error::Signature);
    }
    // The whole block is compared: what parses one takes forged blocks, too.
    let right = key.power_65537(&signature) == block(key.bytes(), &sha256(&[message]));
    if right { Ok(()) } else { Err(Error::Signature) }
}

/// A signature of so many bytes.
fn given(text: &[u8], len: usize) -> Result<Number, Error> {
    let mut bytes = [0; MOST_BYTES];
    if is_hex(text) && text.len() == 2 * len {
        get_hex(text, &mut bytes[..len]);
        return Ok(number(&bytes[..len]));
    }
    let base64 = without_padding(text);
    let is_base64 = base64.len() == (len * 4).div_ceil(3) && read_base64(base64, Alphabet::Either, |_, _| ());
    Err(if is_base64 { Error::SignatureBase64 } else { Error::SignatureFormat })
}

/// What a right signature of that digest decrypts to: `00 01 ff … ff 00`, DigestInfo and digest.
fn block(len: usize, digest: &[u8; 32]) -> Number {
    let mut bytes = [0xff; MOST_BYTES];
    let bytes = &mut bytes[..len];
    let (padding, rest) = bytes.split_at_mut(len - DIGEST_INFO.len() - digest.len());
    padding[..2].copy_from_slice(&[0, 1]);
    padding[padding.len() - 1] = 0;
    rest[..DIGEST_INFO.len()].copy_from_slice(&DIGEST_INFO);
    rest[DIGEST_INFO.len()..].copy_from_slice(digest);
    number(bytes)
}

#[cfg(test)]
mod tests;
