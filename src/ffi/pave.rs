//! PAVE: the exports.
//!
//! Section: PAVE
//! Service: PAVE
//! Host: https://openapi.paveapi.com
//! Signed: HMAC-SHA256 of `<username>:<api_key>@<timestamp>` is the token
//! Source: PAVE, "Generate Access Token"

use super::convert::{plain_call, read, read_response, render, render_request, reserved, sign, window};
use super::diagnose::{bh_diagnosis, diagnose, size};
use super::keys::bh_hmac_key;
use super::marked_key::key;
use super::run::{run, run_mac, run_request, run_search};
use super::status::bh_status;
use super::types::*;
use crate::core::error::Error;
use crate::services;
use crate::services::pave;
use crate::services::pave::Parts;
use core::ffi::c_char;

/// How long PAVE accepts a token, in milliseconds: for a verifier's `past_ms`.
/// Source: PAVE, "Authentication": it expires within 5 minutes.
pub const BH_PAVE_WINDOW_MS: i64 = 300_000;
/// How long an access token is good: 5 minutes, in milliseconds, for
/// `bh_token_rule`. Make one for each request rather.
pub const BH_PAVE_TOKEN_LIFETIME_MS: i64 = 300_000;

/// A call to PAVE, for `bh_pave_request`. Zero-initialise it.
#[allow(non_camel_case_types)]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct bh_pave_call {
    /// The primary account name, not a user of the dashboard.
    pub username: bh_str,
    /// The API key.
    pub api_key: bh_str,
    /// The timestamp, sent and signed as it is.
    pub timestamp: bh_str,
    /// The HTTP method in upper case.
    pub method: bh_str,
    /// Path and query as sent, such as `/v1/sessions`.
    pub target: bh_str,
    /// JSON to send, or empty.
    pub body: bh_str,
    /// Must be zero.
    pub reserved: [u64; 4],
}

/// The exact bytes that PAVE's token is made of:
/// `<username>:<api_key>@<timestamp>`.
///
/// Returns: `BH_OK`, `BH_ERR_EMPTY`, `BH_ERR_TEXT`.
/// Out: buf: the payload, no NUL.
/// In: username: the primary account name. api_key: the API key. timestamp: any
///     text; all three are taken as they are, `:` and `@` are not escaped.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_pave_payload(
    buf: *mut c_char,
    len: *mut usize,
    username: bh_str,
    api_key: bh_str,
    timestamp: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        let parts = pave_parts(username, api_key, timestamp)?;
        render(buf, len, pave::payload(&parts)?)
    })
}

/// Make PAVE's access token: HMAC-SHA256 of the payload, in hex.
///
/// Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_EMPTY`, `BH_ERR_TEXT`.
/// Out: signature: the token, 64 lower-case hex characters and a NUL.
/// In: key: from the API secret. username: the primary account name. api_key:
///     the API key. timestamp: the very text that the header `API-Timestamp`
///     will hold: `bh_time_format_utc` makes the documented form,
///     `bh_time_format_seconds` that of PAVE's own samples.
/// Constant time: key.
///
/// cbindgen:ptrs-as-arrays=[[signature;BH_SIGNATURE_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_pave_sign(
    signature: *mut c_char,
    key: *const bh_hmac_key,
    username: bh_str,
    api_key: bh_str,
    timestamp: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe {
        let key = self::key(key)?;
        sign(signature, pave::sign(key, &pave_parts(username, api_key, timestamp)?)?)
    })
}

/// Verify a PAVE token in constant time, over the timestamp exactly as it was
/// received: reformatting it (`Z` into `+00:00`) breaks the signature.
///
/// Returns: `BH_OK`, `BH_ERR_SIGNATURE`, `BH_ERR_SIGNATURE_FORMAT`; of a right
///     token `BH_ERR_STALE` or `BH_ERR_FUTURE`, or `BH_ERR_TIME_FORMAT` if its
///     time cannot be read; `BH_ERR_KEY`, `BH_ERR_EMPTY`, `BH_ERR_TEXT`, and for
///     the window
///     `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`, `BH_ERR_INTERVAL`.
/// In: signature: the token, 64 hex characters, either case. key: from the API
///     secret. username, api_key, timestamp: as received. window: the times to
///     accept, or NULL; with one, timestamp must be RFC 3339 or Unix seconds.
///     PAVE accepts a token for `BH_PAVE_WINDOW_MS`.
/// Constant time: key; the right token.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_pave_verify(
    signature: bh_str,
    key: *const bh_hmac_key,
    username: bh_str,
    api_key: bh_str,
    timestamp: bh_str,
    window: *const bh_window,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe {
        let key = self::key(key)?;
        let parts = pave_parts(username, api_key, timestamp)?;
        pave::verify(signature.bytes()?, key, &parts, self::window(window).as_ref())
    })
}

