//! A request, owned.

use crate::core::request::Request as Rendered;
use crate::core::writer::{Writer, to_vec};
use std::fmt;
use zeroize::Zeroize;

/// A whole request, ready to send. Send exactly these bytes: do not encode, sort or re-serialise anything.
/// Its headers and its target may hold a secret, so that they are wiped when it is dropped and not shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    method: String,
    target: String,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Request {
    /// What a service prepared.
    pub(super) fn render(write: impl Fn(&mut Writer) -> Rendered) -> Request {
        let (rendered, mut buffer) = to_vec(write);
        let text = |span: crate::core::span::Span| String::from_utf8_lossy(span.of(&buffer)).into_owned();
        let headers =
            rendered.headers().iter().map(|header| (name(header.name.of(&buffer)), text(header.value)));
        let request = Request {
            method: text(rendered.method),
            target: text(rendered.target),
            headers: headers.collect(),
            body: rendered.body.of(&buffer).to_vec(),
        };
        buffer.zeroize();
        request
    }

    /// `GET`, `POST`, ...
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Path and query, percent-encoded: append it to `https://host`.
    pub fn target(&self) -> &str {
        &self.target
    }

    /// The headers, in the order in which they are sent.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// The value of a header, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The body, or nothing.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The same as an `http::Request` to a host, such as `https://api.toobit.com`.
    ///
    /// # Errors
    /// Those of the crate `http`, such as a base that is no scheme and host.
    #[cfg(feature = "http")]
    pub fn to_http(&self, base: &str) -> Result<http::Request<Vec<u8>>, http::Error> {
        let base: http::Uri = base.parse()?;
        let mut parts = base.into_parts();
        // What a base has behind its host would be sent and was not signed.
        parts.path_and_query = Some(self.target.parse()?);
        let uri = http::Uri::from_parts(parts)?;
        let request = http::Request::builder().method(self.method.as_str()).uri(uri);
        let request = self.headers().fold(request, |request, (name, value)| request.header(name, value));
        request.body(self.body.clone())
    }
}

/// A header's name is one of ours, so that it needs no memory of its own.
fn name(rendered: &[u8]) -> &'static str {
    const NAMES: [&str; 11] = [
        "Accept",
        "X-BH-APIKEY",
        "X-BH-TOKEN",
        "API-Key",
        "API-Token",
        "API-Timestamp",
        "Authorization",
        "X-Request-Id",
        "Sec-WebSocket-Protocol",
        "X-BB-APIKEY",
        "Content-Type",
    ];
    NAMES.into_iter().find(|name| name.as_bytes() == rendered).expect("no service sends another header")
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.target.split('?').next().unwrap_or_default();
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("path", &path)
            .field("headers", &headers)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.target.zeroize();
        self.headers.iter_mut().for_each(|(_, value)| value.zeroize());
        self.body.zeroize();
    }
}
