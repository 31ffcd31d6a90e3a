use super::{Request, check_json, request, same};
use crate::make::{NO_CLAIMS, check_header, check_method, check_target, check_text, ed25519_key};
use crate::memory::{exact, text, view};
use crate::other;
use crate::other::check_s;
use crate::status::{BODY_KIND, CLAIMS, CLAIMS_TIME, UTF8};
use crate::tape::Tape;
use crate::tokens;
use bh_auth::ffi::mixin::*;
use serde_json::{Map, Value};

pub fn run(tape: &mut Tape) {
    let seed = tape.array();
    let texts: [_; 6] = std::array::from_fn(|_| exact(&tape.text()));
    let (iat_s, exp_s) = (tape.number(), tape.number());
    let [method, target, body] = std::array::from_fn(|_| exact(&tape.text()));
    let used = if target.is_empty() { b"/" } else { &target[..] };
    let of_call = || {
        check_method(&method).and_then(|()| check_target(used))?;
        let is_bodiless = [&b"GET"[..], b"DELETE", b"HEAD"].contains(&&*method);
        let fits = body.is_empty() || !is_bodiless && matches!(body[0], b'{' | b'[');
        if fits { Ok(()) } else { Err(BODY_KIND) }
    };
    let sig = tokens::Request { method: &method, target: used, body: &body, id: b"" }.sig();
    let claims = claims(&texts, iat_s, exp_s, sig);
    let encoded = claims.clone().map(|claims| {
        let header = other::base64url(br#"{"alg":"EdDSA","typ":"JWT"}"#);
        format!("{header}.{}", other::base64url(claims.as_bytes()))
    });
    let payload = encoded.clone().and_then(|payload| of_call().map(|()| payload));
    let signed = |payload: String| {
        let signature = other::base64url(&other::ed25519_sign(&seed, payload.as_bytes()));
        format!("{payload}.{signature}").into_bytes()
    };

    let [uid, sid, aid, iss, scp, jti] = [0, 1, 2, 3, 4, 5].map(|which: usize| view(&texts[which]));
    let claims = bh_mixin_claims { uid, sid, aid, iss, scp, jti, iat_s, exp_s, ..NO_CLAIMS };
    let (key, [m, t, b]) = (ed25519_key(&seed), [&method, &target, &body].map(|it| view(it)));
    let ours = text(|buf, len| unsafe { bh_mixin_payload(buf, len, &claims, m, t, b) });
    same("payload", ours, &payload.clone().map(String::into_bytes));
    let token = payload.map(signed);
    same("sign", text(|buf, len| unsafe { bh_mixin_sign(buf, len, &*key, &claims, m, t, b) }), &token);

    // Here the call is looked at before the claims.
    let id = &texts[5];
    // An absent id is told of by the claims.
    let of_id = if id.is_empty() { Ok(()) } else { check_header(id) };
    let checked = of_call().and(check_json(&body)).and(of_id).and(encoded);
    let theirs = checked.map(|payload| {
        let bearer = [b"Bearer ", &signed(payload)[..]].concat();
        let request = Request { method: method.to_vec(), ..Request::get(String::new()) };
        let request = Request { target: used.to_vec(), body: body.to_vec(), ..request };
        let request = request.with("Content-Type", b"application/json").with("Authorization", &bearer);
        request.with("X-Request-Id", id)
    });
    let ours = request(|to, buf, len| unsafe { bh_mixin_request(to, buf, len, &*key, &claims, m, t, b) });
    same("request", ours, &theirs);
}

/// The JSON of claims: a map is sorted by name.
fn claims(texts: &[Box<[u8]>; 6], iat_s: i64, exp_s: i64, sig: String) -> Result<String, u32> {
    let [uid, sid, aid, iss, scp, jti] = [0, 1, 2, 3, 4, 5].map(|which: usize| !texts[which].is_empty());
    let (bot, oauth) = (uid && sid && !aid && !iss, iss && aid && scp && !uid && !sid);
    if !jti || !(bot || oauth) {
        return Err(CLAIMS);
    }
    check_s(iat_s)?;
    check_s(exp_s)?;
    if exp_s <= iat_s {
        return Err(CLAIMS_TIME);
    }
    let mut map = Map::new();
    // In the order in which they are looked at.
    for (name, which) in [("jti", 5), ("scp", 4), ("aid", 2), ("iss", 3), ("sid", 1), ("uid", 0)] {
        let text = String::from_utf8(texts[which].to_vec()).map_err(|_| UTF8)?;
        check_text(&texts[which])?;
        if !text.is_empty() {
            map.insert(name.into(), Value::String(text));
        }
    }
    map.entry("scp").or_insert("FULL".into());
    map.insert("iat".into(), iat_s.into());
    map.insert("exp".into(), exp_s.into());
    map.insert("sig".into(), sig.into());
    Ok(Value::Object(map).to_string())
}
