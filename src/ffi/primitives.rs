//! The primitives that the services are made of: hashes, Ed25519, encodings, comparison.
//!
//! Section: PRIMITIVES

use super::convert::{array, out, params, render};
use super::keys::{bh_ed25519_key, bh_hmac_key};
use super::marked_key::key;
use super::run::{run, run_mac, run_secret};
use super::status::{self, bh_status};
use super::types::*;
use crate::core::query::{self, put_encoded};
use crate::core::{ed25519, encoding, hmac};
use core::ffi::c_char;

/// A view of a C string, so that `bh_cstr(getenv("..."))` can be passed on. NULL
/// gives the empty view.
///
/// Returns: the view, without the NUL.
/// In: text: NUL-terminated, or NULL.
/// Note: The view is of these very bytes. Where a foreign-function tool makes a
///     C string for this one call, it signs freed memory: fill the view from a
///     string that you hold, as "HOW LONG THINGS LIVE" above says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_cstr(text: *const c_char) -> bh_str {
    if text.is_null() {
        return bh_str::EMPTY;
    }
    // SAFETY: the header's contract: `text` is NUL-terminated.
    bh_str { data: text, len: unsafe { std::ffi::CStr::from_ptr(text) }.count_bytes() }
}

/// SHA-256 (FIPS 180-4).
///
/// Returns: `BH_OK`.
/// Out: digest: BH_SHA256_SIZE bytes.
/// In: message: any bytes.
/// Constant time: message.
///
/// cbindgen:ptrs-as-arrays=[[digest;BH_SHA256_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_sha256(digest: *mut u8, message: bh_str) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe { out(digest.cast::<[u8; BH_SHA256_SIZE]>())?.set(hmac::sha256(&[message.bytes()?])) })
}

/// HMAC-SHA256 (RFC 2104). Compare MACs with `bh_equal`, never with `memcmp`.
///
/// Returns: `BH_OK`, `BH_ERR_KEY`.
/// Out: mac: BH_SHA256_SIZE bytes.
/// In: key: a prepared key. message: any bytes.
/// Constant time: key, message.
///
/// cbindgen:ptrs-as-arrays=[[mac;BH_SHA256_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_hmac_sha256(mac: *mut u8, key: *const bh_hmac_key, message: bh_str) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe {
        let key = self::key(key)?;
        out(mac.cast::<[u8; BH_SHA256_SIZE]>())?.set(key.mac(&[message.bytes()?]))
    })
}

/// Compare two byte strings in a time that depends on their lengths only.
///
/// Returns: 1 if they are equal, else 0; 0 too if either is NULL with a length.
/// In: a, b: any bytes; different lengths are not equal.
/// Constant time: a, b.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_equal(a: bh_str, b: bh_str) -> u32 {
    let mut equal = false;
    // SAFETY: the header's contract: both view readable bytes.
    let status = run_mac(|| unsafe {
        equal = encoding::equal(a.bytes()?, b.bytes()?);
        Ok(())
    });
    (status == status::OK && equal).into()
}

/// The public half of an Ed25519 key.
///
/// Returns: `BH_OK`, `BH_ERR_KEY`.
/// Out: public32: BH_ED25519_PUBLIC_SIZE bytes.
/// In: key: a prepared key.
/// Constant time: key.
///
/// cbindgen:ptrs-as-arrays=[[public32;BH_ED25519_PUBLIC_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_ed25519_public(public32: *mut u8, key: *const bh_ed25519_key) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        let key = self::key(key)?;
        out(public32.cast::<[u8; BH_ED25519_PUBLIC_SIZE]>())?.set(key.public())
    })
}

/// Sign with Ed25519 (RFC 8032, section 5.1.6): pure, deterministic.
///
/// Returns: `BH_OK`, `BH_ERR_KEY`.
/// Out: signature: BH_ED25519_SIGNATURE_SIZE bytes.
/// In: key: a prepared key. message: any bytes.
/// Constant time: key, message.
///
/// cbindgen:ptrs-as-arrays=[[signature;BH_ED25519_SIGNATURE_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_ed25519_sign(
    signature: *mut u8,
    key: *const bh_ed25519_key,
    message: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        let key = self::key(key)?;
        out(signature.cast::<[u8; BH_ED25519_SIGNATURE_SIZE]>())?.set(key.sign(message.bytes()?))
    })
}

