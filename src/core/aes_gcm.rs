//! AES-256 in GCM mode (NIST SP 800-38D), with nonces of 96 bits and tags of 128.
//!
//! The tag is taken of an encrypted text that comes byte by byte, so that it is known to be right before anything of
//! it is decrypted.

use aes::Aes256;
use aes::cipher::{Block, BlockCipherEncrypt, KeyInit};
use ghash::GHash;
use ghash::universal_hash::UniversalHash;

const BLOCK: usize = 16;

/// The size of a nonce.
pub const NONCE: usize = 12;
/// The size of a tag.
pub const TAG: usize = 16;

/// A key with the nonce of one text.
pub struct Cipher {
    aes: Aes256,
    nonce: [u8; NONCE],
}

impl Cipher {
    /// Prepares both. Two texts under one key must not have the same nonce.
    pub fn new(key: &[u8; 32], nonce: &[u8; NONCE]) -> Cipher {
        Cipher { aes: Aes256::new(key.into()), nonce: *nonce }
    }

    /// Block `number` of what the text is mixed with; the first, 1, is the tag's.
    fn stream(&self, number: u32) -> Block<Aes256> {
        let mut block = Block::<Aes256>::default();
        block[..NONCE].copy_from_slice(&self.nonce);
        block[NONCE..].copy_from_slice(&number.to_be_bytes());
        self.aes.encrypt_block(&mut block);
        block
    }

    /// Encrypts a text in place, or decrypts it: less than 64 GiB, so that no block comes twice.
    pub fn apply(&self, text: &mut [u8]) {
        for (number, piece) in (2..).zip(text.chunks_mut(BLOCK)) {
            piece.iter_mut().zip(self.stream(number)).for_each(|(byte, stream)| *byte ^= stream);
        }
    }

    /// Begins the tag of an encrypted text, and of what stands beside it as it is.
    pub fn tag(&self, beside: &[&[u8]]) -> Tag<'_> {
        let mut key = Block::<Aes256>::default();
        self.aes.encrypt_block(&mut key);
        let mut tag = Tag { cipher: self, hash: GHash::new(&key), block: [0; BLOCK], len: 0, beside: 0 };
        beside.iter().for_each(|part| tag.put(part));
        tag.beside = tag.finish_part();
        tag
    }
}

/// The tag of what was put so far.
pub struct Tag<'a> {
    cipher: &'a Cipher,
    hash: GHash,
    block: [u8; BLOCK],
    len: usize,
    beside: usize,
}

impl Tag<'_> {
    /// Takes more of the encrypted text.
    pub fn put(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.put_byte(*byte));
    }

    /// Takes its next byte.
    pub fn put_byte(&mut self, byte: u8) {
        self.block[self.len % BLOCK] = byte;
        self.len += 1;
        if self.len.is_multiple_of(BLOCK) {
            self.hash.update(&[self.block.into()]);
        }
    }

    /// Fills the last block with zeros, and tells how long the part was.
    fn finish_part(&mut self) -> usize {
        let len = self.len;
        while !self.len.is_multiple_of(BLOCK) {
            self.put_byte(0);
        }
        self.len = 0;
        len
    }

    /// The tag.
    pub fn finish(mut self) -> [u8; TAG] {
        let len = self.finish_part();
        let bits = |bytes: usize| (8 * bytes as u64).to_be_bytes();
        self.put(&bits(self.beside));
        self.put(&bits(len));
        let mut tag = self.cipher.stream(1);
        tag.iter_mut().zip(self.hash.finalize()).for_each(|(byte, hash)| *byte ^= hash);
        tag.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(key: &[u8], nonce: &[u8], beside: &[u8], text: &[u8]) -> (Vec<u8>, [u8; TAG]) {
        let cipher = Cipher::new(key.try_into().unwrap(), nonce.try_into().unwrap());
        let mut text = text.to_vec();
        cipher.apply(&mut text);
        let mut tag = cipher.tag(&[beside]);
        tag.put(&text);
        (text, tag.finish())
    }

    /// The examples of McGrew's and Viega's submission to NIST, test cases 13, 14 and 16.
    #[test]
    fn published_texts() {
        let bytes = |text: &str| hex::decode(text).unwrap();
        let (key, nonce) = ([0; 32], [0; NONCE]);
        let (text, tag) = sealed(&key, &nonce, b"", b"");
        assert_eq!((text, hex::encode(tag)), (vec![], "530f8afbc74536b9a963b4f1c4cb738b".into()));
        let (text, tag) = sealed(&key, &nonce, b"", &[0; 16]);
        assert_eq!(hex::encode(text), "cea7403d4d606b6e074ec5d3baf39d18");
        assert_eq!(hex::encode(tag), "d0d1c8a799996bf0265b98b5d48ab919");
        let (text, tag) = sealed(
            &bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"),
            &bytes("cafebabefacedbaddecaf888"),
            &bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
            &bytes(
                "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72\
                 1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            ),
        );
        assert_eq!(
            hex::encode(text),
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa\
             8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        );
        assert_eq!(hex::encode(tag), "76fc6ece0f4e1768cddf8853bb2d551b");
    }
}
