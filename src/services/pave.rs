//! PAVE: an HMAC over user name, API key and timestamp is the access token.
//!
//! Source: PAVE, "Generate Access Token".

use super::codes;
use super::reading::{self, Said};
use crate::core::checks;
use crate::core::declassify::declassify;
use crate::core::encoding;
use crate::core::error::Error;
use crate::core::hmac::{Given, Key, Signature};
use crate::core::http::Http;
use crate::core::json::{self, NoObject, Raw, Value};
use crate::core::request::{Call, Request};
use crate::core::response::Response;
use crate::core::time;
use crate::core::window::Window;
use crate::core::writer::Writer;

/// What a token is made of, each verbatim.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The primary account name.
    pub username: &'a [u8],
    /// The API key.
    pub api_key: &'a [u8],
    /// Any text: what the header `API-Timestamp` holds.
    pub timestamp: &'a [u8],
}

impl<'a> Parts<'a> {
    fn pieces(&self) -> Result<[&'a [u8]; 5], Error> {
        for part in [self.username, self.api_key, self.timestamp] {
            checks::not_empty(part)?;
        }
        // The timestamp is signed whatever it is; a request's header is checked beside.
        checks::text(self.username)?;
        checks::text(self.api_key)?;
        Ok([self.username, b":", self.api_key, b"@", self.timestamp])
    }
}

/// Writes what is signed: `<username>:<api_key>@<timestamp>`.
pub fn payload(parts: &Parts) -> Result<impl Fn(&mut Writer), Error> {
    let pieces = parts.pieces()?;
    Ok(move |w: &mut Writer| pieces.iter().for_each(|piece| w.put(piece)))
}

/// Makes the access token.
pub fn sign(key: &Key, parts: &Parts) -> Result<Signature, Error> {
    Ok(key.sign(&parts.pieces()?))
}

/// Verifies an access token, and its time if there is a window.
pub fn verify(signature: &[u8], key: &Key, parts: &Parts, window: Option<&Window>) -> Result<(), Error> {
    let given = Given::read(signature)?;
    key.verify(given, &parts.pieces()?)?;
    let Some(window) = window else { return Ok(()) };
    window.check()?;
    window.admits(seconds(parts.timestamp)? * 1000)
}

/// The document's form of a timestamp, or that of its samples: ten digits.
fn seconds(timestamp: &[u8]) -> Result<i64, Error> {
    if timestamp.len() == 10 && timestamp.iter().all(u8::is_ascii_digit) {
        Ok(timestamp.iter().fold(0, |seconds, digit| seconds * 10 + i64::from(digit - b'0')))
    } else {
        time::parse_utc(timestamp)
    }
}

/// A call.
pub fn request(key: &Key, parts: &Parts, call: &Call) -> Result<impl Fn(&mut Writer) -> Request, Error> {
    checks::header_value(parts.api_key)?;
    let signature = sign(key, parts)?.hex();
    checks::header_text(parts.timestamp)?;
    call.check()?;
    call.check_json()?;
    Ok(move |w: &mut Writer| {
        let mut request = Request::begin(w, call.method, call.target);
        request.header(w, "Accept", b"application/json");
        request.header(w, "API-Key", parts.api_key);
        request.header(w, "API-Token", &signature);
        request.header(w, "API-Timestamp", parts.timestamp);
        request.json_body(w, call.body);
        request
    })
}

/// Verifies a callback: PAVE signs none, and sends back the header that was stored with it.
pub fn callback_verify(sent: &[u8], stored: &[u8]) -> Result<(), Error> {
    checks::not_empty(stored)?;
    if declassify(encoding::equal(sent, stored), "whether a callback's header is right is told") {
        Ok(())
    } else {
        Err(Error::Signature)
    }
}

/// Reads a response: the HTTP status decides.
pub fn response<'a>(http: &Http<'a>) -> Result<Response<'a>, Error> {
    http.check()?;
    let (success, body) = match json::object(http.content(), ["success"]) {
        Ok([success]) => (success, Some(Value::Object(http.content()))),
        Err(NoObject::OtherJson) => (None, json::value(http.content()).flatten()),
        Err(NoObject::NoJson) => return Ok(reading::without_json(http, codes::PAVE)),
    };
    let is_good = http.is_success() && !reading::says_no(success);
    let accepted = Said::Good(Response::accepted(http.status));
    let said = if is_good { accepted } else { Said::Bad(None, Raw::default()) };
    reading::judge(http, codes::PAVE, said, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_of_the_documents_timestamps() {
        let key = Key::new(b"your_api_secret").unwrap();
        for (timestamp, token) in [
            ("2021-05-30T12:49:19Z", "f6c3fc5155bc005e4d5ee39eea563dea771bc00a90a5f25c2a166f639bacf881"),
            ("1622378959", "d4e7b15fcd69b345632fe2e3cc898db1baec2434baa31c90c45a6cb94affc7af"),
        ] {
            let parts = Parts {
                username: b"your_username",
                api_key: b"your_api_key",
                timestamp: timestamp.as_bytes(),
            };
            assert_eq!(sign(&key, &parts).unwrap().hex(), *token.as_bytes());
            let window = Window { now_ms: 1_622_378_959_000, past_ms: 0, ahead_ms: 0 };
            assert_eq!(verify(token.as_bytes(), &key, &parts, Some(&window)), Ok(()));
        }
    }
}
