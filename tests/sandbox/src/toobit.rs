//! Toobit: every request is signed over its raw query, directly followed by its raw form body.

use crate::crypto::{base64url_encode, hmac_matches, random, uuid_v4};
use crate::exchange_codes::{
    BAD_KEY_FORMAT, BAD_PARAMETER, INVALID_KEY, INVALID_SIGNATURE, TOO_MANY_REQUESTS, check_timestamp,
    milliseconds, refuse, refuse_parameter, refuse_saying,
};
use crate::http::{Call, Reply};
use crate::query::{Pair, before_last, pairs, value};
use crate::state::Sandbox;
use serde_json::{Value, json};

const DEFAULT_RECV_WINDOW_MS: i64 = 5000;
const LISTEN_KEY_LIFETIME_MS: i64 = 3_600_000;
const INVALID_LISTEN_KEY: i32 = -1125;

pub fn reply(sandbox: &Sandbox, call: &Call) -> Reply {
    if call.method == "GET" && call.path == "/api/v1/time" {
        return Reply::ok(&json!({ "serverTime": call.now_ms }));
    }
    check(sandbox, call).unwrap_or_else(|refusal| refusal)
}

/// A call of the security type MARKET_DATA, which carries the API key alone.
pub fn market(sandbox: &Sandbox, call: &Call) -> Reply {
    match check_key(sandbox, call) {
        Ok(_) if call.query.contains("signature=") => {
            refuse_saying(BAD_PARAMETER, "This call takes no signature.", "a call of market data is signed")
        }
        Ok(_) => Reply::ok(&json!([])),
        Err(refusal) => refusal,
    }
}

fn check(sandbox: &Sandbox, call: &Call) -> Result<Reply, Reply> {
    let key = check_key(sandbox, call)?;
    let (form, json_body) = split_body(call)?;
    let (query, form) = (Place::parse(call.query.as_bytes())?, Place::parse(form)?);
    check_signature(sandbox.credential("/toobit/secret"), &query, &form)?;

    let timestamp_ms = milliseconds(query.or(&form, "timestamp"), "timestamp")?;
    let recv_window_ms = match query.or(&form, "recvWindow") {
        // Not held to the stated maximum of 60000: published examples go beyond it.
        Some(window) => milliseconds(Some(window), "recvWindow")?,
        None => DEFAULT_RECV_WINDOW_MS,
    };
    check_timestamp(timestamp_ms, recv_window_ms, call.now_ms)?;
    if key == sandbox.credential("/toobit/api_key_limited") && !sandbox.admit_once_a_minute(key, call.now_ms)
    {
        return Err(refuse(TOO_MANY_REQUESTS, "this key is limited to one request a minute"));
    }
    if let "/api/v1/userDataStream" | "/api/v1/listenKey" = call.path.as_str() {
        return stream(sandbox, call, query.or(&form, "listenKey"));
    }
    perform(call, &query, &form, json_body)
}

/// A listen key is made, or the one that there is renewed; a renewed one lives 60 minutes, a closed one no longer.
fn stream(sandbox: &Sandbox, call: &Call, listen_key: Option<&[u8]>) -> Result<Reply, Reply> {
    let account = call.path.as_str();
    let present = sandbox.listen_key(account, call.now_ms);
    let expires_ms = call.now_ms + LISTEN_KEY_LIFETIME_MS;
    if call.method == "POST" {
        let key = present.unwrap_or_else(|| base64url_encode(&random::<48>()));
        sandbox.keep_listen_key(account, Some((key.clone(), expires_ms)));
        return Ok(Reply::ok(&json!({ "listenKey": key })));
    }
    let listen_key = listen_key.ok_or_else(|| refuse_parameter("listenKey"))?;
    let known = present.filter(|key| key.as_bytes() == listen_key);
    let key = known.ok_or_else(|| {
        refuse_saying(
            INVALID_LISTEN_KEY,
            "This listenKey does not exist.",
            "the listen key is unknown, or its hour is over",
        )
    })?;
    match call.method.as_str() {
        "PUT" => sandbox.keep_listen_key(account, Some((key, expires_ms))),
        "DELETE" => sandbox.keep_listen_key(account, None),
        _ => {
            return Err(refuse_saying(
                BAD_PARAMETER,
                "Use POST, PUT or DELETE.",
                "the method is none of a stream's",
            ));
        }
    }
    Ok(Reply::ok(&json!({})))
}

fn check_key<'a>(sandbox: &Sandbox, call: &'a Call) -> Result<&'a str, Reply> {
    let key = call.header("x-bb-apikey").ok_or_else(|| refuse(BAD_KEY_FORMAT, "no X-BB-APIKEY header"))?;
    if !key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(refuse(BAD_KEY_FORMAT, "the API key has a character that no key has"));
    }
    let known =
        ["/toobit/api_key", "/toobit/api_key_limited"].iter().any(|known| sandbox.credential(known) == key);
    if known { Ok(key) } else { Err(refuse(INVALID_KEY, "the API key is unknown")) }
}

