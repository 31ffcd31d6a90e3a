//! The API of Rust programs, over the functions that the vectors hold.

use bh_auth::{Ed25519Key, Error, HttpResponse, Outcome, bitbitduo, mixin, pave, toobit, velafi};

const SEED: &[u8] = b"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

#[test]
fn velafi_buys_a_token_and_calls_with_it() {
    let account = velafi::Account::new("my-key", "xxxx").unwrap();
    let request = account.token_request(1_740_568_725_231).unwrap();
    assert!(request.target().ends_with("7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6"));
    assert_eq!((request.method(), request.header("x-bh-apikey")), ("GET", Some("my-key")));
    let body = br#"{"code":200,"data":{"token":"a-token","expireTime":"1740575925231"}}"#;
    let response = velafi::token_response(&HttpResponse::new(200).body(body)).unwrap();
    assert_eq!((response.outcome, response.token.as_str()), (Outcome::Accepted, "a-token"));
    assert!(!format!("{response:?}").contains("a-token"));
    let upload =
        velafi::Call::new("POST", "/v2/base/file/upload").body("multipart/form-data; boundary=x", b"--x--");
    let request = upload.build(&response.token).unwrap();
    assert_eq!(request.header("Content-Type"), Some("multipart/form-data; boundary=x"));
    assert!(!format!("{request:?}").contains("a-token"));
    assert_eq!(upload.build("").unwrap_err(), Error::Empty);
    assert!(velafi::Call::new("GET", "/v2/base/fiats").build("").is_ok());
}

