//! BITBITDUO: a digest over appid or appkey, a random number and the time gives a token.
//!
//! Source: BITBITDUO, "Get token". Its prose and its sample disagree on what is signed, so that there
//! are three schemes, of which the caller names one.

mod rpc;

use super::codes;
use super::reading::{self, Code, Said};
use crate::core::checks;
use crate::core::error::Error;
use crate::core::hmac::{Given, Key, Signature, sha256};
use crate::core::http::Http;
use crate::core::json::{self, Member, Raw};
use crate::core::query::put_encoded;
use crate::core::request::Request;
use crate::core::response::{Response, Token};
use crate::core::system;
use crate::core::time;
use crate::core::window::Window;
use crate::core::writer::{Writer, decimal};

pub use rpc::{Call, message, request, response};

/// The least random number.
pub const RANDOM_MIN: u32 = 100_000;
/// How many random numbers there are.
pub const RANDOM_COUNT: u32 = 900_000;
/// How long a token lives.
pub const TOKEN_LIFETIME_MS: i64 = 7_200_000;

/// A reading of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// SHA-256 of `appkey=…&random=…&time=…`: the document's prose, and the service's own demo.
    Sha256,
    /// HMAC-SHA256 of the same, its key the appkey.
    HmacSha256,
    /// HMAC-SHA256 of `appid=…&random=…&time=…`, its key the appkey: the document's Java code.
    HmacSha256AppId,
}

/// What a token request is signed over.
#[derive(Clone, Copy)]
pub struct Ticket<'a> {
    /// The reading.
    pub scheme: Scheme,
    /// The appid.
    pub app_id: &'a [u8],
    /// The appkey, a secret.
    pub app_key: &'a [u8],
    /// 100000 to 999999.
    pub random: u32,
    /// Unix time in seconds.
    pub time_s: i64,
}

/// A random number for a token request, of bits that `draw` gives.
pub fn random(draw: impl FnMut() -> Result<u32, Error>) -> Result<u32, Error> {
    Ok(RANDOM_MIN + system::below(RANDOM_COUNT, draw)?)
}

impl Ticket<'_> {
    fn check(&self) -> Result<(), Error> {
        checks::not_empty(self.app_id)?;
        checks::text(self.app_id)?;
        if self.app_key.is_empty() {
            return Err(Error::SecretEmpty);
        }
        if !(RANDOM_MIN..RANDOM_MIN + RANDOM_COUNT).contains(&self.random) {
            return Err(Error::RandomRange);
        }
        time::check_s(self.time_s)
    }

    /// Hands the pieces of the payload on: names in ascending order, nothing encoded.
    fn with_pieces<T>(&self, take: impl FnOnce(&[&[u8]]) -> T) -> T {
        let (mut random, mut time) = ([0; 20], [0; 20]);
        let (name, value): (&[u8], _) = match self.scheme {
            Scheme::HmacSha256AppId => (b"appid=", self.app_id),
            Scheme::Sha256 | Scheme::HmacSha256 => (b"appkey=", self.app_key),
        };
        let random = decimal(&mut random, self.random.into());
        let time = decimal(&mut time, self.time_s);
        take(&[name, value, b"&random=", random, b"&time=", time])
    }

    fn digest(&self) -> Result<[u8; 32], Error> {
        self.check()?;
        self.with_pieces(|pieces| match self.scheme {
            Scheme::Sha256 => Ok(sha256(pieces)),
            Scheme::HmacSha256 | Scheme::HmacSha256AppId => Ok(Key::new(self.app_key)?.mac(pieces)),
        })
    }
}

/// Writes what is signed; but for one scheme, it contains the appkey.
pub fn payload(ticket: &Ticket) -> Result<impl Fn(&mut Writer), Error> {
    ticket.check()?;
    Ok(|w: &mut Writer| ticket.with_pieces(|pieces| pieces.iter().for_each(|piece| w.put(piece))))
}

/// Signs a token request.
pub fn sign(ticket: &Ticket) -> Result<Signature, Error> {
    ticket.digest().map(Signature::of)
}

/// Verifies the signature of a token request, and its time if there is a window.
pub fn verify(signature: &[u8], ticket: &Ticket, window: Option<&Window>) -> Result<(), Error> {
    let given = Given::read(signature)?;
    given.check(ticket.digest()?)?;
    window.map_or(Ok(()), |window| window.admits(ticket.time_s * 1000))
}

