//! sign, payload, verify and decode.

use crate::args::{self, Against, Decoded, Scheme, Service, Signed};
use crate::credentials::{Bytes, Credentials};
use crate::fail::{self, Fail};
use crate::output::{Output, json_text};
use bh_auth::core::error::Error;
use bh_auth::core::hmac::{Key, Signature};
use bh_auth::core::request::Call;
use bh_auth::core::writer::{Writer, to_vec};
use bh_auth::core::{key_text, window::Window};
use bh_auth::services::{bitbitduo, mixin, pave, toobit, velafi};
use serde_json::{Value, json};
use std::ffi::OsString;
use std::process::ExitCode;
use zeroize::Zeroizing;

pub fn sign(service: &Signed, from: &Credentials, out: &Output) -> Result<ExitCode, Fail> {
    let signature = match service {
        Signed::Velafi(it) => text_of(velafi::sign(&hmac_key(from, Service::Velafi)?, it.timestamp)?),
        Signed::Pave(it) => {
            let read = Pave::read(it, from)?;
            text_of(pave::sign(&hmac_key(from, Service::Pave)?, &read.parts())?)
        }
        Signed::Toobit(it) => {
            let (query, form) = (from.given(&it.query)?, from.given(&it.form)?);
            text_of(toobit::sign(&hmac_key(from, Service::Toobit)?, &query, &form)?)
        }
        Signed::Bitbitduo(it) => {
            let (app_id, app_key) = bitbitduo_account(it.app_id.as_ref(), from)?;
            text_of(bitbitduo::sign(&ticket(it, &app_id, &app_key))?)
        }
        Signed::Mixin(it) => {
            let body = from.given(&it.body)?;
            let secret = from.secret(Service::Mixin)?;
            let claims = Claims::read(&it.claims, from, &secret)?;
            let key = key_text::private(&secret)?;
            written(mixin::sign(&key, &claims.of(&it.claims), &call(it, &body))?)
        }
    };
    out.line(&signature, || json!({ "signature": json_text(&signature) }))
}

pub fn payload(service: &Signed, from: &Credentials, out: &Output) -> Result<ExitCode, Fail> {
    let payload = match service {
        Signed::Velafi(it) => written(velafi::payload(it.timestamp)?),
        Signed::Pave(it) => written(pave::payload(&Pave::read(it, from)?.parts())?),
        Signed::Toobit(it) => {
            let (query, form) = (from.given(&it.query)?, from.given(&it.form)?);
            written(toobit::payload(&query, &form)?)
        }
        Signed::Bitbitduo(it) => {
            let (app_id, app_key) = bitbitduo_account(it.app_id.as_ref(), from)?;
            written(bitbitduo::payload(&ticket(it, &app_id, &app_key))?)
        }
        Signed::Mixin(it) => {
            let body = from.given(&it.body)?;
            // Of the secret a keystore's ids alone are needed, if there is one.
            let claims = Claims::read(&it.claims, from, &from.secret_if_any(Service::Mixin)?)?;
            written(mixin::payload(&claims.of(&it.claims), &call(it, &body))?)
        }
    };
    out.line(&payload, || json!({ "payload": json_text(&payload) }))
}

pub fn verify(
    against: &Against,
    service: &Signed,
    from: &Credentials,
    out: &Output,
) -> Result<ExitCode, Fail> {
    let given = against.signature.as_ref().ok_or_else(|| Fail::usage("--signature is missing"))?;
    let given = from.given(given)?;
    let window = against.window()?;
    let window = window.as_ref();
    let verified = match service {
        Signed::Velafi(it) => velafi::verify(&given, &hmac_key(from, Service::Velafi)?, it.timestamp, window),
        Signed::Pave(it) => {
            let read = Pave::read(it, from)?;
            pave::verify(&given, &hmac_key(from, Service::Pave)?, &read.parts(), window)
        }
        Signed::Toobit(it) => {
            let (query, form) = (from.given(&it.query)?, from.given(&it.form)?);
            let now_ms = window.map_or(0, |window| window.now_ms);
            toobit::verify(&given, &hmac_key(from, Service::Toobit)?, &query, &form, now_ms)
        }
        Signed::Bitbitduo(it) => {
            let (app_id, app_key) = bitbitduo_account(it.app_id.as_ref(), from)?;
            bitbitduo::verify(&given, &ticket(it, &app_id, &app_key), window)
        }
        Signed::Mixin(it) => {
            let public = match &it.public_key {
                Some(key) => key_text::public(&from.given(key)?)?,
                None => key_text::private(&from.secret(Service::Mixin)?)?.public(),
            };
            let id = it.request_id.as_ref().map(|id| from.given(id)).transpose()?.unwrap_or_default();
            let body = from.given(&it.body)?;
            mixin::verify(&given, &public, &call(it, &body), &id, window, it.claims.any_body)
        }
    };
    verdict(verified, out)
}

