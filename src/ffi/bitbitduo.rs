//! BITBITDUO: the exports.
//!
//! Section: BITBITDUO
//! Service: BITBITDUO
//! Host: https://qaxxxrenewserver.bitbitduo.com
//! Host for trade: https://qatradee33e690ab2de05dc.bitbitduo.com
//! Signed: SHA-256 or HMAC-SHA256, by one of three schemes, for a token
//! Source: BITBITDUO, "Get token"

use super::convert::{out, read_response, render, render_request, sign, window};
use super::diagnose::{bh_diagnosis, diagnose, size};
use super::run::{run, run_request, run_search, run_secret};
use super::status::bh_status;
use super::types::*;
use crate::core::system;
use crate::services;
use crate::services::bitbitduo::{self, Scheme, Ticket};
use core::ffi::c_char;

/// Which reading of BITBITDUO's document a signature follows: a `BH_BITBITDUO_`
/// constant.
#[allow(non_camel_case_types)]
pub type bh_bitbitduo_scheme = u32;

/// Plain SHA-256 of `appkey=...&random=...&time=...`: what BITBITDUO's document
/// says in words, and what its own demo sends. Use this one unless you know
/// better.
pub const BH_BITBITDUO_SHA256: bh_bitbitduo_scheme = 0;
/// HMAC-SHA256 of `appkey=...&random=...&time=...`, its key the appkey.
pub const BH_BITBITDUO_HMAC_SHA256: bh_bitbitduo_scheme = 1;
/// HMAC-SHA256 of `appid=...&random=...&time=...`, its key the appkey: the
/// document's Java code, taken over the parameters that are sent.
pub const BH_BITBITDUO_HMAC_SHA256_APPID: bh_bitbitduo_scheme = 2;
/// How long a BITBITDUO token lives: 2 hours, in milliseconds.
pub const BH_BITBITDUO_TOKEN_LIFETIME_MS: i64 = 7_200_000;
/// BITBITDUO takes one token request a minute: that minute, in milliseconds.
pub const BH_BITBITDUO_MIN_INTERVAL_MS: i64 = 60_000;

/// Draw the random number of a BITBITDUO token request.
///
/// Returns: `BH_OK`, `BH_ERR_SYSTEM_RANDOM`.
/// Out: random: from 100000 to 999999.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_bitbitduo_random(random: *mut u32) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { out(random)?.set(bitbitduo::random(system::draw)?) })
}

/// The exact bytes that BITBITDUO's signature is made of, by the scheme. With
/// the schemes other than `_APPID` they contain the app key: wipe buf after use
/// and never log it.
///
/// Returns: `BH_OK`, `BH_ERR_SCHEME`, `BH_ERR_EMPTY`, `BH_ERR_TEXT`,
///     `BH_ERR_SECRET_EMPTY`, `BH_ERR_RANDOM_RANGE`,
///     `BH_ERR_TIME_IS_MILLISECONDS`,
///     `BH_ERR_TIME_RANGE`.
/// Out: buf: the payload, no NUL. A secret with some schemes.
/// In: see `bh_bitbitduo_sign`.
/// Constant time: app_key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_bitbitduo_payload(
    buf: *mut c_char,
    len: *mut usize,
    scheme: bh_bitbitduo_scheme,
    app_id: bh_str,
    app_key: bh_str,
    random: u32,
    time_s: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        let ticket = ticket(scheme, app_id, app_key, random, time_s)?;
        render(buf, len, bitbitduo::payload(&ticket)?)
    })
}

/// Sign a BITBITDUO token request: the parameter `sig`, in hex.
///
/// Returns: `BH_OK`, `BH_ERR_SCHEME`, `BH_ERR_EMPTY`, `BH_ERR_TEXT`,
///     `BH_ERR_SECRET_EMPTY`, `BH_ERR_RANDOM_RANGE`,
///     `BH_ERR_TIME_IS_MILLISECONDS`,
///     `BH_ERR_TIME_RANGE`.
/// Out: signature: 64 lower-case hex characters and a NUL.
/// In: scheme: `BH_BITBITDUO_SHA256` or another `BH_BITBITDUO_` scheme. app_id,
///     app_key: both non-empty, taken as they are. random: 100000 to 999999.
///     time_s: Unix time in seconds.
/// Constant time: app_key.
///
/// cbindgen:ptrs-as-arrays=[[signature;BH_SIGNATURE_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_bitbitduo_sign(
    signature: *mut c_char,
    scheme: bh_bitbitduo_scheme,
    app_id: bh_str,
    app_key: bh_str,
    random: u32,
    time_s: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        sign(signature, bitbitduo::sign(&ticket(scheme, app_id, app_key, random, time_s)?)?)
    })
}

