//! request: the whole request in four forms, and where it goes.

use crate::args::{RequestForm, Requested, Service};
use crate::credentials::{Bytes, Credentials};
use crate::fail::Fail;
use crate::output::{Output, json_text};
use crate::signing::{Claims, Pave, bitbitduo_account, hmac_key, scheme, split_pair};
use bh_auth::core::query::Param;
use bh_auth::core::request::{Call, Request};
use bh_auth::core::writer::{Writer, to_vec};
use bh_auth::core::{key_text, time};
use bh_auth::services::{bitbitduo, mixin, pave, toobit, velafi};
use serde_json::{Map, Value, json};
use std::ffi::{OsStr, OsString};
use std::process::ExitCode;
use zeroize::Zeroizing;

/// A request, ready to send.
pub struct Built {
    pub method: Bytes,
    pub target: Bytes,
    pub headers: Vec<(Bytes, Bytes)>,
    pub body: Bytes,
}

impl Built {
    pub fn render(write: impl Fn(&mut Writer) -> Request) -> Built {
        let (request, buffer) = to_vec(write);
        let buffer = Zeroizing::new(buffer);
        let bytes = |span: bh_auth::core::span::Span| Zeroizing::new(span.of(&buffer).to_vec());
        Built {
            method: bytes(request.method),
            target: bytes(request.target),
            headers: request.headers().iter().map(|one| (bytes(one.name), bytes(one.value))).collect(),
            body: bytes(request.body),
        }
    }
}

pub fn print(
    form: &RequestForm,
    service: &Requested,
    from: &Credentials,
    out: &Output,
) -> Result<ExitCode, Fail> {
    let (of, built) = build(service, from)?;
    let is_trade = matches!(service, Requested::Bitbitduo { method: Some(_), .. });
    let host = if is_trade { bh_auth::bitbitduo::TRADE_HOST } else { of.host() };
    let base = base(of, form.base.as_deref(), from, host)?;
    if out.json {
        return out.object(&as_json(&base, &built));
    }
    let text = if form.curl {
        as_curl(&base, &built)?
    } else if form.http {
        as_http(&base, &built)
    } else {
        as_text(&base, &built)
    };
    out.bytes(&text)
}

fn build(service: &Requested, from: &Credentials) -> Result<(Service, Built), Fail> {
    let now_s = |time: Option<i64>| time.map_or_else(|| bh_auth::now_ms().map(|ms| ms / 1000), Ok);
    let now_ms = |time: Option<i64>| time.map_or_else(bh_auth::now_ms, Ok);
    Ok(match service {
        Requested::Velafi { method: Some(method), target: Some(target), body, content_type, .. } => {
            let token = from.text(Service::Velafi, "token")?;
            let (body, content_type) = (from.given(body)?, content_type.as_encoded_bytes());
            let call = call(method, target, &body);
            (Service::Velafi, Built::render(velafi::request(&token, &call, content_type)?))
        }
        Requested::Velafi { timestamp, .. } => {
            let api_key = from.text(Service::Velafi, "api_key")?;
            let key = hmac_key(from, Service::Velafi)?;
            (Service::Velafi, Built::render(velafi::token_request(&key, &api_key, now_ms(*timestamp)?)?))
        }
        Requested::Pave { method, target, body, timestamp } => {
            let timestamp = match timestamp {
                Some(timestamp) => from.given(timestamp)?,
                None => Zeroizing::new(time::format_utc(now_s(None)?)?[..20].to_vec()),
            };
            let body = from.given(body)?;
            (Service::Pave, pave_request(from, timestamp, &call(method, target, &body))?)
        }
        Requested::Mixin { method, target, body, claims } => {
            let body = from.given(body)?;
            let secret = from.secret(Service::Mixin)?;
            let read = Claims::read(claims, from, &secret)?;
            let key = key_text::private(&secret)?;
            let call = call(method, target, &body);
            (Service::Mixin, Built::render(mixin::request(&key, &read.of(claims), &call)?))
        }
        Requested::Toobit { method, path, params, query, form, body, timestamp, recv_window, unsigned } => {
            let in_query = matches!(method.to_str(), Some("GET" | "DELETE"));
            let (plain_query, plain_form) = if in_query {
                (params.as_slice(), [].as_slice())
            } else {
                ([].as_slice(), params.as_slice())
            };
            let query = pairs(plain_query.iter().chain(query))?;
            let form = pairs(plain_form.iter().chain(form))?;
            let (api_key, body) = (from.text(Service::Toobit, "api_key")?, from.given(body)?);
            let call = toobit::Call {
                api_key: &api_key,
                method: method.as_encoded_bytes(),
                path: path.as_encoded_bytes(),
                query: query.iter().copied(),
                form: form.iter().copied(),
                json: &body,
                timestamp_ms: now_ms(*timestamp)?,
                recv_window_ms: *recv_window,
            };
            let built = if *unsigned {
                Built::render(toobit::key_request(&call)?)
            } else {
                Built::render(toobit::request(&hmac_key(from, Service::Toobit)?, &call)?)
            };
            (Service::Toobit, built)
        }
        Requested::Bitbitduo { method: Some(method), params, id, .. } => {
            let token = from.text(Service::Bitbitduo, "token")?;
            let params = from.given(params.as_deref().unwrap_or_default())?;
            let call = bitbitduo::Call {
                token: &token,
                method: method.as_encoded_bytes(),
                params: &params,
                id: *id,
            };
            (Service::Bitbitduo, Built::render(bitbitduo::request(&call)?))
        }
        Requested::Bitbitduo { scheme: named, random, time, .. } => {
            let (app_id, app_key) = bitbitduo_account(None, from)?;
            let ticket = bitbitduo::Ticket {
                scheme: scheme(*named),
                app_id: &app_id,
                app_key: &app_key,
                random: random.map_or_else(bh_auth::bitbitduo::random, Ok)?,
                time_s: now_s(*time)?,
            };
            (Service::Bitbitduo, Built::render(bitbitduo::token_request(&ticket)?))
        }
    })
}