/// Verify an Ed25519 signature, strictly: small-order points, non-canonical
/// points and an `s` that is not below the group's order are rejected (RFC
/// 8032, section 5.1.7, and RFC 8037).
///
/// Returns: `BH_OK`; `BH_ERR_PUBLIC_KEY` if the key is no point, of small order
///     or not canonical, whatever the signature; `BH_ERR_SIGNATURE`.
/// In: signature: BH_ED25519_SIGNATURE_SIZE bytes. public32:
///     BH_ED25519_PUBLIC_SIZE bytes. message: any bytes.
///
/// cbindgen:ptrs-as-arrays=[[signature;BH_ED25519_SIGNATURE_SIZE], [public32;BH_ED25519_PUBLIC_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_ed25519_verify(
    signature: *const u8,
    public32: *const u8,
    message: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { ed25519::verify(array(signature)?, array(public32)?, message.bytes()?) })
}

/// Write bytes as lower-case hex.
///
/// Returns: `BH_OK`.
/// Out: buf: 2 characters a byte, no NUL.
/// In: bytes: any bytes.
/// Constant time: bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_hex_encode(buf: *mut c_char, len: *mut usize, bytes: bh_str) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe {
        let bytes = bytes.bytes()?;
        render(buf, len, |w| encoding::hex_encode(w, bytes))
    })
}

/// Read hex of either case.
///
/// Returns: `BH_OK`, `BH_ERR_ENCODING`.
/// Out: buf: 1 byte for 2 characters.
/// In: hex: an even number of hex characters, nothing else.
/// Constant time: hex.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_hex_decode(buf: *mut u8, len: *mut usize, hex: bh_str) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe {
        let hex = hex.bytes()?;
        render(buf.cast(), len, encoding::hex_decode(hex)?)
    })
}

/// Write bytes as base64url without padding (RFC 4648, section 5).
///
/// Returns: `BH_OK`.
/// Out: buf: the text, no NUL.
/// In: bytes: any bytes.
/// Constant time: bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_base64url_encode(buf: *mut c_char, len: *mut usize, bytes: bh_str) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe {
        let bytes = bytes.bytes()?;
        render(buf, len, |w| encoding::base64url_encode(w, bytes))
    })
}

/// Read base64url as JWTs have it: no padding, only canonical text.
///
/// Returns: `BH_OK`, `BH_ERR_ENCODING`.
/// Out: buf: the bytes.
/// In: base64url: the text.
/// Constant time: base64url.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_base64url_decode(buf: *mut u8, len: *mut usize, base64url: bh_str) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe {
        let base64url = base64url.bytes()?;
        render(buf.cast(), len, encoding::base64url_decode(base64url)?)
    })
}

/// Write a text percent-encoded: all but letters, digits and `- _ . ~` (RFC
/// 3986, section 2.3), in upper-case hex.
///
/// Returns: `BH_OK`.
/// Out: buf: the encoded text, no NUL. In/Out: len: the capacity; the length.
/// In: text: any bytes, not yet encoded.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_percent_encode(buf: *mut c_char, len: *mut usize, text: bh_str) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        let text = text.bytes()?;
        render(buf, len, |w| put_encoded(w, text))
    })
}

/// Write a query, for the services that take a ready target, or a form: names
/// and values percent-encoded as by `bh_percent_encode`, in your order, each
/// pair as `name=value`, joined by `&`.
///
/// Returns: `BH_OK`, `BH_ERR_PARAM_NAME` if a name is empty.
/// Out: buf: the query without `?`, no NUL. In/Out: len: the capacity; the
///     length.
/// In: params: the parameters, not yet encoded; a name may stand there more than
///     once. count: how many, at most 1000.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_query_encode(
    buf: *mut c_char,
    len: *mut usize,
    params: *const bh_param,
    count: usize,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        let params = self::params(params, count)?;
        render(buf, len, query::encode(params)?)
    })
}
