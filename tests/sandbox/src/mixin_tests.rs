use super::*;
use crate::http::tests::{call, found};

/// `iat` of the derived token; it lives 90 days.
const ISSUED_S: i64 = 1_525_320_485;
const NOW_MS: i64 = (ISSUED_S + 60) * 1000;
const JTI: &str = "2594ad57-9dad-424f-8595-b14727e24e61";

pub fn user_claims(method: &str, uri: &str, body: &str) -> Value {
    json!({
        "uid": "89e0bdee-c355-47f2-945a-be48be875606",
        "sid": "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e",
        "iat": ISSUED_S,
        "exp": 1_533_096_485,
        "jti": JTI,
        "sig": sha256_hex([method, uri, body].concat().as_bytes()),
        "scp": "FULL",
    })
}

fn oauth_claims(sandbox: &Sandbox, method: &str, uri: &str, body: &str) -> Value {
    let mut claims = user_claims(method, uri, body);
    let map = claims.as_object_mut().expect("an object");
    map.retain(|name, _| name != "uid" && name != "sid");
    for name in ["iss", "aid", "scp"] {
        map.insert(name.to_owned(), sandbox.credential(&format!("/mixin/oauth/{name}")).into());
    }
    claims
}

pub fn signed(sandbox: &Sandbox, owner: &str, claims: &Value) -> String {
    let [seed, public] =
        ["seed_hex", "public_hex"].map(|name| sandbox.credential(&format!("{owner}/{name}")));
    format!("Bearer {}", jwt::sign(claims, seed, public))
}

