//! Toobit: the exports.
//!
//! Section: TOOBIT
//! Service: Toobit
//! Host: https://api.toobit.com
//! Signed: HMAC-SHA256 of query and form body, joined without `&`
//! Source: Toobit, "Code Examples"

use super::convert::{params, read, read_response, render, render_request, reserved, sign};
use super::diagnose::{bh_diagnosis, diagnose, size};
use super::keys::bh_hmac_key;
use super::marked_key::key;
use super::run::{run, run_mac, run_request, run_search};
use super::status::bh_status;
use super::types::*;
use crate::core::error::Error;
use crate::core::query::Param;
use crate::services;
use crate::services::diagnose::Sent;
use crate::services::toobit;
use core::ffi::c_char;

/// The recvWindow that Toobit assumes, and that a `bh_toobit_call` with 0 sends.
pub const BH_TOOBIT_DEFAULT_RECV_WINDOW_MS: i64 = 5_000;
/// The greatest recvWindow that Toobit states.
pub const BH_TOOBIT_MAX_RECV_WINDOW_MS: i64 = 60_000;
/// How long a listen key lives after it was made or renewed: 60 minutes, in
/// milliseconds.
pub const BH_TOOBIT_LISTEN_KEY_LIFETIME_MS: i64 = 3_600_000;

/// A call to Toobit, for `bh_toobit_request`. Zero-initialise it.
#[allow(non_camel_case_types)]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct bh_toobit_call {
    /// The API key.
    pub api_key: bh_str,
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: bh_str,
    /// The path, such as `/api/v1/spot/order`; no query.
    pub path: bh_str,
    /// Parameters of the query, in the order in which they are sent.
    pub query: *const bh_param,
    /// How many, at most 1000.
    pub query_count: usize,
    /// Parameters of the form body, likewise; not with GET, not with json.
    pub form: *const bh_param,
    /// How many, at most 1000.
    pub form_count: usize,
    /// A JSON body (batch orders), which Toobit does not sign; or empty.
    pub json: bh_str,
    /// Now, in Unix milliseconds.
    pub timestamp_ms: i64,
    /// How old the request may be when it arrives; 0 sends 5000.
    pub recv_window_ms: i64,
    /// Must be zero.
    pub reserved: [u64; 4],
}

/// The exact bytes that Toobit's signature is over: the query, directly
/// followed by the form body, with no `&` between them.
///
/// Returns: `BH_OK`, `BH_ERR_PARAM_SIGNATURE`, `BH_ERR_QUERY`,
///     `BH_ERR_QUERY_CHARACTER`, `BH_ERR_BODY_KIND` if the body is JSON.
/// Out: buf: the payload, no NUL.
/// In: query, body: see `bh_toobit_sign`.
/// Source: Toobit, "Code Examples", notes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_toobit_payload(
    buf: *mut c_char,
    len: *mut usize,
    query: bh_str,
    body: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        let (query, body) = (query.bytes()?, body.bytes()?);
        render(buf, len, toobit::payload(query, body)?)
    })
}

/// Sign a ready query and form body: HMAC-SHA256 of the payload, in hex. Send
/// the very same bytes, with `signature=...` appended to the body if there is a
/// form body, else to the query.
///
/// Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_PARAM_SIGNATURE`, `BH_ERR_QUERY`,
///     `BH_ERR_QUERY_CHARACTER`, `BH_ERR_BODY_KIND` if the body is JSON: it is
///     not signed, pass it empty.
/// Out: signature: 64 lower-case hex characters and a NUL.
/// In: key: from the secret key. query: without `?`, with `timestamp` in
///     milliseconds in it or in the body. body: the form body, or empty.
/// Note: It does not encode, sort or look for duplicates: `bh_toobit_request`
///     does all that is needed.
/// Source: Toobit, "Code Examples", notes.
/// Constant time: key.
///
/// cbindgen:ptrs-as-arrays=[[signature;BH_SIGNATURE_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_toobit_sign(
    signature: *mut c_char,
    key: *const bh_hmac_key,
    query: bh_str,
    body: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe {
        let key = self::key(key)?;
        sign(signature, toobit::sign(key, query.bytes()?, body.bytes()?)?)
    })
}

