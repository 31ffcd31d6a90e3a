//! Keys of the library's, and its checks that several calls share, by other code.

use crate::memory::{fixed, view};
use crate::secrets;
use crate::status::{EMPTY, HEADER_VALUE, METHOD, TARGET, TEXT};
use bh_auth::ffi::keys::*;
use bh_auth::ffi::mixin::bh_mixin_claims;
use bh_auth::ffi::types::bh_str;
use std::ptr;

/// The statuses of a call that writes a key, with the key on success.
pub fn key<const SIZE: usize, K>(init: impl FnOnce(*mut K) -> u32) -> Result<Box<K>, u32> {
    let mut capacity = crate::memory::Capacity::new(SIZE);
    let status = init(capacity.ptr());
    capacity.check(SIZE, "a key");
    if status != 0 {
        assert!(capacity.bytes().iter().all(|byte| *byte == 0), "a key that a failure did not wipe");
        return Err(status);
    }
    // SAFETY: it is BH_OK, so that the key was written.
    Ok(Box::new(unsafe { capacity.read() }))
}

pub fn hmac_key(secret: &[u8]) -> Result<Box<bh_hmac_key>, u32> {
    // SAFETY: the key has its size, and the secret lives on.
    key::<128, _>(|key| unsafe { bh_hmac_key_init(key, view(secret)) })
}

pub fn ed25519_key(seed: &[u8; 32]) -> Box<bh_ed25519_key> {
    // SAFETY: key and seed have their sizes.
    key::<320, _>(|key| unsafe { bh_ed25519_key_from_seed(key, seed.as_ptr()) })
        .expect("any seed makes a key")
}

/// A signature in hex, whose 65th byte is a NUL.
pub fn signature(call: impl Fn(*mut std::ffi::c_char) -> u32) -> Result<String, u32> {
    let text: [u8; 65] = fixed(|place| call(place.cast()))?;
    assert_eq!(text[64], 0, "no NUL behind a signature");
    Ok(String::from_utf8(text[..64].to_vec()).expect("hex is ASCII"))
}

const NO_TEXT: bh_str = bh_str { data: ptr::null(), len: 0 };

/// Claims without any.
pub const NO_CLAIMS: bh_mixin_claims = bh_mixin_claims {
    uid: NO_TEXT,
    sid: NO_TEXT,
    aid: NO_TEXT,
    iss: NO_TEXT,
    scp: NO_TEXT,
    jti: NO_TEXT,
    iat_s: 0,
    exp_s: 0,
    flags: 0,
    reserved: [0; 4],
};

fn all(text: &[u8], good: impl Fn(u8) -> bool, status: u32) -> Result<(), u32> {
    if text.iter().all(|byte| good(*byte)) { Ok(()) } else { Err(status) }
}

pub fn check_method(method: &[u8]) -> Result<(), u32> {
    if method.is_empty() || method.len() > 16 {
        return Err(METHOD);
    }
    all(method, |byte| byte.is_ascii_uppercase(), METHOD)
}

/// RFC 3986, sections 3.3 and 3.4, with whole percent-encodings, and no segment of dots in the path.
pub fn check_target(target: &[u8]) -> Result<(), u32> {
    if !target.starts_with(b"/") || target.starts_with(b"//") {
        return Err(TARGET);
    }
    let hex = |at: usize| target.get(at).is_some_and(u8::is_ascii_hexdigit);
    for (at, byte) in target.iter().enumerate() {
        let good = match byte {
            b'%' => hex(at + 1) && hex(at + 2),
            byte => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(byte),
        };
        if !good {
            return Err(TARGET);
        }
    }
    let path = target.split(|byte| *byte == b'?').next().unwrap_or_default();
    let path =
        String::from_utf8(path.to_vec()).expect("ASCII, as seen").to_ascii_lowercase().replace("%2e", ".");
    let has_dots = path.split('/').any(|segment| segment == "." || segment == "..");
    if has_dots { Err(TARGET) } else { Ok(()) }
}

/// A text that somebody copied: see [`secrets::is_stained`].
pub fn check_text(text: &[u8]) -> Result<(), u32> {
    if secrets::is_stained(text) { Err(TEXT) } else { Ok(()) }
}

pub fn check_header(value: &[u8]) -> Result<(), u32> {
    if value.is_empty() {
        return Err(EMPTY);
    }
    all(value, |byte| (0x21..0x7f).contains(&byte), HEADER_VALUE)
}
