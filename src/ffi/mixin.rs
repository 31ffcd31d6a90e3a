//! Mixin: the exports.
//!
//! Section: MIXIN
//! Service: Mixin
//! Host: https://api.mixin.one
//! Host for fallback: https://mixin-api.zeromesh.net
//! Signed: a JWT (Ed25519) over method, target and body; bot or OAuth
//! Source: Mixin, "Generate Authentication Token"

pub use super::{mixin_oauth::*, mixin_pin::*};

use super::convert::{
    array, out, plain_call, read, read_response, render, render_read, render_request, reserved, window,
};
use super::diagnose::{bh_diagnosis, diagnose};
use super::keys::bh_ed25519_key;
use super::marked_key::key;
use super::run::{run, run_search, run_secret};
use super::status::bh_status;
use super::types::*;
use crate::core::error::Error;
use crate::services;
use crate::services::diagnose::Token;
use crate::services::mixin;
use core::ffi::c_char;

/// What a Mixin token may be made for beyond what is safe, or zero: the
/// `BH_MIXIN_` flags, joined by `|`.
#[allow(non_camel_case_types)]
pub type bh_mixin_flags = u32;

/// A body of any kind. Without it, a body on a GET or DELETE and one that begins
/// with neither `{` nor `[` are rejected: Mixin's hash of the request has
/// nothing between target and body, so that bytes could move from the target's
/// end into such a body.
pub const BH_MIXIN_ANY_BODY: bh_mixin_flags = 1;

/// The claims of a Mixin token. Fill uid and sid for a bot or user, or iss, aid
/// and scp for OAuth, never both; jti, iat_s and exp_s always. The claim `sig`
/// is made from the request. Zero-initialise it.
#[allow(non_camel_case_types)]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct bh_mixin_claims {
    /// The user's or bot's id.
    pub uid: bh_str,
    /// The session's id.
    pub sid: bh_str,
    /// OAuth: the authorization's id.
    pub aid: bh_str,
    /// OAuth: the client's id.
    pub iss: bh_str,
    /// The scopes. Empty means `FULL` for a bot; OAuth: the granted scopes.
    pub scp: bh_str,
    /// The token's id, a new UUID each time; sent as `X-Request-Id` too.
    pub jti: bh_str,
    /// Issued at, in Unix seconds.
    pub iat_s: i64,
    /// Expires, in Unix seconds. Mixin's document uses 90 days; less is safer.
    pub exp_s: i64,
    /// What is allowed beyond the usual: `BH_MIXIN_` flags, or 0.
    pub flags: bh_mixin_flags,
    /// Must be zero.
    pub reserved: [u64; 4],
}

/// A decoded Mixin token. What it does not hold is empty or 0.
#[allow(non_camel_case_types)]
#[repr(C)]
pub struct bh_mixin_token {
    /// The algorithm that its header names, such as `EdDSA` or `RS512`.
    pub alg: bh_str,
    /// The claim `sig`: hex SHA-256 of method, target and body.
    pub sig: bh_str,
    /// The other claims.
    pub claims: bh_mixin_claims,
}

/// Of which kind the server's key of a keystore is.
#[allow(non_camel_case_types)]
pub type bh_mixin_server_key = u32;

/// The keystore has no key of the server's.
pub const BH_MIXIN_SERVER_KEY_NONE: bh_mixin_server_key = 0;
/// An Ed25519 key: it verifies, and must be converted to agree on a secret.
pub const BH_MIXIN_SERVER_KEY_ED25519: bh_mixin_server_key = 1;
/// An X25519 key: it agrees on a secret as it is, and verifies nothing.
pub const BH_MIXIN_SERVER_KEY_X25519: bh_mixin_server_key = 2;

/// What a Mixin keystore holds. What it does not hold is empty.
#[allow(non_camel_case_types)]
#[repr(C)]
pub struct bh_mixin_keystore {
    /// The bot's, user's or OAuth client's id: `uid`, or `iss` of OAuth.
    pub app_id: bh_str,
    /// The session's id: `sid`.
    pub session_id: bh_str,
    /// OAuth: the authorization's id, `aid`.
    pub authorization_id: bh_str,
    /// OAuth: the granted scopes, `scp`.
    pub scope: bh_str,
    /// The private key, for `bh_ed25519_key_read`. A secret.
    pub private_key: bh_str,
    /// The server's key: 64 lower-case hex characters.
    pub server_key: bh_str,
    /// The key that spends, as it stands there: a seed to some clients, a scalar
    /// to others, which only its public key tells. A secret.
    pub spend_key: bh_str,
    /// A PIN of six digits. A secret.
    pub pin: bh_str,
    /// Of which kind the server's key is.
    pub server_key_kind: bh_mixin_server_key,
    /// Zero.
    pub reserved: [u64; 4],
}

