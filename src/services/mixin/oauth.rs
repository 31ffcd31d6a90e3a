//! OAuth: the call that turns a code into an authorization, and PKCE as Mixin does it.
//!
//! Source: Mixin, "OAuth" (api/oauth), and its official clients.

use super::{codes, put_text, refused};
use crate::core::checks;
use crate::core::declassify::declassify;
use crate::core::ed25519;
use crate::core::encoding::{self, Alphabet};
use crate::core::error::Error;
use crate::core::hmac::sha256;
use crate::core::http::Http;
use crate::core::json::{self, Member, Text};
use crate::core::key_text;
use crate::core::request::Request;
use crate::core::response::{Response, Token};
use crate::core::span::Span;
use crate::core::writer::Writer;
use crate::services::reading::{self, Said};
use zeroize::Zeroizing;

/// How many random bytes a code verifier is made of.
const RANDOM: usize = 32;

/// The `code_challenge` of a `code_verifier`: SHA-256 of the bytes that the verifier is base64url of, and not of its
/// text, as RFC 7636 has it. Its method is called `SHA256`, not `S256`.
pub fn code_challenge(verifier: &[u8]) -> Result<impl Fn(&mut Writer), Error> {
    let random = code_bytes(verifier)?;
    let hash = sha256(&[random.as_slice()]);
    Ok(move |w: &mut Writer| encoding::base64url_encode(w, &hash))
}

fn code_bytes(verifier: &[u8]) -> Result<Zeroizing<[u8; RANDOM]>, Error> {
    let mut random = Zeroizing::new([0; RANDOM]);
    let is_whole = verifier.len() == encoding::base64url_len(RANDOM)
        && encoding::read_base64(verifier, Alphabet::Url, |index, byte| random[index] = byte);
    if is_whole { Ok(random) } else { Err(Error::Encoding) }
}

/// What a code is exchanged with.
#[derive(Clone, Copy, Default)]
pub struct TokenCall<'a> {
    /// The client's id.
    pub client_id: &'a [u8],
    /// The code that the user's approval gave.
    pub code: &'a [u8],
    /// The client's secret, or empty.
    pub client_secret: &'a [u8],
    /// The code verifier, or empty.
    pub code_verifier: &'a [u8],
    /// The client's own public key, or empty: then the service makes an access token.
    pub public_key: &'a [u8],
}

/// The token call, `POST /oauth/token`.
pub fn token_request(call: &TokenCall) -> Result<impl Fn(&mut Writer) -> Request, Error> {
    let utf8 = |text| std::str::from_utf8(text).map_err(|_| Error::Utf8);
    let (client_id, code, secret) = (utf8(call.client_id)?, utf8(call.code)?, call.client_secret);
    let escaped = if is_plain(secret) { None } else { Some(utf8(secret)?) };
    for text in [call.client_id, call.code] {
        checks::not_empty(text)?;
        checks::text(text)?;
    }
    if secret.is_empty() == call.code_verifier.is_empty() {
        return Err(Error::OauthProof);
    }
    if !call.code_verifier.is_empty() {
        code_bytes(call.code_verifier)?;
    }
    let public = match call.public_key {
        [] => None,
        key => Some(key.try_into().map_err(|_| Error::PublicKey)?),
    };
    public.map_or(Ok(()), ed25519::check_public)?;
    let verifier = call.code_verifier;
    Ok(move |w: &mut Writer| {
        let mut request = Request::begin(w, b"POST", b"/oauth/token");
        request.header(w, "Content-Type", b"application/json");
        request.body = w.text(|w| {
            w.put(b"{\"client_id\":");
            put_text(w, client_id);
            if !secret.is_empty() {
                w.put(b",\"client_secret\":");
                match escaped {
                    Some(secret) => put_text(w, secret),
                    None => [b"\"", secret, b"\""].iter().for_each(|piece| w.put(piece)),
                }
            }
            w.put(b",\"code\":");
            put_text(w, code);
            if !verifier.is_empty() {
                w.put(b",\"code_verifier\":\"");
                w.put(verifier);
                w.put(b"\"");
            }
            if let Some(public) = public {
                w.put(b",\"ed25519\":\"");
                encoding::base64url_encode(w, public);
                w.put(b"\"");
            }
            w.put(b"}");
        });
        request
    })
}

/// Whether JSON has a secret as it is, as all of Mixin's: every byte is looked at, and none is branched on.
fn is_plain(secret: &[u8]) -> bool {
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte) & (byte != b'"') & (byte != b'\\');
    let all = secret.iter().fold(true, |all, byte| all & is_plain(*byte));
    declassify(all, "whether a secret must be escaped is told")
}

/// What a user granted. What it does not hold is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Authorization<T = Span> {
    /// The authorization's id: the claim `aid`.
    pub authorization_id: T,
    /// The granted scopes, which may be fewer than were asked for: the claim `scp`.
    pub scope: T,
    /// The key that the server signs its responses with, in lower-case hex.
    pub server_key: T,
}

struct Granted<'a> {
    authorization_id: Text<'a>,
    scope: Text<'a>,
    server_key: Option<[u8; 32]>,
    token: Option<Text<'a>>,
}

/// What is granted to a client with a key of its own, or an access token.
fn granted(data: Member<'_>) -> Result<Granted<'_>, Error> {
    let members = json::nested(data, ["authorization_id", "scope", "ed25519", "access_token"]);
    let [authorization_id, scope, key, token] = members.ok_or(Error::Response)?.map(json::text);
    let scope = scope.filter(|scope| !scope.is_empty() && !scope.has_nul()).ok_or(Error::Response)?;
    let token = token.filter(|token| !token.is_empty());
    match (authorization_id, key) {
        (Some(id), Some(key)) if !id.is_empty() && !id.has_nul() => {
            let key = key_text::bytes32(&key).map_err(|_| Error::PublicKey)?;
            ed25519::check_public(&key)?;
            Ok(Granted { authorization_id: id, scope, server_key: Some(key), token })
        }
        (None, None) if token.is_some() => {
            Ok(Granted { authorization_id: Text::default(), scope, server_key: None, token })
        }
        _ => Err(Error::Response),
    }
}

/// Reads the response to the token call: its token is an access token, which a client with a key of its own has none of.
pub fn token_response<'a>(http: &Http<'a>) -> Result<Response<'a>, Error> {
    reading::read(http, codes::MIXIN, ["error", "success", "data"], |[error, success, data]| {
        if error.is_some() || reading::says_no(success) {
            return refused(error);
        }
        match granted(data) {
            Ok(granted) if http.status != 202 => match (granted.token, Token::new(granted.token)) {
                (None, _) => Said::Good(Response::accepted(http.status)),
                (Some(_), Some(token)) => Said::Good(Response { token, ..Response::accepted(http.status) }),
                (Some(_), None) => Said::Nothing,
            },
            _ => Said::Nothing,
        }
    })
}

/// Reads what was granted, of the body of a response that was accepted.
pub fn authorization_read(body: &[u8]) -> Result<impl Fn(&mut Writer) -> Authorization, Error> {
    let body = Http::new(200, body).content();
    let [data] = json::object(body, ["data"]).map_err(|_| Error::Response)?;
    let granted = granted(data)?;
    Ok(move |w: &mut Writer| Authorization {
        authorization_id: w.text(|w| granted.authorization_id.put(w)),
        scope: w.text(|w| granted.scope.put(w)),
        server_key: w.text(|w| {
            if let Some(key) = &granted.server_key {
                w.put(&encoding::hex(key));
            }
        }),
    })
}
