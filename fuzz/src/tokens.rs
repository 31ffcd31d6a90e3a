//! Mixin's tokens, taken apart and verified with serde_json, data-encoding and ring.

use crate::json::{Member, Object, Text};
use crate::make::{check_method, check_target};
use crate::other;
use crate::other::{check_s, check_window};
use crate::status::*;
use bh_auth::ffi::types::bh_window;
use data_encoding::BASE64URL_NOPAD;

/// The request that a token came with.
pub struct Request<'a> {
    pub method: &'a [u8],
    pub target: &'a [u8],
    pub body: &'a [u8],
    pub id: &'a [u8],
}

impl Request<'_> {
    fn check(&self) -> Result<(), u32> {
        check_method(self.method)?;
        check_target(self.target())
    }

    fn target(&self) -> &[u8] {
        if self.target.is_empty() { b"/" } else { self.target }
    }

    /// What the claim `sig` must be.
    pub fn sig(&self) -> String {
        other::hex(&other::sha256(&[self.method, self.target(), self.body].concat()))
    }
}

/// A token's parts, decoded.
pub struct Parts {
    pub alg: String,
    pub claims: Vec<u8>,
    has_extensions: bool,
    signed: Vec<u8>,
    signature: Vec<u8>,
}

pub fn split(token: &[u8]) -> Result<Parts, u32> {
    if token.len() > 8192 {
        return Err(SIZE);
    }
    let parts: Vec<&[u8]> = token.split(|byte| *byte == b'.').collect();
    let [header, claims, signature] = parts[..] else { return Err(TOKEN_FORMAT) };
    let decode = |part: &[u8]| BASE64URL_NOPAD.decode(part).map_err(|_| TOKEN_FORMAT);
    let text = decode(header)?;
    let Text::Object(members) = Text::read(&text) else { return Err(TOKEN_FORMAT) };
    let [alg, _] = members.members(["alg", "crit"]).ok_or(TOKEN_FORMAT)?;
    Ok(Parts {
        alg: alg.text().ok_or(TOKEN_FORMAT)?,
        has_extensions: members.has("crit"),
        claims: decode(claims)?,
        signed: token[..header.len() + 1 + claims.len()].to_vec(),
        signature: decode(signature)?,
    })
}

/// The claims, in the header's order, with `sig`, and their times.
pub struct Claims<'a> {
    pub texts: [Member<'a>; 7],
    pub times: [Member<'a>; 3],
}

pub fn claims(text: &[u8]) -> Result<Claims<'_>, u32> {
    let Text::Object(object) = Text::read(text) else { return Err(TOKEN_FORMAT) };
    let object: Object = object;
    let names = ["uid", "sid", "aid", "iss", "scp", "jti", "sig", "iat", "exp", "nbf"];
    let [uid, sid, aid, iss, scp, jti, sig, times @ ..] = object.members(names).ok_or(TOKEN_FORMAT)?;
    Ok(Claims { texts: [uid, sid, aid, iss, scp, jti, sig], times })
}

/// A token of a request, or the server's of its response, whose body is JSON or absent: the request's may be any here.
pub fn verify(
    is_integrity: bool,
    token: &[u8],
    public: &[u8; 32],
    request: &Request,
    window: Option<&bh_window>,
) -> Result<(), u32> {
    request.check()?;
    if is_integrity && !matches!(request.body, [] | [b'{' | b'[', ..]) {
        return Err(BODY_KIND);
    }
    let parts = split(token)?;
    if parts.alg != "EdDSA" {
        return Err(TOKEN_ALGORITHM);
    }
    let signature = parts.signature.as_slice().try_into().ok().filter(|_| !parts.has_extensions);
    verify_strictly(signature.ok_or(TOKEN_FORMAT)?, public, &parts.signed)?;
    check(is_integrity, &parts.claims, request, window)
}

/// As ring verifies, without the points that a strict verifier refuses.
pub fn verify_strictly(signature: &[u8; 64], public: &[u8; 32], message: &[u8]) -> Result<(), u32> {
    if other::is_weak(public) {
        return Err(PUBLIC_KEY);
    }
    let r = signature[..32].try_into().expect("half of 64");
    let is_right = other::ed25519_verify(public, message, signature) && !other::is_weak(&r);
    if is_right { Ok(()) } else { Err(SIGNATURE) }
}

fn check(is_integrity: bool, text: &[u8], request: &Request, window: Option<&bh_window>) -> Result<(), u32> {
    let Claims { texts, times } = claims(text)?;
    let [_, _, aid, iss, _, jti, sig] = texts.map(|member| member.text().filter(|text| !text.is_empty()));
    let times = times.map(ms);
    if !is_integrity {
        check_sets(&texts)?;
        match times {
            [Ok(Some(iat)), Ok(Some(exp)), _] if iat < exp => {}
            _ => return Err(TOKEN_CLAIMS),
        }
    }
    let (Some(jti), Some(sig)) = (jti, sig) else { return Err(TOKEN_CLAIMS) };
    if sig != request.sig() {
        return Err(TOKEN_REQUEST);
    }
    let needs_id = is_integrity || aid.is_some() && iss.is_some();
    if (needs_id || !request.id.is_empty()) && jti.as_bytes() != request.id {
        return Err(TOKEN_REQUEST_ID);
    }
    let [iat, exp, nbf] = times;
    let (begins, end) = ([iat?, nbf?], exp?);
    let Some(window) = window else { return Ok(()) };
    check_window(window.now_ms, window.past_ms, window.ahead_ms)?;
    // In wide numbers, kept within 64 bits where the library keeps them so.
    let within = |time: i128| time.min(i64::MAX.into());
    let [now, past, ahead] = [window.now_ms, window.past_ms, window.ahead_ms].map(i128::from);
    if begins.into_iter().flatten().any(|begin| begin > within(now + ahead)) {
        return Err(FUTURE);
    }
    if end.is_some_and(|end| now >= within(end + past)) { Err(STALE) } else { Ok(()) }
}

/// A bot's claims or OAuth's, each set whole, and nothing of the other.
fn check_sets(texts: &[Member; 7]) -> Result<(), u32> {
    let is_there = |which: usize| {
        let it = texts[which];
        it.is_there() && it.text() != Some(String::new())
    };
    let is_text = |which: usize| texts[which].text().is_some_and(|text| !text.is_empty());
    let [uid, sid, aid, iss, scp] = [0, 1, 2, 3, 4];
    let has_no = |both: [usize; 2]| !both.into_iter().any(is_there);
    let is_bot = is_text(uid) && is_text(sid) && has_no([aid, iss]) && (is_text(scp) || !is_there(scp));
    let is_oauth = is_text(aid) && is_text(iss) && is_text(scp) && has_no([uid, sid]);
    if is_bot || is_oauth { Ok(()) } else { Err(TOKEN_CLAIMS) }
}

/// A NumericDate (RFC 7519, section 2) in whole milliseconds.
fn ms(member: Member) -> Result<Option<i128>, u32> {
    let Some(number) = member.json() else { return Ok(None) };
    if !number.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
        return Err(TOKEN_CLAIMS);
    }
    let seconds: f64 = number.parse().expect("JSON's numbers are Rust's");
    let ms = (seconds * 1000.0).floor();
    check_s((ms / 1000.0).floor() as i64).map_err(|_| TOKEN_CLAIMS)?;
    Ok(Some(ms as i128))
}
