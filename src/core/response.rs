//! A service's response, read.

use super::http::Retry;
use super::json::{Raw, Text, Words};
use super::span::Span;
use super::writer::Writer;

/// What became of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// It may have been executed.
    #[default]
    Unknown,
    /// It was accepted.
    Accepted,
    /// It was refused.
    Refused,
    /// It was a batch, of which some items failed.
    Partial,
}

/// What an error says of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It was refused, and will be if it is sent again as it is.
    Refused,
    /// It was refused, and may be sent again later.
    Wait,
    /// It may have been executed.
    Unknown,
}

/// What an error means.
#[derive(Clone, Copy, Debug)]
pub struct Means {
    /// What it says of the request.
    pub kind: Kind,
    /// What to do about it.
    pub advice: &'static str,
}

/// An error that a service documents: its number, its name, and what it means.
pub type KnownError = (i64, &'static str, Means);

/// What a response says. What it does not hold is 0 or empty.
#[derive(Debug, Default)]
pub struct Response<'a> {
    /// What became of the request.
    pub outcome: Outcome,
    /// The HTTP status.
    pub http_status: u32,
    /// The service's number of the error, else the HTTP status.
    pub error_code: i64,
    /// Its name in capitals.
    pub error_name: Text<'a>,
    /// The service's own words.
    pub error_message: Words<'a>,
    /// What the service said besides, in JSON.
    pub detail: Raw<'a>,
    /// What to do about it.
    pub advice: &'static str,
    /// The token that the service gave.
    pub token: Token<'a>,
    /// When the token expires.
    pub expires_ms: i64,
    /// The server's time.
    pub server_time_ms: i64,
    /// How long to wait before the next request, and until when.
    pub retry: Retry,
    /// How many items a batch has.
    pub item_count: u32,
    /// How many of them failed.
    pub failed_count: u32,
}

impl<'a> Response<'a> {
    /// A response to a request that was accepted.
    pub fn accepted(http_status: u32) -> Response<'a> {
        Response { outcome: Outcome::Accepted, http_status, ..Response::default() }
    }

    /// Writes the response's texts one after the other.
    pub fn render(&self, w: &mut Writer) -> ResponseSpans {
        ResponseSpans {
            outcome: self.outcome,
            http_status: self.http_status,
            error_code: self.error_code,
            error_name: w.text(|w| self.error_name.put(w)),
            error_message: w.text(|w| self.error_message.put(w)),
            detail: w.text(|w| self.detail.put(w)),
            advice: w.text_of(self.advice.as_bytes()),
            token: w.text(|w| self.token.reveal().put(w)),
            expires_ms: self.expires_ms,
            server_time_ms: self.server_time_ms,
            retry: self.retry,
            item_count: self.item_count,
            failed_count: self.failed_count,
        }
    }
}

/// A token that a service gave.
#[derive(Default)]
pub struct Token<'a>(Text<'a>);

impl<'a> Token<'a> {
    /// A token, which must not be empty and of visible ASCII alone: a later call carries it in a header or
    /// in JSON, where other characters would become another token, or another header.
    pub fn new(token: Option<Text<'a>>) -> Option<Token<'a>> {
        token.filter(|token| !token.is_empty() && token.is_visible_ascii()).map(Token)
    }

    /// The token itself.
    pub fn reveal(&self) -> Text<'a> {
        self.0
    }
}

impl std::fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(secret)")
    }
}

/// A [`Response`] in a buffer.
#[derive(Clone, Copy, Debug)]
pub struct ResponseSpans {
    /// See [`Response::outcome`].
    pub outcome: Outcome,
    /// See [`Response::http_status`].
    pub http_status: u32,
    /// See [`Response::error_code`].
    pub error_code: i64,
    /// See [`Response::error_name`].
    pub error_name: Span,
    /// See [`Response::error_message`].
    pub error_message: Span,
    /// See [`Response::detail`].
    pub detail: Span,
    /// See [`Response::advice`].
    pub advice: Span,
    /// See [`Response::token`].
    pub token: Span,
    /// See [`Response::expires_ms`].
    pub expires_ms: i64,
    /// See [`Response::server_time_ms`].
    pub server_time_ms: i64,
    /// See [`Response::retry`].
    pub retry: Retry,
    /// See [`Response::item_count`].
    pub item_count: u32,
    /// See [`Response::failed_count`].
    pub failed_count: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json;

    #[test]
    fn a_token_is_not_shown() {
        let [token] = json::object(br#"{"token":"hunter2"}"#, ["token"]).unwrap();
        let token = Token::new(json::text(token)).unwrap();
        assert_eq!(token.reveal().to_string(), "hunter2");
        let shown = format!("{:?}", Response { token, ..Response::accepted(200) });
        assert!(shown.contains("Token(secret)") && !shown.contains("hunter2"), "{shown}");
    }
}
