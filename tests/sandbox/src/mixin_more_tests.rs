//! PIN, OAuth and Blaze's handshake, on what an independent oracle derived.

use super::tests::{code, signed, user_claims};
use super::*;
use crate::crypto::{base64url_encode, hex_decode};
use crate::http::tests::{call, found};
use crate::x25519;
use aes::Aes256;
use aes::cipher::{Block, BlockCipherEncrypt, KeyInit};

const NOW_MS: i64 = (1_525_320_485 + 60) * 1000;

/// An envelope of the session's key for the server's, as a client seals it.
fn sealed(sandbox: &Sandbox, pin: &[u8], time_s: i64, iterator: u64) -> String {
    let unhex = |pointer| hex_decode(sandbox.credential(pointer).as_bytes()).expect("hex");
    let server = x25519::of_ed25519(&unhex("/mixin/server/public_hex"));
    let cipher = Aes256::new(&x25519::shared(&unhex("/mixin/seed_hex"), &server).into());
    let mut plain = [pin, &time_s.to_le_bytes(), &iterator.to_le_bytes()].concat();
    let padding = 16 - plain.len() % 16;
    plain.resize(plain.len() + padding, padding as u8);
    let mut out = vec![7; 16];
    for chunk in plain.chunks(16) {
        let before = out[out.len() - 16..].to_vec();
        let mut block = Block::<Aes256>::default();
        for ((to, a), b) in block.iter_mut().zip(chunk).zip(&before) {
            *to = a ^ b;
        }
        cipher.encrypt_block(&mut block);
        out.extend_from_slice(&block);
    }
    base64url_encode(&out)
}

fn verify(sandbox: &Sandbox, body: &Value) -> Reply {
    let body = body.to_string();
    let mut claims = user_claims("POST", "/pin/verify", &body);
    claims["jti"] = uuid_v4().into();
    let bearer = signed(sandbox, "/mixin", &claims);
    reply(sandbox, &call("POST", "/pin/verify", &[("authorization", &bearer)], &body, NOW_MS))
}

#[test]
fn a_pin_is_opened_and_compared() {
    let sandbox = Sandbox::new(false);
    let now_s = NOW_MS / 1000;
    let of = |pin: &[u8], time_s, iterator| {
        code(&verify(&sandbox, &json!({ "pin_base64": sealed(&sandbox, pin, time_s, iterator) })))
    };
    assert_eq!(of(b"123456", now_s, 5), Value::Null);
    assert_eq!(of(b"123456", now_s, 5), 10002, "an iterator is used once");
    assert_eq!(of(b"123456", now_s, 4), 10002);
    assert_eq!(of(b"000000", now_s, 6), 20119);
    assert_eq!(of(b"123456", now_s * 1000, 7), 10002);
    assert_eq!(of(b"123456", now_s, 6), Value::Null, "a refused PIN uses no iterator up");
    assert_eq!(code(&verify(&sandbox, &json!({ "pin_base64": "AAAA" }))), 10002);
}

#[test]
fn a_signature_of_tip_is_one_of_its_timestamp() {
    let sandbox = Sandbox::new(false);
    let [seed, public] =
        ["/mixin/spend_seed_hex", "/mixin/spend_public_hex"].map(|key| sandbox.credential(key));
    let timestamp = 1_525_320_485_000_000_000_i64;
    let text = format!("TIP:VERIFY:{timestamp:032}");
    let signature = crate::crypto::ed25519_sign(seed, public, text.as_bytes()).expect("a pair");
    let pin = sealed(&sandbox, &signature, NOW_MS / 1000, 1);
    assert_eq!(code(&verify(&sandbox, &json!({ "pin_base64": pin, "timestamp": timestamp + 1 }))), 20119);
    assert_eq!(code(&verify(&sandbox, &json!({ "pin_base64": pin, "timestamp": timestamp }))), Value::Null);
}

fn token(sandbox: &Sandbox, changed: &[(&str, &str)]) -> Reply {
    let mut body = json!({ "code": "test-mixin-code" });
    body["client_id"] = sandbox.credential("/mixin/oauth/iss").into();
    body["code_verifier"] = sandbox.credential("/mixin/oauth/code_verifier").into();
    changed.iter().for_each(|(name, value)| body[*name] = (*value).into());
    reply(sandbox, &call("POST", "/oauth/token", &[], &body.to_string(), NOW_MS))
}

#[test]
fn a_code_becomes_an_authorization() {
    let sandbox = Sandbox::new(false);
    let own =
        base64url_encode(&hex_decode(sandbox.credential("/mixin/oauth/public_hex").as_bytes()).expect("hex"));
    let granted = token(&sandbox, &[("ed25519", &own)]);
    assert_eq!(found(&granted, "/data/authorization_id"), sandbox.credential("/mixin/oauth/aid"));
    assert_eq!(found(&granted, "/data/ed25519"), "_FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU");
    let secret = [("client_secret", "test-mixin-client-secret"), ("code_verifier", "")];
    assert_eq!(found(&token(&sandbox, &secret), "/data/access_token"), "sandbox.test-mixin-code");
    assert_eq!(code(&token(&sandbox, &[("code", "old")])), 20121);
    assert_eq!(code(&token(&sandbox, &[("client_secret", "x")])), 10002);
    assert_eq!(code(&token(&sandbox, &[("ed25519", "AAAA")])), 10002);
    // What RFC 7636 would have: a verifier whose text, and not whose bytes, has the challenge.
    assert_eq!(code(&token(&sandbox, &[("code_verifier", &base64url_encode(&[1; 32]))])), 403);
}
