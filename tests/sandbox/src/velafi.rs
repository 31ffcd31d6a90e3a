//! VelaFi: one signed request buys a token, and every later call carries the token.

use crate::crypto::hmac_matches;
use crate::exchange_codes::{
    BAD_PARAMETER, INVALID_KEY, INVALID_SIGNATURE, UNAUTHORIZED, UNKNOWN_PARAMETER, check_timestamp,
    milliseconds, refuse, refuse_parameter, refuse_saying,
};
use crate::http::{Call, Reply};
use crate::query::{before_last, pairs, value};
use crate::state::Sandbox;
use crate::webhook;
use serde_json::json;

/// The document leaves the tolerated clock skew open: this is the window of the BHEX family.
const RECV_WINDOW_MS: i64 = 5000;
/// The document leaves the lifetime open too.
const TOKEN_LIFETIME_MS: i64 = 3_600_000;
const SHORT_TOKEN_LIFETIME_MS: i64 = 2000;

pub fn reply(sandbox: &Sandbox, call: &Call) -> Reply {
    let result =
        if call.path == "/v2/token/generate" { generate(sandbox, call) } else { later_call(sandbox, call) };
    result.unwrap_or_else(|refusal| refusal)
}

fn generate(sandbox: &Sandbox, call: &Call) -> Result<Reply, Reply> {
    if call.method != "GET" {
        return Err(Reply::refused(405, &json!({ "code": 405, "msg": "Use GET." }), "the method is not GET"));
    }
    let key = call.header("x-bh-apikey").ok_or_else(|| refuse(INVALID_KEY, "no X-BH-APIKEY header"))?;
    let short_lived = key == sandbox.credential("/velafi/api_key_short_lived");
    if !short_lived && key != sandbox.credential("/velafi/api_key") {
        return Err(refuse(INVALID_KEY, "the API key is unknown"));
    }
    check_query(call.query.as_bytes(), sandbox.credential("/velafi/secret"), call.now_ms)?;

    let lifetime_ms = if short_lived { SHORT_TOKEN_LIFETIME_MS } else { TOKEN_LIFETIME_MS };
    let expires_ms = call.now_ms + lifetime_ms;
    let token = sandbox.issue_velafi_token(call.now_ms, expires_ms);
    // The document's sample has a string and its comment says a timestamp: a client must read both forms.
    let expire_time = if short_lived { json!(expires_ms) } else { json!(expires_ms.to_string()) };
    Ok(success(json!({ "token": token, "expireTime": expire_time })))
}

/// Takes exactly `timestamp=<ms>&signature=<hex>`.
fn check_query(query: &[u8], secret: &str, now_ms: i64) -> Result<(), Reply> {
    let pairs = pairs(query).map_err(|reason| refuse_saying(BAD_PARAMETER, &reason, reason.as_str()))?;
    let timestamp_ms = milliseconds(value(&pairs, "timestamp"), "timestamp")?;
    let signature = value(&pairs, "signature").filter(|signature| !signature.is_empty());
    let signature = signature.ok_or_else(|| refuse_parameter("signature"))?;
    if pairs.len() > 2 {
        return Err(refuse(UNKNOWN_PARAMETER, "there is a parameter beside timestamp and signature"));
    }
    if !query.starts_with(b"timestamp=") {
        let message = "Send timestamp first, then signature.";
        return Err(refuse_saying(BAD_PARAMETER, message, message));
    }
    let payload = before_last(query);
    if !hmac_matches(secret, payload, signature) {
        return Err(refuse(INVALID_SIGNATURE, "the signature is wrong").computed_over(payload));
    }
    check_timestamp(timestamp_ms, RECV_WINDOW_MS, now_ms)
}

/// The document names no call that takes the token, so `GET /v2/account` is a stand-in for every one of them.
fn later_call(sandbox: &Sandbox, call: &Call) -> Result<Reply, Reply> {
    let Some(token) = call.header("x-bh-token") else {
        let message = match call.header("x-bh-apikey") {
            Some(_) => "This call needs the header X-BH-TOKEN; X-BH-APIKEY is for /v2/token/generate alone.",
            None => "This call needs the header X-BH-TOKEN.",
        };
        return Err(refuse_saying(UNAUTHORIZED, message, message));
    };
    match sandbox.velafi_token_expiry_ms(token) {
        None => Err(refuse(UNAUTHORIZED, "the token is unknown")),
        Some(expires_ms) if call.now_ms >= expires_ms => Err(refuse(UNAUTHORIZED, "the token has expired")),
        Some(_) if call.path.starts_with("/v2/webhook") => {
            webhook::call(sandbox, call).unwrap_or_else(|| Err(not_found()))
        }
        Some(_) if call.method == "GET" && call.path == "/v2/account" => {
            Ok(success(json!({ "accountId": "1", "balances": [{ "asset": "USDT", "free": "100" }] })))
        }
        Some(_) => Err(not_found()),
    }
}

