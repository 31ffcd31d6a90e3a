use super::{Request, check_call, check_json, request, same};
use crate::make::{check_header, check_text, hmac_key, signature};
use crate::memory::{exact, text, view};
use crate::other;
use crate::status::{EMPTY, HEADER_VALUE};
use crate::tape::Tape;
use bh_auth::ffi::pave::*;

pub fn run(tape: &mut Tape) {
    let [secret, username, api_key, timestamp] = std::array::from_fn(|_| exact(&tape.text()));
    let parts = [&username, &api_key, &timestamp];
    let is_whole = parts.iter().all(|part| !part.is_empty());
    let payload = [&username[..], b":", &api_key, b"@", &timestamp].concat();
    let payload = if is_whole { Ok(payload) } else { Err(EMPTY) };
    let payload =
        payload.and_then(|payload| check_text(&username).and(check_text(&api_key)).map(|()| payload));
    let [user_view, api_view, time_view] = parts.map(|part| view(part));
    let ours = text(|buf, len| unsafe { bh_pave_payload(buf, len, user_view, api_view, time_view) });
    same("payload", ours, &payload);
    let Ok(key) = hmac_key(&secret) else { return };
    let signed = payload.map(|payload| other::hex(&other::hmac_sha256(&secret, &payload)));
    let ours = signature(|to| unsafe { bh_pave_sign(to, &*key, user_view, api_view, time_view) });
    same("sign", ours, &signed);

    let [method, target, body] = std::array::from_fn(|_| exact(&tape.text()));
    let checked = check_header(&api_key).and(signed).and_then(|signature| {
        check_header_text(&timestamp)?;
        check_call(&method, &target, &body)?;
        check_json(&body)?;
        Ok(signature)
    });
    let theirs = checked.map(|signature| {
        let request = Request { method: method.to_vec(), ..Request::get(String::new()) };
        let request = Request { target: target.to_vec(), ..request }.with("Accept", b"application/json");
        let request = request.with("API-Key", &api_key);
        request.with("API-Token", signature.as_bytes()).with("API-Timestamp", &timestamp).json(&body)
    });
    let [method, target, body] = [&method, &target, &body].map(|it| view(it));
    let (username, api_key, timestamp) = (user_view, api_view, time_view);
    let call = bh_pave_call { username, api_key, timestamp, method, target, body, reserved: [0; 4] };
    same("request", request(|to, buf, len| unsafe { bh_pave_request(to, buf, len, &*key, &call) }), &theirs);
}

/// A header's value, spaces inside.
fn check_header_text(value: &[u8]) -> Result<(), u32> {
    if value.starts_with(b" ") || value.ends_with(b" ") {
        return Err(HEADER_VALUE);
    }
    check_header(&value.iter().map(|byte| if *byte == b' ' { b'_' } else { *byte }).collect::<Vec<_>>())
}
