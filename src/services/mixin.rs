//! Mixin: a JWT, signed with Ed25519, over each request.
//!
//! Source: Mixin, "Generate Authentication Token"; JWT: RFC 7519, RFC 8037.

mod blaze;
mod keystore;
mod oauth;
mod pin;
mod tip;
mod verify;

pub use blaze::{message as blaze_message, request as blaze_request};
pub use keystore::{Keystore, ServerKey, read as keystore_read};
pub use oauth::{
    Authorization, TokenCall, authorization_read, code_challenge, token_request, token_response,
};
pub use pin::{Seal, iterator_next, pin, register_body};
pub use tip::{payload as tip_payload, sign as tip_sign};
pub use verify::{Decoded, DecodedClaims, decode, integrity_verify, response_verify, verify};

use super::codes;
use super::reading::{self, Said};
use crate::core::checks;
use crate::core::ed25519::Key;
use crate::core::encoding;
use crate::core::error::Error;
use crate::core::hmac::sha256;
use crate::core::http::Http;
use crate::core::json::{self, Member, Raw};
use crate::core::jwt;
use crate::core::request::{Call, Request};
use crate::core::response::Response;
use crate::core::time;
use crate::core::writer::Writer;

/// The claims of a token: uid and sid, or iss, aid and scp.
#[derive(Clone, Copy, Debug, Default)]
pub struct Claims<'a> {
    /// The user's or bot's id.
    pub uid: &'a [u8],
    /// The session's id.
    pub sid: &'a [u8],
    /// OAuth: the authorization's id.
    pub aid: &'a [u8],
    /// OAuth: the client's id.
    pub iss: &'a [u8],
    /// The scopes; empty means `FULL` for a bot.
    pub scp: &'a [u8],
    /// The token's id.
    pub jti: &'a [u8],
    /// Issued at.
    pub iat_s: i64,
    /// Expires.
    pub exp_s: i64,
    /// Whether any body may be sent. Without it, a body on a GET or DELETE and one that begins with neither `{` nor `[` are
    /// rejected: the hash has nothing between target and body, so that bytes of the one could be taken for the other's.
    pub any_body: bool,
}

/// A claim's name and what it holds.
type Claim<'a> = (&'static [u8; 3], Value<'a>);

enum Value<'a> {
    Text(&'a str),
    Time(i64),
    /// The hash of the request, which is made after the other claims were checked.
    Sig,
}

impl<'a> Claims<'a> {
    fn is_oauth(&self) -> bool {
        !self.aid.is_empty()
    }

    fn check(&self) -> Result<(), Error> {
        let [uid, sid, aid, iss, scp, jti] =
            [self.uid, self.sid, self.aid, self.iss, self.scp, self.jti].map(|claim| !claim.is_empty());
        let (bot, oauth) = (uid && sid && !aid && !iss, iss && aid && scp && !uid && !sid);
        if !jti || !(bot || oauth) {
            return Err(Error::Claims);
        }
        time::check_s(self.iat_s)?;
        time::check_s(self.exp_s)?;
        if self.exp_s <= self.iat_s {
            return Err(Error::ClaimsTime);
        }
        Ok(())
    }

    /// The claims sorted by name, as the document's Go code sorts them.
    fn sorted(&self) -> Result<[Claim<'a>; 7], Error> {
        let text = |bytes| {
            let text = std::str::from_utf8(bytes).map_err(|_| Error::Utf8)?;
            checks::text(bytes)?;
            Ok(Value::Text(text))
        };
        let scp = if self.scp.is_empty() { b"FULL" } else { self.scp };
        let (exp, iat) = ((b"exp", Value::Time(self.exp_s)), (b"iat", Value::Time(self.iat_s)));
        let (jti, scp, sig) = ((b"jti", text(self.jti)?), (b"scp", text(scp)?), (b"sig", Value::Sig));
        Ok(if self.is_oauth() {
            [(b"aid", text(self.aid)?), exp, iat, (b"iss", text(self.iss)?), jti, scp, sig]
        } else {
            [exp, iat, jti, scp, (b"sid", text(self.sid)?), sig, (b"uid", text(self.uid)?)]
        })
    }
}

fn put_json(w: &mut Writer, claims: &[Claim], sig: &[u8; 64]) {
    for (index, (name, value)) in claims.iter().enumerate() {
        w.put(if index == 0 { b"{\"" } else { b",\"" });
        w.put(*name);
        w.put(b"\":");
        match value {
            Value::Text(text) => put_text(w, text),
            Value::Time(time_s) => w.put_decimal(*time_s),
            Value::Sig => {
                w.put(b"\"");
                w.put(sig);
                w.put(b"\"");
            }
        }
    }
    w.put(b"}");
}

/// A JSON string (RFC 8259, section 7), escaped where it must be and as most writers do.
fn put_text(w: &mut Writer, text: &str) {
    let special = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
    w.put(b"\"");
    // Nearly no text has one; to look at all bytes is done many at once.
    if text.bytes().fold(false, |any, byte| any | special(&byte)) {
        text.as_bytes().chunk_by(|a, b| !special(a) && !special(b)).for_each(|piece| put_escaped(w, piece));
    } else {
        w.put(text.as_bytes());
    }
    w.put(b"\"");
}