fn not_found() -> Reply {
    Reply::refused(404, &json!({ "code": 404, "msg": "Not found." }), "no such endpoint")
}

fn success(data: serde_json::Value) -> Reply {
    Reply::ok(&json!({ "code": 200, "msg": "SUCCESS", "data": data }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::tests::{call, found};

    const KEY: (&str, &str) = ("x-bh-apikey", "test-velafi-api-key");
    const SHORT_KEY: (&str, &str) = ("x-bh-apikey", "test-velafi-api-key-short-lived");
    const NOW_MS: i64 = 1_740_568_725_231;
    /// HMAC-SHA256 of `timestamp=1740568725231` by the secret `test-velafi-secret`, made with OpenSSL.
    const SIGNATURE: &str = "57d414cbe91396ecf139ae2892b79fbaedd5099cd1724ee5db8b48d64a80b0b7";

    fn code_at(query: &str, key: (&'static str, &str), now_ms: i64) -> i64 {
        let target = format!("/v2/token/generate?{query}");
        let reply = reply(&Sandbox::new(false), &call("GET", &target, &[key], "", now_ms));
        found(&reply, "/code").as_i64().expect("a code")
    }

    #[test]
    fn the_document_example_passes() {
        let query = b"timestamp=1740568725231&signature=7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6";
        assert!(check_query(query, "xxxx", NOW_MS).is_ok());
        assert!(check_query(query, "xxxy", NOW_MS).is_err());
    }

    #[test]
    fn the_query_is_held_to_its_form() {
        let (ts, sig) = (format!("timestamp={NOW_MS}"), format!("signature={SIGNATURE}"));
        let code = |query: &str| code_at(query, KEY, NOW_MS);
        assert_eq!(code(&format!("{ts}&{sig}")), 200);
        assert_eq!(code(&format!("{ts}&signature={}", SIGNATURE.to_uppercase())), 200);
        assert_eq!(code(&format!("{sig}&{ts}")), -1102);
        assert_eq!(code(&format!("{ts}&{ts}&{sig}")), -1102);
        assert_eq!(code(&format!("{ts}&{sig}&recvWindow=5000")), -1103);
        assert_eq!(code(&ts), -1102);
        assert_eq!(code(&sig), -1102);
        assert_eq!(code(""), -1102);
        assert_eq!(code(&format!("timestamp=now&{sig}")), -1102);
        assert_eq!(code(&format!("timestamp={}&{sig}", NOW_MS - 1)), -1022);
        assert_eq!(code(&format!("{ts}&signature={}", "0".repeat(64))), -1022);
        assert_eq!(code(&format!("{ts}&signature=zz")), -1022);
    }

    #[test]
    fn keys_and_clocks_are_checked() {
        let query = format!("timestamp={NOW_MS}&signature={SIGNATURE}");
        assert_eq!(code_at(&query, ("x-bh-apikey", "other"), NOW_MS), -2015);
        assert_eq!(code_at(&query, ("x-bh-token", "test-velafi-api-key"), NOW_MS), -2015);
        assert_eq!(code_at(&query, KEY, NOW_MS + 5001), -1021);
        assert_eq!(code_at(&query, KEY, NOW_MS - 1000), -1021);
    }

    #[test]
    fn a_token_opens_later_calls_until_it_expires() {
        let sandbox = Sandbox::new(false);
        let target = format!("/v2/token/generate?timestamp={NOW_MS}&signature={SIGNATURE}");
        let long = reply(&sandbox, &call("GET", &target, &[KEY], "", NOW_MS));
        assert_eq!(found(&long, "/data/expireTime"), (NOW_MS + 3_600_000).to_string());
        let short = reply(&sandbox, &call("GET", &target, &[SHORT_KEY], "", NOW_MS));
        assert_eq!(found(&short, "/data/expireTime"), NOW_MS + 2000);

        let token = found(&short, "/data/token");
        let token = token.as_str().expect("a token");
        let code = |method: &str, target: &str, header: (&'static str, &str), now_ms| {
            found(&reply(&sandbox, &call(method, target, &[header], "", now_ms)), "/code")
        };
        assert_eq!(code("GET", "/v2/account", ("x-bh-token", token), NOW_MS + 1999), 200);
        assert_eq!(code("GET", "/v2/account", ("x-bh-token", token), NOW_MS + 2000), -1002);
        assert_eq!(code("GET", "/v2/account", ("x-bh-token", "other"), NOW_MS), -1002);
        assert_eq!(code("POST", "/v1/other", ("x-bh-token", token), NOW_MS), 404);
        assert_eq!(code("POST", "/v1/other", ("x-bh-token", "other"), NOW_MS), -1002);
        let confused = reply(&sandbox, &call("GET", "/v2/account", &[KEY], "", NOW_MS));
        assert_eq!(found(&confused, "/code"), -1002);
        assert!(confused.body.contains("X-BH-TOKEN"), "{}", confused.body);
    }
}