/// Build a call to PAVE: the headers `Accept: application/json`, `API-Key`,
/// `API-Token`, `API-Timestamp` and, with a body, `Content-Type:
/// application/json`. Method, target and body are not signed.
///
/// Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_EMPTY`, `BH_ERR_TEXT`,
///     `BH_ERR_HEADER_VALUE`, `BH_ERR_METHOD`, `BH_ERR_TARGET`,
///     `BH_ERR_BODY_KIND` for a GET with a body, or one that is no JSON,
///     `BH_ERR_RESERVED`.
/// In: key: from the API secret. call: what to call.
/// Constant time: key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_pave_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
    key: *const bh_hmac_key,
    call: *const bh_pave_call,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_request(|| unsafe {
        let (key, call) = (self::key(key)?, read(call)?);
        reserved(&call.reserved)?;
        let parts = pave_parts(call.username, call.api_key, call.timestamp)?;
        let plain = plain_call(call.method, call.target, call.body)?;
        render_request(request, buf, len, pave::request(key, &parts, &plain)?)
    })
}

/// Read PAVE's response: whether it was accepted. PAVE does not document its
/// errors: the HTTP status decides, and a `message` or `error` in the body is
/// passed on.
///
/// Returns: `BH_OK`, also for an error response; `BH_ERR_HTTP_STATUS`,
///     `BH_ERR_RESERVED`.
/// In: http: what came of the request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_pave_response(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { read_response(response, buf, len, http, pave::response) })
}

/// Verify a callback of PAVE's in constant time. PAVE signs none: it sends back
/// the header that was stored with `POST /v1/callbacks`, such as
/// `Authorization`. Store a long random text. It protects nothing of the body.
///
/// Returns: `BH_OK`, `BH_ERR_SIGNATURE`, `BH_ERR_EMPTY` if stored is.
/// In: sent: the header's value as received. stored: the one that was stored.
/// Source: PAVE, "Callbacks".
/// Constant time: stored.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_pave_callback_verify(sent: bh_str, stored: bh_str) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe { pave::callback_verify(sent.bytes()?, stored.bytes()?) })
}

/// # Safety
/// Each view is of readable bytes.
unsafe fn pave_parts<'a>(
    username: bh_str,
    api_key: bh_str,
    timestamp: bh_str,
) -> Result<pave::Parts<'a>, Error> {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        Ok(pave::Parts {
            username: username.bytes()?,
            api_key: api_key.bytes()?,
            timestamp: timestamp.bytes()?,
        })
    }
}

/// Find out why an access token is wrong: which known mistake, or which two,
/// make exactly this one. `bh_toobit_diagnose` has more.
///
/// Returns: as `bh_velafi_diagnose`.
/// Out: as `bh_velafi_diagnose`. In/Out: len: the capacity; the length.
/// In: signature: the wrong one, as it was sent. secret: the API secret, its
///     text. username, api_key, timestamp: as sent.
/// Wiped: secret.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_pave_diagnose(
    diagnosis: *mut bh_diagnosis,
    buf: *mut c_char,
    len: *mut usize,
    signature: bh_str,
    secret: bh_str,
    username: bh_str,
    api_key: bh_str,
    timestamp: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_search(|| unsafe {
        let [signature, secret] = [signature.bytes()?, secret.bytes()?];
        let [username, api_key, timestamp] = [username.bytes()?, api_key.bytes()?, timestamp.bytes()?];
        let parts = Parts { username, api_key, timestamp };
        diagnose(
            diagnosis,
            buf,
            len,
            services::diagnose::check(signature, secret),
            size(&[signature, secret, username, api_key, timestamp]),
            |payload, memory| services::diagnose::pave(signature, secret, &parts, payload, memory),
        )
    })
}
