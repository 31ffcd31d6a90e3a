//! Tokens that somebody else made: verified against what they came with, or only read.

use super::{check_body, checked, checked_call, keystore};
use crate::core::checks;
use crate::core::encoding;
use crate::core::error::Error;
use crate::core::hmac::sha256;
use crate::core::http::Http;
use crate::core::json::{self, Member, Text};
use crate::core::jwt::{self, Parts};
use crate::core::request::Call;
use crate::core::span::Span;
use crate::core::time;
use crate::core::window::Window;
use crate::core::writer::Writer;

/// The claims as JSON has them.
struct Read<'a> {
    uid: Member<'a>,
    sid: Member<'a>,
    aid: Member<'a>,
    iss: Member<'a>,
    scp: Member<'a>,
    jti: Member<'a>,
    sig: Member<'a>,
    iat: Member<'a>,
    exp: Member<'a>,
    nbf: Member<'a>,
}

impl<'a> Read<'a> {
    fn from(claims: &'a [u8]) -> Result<Read<'a>, Error> {
        let names = ["uid", "sid", "aid", "iss", "scp", "jti", "sig", "iat", "exp", "nbf"];
        let [uid, sid, aid, iss, scp, jti, sig, iat, exp, nbf] =
            json::object(claims, names).map_err(|_| Error::TokenFormat)?;
        Ok(Read { uid, sid, aid, iss, scp, jti, sig, iat, exp, nbf })
    }
}

/// A text claim that is there and not empty.
fn claim(member: Member<'_>) -> Option<Text<'_>> {
    json::text(member).filter(|text| !text.is_empty())
}

/// The steps of a verification stand in functions of their own: while the signature is verified, which needs most of the
/// stack, nothing of the others lies there.
#[inline(never)]
fn check_call(call: &Call, any_body: bool) -> Result<(), Error> {
    checked(call, any_body).map(drop)
}

/// Whether a claim is there, be it of another type than it should have.
fn is_there(member: Member<'_>) -> bool {
    member.is_some() && json::text(member).is_none_or(|text| !text.is_empty())
}

/// Which of the two sets of claims is there, whole, and nothing of the other: a bot's or OAuth's.
fn is_oauth(claims: &Read) -> Result<bool, Error> {
    let all = |members: &[Member]| members.iter().all(|member| claim(*member).is_some());
    let any = |members: &[Member]| members.iter().any(|member| is_there(*member));
    let (bot, oauth) = ([claims.uid, claims.sid], [claims.aid, claims.iss]);
    if all(&bot) && !any(&oauth) && (claim(claims.scp).is_some() || !is_there(claims.scp)) {
        Ok(false)
    } else if all(&oauth) && claim(claims.scp).is_some() && !any(&bot) {
        Ok(true)
    } else {
        Err(Error::TokenClaims)
    }
}

/// A claim's time in milliseconds: a number of seconds, with a fraction or without (RFC 7519, section 2), that
/// a token can have. What is there and is no such number is not as good as absent: it would never expire.
fn date_ms(member: Member) -> Result<Option<i64>, Error> {
    let Some(value) = member else { return Ok(None) };
    let json::Value::Number(number) = value else { return Err(Error::TokenClaims) };
    let seconds: f64 =
        std::str::from_utf8(number).ok().and_then(|number| number.parse().ok()).ok_or(Error::TokenClaims)?;
    // Exact: all of these have fewer digits than a double.
    let ms = (seconds * 1000.0).floor() as i64;
    time::check_s(ms.div_euclid(1000)).map_err(|_| Error::TokenClaims)?;
    Ok(Some(ms))
}

/// Hands the claims on.
#[inline(never)]
fn with_claims<T>(token: &[u8], read: impl FnOnce(Read) -> Result<T, Error>) -> Result<T, Error> {
    Parts::split(token)?.claims(|claims| read(Read::from(claims)?))
}

/// Verifies a token against the request that it came with.
pub fn verify(
    token: &[u8],
    public: &[u8; 32],
    call: &Call,
    request_id: &[u8],
    window: Option<&Window>,
    any_body: bool,
) -> Result<(), Error> {
    check_call(call, any_body)?;
    jwt::verify(token, public)?;
    with_claims(token, |claims| {
        let oauth = is_oauth(&claims)?;
        let times = [claims.iat, claims.exp].map(date_ms);
        match times {
            [Ok(Some(iat_ms)), Ok(Some(exp_ms))] if iat_ms < exp_ms => {}
            _ => return Err(Error::TokenClaims),
        }
        check_request(&claims, &checked(call, any_body)?, request_id, oauth)?;
        check_times(&claims, window)
    })
}

/// Verifies the server's token over its response to a request.
pub fn integrity_verify(
    token: &[u8],
    public: &[u8; 32],
    call: &Call,
    request_id: &[u8],
    window: Option<&Window>,
) -> Result<(), Error> {
    // The body is the response's, which a GET has too.
    checked_call(call)?;
    check_body(call.body, false)?;
    jwt::verify(token, public)?;
    with_claims(token, |claims| {
        check_request(&claims, &checked_call(call)?, request_id, true)?;
        check_times(&claims, window)
    })
}

/// Checks that a response is the one to a request: by its `X-Request-Id` and, of OAuth, where there is the server's
/// key, by its integrity token, which only the error 401 may lack. A response from 400 on has neither.
pub fn response_verify(
    http: &Http,
    server_key: &[u8],
    target: &[u8],
    request_id: &[u8],
    window: Option<&Window>,
) -> Result<(), Error> {
    http.check()?;
    checks::not_empty(request_id)?;
    let public = if server_key.is_empty() { None } else { Some(keystore::server_key(server_key)?) };
    let call = Call { method: http.request_method, target, body: http.body };
    checked_call(&call)?;
    if http.status == 0 || http.status >= 400 {
        return Ok(());
    }
    if http.request_id != request_id {
        return Err(Error::ResponseRequestId);
    }
    match public {
        None => Ok(()),
        Some(_) if http.integrity_token.is_empty() && is_unauthorized(http) => Ok(()),
        Some(_) if http.integrity_token.is_empty() => Err(Error::IntegrityMissing),
        Some(public) => integrity_verify(http.integrity_token, &public, &call, request_id, window),
    }
}

#[inline(never)]
fn is_unauthorized(http: &Http) -> bool {
    let [error] = json::object(http.content(), ["error"]).unwrap_or_default();
    let [code] = json::nested(error, ["code"]).unwrap_or_default();
    json::whole_number(code) == Some(401)
}

fn check_request(claims: &Read, pieces: &[&[u8]], request_id: &[u8], id_required: bool) -> Result<(), Error> {
    let (jti, sig) = claim(claims.jti).zip(claim(claims.sig)).ok_or(Error::TokenClaims)?;
    if !sig.is(&encoding::hex(&sha256(pieces))) {
        return Err(Error::TokenRequest);
    }
    if (id_required || !request_id.is_empty()) && !jti.is(request_id) {
        return Err(Error::TokenRequestId);
    }
    Ok(())
}

fn check_times(claims: &Read, window: Option<&Window>) -> Result<(), Error> {
    let [begin_ms, end_ms, not_before_ms] = [claims.iat, claims.exp, claims.nbf].map(date_ms);
    let (begin_ms, end_ms, not_before_ms) = (begin_ms?, end_ms?, not_before_ms?);
    let Some(window) = window else { return Ok(()) };
    window.check()?;
    for ms in [begin_ms, not_before_ms].into_iter().flatten() {
        window.admits_begin(ms)?;
    }
    end_ms.map_or(Ok(()), |ms| window.admits_end(ms))
}

/// Where the claims of a decoded token lie.
#[derive(Clone, Copy, Debug, Default)]
pub struct DecodedClaims {
    /// See [`super::Claims::uid`].
    pub uid: Span,
    /// See [`super::Claims::sid`].
    pub sid: Span,
    /// See [`super::Claims::aid`].
    pub aid: Span,
    /// See [`super::Claims::iss`].
    pub iss: Span,
    /// See [`super::Claims::scp`].
    pub scp: Span,
    /// See [`super::Claims::jti`].
    pub jti: Span,
    /// Hex SHA-256 of method, target and body.
    pub sig: Span,
    /// See [`super::Claims::iat_s`].
    pub iat_s: i64,
    /// See [`super::Claims::exp_s`].
    pub exp_s: i64,
}

/// A token, read but not verified.
#[derive(Clone, Copy, Debug)]
pub struct Decoded {
    /// The algorithm that its header names.
    pub alg: Span,
    /// Its claims.
    pub claims: DecodedClaims,
}

/// Reads a token of any algorithm without verifying it. A text with a NUL is refused: read as a C string
/// it would be another.
pub fn decode(w: &mut Writer, token: &[u8]) -> Result<Decoded, Error> {
    let parts = Parts::split(token)?;
    let mut put = |text: Option<Text>| match text.unwrap_or_default() {
        text if text.has_nul() => Err(Error::TokenFormat),
        text => Ok(w.text(|w| text.put(w))),
    };
    let alg = parts.header(|header| put(Some(header.alg)))?;
    parts.claims(|claims| {
        let claims = Read::from(claims)?;
        Ok(Decoded {
            alg,
            claims: DecodedClaims {
                uid: put(json::text(claims.uid))?,
                sid: put(json::text(claims.sid))?,
                aid: put(json::text(claims.aid))?,
                iss: put(json::text(claims.iss))?,
                scp: put(json::text(claims.scp))?,
                jti: put(json::text(claims.jti))?,
                sig: put(json::text(claims.sig))?,
                iat_s: json::integer(claims.iat).unwrap_or_default(),
                exp_s: json::integer(claims.exp).unwrap_or_default(),
            },
        })
    })
}
