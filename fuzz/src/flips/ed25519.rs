//! Ed25519, and Mixin's tokens. A verification takes long: the input names some of the bits to change, and the first
//! and the last one are always among them.

use super::{accepted, refused};
use crate::make::{NO_CLAIMS, ed25519_key};
use crate::memory::{exact, fixed, text, view};
use crate::name;
use crate::status::{BODY_KIND, METHOD, TARGET};
use crate::tape::Tape;
use bh_auth::ffi::mixin::*;
use bh_auth::ffi::primitives::*;
use std::ptr;

// SAFETY, of every call below: texts and keys live on, and each output is of the size that is claimed.

/// Some of these bytes' bits, changed one at a time.
fn flipped(bytes: &[u8], tape: &mut Tape) -> Vec<Vec<u8>> {
    let count = bytes.len() * 8;
    let mut bits = vec![0, count.saturating_sub(1)];
    bits.extend([tape.number() as usize, usize::from(tape.byte())]);
    let one = |bit: usize| {
        let mut other = bytes.to_vec();
        other[bit / 8] ^= 1 << (bit % 8);
        other
    };
    if count == 0 { Vec::new() } else { bits.into_iter().map(|bit| one(bit % count)).collect() }
}

pub fn ed25519(tape: &mut Tape) {
    let seed = tape.array();
    let message = exact(&tape.text());
    let key = ed25519_key(&seed);
    let signature: [u8; 64] =
        fixed(|to| unsafe { bh_ed25519_sign(to, &*key, view(&message)) }).expect("the key is one");
    let public: [u8; 32] = fixed(|to| unsafe { bh_ed25519_public(to, &*key) }).expect("the key is one");
    let verify = |signature: &[u8], public: &[u8], message: &[u8]| unsafe {
        bh_ed25519_verify(exact(signature).as_ptr(), exact(public).as_ptr(), view(message))
    };
    accepted("ed25519", verify(&signature, &public, &message));
    for other in flipped(&signature, tape) {
        assert_eq!(name(verify(&other, &public, &message)), "BH_ERR_SIGNATURE");
    }
    for other in flipped(&public, tape) {
        refused("the public key", verify(&signature, &other, &message));
    }
    for other in flipped(&message, tape) {
        assert_eq!(name(verify(&signature, &public, &other)), "BH_ERR_SIGNATURE");
    }
    for other in flipped(&seed, tape) {
        let other = ed25519_key(other[..].try_into().expect("as long as a seed"));
        let public: [u8; 32] = fixed(|to| unsafe { bh_ed25519_public(to, &*other) }).expect("the key is one");
        refused("the seed", verify(&signature, &public, &message));
    }
}

pub fn mixin(tape: &mut Tape) {
    let seed = tape.array();
    let [method, target, body, jti] = std::array::from_fn(|_| exact(&tape.text()));
    let is_oauth = tape.byte() & 1 == 1;
    let (a, b) = (view(b"first"), view(b"second"));
    let claims = bh_mixin_claims {
        jti: view(&jti),
        scp: view(b"FULL"),
        iat_s: 1_740_568_725,
        exp_s: 1_740_568_785,
        flags: BH_MIXIN_ANY_BODY,
        ..NO_CLAIMS
    };
    let claims = if is_oauth {
        bh_mixin_claims { iss: a, aid: b, ..claims }
    } else {
        bh_mixin_claims { uid: a, sid: b, ..claims }
    };
    let key = ed25519_key(&seed);
    let token = text(|buf, len| unsafe {
        bh_mixin_sign(buf, len, &*key, &claims, view(&method), view(&target), view(&body))
    });
    // Not every text is a method, a target or UTF-8.
    let Ok(token) = token else { return };
    let public: [u8; 32] = fixed(|to| unsafe { bh_ed25519_public(to, &*key) }).expect("the key is one");
    let verify = |token: &[u8], public: &[u8], method: &[u8], target: &[u8], body: &[u8], id: &[u8]| {
        let is_json = matches!(body, [] | [b'{' | b'[', ..]);
        let [method, target, body, id] = [method, target, body, id].map(view);
        let public = exact(public);
        let (token, public, any) = (view(token), public.as_ptr(), BH_MIXIN_ANY_BODY);
        let one = unsafe { bh_mixin_verify(token, public, method, target, body, id, ptr::null(), any) };
        let other =
            unsafe { bh_mixin_integrity_verify(token, public, method, target, body, id, ptr::null()) };
        // The response's has no flag: its body is JSON or absent, which is told after the method and the target.
        let is_told_before = is_json || one == METHOD || one == TARGET;
        assert_eq!(
            name(other),
            name(if is_told_before { one } else { BODY_KIND }),
            "the response's verifier"
        );
        one
    };
    if token.len() > 8192 {
        // The verifiers' limit; who signs has none.
        assert_eq!(name(verify(&token, &public, &method, &target, &body, &jti)), "BH_ERR_SIZE");
        return;
    }
    accepted("mixin", verify(&token, &public, &method, &target, &body, &jti));
    for other in flipped(&token, tape) {
        refused("the token", verify(&other, &public, &method, &target, &body, &jti));
    }
    // The last part, the signature, has 86 characters.
    let (signed, signature) = token.split_at(token.len() - 86);
    for other in flipped(signature, tape) {
        refused("the signature", verify(&[signed, &other].concat(), &public, &method, &target, &body, &jti));
    }
    for other in flipped(&public, tape) {
        refused("the public key", verify(&token, &other, &method, &target, &body, &jti));
    }
    for other in flipped(&method, tape) {
        refused("the method", verify(&token, &public, &other, &target, &body, &jti));
    }
    for other in flipped(&target, tape) {
        refused("the target", verify(&token, &public, &method, &other, &body, &jti));
    }
    for other in flipped(&body, tape) {
        refused("the body", verify(&token, &public, &method, &target, &other, &jti));
    }
    for other in flipped(&jti, tape) {
        let status = verify(&token, &public, &method, &target, &body, &other);
        assert_eq!(name(status), "BH_ERR_TOKEN_REQUEST_ID");
    }
}