/// Read a Mixin keystore, the JSON file of a session's key: of a bot, of a user,
/// of an OAuth client, as the dashboard and the official clients write it.
///
/// Returns: `BH_OK`, `BH_ERR_KEY_RSA` of a legacy session, `BH_ERR_KEY_JSON`;
///     of its keys as `bh_ed25519_key_read`; `BH_ERR_PUBLIC_KEY`.
/// Out: keystore: views into buf, each followed by a NUL. buf: what they view. A
///     secret: wipe it. In/Out: len: the capacity; the length.
/// In: text: the file.
/// Source: Mixin, "Authentication", and the official clients of Go and Node.
/// Constant time: text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_keystore_read(
    keystore: *mut bh_mixin_keystore,
    buf: *mut c_char,
    len: *mut usize,
    text: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        let (keystore, text) = (out(keystore)?, text.bytes()?);
        let read = render(buf, len, mixin::keystore_read(text)?)?;
        let views = Views { base: buf };
        keystore.set(bh_mixin_keystore {
            app_id: views.view(read.app_id),
            session_id: views.view(read.session_id),
            authorization_id: views.view(read.authorization_id),
            scope: views.view(read.scope),
            private_key: views.view(read.private_key),
            server_key: views.view(read.server_key),
            spend_key: views.view(read.spend_key),
            pin: views.view(read.pin),
            server_key_kind: match read.server_key_kind {
                mixin::ServerKey::None => BH_MIXIN_SERVER_KEY_NONE,
                mixin::ServerKey::Ed25519 => BH_MIXIN_SERVER_KEY_ED25519,
                mixin::ServerKey::X25519 => BH_MIXIN_SERVER_KEY_X25519,
            },
            reserved: [0; 4],
        })
    })
}

/// The exact bytes that Mixin's signature is over: base64url of the header
/// `{"alg":"EdDSA","typ":"JWT"}`, a dot, and base64url of the claims, which are
/// sorted by name as the document's Go code sorts them (RFC 7515, section 5.1).
///
/// Returns: `BH_OK`, `BH_ERR_CLAIMS`, `BH_ERR_CLAIMS_TIME`, `BH_ERR_UTF8`,
///     `BH_ERR_TEXT`, `BH_ERR_BODY_KIND`,
///     `BH_ERR_TIME_IS_MILLISECONDS`, `BH_ERR_TIME_RANGE`, `BH_ERR_METHOD`,
///     `BH_ERR_TARGET`, `BH_ERR_RESERVED`.
/// Out: buf: the payload, no NUL.
/// In: claims: who signs. method, target, body: see `bh_mixin_sign`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_payload(
    buf: *mut c_char,
    len: *mut usize,
    claims: *const bh_mixin_claims,
    method: bh_str,
    target: bh_str,
    body: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        let (claims, call) = (mixin_claims(claims)?, plain_call(method, target, body)?);
        render(buf, len, mixin::payload(&claims, &call)?)
    })
}

/// Make a Mixin token: a JWT signed with Ed25519 (RFC 8037), good for this one
/// request. Its claim `sig` is the hex SHA-256 of method, target and body.
///
/// Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_CLAIMS`, `BH_ERR_CLAIMS_TIME`,
///     `BH_ERR_UTF8`, `BH_ERR_TEXT`, `BH_ERR_BODY_KIND`,
///     `BH_ERR_TIME_IS_MILLISECONDS`, `BH_ERR_TIME_RANGE`,
///     `BH_ERR_METHOD`, `BH_ERR_TARGET`, `BH_ERR_RESERVED`.
/// Out: token: the token, no NUL.
/// In: key: the session's private key. claims: who signs. method: upper case.
///     target: path and query exactly as sent (the document's `uri`); empty
///     means `/`. body: the exact bytes sent, or empty.
/// Note: It does not remember the token: Mixin refuses one that was used
///     before. It does not reject claims that make a token over 8192 bytes, as
///     `bh_mixin_verify` does.
/// Constant time: key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_sign(
    token: *mut c_char,
    token_len: *mut usize,
    key: *const bh_ed25519_key,
    claims: *const bh_mixin_claims,
    method: bh_str,
    target: bh_str,
    body: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        let key = self::key(key)?;
        let (claims, call) = (mixin_claims(claims)?, plain_call(method, target, body)?);
        render(token, token_len, mixin::sign(key, &claims, &call)?)
    })
}

