//! A service's response, read.

use super::error::Error;
use super::json::{self, Member, Text};
use super::span::Span;
use super::writer::Writer;

/// An error that a service documents: its number, its name, and what to do about it.
pub type KnownError = (i64, &'static str, &'static str);

/// What came of a request over HTTP.
#[derive(Clone, Copy, Debug, Default)]
pub struct Http<'a> {
    /// The HTTP status; 0 if no response came.
    pub status: u32,
    /// The response's body.
    pub body: &'a [u8],
    /// The request's method; empty if not known: it may have changed something.
    pub request_method: &'a [u8],
    /// The header `Date`.
    pub date: &'a [u8],
    /// The header `Retry-After`.
    pub retry_after: &'a [u8],
}

impl<'a> Http<'a> {
    /// A response of that status and body.
    pub fn new(status: u32, body: &'a [u8]) -> Http<'a> {
        Http { status, body, ..Http::default() }
    }

    /// Takes a header, whatever its case; those that tell nothing are ignored.
    pub fn header(&mut self, name: &[u8], value: &'a [u8]) {
        if name.eq_ignore_ascii_case(b"Date") {
            self.date = value;
        } else if name.eq_ignore_ascii_case(b"Retry-After") {
            self.retry_after = value;
        }
    }
}

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
    pub error_name: &'static str,
    /// The service's own words.
    pub error_message: Text<'a>,
    /// What the service said besides, in JSON.
    pub detail: &'a [u8],
    /// What to do about it.
    pub advice: &'static str,
    /// The token that the service gave.
    pub token: Token<'a>,
    /// When the token expires.
    pub expires_ms: i64,
    /// The server's time.
    pub server_time_ms: i64,
    /// How long to wait before the next request.
    pub retry_after_ms: i64,
    /// How many items a batch has.
    pub item_count: u32,
    /// How many of them failed.
    pub failed_count: u32,
}

const HTTP_ERROR: &str = "HTTP_ERROR";
const HTTP_ADVICE: &str = "The response did not come from the service's API itself: look at the HTTP status, the host and the path.";

impl<'a> Response<'a> {
    /// A response to a request that was accepted.
    pub fn accepted(http_status: u32) -> Response<'a> {
        Response { outcome: Outcome::Accepted, http_status, ..Response::default() }
    }

    /// A refusal, with name and advice if the service documents the error.
    pub fn refused(
        http_status: u32,
        error_code: i64,
        message: Option<Text<'a>>,
        known: &[KnownError],
    ) -> Response<'a> {
        let (_, error_name, advice) =
            known.iter().copied().find(|(code, ..)| *code == error_code).unwrap_or((0, "", ""));
        let error_message = message.unwrap_or_default();
        Response {
            outcome: Outcome::Refused,
            http_status,
            error_code,
            error_name,
            error_message,
            advice,
            ..Response::default()
        }
    }

    /// A refusal of which nothing but the HTTP status is known.
    pub fn http_error(http_status: u32, error_code: i64, message: Option<Text<'a>>) -> Response<'a> {
        let error_message = message.unwrap_or_default();
        let (error_name, advice) = (HTTP_ERROR, HTTP_ADVICE);
        Response {
            outcome: Outcome::Refused,
            http_status,
            error_code,
            error_name,
            error_message,
            advice,
            ..Response::default()
        }
    }

    /// What is not the documented response: a refusal unless the HTTP status tells of success, else an error.
    pub fn unexpected(http_status: u32) -> Result<Response<'a>, Error> {
        Self::unless_refused(http_status, Error::Response)
    }

    fn unless_refused(http_status: u32, error: Error) -> Result<Response<'a>, Error> {
        if is_success(http_status) {
            Err(error)
        } else {
            Ok(Self::http_error(http_status, http_status.into(), None))
        }
    }

    /// Writes the response's texts one after the other.
    pub fn render(&self, w: &mut Writer) -> ResponseSpans {
        let put = |w: &mut Writer, text: Text| w.text_with(|w| text.put(w));
        ResponseSpans {
            outcome: self.outcome,
            http_status: self.http_status,
            error_code: self.error_code,
            error_name: w.text_of(self.error_name.as_bytes()),
            error_message: put(w, self.error_message),
            detail: w.text_of(self.detail),
            advice: w.text_of(self.advice.as_bytes()),
            token: put(w, self.token.reveal()),
            expires_ms: self.expires_ms,
            server_time_ms: self.server_time_ms,
            retry_after_ms: self.retry_after_ms,
            item_count: self.item_count,
            failed_count: self.failed_count,
        }
    }
}

/// A token that a service gave.
#[derive(Default)]
pub struct Token<'a>(Text<'a>);

impl<'a> Token<'a> {
    /// A token, which must not be empty and, since who reads it as a C string would send a part of it,
    /// must have no NUL.
    pub fn new(token: Option<Text<'a>>) -> Option<Token<'a>> {
        token.filter(|token| !token.is_empty() && !token.has_nul()).map(Token)
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

/// Reads the members of those names of a JSON body and interprets them; what is no JSON, or of another
/// form, is a refusal unless the HTTP status tells of success.
pub fn read<'a, const N: usize>(
    http: &Http<'a>,
    names: [&str; N],
    interpret: impl FnOnce([Member<'a>; N]) -> Result<Response<'a>, Error>,
) -> Result<Response<'a>, Error> {
    check_http_status(http.status)?;
    match json::object(http.body, names) {
        Ok(members) => interpret(members),
        Err(error) => Response::unless_refused(http.status, error),
    }
}

/// Whether an HTTP status tells of success. A redirection that was not followed does not: what it replies
/// comes from somewhere before the service.
pub fn is_success(http_status: u32) -> bool {
    (200..300).contains(&http_status)
}

/// An HTTP status that exists, or 0: no response came.
pub fn check_http_status(http_status: u32) -> Result<(), Error> {
    if http_status == 0 || (100..600).contains(&http_status) { Ok(()) } else { Err(Error::HttpStatus) }
}

/// An [`Response`] in a buffer.
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
    /// See [`Response::retry_after_ms`].
    pub retry_after_ms: i64,
    /// See [`Response::item_count`].
    pub item_count: u32,
    /// See [`Response::failed_count`].
    pub failed_count: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_not_shown() {
        let [token] = json::object(br#"{"token":"hunter2"}"#, ["token"]).unwrap();
        let token = Token::new(json::text(token)).unwrap();
        assert_eq!(token.reveal().to_string(), "hunter2");
        let shown = format!("{:?}", Response { token, ..Response::accepted(200) });
        assert!(shown.contains("Token(secret)") && !shown.contains("hunter2"), "{shown}");
    }
}
