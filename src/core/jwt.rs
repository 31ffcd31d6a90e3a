//! JSON Web Tokens signed with Ed25519 (RFC 7515, RFC 8037): compact form, one header.

use super::ed25519::{self, Key};
use super::encoding::{self, base64url_len};
use super::error::Error;
use super::json::{self, Text};
use super::writer::Writer;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// base64url of `{"alg":"EdDSA","typ":"JWT"}`, and the dot.
const HEADER: &[u8] = b"eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.";

/// Longer tokens are refused: they are read on the stack.
pub const MAX_TOKEN: usize = 8192;

/// Nearly all tokens are shorter: no more is cleared for them than they need.
const USUAL_PART: usize = 1024;

/// Appends header and claims, which `put_claims` writes, in base64url: what is signed.
pub fn put_payload(w: &mut Writer, put_claims: impl FnOnce(&mut Writer)) {
    w.put(HEADER);
    let start = w.written();
    put_claims(w);
    let len = w.written() - start;
    w.replace_from(start, base64url_len(len), |capacity| encoding::base64url_in_place(capacity, len));
}

/// Appends the signature of all that was written since `start`.
pub fn put_signature(w: &mut Writer, start: usize, key: &Key) {
    const LEN: usize = 86;
    debug_assert_eq!(base64url_len(64), LEN);
    w.append_from(start, 1 + LEN, |payload, out| {
        out[0] = b'.';
        encoding::put_base64url(&key.sign(payload), &mut out[1..]);
    });
}

/// A token taken apart.
pub struct Parts<'a> {
    header: &'a [u8],
    claims: &'a [u8],
    signed: &'a [u8],
    signature: &'a [u8],
}

/// What a token's header says.
pub struct Header<'a> {
    /// The algorithm that it names.
    pub alg: Text<'a>,
    has_extensions: bool,
}

impl<'a> Parts<'a> {
    /// Takes a token apart without verifying it.
    #[inline(never)]
    pub fn split(token: &'a [u8]) -> Result<Parts<'a>, Error> {
        if token.len() > MAX_TOKEN {
            return Err(Error::Size);
        }
        let mut dots = memchr::memchr_iter(b'.', token);
        let (Some(first), Some(second), None) = (dots.next(), dots.next(), dots.next()) else {
            return Err(Error::TokenFormat);
        };
        let parts = Parts {
            header: &token[..first],
            claims: &token[first + 1..second],
            signed: &token[..second],
            signature: &token[second + 1..],
        };
        for part in [parts.header, parts.claims, parts.signature] {
            decoded(part, |_| Ok(()))?;
        }
        Ok(parts)
    }

    /// Reads the header.
    #[inline(never)]
    pub fn header<T>(&self, read: impl FnOnce(Header) -> Result<T, Error>) -> Result<T, Error> {
        decoded(self.header, |header| {
            let [alg, _] = json::object(header, ["alg", "crit"]).map_err(|_| Error::TokenFormat)?;
            // Of any value, null too, which else is as good as absent.
            let mut has_extensions = false;
            json::each_member(header, |name, _| has_extensions |= name.is_some_and(|name| name.is(b"crit")));
            read(Header { alg: json::text(alg).ok_or(Error::TokenFormat)?, has_extensions })
        })
    }

    /// Reads the JSON of the claims.
    #[inline(never)]
    pub fn claims<T>(&self, read: impl FnOnce(&[u8]) -> Result<T, Error>) -> Result<T, Error> {
        decoded(self.claims, read)
    }

    /// The signature, if the header says that it is Ed25519's: no other algorithm is accepted. Tells what it signs.
    #[inline(never)]
    fn eddsa(&self, signature: &mut [u8; 64]) -> Result<&'a [u8], Error> {
        self.header(|header| {
            if !header.alg.is(b"EdDSA") {
                return Err(Error::TokenAlgorithm);
            }
            // Extensions that must be understood, and none is (RFC 7515, section 4.1.11).
            if header.has_extensions { Err(Error::TokenFormat) } else { Ok(()) }
        })?;
        match URL_SAFE_NO_PAD.decode_slice(self.signature, signature) {
            Ok(64) => Ok(self.signed),
            _ => Err(Error::TokenFormat),
        }
    }
}

/// Verifies a token's signature. Each step's own memory is given back before the next begins.
#[inline(never)]
pub fn verify(token: &[u8], public: &[u8; 32]) -> Result<(), Error> {
    #[inline(never)]
    fn take_apart<'a>(token: &'a [u8], signature: &mut [u8; 64]) -> Result<&'a [u8], Error> {
        Parts::split(token)?.eddsa(signature)
    }
    let mut signature = [0; 64];
    let signed = take_apart(token, &mut signature)?;
    ed25519::verify(&signature, public, signed)
}

/// Hands on what a part says. Where it is decoded to is half of the stack that a call needs: each step has a place of its
/// own, so that none is there while a signature is verified, which needs the other half.
#[inline(always)]
fn decoded<T>(text: &[u8], read: impl FnOnce(&[u8]) -> Result<T, Error>) -> Result<T, Error> {
    let (mut read, mut result) = (Some(read), Err(Error::TokenFormat));
    let mut take = |part: &[u8]| {
        if let Some(read) = read.take() {
            result = read(part);
        }
    };
    if text.len() <= USUAL_PART {
        decode::<{ USUAL_PART / 4 * 3 }>(text, &mut take);
    } else {
        decode::<{ MAX_TOKEN / 4 * 3 }>(text, &mut take);
    }
    result
}

/// Hands on nothing if it is not base64url.
#[inline(never)]
fn decode<const LEN: usize>(text: &[u8], take: &mut dyn FnMut(&[u8])) {
    let mut part = [0; LEN];
    if let Ok(len) = URL_SAFE_NO_PAD.decode_slice(text, &mut part) {
        take(&part[..len]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::writer::to_vec;
    use super::*;

    /// RFC 8037, appendix A.4, has another header; its key serves.
    const KEY: &[u8] = b"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";

    fn token(claims: &[u8]) -> Vec<u8> {
        let key = Key::from_base64url(KEY).unwrap();
        let render = |w: &mut Writer| {
            put_payload(w, |w| w.put(claims));
            put_signature(w, 0, &key);
        };
        to_vec(render).1
    }

    #[test]
    fn claims_of_every_length_come_back() {
        let public = Key::from_base64url(KEY).unwrap().public();
        // Those of the usual length and longer ones.
        for len in (0..200).chain(760..776).chain([6000]) {
            let claims = vec![b'x'; len];
            let token = token(&claims);
            let parts = Parts::split(&token).unwrap();
            assert_eq!(parts.claims(|read| Ok(read.to_vec())).unwrap(), claims);
            assert_eq!(verify(&token, &public), Ok(()));
        }
    }

    #[test]
    fn what_is_no_token() {
        let error = |token: &[u8]| Parts::split(token).and_then(|parts| parts.header(|_| Ok(()))).err();
        for token in
            ["", "a", "a.b", "..", "e30..", "eyJhbGciOjF9..", "eyJhbGciOiJFZERTQSJ9.e30.=", "e.e.e.e"]
        {
            assert_eq!(error(token.as_bytes()), Some(Error::TokenFormat), "{token}");
        }
        assert_eq!(error(&[b'a'; MAX_TOKEN + 1]), Some(Error::Size));
    }
}
