//! BITBITDUO: a digest over a random number and the time buys a token for two hours.
//!
//! Host: `https://qaxxxrenewserver.bitbitduo.com`.

use super::{Error, HttpResponse, Request, Response};
use crate::core::system;
use crate::core::writer::to_vec;
use crate::services::bitbitduo;
use zeroize::Zeroizing;

pub use crate::services::bitbitduo::Scheme;

/// Where the calls after the token go.
pub const TRADE_HOST: &str = "https://qatradee33e690ab2de05dc.bitbitduo.com";

/// An app id and its key.
pub struct Account {
    app_id: String,
    app_key: Zeroizing<String>,
}

impl Account {
    /// An account; the app key is wiped when it is dropped.
    pub fn new(app_id: &str, app_key: &str) -> Account {
        Account { app_id: app_id.into(), app_key: Zeroizing::new(app_key.into()) }
    }

    /// The request for a token, at that time in Unix seconds, with a random number of [`random`].
    ///
    /// # Errors
    /// [`Error::Empty`], [`Error::SecretEmpty`], [`Error::RandomRange`], and those of a time in another unit.
    pub fn token_request(&self, scheme: Scheme, random: u32, now_s: i64) -> Result<Request, Error> {
        let ticket = bitbitduo::Ticket {
            scheme,
            app_id: self.app_id.as_bytes(),
            app_key: self.app_key.as_bytes(),
            random,
            time_s: now_s,
        };
        bitbitduo::token_request(&ticket).map(Request::render)
    }
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("app_id", &self.app_id).finish_non_exhaustive()
    }
}

/// A random number for a token request, from the system's random source.
///
/// # Errors
/// [`Error::SystemRandom`].
pub fn random() -> Result<u32, Error> {
    Ok(bitbitduo::RANDOM_MIN + system::random_below(bitbitduo::RANDOM_COUNT)?)
}

/// Reads the response to a token request that was sent at that time, from which its two hours count.
///
/// # Errors
/// [`Error::Response`] if it is not what BITBITDUO documents, [`Error::HttpStatus`], and those of a time in
/// another unit.
pub fn token_response(http: &HttpResponse, sent_ms: i64) -> Result<Response, Error> {
    bitbitduo::token_response(&http.0, sent_ms).map(Response::from)
}

/// The request for BITBITDUO's time, unsigned.
pub fn time_request() -> Request {
    Request::render(bitbitduo::time_request)
}

/// Reads BITBITDUO's time: [`Response::server_time_ms`].
///
/// # Errors
/// As [`token_response`].
pub fn time_response(http: &HttpResponse) -> Result<Response, Error> {
    bitbitduo::time_response(&http.0).map(Response::from)
}

/// A call after the token: JSON-RPC, nothing of which is signed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Call<'a> {
    method: &'a str,
    params: &'a str,
    id: u32,
}

impl<'a> Call<'a> {
    /// A call of that method, such as `order.cancel`, with the parameters behind the token, a JSON list such as
    /// `["BBD/ETH",101]`, or nothing.
    pub fn new(method: &'a str, params: &'a str) -> Self {
        Call { method, params, id: 0 }
    }

    /// What the response comes back with; 0 without it.
    pub fn id(self, id: u32) -> Self {
        Call { id, ..self }
    }

    /// The request, for the host `https://qatradee33e690ab2de05dc.bitbitduo.com`; the token is empty for a method
    /// without one.
    ///
    /// # Errors
    /// [`Error::RpcMethod`], [`Error::RpcParams`], [`Error::Empty`], [`Error::HeaderValue`].
    pub fn build(self, token: &str) -> Result<Request, Error> {
        bitbitduo::request(&self.with(token)).map(Request::render)
    }

    /// The message of the socket `wss://qatradee33e690ab2de05dc.bitbitduo.com/ws/`.
    ///
    /// # Errors
    /// As [`Call::build`].
    pub fn message(self, token: &str) -> Result<Zeroizing<String>, Error> {
        let ((), message) = to_vec(bitbitduo::message(&self.with(token))?);
        Ok(Zeroizing::new(
            String::from_utf8(message).expect("it is ASCII but for the parameters, which are UTF-8"),
        ))
    }

    fn with(self, token: &'a str) -> bitbitduo::Call<'a> {
        bitbitduo::Call {
            token: token.as_bytes(),
            method: self.method.as_bytes(),
            params: self.params.as_bytes(),
            id: self.id,
        }
    }
}

/// Reads the response to the call of that id.
///
/// # Errors
/// [`Error::HttpStatus`].
pub fn response(http: &HttpResponse, id: u32) -> Result<Response, Error> {
    bitbitduo::response(&http.0, id).map(Response::from)
}
