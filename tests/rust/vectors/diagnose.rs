//! Why a signature is wrong, of each service.

use super::input::Case;
use super::output::{Outcome, text_value};
use bh_auth::diagnose::{self, Mistake, Sent, Token};
use bh_auth::services::bitbitduo::{Scheme, Ticket};
use bh_auth::services::pave::Parts;
use serde_json::json;

pub fn run(service: &str, case: &Case, scheme: Option<Scheme>) -> Outcome {
    let names =
        ["signature", "secret", "query", "body", "api_key", "method", "path", "username", "timestamp"];
    let texts = names.map(|name| case.bytes(name));
    let [signature, secret, query, body, api_key, method, path, username, timestamp] =
        texts.each_ref().map(Vec::as_slice);
    let others =
        ["token", "key_text", "target", "request_id", "app_id", "app_key"].map(|name| case.bytes(name));
    let [token, key, target, request_id, app_id, app_key] = others.each_ref().map(Vec::as_slice);
    let found = match service {
        "velafi" => diagnose::velafi(signature, secret, api_key, case.number("timestamp_ms")),
        "pave" => diagnose::pave(signature, secret, &Parts { username, api_key, timestamp }),
        "mixin" => {
            let now_ms = case.number("now_ms");
            diagnose::mixin(&Token { token, key, method, target, body, request_id, now_ms })
        }
        "toobit" => diagnose::toobit(signature, secret, &Sent { method, path, query, body, api_key }),
        _ => {
            let random = u32::try_from(case.number("random")).expect("a case has a random number");
            let scheme = scheme.ok_or(bh_auth::Error::Scheme)?;
            diagnose::bitbitduo(
                signature,
                &Ticket { scheme, app_id, app_key, random, time_s: case.number("time_s") },
            )
        }
    }?;
    let first = match found.mistakes.first() {
        Some(mistake) => mistake.name().to_uppercase(),
        None if found.is_right => "NONE".into(),
        None => "UNKNOWN".into(),
    };
    assert_eq!(found.tried.is_empty(), first != "UNKNOWN", "what was tried is told if nothing is found");
    let names: Vec<&str> = found.mistakes.iter().map(|mistake| Mistake::name(*mistake)).collect();
    Ok(json!({"diagnosis": {
        "mistake": first,
        "names": names.join(" "),
        "payload": text_value(&found.payload),
    }}))
}
