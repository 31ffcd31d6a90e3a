//! Mixin: a JWT, signed with Ed25519, over each request.
//!
//! Hosts: `https://api.mixin.one`, `https://mixin-api.zeromesh.net`.

use super::{Ed25519Key, Error, HttpResponse, Request, Response};
use crate::core::request;
use crate::services::mixin::{self, Claims};

/// A bot's or user's session.
#[derive(Debug)]
pub struct Session {
    uid: String,
    sid: String,
    key: Ed25519Key,
}

impl Session {
    /// A session by its user id, its session id and its private key.
    pub fn new(uid: &str, sid: &str, key: Ed25519Key) -> Session {
        Session { uid: uid.into(), sid: sid.into(), key }
    }

    /// A call of that method, in upper case, to that path and query.
    pub fn call<'a>(&'a self, method: &'a str, target: &'a str) -> Call<'a> {
        Call { session: self, method, target, body: "", scope: "", lifetime_s: 3600 }
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

    /// The scope of the token; `FULL` without it.
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
        let session = self.session;
        let claims = Claims {
            uid: session.uid.as_bytes(),
            sid: session.sid.as_bytes(),
            scp: self.scope.as_bytes(),
            jti: jti.as_bytes(),
            iat_s: now_s,
            exp_s: now_s.saturating_add(self.lifetime_s),
            ..Claims::default()
        };
        let (method, target, body) = (self.method.as_bytes(), self.target.as_bytes(), self.body.as_bytes());
        let call = request::Call { method, target, body };
        mixin::request(&session.key, &claims, &call).map(Request::render)
    }
}

/// Reads a response.
///
/// # Errors
/// [`Error::Response`] if it is not what Mixin documents, [`Error::HttpStatus`].
pub fn response(http: &HttpResponse) -> Result<Response, Error> {
    mixin::response(&http.0).map(Response::from)
}
