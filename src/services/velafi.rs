//! VelaFi: an HMAC-signed request for a token, which later calls carry.
//!
//! Source: VelaFi, "Create API Token".

mod webhook;

use super::codes;
use super::reading::{self, Said};
use crate::core::checks;
use crate::core::error::Error;
use crate::core::hmac::{Given, Key, Signature};
use crate::core::http::Http;
use crate::core::json::{self, Member, Raw};
use crate::core::request::{Call, Request};
use crate::core::response::{Response, Token};
use crate::core::time;
use crate::core::window::Window;
use crate::core::writer::{Writer, decimal};

pub use webhook::{webhook_acknowledge, webhook_id, webhook_verify};

const NAME: &[u8] = b"timestamp=";

/// What is signed: `timestamp=<ms>`.
pub fn payload(timestamp_ms: i64) -> Result<impl Fn(&mut Writer), Error> {
    time::check_ms(timestamp_ms)?;
    Ok(move |w: &mut Writer| {
        w.put(NAME);
        w.put_decimal(timestamp_ms);
    })
}

/// Signs a token request.
pub fn sign(key: &Key, timestamp_ms: i64) -> Result<Signature, Error> {
    time::check_ms(timestamp_ms)?;
    Ok(key.sign(&[NAME, decimal(&mut [0; 20], timestamp_ms)]))
}

/// Verifies the signature of a token request, and its time if there is a window.
pub fn verify(signature: &[u8], key: &Key, timestamp_ms: i64, window: Option<&Window>) -> Result<(), Error> {
    let given = Given::read(signature)?;
    time::check_ms(timestamp_ms)?;
    key.verify(given, &[NAME, decimal(&mut [0; 20], timestamp_ms)])?;
    window.map_or(Ok(()), |window| window.admits(timestamp_ms))
}

/// The token request.
pub fn token_request(
    key: &Key,
    api_key: &[u8],
    timestamp_ms: i64,
) -> Result<impl Fn(&mut Writer) -> Request, Error> {
    checks::header_value(api_key)?;
    let (payload, signature) = (payload(timestamp_ms)?, sign(key, timestamp_ms)?.hex());
    Ok(move |w: &mut Writer| {
        let mut request = Request::begin_with(w, b"GET", |w| {
            w.put(b"/v2/token/generate?");
            payload(w);
            w.put(b"&signature=");
            w.put(&signature);
        });
        request.header(w, "X-BH-APIKEY", api_key);
        request.json_body(w, b"");
        request
    })
}

/// Any later call, which carries the token and no signature. Some calls need no token; another
/// without one comes of a token that was never set. `content_type` is that of the body; empty: JSON.
pub fn request(
    token: &[u8],
    call: &Call,
    content_type: &[u8],
) -> Result<impl Fn(&mut Writer) -> Request, Error> {
    let needs_token = !(call.method == b"GET" && call.target.starts_with(b"/v2/base/"));
    if needs_token || !token.is_empty() {
        checks::header_value(token)?;
    }
    call.check()?;
    if content_type.is_empty() {
        call.check_json()?;
    } else {
        checks::header_text(content_type)?;
    }
    Ok(move |w: &mut Writer| {
        let mut request = Request::begin(w, call.method, call.target);
        if !token.is_empty() {
            request.header(w, "X-BH-TOKEN", token);
        }
        if content_type.is_empty() {
            request.json_body(w, call.body);
        } else {
            request.body_of(w, content_type, call.body);
        }
        request
    })
}

/// Reads the response to a token request.
pub fn token_response<'a>(http: &Http<'a>) -> Result<Response<'a>, Error> {
    read(&http.of_get(), |data| {
        let [token, expire_time] = json::nested(data, ["token", "expireTime"])?;
        let token = Token::new(json::text(token))?;
        let expires_ms = json::integer(expire_time).filter(|ms| time::check_ms(*ms).is_ok())?;
        Some(Response { token, expires_ms, ..Response::accepted(http.status) })
    })
}

/// Reads the response to a later call.
pub fn response<'a>(http: &Http<'a>) -> Result<Response<'a>, Error> {
    read(http, |_| Some(Response::accepted(http.status)))
}

fn read<'a>(
    http: &Http<'a>,
    accept: impl FnOnce(Member<'a>) -> Option<Response<'a>>,
) -> Result<Response<'a>, Error> {
    reading::read(http, codes::VELAFI, ["code", "success", "data"], |[code, success, data]| {
        match json::whole_number(code) {
            Some(200) if !reading::says_no(success) => accept(data).map_or(Said::Nothing, Said::Good),
            Some(200) => Said::Bad(None, Raw::default()),
            Some(_) => Said::Bad(reading::code(code), Raw::default()),
            None if json::text(code).is_some() => Said::Bad(reading::code(code), Raw::default()),
            None => Said::Nothing,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::response::Outcome;
    use crate::core::writer::to_vec;

    /// The document's secret and time.
    #[test]
    fn the_documents_request() {
        let key = Key::new(b"xxxx").unwrap();
        let (request, buffer) = to_vec(token_request(&key, b"my-key", 1_740_568_725_231).unwrap());
        assert_eq!(
            request.target.of(&buffer),
            b"/v2/token/generate?timestamp=1740568725231&signature=7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6"
        );
        assert_eq!(request.headers()[0].name.of(&buffer), b"X-BH-APIKEY");
    }

    #[test]
    fn the_documents_response() {
        let body = br#"{"code":200,"msg":"SUCCESS","data":{"token":"09ef3523-6242-4a8d-80e2-24cfbdb35851","expireTime":"1740568725231"}}"#;
        let response = token_response(&Http::new(200, body)).unwrap();
        assert_eq!(response.outcome, Outcome::Accepted);
        assert_eq!(
            (response.token.reveal().to_string().as_str(), response.expires_ms),
            ("09ef3523-6242-4a8d-80e2-24cfbdb35851", 1_740_568_725_231)
        );
    }
}