/// The form body, which is signed, and the JSON body, which is not.
fn split_body(call: &Call) -> Result<(&[u8], Option<&[u8]>), Reply> {
    let media_type = call.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default();
    let message = match media_type.trim() {
        _ if call.body.is_empty() => return Ok((b"", None)),
        _ if call.method == "GET" => "Parameters of a GET request go into the query.",
        "application/x-www-form-urlencoded" => return Ok((&call.body, None)),
        "application/json" => return Ok((b"", Some(&call.body))),
        _ => "Content-Type must be application/x-www-form-urlencoded or application/json.",
    };
    Err(refuse_saying(BAD_PARAMETER, message, message))
}

/// The query or the form body: its signature, if it has one, stands last.
struct Place<'a> {
    pairs: Vec<Pair<'a>>,
    signature: Option<&'a [u8]>,
    payload: &'a [u8],
}

impl<'a> Place<'a> {
    fn parse(raw: &'a [u8]) -> Result<Self, Reply> {
        let pairs = pairs(raw).map_err(|reason| refuse_saying(BAD_PARAMETER, &reason, reason.as_str()))?;
        let signature = value(&pairs, "signature");
        if signature.is_some() && pairs.last().is_none_or(|(name, _)| name != b"signature") {
            return Err(refuse(INVALID_SIGNATURE, "signature is not the last parameter of its place"));
        }
        let payload = if signature.is_some() { before_last(raw) } else { raw };
        Ok(Self { pairs, signature, payload })
    }

    /// A parameter of the query or else of the form body.
    fn or(&self, form: &Self, name: &str) -> Option<&'a [u8]> {
        value(&self.pairs, name).or_else(|| value(&form.pairs, name))
    }
}

fn check_signature(secret: &str, query: &Place<'_>, form: &Place<'_>) -> Result<(), Reply> {
    let signature = match (query.signature, form.signature) {
        (Some(_), Some(_)) => {
            let message = "Parameter 'signature' was sent twice.";
            return Err(refuse_saying(BAD_PARAMETER, message, message));
        }
        (query, form) => query.or(form).filter(|signature| !signature.is_empty()),
    };
    let signature = signature.ok_or_else(|| refuse_parameter("signature"))?;
    let payload = [query.payload, form.payload].concat();
    if hmac_matches(secret, &payload, signature) {
        Ok(())
    } else {
        Err(refuse(INVALID_SIGNATURE, "the signature is wrong").computed_over(&payload))
    }
}

/// Stand-ins: the document is about signing, and names two of these endpoints.
fn perform(call: &Call, query: &Place<'_>, form: &Place<'_>, body: Option<&[u8]>) -> Result<Reply, Reply> {
    let order =
        |status: &str, symbol: &Value| json!({ "orderId": uuid_v4(), "symbol": symbol, "status": status });
    if let Some(body) = body {
        let malformed = |_| refuse_saying(BAD_PARAMETER, "The body is not JSON.", "the body is not JSON");
        let body: Value = serde_json::from_slice(body).map_err(malformed)?;
        let orders = body.as_array().map(Vec::as_slice).unwrap_or_default();
        // The batch is accepted as a whole; each order says for itself what became of it.
        let is_spot = call.path.starts_with("/api/v1/spot/");
        let most = if is_spot { 20 } else { 10 };
        if orders.len() > most {
            let message = format!("A batch has at most {most} orders.");
            return Err(refuse_saying(BAD_PARAMETER, &message, message.as_str()));
        }
        let good = if is_spot { 0 } else { 200 };
        let result = orders.iter().map(|one| match one["quantity"].as_str() {
            Some("0") => json!({ "code": -1140, "msg": "Transaction amount lower than the minimum." }),
            _ => json!({ "code": good, "order": order("NEW", &one["symbol"]) }),
        });
        return Ok(Reply::ok(&json!({ "code": good, "result": result.collect::<Vec<_>>() })));
    }
    let symbol = query.or(form, "symbol").map(String::from_utf8_lossy);
    let reply = match (call.method.as_str(), call.path.as_str()) {
        ("GET", "/api/v1/account/checkApiKey") => json!({ "accountType": "master" }),
        ("GET", "/api/v1/futures/balance") => {
            json!([{ "asset": "USDT", "balance": "1000", "availableBalance": "900", "positionMargin": "100" }])
        }
        ("POST", _) => order("NEW", &json!(symbol)),
        ("DELETE", _) => order("CANCELED", &json!(symbol)),
        _ => json!({ "code": 200, "msg": "success" }),
    };
    Ok(Reply::ok(&reply))
}

#[cfg(test)]
#[path = "toobit_tests.rs"]
mod tests;
