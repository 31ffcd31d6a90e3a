//! Keys that lie in the caller's memory, and their end.
//!
//! Section: KEYS

use super::convert::{self, array, out};
use super::marked_key::{MarkedKey, Opaque, place_key};
use super::run::run_secret;
use super::status::bh_status;
use super::types::*;
use crate::core::{ed25519, hmac, key_text, secret};
use core::ffi::c_void;

/// An HMAC-SHA256 key, prepared: the secret is hashed into it once. Place it
/// where you like (stack, static, heap), initialise it with
/// `bh_hmac_key_init`, and wipe it when you are done. It may be copied as plain
/// memory; each copy must be wiped. Its contents are a secret.
#[allow(non_camel_case_types)]
#[repr(C)]
pub struct bh_hmac_key {
    /// Private: do not read or write.
    pub opaque: [u64; 16],
}

/// An Ed25519 signing key, expanded once. Place it, copy it and wipe it like a
/// `bh_hmac_key`. Its public half is always the one that belongs to its seed.
#[allow(non_camel_case_types)]
#[repr(C)]
pub struct bh_ed25519_key {
    /// Private: do not read or write.
    pub opaque: [u64; 40],
}

// SAFETY: the assertions below.
unsafe impl Opaque for bh_hmac_key {
    type Key = hmac::Key;
    const MARK: u64 = 0x6268_5f68_6d61_6331;
}

// SAFETY: the assertions below.
unsafe impl Opaque for bh_ed25519_key {
    type Key = ed25519::Key;
    const MARK: u64 = 0x6268_5f65_6432_3531;
}

const fn fits<C: Opaque>(size: usize) {
    assert!(size_of::<C>() == size);
    assert!(size_of::<MarkedKey<C::Key>>() <= size);
    assert!(align_of::<MarkedKey<C::Key>>() <= align_of::<C>());
}

const _: () = fits::<bh_hmac_key>(BH_HMAC_KEY_SIZE);
const _: () = fits::<bh_ed25519_key>(BH_ED25519_KEY_SIZE);

/// Prepare an HMAC key from a secret.
///
/// Returns: `BH_OK`, `BH_ERR_SECRET_EMPTY`.
/// Out: key: the prepared key; on failure it is wiped, so that no key that it
///     held before is used by mistake.
/// In: secret: any non-empty bytes, also more than 64 (RFC 2104, section 3).
///     It is used as it is: `bh_secret_check` tells of a stray newline.
/// Constant time: secret.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_hmac_key_init(key: *mut bh_hmac_key, secret: bh_str) -> bh_status {
    // SAFETY: the header's contract: `key` is NULL or writable, `secret` views readable bytes.
    run_secret(|| unsafe { place_key(key, || hmac::Key::new(secret.bytes()?)) })
}

/// Wipe an HMAC key. A wiped key is rejected with `BH_ERR_KEY`. NULL is
/// ignored, and so is a second wipe.
///
/// In/Out: key: all of its bytes become zero.
/// Constant time: key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_hmac_key_wipe(key: *mut bh_hmac_key) {
    // SAFETY: the header's contract: `key` is NULL or writable.
    unsafe { convert::wipe(key.cast(), size_of::<bh_hmac_key>()) }
}

/// Tell whether a secret looks as if something was copied along with it, or as
/// if it were something else: the commonest cause of a wrong signature, and no
/// error for `bh_hmac_key_init`, since a secret may be any bytes. Raw bytes may
/// look so by chance.
///
/// Returns: `BH_OK`, `BH_ERR_SECRET_EMPTY`; the first that holds of
///     `BH_ERR_SECRET_UTF16`, `BH_ERR_SECRET_BYTE_ORDER_MARK`,
///     `BH_ERR_SECRET_FILE`, `BH_ERR_SECRET_SPACE` (around it),
///     `BH_ERR_SECRET_PLACEHOLDER`, `BH_ERR_SECRET_ASSIGNMENT`,
///     `BH_ERR_SECRET_QUOTES` (at either end), `BH_ERR_SECRET_INVISIBLE`,
///     `BH_ERR_SECRET_CONTROL`, `BH_ERR_SECRET_MASKED`,
///     `BH_ERR_SECRET_ENCODED` (base64 or hex of a text).
/// In: secret: the secret as it was read.
/// Constant time: secret.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_secret_check(secret: bh_str) -> bh_status {
    // SAFETY: the header's contract: `secret` views readable bytes.
    run_secret(|| secret::check(unsafe { secret.bytes() }?))
}

/// Prepare an Ed25519 key from its seed (RFC 8032, section 5.1.5).
///
/// Returns: `BH_OK`.
/// Out: key: the prepared key; wiped on failure.
/// In: seed32: BH_ED25519_SEED_SIZE bytes.
/// Constant time: seed32.
///
/// cbindgen:ptrs-as-arrays=[[seed32;BH_ED25519_SEED_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_ed25519_key_from_seed(key: *mut bh_ed25519_key, seed32: *const u8) -> bh_status {
    // SAFETY: the header's contract: `key` is NULL or writable, `seed32` is NULL or 32 readable bytes.
    run_secret(|| unsafe { place_key(key, || Ok(ed25519::Key::from_seed(array(seed32)?))) })
}

