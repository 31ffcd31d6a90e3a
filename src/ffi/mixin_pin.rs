//! Mixin's PIN and TIP: the exports.
//!
//! Part of: mixin
//! Section: MIXIN: PIN AND TIP
//! Source: Mixin, "PIN" and "TIP"

use super::convert::{array, out, params, read, render, reserved};
use super::keys::bh_ed25519_key;
use super::marked_key::{key, place_key};
use super::mixin::{
    BH_MIXIN_SERVER_KEY_ED25519, BH_MIXIN_SERVER_KEY_NONE, BH_MIXIN_SERVER_KEY_X25519, bh_mixin_keystore,
};
use super::run::{run, run_secret, run_spend};
use super::status::bh_status;
use super::types::*;
use crate::core::error::Error;
use crate::services::mixin;
use core::ffi::c_char;

/// Prepare the key that spends, of a keystore: some clients write its seed, and
/// others the scalar that is made of one. Which it is, tells its public key
/// alone, and nothing is guessed.
///
/// Returns: `BH_OK`, `BH_ERR_KEY_MISMATCH` if it is neither's;
///     `BH_ERR_SERVER_KEY` for the kind; of the spend_key as
///     `bh_ed25519_key_read`; `BH_ERR_RESERVED`.
/// Out: key: the prepared key; wiped on failure.
/// In: keystore: its spend_key. public32: BH_ED25519_PUBLIC_SIZE bytes, as Mixin
///     has them of the user.
/// Constant time: keystore.
///
/// cbindgen:ptrs-as-arrays=[[public32;BH_ED25519_PUBLIC_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_spend_key(
    key: *mut bh_ed25519_key,
    keystore: *const bh_mixin_keystore,
    public32: *const u8,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_spend(|| unsafe { place_key(key, || self::keystore(keystore)?.spend_key(array(public32)?)) })
}

/// Seal a PIN for Mixin's server: what its calls name `pin_base64`. The key is
/// agreed on with X25519, of the keystore's private key and the server's, which
/// is converted if, and only if, it is of the kind that must be; what is sealed
/// is the PIN, the time and the iterator, with AES-256-CBC.
///
/// Returns: `BH_OK`, `BH_ERR_PIN`, `BH_ERR_IV`, `BH_ERR_ITERATOR`,
///     `BH_ERR_SERVER_KEY`, `BH_ERR_PUBLIC_KEY` of a server's key that agrees on
///     nothing, `BH_ERR_TIME_IS_MILLISECONDS`, `BH_ERR_TIME_RANGE`,
///     `BH_ERR_RESERVED`; of the private_key as `bh_ed25519_key_read`.
/// Out: buf: base64url of the IV and what is sealed, no NUL.
/// In: keystore: as it was read; not of OAuth. plain: six digits; or the 64
///     bytes of a TIP signature, from `bh_mixin_tip_sign`; or, for
///     `POST /pin/update` alone, the 32 bytes of the public key that is to be
///     the PIN; empty: the keystore's pin. iv: 16 random bytes, never used
///     before. time_s: now, in Unix seconds. iterator: greater than the last
///     one of the session: `bh_mixin_iterator_next`.
/// Constant time: keystore, plain.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_pin(
    buf: *mut c_char,
    len: *mut usize,
    keystore: *const bh_mixin_keystore,
    plain: bh_str,
    iv: bh_str,
    time_s: i64,
    iterator: u64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_spend(|| unsafe {
        let (keystore, plain) = (self::keystore(keystore)?, plain.bytes()?);
        let seal = mixin::Seal { iv: iv.bytes()?, time_s, iterator };
        render(buf, len, mixin::pin(&keystore, plain, &seal)?)
    })
}

/// Give the iterator of a session's next PIN: the time in nanoseconds or, where
/// the clock did not move or was put back, one more than the last.
///
/// Returns: `BH_OK`, `BH_ERR_ITERATOR`, `BH_ERR_TIME_IS_SECONDS`,
///     `BH_ERR_TIME_RANGE`.
/// Out: iterator: the next one. Keep it as the last.
/// In: last: the last one of the session, or 0. now_ms: now, in Unix
///     milliseconds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_iterator_next(iterator: *mut u64, last: u64, now_ms: i64) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { out(iterator)?.set(mixin::iterator_next(last, now_ms)?) })
}

