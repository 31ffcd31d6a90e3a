use super::{Request, check_call, check_json, request, same};
use crate::make::{check_header, hmac_key, signature};
use crate::memory::{exact, text, view};
use crate::other;
use crate::other::check_ms;
use crate::tape::Tape;
use bh_auth::ffi::velafi::*;

pub fn run(tape: &mut Tape) {
    let (secret, time_ms, api_key) = (exact(&tape.text()), tape.number(), exact(&tape.text()));
    let payload = check_ms(time_ms).map(|()| format!("timestamp={time_ms}"));
    same(
        "payload",
        text(|buf, len| unsafe { bh_velafi_payload(buf, len, time_ms) }),
        &payload.clone().map(String::into_bytes),
    );
    if let Ok(key) = hmac_key(&secret) {
        let signed = payload.as_ref().map_err(|status| *status);
        let signed = signed.map(|payload| other::hex(&other::hmac_sha256(&secret, payload.as_bytes())));
        same("sign", signature(|to| unsafe { bh_velafi_sign(to, &*key, time_ms) }), &signed);
        let theirs = check_header(&api_key).and(signed).map(|signature| {
            let target = format!("/v2/token/generate?timestamp={time_ms}&signature={signature}");
            Request::get(target).with("X-BH-APIKEY", &api_key)
        });
        let ours = request(|to, buf, len| unsafe {
            bh_velafi_token_request(to, buf, len, &*key, view(&api_key), time_ms)
        });
        same("token_request", ours, &theirs);
    }
    let [method, target, body] = std::array::from_fn(|_| exact(&tape.text()));
    let needs_none = &method[..] == b"GET" && target.starts_with(b"/v2/base/") && api_key.is_empty();
    let checked = if needs_none { Ok(()) } else { check_header(&api_key) };
    let checked = checked.and_then(|()| check_call(&method, &target, &body)).and_then(|()| check_json(&body));
    let theirs = checked.map(|()| {
        let request = Request { method: method.to_vec(), ..Request::get(String::new()) };
        let request = Request { target: target.to_vec(), ..request };
        let request = if needs_none { request } else { request.with("X-BH-TOKEN", &api_key) };
        request.json(&body)
    });
    let [method, target, body] = [&method, &target, &body].map(|it| view(it));
    let ours = request(|to, buf, len| unsafe {
        let (token, content_type) = (view(&api_key), view(b""));
        let call = bh_velafi_call { token, method, target, body, content_type, reserved: [0; 4] };
        bh_velafi_request(to, buf, len, &call)
    });
    same("request", ours, &theirs);
}
