//! Blaze: the socket that messages come by. Its handshake is a signed request; its frames are gzip of JSON.
//!
//! Source: Mixin, "Message loop" (app/guide).

use super::{Claims, put_text, sign};
use crate::core::checks;
use crate::core::ed25519::Key;
use crate::core::error::Error;
use crate::core::request::{Call, Request};
use crate::core::writer::Writer;

/// The request that opens the socket, beside what a client of WebSockets adds. Each connection has a new token.
pub fn request(key: &Key, claims: &Claims) -> Result<impl Fn(&mut Writer) -> Request, Error> {
    let token = sign(key, claims, &Call { method: b"GET", target: b"/", body: b"" })?;
    Ok(move |w: &mut Writer| {
        let mut request = Request::begin(w, b"GET", b"/");
        request.header_with(w, "Authorization", |w| {
            w.put(b"Bearer ");
            token(w);
        });
        request.header(w, "Sec-WebSocket-Protocol", b"Mixin-Blaze-1");
        request.body = w.text_of(b"");
        request
    })
}

/// The first message, without which none comes: what a binary frame has, before gzip.
pub fn message(id: &[u8]) -> Result<impl Fn(&mut Writer), Error> {
    checks::not_empty(id)?;
    checks::text(id)?;
    let id = std::str::from_utf8(id).map_err(|_| Error::Utf8)?;
    Ok(move |w: &mut Writer| {
        w.put(b"{\"id\":");
        put_text(w, id);
        w.put(b",\"action\":\"LIST_PENDING_MESSAGES\"}");
    })
}
