//! The few primitives that the checkers need, on `ring` and on encoders of this crate's own.

use ring::digest::{SHA256, digest};
use ring::hmac::{self, HMAC_SHA256};
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ED25519, Ed25519KeyPair, RSA_PKCS1_SHA256, RsaKeyPair, UnparsedPublicKey};

const BASE64URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Whether `signature` is the HMAC-SHA256 of `payload` in hex, upper or lower case; compared in constant time.
pub fn hmac_matches(secret: &str, payload: &[u8], signature: &[u8]) -> bool {
    let key = hmac::Key::new(HMAC_SHA256, secret.as_bytes());
    hex_decode(signature).is_some_and(|tag| hmac::verify(&key, payload, &tag).is_ok())
}

/// Whether `signature` is the plain SHA-256 of `payload` in hex, upper or lower case.
///
/// The payload holds a secret, so the digests are compared in constant time: both are put through one HMAC.
pub fn sha256_matches(payload: &[u8], signature: &[u8]) -> bool {
    let key = hmac::Key::new(HMAC_SHA256, &random::<32>());
    let expected = hmac::sign(&key, digest(&SHA256, payload).as_ref());
    hex_decode(signature).is_some_and(|given| hmac::verify(&key, &given, expected.as_ref()).is_ok())
}

pub fn sha256_hex(data: &[u8]) -> String {
    hex_encode(digest(&SHA256, data).as_ref())
}

pub fn ed25519_matches(public_hex: &str, message: &[u8], signature: &[u8]) -> bool {
    hex_decode(public_hex.as_bytes())
        .is_some_and(|key| UnparsedPublicKey::new(&ED25519, key).verify(message, signature).is_ok())
}

/// `None` where the public key is not the seed's.
pub fn ed25519_sign(seed_hex: &str, public_hex: &str, message: &[u8]) -> Option<Vec<u8>> {
    let (seed, public) = (hex_decode(seed_hex.as_bytes())?, hex_decode(public_hex.as_bytes())?);
    let pair = Ed25519KeyPair::from_seed_and_public_key(&seed, &public).ok()?;
    Some(pair.sign(message).as_ref().to_vec())
}

pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).expect("the system has a random source");
    bytes
}

/// A random UUID, version 4 (RFC 9562, section 5.4).
pub fn uuid_v4() -> String {
    let mut bytes = random::<16>();
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = hex_encode(&bytes);
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

pub fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

pub fn hex_encode(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn hex_decode(text: &[u8]) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let byte = |pair: &[u8]| u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok();
    text.chunks_exact(2).map(byte).collect()
}

/// Without padding (RFC 7515, section 2).
pub fn base64url_encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0, |group: usize, byte| group << 8 | usize::from(*byte));
        let group = group << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(char::from(BASE64URL[group >> (18 - 6 * place) & 63]));
        }
    }
    text
}

/// base64 with padding (RFC 4648, section 4).
pub fn base64(bytes: &[u8]) -> String {
    let text = base64url_encode(bytes).replace('-', "+").replace('_', "/");
    let padding = "=".repeat((4 - text.len() % 4) % 4);
    text + &padding
}

pub fn base64_decode(text: &str) -> Option<Vec<u8>> {
    base64url_decode(&text.trim_end_matches('=').replace('+', "-").replace('/', "_"))
}

/// RSASSA-PKCS1-v1_5 with SHA-256, by a key of PKCS#1 in base64; `None` where it is no key.
pub fn rsa_sign(private_key: &str, message: &[u8]) -> Option<Vec<u8>> {
    let key = RsaKeyPair::from_der(&base64_decode(private_key)?).ok()?;
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).ok()?;
    Some(signature)
}

/// Strict: no padding, no other alphabet, and no stray bits after the last byte.
pub fn base64url_decode(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut bits, mut width) = (Vec::new(), 0, 0);
    for symbol in text.bytes() {
        bits = bits << 6 | BASE64URL.iter().position(|known| *known == symbol)?;
        width += 6;
        if width >= 8 {
            width -= 8;
            bytes.push(u8::try_from(bits >> width).ok()?);
            bits &= (1 << width) - 1;
        }
    }
    (width < 6 && bits == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hmac_agrees_with_rfc_4231() {
        let tag = b"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert!(hmac_matches("Jefe", b"what do ya want for nothing?", tag));
        assert!(hmac_matches("Jefe", b"what do ya want for nothing?", &tag.to_ascii_uppercase()));
        assert!(!hmac_matches("Jefe", b"what do ya want for nothing!", tag));
        assert!(!hmac_matches("Jefe", b"what do ya want for nothing?", &tag[..62]));
        assert!(!hmac_matches("Jefe", b"what do ya want for nothing?", b""));
        assert!(!hmac_matches("Jefe", b"what do ya want for nothing?", &[b'g'; 64]));
    }

    #[test]
    fn sha256_agrees_with_fips_180() {
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), digest);
        assert!(sha256_matches(b"abc", digest.as_bytes()));
        assert!(sha256_matches(b"abc", digest.to_uppercase().as_bytes()));
        assert!(!sha256_matches(b"abd", digest.as_bytes()));
        assert!(!sha256_matches(b"abc", &digest.as_bytes()[..62]));
    }

    #[test]
    fn base64url_agrees_with_rfc_4648() {
        let vectors =
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE")];
        for (plain, coded) in vectors {
            assert_eq!(base64url_encode(plain.as_bytes()), coded);
            assert_eq!(base64url_decode(coded).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(base64url_encode(&[0xfb, 0xff]), "-_8");
        for bad in ["Z", "Zh", "Zg==", "+_8", "Zm9vY"] {
            assert_eq!(base64url_decode(bad), None, "{bad}");
        }
    }

    #[test]
    fn base64_agrees_with_rfc_4648() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v")] {
            assert_eq!(base64(plain.as_bytes()), coded);
            assert_eq!(base64_decode(coded).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(base64(&[0xfb, 0xff]), "+/8=");
    }

    #[test]
    fn uuids_are_uuids() {
        let uuid = uuid_v4();
        assert!(is_uuid(&uuid) && uuid.as_bytes()[14] == b'4', "{uuid}");
        assert!(!is_uuid("2594ad57-9dad-424f-8595-b14727e24e6"));
        assert!(!is_uuid("2594ad57-9dad-424f-8595-b14727e24e6g"));
    }
}
