//! What came of a request, and what it says, owned.

use crate::core::http::Http;
use crate::core::response::{Outcome, Response as Read};
use std::fmt;
use zeroize::Zeroize;

/// What came of a request over HTTP: the input of every function that reads a response.
#[derive(Clone, Copy, Debug, Default)]
pub struct HttpResponse<'a>(pub(super) Http<'a>);

impl<'a> HttpResponse<'a> {
    /// A response of that HTTP status; 0 if none came, as after a timeout or a lost connection.
    pub fn new(status: u16) -> Self {
        HttpResponse(Http::new(status.into(), b""))
    }

    /// Its body.
    pub fn body(self, body: &'a [u8]) -> Self {
        HttpResponse(Http { body, ..self.0 })
    }

    /// One of its headers, in any case: `Date` and `Retry-After` are read, and those that tell whose response it is.
    pub fn header(mut self, name: &str, value: &'a str) -> Self {
        self.0.header(name.as_bytes(), value.as_bytes());
        self
    }

    /// The method of the request. Without it the request may have changed something.
    pub fn method(self, method: &'a str) -> Self {
        HttpResponse(Http { request_method: method.as_bytes(), ..self.0 })
    }
}

#[cfg(feature = "http")]
impl<'a, Body: AsRef<[u8]>> From<&'a http::Response<Body>> for HttpResponse<'a> {
    fn from(response: &'a http::Response<Body>) -> Self {
        let mut taken = Http::new(response.status().as_u16().into(), response.body().as_ref());
        for (name, value) in response.headers() {
            taken.header(name.as_str().as_bytes(), value.as_bytes());
        }
        HttpResponse(taken)
    }
}

/// A response, read. What it does not hold is 0 or empty. An error is a response like any other: look at
/// [`Response::outcome`] first.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Response {
    /// What became of the request.
    pub outcome: Outcome,
    /// The HTTP status.
    pub http_status: u32,
    /// The service's number of the error, such as -1022; else the HTTP status.
    pub error_code: i64,
    /// Its name in capitals, such as `INVALID_SIGNATURE`.
    pub error_name: String,
    /// The service's own words, without control characters.
    pub error_message: String,
    /// What the service said besides, JSON on one line.
    pub detail: String,
    /// What to do about it, in one sentence.
    pub advice: &'static str,
    /// The token that the service gave, a secret: it is wiped with the response.
    pub token: String,
    /// When the token expires, in Unix milliseconds.
    pub expires_ms: i64,
    /// The server's time, in Unix milliseconds.
    pub server_time_ms: i64,
    /// How long to wait before the next request, in milliseconds; 0 if that is not said, or if a time is and no `Date`.
    pub retry_after_ms: i64,
    /// Until when to wait by the server's clock, in Unix milliseconds; 0 if no time is said.
    pub retry_at_ms: i64,
    /// How many items a batch has; else 0.
    pub item_count: u32,
    /// How many of them failed; else 0.
    pub failed_count: u32,
}

impl From<Read<'_>> for Response {
    fn from(read: Read<'_>) -> Self {
        Response {
            outcome: read.outcome,
            http_status: read.http_status,
            error_code: read.error_code,
            error_name: read.error_name.to_string(),
            error_message: read.error_message.to_string(),
            detail: read.detail.to_string(),
            advice: read.advice,
            token: read.token.reveal().to_string(),
            expires_ms: read.expires_ms,
            server_time_ms: read.server_time_ms,
            retry_after_ms: read.retry.after_ms,
            retry_at_ms: read.retry.at_ms,
            item_count: read.item_count,
            failed_count: read.failed_count,
        }
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("outcome", &self.outcome)
            .field("http_status", &self.http_status)
            .field("error_code", &self.error_code)
            .field("error_name", &self.error_name)
            .field("error_message", &self.error_message)
            .field("expires_ms", &self.expires_ms)
            .finish_non_exhaustive()
    }
}

impl Drop for Response {
    fn drop(&mut self) {
        self.token.zeroize();
    }
}
