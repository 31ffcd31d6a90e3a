//! VelaFi: the exports.
//!
//! Section: VELAFI
//! Service: VelaFi
//! Host: https://api.velafi.com
//! Host for tests: https://api-test.velafi.com
//! Signed: HMAC-SHA256 of `timestamp=<ms>`, for a token; later calls carry it
//! Source: VelaFi, "Create API Token"

use super::convert::{plain_call, read, read_response, render, render_request, reserved, sign, window};
use super::diagnose::{bh_diagnosis, diagnose, size};
use super::keys::bh_hmac_key;
use super::marked_key::key;
use super::run::{run, run_mac, run_request, run_search};
use super::status::bh_status;
use super::types::*;
use crate::services;
use crate::services::velafi;
use core::ffi::c_char;

/// A later call to VelaFi, for `bh_velafi_request`. Zero-initialise it.
#[allow(non_camel_case_types)]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct bh_velafi_call {
    /// The token, from `bh_velafi_token_response`. Empty for the calls that need
    /// none, which are `GET` under `/v2/base/`.
    pub token: bh_str,
    /// The HTTP method in upper case.
    pub method: bh_str,
    /// Path and query as sent.
    pub target: bh_str,
    /// The body to send, or empty.
    pub body: bh_str,
    /// The body's content type, such as `multipart/form-data; boundary=...`;
    /// empty: `application/json`. Without a body none is sent.
    pub content_type: bh_str,
    /// Must be zero.
    pub reserved: [u64; 4],
}

/// The exact bytes that VelaFi's signature is over: `timestamp=<ms>`.
///
/// Returns: `BH_OK`, `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`.
/// Out: buf: the payload, no NUL.
/// In: timestamp_ms: Unix time in milliseconds.
/// Source: VelaFi, "Create API Token", steps 1 to 3.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_velafi_payload(
    buf: *mut c_char,
    len: *mut usize,
    timestamp_ms: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { render(buf, len, velafi::payload(timestamp_ms)?) })
}

/// Sign a VelaFi token request: HMAC-SHA256 of `timestamp=<ms>`, in hex.
///
/// Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_TIME_IS_SECONDS`,
///     `BH_ERR_TIME_RANGE`.
/// Out: signature: 64 lower-case hex characters and a NUL.
/// In: key: from the API secret. timestamp_ms: Unix time in milliseconds; send
///     this very number.
/// Note: It does not build the request: see `bh_velafi_token_request`.
/// Source: VelaFi, "Create API Token", steps 1 to 3.
/// Constant time: key.
///
/// cbindgen:ptrs-as-arrays=[[signature;BH_SIGNATURE_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_velafi_sign(
    signature: *mut c_char,
    key: *const bh_hmac_key,
    timestamp_ms: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe { sign(signature, velafi::sign(self::key(key)?, timestamp_ms)?) })
}

/// Verify a VelaFi signature in constant time.
///
/// Returns: `BH_OK`, `BH_ERR_SIGNATURE`, `BH_ERR_SIGNATURE_FORMAT`; of a right
///     signature `BH_ERR_STALE` or `BH_ERR_FUTURE`; `BH_ERR_KEY`,
///     `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`, `BH_ERR_INTERVAL`.
/// In: signature: 64 hex characters, either case. key: from the API secret.
///     timestamp_ms: as received. window: the times to accept, or NULL. The
///     document does not say what VelaFi tolerates.
/// Constant time: key; the right signature.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_velafi_verify(
    signature: bh_str,
    key: *const bh_hmac_key,
    timestamp_ms: i64,
    window: *const bh_window,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe {
        velafi::verify(signature.bytes()?, self::key(key)?, timestamp_ms, self::window(window).as_ref())
    })
}

/// Build VelaFi's token request: `GET /v2/token/generate`, with the header
/// `X-BH-APIKEY`.
///
/// Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_EMPTY`, `BH_ERR_HEADER_VALUE`,
///     `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`.
/// In: key: from the API secret. api_key: the API key. timestamp_ms: now, in
///     Unix milliseconds.
/// Constant time: key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_velafi_token_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
    key: *const bh_hmac_key,
    api_key: bh_str,
    timestamp_ms: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_request(|| unsafe {
        let (key, api_key) = (self::key(key)?, api_key.bytes()?);
        render_request(request, buf, len, velafi::token_request(key, api_key, timestamp_ms)?)
    })
}

/// Read VelaFi's response to a token request: `token`, `expires_ms` (whether it
/// came as a string or as a number), or the error.
///
/// Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
///     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
/// In: http: what came of the request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_velafi_token_response(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_request(|| unsafe { read_response(response, buf, len, http, velafi::token_response) })
}

