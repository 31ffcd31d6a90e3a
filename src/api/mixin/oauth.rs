//! OAuth: a code becomes an authorization, whose responses are verified.

use super::text;
use crate::api::{Error, HttpResponse, Request, Response, Window};
use crate::core::span::Span;
use crate::core::writer::to_vec;
use crate::services::mixin;
use std::fmt;

/// PKCE's `code_challenge` as Mixin has it: of the 32 random bytes that the verifier is base64url of, and not of its
/// text as RFC 7636 has it. Its method is called `SHA256`, not `S256`.
///
/// # Errors
/// [`Error::Encoding`].
pub fn code_challenge(verifier: &str) -> Result<String, Error> {
    mixin::code_challenge(verifier.as_bytes()).map(text)
}

/// The call that exchanges a code: `POST /oauth/token`, with the client's secret or the code verifier.
#[derive(Clone, Copy, Default)]
pub struct TokenCall<'a>(mixin::TokenCall<'a>);

impl<'a> TokenCall<'a> {
    /// A call of that client with the code that the page or the socket gave.
    pub fn new(client_id: &'a str, code: &'a str) -> Self {
        let (client_id, code) = (client_id.as_bytes(), code.as_bytes());
        TokenCall(mixin::TokenCall { client_id, code, ..mixin::TokenCall::default() })
    }

    /// The client's secret.
    pub fn client_secret(self, secret: &'a str) -> Self {
        TokenCall(mixin::TokenCall { client_secret: secret.as_bytes(), ..self.0 })
    }

    /// The verifier of the code challenge.
    pub fn code_verifier(self, verifier: &'a str) -> Self {
        TokenCall(mixin::TokenCall { code_verifier: verifier.as_bytes(), ..self.0 })
    }

    /// The public key of a key of your own, made for this authorization, which signs its calls. Without it Mixin makes
    /// an access token.
    pub fn public_key(self, public: &'a [u8; 32]) -> Self {
        TokenCall(mixin::TokenCall { public_key: public, ..self.0 })
    }

    /// The request.
    ///
    /// # Errors
    /// [`Error::OauthProof`] with neither secret nor verifier, or both; [`Error::Empty`], [`Error::Text`],
    /// [`Error::Encoding`] of the verifier, [`Error::PublicKey`].
    pub fn build(self) -> Result<Request, Error> {
        mixin::token_request(&self.0).map(Request::render)
    }
}

impl fmt::Debug for TokenCall<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenCall(secret)")
    }
}

/// Reads the response to a [`TokenCall`]: its token is an access token, if there was no key of your own. What was
/// granted, [`Authorization::read`] reads of the same body.
///
/// # Errors
/// [`Error::Response`] if it is not what Mixin documents, [`Error::HttpStatus`].
pub fn token_response(http: &HttpResponse) -> Result<Response, Error> {
    mixin::token_response(&http.0).map(Response::from)
}

/// What a user granted to a client. What it does not hold is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Authorization {
    /// The authorization's id; empty with an access token.
    pub authorization_id: String,
    /// The granted scopes, which may be fewer than were asked for.
    pub scope: String,
    /// The key that the server signs its responses with, for [`response_verify`].
    pub server_key: String,
}

impl Authorization {
    /// Reads what was granted, of the body of a response that was accepted.
    ///
    /// # Errors
    /// [`Error::Response`], [`Error::PublicKey`] of the server's key.
    pub fn read(body: &[u8]) -> Result<Authorization, Error> {
        let (read, buffer) = to_vec(mixin::authorization_read(body)?);
        let text = |span: Span| String::from_utf8_lossy(span.of(&buffer)).into_owned();
        Ok(Authorization {
            authorization_id: text(read.authorization_id),
            scope: text(read.scope),
            server_key: text(read.server_key),
        })
    }
}

/// Checks that a response, with its headers and the request's method, is the one to a request: its `X-Request-Id` is the
/// `jti` that was sent and, with the server's key of OAuth, its `X-Integrity-Token` is that key's over the request's
/// target and the response's body. Without the key, as of a bot, `server_key` is empty.
///
/// # Errors
/// [`Error::ResponseRequestId`], [`Error::IntegrityMissing`], [`Error::ServerKey`], and those of a token that is not
/// the response's, such as [`Error::Signature`].
pub fn response_verify(
    http: &HttpResponse,
    server_key: &str,
    target: &str,
    jti: &str,
    window: Option<&Window>,
) -> Result<(), Error> {
    mixin::response_verify(&http.0, server_key.as_bytes(), target.as_bytes(), jti.as_bytes(), window)
}
