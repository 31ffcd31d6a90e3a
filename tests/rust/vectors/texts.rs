//! What people hand in: keys and keystores in their forms, and parameters.

use super::input::{Case, borrowed};
use super::output::{Outcome, hex, rendered};
use bh_auth::core::writer::to_vec;
use bh_auth::core::{key_text, query};
use bh_auth::services::mixin;
use serde_json::json;

pub fn run(case: &Case) -> Outcome {
    let text = case.bytes("text");
    match case.verb {
        "ed25519_key_read" => Ok(json!({"public_hex": hex(&key_text::private(&text)?.public())})),
        "ed25519_public_read" => Ok(json!({"public_hex": hex(&key_text::public(&text)?)})),
        "mixin_keystore_read" => {
            let (keystore, buffer) = to_vec(mixin::keystore_read(&text)?);
            let text =
                |span: bh_auth::core::span::Span| String::from_utf8(span.of(&buffer).to_vec()).unwrap();
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
