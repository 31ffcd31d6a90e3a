//! Time, random numbers, the clock's offset and the token rule.
//!
//! Section: TIME, RANDOM NUMBERS, CLOCK OFFSET, TOKEN RULE

use super::convert::{out, read, render, terminated};
use super::run::run;
use super::status::bh_status;
use super::types::*;
use crate::core::{clock, system, time, token_rule};
use core::ffi::c_char;

/// What to do about a token: a `BH_TOKEN_` constant.
#[allow(non_camel_case_types)]
pub type bh_token_action = u32;

/// The token is good: use it. `wait_ms` tells when to look again.
pub const BH_TOKEN_USE: bh_token_action = 0;
/// Request a new token now.
pub const BH_TOKEN_REFRESH: bh_token_action = 1;
/// There is no good token and the service takes no request yet: wait `wait_ms`.
pub const BH_TOKEN_WAIT: bh_token_action = 2;

/// The times of a token and of the requests for it, in Unix milliseconds or, for
/// the two durations, in milliseconds.
#[allow(non_camel_case_types)]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct bh_token_times {
    /// When the token was issued; 0 if there is no token.
    pub issued_ms: i64,
    /// When it expires; 0 if there is no token.
    pub expires_ms: i64,
    /// When a token was last requested, with or without success; 0 if never.
    pub last_request_ms: i64,
    /// How long the service wants between two requests; 0 if it does not say.
    pub min_interval_ms: i64,
    /// How long ahead of its expiry a token is refreshed. 0: 5 minutes, but at
    /// most a tenth of the token's lifetime.
    pub refresh_ahead_ms: i64,
}

/// Format a time as UTC, `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339).
///
/// Returns: `BH_OK`, `BH_ERR_TIME_IS_MILLISECONDS`, `BH_ERR_TIME_RANGE`.
/// Out: utc: 20 characters and a NUL.
/// In: time_s: Unix time in seconds.
///
/// cbindgen:ptrs-as-arrays=[[utc;BH_UTC_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_time_format_utc(utc: *mut c_char, time_s: i64) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { out(utc.cast::<[u8; BH_UTC_SIZE]>())?.set(terminated(&time::format_utc(time_s)?)) })
}

/// Format a time as Unix seconds in decimal: the timestamp that PAVE's samples
/// send, where its table asks for the form of `bh_time_format_utc`.
///
/// Returns: `BH_OK`, `BH_ERR_TIME_IS_MILLISECONDS`, `BH_ERR_TIME_RANGE`.
/// Out: buf: the digits, no NUL.
/// In: time_s: Unix time in seconds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_time_format_seconds(buf: *mut c_char, len: *mut usize, time_s: i64) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { render(buf, len, time::format_seconds(time_s)?) })
}

/// Read a time of RFC 3339, such as `2021-05-30T12:49:19Z`, or of the header
/// `Date` in any of HTTP's three forms (RFC 9110, section 5.6.7), such as `Sun,
/// 30 May 2021 12:49:19 GMT`. A fraction of a second is dropped; an offset such
/// as `+08:00` is taken into account; the 60th second is the next minute's
/// first.
///
/// Returns: `BH_OK`, `BH_ERR_TIME_FORMAT`, also if the day of the week is
///     another day's.
/// Out: time_s: Unix time in seconds.
/// In: text: the time, nothing around it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_time_parse_utc(time_s: *mut i64, text: bh_str) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { out(time_s)?.set(time::parse_utc(text.bytes()?)?) })
}

/// Read the system's clock.
///
/// Returns: `BH_OK`, `BH_ERR_SYSTEM_CLOCK`.
/// Out: now_ms: Unix time in milliseconds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_now_ms(now_ms: *mut i64) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { out(now_ms)?.set(system::now_ms()?) })
}

