//! VelaFi: a signed request buys a token, which every later call carries.
//!
//! Hosts: `https://api.velafi.com`; for tests `https://api-test.velafi.com`.

use super::{Error, HmacKey, HttpResponse, Request, Response};
use crate::core::request;
use crate::core::writer::to_vec;
use crate::services::velafi;

/// An API key and its secret.
#[derive(Debug)]
pub struct Account {
    api_key: String,
    key: HmacKey,
}

impl Account {
    /// An account; the secret is hashed into a key that is wiped when it is dropped.
    ///
    /// # Errors
    /// [`Error::SecretEmpty`].
    pub fn new(api_key: &str, secret: &str) -> Result<Account, Error> {
        Ok(Account { api_key: api_key.into(), key: HmacKey::new(secret.as_bytes())? })
    }

    /// The request for a token, at that time in Unix milliseconds.
    ///
    /// # Errors
    /// [`Error::Empty`] and [`Error::HeaderValue`] of the API key, and those of a time in another unit.
    pub fn token_request(&self, now_ms: i64) -> Result<Request, Error> {
        velafi::token_request(&self.key, self.api_key.as_bytes(), now_ms).map(Request::render)
    }
}

/// A call after the token request.
#[derive(Clone, Copy, Debug, Default)]
pub struct Call<'a> {
    method: &'a str,
    target: &'a str,
    body: &'a [u8],
    content_type: &'a str,
}

impl<'a> Call<'a> {
    /// A call of that method, in upper case, to that path and query.
    pub fn new(method: &'a str, target: &'a str) -> Self {
        Call { method, target, ..Call::default() }
    }

    /// A JSON body.
    pub fn json(self, body: &'a str) -> Self {
        Call { body: body.as_bytes(), ..self }
    }

    /// A body of another type, such as `multipart/form-data; boundary=...`.
    pub fn body(self, content_type: &'a str, body: &'a [u8]) -> Self {
        Call { body, content_type, ..self }
    }

    /// The request, with the token that a [`token_response`] gave; the calls `GET /v2/base/...` need none.
    ///
    /// # Errors
    /// [`Error::Empty`] without a token that is needed, [`Error::HeaderValue`], [`Error::Method`],
    /// [`Error::Target`], [`Error::BodyKind`].
    pub fn build(self, token: &str) -> Result<Request, Error> {
        let call =
            request::Call { method: self.method.as_bytes(), target: self.target.as_bytes(), body: self.body };
        velafi::request(token.as_bytes(), &call, self.content_type.as_bytes()).map(Request::render)
    }
}

/// Reads the response to a token request.
///
/// # Errors
/// [`Error::Response`] if it is not what VelaFi documents, [`Error::HttpStatus`].
pub fn token_response(http: &HttpResponse) -> Result<Response, Error> {
    velafi::token_response(&http.0).map(Response::from)
}

/// Reads the response to a later call.
///
/// # Errors
/// As [`token_response`].
pub fn response(http: &HttpResponse) -> Result<Response, Error> {
    velafi::response(&http.0).map(Response::from)
}

/// Verifies a push: `signature` is its header of that name, `public_key` as VelaFi's response to `/v2/webhook` has
/// it, or PEM, and `body` the bytes as they came.
///
/// # Errors
/// [`Error::Signature`], [`Error::SignatureFormat`], [`Error::SignatureBase64`], and those of the key.
pub fn webhook_verify(signature: &str, public_key: &str, body: &[u8]) -> Result<(), Error> {
    velafi::webhook_verify(signature.as_bytes(), public_key.as_bytes(), body)
}

/// What a verified push is told from others by: remember it, since nothing in a push is a time.
///
/// # Errors
/// [`Error::Push`].
pub fn webhook_id(body: &[u8]) -> Result<String, Error> {
    let ((), id) = to_vec(velafi::webhook_id(body)?);
    Ok(String::from_utf8(id).expect("its parts are ASCII"))
}

/// The body that VelaFi wants as the response to a push, under HTTP status 200.
pub fn webhook_acknowledge(accepted: bool) -> String {
    let ((), body) = to_vec(velafi::webhook_acknowledge(accepted));
    String::from_utf8(body).expect("it is ASCII")
}
