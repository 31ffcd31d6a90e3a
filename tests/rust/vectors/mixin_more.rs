//! Mixin: PIN and TIP, OAuth, and responses checked whole.

use super::input::{Case, borrowed};
use super::output::{Outcome, hex, ok, rendered, request, response};
use bh_auth::core::ed25519::Key;
use bh_auth::core::error::Error;
use bh_auth::core::span::Span;
use bh_auth::core::writer::to_vec;
use bh_auth::services::mixin::{self, Keystore, Seal, ServerKey, TokenCall};
use serde_json::json;

pub fn run(case: &Case, key: impl Fn() -> Result<Key, Error>) -> Outcome {
    let store = case.member("keystore");
    let texts = [
        "app_id",
        "session_id",
        "authorization_id",
        "scope",
        "private_key",
        "server_key",
        "spend_key",
        "pin",
    ]
    .map(|name| if case.has("keystore") { store.bytes(name) } else { Vec::new() });
    let [app_id, session_id, authorization_id, scope, private_key, server_key, spend_key, pin] =
        texts.each_ref().map(Vec::as_slice);
    let server_key_kind = match store.raw("server_key_kind").as_str() {
        Some("ED25519") => ServerKey::Ed25519,
        Some("X25519") => ServerKey::X25519,
        _ => ServerKey::None,
    };
    let keystore = Keystore {
        app_id,
        session_id,
        authorization_id,
        scope,
        private_key,
        server_key,
        server_key_kind,
        spend_key,
        pin,
    };
    let iv = case.bytes("iv");
    let seal = || Seal { iv: &iv, time_s: case.number("time_s"), iterator: case.big("iterator") };
    let (action, params) = (case.bytes("action"), case.params("params"));
    match case.verb {
        "spend_key" => {
            let key = keystore.spend_key(&case.array("public_hex"))?;
            let signature = key.sign(&case.bytes("message"));
            Ok(json!({"public_hex": hex(&key.public()), "signature_hex": hex(&signature)}))
        }
        "pin" => Ok(json!({"text": rendered(mixin::pin(&keystore, &case.bytes("plain"), &seal())?)})),
        "iterator_next" => {
            let next = mixin::iterator_next(case.big("last"), case.number("now_ms"))?;
            Ok(json!({"iterator": next.to_string()}))
        }
        "tip_payload" => Ok(json!({"text": rendered(mixin::tip_payload(&action, borrowed(&params))?)})),
        "tip_sign" => Ok(
            json!({"signature_hex": hex(mixin::tip_sign(&key()?, &action, borrowed(&params))?.as_slice())}),
        ),
        "register_body" => Ok(json!({"text": rendered(mixin::register_body(&key()?, &keystore, &seal())?)})),
        "code_challenge" => Ok(json!({"text": rendered(mixin::code_challenge(&case.bytes("verifier"))?)})),
        "oauth_token_request" => {
            let names = ["client_id", "code", "client_secret", "code_verifier", "public_key"];
            let texts = names.map(|name| case.bytes(name));
            let [client_id, code, client_secret, code_verifier, public_key] =
                texts.each_ref().map(Vec::as_slice);
            request(mixin::token_request(&TokenCall {
                client_id,
                code,
                client_secret,
                code_verifier,
                public_key,
            }))
        }
        "oauth_token_response" => response(mixin::token_response(&case.http().http())),
        "authorization_read" => {
            let (granted, buffer) = to_vec(mixin::authorization_read(&case.bytes("body"))?);
            let text = |span: Span| String::from_utf8(span.of(&buffer).to_vec()).unwrap();
            Ok(json!({"authorization": {
                "authorization_id": text(granted.authorization_id),
                "scope": text(granted.scope),
                "server_key": text(granted.server_key),
            }}))
        }
        "response_verify" => {
            let texts = ["server_key", "target", "request_id"].map(|name| case.bytes(name));
            let [server_key, target, request_id] = texts.each_ref().map(Vec::as_slice);
            let window = case.window();
            ok(mixin::response_verify(&case.http().http(), server_key, target, request_id, window.as_ref()))
        }
        "blaze_message" => Ok(json!({"text": rendered(mixin::blaze_message(&case.bytes("id"))?)})),
        verb => panic!("unknown verb {verb}"),
    }
}
