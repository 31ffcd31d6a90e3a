use super::*;
use crate::crypto::hex_encode;
use crate::http::tests::{call, found};
use ring::hmac::{HMAC_SHA256, Key, sign};

const KEY: (&str, &str) = ("x-bb-apikey", "test-toobit-api-key");
const LIMITED_KEY: (&str, &str) = ("x-bb-apikey", "test-toobit-api-key-limited");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded; charset=UTF-8");
const JSON: (&str, &str) = ("content-type", "application/json");
const NOW_MS: i64 = 1_668_481_902_400;

const ORDER: &str = "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC";
const QUERY_SIGNATURE: &str = "8420e499e71cce4a00946db16543198b6bcae01791bdb75a06b5a7098b156468";
const MIXED_SIGNATURE: &str = "59ef0b2085ebb99cca5b6445c202d99add17be2d5d1861c0f4aa17bc785ac4d5";

fn send(method: &str, query: &str, headers: &[(&'static str, &str)], body: &str) -> Reply {
    let target = format!("/api/v1/spot/order?{query}");
    reply(&Sandbox::new(false), &call(method, &target, headers, body, NOW_MS))
}

fn code(reply: &Reply) -> i64 {
    found(reply, "/code").as_i64().unwrap_or_default()
}

fn signed(payload: &str) -> String {
    let sandbox = Sandbox::new(false);
    let key = Key::new(HMAC_SHA256, sandbox.credential("/toobit/secret").as_bytes());
    format!("signature={}", hex_encode(sign(&key, payload.as_bytes()).as_ref()))
}

#[test]
fn the_published_examples_pass() {
    let query = format!("{ORDER}&quantity=1&price=400&recvWindow=100000&timestamp=1668481902307");
    let reply = send("POST", &format!("{query}&signature={QUERY_SIGNATURE}"), &[KEY], "");
    assert_eq!(found(&reply, "/symbol"), "BTCUSDT");
    assert_eq!(found(&reply, "/status"), "NEW");
    let upper = send("POST", &format!("{query}&signature={}", QUERY_SIGNATURE.to_uppercase()), &[KEY], "");
    assert_eq!(code(&upper), 0, "hex is accepted in either case");

    let rest = "quantity=1&price=400&recvWindow=10000000&timestamp=1668481902307";
    let mixed = send("POST", ORDER, &[KEY, FORM], &format!("{rest}&signature={MIXED_SIGNATURE}"));
    assert_eq!(found(&mixed, "/symbol"), "BTCUSDT");
    let in_query = send("POST", &format!("{ORDER}&signature={MIXED_SIGNATURE}"), &[KEY, FORM], rest);
    assert_eq!(found(&in_query, "/symbol"), "BTCUSDT");
}

#[test]
fn bhex_published_examples_verify() {
    let secret = "lH3ELTNiFxCQTmi9pPcWWikhsjO04Yoqw3euoHUuOLC3GYBW64ZqzQsiOEHXQS76";
    let whole = "symbol=ETHBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&\
                 timestamp=1538323200000&signature=5f2750ad7589d1d40757a55342e621a44037dad23b5128cc70e18ec1d1c3f4c6";
    let verify = |query: &str, form: &str| {
        let [query, form] = [query, form].map(|raw| Place::parse(raw.as_bytes()).expect("well formed"));
        check_signature(secret, &query, &form).is_ok()
    };
    assert!(verify(whole, ""));
    assert!(verify("", whole));
    let (head, tail) = (
        "symbol=ETHBTC&side=BUY&type=LIMIT&timeInForce=GTC",
        "quantity=1&price=0.1&recvWindow=5000&\
                 timestamp=1538323200000&signature=885c9e3dd89ccd13408b25e6d54c2330703759d7494bea6dd5a3d1fd16ba3afa",
    );
    assert!(verify(head, tail));
    assert!(!verify("", &format!("{head}&{tail}")), "between query and body there is no &");
}

#[test]
fn every_byte_and_its_place_counts() {
    let rest = format!("timestamp={NOW_MS}");
    let good = signed(&rest);
    assert_eq!(code(&send("PUT", &format!("{rest}&{good}"), &[KEY], "")), 200);
    for (query, expected) in [
        (format!("{good}&{rest}"), -1022),
        (format!("a=%20&{rest}&{}", signed(&format!("a=+&{rest}"))), -1022),
        (format!("a=%c3%a9&{rest}&{}", signed(&format!("a=%C3%A9&{rest}"))), -1022),
        (format!("{rest}&a=1&{}", signed(&format!("a=1&{rest}"))), -1022),
        (format!("{rest}&signature=00"), -1022),
        (format!("{rest}&{good}&{good}"), -1102),
        (format!("{rest}&{rest}&{}", signed(&format!("{rest}&{rest}"))), -1102),
        (format!("{rest}&a&{}", signed(&format!("{rest}&a"))), -1102),
        (format!("{rest}&signature="), -1102),
        (rest.clone(), -1102),
        (signed(""), -1102),
        (format!("timestamp=soon&{}", signed("timestamp=soon")), -1102),
        (format!("{rest}&recvWindow=-1&{}", signed(&format!("{rest}&recvWindow=-1"))), -1102),
    ] {
        assert_eq!(code(&send("GET", &query, &[KEY], "")), expected, "{query}");
    }
    let misplaced = Place::parse(b"signature=00&a=1").err().and_then(|refusal| refusal.refusal);
    assert!(misplaced.is_some_and(|refusal| refusal.reason.contains("not the last parameter")));
    let twice = send("POST", &format!("a=1&{good}"), &[KEY, FORM], &format!("{rest}&{good}"));
    assert_eq!(code(&twice), -1102);
}

#[test]
fn clocks_are_held_to_the_window() {
    for (offset_ms, window, expected) in [
        (-5000, "", 200),
        (-5001, "", -1021),
        (-5001, "&recvWindow=5001", 200),
        (-1, "&recvWindow=0", -1021),
        (999, "", 200),
        (1000, "", -1021),
    ] {
        let query = format!("timestamp={}{window}", NOW_MS + offset_ms);
        let reply = send("GET", &format!("{query}&{}", signed(&query)), &[KEY], "");
        assert_eq!(code(&reply), expected, "{query}");
    }
    let seconds = format!("timestamp={}", NOW_MS / 1000);
    assert_eq!(code(&send("GET", &format!("{seconds}&{}", signed(&seconds)), &[KEY], "")), -1021);
}

#[test]
fn keys_are_checked() {
    let query = format!("timestamp={NOW_MS}&{}", signed(&format!("timestamp={NOW_MS}")));
    assert_eq!(code(&send("GET", &query, &[], "")), -2014);
    assert_eq!(code(&send("GET", &query, &[("x-bh-apikey", KEY.1)], "")), -2014);
    assert_eq!(code(&send("GET", &query, &[("x-bb-apikey", "test toobit")], "")), -2014);
    assert_eq!(code(&send("GET", &query, &[("x-bb-apikey", "other")], "")), -2015);
}

#[test]
fn a_json_body_is_not_signed() {
    let query = format!("timestamp={NOW_MS}&{}", signed(&format!("timestamp={NOW_MS}")));
    let orders = r#"[{"symbol":"BTCUSDT","quantity":"0"},{"symbol":"ETHUSDT"}]"#;
    let reply = send("POST", &query, &[KEY, JSON], orders);
    assert_eq!((code(&reply), found(&reply, "/result/1/order/symbol")), (0, json!("ETHUSDT")));
    assert_eq!((found(&reply, "/result/0/code"), found(&reply, "/result/1/code")), (json!(-1140), json!(0)));
    let twenty = format!("[{}]", ["{}"; 20].join(","));
    assert_eq!(code(&send("POST", &query, &[KEY, JSON], &twenty)), 0);
    assert_eq!(
        code(&send("POST", &query, &[KEY, JSON], &twenty.replacen("{}", "{},{}", 1))),
        -1102,
        "21 orders"
    );
    assert_eq!(code(&send("POST", &query, &[KEY, JSON], "[")), -1102);
    assert_eq!(code(&send("POST", &query, &[KEY], "a=1")), -1102, "a body of no known type");
    assert_eq!(code(&send("GET", &query, &[KEY, FORM], "a=1")), -1102, "a GET with a body");
    assert_eq!(code(&send("POST", &query, &[KEY, FORM], "a=1")), -1022, "a form body is signed");
}

#[test]
fn the_limited_key_has_one_request_a_minute() {
    let sandbox = Sandbox::new(false);
    let code_at = |now_ms: i64, valid: bool| {
        let query = format!("timestamp={now_ms}");
        let signature = if valid { signed(&query) } else { "signature=00".to_owned() };
        code(&reply(
            &sandbox,
            &call("GET", &format!("/api/v1/a?{query}&{signature}"), &[LIMITED_KEY], "", now_ms),
        ))
    };
    assert_eq!(code_at(NOW_MS, false), -1022, "a refused request does not count");
    assert_eq!(code_at(NOW_MS, true), 200);
    assert_eq!(code_at(NOW_MS + 59_999, true), -1003);
    assert_eq!(code_at(NOW_MS + 60_000, true), 200);
}

#[test]
fn server_time_and_balance_are_replied() {
    let sandbox = Sandbox::new(false);
    let time = reply(&sandbox, &call("GET", "/api/v1/time", &[], "", NOW_MS));
    assert_eq!(found(&time, "/serverTime"), NOW_MS);
    let query = format!("timestamp={NOW_MS}");
    let target = format!("/api/v1/futures/balance?{query}&{}", signed(&query));
    let balance = reply(&sandbox, &call("GET", &target, &[KEY], "", NOW_MS));
    assert_eq!(found(&balance, "/0/asset"), "USDT");
}

#[test]
fn a_listen_key_lives_an_hour_from_its_renewal() {
    let sandbox = Sandbox::new(false);
    let ask = |method: &str, account: &str, listen_key: &str, now_ms: i64| {
        let parameter =
            if listen_key.is_empty() { String::new() } else { format!("listenKey={listen_key}&") };
        let query = format!("{parameter}timestamp={now_ms}");
        let target = format!("/api/v1/{account}?{query}&{}", signed(&query));
        reply(&sandbox, &call(method, &target, &[KEY], "", now_ms))
    };
    let hour_ms = 3_600_000;
    let key = |reply: &Reply| found(reply, "/listenKey").as_str().expect("a key").to_owned();
    let made = key(&ask("POST", "userDataStream", "", NOW_MS));
    assert_eq!(key(&ask("POST", "userDataStream", "", NOW_MS + 1)), made, "the one that there is");
    assert_ne!(key(&ask("POST", "listenKey", "", NOW_MS)), made, "futures have their own");
    assert_eq!(ask("PUT", "userDataStream", &made, NOW_MS + hour_ms).body, "{}");
    assert_eq!(ask("PUT", "userDataStream", &made, NOW_MS + 2 * hour_ms - 1).body, "{}");
    assert_eq!(code(&ask("PUT", "userDataStream", &made, NOW_MS + 3 * hour_ms)), -1125, "an hour later");
    let again = key(&ask("POST", "userDataStream", "", NOW_MS + 3 * hour_ms));
    assert_ne!(again, made);
    assert_eq!(ask("DELETE", "userDataStream", &again, NOW_MS + 3 * hour_ms).body, "{}");
    assert_eq!(code(&ask("DELETE", "userDataStream", &again, NOW_MS + 3 * hour_ms)), -1125, "closed");
    assert_eq!(code(&ask("PUT", "userDataStream", "", NOW_MS)), -1102);
}