#[test]
fn pave_makes_a_token_a_call() {
    let account = pave::Account::new("your_username", "your_api_key", "your_api_secret").unwrap();
    let request = account.call("GET", "/v1/sessions").build(1_622_378_959).unwrap();
    let token = "f6c3fc5155bc005e4d5ee39eea563dea771bc00a90a5f25c2a166f639bacf881";
    assert_eq!(request.header("API-Token"), Some(token));
    assert_eq!(request.header("API-Timestamp"), Some("2021-05-30T12:49:19Z"));
    let refused = HttpResponse::new(422).body(br#"{"errors":[{"detail":"bad field"}]}"#);
    assert_eq!(pave::response(&refused).unwrap().error_message, "bad field");
}

#[test]
fn mixin_signs_what_it_sends() {
    let session = mixin::Session::new("u", "s", Ed25519Key::from_hex(SEED).unwrap());
    let request = session.call("POST", "/transfers").json("{}").build(1_525_320_485, "j").unwrap();
    assert!(request.header("Authorization").unwrap().starts_with("Bearer eyJ"));
    assert_eq!((request.body(), request.header("X-Request-Id")), (&b"{}"[..], Some("j")));
    assert!(!format!("{session:?} {request:?}").contains("eyJ"));
    let lost = mixin::response(&HttpResponse::new(0).method("POST")).unwrap();
    assert_eq!(lost.outcome, Outcome::Unknown);
    assert_eq!(mixin::response(&HttpResponse::new(0).method("GET")).unwrap().outcome, Outcome::Refused);
}

/// The keys of RFC 8032's TEST 1, of the session, 2, of the server, and 3, which spends.
#[test]
fn mixin_seals_a_pin_and_registers_a_key() {
    let file = br#"{"app_id":"89e0bdee-c355-47f2-945a-be48be875606","session_id":"s",
        "server_public_key":"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "session_private_key":"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"}"#;
    let keystore = mixin::Keystore::read(file).unwrap();
    let iv: [u8; 16] = std::array::from_fn(|index| index as u8);
    let seal = mixin::Seal { iv, time_s: 1_525_320_485, iterator: 1_525_320_485_000_000_000 };
    let sealed = "AAECAwQFBgcICQoLDA0ODyzOHsVOg0Wtx4QGd8x_re7DYkebyEY4gxWgoPZxCkvK";
    assert_eq!(keystore.pin(b"123456", &seal).unwrap(), sealed);
    assert_eq!(keystore.pin(b"", &seal).unwrap_err(), Error::Pin);
    let keystore = keystore
        .with_pin("123456")
        .with_spend_key("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
    assert_eq!(keystore.pin(b"", &seal).unwrap(), sealed);
    let spend = Ed25519Key::from_hex(b"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
    let public = spend.unwrap().public();
    let spend = keystore.spend_key(&public).unwrap();
    assert_eq!(keystore.spend_key(&[1; 32]).unwrap_err(), Error::KeyMismatch);
    let body = keystore.register_body(&spend, &seal).unwrap();
    let signature = "xPX_7ws1rwsC2Bgvk7-yAxQq9XnWrJtCk_Vdu5BJ5akmy7a2bzxWBhgCDxm9txn_GR7v6pgXcmVWv4eVD0XuAQ";
    assert!(body.contains(signature), "{body}");
    let action = ("TIP:VERIFY:", [("timestamp", "1525320485000000000")]);
    assert_eq!(
        mixin::tip_payload(action.0, &action.1).unwrap(),
        "TIP:VERIFY:00000000000001525320485000000000"
    );
    let signed = mixin::tip_sign(&spend, action.0, &action.1).unwrap();
    assert!(hex::encode(signed).starts_with("593d3c41") && hex::encode(signed).ends_with("76df6f02"));
    assert_eq!(keystore.pin(&signed, &seal).unwrap().len(), 150);
    assert_eq!(mixin::tip_sign(&spend, "TIP:VERIFY:", &[]).unwrap_err(), Error::TipParameter);
    let first = mixin::Seal::random(0, 1_525_320_485_999).unwrap();
    let second = mixin::Seal::random(first.iterator, 1_525_320_485_999).unwrap();
    assert_eq!((first.time_s, second.iterator), (1_525_320_485, first.iterator + 1));
    assert_ne!(first.iv, second.iv);
    let request = keystore.session().unwrap().call("GET", "/me").build(1_525_320_485, "j").unwrap();
    let same = mixin::Session::new(keystore.app_id(), "s", Ed25519Key::from_hex(SEED).unwrap());
    assert_eq!(request, same.call("GET", "/me").build(1_525_320_485, "j").unwrap());
    assert!(!format!("{keystore:?}").contains("9d61") && !format!("{keystore:?}").contains("123456"));
}

#[test]
fn mixin_exchanges_a_code_and_opens_a_socket() {
    let verifier = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    assert_eq!(mixin::code_challenge(verifier).unwrap(), "Yw3NKWbEM2aRElRIu7JbT_QSpJxzLbLIq8G4WBvXEN0");
    let key = Ed25519Key::from_hex(SEED).unwrap();
    let public = key.public();
    let call = mixin::TokenCall::new("client", "c0de").code_verifier(verifier).public_key(&public);
    let request = call.build().unwrap();
    assert_eq!((request.method(), request.target()), ("POST", "/oauth/token"));
    let body = std::str::from_utf8(request.body()).unwrap();
    assert!(body.contains(verifier) && body.contains("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
    assert_eq!(call.client_secret("too").build().unwrap_err(), Error::OauthProof);
    assert!(!format!("{call:?} {request:?}").contains(verifier));
    let token = br#"{"data":{"access_token":"a-token","scope":"PROFILE:READ"}}"#;
    assert_eq!(mixin::token_response(&HttpResponse::new(200).body(token)).unwrap().token, "a-token");
    let body = br#"{"data":{"authorization_id":"a","scope":"PROFILE:READ",
        "ed25519":"PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw"}}"#;
    let granted = mixin::Authorization::read(body).unwrap();
    let server_key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    assert_eq!((granted.authorization_id.as_str(), granted.server_key.as_str()), ("a", server_key));
    let session = mixin::Session::oauth("client", &granted.authorization_id, &granted.scope, key);
    let request = session.blaze(1_525_320_485, "j").unwrap();
    assert_eq!((request.method(), request.target()), ("GET", "/"));
    assert_eq!(request.header("sec-websocket-protocol"), Some("Mixin-Blaze-1"));
    assert!(mixin::blaze_message("j").unwrap().contains("LIST_PENDING_MESSAGES"));
    assert_eq!(mixin::blaze_message("").unwrap_err(), Error::Empty);
    let http = HttpResponse::new(200).body(b"{}").method("GET").header("x-request-id", "j");
    assert_eq!(mixin::response_verify(&http, "", "/me", "j", None), Ok(()));
    assert_eq!(mixin::response_verify(&http, "", "/me", "k", None), Err(Error::ResponseRequestId));
    assert_eq!(mixin::response_verify(&http, server_key, "/me", "j", None), Err(Error::IntegrityMissing));
}

#[test]
fn toobit_tells_of_each_item_of_a_batch() {
    let account = toobit::Account::new("key", "secret").unwrap();
    let request =
        account.get("/api/v1/account").query("a b", "é").recv_window_ms(1000).build(1_668_481_902_307);
    assert!(request.unwrap().target().starts_with("/api/v1/account?a%20b=%C3%A9&recvWindow=1000&timestamp="));
    assert_eq!(
        account.get("/x").query("signature", "").build(1_668_481_902_307).unwrap_err(),
        Error::ParamSignature
    );
    let http = HttpResponse::new(200).body(br#"{"code":0,"result":[{"code":0},{"code":-1149,"msg":"no"}]}"#);
    let response = toobit::response(&http).unwrap();
    assert_eq!((response.outcome, response.failed_count, response.item_count), (Outcome::Partial, 1, 2));
    assert_eq!(toobit::response_item(&http, 0).unwrap().outcome, Outcome::Accepted);
    assert_eq!(toobit::response_item(&http, 1).unwrap().detail, r#"{"code":-1149,"msg":"no"}"#);
    assert_eq!(toobit::response_item(&http, 2).unwrap_err(), Error::Index);
    let late = HttpResponse::new(200).body(br#"{"code":0,"result":[{"code":1},{"code":-1007}]}"#);
    let late = toobit::response(&late).unwrap();
    assert_eq!((late.outcome, late.advice.is_empty()), (Outcome::Unknown, false));
}

#[test]
fn bitbitduo_draws_its_random_number() {
    let account =
        bitbitduo::Account::new("fedcba9876543210fedcba9876543210", "0123456789abcdef0123456789abcdef");
    let request = account.token_request(bitbitduo::Scheme::Sha256, 123_456, 1_529_400_060).unwrap();
    assert!(request.target().ends_with("a9c86041b9115c1930a35fec4abf49093ef370b0d4d647abe1b1b8a2188fda7b"));
    assert!(!format!("{account:?}").contains("0123456789abcdef"));
    assert!((100_000..=999_999).contains(&bitbitduo::random().unwrap()));
    let body = br#"{"status":200,"error_code":0,"data":{"time":1529400060}}"#;
    let time = bitbitduo::time_response(&HttpResponse::new(200).body(body)).unwrap();
    assert_eq!(time.server_time_ms, 1_529_400_060_000);
}

#[cfg(feature = "http")]
#[test]
fn requests_and_responses_of_the_crate_http() {
    let account = toobit::Account::new("key", "secret").unwrap();
    let request =
        account.post("/api/v1/spot/order").form("symbol", "BTCUSDT").build(1_668_481_902_307).unwrap();
    let sent = request.to_http("https://api.toobit.com").unwrap();
    assert_eq!(sent.uri().to_string(), "https://api.toobit.com/api/v1/spot/order");
    assert_eq!(
        (sent.headers()["X-BB-APIKEY"].as_bytes(), sent.body().as_slice()),
        (&b"key"[..], request.body())
    );
    assert!(request.to_http("no host").is_err());
    let came = http::Response::builder().status(429).header("retry-after", "7").body("").unwrap();
    assert_eq!(toobit::response(&HttpResponse::from(&came)).unwrap().retry_after_ms, 7000);
}
