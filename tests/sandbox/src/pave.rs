//! PAVE: three headers on every request. Method, path and body are not signed.

use crate::crypto::hmac_matches;
use crate::http::{Call, Reply};
use crate::state::Sandbox;
use crate::time::{parse_digits, parse_iso8601};
use serde_json::json;

/// The document leaves the window open.
const MAX_AGE_S: i64 = 300;

pub fn reply(sandbox: &Sandbox, call: &Call) -> Reply {
    if !matches!(call.method.as_str(), "GET" | "POST") {
        return Reply::refused(
            405,
            &json!({ "message": "Use GET or POST." }),
            "the method is neither GET nor POST",
        );
    }
    match check(sandbox, call) {
        Err(refusal) => refusal,
        // The document shows no reply of this endpoint: these are stand-ins.
        Ok(()) if call.method == "GET" => Reply::ok(&json!({ "sessions": [] })),
        Ok(()) => Reply::ok(&json!({ "session": { "id": "TEST-SESSION", "status": "STARTED" } })),
    }
}

fn check(sandbox: &Sandbox, call: &Call) -> Result<(), Reply> {
    let header = |name| call.header(name).ok_or_else(|| refuse(&format!("The header {name} is missing.")));
    let (key, token, timestamp) = (header("API-Key")?, header("API-Token")?, header("API-Timestamp")?);
    if key != sandbox.credential("/pave/api_key") {
        return Err(refuse("The API-Key is unknown."));
    }
    let username = sandbox.credential("/pave/username");
    check_token(username, key, timestamp, sandbox.credential("/pave/secret"), token)?;
    check_freshness(timestamp, call.now_ms.div_euclid(1000))
}

/// The timestamp is an opaque string here: it was signed as it was sent.
fn check_token(username: &str, key: &str, timestamp: &str, secret: &str, token: &str) -> Result<(), Reply> {
    let payload = format!("{username}:{key}@{timestamp}");
    if hmac_matches(secret, payload.as_bytes(), token.as_bytes()) {
        Ok(())
    } else {
        Err(refuse("The API-Token is not valid.").computed_over(payload.as_bytes()))
    }
}

fn check_freshness(timestamp: &str, now_s: i64) -> Result<(), Reply> {
    let Some(time_s) = parse_digits(timestamp.as_bytes()).or_else(|| parse_iso8601(timestamp)) else {
        return Err(refuse("The API-Timestamp is neither YYYY-MM-DDTHH:MM:SSZ nor Unix seconds."));
    };
    if time_s.abs_diff(now_s) > MAX_AGE_S.unsigned_abs() {
        return Err(refuse("The API-Timestamp is more than 5 minutes off the server's time."));
    }
    Ok(())
}

/// The document shows no error: the status and the body are this sandbox's own.
fn refuse(message: &str) -> Reply {
    Reply::refused(401, &json!({ "message": message }), message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::tests::{call, found};

    /// HMAC-SHA256 of `test_username:test_pave_api_key@2021-05-30T12:49:19Z` by `test_pave_secret`, made with OpenSSL.
    const TOKEN: &str = "872b7a875fcbdcb9674342c02085a41fba73ad8848a0c895b865a9b3d60b13d0";
    const ISO: &str = "2021-05-30T12:49:19Z";
    const NOW_MS: i64 = 1_622_378_959_000;

    #[test]
    fn tokens_of_the_document_names_pass() {
        let first = "f6c3fc5155bc005e4d5ee39eea563dea771bc00a90a5f25c2a166f639bacf881";
        let check = |user, timestamp, token| {
            check_token(user, "your_api_key", timestamp, "your_api_secret", token).is_ok()
        };
        assert!(check("your_username", ISO, first));
        let seconds = "d4e7b15fcd69b345632fe2e3cc898db1baec2434baa31c90c45a6cb94affc7af";
        assert!(check("your_username", "1622378959", seconds));
        let accented = "e5f13955fe18a7c0d0457999c241ed668166da2007f364187da5817260195c7c";
        assert!(check("josé", ISO, accented));
        assert!(!check("your_username", "2021-05-30T12:49:19+00:00", first), "the same instant, other bytes");
        assert!(!check("jose", ISO, accented));
        assert!(!check("your_username", ISO, &first[..63]));
    }

    #[test]
    fn requests_need_all_three_headers() {
        let sandbox = Sandbox::new(false);
        let headers = [("api-key", "test_pave_api_key"), ("api-token", TOKEN), ("api-timestamp", ISO)];
        for method in ["GET", "POST"] {
            let reply = reply(&sandbox, &call(method, "/v1/sessions?a=1", &headers, "{}", NOW_MS));
            assert_eq!(reply.status, 200, "{}", reply.body);
        }
        assert_eq!(reply(&sandbox, &call("PUT", "/v1/sessions", &headers, "", NOW_MS)).status, 405);
        for left_out in 0..3 {
            let mut fewer = headers.to_vec();
            fewer.remove(left_out);
            let lacking = reply(&sandbox, &call("GET", "/v1/sessions", &fewer, "", NOW_MS));
            assert_eq!(lacking.status, 401);
            assert!(found(&lacking, "/message").as_str().is_some_and(|message| message.contains("missing")));

            let mut other = headers;
            other[left_out].1 = "1622378959";
            assert_eq!(reply(&sandbox, &call("GET", "/v1/sessions", &other, "", NOW_MS)).status, 401);
        }
        let late = call("GET", "/v1/sessions", &headers, "", NOW_MS + 301_000);
        assert_eq!(reply(&sandbox, &late).status, 401);
    }

    #[test]
    fn both_forms_of_time_have_the_same_window() {
        let now_s = NOW_MS / 1000;
        for (offset_s, accepted) in [(0, true), (300, true), (-300, true), (301, false), (-301, false)] {
            assert_eq!(
                check_freshness(&(now_s + offset_s).to_string(), now_s).is_ok(),
                accepted,
                "{offset_s}"
            );
            assert_eq!(check_freshness(ISO, now_s + offset_s).is_ok(), accepted, "{offset_s}");
        }
        assert!(check_freshness("1622378959000", now_s).is_err(), "milliseconds");
        assert!(check_freshness("Sun, 30 May 2021 12:49:19 GMT", now_s).is_err());
    }
}
