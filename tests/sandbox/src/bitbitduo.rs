//! BITBITDUO: one signed request a minute buys a token. Every reply has HTTP status 200; errors are in the body.

use crate::crypto::{hmac_matches, sha256_matches};
use crate::http::{Call, Reply};
use crate::query::{Pair, pairs, value};
use crate::state::Sandbox;
use crate::time::{format_civil, parse_digits};
use serde_json::{Value, json};

/// How far the time may lie from the server's; the document leaves it open.
const MAX_OFF_S: i64 = 60;
const GMT_PLUS_8_S: i64 = 8 * 3600;
/// The ends of the names in credentials.json: an app id each, with its own key and scheme.
const ACCOUNTS: [&str; 5] = ["", "_hmac", "_hmac_appid", "_limited", "_other_ip"];

/// The documented errors, by number.
const RANDOM_OUT_OF_RANGE: usize = 1;
const OVERDUE: usize = 2;
const TIME_NOT_CONFIRMED: usize = 3;
const NO_SUCH_APP_ID: usize = 4;
const WRONG_SIG: usize = 5;
const OTHER_IP: usize = 6;
const DESCRIPTIONS: [&str; 6] = [
    "Please request with a random number between 100000 and 999999.",
    "Overdude.",
    "Your machine time is not confirmed.",
    "The appid is not exists.",
    "Sig is incorrect.",
    "IP is not conforming to the agreement.",
];

pub fn reply(sandbox: &Sandbox, call: &Call) -> Reply {
    if call.method != "GET" {
        return Reply::refused(405, &json!({ "status": 405, "error_code": 405 }), "the method is not GET");
    }
    let now_s = call.now_ms.div_euclid(1000);
    if call.path == "/serv/time" {
        let normal_time = format!("(UTC/GMT+8) {}", format_civil(now_s + GMT_PLUS_8_S));
        return success(json!({ "time": now_s, "normal_time": normal_time }));
    }
    match check(sandbox, call, now_s) {
        Ok(()) => success(json!({ "apitoken": sandbox.issue_bitbitduo_token(call.now_ms) })),
        Err(refusal) => refusal,
    }
}

fn check(sandbox: &Sandbox, call: &Call, now_s: i64) -> Result<(), Reply> {
    let pairs = pairs(call.query.as_bytes()).map_err(|reason| refuse(WRONG_SIG, reason))?;
    let random = text(&pairs, "random");
    if !random.parse().is_ok_and(|number: u32| random.len() == 6 && (100_000..=999_999).contains(&number)) {
        return Err(refuse(RANDOM_OUT_OF_RANGE, "random is missing, or not between 100000 and 999999"));
    }
    let time = text(&pairs, "time");
    let time_s = parse_digits(time.as_bytes());
    let time_s =
        time_s.ok_or_else(|| refuse(TIME_NOT_CONFIRMED, "time is missing, or no number of seconds"))?;

    let credential = |name: &str, account: &str| sandbox.credential(&format!("/bitbitduo/{name}{account}"));
    let app_id = text(&pairs, "appid");
    let account = ACCOUNTS.into_iter().find(|account| credential("app_id", account) == app_id);
    let account = account.ok_or_else(|| refuse(NO_SUCH_APP_ID, "the appid is missing or unknown"))?;
    if account == "_other_ip" {
        return Err(refuse(OTHER_IP, "this appid is bound to another IP"));
    }
    if pairs.len() > 4 {
        return Err(refuse(WRONG_SIG, "there is a parameter beside appid, time, random and sig"));
    }
    let app_key = credential("app_key", account);
    check_sig(credential("scheme", account), app_id, app_key, random, time, text(&pairs, "sig"))?;
    if time_s < now_s - MAX_OFF_S {
        return Err(refuse(OVERDUE, format!("the time is {} s old", now_s - time_s)));
    }
    if time_s > now_s + MAX_OFF_S {
        return Err(refuse(TIME_NOT_CONFIRMED, "the time lies ahead: is it in seconds?"));
    }
    if account == "_limited" && !sandbox.admit_once_a_minute(app_id, call.now_ms) {
        return Err(refuse_limit());
    }
    Ok(())
}

/// Three readings of the document exist; each test account has one of them.
fn check_sig(
    scheme: &str,
    app_id: &str,
    app_key: &str,
    random: &str,
    time: &str,
    sig: &str,
) -> Result<(), Reply> {
    let rest = format!("random={random}&time={time}");
    let by_key = format!("appkey={app_key}&{rest}");
    let by_id = format!("appid={app_id}&{rest}");
    let (matches, shown) = match scheme {
        "SHA256" => (sha256_matches(by_key.as_bytes(), sig.as_bytes()), format!("appkey=***&{rest}")),
        "HMAC_SHA256" => {
            (hmac_matches(app_key, by_key.as_bytes(), sig.as_bytes()), format!("appkey=***&{rest}"))
        }
        "HMAC_SHA256_APPID" => (hmac_matches(app_key, by_id.as_bytes(), sig.as_bytes()), by_id),
        other => unreachable!("a test holds that credentials.json has no scheme {other}"),
    };
    let reason = || format!("the sig is wrong for scheme {scheme}");
    if matches { Ok(()) } else { Err(refuse(WRONG_SIG, reason()).computed_over(shown.as_bytes())) }
}

/// Empty where the parameter is missing or is not UTF-8.
fn text<'a>(pairs: &[Pair<'a>], name: &str) -> &'a str {
    value(pairs, name).and_then(|value| std::str::from_utf8(value).ok()).unwrap_or_default()
}

fn success(data: Value) -> Reply {
    Reply::ok(&json!({ "status": 200, "error_code": 0, "data": data }))
}

/// The document names the codes but shows no error body: the code stands where a success has `"error_code": 0`.
fn refuse(number: usize, reason: impl Into<String>) -> Reply {
    let code = format!("BBD_WRONG_CODE_{number:03}");
    let message = DESCRIPTIONS[number - 1];
    Reply::refused(200, &json!({ "status": 400, "error_code": code, "message": message }), reason)
}

/// The document names the limit but no error for it. This one has a number, so that clients read both forms.
fn refuse_limit() -> Reply {
    let message = "One request a minute.";
    Reply::refused(200, &json!({ "status": 429, "error_code": 429, "message": message }), message)
}

#[cfg(test)]
#[path = "bitbitduo_tests.rs"]
mod tests;
