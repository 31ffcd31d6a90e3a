//! BITBITDUO after the token: JSON-RPC whose first parameter the token is. No document has its responses: they are those
//! of ViaBTC's open server, whose calls these are.

use crate::http::{Call, Reply};
use crate::state::Sandbox;
use serde_json::{Value, json};

const INVALID_ARGUMENT: i64 = 1;
const METHOD_NOT_FOUND: i64 = 4;
const REQUIRE_AUTHENTICATION: i64 = 6;

pub fn reply(sandbox: &Sandbox, call: &Call) -> Reply {
    let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
    let id = body["id"].clone();
    let result = if call.method == "POST" && call.header("content-type") == Some("application/json") {
        perform(sandbox, call, &body)
    } else {
        Err((INVALID_ARGUMENT, "a call is a POST of JSON"))
    };
    match result {
        Ok(result) => Reply::ok(&json!({ "error": null, "result": result, "id": id })),
        Err((code, reason)) => {
            let error = json!({ "code": code, "message": reason });
            Reply::refused(200, &json!({ "error": error, "result": null, "id": id }), reason)
        }
    }
}

type Failure = (i64, &'static str);

fn perform(sandbox: &Sandbox, call: &Call, body: &Value) -> Result<Value, Failure> {
    let (Some(method), Some(params), Some(_)) =
        (body["method"].as_str(), body["params"].as_array(), body["id"].as_u64())
    else {
        return Err((INVALID_ARGUMENT, "method, params or id is missing"));
    };
    // Each letter is a parameter: a text, a side, a number as a text, a number.
    let (path, form) = match method {
        "balance.query" => ("/", ""),
        "order.query" => ("/", "nn"),
        "order.limit" => ("/", "ts##n"),
        "order.market" => ("/", "ts#n"),
        "order.cancel" => ("/", "tn"),
        "order.history" => ("/history/", "tnnnn"),
        "depth.query" => ("/depth/", "tn"),
        _ => return Err((METHOD_NOT_FOUND, "there is no such method")),
    };
    if call.path != path {
        return Err((METHOD_NOT_FOUND, "the method is called at another path"));
    }
    let mut params = params.as_slice();
    if path != "/depth/" {
        let (token, rest) = params.split_first().ok_or((REQUIRE_AUTHENTICATION, "the token is missing"))?;
        if !token.as_str().is_some_and(|token| sandbox.knows_bitbitduo_token(token, call.now_ms)) {
            return Err((
                REQUIRE_AUTHENTICATION,
                "the first parameter is no token, or its two hours are over",
            ));
        }
        params = rest;
    }
    let fits =
        params.len() == form.len() && params.iter().zip(form.bytes()).all(|(param, kind)| is(param, kind));
    if !fits {
        return Err((INVALID_ARGUMENT, "the parameters do not fit the method"));
    }
    Ok(match method {
        "balance.query" => json!({ "BBD": { "available": "1000", "freeze": "0" } }),
        "order.query" | "order.history" => json!({ "records": [], "total": 0 }),
        "depth.query" => json!({ "asks": [], "bids": [] }),
        _ => json!({ "id": 101, "market": params[0] }),
    })
}

fn is(param: &Value, kind: u8) -> bool {
    match kind {
        b't' => param.as_str().is_some_and(|text| !text.is_empty()),
        b's' => matches!(param.as_u64(), Some(1 | 2)),
        b'#' => param.as_str().is_some_and(|text| text.parse::<f64>().is_ok_and(|amount| amount > 0.0)),
        _ => param.as_u64().is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::tests::{call, found};

    const HOURS_2_MS: i64 = 7_200_000;

    #[test]
    fn the_token_comes_first_and_lives_two_hours() {
        let sandbox = Sandbox::new(false);
        let token = sandbox.issue_bitbitduo_token(0);
        let code = |path: &str, body: &str, now_ms: i64| {
            let headers = [("content-type", "application/json")];
            found(&reply(&sandbox, &call("POST", path, &headers, body, now_ms)), "/error/code")
        };
        let balance = |token: &str| format!(r#"{{"method":"balance.query","params":["{token}"],"id":1}}"#);
        assert_eq!(code("/", &balance(&token), HOURS_2_MS - 1), Value::Null);
        assert_eq!(code("/", &balance(&token), HOURS_2_MS), 6);
        assert_eq!(code("/", &balance("robotapi:another"), 0), 6);
        assert_eq!(code("/history/", &balance(&token), 0), 4);
        assert_eq!(
            code("/depth/", r#"{"method":"depth.query","params":["BBD/ETH",10],"id":1}"#, 0),
            Value::Null
        );
        let order = |amount: &str| {
            format!(r#"{{"method":"order.limit","params":["{token}","BBD/ETH",2,{amount},"0.1",0],"id":1}}"#)
        };
        assert_eq!(code("/", &order(r#""100""#), 0), Value::Null);
        assert_eq!(code("/", &order("100"), 0), 1);
        assert_eq!(code("/", "", 0), 1);
    }
}
