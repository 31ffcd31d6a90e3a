//! Signatures, keys and encodings by other code than the library's, and which times a function takes, in which unit.

use crate::status::{INTERVAL, TIME_IS_MILLISECONDS, TIME_IS_SECONDS, TIME_RANGE};
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use curve25519_dalek::scalar::{Scalar, clamp_integer};
use curve25519_dalek::traits::Identity;
use data_encoding::BASE64URL_NOPAD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use ring::{digest, hkdf, hmac};

pub fn sha256(message: &[u8]) -> [u8; 32] {
    let digest = digest::digest(&digest::SHA256, message);
    digest.as_ref().try_into().expect("SHA-256 has 32 bytes")
}

pub fn hmac_sha256(secret: &[u8], message: &[u8]) -> [u8; 32] {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), message);
    tag.as_ref().try_into().expect("SHA-256 has 32 bytes")
}

/// A token as it lies in a store.
pub fn sealed(secret: &[u8], account: &[u8], nonce: &[u8], token: &[u8]) -> String {
    let extracted = hkdf::Salt::new(hkdf::HKDF_SHA256, &[]).extract(secret);
    let info = [&b"bh_auth token seal v1"[..]];
    let key = extracted.expand(&info, &AES_256_GCM).expect("HKDF gives 32 bytes");
    let nonce = Nonce::try_assume_unique_for_key(nonce).expect("12 bytes");
    let mut sealed = [&[1][..], nonce.as_ref()].concat();
    let mut encrypted = token.to_vec();
    let beside = Aad::from([&[1][..], account].concat());
    let key = LessSafeKey::new(UnboundKey::from(key));
    key.seal_in_place_append_tag(nonce, beside, &mut encrypted).expect("a short token");
    sealed.extend(encrypted);
    base64url(&sealed)
}

pub fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

pub fn base64url(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

fn key_pair(seed: &[u8; 32]) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(seed).expect("any 32 bytes are a seed")
}

pub fn ed25519_public(seed: &[u8; 32]) -> [u8; 32] {
    key_pair(seed).public_key().as_ref().try_into().expect("a public key has 32 bytes")
}

/// The public key of what ring reads as PKCS#8.
pub fn pkcs8_public(der: &[u8]) -> Option<[u8; 32]> {
    let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).ok()?;
    Some(pair.public_key().as_ref().try_into().expect("a public key has 32 bytes"))
}

pub fn ed25519_sign(seed: &[u8; 32], message: &[u8]) -> [u8; 64] {
    key_pair(seed).sign(message).as_ref().try_into().expect("a signature has 64 bytes")
}

pub fn ed25519_verify(public: &[u8; 32], message: &[u8], signature: &[u8]) -> bool {
    UnparsedPublicKey::new(&ED25519, public).verify(message, signature).is_ok()
}

/// Whether a point is one that a strict verifier refuses: of small order, or not written in the one canonical way.
pub fn is_weak(point: &[u8; 32]) -> bool {
    let Some(decoded) = CompressedEdwardsY(*point).decompress() else { return true };
    decoded.is_small_order() || decoded.compress().to_bytes() != *point
}

/// A signature whose R is the neutral element: who has the key can make one, and a verifier that is not strict takes it.
pub fn small_order_signature(seed: &[u8; 32], message: &[u8]) -> [u8; 64] {
    let sha512 = |parts: &[&[u8]]| -> [u8; 64] {
        digest::digest(&digest::SHA512, &parts.concat()).as_ref().try_into().expect("SHA-512 has 64 bytes")
    };
    let secret = clamp_integer(sha512(&[seed])[..32].try_into().expect("half of 64"));
    let r = EdwardsPoint::identity().compress().to_bytes();
    let k = Scalar::from_bytes_mod_order_wide(&sha512(&[&r, &ed25519_public(seed), message]));
    let s = k * Scalar::from_bytes_mod_order(secret);
    [r, s.to_bytes()].concat().try_into().expect("two halves")
}

/// RFC 3986, section 2.3.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub fn percent(text: &[u8]) -> String {
    percent_encode(text, ENCODED).to_string()
}

/// The last second of the year 5138, by far, and the first after 2001 that seconds are told from milliseconds by.
const END_S: i64 = 100_000_000_000;

pub fn check_ms(time: i64) -> Result<(), u32> {
    if time >= 1_000_000_000_000 && time < END_S * 1000 {
        Ok(())
    } else if time >= 100_000_000 && time < END_S {
        Err(TIME_IS_SECONDS)
    } else {
        Err(TIME_RANGE)
    }
}

pub fn check_s(time: i64) -> Result<(), u32> {
    if time >= 1_000_000_000 && time < END_S {
        Ok(())
    } else if time >= END_S && time < END_S * 1000 {
        Err(TIME_IS_MILLISECONDS)
    } else {
        Err(TIME_RANGE)
    }
}

/// Any time that differences can be taken of.
pub fn check_any_ms(time: i64) -> Result<(), u32> {
    if time >= 0 && time < END_S * 1000 { Ok(()) } else { Err(TIME_RANGE) }
}

/// A window's own sense.
pub fn check_window(now_ms: i64, past_ms: i64, ahead_ms: i64) -> Result<(), u32> {
    if past_ms < 0 || ahead_ms < 0 { Err(INTERVAL) } else { check_ms(now_ms) }
}
