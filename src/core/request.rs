//! A whole request, ready to send.

use super::checks;
use super::error::Error;
use super::json;
use super::span::Span;
use super::writer::Writer;

/// How many headers a request can have.
pub const MAX_HEADERS: usize = 8;

/// Where name and value of a header lie.
#[derive(Clone, Copy, Debug, Default)]
pub struct Header {
    /// The name.
    pub name: Span,
    /// The value.
    pub value: Span,
}

/// Where the parts of a request lie in the buffer that it was rendered into. A NUL follows each.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request {
    /// The HTTP method.
    pub method: Span,
    /// Path and query.
    pub target: Span,
    /// The body, or nothing.
    pub body: Span,
    headers: [Header; MAX_HEADERS],
    header_count: usize,
}

impl Request {
    /// A request of that method and target.
    pub fn begin(w: &mut Writer, method: &[u8], target: &[u8]) -> Request {
        Request { method: w.text_of(method), target: w.text_of(target), ..Request::default() }
    }

    /// A request of that method, of which `target` writes the target.
    pub fn begin_with(w: &mut Writer, method: &[u8], target: impl FnOnce(&mut Writer)) -> Request {
        Request { method: w.text_of(method), target: w.text(target), ..Request::default() }
    }

    /// The headers.
    pub fn headers(&self) -> &[Header] {
        &self.headers[..self.header_count]
    }

    /// Adds a header.
    pub fn header(&mut self, w: &mut Writer, name: &str, value: &[u8]) {
        let header = Header { name: w.text_of(name.as_bytes()), value: w.text_of(value) };
        self.push(header);
    }

    /// Adds a header of which `value` writes the value.
    pub fn header_with(&mut self, w: &mut Writer, name: &str, value: impl FnOnce(&mut Writer)) {
        let header = Header { name: w.text_of(name.as_bytes()), value: w.text(value) };
        self.push(header);
    }

    /// Adds a JSON body, if there is one, with its content type.
    pub fn json_body(&mut self, w: &mut Writer, body: &[u8]) {
        self.body_of(w, b"application/json", body);
    }

    /// Adds a body of that content type, if there is one.
    pub fn body_of(&mut self, w: &mut Writer, content_type: &[u8], body: &[u8]) {
        if !body.is_empty() {
            self.header(w, "Content-Type", content_type);
        }
        self.body = w.text_of(body);
    }

    fn push(&mut self, header: Header) {
        self.headers[self.header_count] = header;
        self.header_count += 1;
    }
}

/// What is called, by services that take a ready target and body.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// The HTTP method, in upper case.
    pub method: &'a [u8],
    /// Path and query as sent.
    pub target: &'a [u8],
    /// The exact bytes sent, or nothing.
    pub body: &'a [u8],
}

impl Call<'_> {
    /// Whether it can be sent as it is. A GET with a body cannot: clients drop it or turn it into a POST.
    pub fn check(&self) -> Result<(), Error> {
        checks::method(self.method)?;
        checks::target(self.target)?;
        if self.method == b"GET" && !self.body.is_empty() { Err(Error::BodyKind) } else { Ok(()) }
    }

    /// Whether the body is what the content type of JSON says, or empty.
    pub fn check_json(&self) -> Result<(), Error> {
        let is_json = self.body.is_empty() || json::is_document(self.body);
        if is_json { Ok(()) } else { Err(Error::BodyKind) }
    }
}
