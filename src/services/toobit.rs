//! Toobit: an HMAC over query and form body signs each request.
//!
//! Source: Toobit, "Code Examples"; error codes and time rule: Toobit, "Basic Information".

mod response;
mod stream;

use crate::core::checks;
use crate::core::error::Error;
use crate::core::hmac::{Given, Key, Signature};
use crate::core::json;
use crate::core::query::{self, MAX_PARAMS, Pairs, Param, put_encoded};
use crate::core::request::Request;
use crate::core::span::Span;
use crate::core::time;
use crate::core::writer::Writer;

const SIGNATURE: &[u8] = b"signature";
const TIMESTAMP: &[u8] = b"timestamp";
const RECV_WINDOW: &[u8] = b"recvWindow";

const DEFAULT_RECV_WINDOW_MS: i64 = 5_000;
const MAX_RECV_WINDOW_MS: i64 = 60_000;

/// Writes what is signed: the query, directly followed by the form body.
pub fn payload(query: &[u8], body: &[u8]) -> Result<impl Fn(&mut Writer), Error> {
    check_ready(query, body)?;
    Ok(|w: &mut Writer| {
        w.put(query);
        w.put(body);
    })
}

/// Signs a ready query and form body.
#[inline]
pub fn sign(key: &Key, query: &[u8], body: &[u8]) -> Result<Signature, Error> {
    check_ready(query, body)?;
    Ok(key.sign(&[query, body]))
}

/// Verifies the signature of a query and form body, and their time by Toobit's own rule unless
/// `now_ms` is 0.
pub fn verify(signature: &[u8], key: &Key, query: &[u8], body: &[u8], now_ms: i64) -> Result<(), Error> {
    let given = Given::read(signature)?;
    check_ready(query, body)?;
    key.verify(given, &[query, body])?;
    if now_ms == 0 {
        return Ok(());
    }
    time::check_ms(now_ms)?;
    // The signature does not cover where the query ends: what is read may not depend on it.
    let number = |name| query::number_of([query, body], name);
    let timestamp_ms = number(TIMESTAMP)?.ok_or(Error::TimestampMissing)?;
    let recv_window_ms = number(RECV_WINDOW)?.unwrap_or(DEFAULT_RECV_WINDOW_MS);
    if recv_window_ms > MAX_RECV_WINDOW_MS {
        return Err(Error::RecvWindow);
    }
    if timestamp_ms >= now_ms + 1000 {
        Err(Error::Future)
    } else if now_ms - timestamp_ms > recv_window_ms {
        Err(Error::Stale)
    } else {
        Ok(())
    }
}

#[inline]
fn check_ready(query: &[u8], body: &[u8]) -> Result<(), Error> {
    let mut has_signature = query::check_ready(query)?;
    if json::looks_like(body) {
        return Err(Error::BodyKind);
    }
    has_signature |= query::check_ready(body)?;
    if has_signature || query::is_cut(query, body, SIGNATURE) {
        return Err(Error::ParamSignature);
    }
    Ok(())
}

/// A call. The parameters come in the order in which they are sent.
#[derive(Clone, Debug)]
pub struct Call<'a, Params> {
    /// The API key.
    pub api_key: &'a [u8],
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: &'a [u8],
    /// The path, without a query.
    pub path: &'a [u8],
    /// The query's parameters.
    pub query: Params,
    /// The form body's parameters.
    pub form: Params,
    /// A JSON body, which is not signed.
    pub json: &'a [u8],
    /// Now.
    pub timestamp_ms: i64,
    /// How old the request may be when it arrives; 0: Toobit's default.
    pub recv_window_ms: i64,
}

/// A signed call: encodes the parameters, and appends recvWindow, timestamp and signature to
/// the form if there is one, else to the query.
pub fn request<'a, Params>(
    key: &Key,
    call: &Call<'a, Params>,
) -> Result<impl Fn(&mut Writer) -> Request, Error>
where
    Params: Iterator<Item = Param<'a>> + Clone,
{
    check(call, true)?;
    Ok(move |w: &mut Writer| put_request(w, Some(key), call))
}

/// A call that carries the API key alone, of the security types USER_STREAM and MARKET_DATA: no time, no window.
pub fn key_request<'a, Params>(call: &Call<'a, Params>) -> Result<impl Fn(&mut Writer) -> Request, Error>
where
    Params: Iterator<Item = Param<'a>> + Clone,
{
    check(call, false)?;
    Ok(move |w: &mut Writer| put_request(w, None, call))
}

/// Without a key the call is not signed.
fn put_request<'a, Params>(w: &mut Writer, key: Option<&Key>, call: &Call<'a, Params>) -> Request
where
    Params: Iterator<Item = Param<'a>> + Clone,
{
    let has_query = call.query.clone().next().is_some();
    let has_form = call.form.clone().next().is_some();
    let mut query = Span::default();
    let mut request = Request::begin_with(w, call.method, |w| {
        w.put(call.path);
        if has_query || !has_form && key.is_some() {
            w.put(b"?");
        }
        let pairs = put_params(w, call.query.clone());
        if let Some(key) = key.filter(|_| !has_form) {
            put_signature(w, &pairs, query, key, call);
        }
        query = Span { start: pairs.start(), len: w.written() - pairs.start() };
    });
    request.header(w, "X-BB-APIKEY", call.api_key);
    if has_form {
        request.header(w, "Content-Type", b"application/x-www-form-urlencoded");
        request.body = w.text(|w| {
            let pairs = put_params(w, call.form.clone());
            if let Some(key) = key {
                put_signature(w, &pairs, query, key, call);
            }
        });
    } else {
        request.json_body(w, call.json);
    }
    request
}