pub fn code(reply: &Reply) -> Value {
    assert_eq!(reply.status == 202, reply.body.starts_with(r#"{"error":"#), "{}", reply.body);
    found(reply, "/error/code")
}

/// The reply to `GET /me` with one claim changed, or left out where the value is null.
fn code_with(claim: &str, value: Value) -> Value {
    let sandbox = Sandbox::new(false);
    let mut claims = user_claims("GET", "/me", "");
    claims[claim] = value;
    claims.as_object_mut().expect("an object").retain(|_, value| !value.is_null());
    let bearer = signed(&sandbox, "/mixin", &claims);
    code(&reply(&sandbox, &call("GET", "/me", &[("authorization", &bearer)], "", NOW_MS)))
}

#[test]
fn the_derived_token_passes_once() {
    let sandbox = Sandbox::new(false);
    let bearer = signed(&sandbox, "/mixin", &user_claims("GET", "/me", ""));
    let last = "R8pVm0o42Vl5VHzaMBJBcTfFnUR1Q3lTYRqVenoJ776NQrbfuWqCiCtKPd3o-szq5QO-_epilE3bTKZto95aCw";
    assert_eq!(bearer.rsplit('.').next(), Some(last));

    let request = call("GET", "/me", &[("authorization", &bearer)], "", NOW_MS);
    let first = reply(&sandbox, &request);
    assert_eq!(found(&first, "/data/user_id"), "89e0bdee-c355-47f2-945a-be48be875606");
    assert!(first.headers.is_empty(), "no integrity token for a user");
    assert_eq!(code(&reply(&sandbox, &request)), 401, "a token may not be reused");
}

#[test]
fn a_token_is_bound_to_its_request() {
    let body = r#"{"amount":"0.1"}"#;
    for (method, uri, sent, accepted) in [
        ("POST", "/transfers", body, true),
        ("POST", "/transfers", r#"{"amount": "0.1"}"#, false),
        ("PUT", "/transfers", body, false),
        ("POST", "/transfers?", body, false),
        ("POST", "/transfers?a=1", body, false),
    ] {
        let sandbox = Sandbox::new(false);
        let bearer = signed(&sandbox, "/mixin", &user_claims("POST", "/transfers", body));
        let reply = reply(&sandbox, &call(method, uri, &[("authorization", &bearer)], sent, NOW_MS));
        assert_eq!(code(&reply).is_null(), accepted, "{method} {uri} {sent}");
    }
}

#[test]
fn claims_are_checked() {
    assert!(code_with("scp", json!("FULL")).is_null());
    for (claim, value) in [
        ("uid", json!("89e0bdee-c355-47f2-945a-be48be875607")),
        ("sid", json!("89e0bdee-c355-47f2-945a-be48be875606")),
        ("sid", Value::Null),
        ("iss", json!("11111111-1111-4111-8111-111111111111")),
        ("scp", Value::Null),
        ("scp", json!("")),
        ("jti", Value::Null),
        ("jti", json!("1")),
        ("sig", Value::Null),
        ("iat", json!(ISSUED_S + 121)),
        ("iat", json!(ISSUED_S * 1000)),
        ("iat", json!(ISSUED_S.to_string())),
        ("exp", json!(ISSUED_S)),
        ("exp", json!(ISSUED_S + 60)),
        ("exp", json!(1_533_096_485.5)),
    ] {
        assert_eq!(code_with(claim, value.clone()), 401, "{claim} {value}");
    }
}

#[test]
fn a_token_must_end_after_it_was_issued() {
    let sandbox = Sandbox::new(false);
    for (expires_s, accepted) in [(ISSUED_S + 1, true), (ISSUED_S, false), (ISSUED_S - 1, false)] {
        let mut claims = user_claims("GET", "/me", "");
        claims["exp"] = json!(expires_s);
        let bearer = signed(&sandbox, "/mixin", &claims);
        let jwt = jwt::parse(bearer.trim_start_matches("Bearer ")).expect("a JWT");
        assert_eq!(check_times(&jwt, ISSUED_S - 30).is_ok(), accepted, "{expires_s}");
    }
}

#[test]
fn other_keys_and_other_algorithms_are_refused() {
    let sandbox = Sandbox::new(false);
    let send =
        |bearer: &str| code(&reply(&sandbox, &call("GET", "/me", &[("authorization", bearer)], "", NOW_MS)));
    assert_eq!(send(&signed(&sandbox, "/mixin/oauth", &user_claims("GET", "/me", ""))), 401);
    // The document's own sample is of 2018: RS512, and no scp.
    assert_eq!(
        send(concat!(
            "Bearer eyJhbGciOiJSUzUxMiIsInR5cCI6IkpXVCJ9.eyJleHAiOjE1MzMwOTY0ODUsImlhdCI6MTUyNTMyMDQ4NSwianRpIjoiMjU5NGFk",
            "NTctOWRhZC00MjRmLTg1OTUtYjE0NzI3ZTI0ZTYxIiwic2lkIjoiYzA5Y2YzMTMtN2RlZC00MjVkLWFkM2YtYTFjZTRjZmQ1ZTVlIiwic2ln",
            "IjoiODVkZDIzOGE5ODM0NzE3ZGMxM2QzODQ0ZjYzYTFmZWUxM2Q4MmQyZTZjMmVlNDRlYWM3Yzc5MGY1ZGIyNWY4OCIsInVpZCI6Ijg5ZTBi",
            "ZGVlLWMzNTUtNDdmMi05NDVhLWJlNDhiZTg3NTYwNiJ9.PYg6Cx5grs0flJe862R3VLEWKyTZPcXOGYF9RouztgR_mi3kleIzJt4vCwUZI9F",
            "7QrHBFMtTc3_wG_ymnnjsmnm0pBdoON4I-RxeaztIlyc1Ey9lLFe6_ARRUBXo_15ZORilS1hRdMREd84eQOLlO0ChieBPY0tSSiVqTaFZt3Q",
        )),
        401
    );
    assert_eq!(send("Bearer "), 401);
    assert_eq!(send("Basic abc"), 401);
    let elsewhere = reply(&sandbox, &call("GET", "/elsewhere", &[], "", NOW_MS));
    assert_eq!(elsewhere.status, 404, "without a Bearer token a path of nobody is nobody's");
}

#[test]
fn oauth_replys_are_signed() {
    let sandbox = Sandbox::new(false);
    let uri = "/assets?limit=1&offset=%2B";
    let bearer = signed(&sandbox, "/mixin/oauth", &oauth_claims(&sandbox, "GET", uri, ""));
    let send = |id| {
        reply(&sandbox, &call("GET", uri, &[("authorization", &bearer), ("x-request-id", id)], "", NOW_MS))
    };
    assert_eq!(code(&send("5c2de0a6-0c37-4e2c-9a0d-3e6f0b6f0a55")), 401, "X-Request-Id must be the jti");

    let reply = send(JTI);
    assert_eq!(found(&reply, "/data/uri"), uri);
    let [("X-Request-Id", id), ("X-Integrity-Token", token)] = reply.headers.as_slice() else {
        panic!("{:?}", reply.headers);
    };
    let jwt = jwt::parse(token).expect("a JWT");
    assert!(jwt.is_signed_by(sandbox.credential("/mixin/server/public_hex")));
    assert!(!jwt.is_signed_by(sandbox.credential("/mixin/oauth/public_hex")));
    assert_eq!((id.as_str(), jwt.text("jti")), (JTI, JTI));
    assert!(check_times(&jwt, NOW_MS / 1000).is_ok());
    assert!(check_request(&jwt, "GET", uri, reply.body.as_bytes()).is_ok());
    assert!(check_request(&jwt, "GET", uri, b"{}").is_err());
}

#[test]
fn oauth_scopes_are_those_that_were_granted() {
    for (scope, accepted) in [
        ("PROFILE:READ ASSETS:READ", true),
        ("ASSETS:READ", true),
        ("PROFILE:READ ASSETS:WRITE", false),
        ("FULL", false),
        ("", false),
    ] {
        let sandbox = Sandbox::new(false);
        let mut claims = oauth_claims(&sandbox, "GET", "/me", "");
        claims["scp"] = json!(scope);
        let bearer = signed(&sandbox, "/mixin/oauth", &claims);
        let headers = [("authorization", bearer.as_str()), ("x-request-id", JTI)];
        let reply = reply(&sandbox, &call("GET", "/me", &headers, "", NOW_MS));
        assert_eq!(code(&reply).is_null(), accepted, "{scope}");
    }
}

#[test]
fn a_transfer_needs_an_amount() {
    for (body, expected) in [
        (r#"{"amount":"0.1"}"#, Value::Null),
        (r#"{"amount":null}"#, json!(10002)),
        ("[]", json!(10002)),
        ("amount=1", json!(10002)),
        ("", json!(10002)),
    ] {
        let sandbox = Sandbox::new(false);
        let bearer = signed(&sandbox, "/mixin", &user_claims("POST", "/transfers", body));
        let reply = reply(&sandbox, &call("POST", "/transfers", &[("authorization", &bearer)], body, NOW_MS));
        assert_eq!(code(&reply), expected, "{body}");
    }
}