/// The token request.
pub fn token_request(ticket: &Ticket) -> Result<impl Fn(&mut Writer) -> Request, Error> {
    let signature = sign(ticket)?.hex();
    Ok(move |w: &mut Writer| {
        let mut request = Request::begin_with(w, b"GET", |w| {
            w.put(b"/serv/apiToken?appid=");
            put_encoded(w, ticket.app_id);
            w.put(b"&time=");
            w.put_decimal(ticket.time_s);
            w.put(b"&random=");
            w.put_decimal(ticket.random.into());
            w.put(b"&sig=");
            w.put(&signature);
        });
        request.json_body(w, b"");
        request
    })
}

/// The request for the server's time.
pub fn time_request(w: &mut Writer) -> Request {
    let mut request = Request::begin(w, b"GET", b"/serv/time");
    request.json_body(w, b"");
    request
}

/// Reads the response to a token request that was sent at `sent_ms`; its two hours count from then.
pub fn token_response<'a>(http: &Http<'a>, sent_ms: i64) -> Result<Response<'a>, Error> {
    http.check()?;
    time::check_ms(sent_ms)?;
    read(http, |[token, _]| {
        let token = Token::new(json::text(token))?;
        Some(Response { token, expires_ms: sent_ms + TOKEN_LIFETIME_MS, ..Response::accepted(http.status) })
    })
}

/// Reads the server's time.
pub fn time_response<'a>(http: &Http<'a>) -> Result<Response<'a>, Error> {
    read(http, |[_, time]| {
        let time_s = json::integer(time).filter(|s| time::check_s(*s).is_ok())?;
        let server_time_ms = time_s * 1000;
        Some(Response { server_time_ms, ..Response::accepted(http.status) })
    })
}

fn read<'a>(
    http: &Http<'a>,
    accept: impl FnOnce([Member<'a>; 2]) -> Option<Response<'a>>,
) -> Result<Response<'a>, Error> {
    let names = ["status", "error_code", "success", "data"];
    reading::read(&http.of_get(), codes::BITBITDUO, names, |[status, code, success, data]| {
        match (json::whole_number(status), json::whole_number(code)) {
            (Some(200), Some(0)) if !reading::says_no(success) => {
                let accepted = json::nested(data, ["apitoken", "time"]).and_then(accept);
                accepted.map_or(Said::Nothing, Said::Good)
            }
            (Some(200), Some(0)) => Said::Bad(None, Raw::default()),
            (Some(status), Some(0)) => Said::Bad(Some(Code::Number(status)), Raw::default()),
            (_, None) if json::text(code).is_none() => Said::Nothing,
            _ => Said::Bad(error_code(code), Raw::default()),
        }
    })
}

/// The code of an error: one of the document, if it came as a number or as its name, or the name that came.
fn error_code(member: Member<'_>) -> Option<Code<'_>> {
    match reading::code(member)? {
        Code::Name(_, name) => Some(Code::Name(name.number_at_end(), name)),
        number => Some(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_numbers_reach_both_ends() {
        // Of the lowest bits the first few are drawn again.
        assert_eq!(random(|| Ok(u32::MAX)), Ok(999_999));
        assert_eq!(random(|| Ok(4000)), Ok(100_000));
    }

    #[test]
    fn the_three_schemes() {
        for (scheme, signature) in [
            (Scheme::Sha256, "a9c86041b9115c1930a35fec4abf49093ef370b0d4d647abe1b1b8a2188fda7b"),
            (Scheme::HmacSha256, "625e75bca4abb3f02e67ee3808aef1f4e511cbfaec0279db67a748fd524e0fd4"),
            (Scheme::HmacSha256AppId, "fc2e9e70e91bfc601bcd48739e4aef5d7aa13f4b6c1992c02bc4c4b6b416261f"),
        ] {
            let ticket = Ticket {
                scheme,
                app_id: b"fedcba9876543210fedcba9876543210",
                app_key: b"0123456789abcdef0123456789abcdef",
                random: 123_456,
                time_s: 1_529_400_060,
            };
            assert_eq!(sign(&ticket).unwrap().hex(), *signature.as_bytes());
            assert_eq!(verify(signature.as_bytes(), &ticket, None), Ok(()));
        }
    }
}
