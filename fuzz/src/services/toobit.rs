use super::{Request, request, same};
use crate::json::Text;
use crate::make::{check_header, check_target, hmac_key, signature};
use crate::memory::{exact, text, view};
use crate::other;
use crate::other::check_ms;
use crate::status::*;
use crate::tape::Tape;
use bh_auth::ffi::keys::bh_hmac_key;
use bh_auth::ffi::toobit::*;
use bh_auth::ffi::types::bh_param;

pub fn ready(tape: &mut Tape) {
    let [secret, query, body] = std::array::from_fn(|_| exact(&tape.text()));
    let payload = check_ready(&query, &body).map(|()| [&query[..], &body].concat());
    let (q, b) = (view(&query), view(&body));
    same("payload", text(|buf, len| unsafe { bh_toobit_payload(buf, len, q, b) }), &payload);
    if let Ok(key) = hmac_key(&secret) {
        let signed = payload.map(|payload| other::hex(&other::hmac_sha256(&secret, &payload)));
        same("sign", signature(|to| unsafe { bh_toobit_sign(to, &*key, q, b) }), &signed);
    }
}

fn check_ready(query: &[u8], body: &[u8]) -> Result<(), u32> {
    let ready = |text: &[u8]| {
        let around = text.starts_with(b"?") || text.starts_with(b"&") || text.ends_with(b"&");
        let hex = |at: usize| text.get(at).is_some_and(u8::is_ascii_hexdigit);
        let sent = |(at, byte): (usize, &u8)| match byte {
            b'%' => hex(at + 1) && hex(at + 2),
            byte => (b'!'..=b'~').contains(byte) && *byte != b'#',
        };
        match around {
            true => Err(QUERY),
            false if text.iter().enumerate().all(sent) => Ok(()),
            false => Err(QUERY_CHARACTER),
        }
    };
    let json = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body).trim_ascii_start();
    let name = |pair: &[u8]| pair.split(|byte| *byte == b'=').next() == Some(b"signature");
    let has_signature = |text: &[u8]| text.split(|byte| *byte == b'&').any(name);
    let last = query.rsplit(|byte| *byte == b'&').next().unwrap_or_default();
    let first = body.split(|byte| *byte == b'&').next().unwrap_or_default();
    let is_cut =
        !last.is_empty() && !body.is_empty() && name(&[last, first].concat()) && !last.contains(&b'=');
    ready(query)?;
    if json.starts_with(b"{") || json.starts_with(b"[") {
        return Err(BODY_KIND);
    }
    ready(body)?;
    if has_signature(query) || has_signature(body) || is_cut { Err(PARAM_SIGNATURE) } else { Ok(()) }
}

type Params = Vec<(Box<[u8]>, Box<[u8]>)>;

/// What a call sends, owned.
struct Call {
    api_key: Box<[u8]>,
    method: Box<[u8]>,
    path: Box<[u8]>,
    query: Params,
    form: Params,
    json: Box<[u8]>,
    time_ms: i64,
    window_ms: i64,
}

pub fn call(tape: &mut Tape) {
    let secret = tape.text();
    let [api_key, path, json] = std::array::from_fn(|_| exact(&tape.text()));
    let mut params =
        || -> Params { (0..tape.byte() % 8).map(|_| (exact(&tape.text()), exact(&tape.text()))).collect() };
    let (query, form) = (params(), params());
    let methods: [&[u8]; 6] = [b"GET", b"POST", b"PUT", b"DELETE", b"PATCH", b""];
    let (method, time_ms, window_ms) = (exact(methods[tape.below(6)]), tape.number(), tape.number());
    let call = Call { api_key, method, path, query, form, json, time_ms, window_ms };
    let Ok(key) = hmac_key(&secret) else { return };
    same("request", built(&key, &call), &expected(&secret, &call));
}

fn built(key: &bh_hmac_key, call: &Call) -> Result<Request, u32> {
    let views = |params: &Params| -> Box<[bh_param]> {
        params.iter().map(|(name, value)| bh_param { name: view(name), value: view(value) }).collect()
    };
    let (query, form) = (views(&call.query), views(&call.form));
    let call = bh_toobit_call {
        api_key: view(&call.api_key),
        method: view(&call.method),
        path: view(&call.path),
        query: query.as_ptr(),
        query_count: query.len(),
        form: form.as_ptr(),
        form_count: form.len(),
        json: view(&call.json),
        timestamp_ms: call.time_ms,
        recv_window_ms: call.window_ms,
        reserved: [0; 4],
    };
    request(|to, buf, len| unsafe { bh_toobit_request(to, buf, len, key, &call) })
}

fn expected(secret: &[u8], call: &Call) -> Result<Request, u32> {
    check_header(&call.api_key)?;
    if ![&b"GET"[..], b"POST", b"PUT", b"DELETE"].contains(&&*call.method) {
        return Err(METHOD);
    }
    check_target(&call.path)?;
    if call.path.contains(&b'?') {
        return Err(TARGET);
    }
    let (has_form, has_json) = (!call.form.is_empty(), !call.json.is_empty());
    let is_json = !has_json || matches!(Text::read(&call.json), Text::Object(_) | Text::Array);
    if !is_json || has_form && has_json || *call.method == *b"GET" && (has_form || has_json) {
        return Err(BODY_KIND);
    }
    check_ms(call.time_ms)?;
    if call.window_ms < 0 {
        return Err(INTERVAL);
    }
    if call.window_ms > 60_000 {
        return Err(RECV_WINDOW);
    }
    check_params(&call.query)?;
    check_params(&call.form)?;

    let window_ms = if call.window_ms == 0 { 5000 } else { call.window_ms };
    let ending = [format!("recvWindow={window_ms}"), format!("timestamp={}", call.time_ms)];
    let encoded = |params: &Params, ending: &[String]| {
        let pairs =
            params.iter().map(|(name, value)| format!("{}={}", other::percent(name), other::percent(value)));
        pairs.chain(ending.iter().cloned()).collect::<Vec<_>>().join("&")
    };
    let query = encoded(&call.query, if has_form { &[] } else { &ending });
    let form = if has_form { encoded(&call.form, &ending) } else { String::new() };
    let signature = other::hex(&other::hmac_sha256(secret, format!("{query}{form}").as_bytes()));
    let (query, form) = match has_form {
        true => (query, format!("{form}&signature={signature}")),
        false => (format!("{query}&signature={signature}"), form),
    };
    let path = String::from_utf8(call.path.to_vec()).expect("only ASCII passed");
    let target = if query.is_empty() { path } else { format!("{path}?{query}") };
    let request =
        Request { method: call.method.to_vec(), ..Request::get(target) }.with("X-BB-APIKEY", &call.api_key);
    if !has_form {
        return Ok(request.json(&call.json));
    }
    let request = request.with("Content-Type", b"application/x-www-form-urlencoded");
    Ok(Request { body: form.into(), ..request })
}

fn check_params(params: &Params) -> Result<(), u32> {
    for (at, (name, _)) in params.iter().enumerate() {
        match &**name {
            b"" => return Err(PARAM_NAME),
            b"signature" => return Err(PARAM_SIGNATURE),
            b"timestamp" | b"recvWindow" => return Err(PARAM_RESERVED),
            name if params[..at].iter().any(|(earlier, _)| **earlier == *name) => {
                return Err(PARAM_DUPLICATE);
            }
            _ => {}
        }
    }
    Ok(())
}
