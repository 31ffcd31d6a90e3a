//! For the benchmark's C programs: the bare primitives, what no signature can do without; and, with the
//! feature `peers`, the contestants that are written in Rust.

#[cfg(feature = "peers")]
mod peers;
#[cfg(feature = "peers")]
mod responses;

use ed25519_dalek::hazmat::{ExpandedSecretKey, raw_sign};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::block_api::compress256;
use sha2::{Digest, Sha512};
use std::sync::OnceLock;

/// The bytes of a C caller.
///
/// # Safety
/// `data` points to `len` bytes.
unsafe fn bytes<'a>(data: *const u8, len: usize) -> &'a [u8] {
    // SAFETY: the caller's promise.
    unsafe { std::slice::from_raw_parts(data, len) }
}

/// SHA-256 compressions of `count` blocks onto `state`.
///
/// # Safety
/// `state` points to 8 words, `blocks` to `count` blocks of 64 bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_compress(state: *mut u32, blocks: *const u8, count: usize) {
    // SAFETY: the caller's promise; both are plain arrays.
    let (state, blocks) = unsafe {
        (&mut *state.cast::<[u32; 8]>(), std::slice::from_raw_parts(blocks.cast::<[u8; 64]>(), count))
    };
    compress256(state, blocks);
}

struct Key {
    signing: SigningKey,
    expanded: ExpandedSecretKey,
    public: VerifyingKey,
}

static KEY: OnceLock<Key> = OnceLock::new();

/// Sets the key of the functions below.
///
/// # Safety
/// `seed` points to 32 bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_ed25519_key(seed: *const u8) {
    // SAFETY: the caller's promise.
    let seed = unsafe { &*seed.cast::<[u8; 32]>() };
    KEY.get_or_init(|| {
        let expanded = ExpandedSecretKey::from_bytes(&Sha512::digest(seed).into());
        let public = VerifyingKey::from(&expanded);
        Key { signing: SigningKey::from_bytes(seed), expanded, public }
    });
}

fn key() -> &'static Key {
    KEY.get().expect("bench_ed25519_key comes first")
}

/// Signs with the key expanded beforehand.
///
/// # Safety
/// `signature` points to 64 writable bytes, `message` to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_ed25519_sign(signature: *mut u8, message: *const u8, len: usize) {
    // SAFETY: the caller's promise.
    let message = unsafe { bytes(message, len) };
    let made = raw_sign::<Sha512>(&key().expanded, message, &key().public).to_bytes();
    // SAFETY: the caller's promise.
    unsafe { signature.cast::<[u8; 64]>().write(made) };
}

/// Signs as ed25519-dalek's own `SigningKey` does, which expands the seed each time.
///
/// # Safety
/// As `bench_ed25519_sign`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_ed25519_sign_seed(signature: *mut u8, message: *const u8, len: usize) {
    // SAFETY: the caller's promise.
    let message = unsafe { bytes(message, len) };
    // SAFETY: the caller's promise.
    unsafe { signature.cast::<[u8; 64]>().write(key().signing.sign(message).to_bytes()) };
}

/// Verifies strictly, with the public key decoded beforehand.
///
/// # Safety
/// `signature` points to 64 bytes, `message` to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_ed25519_verify(signature: *const u8, message: *const u8, len: usize) -> bool {
    // SAFETY: the caller's promise.
    let (signature, message) = unsafe { (&*signature.cast::<[u8; 64]>(), bytes(message, len)) };
    key().public.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
}
