//! The hmac crate, ring, aws-lc-rs and jsonwebtoken, each in its best re-used form.

use super::bytes;
use aws_lc_rs::{digest, hmac as aws_hmac, signature as aws_signature};
use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use ring::{hmac as ring_hmac, signature as ring_signature};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::sync::OnceLock;

struct Keys {
    crate_mac: Hmac<Sha256>,
    ring_mac: ring_hmac::Key,
    aws_mac: aws_hmac::Key,
    ring_pair: ring_signature::Ed25519KeyPair,
    aws_pair: aws_signature::Ed25519KeyPair,
    ring_public: ring_signature::UnparsedPublicKey<[u8; 32]>,
    aws_public: aws_signature::ParsedPublicKey,
    jwt_private: EncodingKey,
    jwt_public: DecodingKey,
    jwt_header: Header,
    jwt_rules: Validation,
}

static KEYS: OnceLock<Keys> = OnceLock::new();

fn keys() -> &'static Keys {
    KEYS.get().expect("bench_peers_keys comes first")
}

/// Prepares the keys of the functions below.
///
/// # Safety
/// `secret` points to `len` bytes, `seed` and `public` to 32 each.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_peers_keys(secret: *const u8, len: usize, seed: *const u8, public: *const u8) {
    // SAFETY: the caller's promise.
    let (secret, seed, public) = unsafe { (bytes(secret, len), bytes(seed, 32), *public.cast::<[u8; 32]>()) };
    KEYS.get_or_init(|| {
        // RFC 8410, section 7: the private key in PKCS #8.
        let mut pkcs8 = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20".to_vec();
        pkcs8.extend_from_slice(seed);
        // The token's times lie in the past, as in the documents' examples.
        let mut jwt_rules = Validation::new(Algorithm::EdDSA);
        jwt_rules.validate_exp = false;
        Keys {
            crate_mac: Hmac::new_from_slice(secret).expect("HMAC takes secrets of any length"),
            ring_mac: ring_hmac::Key::new(ring_hmac::HMAC_SHA256, secret),
            aws_mac: aws_hmac::Key::new(aws_hmac::HMAC_SHA256, secret),
            ring_pair: ring_signature::Ed25519KeyPair::from_seed_and_public_key(seed, &public)
                .expect("ring's key"),
            aws_pair: aws_signature::Ed25519KeyPair::from_seed_and_public_key(seed, &public)
                .expect("aws-lc's key"),
            ring_public: ring_signature::UnparsedPublicKey::new(&ring_signature::ED25519, public),
            aws_public: aws_signature::ParsedPublicKey::new(&aws_signature::ED25519, public)
                .expect("aws-lc's public key"),
            jwt_private: EncodingKey::from_ed_der(&pkcs8),
            jwt_public: DecodingKey::from_ed_der(&public),
            jwt_header: Header::new(Algorithm::EdDSA),
            jwt_rules,
        }
    });
}

/// The hmac crate as in VelaFi's Rust sample: the key in each call, and hex.
///
/// # Safety
/// `signature` points to 64 writable bytes, `secret` and `message` to their lengths.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_crate_document(
    signature: *mut u8,
    secret: *const u8,
    secret_len: usize,
    message: *const u8,
    len: usize,
) {
    // SAFETY: the caller's promise.
    let (secret, message) = unsafe { (bytes(secret, secret_len), bytes(message, len)) };
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes secrets of any length");
    mac.update(message);
    let made = hex::encode(mac.finalize().into_bytes());
    // SAFETY: the caller's promise; the text has 64 bytes.
    unsafe { signature.copy_from_nonoverlapping(made.as_ptr(), 64) };
}

/// The hmac crate, the key prepared.
///
/// # Safety
/// `mac` points to 32 writable bytes, `message` to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_crate_hmac(mac: *mut u8, message: *const u8, len: usize) {
    let mut keyed = keys().crate_mac.clone();
    // SAFETY: the caller's promise.
    keyed.update(unsafe { bytes(message, len) });
    let made = keyed.finalize().into_bytes();
    // SAFETY: the caller's promise; the MAC has 32 bytes.
    unsafe { mac.copy_from_nonoverlapping(made.as_ptr(), 32) };
}

/// ring's HMAC.
///
/// # Safety
/// `mac` points to 32 writable bytes, `message` to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_ring_hmac(mac: *mut u8, message: *const u8, len: usize) {
    // SAFETY: the caller's promise.
    let tag = ring_hmac::sign(&keys().ring_mac, unsafe { bytes(message, len) });
    // SAFETY: the caller's promise; the tag has 32 bytes.
    unsafe { mac.copy_from_nonoverlapping(tag.as_ref().as_ptr(), 32) };
}

