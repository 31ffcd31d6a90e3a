//! The C types of the ABI: views, parameters, requests, responses, and the sizes of fixed outputs.
//!
//! Section: TYPES

use crate::core::{request, response, span::Span};
use core::ffi::c_char;

pub use super::version::*;

/// How many headers a `bh_request` can hold.
pub const BH_REQUEST_MAX_HEADERS: usize = 8;

/// A view of `len` bytes. It owns nothing. As an input it needs no NUL at its
/// end, and NULL with length 0 is the empty string.
#[allow(non_camel_case_types)]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct bh_str {
    /// The first byte, or NULL if `len` is 0.
    pub data: *const c_char,
    /// How many bytes.
    pub len: usize,
}

/// A query or form parameter, or a header: not yet encoded.
#[allow(non_camel_case_types)]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct bh_param {
    /// Its name.
    pub name: bh_str,
    /// Its value; may be empty.
    pub value: bh_str,
}

/// A whole request, ready to send. Send exactly these bytes: do not encode,
/// sort or re-serialise anything. Its views point into the `buf` that the
/// function filled, and each is followed by a NUL that its `len` does not
/// count, so that `data` is a C string too. An absent body has length 0.
#[allow(non_camel_case_types)]
#[repr(C)]
pub struct bh_request {
    /// `GET`, `POST`, ...
    pub method: bh_str,
    /// Path and query, percent-encoded: append it to `https://host`.
    pub target: bh_str,
    /// The body to send.
    pub body: bh_str,
    /// The headers to send; the first `header_count` are set, the others empty.
    pub headers: [bh_param; BH_REQUEST_MAX_HEADERS],
    /// How many headers there are.
    pub header_count: usize,
}

/// What became of a request: a `BH_OUTCOME_` constant.
#[allow(non_camel_case_types)]
pub type bh_outcome = u32;

/// The request may have been executed: look it up by your own id of it before
/// you send it again. Zero, so that what was never set is not a success.
pub const BH_OUTCOME_UNKNOWN: bh_outcome = 0;
/// The service accepted the request.
pub const BH_OUTCOME_ACCEPTED: bh_outcome = 1;
/// The service refused it: nothing was executed.
pub const BH_OUTCOME_REFUSED: bh_outcome = 2;
/// The request was a batch, of which some items failed and some did not.
pub const BH_OUTCOME_PARTIAL: bh_outcome = 3;

/// What came of a request over HTTP: the input of every function that reads a
/// response. Zero-initialise it.
#[allow(non_camel_case_types)]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct bh_http_response {
    /// The HTTP status; 0: no response came (a timeout, a lost connection).
    pub http_status: u32,
    /// The response's headers, or NULL. `Date` and `Retry-After` are read, in
    /// any case; the others are ignored.
    pub headers: *const bh_param,
    /// How many, at most 1000.
    pub header_count: usize,
    /// The response's body, or empty.
    pub body: bh_str,
    /// The method of the request, in upper case; empty: not known, so that the
    /// request may have changed something.
    pub request_method: bh_str,
    /// Must be zero.
    pub reserved: [u64; 4],
}

