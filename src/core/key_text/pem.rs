//! Textual encodings of keys (RFC 7468).

use super::{Found, Place, plain};
use crate::core::error::Error;

const BEGIN: &[u8] = b"-----BEGIN ";
const DASHES: &[u8] = b"-----";

pub fn is(text: &[u8]) -> bool {
    super::begins(text, BEGIN)
}

pub fn find(text: &[u8], place: &mut Place) -> Result<Found, Error> {
    let rest = &text[BEGIN.len()..];
    let end =
        rest.windows(DASHES.len()).take(64).position(|window| window == DASHES).ok_or(Error::KeyEncoding)?;
    let (label, body) = (&rest[..end], &rest[end + DASHES.len()..]);
    match label {
        b"PRIVATE KEY" | b"PUBLIC KEY" => {}
        b"ENCRYPTED PRIVATE KEY" => return Err(Error::KeyEncrypted),
        b"RSA PRIVATE KEY" | b"RSA PUBLIC KEY" => return Err(Error::KeyRsa),
        b"EC PRIVATE KEY" | b"EC PARAMETERS" | b"DSA PRIVATE KEY" | b"DSA PARAMETERS" | b"DH PARAMETERS" => {
            return Err(Error::KeyKind);
        }
        _ => return Err(Error::KeyForm),
    }
    // What is cut off is still told by its kind.
    let body = trim_end(body);
    let ended = body
        .strip_suffix(DASHES)
        .and_then(|body| body.strip_suffix(label))
        .and_then(|body| body.strip_suffix(b"-----END "));
    let found = plain::base64(ended.unwrap_or(body), b" \t\r\n\\", place);
    match (found, ended) {
        (Ok(Found::Bytes), _) => Err(Error::KeyForm),
        (Ok(_) | Err(Error::KeyLength), None) => Err(Error::KeyEncoding),
        // More than one block.
        (Err(Error::KeyEncoding), _) if body.windows(BEGIN.len()).any(|window| window == BEGIN) => {
            Err(Error::KeyForm)
        }
        (found, _) => found,
    }
}

/// Without white space at the end, be it as `\n`, which a program's text has for it.
fn trim_end(text: &[u8]) -> &[u8] {
    let text = text.trim_ascii_end();
    text.strip_suffix(b"\\n").or(text.strip_suffix(b"\\r")).map_or(text, trim_end)
}
