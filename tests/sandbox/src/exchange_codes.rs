//! The error family of the BHEX platform, which VelaFi and Toobit share. The codes and messages are published; the
//! HTTP statuses are not, and follow what exchanges of this family do.

use crate::http::Reply;
use crate::time::parse_digits;
use serde_json::json;

/// How far a client's clock may run ahead of the server's.
const MAX_AHEAD_MS: i64 = 1000;

pub const UNAUTHORIZED: i32 = -1002;
pub const TOO_MANY_REQUESTS: i32 = -1003;
pub const OUTSIDE_RECV_WINDOW: i32 = -1021;
pub const INVALID_SIGNATURE: i32 = -1022;
pub const BAD_PARAMETER: i32 = -1102;
pub const UNKNOWN_PARAMETER: i32 = -1103;
pub const BAD_KEY_FORMAT: i32 = -2014;
pub const INVALID_KEY: i32 = -2015;

/// A refusal with the published message of its code; the reason goes to the log.
pub fn refuse(code: i32, reason: impl Into<String>) -> Reply {
    let message = match code {
        UNAUTHORIZED => "You are not authorized to execute this request.",
        TOO_MANY_REQUESTS => "Too many requests; current limit is 1 requests per minute.",
        OUTSIDE_RECV_WINDOW => "Timestamp for this request is outside of the recvWindow.",
        INVALID_SIGNATURE => "Signature for this request is not valid.",
        UNKNOWN_PARAMETER => "An unknown parameter was sent.",
        BAD_KEY_FORMAT => "API-key format invalid.",
        INVALID_KEY => "Invalid API-key, IP, or permissions for action.",
        _ => "An unknown error occurred while processing the request.",
    };
    refuse_saying(code, message, reason)
}

pub fn refuse_saying(code: i32, message: &str, reason: impl Into<String>) -> Reply {
    let status = match code {
        UNAUTHORIZED | BAD_KEY_FORMAT | INVALID_KEY => 401,
        TOO_MANY_REQUESTS => 429,
        _ => 400,
    };
    Reply::refused(status, &json!({ "code": code, "msg": message }), reason)
}

pub fn refuse_parameter(name: &str) -> Reply {
    let message = format!("Mandatory parameter '{name}' was not sent, was empty/null, or malformed.");
    refuse_saying(BAD_PARAMETER, &message, format!("parameter '{name}' is missing or malformed"))
}

pub fn milliseconds(value: Option<&[u8]>, name: &str) -> Result<i64, Reply> {
    value.and_then(parse_digits).ok_or_else(|| refuse_parameter(name))
}

/// The published rule: `timestamp < server + 1000 && server - timestamp <= recvWindow`.
pub fn check_timestamp(timestamp_ms: i64, recv_window_ms: i64, now_ms: i64) -> Result<(), Reply> {
    if timestamp_ms >= now_ms + MAX_AHEAD_MS {
        let message = "Timestamp for this request was 1000ms ahead of the server's time.";
        let reason = format!("the timestamp is {} ms ahead", timestamp_ms - now_ms);
        return Err(refuse_saying(OUTSIDE_RECV_WINDOW, message, reason));
    }
    if now_ms - timestamp_ms > recv_window_ms {
        let reason =
            format!("the timestamp is {} ms old, the window is {recv_window_ms}", now_ms - timestamp_ms);
        return Err(refuse(OUTSIDE_RECV_WINDOW, reason));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_has_the_published_edges() {
        let now_ms = 1_668_481_902_307;
        for (offset_ms, accepted) in [(999, true), (1000, false), (0, true), (-5000, true), (-5001, false)] {
            assert_eq!(check_timestamp(now_ms + offset_ms, 5000, now_ms).is_ok(), accepted, "{offset_ms}");
        }
        assert!(check_timestamp(i64::MAX, i64::MAX, now_ms).is_err());
        assert!(check_timestamp(0, i64::MAX, now_ms).is_ok());
    }
}