/// Verify a BITBITDUO signature in constant time.
///
/// Returns: `BH_OK`, `BH_ERR_SIGNATURE`, `BH_ERR_SIGNATURE_FORMAT`; of a right
///     signature `BH_ERR_STALE` or `BH_ERR_FUTURE`; those of
///     `bh_bitbitduo_sign`, and for the window `BH_ERR_TIME_IS_SECONDS`,
///     `BH_ERR_TIME_RANGE`, `BH_ERR_INTERVAL`.
/// In: signature: 64 hex characters, either case. scheme, app_id, app_key: of
///     the account. random, time_s: as received. window: the times to accept,
///     or NULL. The document does not say what BITBITDUO tolerates.
/// Note: By BITBITDUO's design the schemes SHA256 and HMAC_SHA256 do not cover
///     the appid: whoever has the key of one can ask for another. Look up the
///     appkey by the appid.
/// Constant time: app_key; the right signature.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_bitbitduo_verify(
    signature: bh_str,
    scheme: bh_bitbitduo_scheme,
    app_id: bh_str,
    app_key: bh_str,
    random: u32,
    time_s: i64,
    window: *const bh_window,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        let ticket = ticket(scheme, app_id, app_key, random, time_s)?;
        bitbitduo::verify(signature.bytes()?, &ticket, self::window(window).as_ref())
    })
}

/// Build BITBITDUO's token request: `GET /serv/apiToken`. The service takes one
/// a minute: see `bh_token_rule`.
///
/// Returns: as `bh_bitbitduo_sign`.
/// In: see `bh_bitbitduo_sign`.
/// Constant time: app_key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_bitbitduo_token_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
    scheme: bh_bitbitduo_scheme,
    app_id: bh_str,
    app_key: bh_str,
    random: u32,
    time_s: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        let ticket = ticket(scheme, app_id, app_key, random, time_s)?;
        render_request(request, buf, len, bitbitduo::token_request(&ticket)?)
    })
}

/// Read BITBITDUO's response to a token request: `token`, `expires_ms`, or one
/// of the six errors, whether it came as a string or as a number.
///
/// Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
///     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`,
///     `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`.
/// In: http: what came of the request. sent_ms: when the request was sent, in
///     Unix milliseconds: the response does not tell when the token expires, so
///     its 2 hours are counted from then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_bitbitduo_token_response(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
    sent_ms: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_request(|| unsafe {
        read_response(response, buf, len, http, |http| bitbitduo::token_response(http, sent_ms))
    })
}

/// Build the request for BITBITDUO's time: `GET /serv/time`, unsigned.
///
/// Returns: `BH_OK`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_bitbitduo_time_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { render_request(request, buf, len, bitbitduo::time_request) })
}

/// Read BITBITDUO's time: `server_time_ms`, for `bh_clock_offset` with a
/// resolution of 1000, since the service gives seconds.
///
/// Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
///     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
/// In: http: what came of the request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_bitbitduo_time_response(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { read_response(response, buf, len, http, bitbitduo::time_response) })
}

/// Build a call after the token: `POST` of a JSON-RPC body, whose first
/// parameter is the token. Nothing is signed. Its host is
/// `https://qatradee33e690ab2de05dc.bitbitduo.com`.
///
/// Returns: `BH_OK`, `BH_ERR_RPC_METHOD`, `BH_ERR_RPC_PARAMS`, `BH_ERR_EMPTY`,
///     `BH_ERR_HEADER_VALUE`.
/// In: token: of `bh_bitbitduo_token_response`; empty for a method without one.
///     rpc_method: `balance.query`, `order.query` (offset, limit), `order.limit`
///     (market, side, amount, price, 0), `order.market` (market, side, amount,
///     0),
///     `order.cancel` (market, order id), `order.history` (market, from, to,
///     offset, limit), or, without token, `depth.query` (market, limit).
///     rpc_params: what stands behind the token, a JSON list such as
///     `["BBD/ETH",2,"100","0.0001",0]`; empty for none. Side 2 buys, 1 sells;
///     amounts and prices are text. rpc_id: comes back in the response.
/// Constant time: token.
/// Source: BitBitDuo/demo-source-code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_bitbitduo_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
    token: bh_str,
    rpc_method: bh_str,
    rpc_params: bh_str,
    rpc_id: u32,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        let call = rpc(token, rpc_method, rpc_params, rpc_id)?;
        render_request(request, buf, len, bitbitduo::request(&call)?)
    })
}