/// Whether the push that VelaFi sent is signed by its key.
pub fn verify_webhook(it: &args::Webhook, from: &Credentials, out: &Output) -> Result<ExitCode, Fail> {
    let args::Webhook::Verify { signature, public_key, body } = it;
    let (signature, public_key) = (from.given(signature)?, from.given(public_key)?);
    verdict(velafi::webhook_verify(&signature, &public_key, &from.given(body)?), out)
}

fn verdict(verified: Result<(), Error>, out: &Output) -> Result<ExitCode, Fail> {
    match verified {
        Ok(()) => out.line(b"valid", || json!({ "valid": true })),
        // 50 to 60, and 100 to 109: what was given is not a good signature of this.
        Err(error) if matches!(error.number(), 50..=60 | 100..=109) => {
            if out.json {
                let status = fail::status(error);
                out.object(&json!({ "valid": false, "status": status, "message": error.message() }))?;
                return Ok(ExitCode::from(fail::NO));
            }
            Err(Fail { code: fail::NO, ..error.into() })
        }
        Err(error) => Err(error.into()),
    }
}

pub fn decode(service: &Decoded, from: &Credentials, out: &Output) -> Result<ExitCode, Fail> {
    match service {
        Decoded::Mixin { token } => {
            let token = from.given(token)?;
            let (read, buffer) = to_vec(|w| mixin::decode(w, &token));
            let read = read?;
            let claims = read.claims;
            let texts = [
                ("alg", read.alg),
                ("uid", claims.uid),
                ("sid", claims.sid),
                ("aid", claims.aid),
                ("iss", claims.iss),
                ("scp", claims.scp),
                ("jti", claims.jti),
                ("sig", claims.sig),
            ];
            let texts = texts.map(|(name, span)| (name, json_text(span.of(&buffer))));
            let numbers = [("iat_s", claims.iat_s), ("exp_s", claims.exp_s)];
            let numbers = numbers.map(|(name, number)| (name, number.into()));
            members(out, texts.into_iter().chain(numbers))
        }
        Decoded::Toobit(it) => {
            let (query, form) = (from.given(&it.query)?, from.given(&it.form)?);
            let mut pairs = Vec::new();
            for (place, text) in [("query", &query), ("form", &form)] {
                for pair in text.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
                    let (name, value) = split_pair(pair);
                    pairs.push((place, json_text(&unescaped(name)), json_text(&unescaped(value))));
                }
            }
            let object = |(place, name, value): &(&str, Value, Value)| json!({ "place": place, "name": name, "value": value });
            if out.json {
                return out.object(&json!({ "params": pairs.iter().map(object).collect::<Vec<_>>() }));
            }
            let lines = pairs.iter().map(|(place, name, value)| {
                let name = name.as_str().map_or_else(|| name.to_string(), str::to_string);
                format!("{place:5} {name} = {value}\n")
            });
            out.bytes(lines.collect::<String>().as_bytes())
        }
    }
}

/// Lines of `name: value`, or an object.
pub fn members<'a>(out: &Output, members: impl Iterator<Item = (&'a str, Value)>) -> Result<ExitCode, Fail> {
    if out.json {
        let object: serde_json::Map<_, _> = members.map(|(name, value)| (name.to_string(), value)).collect();
        return out.object(&object.into());
    }
    let line = |(name, value): (&str, Value)| match value {
        Value::String(text) if text.is_empty() => String::new(),
        Value::String(text) => format!("{name}: {text}\n"),
        Value::Number(number) if number.as_i64() == Some(0) => String::new(),
        other => format!("{name}: {other}\n"),
    };
    out.bytes(members.map(line).collect::<String>().as_bytes())
}

/// What stands before and behind the first `=`.
pub fn split_pair(pair: &[u8]) -> (&[u8], &[u8]) {
    match pair.iter().position(|byte| *byte == b'=') {
        Some(at) => (&pair[..at], &pair[at + 1..]),
        None => (pair, b""),
    }
}

/// Percent-decoded; what is no escape stays as it is.
fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [byte, tail @ ..] = rest {
        let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.filter(|_| *byte == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(decoded) => {
                out.push(decoded);
                rest = &tail[2..];
            }
            None => {
                out.push(*byte);
                rest = tail;
            }
        }
    }
    out
}

pub fn hmac_key(from: &Credentials, service: Service) -> Result<Key, Fail> {
    Ok(Key::new(&from.hmac_secret(service)?)?)
}

fn text_of(signature: Signature) -> Bytes {
    Zeroizing::new(signature.hex().to_vec())
}

fn written(write: impl Fn(&mut Writer)) -> Bytes {
    Zeroizing::new(to_vec(write).1)
}

