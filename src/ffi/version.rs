//! Versions and sizes, for bindings and for languages without macros.
//!
//! Section: VERSIONS AND SIZES

use core::ffi::c_char;

/// What `bh_abi_version` of a library that fits this header returns.
pub const BH_ABI_VERSION: u32 = 2;

/// Bytes of a hex signature with its NUL.
pub const BH_SIGNATURE_SIZE: usize = 65;
/// Bytes of a SHA-256 digest or an HMAC-SHA256.
pub const BH_SHA256_SIZE: usize = 32;
/// Bytes of an Ed25519 seed (RFC 8032, section 5.1.5).
pub const BH_ED25519_SEED_SIZE: usize = 32;
/// Bytes of an Ed25519 public key.
pub const BH_ED25519_PUBLIC_SIZE: usize = 32;
/// Bytes of an Ed25519 signature.
pub const BH_ED25519_SIGNATURE_SIZE: usize = 64;
/// Bytes of a UUID in its text form with its NUL (RFC 9562, section 4).
pub const BH_UUID_SIZE: usize = 37;
/// Bytes of `YYYY-MM-DDTHH:MM:SSZ` with its NUL.
pub const BH_UTC_SIZE: usize = 21;
/// Bytes of `bh_hmac_key`.
pub const BH_HMAC_KEY_SIZE: usize = 128;
/// Bytes of `bh_ed25519_key`.
pub const BH_ED25519_KEY_SIZE: usize = 320;

/// The version of the ABI that this library has. A binding calls it once, at
/// load, and refuses the library unless it equals `BH_ABI_VERSION`.
///
/// Returns: a number that grows only when a released symbol or struct changes.
#[unsafe(no_mangle)]
pub extern "C" fn bh_abi_version() -> u32 {
    BH_ABI_VERSION
}

/// The version of this library, as `BH_VERSION` has that of the header.
///
/// Returns: `"major.minor.patch"` in static memory.
#[unsafe(no_mangle)]
pub extern "C" fn bh_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// `BH_SIGNATURE_SIZE`, for languages without macros.
#[unsafe(no_mangle)]
pub extern "C" fn bh_signature_size() -> usize {
    BH_SIGNATURE_SIZE
}

/// `BH_SHA256_SIZE`, for languages without macros.
#[unsafe(no_mangle)]
pub extern "C" fn bh_sha256_size() -> usize {
    BH_SHA256_SIZE
}

/// `BH_ED25519_SEED_SIZE`, for languages without macros.
#[unsafe(no_mangle)]
pub extern "C" fn bh_ed25519_seed_size() -> usize {
    BH_ED25519_SEED_SIZE
}

/// `BH_ED25519_PUBLIC_SIZE`, for languages without macros.
#[unsafe(no_mangle)]
pub extern "C" fn bh_ed25519_public_size() -> usize {
    BH_ED25519_PUBLIC_SIZE
}

/// `BH_ED25519_SIGNATURE_SIZE`, for languages without macros.
#[unsafe(no_mangle)]
pub extern "C" fn bh_ed25519_signature_size() -> usize {
    BH_ED25519_SIGNATURE_SIZE
}

/// `BH_UUID_SIZE`, for languages without macros.
#[unsafe(no_mangle)]
pub extern "C" fn bh_uuid_size() -> usize {
    BH_UUID_SIZE
}

/// `BH_UTC_SIZE`, for languages without macros.
#[unsafe(no_mangle)]
pub extern "C" fn bh_utc_size() -> usize {
    BH_UTC_SIZE
}

/// `BH_HMAC_KEY_SIZE`, for languages without macros.
#[unsafe(no_mangle)]
pub extern "C" fn bh_hmac_key_size() -> usize {
    BH_HMAC_KEY_SIZE
}

/// `BH_ED25519_KEY_SIZE`, for languages without macros.
#[unsafe(no_mangle)]
pub extern "C" fn bh_ed25519_key_size() -> usize {
    BH_ED25519_KEY_SIZE
}
