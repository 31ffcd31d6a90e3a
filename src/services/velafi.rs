//! VelaFi: an HMAC-signed request for a token, which later calls carry.
//!
//! Source: VelaFi, "Create API Token".

use super::bhex;
use crate::core::checks;
use crate::core::error::Error;
use crate::core::hmac::{Given, Key, Signature};
use crate::core::json::{self, Member};
use crate::core::request::{Call, Request};
use crate::core::response::{self, Response, Token};
use crate::core::time;
use crate::core::window::Window;
use crate::core::writer::{Writer, decimal};

const NAME: &[u8] = b"timestamp=";

/// Writes what is signed: `timestamp=<ms>`.
pub fn payload(w: &mut Writer, timestamp_ms: i64) -> Result<(), Error> {
    time::check_ms(timestamp_ms)?;
    w.put(NAME);
    w.put_decimal(timestamp_ms);
    Ok(())
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

/// Builds the token request.
pub fn token_request(w: &mut Writer, key: &Key, api_key: &[u8], timestamp_ms: i64) -> Result<Request, Error> {
    checks::header_value(api_key)?;
    let signature = sign(key, timestamp_ms)?;
    let target = |w: &mut Writer| {
        w.put(b"/v2/token/generate?");
        payload(w, timestamp_ms)?;
        w.put(b"&signature=");
        w.put(signature.as_bytes());
        Ok(())
    };
    let mut request = Request::begin_with(w, b"GET", target)?;
    request.header(w, "X-BH-APIKEY", api_key);
    request.json_body(w, b"");
    Ok(request)
}

/// Builds any later call, which carries the token and no signature.
pub fn request(w: &mut Writer, token: &[u8], call: &Call) -> Result<Request, Error> {
    checks::header_value(token)?;
    call.check()?;
    let mut request = Request::begin(w, call.method, call.target);
    request.header(w, "X-BH-TOKEN", token);
    request.json_body(w, call.body);
    Ok(request)
}

/// Reads the response to a token request.
pub fn token_response(http_status: u32, body: &[u8]) -> Result<Response<'_>, Error> {
    read(http_status, body, |data| {
        let [token, expire_time] = json::nested(data, ["token", "expireTime"])?;
        let token = Token::new(json::text(token))?;
        let expires_ms = json::integer(expire_time).filter(|ms| time::check_ms(*ms).is_ok())?;
        Some(Response { token, expires_ms, ..Response::accepted(http_status) })
    })
}

/// Reads the response to a later call.
pub fn response(http_status: u32, body: &[u8]) -> Result<Response<'_>, Error> {
    read(http_status, body, |_| Some(Response::accepted(http_status)))
}

fn read<'a>(
    http_status: u32,
    body: &'a [u8],
    accept: impl FnOnce(Member<'a>) -> Option<Response<'a>>,
) -> Result<Response<'a>, Error> {
    response::read(http_status, body, ["code", "msg", "data"], |[code, msg, data]| {
        match json::integer(code) {
            Some(200) if response::is_success(http_status) => accept(data).ok_or(Error::Response),
            Some(200) | None => Response::unexpected(http_status),
            Some(code) => Ok(Response::refused(http_status, code, json::text(msg), bhex::ERRORS)),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::writer::to_vec;

    /// The document's secret and time.
    #[test]
    fn the_documents_request() {
        let key = Key::new(b"xxxx").unwrap();
        let (request, buffer) = to_vec(|w| token_request(w, &key, b"my-key", 1_740_568_725_231)).unwrap();
        assert_eq!(
            request.target.of(&buffer),
            b"/v2/token/generate?timestamp=1740568725231&signature=7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6"
        );
        assert_eq!(request.headers()[0].name.of(&buffer), b"X-BH-APIKEY");
    }

    #[test]
    fn the_documents_response() {
        let body = br#"{"code":200,"msg":"SUCCESS","data":{"token":"09ef3523-6242-4a8d-80e2-24cfbdb35851","expireTime":"1740568725231"}}"#;
        let reply = token_response(200, body).unwrap();
        assert!(reply.accepted);
        assert_eq!(
            (reply.token.reveal().to_string().as_str(), reply.expires_ms),
            ("09ef3523-6242-4a8d-80e2-24cfbdb35851", 1_740_568_725_231)
        );
    }
}
