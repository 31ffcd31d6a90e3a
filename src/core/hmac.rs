//! HMAC-SHA256 with a prepared key, and the hex signatures made of it.

use super::declassify::declassify;
use super::encoding;
use super::error::Error;
use hmac::block_api::HmacCore;
use hmac::digest::block_api::{Block, Buffer, FixedOutputCore, UpdateCore};
use hmac::digest::{Digest, KeyInit, Output};
use sha2::Sha256;
use std::hint::black_box;
use zeroize::Zeroizing;

type Core = HmacCore<Sha256>;

/// A prepared key: the two inner states that HMAC starts from (RFC 2104, section 4), so that each
/// signature saves two of its compressions.
#[derive(Clone)]
pub struct Key(Core);

impl Key {
    /// Prepares a key. Any secret but the empty one is accepted: languages differ on that.
    pub fn new(secret: &[u8]) -> Result<Key, Error> {
        if secret.is_empty() {
            return Err(Error::SecretEmpty);
        }
        Ok(Key(Core::new_from_slice(secret).expect("HMAC takes secrets of any length")))
    }

    /// The MAC of the parts, taken as one message.
    #[inline]
    pub fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut core = self.0.clone();
        let mut buffer = Buffer::<Core>::default();
        for part in parts {
            buffer.digest_blocks(part, |blocks: &[Block<Core>]| core.update_blocks(blocks));
        }
        let mut mac = Output::<Core>::default();
        core.finalize_fixed_core(&mut buffer, &mut mac);
        mac.into()
    }

    /// The signature of the parts, taken as one payload.
    #[inline]
    pub fn sign(&self, parts: &[&[u8]]) -> Signature {
        Signature::of(self.mac(parts))
    }

    /// Checks a hex signature of the parts, taken as one payload.
    pub fn verify(&self, signature: Given, parts: &[&[u8]]) -> Result<(), Error> {
        signature.check(self.mac(parts))
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(secret)")
    }
}

/// A key of 32 bytes made of a secret for one purpose, which `info` names: HKDF (RFC 5869) without a salt.
pub fn hkdf(secret: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let key = |secret| Key::new(secret).expect("32 bytes are a secret");
    let extracted = Zeroizing::new(key(&[0; 32]).mac(&[secret]));
    Zeroizing::new(key(&*extracted).mac(&[info, &[1]]))
}

/// SHA-256 of the parts, taken as one message.
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    sha256_of(|put| parts.iter().for_each(|part| put(part)))
}

/// SHA-256 of what is handed to `put`, taken as one message.
pub fn sha256_of(each: impl FnOnce(&mut dyn FnMut(&[u8]))) -> [u8; 32] {
    let mut hash = Sha256::new();
    each(&mut |part| hash.update(part));
    hash.finalize().into()
}

/// A digest that is sent as 64 lower-case hex characters. PAVE's is a token: it is not shown by `Debug`, and
/// compared by `verify` only. Aligned, since at odd places it is copied several times slower than written.
#[derive(Clone, Copy)]
#[repr(align(32))]
pub struct Signature([u8; 32]);

impl Signature {
    /// That of a digest.
    #[inline]
    pub fn of(digest: [u8; 32]) -> Signature {
        Signature(digest)
    }

    /// The characters.
    #[inline]
    pub fn hex(&self) -> [u8; 64] {
        encoding::hex(&self.0)
    }
}

impl std::fmt::Debug for Signature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signature(hidden)")
    }
}

/// A signature that somebody else sent, decoded.
#[derive(Clone, Copy)]
pub struct Given([u8; 32]);

impl Given {
    /// Reads 64 hex characters of either case.
    pub fn read(text: &[u8]) -> Result<Given, Error> {
        let text: &[u8; 64] = text.try_into().map_err(|_| Error::SignatureFormat)?;
        if encoding::is_hex(text) { Ok(Given(encoding::unhex(text))) } else { Err(Error::SignatureFormat) }
    }

    /// Compares with the right digest, in constant time, and forgets the right one.
    pub fn check(self, mut right: [u8; 32]) -> Result<(), Error> {
        let equal = declassify(encoding::equal(&self.0, &right), "whether a signature is right is told");
        right.fill(0);
        black_box(&right);
        if equal { Ok(()) } else { Err(Error::Signature) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test case 2.
    #[test]
    fn a_published_mac() {
        let key = Key::new(b"Jefe").unwrap();
        let signature = key.sign(&[b"what do ya want ", b"for nothing?"]);
        assert_eq!(&signature.hex(), b"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        let upper = signature.hex().to_ascii_uppercase();
        let given = Given::read(&upper).unwrap();
        assert_eq!(key.verify(given, &[b"what do ya want for nothing?"]), Ok(()));
        assert_eq!(key.verify(given, &[b"what do ya want for nothing!"]), Err(Error::Signature));
    }

    /// RFC 5869, appendix A.3: no salt, no info; the first 32 of its 42 bytes.
    #[test]
    fn a_published_key() {
        let key = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d";
        assert_eq!(hex::encode(*hkdf(&[0x0b; 22], b"")), key);
    }

    #[test]
    fn signatures_of_another_form_are_refused() {
        for text in [&b""[..], b"5b", &[b'g'; 64], &[b'0'; 63], &[b'0'; 66]] {
            assert_eq!(Given::read(text).err(), Some(Error::SignatureFormat));
        }
    }

    #[test]
    fn secrets() {
        assert_eq!(Key::new(b"").err(), Some(Error::SecretEmpty));
        let key = Key::new(b"hunter2").unwrap();
        assert_eq!(format!("{key:?} {:?}", key.sign(&[])), "Key(secret) Signature(hidden)");
    }
}
