//! Toobit: an HMAC over query and form signs each call.
//!
//! Host: `https://api.toobit.com`.

use super::{Error, HmacKey, HttpResponse, Request, Response};
use crate::core::query::Param;
use crate::core::writer::to_vec;
use crate::services::toobit;

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

    /// `GET` of that path.
    pub fn get<'a>(&'a self, path: &'a str) -> Call<'a> {
        self.call("GET", path)
    }

    /// `POST` to that path.
    pub fn post<'a>(&'a self, path: &'a str) -> Call<'a> {
        self.call("POST", path)
    }

    /// `DELETE` of that path.
    pub fn delete<'a>(&'a self, path: &'a str) -> Call<'a> {
        self.call("DELETE", path)
    }

    /// A call of that method, in upper case, to that path.
    pub fn call<'a>(&'a self, method: &'a str, path: &'a str) -> Call<'a> {
        Call { account: self, method, path, query: Vec::new(), form: Vec::new(), json: "", recv_window_ms: 0 }
    }
}

/// A call, to be built. Names and values are percent-encoded, and sent in the order in which they are given.
#[derive(Clone, Debug)]
pub struct Call<'a> {
    account: &'a Account,
    method: &'a str,
    path: &'a str,
    query: Vec<Param<'a>>,
    form: Vec<Param<'a>>,
    json: &'a str,
    recv_window_ms: i64,
}

impl<'a> Call<'a> {
    /// A parameter of the query.
    pub fn query(mut self, name: &'a str, value: &'a str) -> Self {
        self.query.push(Param { name: name.as_bytes(), value: value.as_bytes() });
        self
    }

    /// A parameter of the form body.
    pub fn form(mut self, name: &'a str, value: &'a str) -> Self {
        self.form.push(Param { name: name.as_bytes(), value: value.as_bytes() });
        self
    }

    /// A JSON body (batch orders), which Toobit does not sign.
    pub fn json(self, json: &'a str) -> Self {
        Call { json, ..self }
    }

    /// How old the request may be when it arrives; Toobit's own 5 seconds without it.
    pub fn recv_window_ms(self, recv_window_ms: i64) -> Self {
        Call { recv_window_ms, ..self }
    }

    /// The signed request, at that time in Unix milliseconds.
    ///
    /// # Errors
    /// What is wrong with a parameter, the path, the body, the window or the time.
    pub fn build(self, now_ms: i64) -> Result<Request, Error> {
        toobit::request(&self.account.key, &self.call(now_ms)).map(Request::render)
    }

    /// The call with the API key alone, of the security types USER_STREAM and MARKET_DATA.
    ///
    /// # Errors
    /// What is wrong with a parameter, the path or the body.
    pub fn build_unsigned(self) -> Result<Request, Error> {
        toobit::key_request(&self.call(0)).map(Request::render)
    }

    fn call(&self, timestamp_ms: i64) -> toobit::Call<'a, impl Iterator<Item = Param<'a>> + Clone> {
        toobit::Call {
            api_key: self.account.api_key.as_bytes(),
            method: self.method.as_bytes(),
            path: self.path.as_bytes(),
            query: self.query.iter().copied(),
            form: self.form.iter().copied(),
            json: self.json.as_bytes(),
            timestamp_ms,
            recv_window_ms: self.recv_window_ms,
        }
    }
}

/// Reads a response. Of a batch, [`response_item`] reads the items.
///
/// # Errors
/// [`Error::Response`] if it is not what Toobit documents, [`Error::HttpStatus`].
pub fn response(http: &HttpResponse) -> Result<Response, Error> {
    toobit::response(&http.0).map(Response::from)
}

/// Reads one item of a batch's response, counted from 0, as a response of its own.
///
/// # Errors
/// [`Error::Index`] if there is no such item, [`Error::HttpStatus`].
pub fn response_item(http: &HttpResponse, index: usize) -> Result<Response, Error> {
    toobit::response_item(&http.0, index).map(Response::from)
}

/// The request for Toobit's time, unsigned.
pub fn time_request() -> Request {
    Request::render(toobit::time_request)
}

/// Reads Toobit's time: [`Response::server_time_ms`].
///
/// # Errors
/// As [`response`].
pub fn time_response(http: &HttpResponse) -> Result<Response, Error> {
    toobit::time_response(&http.0).map(Response::from)
}

/// Reads the response to the call that makes a user data stream, `POST` of `/api/v1/userDataStream` (spot) or
/// `/api/v1/listenKey` (futures), that was sent at that time: [`Response::token`] is the listen key, which lives 60
/// minutes from then.
///
/// # Errors
/// As [`response`], and those of a time in another unit.
pub fn stream_response(http: &HttpResponse, sent_ms: i64) -> Result<Response, Error> {
    toobit::stream_response(&http.0, sent_ms).map(Response::from)
}

/// The address of the socket that a listen key opens, without any header: log neither.
///
/// # Errors
/// [`Error::ListenKey`].
pub fn stream_url(listen_key: &str) -> Result<String, Error> {
    let ((), url) = to_vec(toobit::stream_url(listen_key.as_bytes())?);
    Ok(String::from_utf8(url).expect("it is ASCII"))
}