/// Verify a Mixin token against the request that it came with. Only `EdDSA` is
/// accepted, never `none` or RS512. Tokens over 8192 bytes are rejected.
///
/// Returns: `BH_OK`, `BH_ERR_TOKEN_FORMAT`, `BH_ERR_TOKEN_ALGORITHM`,
///     `BH_ERR_SIGNATURE`, `BH_ERR_PUBLIC_KEY`; of a rightly signed token
///     `BH_ERR_TOKEN_CLAIMS`, `BH_ERR_TOKEN_REQUEST`,
///     `BH_ERR_TOKEN_REQUEST_ID`, `BH_ERR_STALE`, `BH_ERR_FUTURE`;
///     `BH_ERR_METHOD`, `BH_ERR_TARGET`,
///     `BH_ERR_BODY_KIND`, `BH_ERR_SIZE`, `BH_ERR_RESERVED` for
///     flags, and for the window `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`,
///     `BH_ERR_INTERVAL`.
/// In: token: without `Bearer `. public32: the signer's public key,
///     BH_ED25519_PUBLIC_SIZE bytes; `bh_ed25519_verify` tells which are
///     rejected. method, target, body: of the request. request_id: its
///     `X-Request-Id`; empty: not compared, but for OAuth it is required.
///     window: the times to accept, or NULL. flags: as in the claims, or 0.
/// Note: By Mixin's design nothing stands between target and body in the hash
///     that is signed: see `BH_MIXIN_ANY_BODY`.
/// Note: It does not know which tokens were used before: keep their jti until
///     exp.
///
/// cbindgen:ptrs-as-arrays=[[public32;BH_ED25519_PUBLIC_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_verify(
    token: bh_str,
    public32: *const u8,
    method: bh_str,
    target: bh_str,
    body: bh_str,
    request_id: bh_str,
    window: *const bh_window,
    flags: bh_mixin_flags,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        check_flags(flags)?;
        let call = plain_call(method, target, body)?;
        mixin::verify(
            token.bytes()?,
            array(public32)?,
            &call,
            request_id.bytes()?,
            self::window(window).as_ref(),
            flags & BH_MIXIN_ANY_BODY != 0,
        )
    })
}

/// Verify the `X-Integrity-Token` of Mixin's response to an OAuth request: a JWT
/// by the server's key over the request's method and target and the response's
/// body.
///
/// Returns: as `bh_mixin_verify`.
/// In: token: the header's value. public32: the server's public key,
///     BH_ED25519_PUBLIC_SIZE bytes. method, target: of the request. body: of
///     the response, as received. request_id: its `X-Request-Id`; must
///     not be empty. window: the times to accept, or NULL; iat and exp are
///     checked if the token has them.
///
/// cbindgen:ptrs-as-arrays=[[public32;BH_ED25519_PUBLIC_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_integrity_verify(
    token: bh_str,
    public32: *const u8,
    method: bh_str,
    target: bh_str,
    body: bh_str,
    request_id: bh_str,
    window: *const bh_window,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        let call = plain_call(method, target, body)?;
        mixin::integrity_verify(
            token.bytes()?,
            array(public32)?,
            &call,
            request_id.bytes()?,
            self::window(window).as_ref(),
        )
    })
}

/// Read a token without verifying it: for logs and for finding out whose it is.
/// Nothing in it may be trusted. Any algorithm is read, also the RS512 of the
/// document's sample; a claim with a NUL is not, since as a C string it would
/// be another.
///
/// Returns: `BH_OK`, `BH_ERR_TOKEN_FORMAT`, `BH_ERR_SIZE` over 8192 bytes.
/// In: token: without `Bearer `.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_decode(
    decoded: *mut bh_mixin_token,
    buf: *mut c_char,
    len: *mut usize,
    token: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        let (decoded, token) = (out(decoded)?, token.bytes()?);
        let spans = render_read(buf, len, |w| mixin::decode(w, token))?;
        decoded.set(token_views(&Views { base: buf }, &spans))
    })
}

