//! What the tests give each parameter, so that the call succeeds: by the parameter's name, or, where
//! a function needs another, by both. The texts are members of `x` in tests/c/support/functions.c.

use crate::api::model::{Function, Param};
use anyhow::{Context, Result};

const TEXTS: &[(&str, &str)] = &[
    ("a", "body"),
    ("account", "username"),
    ("action", "tip_action"),
    ("api_key", "api_key"),
    ("app_id", "app_id"),
    ("app_key", "secret"),
    ("b", "body"),
    ("base64url", "key_base64url"),
    ("body", "body"),
    ("bytes", "body"),
    ("client_id", "jti"),
    ("client_secret", "secret"),
    ("code", "api_key"),
    ("code_verifier", "empty"),
    ("hex", "seed_hex"),
    ("id", "jti"),
    ("iv", "iv"),
    ("key_text", "key_base64url"),
    ("listen_key", "api_key"),
    ("message", "body"),
    ("method", "post"),
    ("nonce", "nonce"),
    ("path", "path"),
    ("plain", "pin"),
    ("public_key", "rsa_key"),
    ("query", "query"),
    ("request_id", "jti"),
    ("rpc_method", "rpc_method"),
    ("rpc_params", "rpc_params"),
    ("secret", "secret"),
    ("sealed", "sealed"),
    ("sent", "secret"),
    ("server_key", "empty"),
    ("stored", "secret"),
    ("target", "target"),
    ("text", "utc"),
    ("timestamp", "utc"),
    ("token", "mixin_token"),
    ("username", "username"),
    ("verifier", "verifier"),
];

const NUMBERS: &[(&str, &str)] = &[
    ("accepted", "1"),
    ("bound", "6"),
    ("flags", "0"),
    ("http_status", "200"),
    ("index", "0"),
    ("iterator", "MS"),
    ("last", "MS"),
    ("now_ms", "MS"),
    ("random", "123456"),
    ("received_ms", "MS + 90"),
    ("resolution_ms", "1"),
    ("rpc_id", "7"),
    ("scheme", "BH_BITBITDUO_SHA256"),
    ("sent_ms", "MS"),
    ("server_time_ms", "MS + 4000"),
    ("status", "BH_ERR_KEY"),
    ("time_s", "S"),
    ("timestamp_ms", "MS"),
];

/// Function, parameter, value.
const OTHERS: &[(&str, &str, &str)] = &[
    ("bh_ed25519_key_read", "text", "seed_hex"),
    ("bh_ed25519_public_read", "text", "public_hex"),
    ("bh_mixin_keystore_read", "text", "keystore"),
    ("bh_velafi_verify", "signature", "velafi_signature"),
    ("bh_velafi_diagnose", "signature", "velafi_signature"),
    ("bh_pave_diagnose", "signature", "pave_signature"),
    ("bh_toobit_diagnose", "signature", "toobit_signature"),
    ("bh_toobit_diagnose", "body", "form"),
    ("bh_bitbitduo_diagnose", "signature", "bitbitduo_signature"),
    ("bh_velafi_token_response", "body", "velafi_response"),
    ("bh_velafi_response", "body", "exchange_error"),
    ("bh_velafi_webhook_verify", "signature", "rsa_signature"),
    ("bh_velafi_webhook_id", "body", "push"),
    ("bh_pave_verify", "signature", "pave_signature"),
    ("bh_pave_response", "http_status", "401"),
    ("bh_pave_response", "body", "pave_response"),
    ("bh_mixin_oauth_token_request", "public_key", "public_raw"),
    ("bh_mixin_authorization_read", "body", "authorization"),
    ("bh_mixin_oauth_token_response", "body", "authorization"),
    ("bh_mixin_response", "http_status", "202"),
    ("bh_mixin_response", "body", "mixin_error"),
    ("bh_toobit_payload", "body", "form"),
    ("bh_toobit_sign", "body", "form"),
    ("bh_token_seal", "token", "api_key"),
    ("bh_toobit_verify", "signature", "toobit_signature"),
    ("bh_toobit_verify", "body", "form"),
    ("bh_toobit_response", "http_status", "400"),
    ("bh_toobit_response", "body", "exchange_error"),
    ("bh_toobit_response_item", "body", "toobit_batch"),
    ("bh_toobit_time_response", "body", "toobit_time"),
    ("bh_toobit_stream_response", "body", "toobit_stream"),
    ("bh_bitbitduo_payload", "scheme", "BH_BITBITDUO_HMAC_SHA256"),
    ("bh_bitbitduo_sign", "scheme", "BH_BITBITDUO_HMAC_SHA256_APPID"),
    ("bh_bitbitduo_verify", "signature", "bitbitduo_signature"),
    ("bh_bitbitduo_token_response", "body", "bitbitduo_response"),
    ("bh_bitbitduo_time_response", "body", "bitbitduo_time"),
    ("bh_bitbitduo_response", "body", "bitbitduo_rpc"),
];

pub fn text(f: &Function, p: &Param) -> Result<String> {
    Ok(format!("&x.{}", sample(f, &p.name, TEXTS)?))
}

pub fn number(f: &Function, p: &Param) -> Result<String> {
    sample(f, &p.name, NUMBERS)
}

/// Of a response: the HTTP status and the body.
pub fn response(f: &Function) -> Result<String> {
    Ok(format!(
        ".http_status = {}, .body = &x.{}",
        sample(f, "http_status", NUMBERS)?,
        sample(f, "body", TEXTS)?
    ))
}

/// Bytes of a fixed size: a seed, a public key, a signature.
pub fn bytes(p: &Param) -> String {
    format!("x.{}", if p.name == "signature" { "ed25519_signature" } else { &p.name })
}

fn sample(f: &Function, name: &str, by_name: &[(&str, &str)]) -> Result<String> {
    let other = OTHERS.iter().find(|(function, param, _)| *function == f.name && *param == name).map(|o| o.2);
    let value = other.or_else(|| by_name.iter().find(|(n, _)| *n == name).map(|(_, value)| *value));
    let value =
        value.with_context(|| format!("{}: no sample of {name}: xtask/src/api/write/samples.rs", f.name))?;
    Ok(value.into())
}