/// The text of a TIP action: its name and its parameters, joined without
/// anything between them. Mixin's signature is over the SHA-256 of it, but of
/// `TIP:VERIFY:` over the text itself.
///
/// Returns: `BH_OK`, `BH_ERR_TIP_ACTION`, `BH_ERR_TIP_PARAMETER`,
///     `BH_ERR_TIP_AMOUNT`, `BH_ERR_UTF8`.
/// Out: buf: the text, no NUL.
/// In: action: its name in capitals, such as `TIP:TRANSFER:CREATE:`, with the
///     colon at its end. params: by name, in any order; docs/mixin.md lists
///     those of each action. What is absent is empty; an id is a UUID in lower
///     case; `receiver` stands once for each. param_count: how many, at most
///     1000.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_tip_payload(
    buf: *mut c_char,
    len: *mut usize,
    action: bh_str,
    params: *const bh_param,
    param_count: usize,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        let (action, params) = (action.bytes()?, self::params(params, param_count)?);
        render(buf, len, mixin::tip_payload(action, params)?)
    })
}

/// Sign a TIP action with the key that spends. The signature is sent as a PIN,
/// sealed by `bh_mixin_pin`.
///
/// Returns: as `bh_mixin_tip_payload`, and `BH_ERR_KEY`.
/// Out: signature: BH_ED25519_SIGNATURE_SIZE bytes. A secret: who has it, has
///     what was signed executed.
/// In: key: from `bh_mixin_spend_key`, not the session's. action, params,
///     param_count: see `bh_mixin_tip_payload`.
/// Constant time: key.
///
/// cbindgen:ptrs-as-arrays=[[signature;BH_ED25519_SIGNATURE_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_tip_sign(
    signature: *mut u8,
    key: *const bh_ed25519_key,
    action: bh_str,
    params: *const bh_param,
    param_count: usize,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        let place = out(signature.cast::<[u8; BH_ED25519_SIGNATURE_SIZE]>())?;
        let (key, action) = (self::key(key)?, action.bytes()?);
        place.set(*mixin::tip_sign(key, action, self::params(params, param_count)?)?)
    })
}

/// The body of `POST /safe/users`, which registers the key that spends for the
/// keystore's app_id: public key, signature and sealed PIN.
///
/// Returns: as `bh_mixin_pin`; `BH_ERR_KEY`; `BH_ERR_TIP_PARAMETER` if the
///     app_id is no UUID.
/// Out: buf: JSON, no NUL.
/// In: key: the key that spends. keystore, iv, time_s, iterator: see
///     `bh_mixin_pin`.
/// Note: Mixin's document has a signature over SHA-256 of another text, in hex.
///     This is what all official clients send: base64url of that over SHA3-256
///     of the user's id.
/// Constant time: key, keystore.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_register_body(
    buf: *mut c_char,
    len: *mut usize,
    key: *const bh_ed25519_key,
    keystore: *const bh_mixin_keystore,
    iv: bh_str,
    time_s: i64,
    iterator: u64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_spend(|| unsafe {
        let (key, keystore) = (self::key(key)?, self::keystore(keystore)?);
        let seal = mixin::Seal { iv: iv.bytes()?, time_s, iterator };
        render(buf, len, mixin::register_body(key, &keystore, &seal)?)
    })
}

/// # Safety
/// `keystore` is NULL or points to a keystore whose views are of readable bytes.
unsafe fn keystore<'a>(keystore: *const bh_mixin_keystore) -> Result<mixin::Keystore<&'a [u8]>, Error> {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        let keystore = read(keystore)?;
        reserved(&keystore.reserved)?;
        Ok(mixin::Keystore {
            app_id: keystore.app_id.bytes()?,
            session_id: keystore.session_id.bytes()?,
            authorization_id: keystore.authorization_id.bytes()?,
            scope: keystore.scope.bytes()?,
            private_key: keystore.private_key.bytes()?,
            server_key: keystore.server_key.bytes()?,
            spend_key: keystore.spend_key.bytes()?,
            pin: keystore.pin.bytes()?,
            server_key_kind: match keystore.server_key_kind {
                BH_MIXIN_SERVER_KEY_NONE => mixin::ServerKey::None,
                BH_MIXIN_SERVER_KEY_ED25519 => mixin::ServerKey::Ed25519,
                BH_MIXIN_SERVER_KEY_X25519 => mixin::ServerKey::X25519,
                _ => return Err(Error::ServerKey),
            },
        })
    }
}