/// Build a call to Mixin: the token, and the headers `Authorization`,
/// `X-Request-Id` (the jti) and `Content-Type: application/json`. Since the
/// method is given once, the one that is signed is the one that is sent.
///
/// Returns: as `bh_mixin_sign`, and `BH_ERR_HEADER_VALUE` for the jti.
/// In: as `bh_mixin_sign`.
/// Constant time: key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
    key: *const bh_ed25519_key,
    claims: *const bh_mixin_claims,
    method: bh_str,
    target: bh_str,
    body: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        let key = self::key(key)?;
        let (claims, call) = (mixin_claims(claims)?, plain_call(method, target, body)?);
        render_request(request, buf, len, mixin::request(key, &claims, &call)?)
    })
}

/// Read Mixin's response: its outcome and the error, which comes with HTTP
/// status 202 and not with an error status. The data itself is yours to read
/// from the body.
///
/// Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
///     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
/// In: http: what came of the request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_response(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { read_response(response, buf, len, http, mixin::response) })
}

/// Find out why Mixin refuses a token: whether it is signed otherwise, with
/// another key or text, whether its claim `sig` is of another request, and what
/// is wrong with its claims.
///
/// Returns: as `bh_velafi_diagnose`; `BH_ERR_TOKEN_FORMAT` if it is no JWT even
///     so; of the key as `bh_ed25519_key_read`.
/// Out: as `bh_velafi_diagnose`. In/Out: len: the capacity; the length.
/// In: token: as it was sent. key_text: the private key's text, or the public
///     key's.
///     method, target, body: as sent. request_id: the `X-Request-Id` sent with
///     it, or empty. now_ms: Unix milliseconds by the server's clock, or 0.
/// Wiped: key_text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_diagnose(
    diagnosis: *mut bh_diagnosis,
    buf: *mut c_char,
    len: *mut usize,
    token: bh_str,
    key_text: bh_str,
    method: bh_str,
    target: bh_str,
    body: bh_str,
    request_id: bh_str,
    now_ms: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_search(|| unsafe {
        let [token, key, method] = [token.bytes()?, key_text.bytes()?, method.bytes()?];
        let [target, body, request_id] = [target.bytes()?, body.bytes()?, request_id.bytes()?];
        let given = Token { token, key, method, target, body, request_id, now_ms };
        let checked = services::diagnose::check_token(&given);
        diagnose(diagnosis, buf, len, checked, given.input(), |payload, memory| {
            services::diagnose::mixin(&given, payload, memory)
        })
    })
}

/// # Safety
/// `claims` is NULL or points to claims whose views are of readable bytes.
pub(super) unsafe fn mixin_claims<'a>(claims: *const bh_mixin_claims) -> Result<mixin::Claims<'a>, Error> {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        let claims = read(claims)?;
        reserved(&claims.reserved)?;
        check_flags(claims.flags)?;
        Ok(mixin::Claims {
            uid: claims.uid.bytes()?,
            sid: claims.sid.bytes()?,
            aid: claims.aid.bytes()?,
            iss: claims.iss.bytes()?,
            scp: claims.scp.bytes()?,
            jti: claims.jti.bytes()?,
            iat_s: claims.iat_s,
            exp_s: claims.exp_s,
            any_body: claims.flags & BH_MIXIN_ANY_BODY != 0,
        })
    }
}

/// A flag that this version does not know asks for what it cannot give.
fn check_flags(flags: bh_mixin_flags) -> Result<(), Error> {
    if flags & !BH_MIXIN_ANY_BODY == 0 { Ok(()) } else { Err(Error::Reserved) }
}

fn token_views(views: &Views, token: &mixin::Decoded) -> bh_mixin_token {
    let claims = &token.claims;
    bh_mixin_token {
        alg: views.view(token.alg),
        sig: views.view(claims.sig),
        claims: bh_mixin_claims {
            uid: views.view(claims.uid),
            sid: views.view(claims.sid),
            aid: views.view(claims.aid),
            iss: views.view(claims.iss),
            scp: views.view(claims.scp),
            jti: views.view(claims.jti),
            iat_s: claims.iat_s,
            exp_s: claims.exp_s,
            flags: 0,
            reserved: [0; 4],
        },
    }
}
