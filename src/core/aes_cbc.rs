//! AES-256 in CBC mode (NIST SP 800-38A) with the padding of PKCS#7. Nothing here authenticates: only what is
//! encrypted for a service that asks for this.

use aes::Aes256;
use aes::cipher::{Block, BlockCipherEncrypt, KeyInit};

/// The size of a block, and of the first vector.
pub const BLOCK: usize = 16;

/// How long a text of that length is when it is padded: always by one byte at least.
pub const fn padded_len(len: usize) -> usize {
    (len / BLOCK + 1) * BLOCK
}

/// Pads and encrypts, in place, a text of `len` bytes in a capacity of its padded length.
pub fn encrypt(key: &[u8; 32], iv: &[u8; BLOCK], text: &mut [u8], len: usize) {
    let padding = text.len() - len;
    text[len..].fill(padding as u8);
    let cipher = Aes256::new(key.into());
    let mut before = Block::<Aes256>::from(*iv);
    let (blocks, _) = text.as_chunks_mut::<BLOCK>();
    for block in blocks {
        before.iter_mut().zip(block.iter()).for_each(|(before, byte)| *before ^= byte);
        cipher.encrypt_block(&mut before);
        block.copy_from_slice(&before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// NIST SP 800-38A, appendix F.2.5, and behind it a block of padding.
    #[test]
    fn the_standard_s_example() {
        let key = hex::decode("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4").unwrap();
        let iv = hex::decode("000102030405060708090a0b0c0d0e0f").unwrap();
        let plain = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51";
        let mut text = hex::decode(plain).unwrap();
        let len = text.len();
        text.resize(padded_len(len), 0);
        encrypt(&key.try_into().unwrap(), &iv.try_into().unwrap(), &mut text, len);
        let secret = "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d";
        assert_eq!(hex::encode(&text[..32]), secret);
        assert_eq!(text.len(), 48);
    }

    #[test]
    fn padding_is_one_byte_at_least() {
        assert_eq!([0, 1, 15, 16, 17, 56, 80].map(padded_len), [16, 16, 16, 32, 32, 64, 96]);
    }
}