pub fn pave_request(from: &Credentials, timestamp: Bytes, call: &Call) -> Result<Built, Fail> {
    let username = from.text(Service::Pave, "username")?;
    let api_key = from.text(Service::Pave, "api_key")?;
    let read = Pave { username, api_key, timestamp };
    Ok(Built::render(pave::request(&hmac_key(from, Service::Pave)?, &read.parts(), call)?))
}

fn call<'a>(method: &'a OsStr, target: &'a OsStr, body: &'a [u8]) -> Call<'a> {
    Call { method: method.as_encoded_bytes(), target: target.as_encoded_bytes(), body }
}

fn pairs<'a>(texts: impl Iterator<Item = &'a OsString>) -> Result<Vec<Param<'a>>, Fail> {
    let pair = |text: &'a OsString| {
        let (name, value) = split_pair(text.as_encoded_bytes());
        let is_pair = text.as_encoded_bytes().contains(&b'=');
        is_pair.then_some(Param { name, value }).ok_or_else(|| {
            Fail::usage(format!("{} is no parameter: give it as NAME=VALUE", text.to_string_lossy()))
        })
    };
    texts.map(pair).collect()
}

/// Where requests go: scheme and host. What a key and a signature are sent to in the clear is this machine alone.
///
/// `host` is where they go when nothing else is said.
pub fn base(service: Service, option: Option<&str>, from: &Credentials, host: &str) -> Result<String, Fail> {
    let known = || from.known(service, "host").map(|host| String::from_utf8_lossy(&host).into_owned());
    let base = option.map(str::to_string).or_else(known).filter(|base| !base.is_empty());
    let base = base.unwrap_or_else(|| host.into());
    let wrong = |why: &str| Err(Fail::usage(format!("the base {why}: give it as https://host")));
    let (scheme, host) = match base.split_once("://") {
        Some((scheme, host)) => (scheme.to_ascii_lowercase(), host.strip_suffix('/').unwrap_or(host)),
        None => return wrong("has no scheme"),
    };
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]_".contains(&byte);
    if host.is_empty() || !host.bytes().all(is_host) {
        return wrong("is not scheme and host alone");
    }
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let is_here = name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
    match scheme.as_str() {
        "https" => {}
        "http" if is_here => {}
        "http" => return wrong("is http, which anybody on the way can read, and not this machine"),
        _ => return wrong("is neither https nor http"),
    }
    Ok(format!("{scheme}://{host}"))
}

fn as_json(base: &str, built: &Built) -> Value {
    let header =
        |(name, value): &(Bytes, Bytes)| (String::from_utf8_lossy(name).into_owned(), json_text(value));
    let headers: Map<String, Value> = built.headers.iter().map(header).collect();
    let target = String::from_utf8_lossy(&built.target);
    json!({
        "method": json_text(&built.method),
        "url": format!("{base}{target}"),
        "target": target,
        "headers": headers,
        "body": json_text(&built.body),
    })
}

/// As a person reads it.
fn as_text(base: &str, built: &Built) -> Vec<u8> {
    let mut text = [&built.method[..], b" ", base.as_bytes(), &built.target, b"\n"].concat();
    for (name, value) in &built.headers {
        text.extend([&name[..], b": ", value, b"\n"].concat());
    }
    if !built.body.is_empty() {
        text.extend([b"\n", &built.body[..], b"\n"].concat());
    }
    text
}

fn as_http(base: &str, built: &Built) -> Vec<u8> {
    let host = base.split("://").last().unwrap_or_default();
    let mut text =
        [&built.method[..], b" ", &built.target, b" HTTP/1.1\r\nHost: ", host.as_bytes(), b"\r\n"].concat();
    for (name, value) in &built.headers {
        text.extend([&name[..], b": ", value, b"\r\n"].concat());
    }
    if !built.body.is_empty() {
        text.extend(format!("Content-Length: {}\r\n", built.body.len()).into_bytes());
    }
    text.extend([b"\r\n", &built.body[..]].concat());
    text
}

/// One option a line. Without `globoff` and `path-as-is` curl would send another target than was signed.
fn as_curl(base: &str, built: &Built) -> Result<Vec<u8>, Fail> {
    let url = [base.as_bytes(), &built.target[..]].concat();
    let mut options = vec![("request", built.method.to_vec()), ("url", url)];
    for (name, value) in &built.headers {
        options.push(("header", [&name[..], b": ", value].concat()));
    }
    if !built.body.is_empty() {
        options.push(("data-raw", built.body.to_vec()));
    }
    let mut text = b"globoff\npath-as-is\nsilent\nshow-error\n".to_vec();
    for (name, value) in options {
        if value.contains(&0) {
            return Err(Fail::usage("a configuration of curl cannot hold a NUL: use --http"));
        }
        text.extend([name.as_bytes(), b" = \""].concat());
        for byte in value {
            match byte {
                b'"' | b'\\' => text.extend([b'\\', byte]),
                b'\n' => text.extend(b"\\n"),
                b'\r' => text.extend(b"\\r"),
                b'\t' => text.extend(b"\\t"),
                0x0b => text.extend(b"\\v"),
                byte => text.push(byte),
            }
        }
        text.extend(b"\"\n");
    }
    Ok(text)
}