/// Prepare an Ed25519 key from hex, either case: Mixin's session keys since the
/// end of 2023.
///
/// Returns: `BH_OK`, `BH_ERR_SECRET_EMPTY`, `BH_ERR_KEY_ENCODING` if it is not
///     hex, `BH_ERR_KEY_LENGTH` if it is neither 32 nor 64 bytes,
///     `BH_ERR_KEY_MISMATCH` if its public half is not its seed's.
/// Out: key: the prepared key; wiped on failure.
/// In: hex: 64 characters (the seed) or 128 (seed, then public key).
/// Constant time: hex.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_ed25519_key_from_hex(key: *mut bh_ed25519_key, hex: bh_str) -> bh_status {
    // SAFETY: the header's contract: `key` is NULL or writable, `hex` views readable bytes.
    run_secret(|| unsafe { place_key(key, || ed25519::Key::from_hex(hex.bytes()?)) })
}

/// Prepare an Ed25519 key from base64url, the form of Mixin's document. Padding
/// and the standard alphabet (`+` and `/`) are accepted too.
///
/// Returns: `BH_OK`, `BH_ERR_SECRET_EMPTY`, `BH_ERR_KEY_ENCODING` if it is not
///     base64, `BH_ERR_KEY_LENGTH` if it is neither 32 nor 64 bytes,
///     `BH_ERR_KEY_MISMATCH` if its public half is not its seed's
///     (RUSTSEC-2022-0093: signing with both would give the key away).
/// Out: key: the prepared key; wiped on failure.
/// In: base64url: of the 64 bytes seed, then public key; or of the seed alone.
/// Constant time: base64url.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_ed25519_key_from_base64url(
    key: *mut bh_ed25519_key,
    base64url: bh_str,
) -> bh_status {
    // SAFETY: the header's contract: `key` is NULL or writable, `base64url` views readable bytes.
    run_secret(|| unsafe { place_key(key, || ed25519::Key::from_base64url(base64url.bytes()?)) })
}

/// Prepare an Ed25519 key from a text or file as people have it; its form is
/// found out: hex, also behind `0x`; base64 of either alphabet, padded or not,
/// also in several lines; of the seed, of seed and public key, or of PKCS#8;
/// PKCS#8 in PEM or DER; a JWK (RFC 8037); a Mixin keystore.
///
/// Returns: `BH_OK`, `BH_ERR_SECRET_EMPTY`, `BH_ERR_KEY_LENGTH`,
///     `BH_ERR_KEY_ENCODING`, `BH_ERR_KEY_MISMATCH` if its public half is not
///     its seed's; what it is, if it cannot be used: `BH_ERR_KEY_PUBLIC`,
///     `BH_ERR_KEY_RSA`, `BH_ERR_KEY_ENCRYPTED`, `BH_ERR_KEY_KIND`,
///     `BH_ERR_KEY_FORM`, `BH_ERR_KEY_JSON`; what was copied along:
///     `BH_ERR_SECRET_SPACE`, `BH_ERR_SECRET_BYTE_ORDER_MARK`,
///     `BH_ERR_SECRET_UTF16`, `BH_ERR_SECRET_QUOTES`,
///     `BH_ERR_SECRET_INVISIBLE`, `BH_ERR_SECRET_CONTROL`,
///     `BH_ERR_SECRET_ASSIGNMENT`, `BH_ERR_SECRET_PLACEHOLDER`,
///     `BH_ERR_SECRET_MASKED`, `BH_ERR_SECRET_FILE`.
/// Out: key: the prepared key; wiped on failure.
/// In: text: the key or the file. White space around it is rejected, but for
///     PEM, JSON and base64 in several lines.
/// Note: The text's form, its lines and where JSON's strings end are taken for
///     public.
/// Constant time: text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_ed25519_key_read(key: *mut bh_ed25519_key, text: bh_str) -> bh_status {
    // SAFETY: the header's contract: `key` is NULL or writable, `text` views readable bytes.
    run_secret(|| unsafe { place_key(key, || key_text::private(text.bytes()?)) })
}

/// Read an Ed25519 public key from a text or file: in the forms of
/// `bh_ed25519_key_read`, with SubjectPublicKeyInfo for PKCS#8.
///
/// Returns: `BH_OK`, `BH_ERR_EMPTY`, `BH_ERR_KEY_PRIVATE` of a private key,
///     `BH_ERR_PUBLIC_KEY` if it is no point that may be trusted; and as
///     `bh_ed25519_key_read`.
/// Out: public32: BH_ED25519_PUBLIC_SIZE bytes.
/// In: text: the key or the file.
///
/// cbindgen:ptrs-as-arrays=[[public32;BH_ED25519_PUBLIC_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_ed25519_public_read(public32: *mut u8, text: bh_str) -> bh_status {
    // SAFETY: the header's contract on each pointer. A private key may be given by mistake.
    run_secret(|| unsafe {
        out(public32.cast::<[u8; BH_ED25519_PUBLIC_SIZE]>())?.set(key_text::public(text.bytes()?)?)
    })
}

/// Wipe an Ed25519 key. A wiped key is rejected with `BH_ERR_KEY`. NULL is
/// ignored, and so is a second wipe.
///
/// In/Out: key: all of its bytes become zero.
/// Constant time: key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_ed25519_key_wipe(key: *mut bh_ed25519_key) {
    // SAFETY: the header's contract: `key` is NULL or writable.
    unsafe { convert::wipe(key.cast(), size_of::<bh_ed25519_key>()) }
}

/// Overwrite memory with zeros in a way that no compiler removes: for secrets
/// in your own buffers. NULL is ignored.
///
/// Out: memory: all of its bytes become zero.
/// In: len: how many bytes it has.
/// Constant time: memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_wipe(memory: *mut c_void, len: usize) {
    // SAFETY: the header's contract: `memory` is NULL or `len` writable bytes.
    unsafe { convert::wipe(memory.cast(), len) }
}
