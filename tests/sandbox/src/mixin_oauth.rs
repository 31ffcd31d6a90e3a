//! Mixin's `POST /oauth/token`: a code becomes an authorization. The page that gives the code is not here: the codes
//! stand in credentials.json.

use super::{refuse, success, wrong_field};
use crate::crypto::{base64url_decode, base64url_encode, hex_decode, sha256_hex};
use crate::http::{Call, Reply};
use crate::state::Sandbox;
use serde_json::{Value, json};

pub fn token(sandbox: &Sandbox, call: &Call) -> Reply {
    let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
    let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
    let is = |name: &str, pointer: &str| text(name) == sandbox.credential(&format!("/mixin/oauth/{pointer}"));
    if call.header("authorization").is_some() {
        return wrong_field("this call carries no Authorization");
    }
    if !is("client_id", "iss") {
        return wrong_field("the client_id is unknown");
    }
    if !is("code", "code") {
        return refuse(20121, "Authorization code expired.", "the code is unknown, or was used long ago");
    }
    let proved = match (text("client_secret").as_str(), text("code_verifier").as_str()) {
        ("", "") => return wrong_field("there is neither a client_secret nor a code_verifier"),
        (_, "") => is("client_secret", "client_secret"),
        // Of the bytes, where RFC 7636 has the text.
        ("", verifier) => base64url_decode(verifier).is_some_and(|bytes| {
            let hash = hex_decode(sha256_hex(&bytes).as_bytes()).expect("hex");
            base64url_encode(&hash) == sandbox.credential("/mixin/oauth/code_challenge")
        }),
        _ => return wrong_field("there are both a client_secret and a code_verifier"),
    };
    if !proved {
        return refuse(
            403,
            "Forbidden.",
            "the client_secret is wrong, or the code_challenge is not of this verifier",
        );
    }
    let scope = sandbox.credential("/mixin/oauth/scp");
    let key = text("ed25519");
    if key.is_empty() {
        return success(json!({ "access_token": format!("sandbox.{}", text("code")), "scope": scope }));
    }
    let public = sandbox.credential("/mixin/oauth/public_hex").as_bytes();
    if base64url_decode(&key) != hex_decode(public) {
        return wrong_field("ed25519 is not base64url of the client's public key");
    }
    let server = hex_decode(sandbox.credential("/mixin/server/public_hex").as_bytes()).expect("hex");
    success(json!({
        "authorization_id": sandbox.credential("/mixin/oauth/aid"),
        "scope": scope,
        "ed25519": base64url_encode(&server),
    }))
}