fn put_params<'a>(w: &mut Writer, params: impl Iterator<Item = Param<'a>>) -> Pairs {
    let pairs = Pairs::begin(w);
    for param in params {
        pairs.put(w, param.name, |w| put_encoded(w, param.value));
    }
    pairs
}

/// Appends what every call ends with: the signature is over the query and all of these pairs before it.
fn put_signature<Params>(w: &mut Writer, pairs: &Pairs, query: Span, key: &Key, call: &Call<Params>) {
    let recv_window_ms = if call.recv_window_ms == 0 { DEFAULT_RECV_WINDOW_MS } else { call.recv_window_ms };
    pairs.put(w, RECV_WINDOW, |w| w.put_decimal(recv_window_ms));
    pairs.put(w, TIMESTAMP, |w| w.put_decimal(call.timestamp_ms));
    let signed = Span { start: pairs.start(), len: w.written() - pairs.start() };
    pairs.put(w, SIGNATURE, |w| {
        w.append_from(0, 64, |before, out| {
            out.copy_from_slice(&key.sign(&[query.of(before), signed.of(before)]).hex());
        });
    });
}

fn check<'a, Params>(call: &Call<'a, Params>, is_signed: bool) -> Result<(), Error>
where
    Params: Iterator<Item = Param<'a>> + Clone,
{
    checks::header_value(call.api_key)?;
    if !matches!(call.method, b"GET" | b"POST" | b"PUT" | b"DELETE") {
        return Err(Error::Method);
    }
    checks::path(call.path)?;
    let (has_form, has_json) = (call.form.clone().next().is_some(), !call.json.is_empty());
    let is_json = !has_json || json::is_document(call.json);
    if !is_json || has_form && has_json || call.method == b"GET" && (has_form || has_json) {
        return Err(Error::BodyKind);
    }
    if is_signed {
        check_time(call)?;
    }
    check_params(call.query.clone())?;
    check_params(call.form.clone())
}

fn check_time<Params>(call: &Call<Params>) -> Result<(), Error> {
    time::check_ms(call.timestamp_ms)?;
    if call.recv_window_ms < 0 {
        return Err(Error::Interval);
    }
    if call.recv_window_ms > MAX_RECV_WINDOW_MS {
        return Err(Error::RecvWindow);
    }
    Ok(())
}

fn check_params<'a>(params: impl Iterator<Item = Param<'a>> + Clone) -> Result<(), Error> {
    if params.clone().nth(MAX_PARAMS).is_some() {
        return Err(Error::Size);
    }
    for (index, Param { name, .. }) in params.clone().enumerate() {
        if name.is_empty() {
            return Err(Error::ParamName);
        }
        if name == SIGNATURE {
            return Err(Error::ParamSignature);
        }
        if name == TIMESTAMP || name == RECV_WINDOW {
            return Err(Error::ParamReserved);
        }
        if params.clone().take(index).any(|earlier| earlier.name == name) {
            return Err(Error::ParamDuplicate);
        }
    }
    Ok(())
}

/// The request for the server's time.
pub fn time_request(w: &mut Writer) -> Request {
    let mut request = Request::begin(w, b"GET", b"/api/v1/time");
    request.json_body(w, b"");
    request
}

pub use response::{response, response_item, time_response};
pub use stream::{stream_response, stream_url};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::writer::to_vec;

    /// Published by Toobit, with query and form.
    #[test]
    fn the_published_signature() {
        let key = Key::new(b"30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2").unwrap();
        let query = b"symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC";
        let body = b"quantity=1&price=400&recvWindow=10000000&timestamp=1668481902307";
        let signature = "59ef0b2085ebb99cca5b6445c202d99add17be2d5d1861c0f4aa17bc785ac4d5";
        assert_eq!(sign(&key, query, body).unwrap().hex(), *signature.as_bytes());
        assert_eq!(verify(signature.as_bytes(), &key, query, body, 0), Ok(()));
        // It asks for more time than the service's own maximum.
        let now_ms = 1_668_481_902_307;
        assert_eq!(verify(signature.as_bytes(), &key, query, body, now_ms), Err(Error::RecvWindow));
    }

    #[test]
    fn a_request_carries_the_signature_of_what_it_sends() {
        let key = Key::new(b"secret").unwrap();
        let query = [Param { name: b"a b", value: b"1&2" }];
        let form = [Param { name: b"c", value: "é".as_bytes() }];
        let call = Call {
            api_key: b"key",
            method: b"POST",
            path: b"/api/v1/spot/order",
            query: query.iter().copied(),
            form: form.iter().copied(),
            json: b"",
            timestamp_ms: 1_668_481_902_307,
            recv_window_ms: 0,
        };
        let (request, buffer) = to_vec(request(&key, &call).unwrap());
        assert_eq!(request.target.of(&buffer), b"/api/v1/spot/order?a%20b=1%262");
        let body = std::str::from_utf8(request.body.of(&buffer)).unwrap();
        let (signed, signature) = body.split_once("&signature=").unwrap();
        assert_eq!(signed, "c=%C3%A9&recvWindow=5000&timestamp=1668481902307");
        assert_eq!(*signature.as_bytes(), sign(&key, b"a%20b=1%262", signed.as_bytes()).unwrap().hex());
    }

    #[test]
    fn a_name_stands_once_wherever_it_stands() {
        let named = |names: &'static [&'static str]| {
            check_params(names.iter().map(|name| Param { name: name.as_bytes(), value: b"" }))
        };
        assert_eq!(named(&["a", "b", "c", "A"]), Ok(()));
        for twice in [["a", "a", "b"], ["a", "b", "a"], ["a", "b", "b"]] {
            let params = twice.map(|name| Param { name: name.as_bytes(), value: b"" });
            assert_eq!(check_params(params.into_iter()), Err(Error::ParamDuplicate));
        }
    }
}
