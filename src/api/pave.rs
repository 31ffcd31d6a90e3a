//! PAVE: a hash over user name, API key and time is the access token of each call.
//!
//! Host: `https://openapi.paveapi.com`.

use super::{Error, HmacKey, HttpResponse, Request, Response};
use crate::core::{request, time};
use crate::services::pave;

/// An account: the primary account name, an API key and its secret.
#[derive(Debug)]
pub struct Account {
    username: String,
    api_key: String,
    key: HmacKey,
}

impl Account {
    /// An account; the secret is hashed into a key that is wiped when it is dropped.
    ///
    /// # Errors
    /// [`Error::SecretEmpty`].
    pub fn new(username: &str, api_key: &str, secret: &str) -> Result<Account, Error> {
        let key = HmacKey::new(secret.as_bytes())?;
        Ok(Account { username: username.into(), api_key: api_key.into(), key })
    }

    /// A call of that method, in upper case, to that path and query.
    pub fn call<'a>(&'a self, method: &'a str, target: &'a str) -> Call<'a> {
        Call { account: self, method, target, body: "" }
    }
}

/// A call, to be built.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    account: &'a Account,
    method: &'a str,
    target: &'a str,
    body: &'a str,
}

impl<'a> Call<'a> {
    /// A JSON body.
    pub fn json(self, body: &'a str) -> Self {
        Call { body, ..self }
    }

    /// The request, at that time in Unix seconds, in the form that PAVE documents.
    ///
    /// # Errors
    /// Those of [`Call::build_with_timestamp`], and those of a time in another unit.
    pub fn build(self, now_s: i64) -> Result<Request, Error> {
        let utc = time::format_utc(now_s)?;
        self.build_with_timestamp(&String::from_utf8_lossy(&utc))
    }

    /// The request with a timestamp of any form, which is signed and sent as it is.
    ///
    /// # Errors
    /// [`Error::Empty`], [`Error::HeaderValue`], [`Error::Method`], [`Error::Target`], [`Error::BodyKind`].
    pub fn build_with_timestamp(self, timestamp: &str) -> Result<Request, Error> {
        let account = self.account;
        let parts = pave::Parts {
            username: account.username.as_bytes(),
            api_key: account.api_key.as_bytes(),
            timestamp: timestamp.as_bytes(),
        };
        let (method, target, body) = (self.method.as_bytes(), self.target.as_bytes(), self.body.as_bytes());
        let call = request::Call { method, target, body };
        pave::request(&account.key, &parts, &call).map(Request::render)
    }
}

/// Reads a response.
///
/// # Errors
/// [`Error::HttpStatus`].
pub fn response(http: &HttpResponse) -> Result<Response, Error> {
    pave::response(&http.0).map(Response::from)
}

/// Verifies a callback in constant time: PAVE signs none, and sends back the header that was stored with it.
///
/// # Errors
/// [`Error::Signature`]; [`Error::Empty`] if none is stored.
pub fn callback_verify(sent: &str, stored: &str) -> Result<(), Error> {
    pave::callback_verify(sent.as_bytes(), stored.as_bytes())
}