/// Write a call as a message of the socket
/// `wss://qatradee33e690ab2de05dc.bitbitduo.com/ws/`, which takes the methods of
/// `bh_bitbitduo_request` and `depth.subscribe` (market, such as `1x`, limit),
/// `deals.subscribe` (market), both without token, `orders.subscribe` and
/// `balance.subscribe`.
///
/// Returns: as `bh_bitbitduo_request`.
/// Out: buf: the message, no NUL. The token is in it.
/// In: see `bh_bitbitduo_request`.
/// Constant time: token.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_bitbitduo_message(
    buf: *mut c_char,
    len: *mut usize,
    token: bh_str,
    rpc_method: bh_str,
    rpc_params: bh_str,
    rpc_id: u32,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        let call = rpc(token, rpc_method, rpc_params, rpc_id)?;
        render(buf, len, bitbitduo::message(&call)?)
    })
}

/// Read the response to a call after the token. BITBITDUO documents none: it is
/// read as that of ViaBTC's open server, whose calls these are. The result
/// itself is yours to read from the body.
///
/// Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
///     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
/// In: http: what came of the request. rpc_id: the call's; the response to
///     another call is none to this one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_bitbitduo_response(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
    rpc_id: u32,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { read_response(response, buf, len, http, |http| bitbitduo::response(http, rpc_id)) })
}

/// Find out why a `sig` is wrong: which known mistake, or which two, make
/// exactly this one; also that it is right by another scheme.
/// `bh_toobit_diagnose` has more.
///
/// Returns: as `bh_velafi_diagnose`; `BH_ERR_SCHEME`.
/// Out: as `bh_velafi_diagnose`. In/Out: len: the capacity; the length.
/// In: signature: the wrong one, as it was sent. scheme: that is meant. app_id,
///     app_key, random, time_s: as sent.
/// Wiped: app_key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_bitbitduo_diagnose(
    diagnosis: *mut bh_diagnosis,
    buf: *mut c_char,
    len: *mut usize,
    signature: bh_str,
    scheme: bh_bitbitduo_scheme,
    app_id: bh_str,
    app_key: bh_str,
    random: u32,
    time_s: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_search(|| unsafe {
        let (signature, ticket) = (signature.bytes()?, ticket(scheme, app_id, app_key, random, time_s)?);
        let checked = services::diagnose::check(signature, ticket.app_key);
        diagnose(
            diagnosis,
            buf,
            len,
            checked,
            size(&[signature, ticket.app_id, ticket.app_key]),
            |payload, memory| services::diagnose::bitbitduo(signature, &ticket, payload, memory),
        )
    })
}

/// # Safety
/// The views are of readable bytes.
unsafe fn rpc<'a>(
    token: bh_str,
    method: bh_str,
    params: bh_str,
    id: u32,
) -> Result<bitbitduo::Call<'a>, crate::core::error::Error> {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        Ok(bitbitduo::Call { token: token.bytes()?, method: method.bytes()?, params: params.bytes()?, id })
    }
}

/// # Safety
/// Both views are of readable bytes.
unsafe fn ticket<'a>(
    scheme: bh_bitbitduo_scheme,
    app_id: bh_str,
    app_key: bh_str,
    random: u32,
    time_s: i64,
) -> Result<Ticket<'a>, crate::core::error::Error> {
    let scheme = match scheme {
        BH_BITBITDUO_SHA256 => Scheme::Sha256,
        BH_BITBITDUO_HMAC_SHA256 => Scheme::HmacSha256,
        BH_BITBITDUO_HMAC_SHA256_APPID => Scheme::HmacSha256AppId,
        _ => return Err(crate::core::error::Error::Scheme),
    };
    // SAFETY: the caller's promise, passed on.
    unsafe { Ok(Ticket { scheme, app_id: app_id.bytes()?, app_key: app_key.bytes()?, random, time_s }) }
}