/// One character that must be escaped, or a piece without any.
fn put_escaped(w: &mut Writer, piece: &[u8]) {
    match piece {
        b"\"" => w.put(b"\\\""),
        b"\\" => w.put(b"\\\\"),
        b"\x08" => w.put(b"\\b"),
        b"\t" => w.put(b"\\t"),
        b"\n" => w.put(b"\\n"),
        b"\x0c" => w.put(b"\\f"),
        b"\r" => w.put(b"\\r"),
        [control @ 0..0x20] => {
            w.put(b"\\u00");
            w.append_from(0, 2, |_, capacity| encoding::put_hex(&[*control], capacity));
        }
        plain => w.put(plain),
    }
}

/// What is signed of a request, checked.
fn checked<'a>(call: &Call<'a>, any_body: bool) -> Result<[&'a [u8]; 3], Error> {
    let pieces = checked_call(call)?;
    let is_bodiless = matches!(call.method, b"GET" | b"DELETE" | b"HEAD");
    if !any_body && is_bodiless && !call.body.is_empty() {
        return Err(Error::BodyKind);
    }
    check_body(call.body, any_body)?;
    Ok(pieces)
}

/// The hash that is signed has nothing between target and body, so that bytes of the one can be taken for
/// bytes of the other: but not where a body begins with what no target has.
fn check_body(body: &[u8], any_body: bool) -> Result<(), Error> {
    if any_body || matches!(body.first(), None | Some(b'{' | b'[')) { Ok(()) } else { Err(Error::BodyKind) }
}

fn checked_call<'a>(call: &Call<'a>) -> Result<[&'a [u8]; 3], Error> {
    let target = if call.target.is_empty() { b"/" } else { call.target };
    checks::method(call.method)?;
    checks::target(target)?;
    Ok([call.method, target, call.body])
}

/// What is signed: header and claims in base64url.
pub fn payload(claims: &Claims, call: &Call) -> Result<impl Fn(&mut Writer), Error> {
    claims.check()?;
    let sorted = claims.sorted()?;
    let sig = encoding::hex(&sha256(&checked(call, claims.any_body)?));
    Ok(move |w: &mut Writer| jwt::put_payload(w, |w| put_json(w, &sorted, &sig)))
}

/// A token for a request.
pub fn sign(key: &Key, claims: &Claims, call: &Call) -> Result<impl Fn(&mut Writer), Error> {
    let payload = payload(claims, call)?;
    Ok(move |w: &mut Writer| {
        let start = w.written();
        payload(w);
        jwt::put_signature(w, start, key);
    })
}

/// A call.
pub fn request(key: &Key, claims: &Claims, call: &Call) -> Result<impl Fn(&mut Writer) -> Request, Error> {
    let [method, target, body] = checked(call, claims.any_body)?;
    if !claims.any_body {
        call.check_json()?;
    }
    // Before the claims, which say less of what is wrong with it.
    if !claims.jti.is_empty() {
        checks::header_value(claims.jti)?;
    }
    let token = sign(key, claims, call)?;
    Ok(move |w: &mut Writer| {
        let mut request = Request::begin(w, method, target);
        request.header(w, "Content-Type", b"application/json");
        request.header_with(w, "Authorization", |w| {
            w.put(b"Bearer ");
            token(w);
        });
        request.header(w, "X-Request-Id", claims.jti);
        request.body = w.text_of(body);
        request
    })
}

/// Reads a response. An error comes with HTTP status 202.
pub fn response<'a>(http: &Http<'a>) -> Result<Response<'a>, Error> {
    reading::read(http, codes::MIXIN, ["error", "success"], |[error, success]| match error {
        None if reading::says_no(success) => Said::Bad(None, Raw::default()),
        None if http.status == 202 => Said::Nothing,
        None => Said::Good(Response::accepted(http.status)),
        Some(_) => refused(error),
    })
}

/// What an error response says.
fn refused(error: Member<'_>) -> Said<'_> {
    let [code, extra] = json::nested(error, ["code", "extra"]).unwrap_or_default();
    Said::Bad(reading::code(code), json::raw(extra))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::writer::to_vec;

    #[test]
    fn texts_are_those_of_serde_json() {
        let every = (0..=0x100).filter_map(char::from_u32).collect::<String>();
        for text in ["", "plain", "\"", "\\", "\"\\\"", "\u{1f}", "\u{7f}é🚀\n", &every] {
            assert_eq!(to_vec(|w| put_text(w, text)).1, serde_json::to_vec(text).unwrap());
        }
    }

    #[test]
    fn a_token_of_the_document_s_kind() {
        let key = Key::from_hex(b"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").unwrap();
        let claims = Claims {
            uid: b"89e0bdee-c355-47f2-945a-be48be875606",
            sid: b"c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e",
            jti: b"2594ad57-9dad-424f-8595-b14727e24e61",
            iat_s: 1_525_320_485,
            exp_s: 1_533_096_485,
            ..Claims::default()
        };
        let call = Call { method: b"GET", target: b"/me", body: b"" };
        let ((), token) = to_vec(sign(&key, &claims, &call).unwrap());
        let signature =
            b".R8pVm0o42Vl5VHzaMBJBcTfFnUR1Q3lTYRqVenoJ776NQrbfuWqCiCtKPd3o-szq5QO-_epilE3bTKZto95aCw";
        assert!(token.ends_with(signature));
        assert_eq!(verify(&token, &key.public(), &call, b"", None, false), Ok(()));
        let other = Call { method: b"POST", ..call };
        assert_eq!(verify(&token, &key.public(), &other, b"", None, false), Err(Error::TokenRequest));
    }
}