impl Against {
    fn window(&self) -> Result<Option<Window>, Fail> {
        let now_ms = match self.now.as_deref() {
            None => return Ok(None),
            Some("now") => bh_auth::now_ms()?,
            Some(number) => {
                number.parse().map_err(|_| Fail::usage("--now takes Unix milliseconds, or the word now"))?
            }
        };
        Ok(Some(Window { now_ms, past_ms: self.past, ahead_ms: self.ahead }))
    }
}

/// The texts of a PAVE token.
pub struct Pave {
    pub username: Bytes,
    pub api_key: Bytes,
    pub timestamp: Bytes,
}

impl Pave {
    pub fn read(it: &args::Pave, from: &Credentials) -> Result<Pave, Fail> {
        Ok(Pave {
            username: from.given_or_text(Service::Pave, "username", it.username.as_ref())?,
            api_key: from.given_or_text(Service::Pave, "api_key", it.api_key.as_ref())?,
            timestamp: from.given(&it.timestamp)?,
        })
    }

    pub fn parts(&self) -> pave::Parts<'_> {
        pave::Parts { username: &self.username, api_key: &self.api_key, timestamp: &self.timestamp }
    }
}

pub fn bitbitduo_account(app_id: Option<&OsString>, from: &Credentials) -> Result<(Bytes, Bytes), Fail> {
    Ok((from.given_or_text(Service::Bitbitduo, "app_id", app_id)?, from.hmac_secret(Service::Bitbitduo)?))
}

pub fn scheme(scheme: Scheme) -> bitbitduo::Scheme {
    match scheme {
        Scheme::Sha256 => bitbitduo::Scheme::Sha256,
        Scheme::HmacSha256 => bitbitduo::Scheme::HmacSha256,
        Scheme::HmacSha256AppId => bitbitduo::Scheme::HmacSha256AppId,
    }
}

pub fn ticket<'a>(it: &args::Bitbitduo, app_id: &'a [u8], app_key: &'a [u8]) -> bitbitduo::Ticket<'a> {
    let (scheme, random, time_s) = (scheme(it.scheme), it.random, it.time);
    bitbitduo::Ticket { scheme, app_id, app_key, random, time_s }
}

fn call<'a>(it: &'a args::Mixin, body: &'a [u8]) -> Call<'a> {
    Call { method: it.method.as_encoded_bytes(), target: it.target.as_encoded_bytes(), body }
}

/// The texts of Mixin's claims: the options', else the keystore's, else the environment's.
#[derive(Default)]
pub struct Claims {
    texts: [Bytes; 6],
    iat_s: i64,
    exp_s: i64,
}

impl Claims {
    pub fn read(it: &args::Claims, from: &Credentials, secret: &[u8]) -> Result<Claims, Fail> {
        let mut kept = [const { Vec::new() }; 4].map(Zeroizing::new);
        if let Ok(keystore) = mixin::keystore_read(secret) {
            let (spans, buffer) = to_vec(keystore);
            let buffer = Zeroizing::new(buffer);
            let spans = [spans.app_id, spans.session_id, spans.authorization_id, spans.scope];
            kept = spans.map(|span| Zeroizing::new(span.of(&buffer).to_vec()));
        }
        let [app_id, session_id, aid_kept, scope_kept] = kept;
        let is_oauth = it.aid.is_some() || it.iss.is_some() || !aid_kept.is_empty();
        let text = |option: &Option<OsString>, kept: &[u8], name: &str, wanted: bool| match option {
            Some(option) => from.given(option),
            None if !kept.is_empty() && wanted => Ok(Zeroizing::new(kept.to_vec())),
            None if wanted => Ok(from.known(Service::Mixin, name).unwrap_or_default()),
            None => Ok(Bytes::default()),
        };
        let uid = text(&it.uid, &app_id, "uid", !is_oauth)?;
        let sid = text(&it.sid, &session_id, "sid", !is_oauth)?;
        let aid = text(&it.aid, &aid_kept, "aid", is_oauth)?;
        let iss = text(&it.iss, &app_id, "iss", is_oauth)?;
        let scp = text(&it.scp, &scope_kept, "scp", is_oauth)?;
        let jti = match &it.jti {
            Some(jti) => from.given(jti)?,
            None => Zeroizing::new(bh_auth::uuid_v4()?.into_bytes()),
        };
        let iat_s = it.iat.map_or_else(|| bh_auth::now_ms().map(|ms| ms / 1000), Ok)?;
        let exp_s = it.exp.unwrap_or_else(|| iat_s.saturating_add(3600));
        Ok(Claims { texts: [uid, sid, aid, iss, scp, jti], iat_s, exp_s })
    }

    pub fn of(&self, it: &args::Claims) -> mixin::Claims<'_> {
        let [uid, sid, aid, iss, scp, jti] = self.texts.each_ref().map(|text| text.as_slice());
        let (iat_s, exp_s, any_body) = (self.iat_s, self.exp_s, it.any_body);
        mixin::Claims { uid, sid, aid, iss, scp, jti, iat_s, exp_s, any_body }
    }
}