/// Verify a Toobit signature in constant time, then the request's time by
/// Toobit's rule: `timestamp < now + 1000 && now - timestamp <= recvWindow`.
///
/// Returns: `BH_OK`, `BH_ERR_SIGNATURE`, `BH_ERR_SIGNATURE_FORMAT`; of a right
///     signature `BH_ERR_STALE`, `BH_ERR_FUTURE`,
///     `BH_ERR_TIMESTAMP_MISSING`, `BH_ERR_TIMESTAMP_PLACE` or
///     `BH_ERR_RECV_WINDOW`; `BH_ERR_KEY`, `BH_ERR_PARAM_SIGNATURE`,
///     `BH_ERR_QUERY`, `BH_ERR_QUERY_CHARACTER`, `BH_ERR_BODY_KIND`, and for
///     now_ms `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`.
/// In: signature: 64 hex characters, either case. key: from the secret key.
///     query, body: as received, without the signature. now_ms: the verifier's
///     time in Unix milliseconds; 0: the time is not checked.
/// Note: By Toobit's design the signature does not cover where the query ends
///     and the body begins: take no meaning from a parameter's place.
/// Constant time: key; the right signature.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_toobit_verify(
    signature: bh_str,
    key: *const bh_hmac_key,
    query: bh_str,
    body: bh_str,
    now_ms: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe {
        let key = self::key(key)?;
        toobit::verify(signature.bytes()?, key, query.bytes()?, body.bytes()?, now_ms)
    })
}

/// Build a signed call to Toobit: names and values are percent-encoded (RFC
/// 3986, section 2.3: only letters, digits and `- _ . ~` stay), in your order;
/// `recvWindow`, `timestamp` and `signature` are appended, to the form if there
/// is one, else to the query. Headers: `X-BB-APIKEY`, and `Content-Type` with a
/// body.
///
/// Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_EMPTY`, `BH_ERR_HEADER_VALUE`,
///     `BH_ERR_METHOD`, `BH_ERR_TARGET`, `BH_ERR_PARAM_NAME`,
///     `BH_ERR_PARAM_SIGNATURE`, `BH_ERR_PARAM_RESERVED`,
///     `BH_ERR_PARAM_DUPLICATE`, `BH_ERR_RECV_WINDOW`, `BH_ERR_INTERVAL`,
///     `BH_ERR_BODY_KIND`, `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`,
///     `BH_ERR_RESERVED`.
/// In: key: from the secret key. call: what to call.
/// Constant time: key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_toobit_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
    key: *const bh_hmac_key,
    call: *const bh_toobit_call,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_request(|| unsafe {
        let key = self::key(key)?;
        render_request(request, buf, len, toobit::request(key, &self::call(call)?)?)
    })
}

/// Build a call to Toobit that carries the API key alone, which is what the
/// security types USER_STREAM and MARKET_DATA ask for: encoded as by
/// `bh_toobit_request`, without time and signature. Toobit's tables ask for a
/// timestamp in the calls of user data streams all the same, and take them
/// signed: prefer that.
///
/// Returns: `BH_OK`, `BH_ERR_EMPTY`, `BH_ERR_HEADER_VALUE`, `BH_ERR_METHOD`,
///     `BH_ERR_TARGET`, `BH_ERR_PARAM_NAME`, `BH_ERR_PARAM_SIGNATURE`,
///     `BH_ERR_PARAM_RESERVED`, `BH_ERR_PARAM_DUPLICATE`, `BH_ERR_BODY_KIND`,
///     `BH_ERR_RESERVED`.
/// In: call: what to call; its times are not looked at.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_toobit_key_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
    call: *const bh_toobit_call,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { render_request(request, buf, len, toobit::key_request(&self::call(call)?)?) })
}

/// Read Toobit's response: its outcome and the error. The data itself is yours
/// to read from the body. Of a batch each item says for itself what became of
/// it: all accepted, all refused, or partial, with the first error;
/// `bh_toobit_response_item` reads the items.
///
/// Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
///     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
/// In: http: what came of the request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_toobit_response(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { read_response(response, buf, len, http, toobit::response) })
}

/// Read one item of the response to a batch of orders, as a response of its own:
/// whether this item was accepted, its error, and in `detail` the item itself.
///
/// Returns: `BH_OK`, also for an error response; `BH_ERR_INDEX` if there is no
///     such item; `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
/// In: http: what came of the request. index: from 0 to `item_count` - 1, as
///     `bh_toobit_response` counted.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_toobit_response_item(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
    index: usize,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { read_response(response, buf, len, http, |http| toobit::response_item(http, index)) })
}

