//! What came of a request over HTTP.

use super::error::Error;
use super::json::Text;
use super::time;

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
    /// The header `X-Request-Id`.
    pub request_id: &'a [u8],
    /// The header `X-Integrity-Token`.
    pub integrity_token: &'a [u8],
}

/// When a request may be sent again, as far as it is said; else 0.
#[derive(Clone, Copy, Debug, Default)]
pub struct Retry {
    /// How long to wait.
    pub after_ms: i64,
    /// Until when.
    pub at_ms: i64,
}

/// What a body is that is no JSON.
#[derive(Clone, Copy, Debug)]
pub enum NoJson<'a> {
    /// Nothing, or white space.
    Empty,
    /// HTML or XML.
    Page,
    /// Anything else, with its words if it is a short text.
    Other(Option<Text<'a>>),
}

impl<'a> Http<'a> {
    /// A response of that status and body.
    pub fn new(status: u32, body: &'a [u8]) -> Http<'a> {
        Http { status, body, ..Http::default() }
    }

    /// Takes a header, whatever its case; those that tell nothing are ignored.
    pub fn header(&mut self, name: &[u8], value: &'a [u8]) {
        if name.eq_ignore_ascii_case(b"Date") {
            self.date = value.trim_ascii();
        } else if name.eq_ignore_ascii_case(b"Retry-After") {
            self.retry_after = value.trim_ascii();
        } else if name.eq_ignore_ascii_case(b"X-Request-Id") {
            self.request_id = value.trim_ascii();
        } else if name.eq_ignore_ascii_case(b"X-Integrity-Token") {
            self.integrity_token = value.trim_ascii();
        }
    }

    /// A status that exists, or 0: no response came.
    pub fn check(&self) -> Result<(), Error> {
        if self.status == 0 || (100..600).contains(&self.status) { Ok(()) } else { Err(Error::HttpStatus) }
    }

    /// Whether the status tells of success. A redirection that was not followed does not: what it says
    /// comes from somewhere before the service.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether the request can have changed nothing (RFC 9110, section 9.2.1).
    pub fn changes_nothing(&self) -> bool {
        [&b"GET"[..], b"HEAD", b"OPTIONS", b"TRACE"]
            .iter()
            .any(|method| self.request_method.eq_ignore_ascii_case(method))
    }

    /// The same for a request that is a GET, whatever its sender says.
    pub fn of_get(&self) -> Http<'a> {
        Http { request_method: b"GET", ..*self }
    }

    /// The body without a byte order mark.
    pub fn content(&self) -> &'a [u8] {
        self.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(self.body)
    }

    /// What the body is, which is no JSON.
    pub fn no_json(&self) -> NoJson<'a> {
        const MOST: usize = 500;
        match self.content().trim_ascii() {
            b"" => NoJson::Empty,
            [b'<', ..] => NoJson::Page,
            // JSON that was cut off says nothing that could be told from what was lost.
            [b'{' | b'[' | b'"', ..] => NoJson::Other(None),
            words if words.len() > MOST => NoJson::Other(None),
            words => NoJson::Other(std::str::from_utf8(words).ok().map(Text::plain)),
        }
    }

    /// The server's time, by its `Date`.
    pub fn date_ms(&self) -> Option<i64> {
        let time_s = time::parse_utc(self.date).ok()?;
        time::check_s(time_s).ok().map(|()| time_s * 1000)
    }

    /// What `Retry-After` says (RFC 9110, section 10.2.3).
    pub fn retry(&self) -> Option<Retry> {
        if !self.retry_after.is_empty() && self.retry_after.iter().all(u8::is_ascii_digit) {
            let seconds: i64 = std::str::from_utf8(self.retry_after).ok()?.parse().ok()?;
            return seconds.checked_mul(1000).map(|after_ms| Retry { after_ms, at_ms: 0 });
        }
        self.until(time::parse_utc(self.retry_after).ok()?.checked_mul(1000)?)
    }

    /// To wait until then, and by the server's `Date` so long.
    pub fn until(&self, at_ms: i64) -> Option<Retry> {
        time::check_ms(at_ms).ok()?;
        let after_ms = self.date_ms().map_or(0, |date_ms| (at_ms - date_ms).max(0));
        Some(Retry { after_ms, at_ms })
    }
}