/// Build any later call to VelaFi: the header `X-BH-TOKEN` (not `X-BH-APIKEY`,
/// which is for the token request alone) and no signature. With a body,
/// `Content-Type` is added.
///
/// Returns: `BH_OK`, `BH_ERR_EMPTY`, `BH_ERR_HEADER_VALUE`, `BH_ERR_METHOD`,
///     `BH_ERR_TARGET`, `BH_ERR_BODY_KIND` for a GET with a body,
///     `BH_ERR_RESERVED`.
/// In: call: what to call.
/// Constant time: call; its token.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_velafi_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
    call: *const bh_velafi_call,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_request(|| unsafe {
        let call = read(call)?;
        reserved(&call.reserved)?;
        let (token, content_type) = (call.token.bytes()?, call.content_type.bytes()?);
        let plain = plain_call(call.method, call.target, call.body)?;
        render_request(request, buf, len, velafi::request(token, &plain, content_type)?)
    })
}

/// Read VelaFi's response to a later call: its outcome and the error. The data
/// itself is yours to read from the body.
///
/// Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
///     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
/// In: http: what came of the request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_velafi_response(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { read_response(response, buf, len, http, velafi::response) })
}

/// Verify a push of VelaFi's: RSASSA-PKCS1-v1_5 with SHA-256 over the raw body.
/// Pass the bytes as they came: a body that was parsed and written again has
/// another signature.
///
/// Returns: `BH_OK`, `BH_ERR_SIGNATURE`, `BH_ERR_SIGNATURE_FORMAT`,
///     `BH_ERR_SIGNATURE_BASE64`, `BH_ERR_EMPTY` without a key,
///     `BH_ERR_RSA_KEY`, `BH_ERR_RSA_SIZE`, `BH_ERR_RSA_EXPONENT`,
///     `BH_ERR_KEY_PRIVATE`.
/// In: signature: the header `signature`, hex of either case. public_key:
///     `data.publicKey` of the response to `/v2/webhook`, as it came; or PEM.
///     body: the bytes of the request.
/// Note: Nothing in what is signed is a time: a push that somebody sends again
///     verifies again. Remember `bh_velafi_webhook_id`.
/// Source: VelaFi, "Webhooks".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_velafi_webhook_verify(
    signature: bh_str,
    public_key: bh_str,
    body: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { velafi::webhook_verify(signature.bytes()?, public_key.bytes()?, body.bytes()?) })
}

/// What a verified push is told from others by, to be remembered: its event, the
/// id of the order or transaction, the state of that, and when it came to be in
/// it, with a space between. A push with an id that you have seen is a replay,
/// or VelaFi's second attempt: acknowledge it, and do nothing.
///
/// Returns: `BH_OK`, `BH_ERR_PUSH`.
/// Out: buf: the id, of visible ASCII and three spaces, no NUL.
/// In: body: the bytes of the request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_velafi_webhook_id(buf: *mut c_char, len: *mut usize, body: bh_str) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { render(buf, len, velafi::webhook_id(body.bytes()?)?) })
}

/// The body that VelaFi wants as the response to a push, under HTTP status 200:
/// `{"callbackStatus":"SUCCESS"}` or `{"callbackStatus":"FAIL"}`.
///
/// Returns: `BH_OK`.
/// Out: buf: the body, no NUL.
/// In: accepted: 0: it failed; else: it was taken.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_velafi_webhook_acknowledge(
    buf: *mut c_char,
    len: *mut usize,
    accepted: u32,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { render(buf, len, velafi::webhook_acknowledge(accepted != 0)) })
}

/// Find out why the signature of a token request is wrong: which known mistake,
/// or which two, make exactly this signature. `bh_toobit_diagnose` has more.
///
/// Returns: `BH_OK`, also if nothing is found; `BH_ERR_EMPTY` without a
///     signature, `BH_ERR_SECRET_EMPTY`.
/// Out: diagnosis: views into buf, each followed by a NUL. buf: what they view,
///     and where the search works: its capacity follows from the inputs. A
///     secret: wipe it. In/Out: len: the capacity; the length.
/// In: signature: the wrong one, as it was sent. secret: the secret key, its
///     text. api_key: the API key, or empty. timestamp_ms: as sent.
/// Wiped: secret.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_velafi_diagnose(
    diagnosis: *mut bh_diagnosis,
    buf: *mut c_char,
    len: *mut usize,
    signature: bh_str,
    secret: bh_str,
    api_key: bh_str,
    timestamp_ms: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_search(|| unsafe {
        let [signature, secret, api_key] = [signature.bytes()?, secret.bytes()?, api_key.bytes()?];
        let checked = services::diagnose::check(signature, secret);
        diagnose(diagnosis, buf, len, checked, size(&[signature, secret, api_key]), |payload, memory| {
            services::diagnose::velafi(signature, secret, api_key, timestamp_ms, payload, memory)
        })
    })
}