/// Build the request for Toobit's time: `GET /api/v1/time`, unsigned.
///
/// Returns: `BH_OK`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_toobit_time_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { render_request(request, buf, len, toobit::time_request) })
}

/// Read Toobit's time: `server_time_ms`, for `bh_clock_offset` with a
/// resolution of 1.
///
/// Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
///     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
/// In: http: what came of the request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_toobit_time_response(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { read_response(response, buf, len, http, toobit::time_response) })
}

/// Read the response to the call that makes a user data stream, which is
/// `POST /api/v1/userDataStream` (spot) or `/api/v1/listenKey` (futures), signed
/// as any other. PUT with `listenKey` renews it, every 30 minutes is advised,
/// DELETE closes it; `bh_toobit_response` reads their responses. The listen key
/// is `token`, 60 minutes from sent_ms `expires_ms`, for `bh_token_rule`.
///
/// Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
///     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`, `BH_ERR_TIME_IS_SECONDS`,
///     `BH_ERR_TIME_RANGE`.
/// In: http: what came of the request. sent_ms: when it was sent, in Unix
///     milliseconds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_toobit_stream_response(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
    sent_ms: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_request(|| unsafe {
        read_response(response, buf, len, http, |http| toobit::stream_response(http, sent_ms))
    })
}

/// The address of the socket that a listen key opens, which needs no header. The
/// listen key alone opens the account's stream: log neither.
///
/// Returns: `BH_OK`, `BH_ERR_LISTEN_KEY`.
/// Out: buf: the address, no NUL. A secret.
/// In: listen_key: from `bh_toobit_stream_response`.
/// Constant time: listen_key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_toobit_stream_url(
    buf: *mut c_char,
    len: *mut usize,
    listen_key: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_mac(|| unsafe { render(buf, len, toobit::stream_url(listen_key.bytes()?)?) })
}

/// # Safety
/// `call` is NULL or points to a call whose views and lists are of readable memory, for `'a`.
unsafe fn call<'a>(
    call: *const bh_toobit_call,
) -> Result<toobit::Call<'a, impl Iterator<Item = Param<'a>> + Clone>, Error> {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        let call = read(call)?;
        reserved(&call.reserved)?;
        let (query, form) = (params(call.query, call.query_count)?, params(call.form, call.form_count)?);
        Ok(toobit::Call {
            api_key: call.api_key.bytes()?,
            method: call.method.bytes()?,
            path: call.path.bytes()?,
            query,
            form,
            json: call.json.bytes()?,
            timestamp_ms: call.timestamp_ms,
            recv_window_ms: call.recv_window_ms,
        })
    }
}

/// Find out why a signature is wrong: which known mistake, or which two, make
/// exactly this signature. Nothing is guessed: what is named was computed again.
/// Found or not, it takes time for many signatures: some ms, and 0.1 s for 64
/// KiB. It is for a developer beside the secret, not for a server.
///
/// Returns: as `bh_velafi_diagnose`; `BH_ERR_SIZE` if the inputs have over 128
///     KiB together.
/// Out: as `bh_velafi_diagnose`. In/Out: len: the capacity; the length.
/// In: signature: the wrong one, as it was sent. secret: the secret key, its
///     text. query: as sent; a `?` before it and `signature` in it are ignored.
///     body: the form or JSON as sent, or empty. api_key, method, path: as
///     sent; what is not known is empty, and mistakes with it are not found.
/// Wiped: secret.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_toobit_diagnose(
    diagnosis: *mut bh_diagnosis,
    buf: *mut c_char,
    len: *mut usize,
    signature: bh_str,
    secret: bh_str,
    query: bh_str,
    body: bh_str,
    api_key: bh_str,
    method: bh_str,
    path: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_search(|| unsafe {
        let [signature, secret, query, body] =
            [signature.bytes()?, secret.bytes()?, query.bytes()?, body.bytes()?];
        let [api_key, method, path] = [api_key.bytes()?, method.bytes()?, path.bytes()?];
        let input = size(&[signature, secret, query, body, api_key, method, path]);
        let checked = services::diagnose::check(signature, secret);
        let sent = Sent { method, path, query, body, api_key };
        diagnose(diagnosis, buf, len, checked, input, |payload, memory| {
            services::diagnose::toobit(signature, secret, &sent, payload, memory)
        })
    })
}