/// A response, read. Its views point into the `buf` that the function filled and
/// are each followed by a NUL; `error_name` and `advice` are such views too.
/// What the response does not hold is 0 or empty. An error response is a
/// response like any other, read with `BH_OK`: look at `outcome` first.
///
/// A request that can change nothing, such as a GET, is never
/// `BH_OUTCOME_UNKNOWN`: it may be sent again. Another one is, if no response
/// came (HTTP status 0), if the service failed (5xx, 408, 499) without an error
/// that it documents as refused, if it says so itself (Toobit's -1007), or if
/// the body cannot be read. A page or nothing under HTTP status 200 is no
/// success; nothing under 204 is one.
#[allow(non_camel_case_types)]
#[repr(C)]
pub struct bh_response {
    /// What became of the request: a `BH_OUTCOME_` constant. Without an HTTP
    /// status from 200 to 299 it is never `BH_OUTCOME_ACCEPTED`.
    pub outcome: bh_outcome,
    /// The HTTP status that was passed in.
    pub http_status: u32,
    /// The service's number of the error, such as -1022; else the HTTP status.
    pub error_code: i64,
    /// Its name in capitals, such as `INVALID_SIGNATURE`; empty if neither the
    /// service nor its documents give one.
    pub error_name: bh_str,
    /// The service's own words, in UTF-8 and free of control characters, in
    /// whatever JSON they came.
    pub error_message: bh_str,
    /// What the service said besides, JSON on one line: Mixin's `extra`; of a
    /// batch's item the item itself; of an error without words all of it.
    pub detail: bh_str,
    /// What to do about it, in one sentence; empty if not known.
    pub advice: bh_str,
    /// The token that the service gave. A secret: wipe `buf` after use.
    pub token: bh_str,
    /// When the token expires, in Unix milliseconds.
    pub expires_ms: i64,
    /// The server's time, in Unix milliseconds; if the body has none, by the
    /// header `Date`, whose step is a second.
    pub server_time_ms: i64,
    /// How long to wait before the next request, in milliseconds, by the header
    /// `Retry-After` or Toobit's words (`banned until ...`); 0 if neither says,
    /// or if they name a time and no header `Date` came to compare it with.
    pub retry_after_ms: i64,
    /// Until when to wait, in Unix milliseconds by the server's clock; 0 if they
    /// name no time.
    pub retry_at_ms: i64,
    /// How many items a batch has; else 0.
    pub item_count: u32,
    /// How many of them failed; else 0.
    pub failed_count: u32,
    /// Zero; later versions may set these.
    pub reserved: [u64; 3],
}

/// Which times a verifier accepts. Where a function takes a pointer to one, NULL
/// means that time is not checked.
#[allow(non_camel_case_types)]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct bh_window {
    /// The verifier's present time in Unix milliseconds.
    pub now_ms: i64,
    /// How long after its time (Mixin: after `exp`) a signature is accepted.
    pub past_ms: i64,
    /// How far ahead of `now_ms` its time (Mixin: `iat`) may lie.
    pub ahead_ms: i64,
}

impl bh_str {
    /// The empty view.
    pub(super) const EMPTY: bh_str = bh_str { data: std::ptr::null(), len: 0 };
}

impl bh_param {
    const EMPTY: bh_param = bh_param { name: bh_str::EMPTY, value: bh_str::EMPTY };
}

/// Turns spans of a rendered buffer into views of the caller's memory.
pub(super) struct Views {
    pub base: *const c_char,
}

impl Views {
    pub(super) fn view(&self, span: Span) -> bh_str {
        // The span was rendered into the caller's buffer, so the address lies inside it.
        bh_str { data: self.base.wrapping_add(span.start), len: span.len }
    }

    pub(super) fn request(&self, request: &request::Request) -> bh_request {
        let mut headers = [bh_param::EMPTY; BH_REQUEST_MAX_HEADERS];
        for (to, from) in headers.iter_mut().zip(request.headers()) {
            *to = bh_param { name: self.view(from.name), value: self.view(from.value) };
        }
        bh_request {
            method: self.view(request.method),
            target: self.view(request.target),
            body: self.view(request.body),
            headers,
            header_count: request.headers().len(),
        }
    }

    pub(super) fn response(&self, spans: &response::ResponseSpans) -> bh_response {
        bh_response {
            outcome: match spans.outcome {
                response::Outcome::Unknown => BH_OUTCOME_UNKNOWN,
                response::Outcome::Accepted => BH_OUTCOME_ACCEPTED,
                response::Outcome::Refused => BH_OUTCOME_REFUSED,
                response::Outcome::Partial => BH_OUTCOME_PARTIAL,
            },
            http_status: spans.http_status,
            error_code: spans.error_code,
            error_name: self.view(spans.error_name),
            error_message: self.view(spans.error_message),
            detail: self.view(spans.detail),
            advice: self.view(spans.advice),
            token: self.view(spans.token),
            expires_ms: spans.expires_ms,
            server_time_ms: spans.server_time_ms,
            retry_after_ms: spans.retry.after_ms,
            retry_at_ms: spans.retry.at_ms,
            item_count: spans.item_count,
            failed_count: spans.failed_count,
            reserved: [0; 3],
        }
    }
}
