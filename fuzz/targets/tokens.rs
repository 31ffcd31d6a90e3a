//! Mixin's tokens, verified and decoded, against serde_json, data-encoding and ring.
#![no_main]

use bh_auth::ffi::mixin::*;
use bh_auth::ffi::types::bh_window;
use bh_auth_fuzz::memory::{exact, rendered, view};
use bh_auth_fuzz::status::{OK, TOKEN_FORMAT};
use bh_auth_fuzz::tape::Tape;
use bh_auth_fuzz::tokens::{self, Request};
use bh_auth_fuzz::{name, other};

const SEED: [u8; 32] = [7; 32];
const HEADER: &[u8] = br#"{"alg":"EdDSA","typ":"JWT"}"#;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut tape = Tape::new(data);
    let what = tape.byte();
    let (method, target, body, id) = if what & 1 == 0 {
        (b"GET".to_vec(), b"/me".to_vec(), Vec::new(), b"a".to_vec())
    } else {
        (tape.text(), tape.text(), tape.text(), tape.text())
    };
    let request = Request { method: &method, target: &target, body: &body, id: &id };
    let window = (what & 2 != 0).then(|| bh_window {
        now_ms: tape.number(),
        past_ms: tape.number(),
        ahead_ms: tape.number(),
    });
    let public = if what & 4 == 0 { other::ed25519_public(&SEED) } else { tape.array() };
    let token = match what >> 3 & 3 {
        0 => tape.rest().to_vec(),
        1 => made(HEADER, tape.rest(), &request),
        2 => {
            let header = tape.text();
            made(&header, tape.rest(), &request)
        }
        // One byte of a signed token is another one.
        _ => {
            let (at, to) = (tape.number() as usize, tape.byte());
            let mut token = made(HEADER, tape.rest(), &request);
            let len = token.len();
            token[at % len] = to;
            token
        }
    };
    let token = exact(&token);
    for is_integrity in [false, true] {
        verified(is_integrity, &token, &public, &request, window.as_ref());
    }
    decoded(&token);
});

/// A token that is signed; in its claims the byte 1 stands for the hash of the request.
fn made(header: &[u8], claims: &[u8], request: &Request) -> Vec<u8> {
    let mut text = Vec::new();
    for byte in claims {
        match byte {
            1 => text.extend(request.sig().into_bytes()),
            byte => text.push(*byte),
        }
    }
    let signed = format!("{}.{}", other::base64url(header), other::base64url(&text));
    let signature = other::ed25519_sign(&SEED, signed.as_bytes());
    format!("{signed}.{}", other::base64url(&signature)).into_bytes()
}

fn verified(
    is_integrity: bool,
    token: &[u8],
    public: &[u8; 32],
    request: &Request,
    window: Option<&bh_window>,
) {
    let [method, target, body, id] = [request.method, request.target, request.body, request.id].map(view);
    let window_at = window.map_or(std::ptr::null(), std::ptr::from_ref);
    // SAFETY: all of it lives on, and the public key has its size.
    let ours = unsafe {
        let (token, public) = (view(token), public.as_ptr());
        if is_integrity {
            bh_mixin_integrity_verify(token, public, method, target, body, id, window_at)
        } else {
            bh_mixin_verify(token, public, method, target, body, id, window_at, BH_MIXIN_ANY_BODY)
        }
    };
    let theirs = tokens::verify(is_integrity, token, public, request, window);
    assert_eq!(name(ours), is(theirs.err()), "integrity {is_integrity}: ours, by other code");
}

fn decoded(token: &[u8]) {
    let ours = rendered(|decoded: *mut bh_mixin_token, buf, len| {
        // SAFETY: the token lives on; the outputs are of the sizes that are claimed.
        unsafe { bh_mixin_decode(decoded, buf, len, view(token)) }
    });
    let parts = tokens::split(token);
    let theirs = parts.as_ref().map_err(|status| *status).and_then(|parts| {
        let claims = tokens::claims(&parts.claims)?;
        let texts = claims.texts.map(|member| member.text().unwrap_or_default());
        // Read as a C string it would be another.
        if texts.iter().chain([&parts.alg]).any(|text| text.contains('\0')) {
            return Err(TOKEN_FORMAT);
        }
        let [iat, exp, _] = claims.times;
        Ok((texts, [iat, exp], &parts.alg))
    });
    match (ours, theirs) {
        (Err(ours), Err(theirs)) => assert_eq!(name(ours), name(theirs), "decoding"),
        (Ok(ours), Ok((texts, times, alg))) => {
            let it = &ours.value.claims;
            let views = [it.uid, it.sid, it.aid, it.iss, it.scp, it.jti, ours.value.sig];
            for (view, text) in views.into_iter().zip(texts) {
                assert_eq!(ours.text(view), text.as_bytes());
            }
            assert_eq!(ours.text(ours.value.alg), alg.as_bytes());
            assert_eq!([it.iat_s, it.exp_s], times.map(|time| time.integer().unwrap_or(0)));
        }
        (ours, theirs) => panic!("decoding: {}, by other code {}", is(ours.err()), is(theirs.err())),
    }
}

fn is(status: Option<u32>) -> &'static str {
    name(status.unwrap_or(OK))
}