/// Draw a random UUID (RFC 9562, version 4) from the system's random source: a
/// `jti`, an `X-Request-Id`.
///
/// Returns: `BH_OK`, `BH_ERR_SYSTEM_RANDOM`.
/// Out: uuid: 36 characters and a NUL.
///
/// cbindgen:ptrs-as-arrays=[[uuid;BH_UUID_SIZE]]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_uuid_v4(uuid: *mut c_char) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { out(uuid.cast::<[u8; BH_UUID_SIZE]>())?.set(terminated(&system::uuid_v4()?)) })
}

/// Draw a random number from the system's random source, each value as likely
/// as the others.
///
/// Returns: `BH_OK`, `BH_ERR_BOUND` if bound is 0, `BH_ERR_SYSTEM_RANDOM`.
/// Out: value: from 0 to bound - 1.
/// In: bound: how many values there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_random_below(value: *mut u32, bound: u32) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { out(value)?.set(system::random_below(bound)?) })
}

/// Work out how far a server's clock is ahead of yours. Add the offset to your
/// own time before you sign.
///
/// Returns: `BH_OK`, `BH_ERR_INTERVAL` if received_ms is before sent_ms or
///     resolution_ms is negative, `BH_ERR_TIME_RANGE` if a time is negative
///     or beyond the year 5138, for server_time_ms also if it is before 2001;
///     `BH_ERR_TIME_IS_SECONDS` for server_time_ms.
/// Out: offset_ms: server time minus your time, negative if yours is ahead.
///     uncertainty_ms: the true offset is within this much of it.
/// In: sent_ms, received_ms: your clock when the request for the server's time
///     was sent and when its response came; it may begin anywhere, so that its
///     unit is not checked. server_time_ms: what the server said.
///     resolution_ms: the step of its clock: 1 if it gives milliseconds,
///     1000 if it gives seconds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_clock_offset(
    offset_ms: *mut i64,
    uncertainty_ms: *mut i64,
    sent_ms: i64,
    received_ms: i64,
    server_time_ms: i64,
    resolution_ms: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        let (offset_ms, uncertainty_ms) = (out(offset_ms)?, out(uncertainty_ms)?);
        let measured = clock::offset(sent_ms, received_ms, server_time_ms, resolution_ms)?;
        offset_ms.set(measured.offset_ms)?;
        uncertainty_ms.set(measured.uncertainty_ms)
    })
}

/// Decide what to do about a token: use it, request a new one, or wait. A good
/// token is refreshed ahead of its expiry, but never sooner after the last
/// request than the service wants. A token that was issued ahead of now_ms, as
/// before a clock was put right, is refreshed. Call it before each use.
///
/// Returns: `BH_OK`, `BH_ERR_INTERVAL` if a duration is negative,
///     `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`.
/// Out: action: `BH_TOKEN_USE`, `BH_TOKEN_REFRESH` or `BH_TOKEN_WAIT`. wait_ms:
///     with `BH_TOKEN_WAIT` how long to wait; with `BH_TOKEN_USE` in how long
///     the action changes; else 0.
/// In: times: what is known of the token. now_ms: the present time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_token_rule(
    action: *mut bh_token_action,
    wait_ms: *mut i64,
    times: *const bh_token_times,
    now_ms: i64,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        let (action, wait_ms) = (out(action)?, out(wait_ms)?);
        let times = read(times)?;
        let decision = token_rule::decide(
            &token_rule::Times {
                issued_ms: times.issued_ms,
                expires_ms: times.expires_ms,
                last_request_ms: times.last_request_ms,
                min_interval_ms: times.min_interval_ms,
                refresh_ahead_ms: times.refresh_ahead_ms,
            },
            now_ms,
        )?;
        action.set(match decision.action {
            token_rule::Action::Use => BH_TOKEN_USE,
            token_rule::Action::Refresh => BH_TOKEN_REFRESH,
            token_rule::Action::Wait => BH_TOKEN_WAIT,
        })?;
        wait_ms.set(decision.wait_ms)
    })
}
