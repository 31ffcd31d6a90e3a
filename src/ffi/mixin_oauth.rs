//! Mixin's OAuth, its responses checked whole, and Blaze: the exports.
//!
//! Part of: mixin
//! Section: MIXIN: OAUTH AND BLAZE
//! Source: Mixin, "OAuth" and "Message loop"

use super::convert::{http_response, out, read_response, render, render_request, window};
use super::keys::bh_ed25519_key;
use super::marked_key::key;
use super::mixin::{bh_mixin_claims, mixin_claims};
use super::run::{run, run_request, run_secret};
use super::status::bh_status;
use super::types::*;
use crate::services::mixin;
use core::ffi::c_char;

/// What a user granted to an OAuth client. What it does not hold is empty.
#[allow(non_camel_case_types)]
#[repr(C)]
pub struct bh_mixin_authorization {
    /// The authorization's id: the claim `aid`. Empty with an access token.
    pub authorization_id: bh_str,
    /// The granted scopes, which may be fewer than were asked for: `scp`.
    pub scope: bh_str,
    /// The key that the server signs its responses with: 64 lower-case hex
    /// characters, for `bh_mixin_response_verify`. It makes no PIN.
    pub server_key: bh_str,
    /// Zero.
    pub reserved: [u64; 4],
}

/// Make PKCE's code challenge for the page that asks the user. Mixin does not do
/// as RFC 7636 says: it hashes the bytes that the verifier is base64url of, and
/// not the verifier's text, and calls that method `SHA256`, not `S256`.
///
/// Returns: `BH_OK`, `BH_ERR_ENCODING`.
/// Out: buf: base64url, no NUL.
/// In: verifier: base64url of 32 random bytes.
/// Constant time: verifier.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_code_challenge(
    buf: *mut c_char,
    len: *mut usize,
    verifier: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe { render(buf, len, mixin::code_challenge(verifier.bytes()?)?) })
}

/// Build the call that exchanges a code for an authorization:
/// `POST /oauth/token`, which carries no `Authorization`.
///
/// Returns: `BH_OK`, `BH_ERR_EMPTY`, `BH_ERR_UTF8`, `BH_ERR_TEXT`,
///     `BH_ERR_OAUTH_PROOF`, `BH_ERR_ENCODING` of the code_verifier,
///     `BH_ERR_PUBLIC_KEY`.
/// Out: buf: what request views. A secret: its body.
/// In: client_id: the app's id. code: from the page, or the socket.
///     client_secret: the app's secret, or empty. code_verifier: that of the
///     code challenge, or empty. public_key: the 32 bytes of a key of your own,
///     made for this authorization, that signs its calls; empty: Mixin makes
///     an access token.
/// Constant time: client_secret, code_verifier.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_oauth_token_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
    client_id: bh_str,
    code: bh_str,
    client_secret: bh_str,
    code_verifier: bh_str,
    public_key: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        let call = mixin::TokenCall {
            client_id: client_id.bytes()?,
            code: code.bytes()?,
            client_secret: client_secret.bytes()?,
            code_verifier: code_verifier.bytes()?,
            public_key: public_key.bytes()?,
        };
        render_request(request, buf, len, mixin::token_request(&call)?)
    })
}

/// Read Mixin's response to the token call: the outcome and the error. Its token
/// is an access token, if no key of your own was sent. What was granted,
/// `bh_mixin_authorization_read` reads of the same body.
///
/// Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
///     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
/// In: http: what came of the request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_oauth_token_response(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_request(|| unsafe { read_response(response, buf, len, http, mixin::token_response) })
}

/// Read what was granted, of the body of a response to the token call that was
/// accepted.
///
/// Returns: `BH_OK`, `BH_ERR_RESPONSE`, `BH_ERR_PUBLIC_KEY` of the server's key.
/// In: body: of the response.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_authorization_read(
    authorization: *mut bh_mixin_authorization,
    buf: *mut c_char,
    len: *mut usize,
    body: bh_str,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_request(|| unsafe {
        let (authorization, body) = (out(authorization)?, body.bytes()?);
        let read = render(buf, len, mixin::authorization_read(body)?)?;
        let views = Views { base: buf };
        authorization.set(bh_mixin_authorization {
            authorization_id: views.view(read.authorization_id),
            scope: views.view(read.scope),
            server_key: views.view(read.server_key),
            reserved: [0; 4],
        })
    })
}

/// Check that a response is the one to a request: its `X-Request-Id` is the
/// request's and, with the server's key of OAuth, its `X-Integrity-Token` is
/// that key's over the request's method and target and the response's body.
///
/// Returns: `BH_OK`, also of no response and of one from 400 on, which carry
///     neither and are accepted by no reader; `BH_ERR_RESPONSE_REQUEST_ID`,
///     `BH_ERR_INTEGRITY_MISSING`, but for the error 401; `BH_ERR_EMPTY`,
///     `BH_ERR_SERVER_KEY`, `BH_ERR_HTTP_STATUS`; as
///     `bh_mixin_integrity_verify`.
/// In: http: what came of the request, with its headers, and request_method.
///     server_key: of the keystore or authorization, 64 hex characters; empty
///     for a bot. target: of the request. request_id: the jti that was sent.
///     window: the times to accept, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_response_verify(
    http: *const bh_http_response,
    server_key: bh_str,
    target: bh_str,
    request_id: bh_str,
    window: *const bh_window,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe {
        let (http, key) = (http_response(http)?, server_key.bytes()?);
        let (target, request_id) = (target.bytes()?, request_id.bytes()?);
        mixin::response_verify(&http, key, target, request_id, self::window(window).as_ref())
    })
}

/// Build the request that opens Blaze, Mixin's socket for messages: a token for
/// `GET /`, and the header `Sec-WebSocket-Protocol`. Add what your client of
/// WebSockets does. Each connection takes a new token.
///
/// Returns: as `bh_mixin_sign`.
/// In: as `bh_mixin_sign`.
/// Note: It goes to blaze.mixin.one, or mixin-blaze.zeromesh.net.
/// Constant time: key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_blaze_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
    key: *const bh_ed25519_key,
    claims: *const bh_mixin_claims,
) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run_secret(|| unsafe {
        let (key, claims) = (self::key(key)?, mixin_claims(claims)?);
        render_request(request, buf, len, mixin::blaze_request(key, &claims)?)
    })
}

/// The first message to Blaze, without which none comes: the action
/// `LIST_PENDING_MESSAGES`. Send it gzipped, in a binary frame.
///
/// Returns: `BH_OK`, `BH_ERR_EMPTY`, `BH_ERR_UTF8`, `BH_ERR_TEXT`.
/// Out: buf: JSON, no NUL.
/// In: id: of the message, a new UUID.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bh_mixin_blaze_message(buf: *mut c_char, len: *mut usize, id: bh_str) -> bh_status {
    // SAFETY: the header's contract on each pointer.
    run(|| unsafe { render(buf, len, mixin::blaze_message(id.bytes()?)?) })
}
