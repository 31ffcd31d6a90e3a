//! The primitives, and what people hand in.

use super::input::{Case, borrowed, unhex};
use super::output::{Outcome, hex, ok, rendered};
use bh_auth::core::span::Span;
use bh_auth::core::writer::{Writer, to_vec};
use bh_auth::core::{clock, ed25519, encoding, hmac, key_text, query, secret, time, token_rule, token_seal};
use bh_auth::services::mixin;
use serde_json::json;

pub fn run(case: &Case) -> Outcome {
    match case.verb {
        "hmac_sha256" => {
            let key = hmac::Key::new(&case.bytes("secret"))?;
            Ok(json!({"mac_hex": hex(&key.mac(&[&case.bytes("message")]))}))
        }
        "sha256" => Ok(json!({"digest_hex": hex(&hmac::sha256(&[&case.bytes("message")]))})),
        "secret_check" => ok(secret::check(&case.bytes("secret"))),
        "equal" => Ok(json!({"equal": encoding::equal(&case.bytes("a"), &case.bytes("b"))})),
        "ed25519_key" => Ok(json!({"public_hex": hex(&case.ed25519_key()?.public())})),
        "ed25519_sign" => {
            let key = case.member("key").ed25519_key()?;
            let signature = key.sign(&case.bytes("message"));
            Ok(json!({"signature_hex": hex(&signature), "public_hex": hex(&key.public())}))
        }
        "ed25519_verify" => ok(ed25519::verify(
            &case.array("signature_hex"),
            &case.array("public_hex"),
            &case.bytes("message"),
        )),
        "hex_encode" => {
            let bytes = case.bytes("bytes");
            Ok(json!({"text": rendered(|w| encoding::hex_encode(w, &bytes))}))
        }
        "base64url_encode" => {
            let bytes = case.bytes("bytes");
            Ok(json!({"text": rendered(|w| encoding::base64url_encode(w, &bytes))}))
        }
        "hex_decode" => decoded(encoding::hex_decode(&case.bytes("text"))?),
        "base64url_decode" => decoded(encoding::base64url_decode(&case.bytes("text"))?),
        "time_format_utc" => {
            let utc = time::format_utc(case.number("time_s"))?;
            Ok(json!({"utc": std::str::from_utf8(&utc).unwrap()}))
        }
        "time_format_seconds" => {
            let time_s = case.number("time_s");
            Ok(json!({"seconds": rendered(time::format_seconds(time_s)?)}))
        }
        "time_parse_utc" => Ok(json!({"time_s": time::parse_utc(&case.bytes("text"))?})),
        "clock_offset" => {
            let [sent, received, server, resolution] =
                ["sent_ms", "received_ms", "server_time_ms", "resolution_ms"].map(|name| case.number(name));
            let clock::Offset { offset_ms, uncertainty_ms } =
                clock::offset(sent, received, server, resolution)?;
            Ok(json!({"offset_ms": offset_ms, "uncertainty_ms": uncertainty_ms}))
        }
        "token_rule" => {
            let times = token_rule::Times {
                issued_ms: case.number("issued_ms"),
                expires_ms: case.number("expires_ms"),
                last_request_ms: case.number("last_request_ms"),
                min_interval_ms: case.number("min_interval_ms"),
                refresh_ahead_ms: case.number("refresh_ahead_ms"),
            };
            let decision = token_rule::decide(&times, case.number("now_ms"))?;
            let action = format!("{:?}", decision.action).to_uppercase();
            Ok(json!({"action": action, "wait_ms": decision.wait_ms}))
        }
        "token_seal" => {
            let [secret, account, nonce, token] =
                ["secret", "account", "nonce", "token"].map(|name| case.bytes(name));
            Ok(json!({"text": rendered(token_seal::seal(&secret, &account, &nonce, &token)?)}))
        }
        "token_open" => {
            let [sealed, secret, account] = ["sealed", "secret", "account"].map(|name| case.bytes(name));
            Ok(json!({"text": rendered(token_seal::open(&sealed, &secret, &account)?)}))
        }
        verb => panic!("unknown verb {verb}"),
    }
}

fn decoded(write: impl Fn(&mut Writer)) -> Outcome {
    let ((), bytes) = to_vec(write);
    assert_eq!(unhex(&hex(&bytes)), bytes);
    Ok(json!({"bytes_hex": hex(&bytes)}))
}

/// What people hand in: keys and keystores in their forms, and parameters.
pub fn input(case: &Case) -> Outcome {
    let text = case.bytes("text");
    match case.verb {
        "ed25519_key_read" => Ok(json!({"public_hex": hex(&key_text::private(&text)?.public())})),
        "ed25519_public_read" => Ok(json!({"public_hex": hex(&key_text::public(&text)?)})),
        "mixin_keystore_read" => {
            let (keystore, buffer) = to_vec(mixin::keystore_read(&text)?);
            let text = |span: Span| String::from_utf8(span.of(&buffer).to_vec()).unwrap();
            Ok(json!({"keystore": {
                "app_id": text(keystore.app_id),
                "session_id": text(keystore.session_id),
                "authorization_id": text(keystore.authorization_id),
                "scope": text(keystore.scope),
                "private_key": text(keystore.private_key),
                "server_key": text(keystore.server_key),
                "server_key_kind": format!("{:?}", keystore.server_key_kind).to_uppercase(),
                "spend_key": text(keystore.spend_key),
                "pin": text(keystore.pin),
            }}))
        }
        "percent_encode" => Ok(json!({"text": rendered(|w| query::put_encoded(w, &text))})),
        "query_encode" => {
            let params = case.params("params");
            Ok(json!({"text": rendered(query::encode(borrowed(&params))?)}))
        }
        verb => panic!("unknown verb {verb}"),
    }
}
