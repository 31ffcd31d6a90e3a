//! Mixin: a JWT, signed with Ed25519, over each request.
//!
//! Hosts: `https://api.mixin.one`, `https://mixin-api.zeromesh.net`.

mod keystore;
mod oauth;

pub use keystore::{Keystore, Seal, iterator_next, tip_payload, tip_sign};
pub use oauth::{Authorization, TokenCall, code_challenge, response_verify, token_response};

use super::{Ed25519Key, Error, HttpResponse, Request, Response};
use crate::core::request;
use crate::core::writer::{Writer, to_vec};
use crate::services::mixin::{self, Claims};

/// A bot's or user's session, or a client's that a user authorized.
#[derive(Debug)]
pub struct Session {
    who: Who,
    key: Ed25519Key,
}

#[derive(Debug)]
enum Who {
    Bot { uid: String, sid: String },
    Client { iss: String, aid: String, scp: String },
}

impl Session {
    /// A session by its user id, its session id and its private key.
    pub fn new(uid: &str, sid: &str, key: Ed25519Key) -> Session {
        Session { who: Who::Bot { uid: uid.into(), sid: sid.into() }, key }
    }

    /// A session of OAuth: by the client's id, the authorization's, the scopes that were granted, and the key that
    /// the client made for it.
    pub fn oauth(client_id: &str, authorization_id: &str, scope: &str, key: Ed25519Key) -> Session {
        let who = Who::Client { iss: client_id.into(), aid: authorization_id.into(), scp: scope.into() };
        Session { who, key }
    }

    /// A call of that method, in upper case, to that path and query.
    pub fn call<'a>(&'a self, method: &'a str, target: &'a str) -> Call<'a> {
        Call { session: self, method, target, body: "", scope: "", lifetime_s: 3600 }
    }

    /// The request that opens Blaze, the socket for messages, at `wss://blaze.mixin.one/`. Add what your client of
    /// WebSockets does. Each connection takes a new one.
    ///
    /// # Errors
    /// As [`Call::build`].
    pub fn blaze(&self, now_s: i64, jti: &str) -> Result<Request, Error> {
        let claims = self.claims("", now_s, now_s.saturating_add(3600), jti);
        mixin::blaze_request(&self.key, &claims).map(Request::render)
    }

    fn claims<'a>(&'a self, scope: &'a str, iat_s: i64, exp_s: i64, jti: &'a str) -> Claims<'a> {
        let claims = Claims { jti: jti.as_bytes(), scp: scope.as_bytes(), iat_s, exp_s, ..Claims::default() };
        match &self.who {
            Who::Bot { uid, sid } => Claims { uid: uid.as_bytes(), sid: sid.as_bytes(), ..claims },
            Who::Client { iss, aid, scp } => {
                let scp = if scope.is_empty() { scp } else { scope };
                Claims { iss: iss.as_bytes(), aid: aid.as_bytes(), scp: scp.as_bytes(), ..claims }
            }
        }
    }
}

/// A call, to be built.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    session: &'a Session,
    method: &'a str,
    target: &'a str,
    body: &'a str,
    scope: &'a str,
    lifetime_s: i64,
}

impl<'a> Call<'a> {
    /// A JSON body.
    pub fn json(self, body: &'a str) -> Self {
        Call { body, ..self }
    }

    /// The scope of the token; without it `FULL`, or what was granted.
    pub fn scope(self, scope: &'a str) -> Self {
        Call { scope, ..self }
    }

    /// How long the token is good, in seconds; an hour without it.
    pub fn lifetime_s(self, lifetime_s: i64) -> Self {
        Call { lifetime_s, ..self }
    }

    /// The request with its token, at that time in Unix seconds. `jti` is new for each request, such as
    /// [`uuid_v4`](crate::uuid_v4) draws it.
    ///
    /// # Errors
    /// [`Error::Claims`], [`Error::ClaimsTime`], [`Error::HeaderValue`] of the jti, [`Error::Method`],
    /// [`Error::Target`], and those of a time in another unit.
    pub fn build(self, now_s: i64, jti: &str) -> Result<Request, Error> {
        let exp_s = now_s.saturating_add(self.lifetime_s);
        let claims = self.session.claims(self.scope, now_s, exp_s, jti);
        let (method, target, body) = (self.method.as_bytes(), self.target.as_bytes(), self.body.as_bytes());
        let call = request::Call { method, target, body };
        mixin::request(&self.session.key, &claims, &call).map(Request::render)
    }
}

/// Reads a response.
///
/// # Errors
/// [`Error::Response`] if it is not what Mixin documents, [`Error::HttpStatus`].
pub fn response(http: &HttpResponse) -> Result<Response, Error> {
    mixin::response(&http.0).map(Response::from)
}

/// The first message to Blaze, without which none comes: send it gzipped, in a binary frame.
///
/// # Errors
/// [`Error::Empty`] and [`Error::Text`] of the id, which is new each time.
pub fn blaze_message(id: &str) -> Result<String, Error> {
    mixin::blaze_message(id.as_bytes()).map(text)
}

/// What is prepared, as a text.
fn text(write: impl Fn(&mut Writer)) -> String {
    String::from_utf8(to_vec(write).1).expect("it is made of texts")
}