/// aws-lc's HMAC.
///
/// # Safety
/// As `bench_ring_hmac`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_aws_hmac(mac: *mut u8, message: *const u8, len: usize) {
    // SAFETY: the caller's promise.
    let tag = aws_hmac::sign(&keys().aws_mac, unsafe { bytes(message, len) });
    // SAFETY: the caller's promise; the tag has 32 bytes.
    unsafe { mac.copy_from_nonoverlapping(tag.as_ref().as_ptr(), 32) };
}

/// ring's Ed25519.
///
/// # Safety
/// `signature` points to 64 writable bytes, `message` to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_ring_sign(signature: *mut u8, message: *const u8, len: usize) {
    // SAFETY: the caller's promise.
    let made = keys().ring_pair.sign(unsafe { bytes(message, len) });
    // SAFETY: the caller's promise; the signature has 64 bytes.
    unsafe { signature.copy_from_nonoverlapping(made.as_ref().as_ptr(), 64) };
}

/// aws-lc's Ed25519.
///
/// # Safety
/// As `bench_ring_sign`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_aws_sign(signature: *mut u8, message: *const u8, len: usize) {
    // SAFETY: the caller's promise.
    let made = keys().aws_pair.sign(unsafe { bytes(message, len) });
    // SAFETY: the caller's promise; the signature has 64 bytes.
    unsafe { signature.copy_from_nonoverlapping(made.as_ref().as_ptr(), 64) };
}

/// ring's verification.
///
/// # Safety
/// `signature` points to 64 bytes, `message` to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_ring_verify(signature: *const u8, message: *const u8, len: usize) -> bool {
    // SAFETY: the caller's promise.
    let (signature, message) = unsafe { (bytes(signature, 64), bytes(message, len)) };
    keys().ring_public.verify(message, signature).is_ok()
}

/// aws-lc's verification, with the public key parsed beforehand.
///
/// # Safety
/// As `bench_ring_verify`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_aws_verify(signature: *const u8, message: *const u8, len: usize) -> bool {
    // SAFETY: the caller's promise.
    let (signature, message) = unsafe { (bytes(signature, 64), bytes(message, len)) };
    keys().aws_public.verify_sig(message, signature).is_ok()
}

#[derive(Serialize, Deserialize)]
struct Claims<'a> {
    exp: i64,
    iat: i64,
    jti: &'a str,
    scp: &'a str,
    sid: &'a str,
    sig: String,
    uid: &'a str,
}

/// Mixin's token by jsonwebtoken: `sig` over method, target and body, then the JWT.
///
/// # Safety
/// `token` points to `capacity` writable bytes, each text to its length.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_jwt_sign(
    token: *mut u8,
    capacity: usize,
    ids: *const [u8; 36],
    times_s: *const i64,
    request: *const u8,
    request_len: usize,
) -> usize {
    // SAFETY: the caller's promise: uid, sid and jti; iat and exp; method, target and body joined.
    let (ids, times, request) = unsafe {
        (
            std::slice::from_raw_parts(ids, 3),
            std::slice::from_raw_parts(times_s, 2),
            bytes(request, request_len),
        )
    };
    let [uid, sid, jti] = [0, 1, 2].map(|i| std::str::from_utf8(&ids[i]).expect("a UUID"));
    let sig = hex::encode(digest::digest(&digest::SHA256, request));
    let claims = Claims { exp: times[1], iat: times[0], jti, scp: "FULL", sid, sig, uid };
    let made = jsonwebtoken::encode(&keys().jwt_header, &claims, &keys().jwt_private).expect("a token");
    assert!(made.len() <= capacity, "the token's capacity");
    // SAFETY: the caller's promise, and the length was checked.
    unsafe { token.copy_from_nonoverlapping(made.as_ptr(), made.len()) };
    made.len()
}

/// Verifies a token by jsonwebtoken, and its `sig`.
///
/// # Safety
/// Each text points to its length.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_jwt_verify(
    token: *const u8,
    len: usize,
    request: *const u8,
    request_len: usize,
) -> bool {
    #[derive(Deserialize)]
    struct Read {
        sig: String,
    }
    // SAFETY: the caller's promise.
    let (token, request) = unsafe { (bytes(token, len), bytes(request, request_len)) };
    jsonwebtoken::decode::<Read>(token, &keys().jwt_public, &keys().jwt_rules)
        .is_ok_and(|token| token.claims.sig == hex::encode(digest::digest(&digest::SHA256, request)))
}
