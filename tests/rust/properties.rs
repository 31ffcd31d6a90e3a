//! What holds for any input.

use bh_auth::core::ed25519;
use bh_auth::core::error::Error;
use bh_auth::core::hmac::Key;
use bh_auth::core::http::Http;
use bh_auth::core::json::{NoObject, object};
use bh_auth::core::query::{Param, number_of, put_encoded};
use bh_auth::core::request::Call;
use bh_auth::core::response::Outcome;
use bh_auth::core::writer::to_vec;
use bh_auth::services::bitbitduo::{self, Scheme, Ticket};
use bh_auth::services::mixin::{self, Claims};
use bh_auth::services::{pave, toobit, velafi};
use percent_encoding::percent_decode;
use proptest::collection::vec;
use proptest::prelude::*;

type Texts = Vec<(Vec<u8>, Vec<u8>)>;

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 1..200)
}

fn milliseconds() -> impl Strategy<Value = i64> {
    1_000_000_000_000..100_000_000_000_000_i64
}

fn params() -> impl Strategy<Value = Texts> {
    vec((bytes(), vec(any::<u8>(), 0..50)), 0..8).prop_map(|mut params: Texts| {
        params.sort();
        params.dedup_by(|a, b| a.0 == b.0);
        params
    })
}

/// The signature verifies, and with any one bit of it or of the payload changed it does not.
fn holds(signature: &[u8], flip: usize, verify: impl Fn(&[u8]) -> Result<(), Error>) {
    assert_eq!(verify(signature), Ok(()));
    let mut tampered = signature.to_vec();
    let at = flip % tampered.len();
    tampered[at] ^= 1 << (flip % 4);
    // A bit of a hex digit may turn it into another digit or into none, but never into the same one.
    assert!(matches!(verify(&tampered), Err(Error::Signature | Error::SignatureFormat)));
}

proptest! {
    // A failure prints its smallest input, which then becomes a test of its own.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn velafi_verifies_what_it_signs(secret in bytes(), timestamp_ms in milliseconds(), flip: usize) {
        let key = Key::new(&secret).unwrap();
        let signature = velafi::sign(&key, timestamp_ms).unwrap();
        holds(&signature.hex(), flip, |s| velafi::verify(s, &key, timestamp_ms, None));
        let other = velafi::verify(&signature.hex(), &key, timestamp_ms ^ 1, None);
        prop_assert!(matches!(other, Err(Error::Signature | Error::TimeRange)));
    }

    #[test]
    fn pave_verifies_what_it_signs(secret in bytes(), username in "[!-~é]([ -~]*[!-~])?", api_key in "[!-~]+", timestamp in bytes(), flip: usize) {
        let key = Key::new(&secret).unwrap();
        let parts = pave::Parts { username: username.as_bytes(), api_key: api_key.as_bytes(), timestamp: &timestamp };
        let signature = pave::sign(&key, &parts).unwrap();
        holds(&signature.hex(), flip, |s| pave::verify(s, &key, &parts, None));
        let ((), payload) = to_vec(pave::payload(&parts).unwrap());
        prop_assert_eq!(payload, [username.as_bytes(), b":", api_key.as_bytes(), b"@", &timestamp].concat());
    }

    #[test]
    fn bitbitduo_verifies_what_it_signs(app_id in "[!-~é]([ -~]*[!-~])?", app_key in bytes(), random in 100_000..1_000_000_u32, time_s in 1_000_000_000..100_000_000_000_i64, flip: usize) {
        for scheme in [Scheme::Sha256, Scheme::HmacSha256, Scheme::HmacSha256AppId] {
            let ticket = Ticket { scheme, app_id: app_id.as_bytes(), app_key: &app_key, random, time_s };
            let signature = bitbitduo::sign(&ticket).unwrap();
            holds(&signature.hex(), flip, |s| bitbitduo::verify(s, &ticket, None));
        }
    }

    #[test]
    fn toobit_requests_verify_and_say_what_they_were_given(
        secret in bytes(), query in params(), form in params(), timestamp_ms in milliseconds(), flip: usize,
    ) {
        let key = Key::new(&secret).unwrap();
        let call = toobit::Call {
            api_key: b"key",
            method: b"POST",
            path: b"/api/v1/spot/order",
            query: query.iter().map(param),
            form: form.iter().map(param),
            json: b"",
            timestamp_ms,
            recv_window_ms: 0,
        };
        let (request, buffer) = to_vec(toobit::request(&key, &call).unwrap());
        let target = request.target.of(&buffer);
        let sent_query = target.split(|byte| *byte == b'?').nth(1).unwrap_or_default();
        let sent_form = request.body.of(&buffer);

        // As a server would: take the signature off the end of its place.
        let place = if form.is_empty() { sent_query } else { sent_form };
        let (signed, signature) = place.split_at(place.len() - "&signature=".len() - 64);
        let signature = signature.strip_prefix(b"&signature=").unwrap();
        let (signed_query, signed_form) = if form.is_empty() { (signed, &b""[..]) } else { (sent_query, signed) };
        holds(signature, flip, |s| toobit::verify(s, &key, signed_query, signed_form, timestamp_ms));

        prop_assert_eq!(decoded(sent_query, query.len()), query);
        prop_assert_eq!(decoded(sent_form, form.len()), form);
        prop_assert_eq!(number_of([place, b""], b"timestamp"), Ok(Some(timestamp_ms)));
    }

    #[test]
    fn mixin_verifies_what_it_signs(seed: [u8; 32], uid in "[!-~é🚀]+", sid in "[!-~]+", jti in "[!-~]+", scp in "([!-~][ -~]*[!-~])?", target in "/([a-z?=&0-9]|%[3-9a-fA-F][0-9a-fA-F])*", body in vec(any::<u8>(), 0..300), iat_s in 1_000_000_000..90_000_000_000_i64, flip: usize) {
        let key = ed25519::Key::from_seed(&seed);
        let claims = Claims {
            uid: uid.as_bytes(), sid: sid.as_bytes(), jti: jti.as_bytes(), scp: scp.as_bytes(),
            iat_s, exp_s: iat_s + 1, any_body: true, ..Claims::default()
        };
        let call = Call { method: b"POST", target: target.as_bytes(), body: &body };
        let ((), token) = to_vec(mixin::sign(&key, &claims, &call).unwrap());
        prop_assert_eq!(mixin::verify(&token, &key.public(), &call, jti.as_bytes(), None, true), Ok(()));
        let (decoded, buffer) = to_vec(|w| mixin::decode(w, &token));
        let decoded = decoded.unwrap();
        prop_assert_eq!(decoded.claims.uid.of(&buffer), uid.as_bytes());
        prop_assert_eq!(decoded.claims.scp.of(&buffer), if scp.is_empty() { b"FULL" } else { scp.as_bytes() });
        let mut tampered = token;
        let at = flip % tampered.len();
        tampered[at] ^= 1 << (flip % 7);
        prop_assert!(mixin::verify(&tampered, &key.public(), &call, jti.as_bytes(), None, true).is_err());
    }

    #[test]
    fn percent_encoding_comes_back(text in vec(any::<u8>(), 0..300)) {
        let ((), encoded) = to_vec(|w| put_encoded(w, &text));
        prop_assert!(encoded.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(byte)));
        prop_assert_eq!(percent_decode(&encoded).collect::<Vec<_>>(), text);
    }

    #[test]
    fn responses_never_panic(body in vec(any::<u8>(), 0..300), http_status in 0..700_u32) {
        read_every_response(http_status, &body);
    }

    #[test]
    fn responses_of_json_never_panic(body in json(), http_status in 100..600_u32) {
        read_every_response(http_status, body.as_bytes());
    }

    #[test]
    fn json_is_what_serde_takes_for_it(text in json(), at: usize, change in "[{}\\[\\],:\"0-9eE+\\-. \\\\udDnrtfalsx]{0,2}") {
        // What is as good as JSON, and what is nearly so.
        let mut tampered = text.clone();
        let at = text.char_indices().map(|(at, _)| at).nth(at % text.len()).unwrap_or_default();
        tampered.replace_range(at..at, &change);
        for text in [text, tampered] {
            let is_json = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
            prop_assert_eq!(object(text.as_bytes(), []).err() != Some(NoObject::NoJson), is_json, "{}", text);
        }
    }

    #[test]
    fn tokens_never_panic(token in "[A-Za-z0-9_.=-]{0,300}", claims in json()) {
        let _ = to_vec(|w| mixin::decode(w, token.as_bytes()));
        let mut forged = b"eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.".to_vec();
        forged.extend(to_vec(|w| bh_auth::core::encoding::base64url_encode(w, claims.as_bytes())).1);
        forged.extend(b".");
        let _ = to_vec(|w| mixin::decode(w, &forged));
        let call = Call { method: b"GET", target: b"/", body: b"" };
        prop_assert!(mixin::verify(&forged, &[1; 32], &call, b"", None, false).is_err());
    }
}

fn param((name, value): &(Vec<u8>, Vec<u8>)) -> Param<'_> {
    Param { name, value }
}

/// The first `count` parameters of what was sent, decoded by another crate.
fn decoded(sent: &[u8], count: usize) -> Texts {
    let decode = |text| percent_decode(text).collect::<Vec<_>>();
    let pairs = sent.split(|byte| *byte == b'&').take(count);
    pairs
        .map(|pair| {
            let equals = pair.iter().position(|byte| *byte == b'=').unwrap();
            (decode(&pair[..equals]), decode(&pair[equals + 1..]))
        })
        .collect()
}

fn read_every_response(http_status: u32, body: &[u8]) {
    let http = Http::new(http_status, body);
    let responses = [
        velafi::token_response(&http),
        velafi::response(&http),
        pave::response(&http),
        mixin::response(&http),
        toobit::response(&http),
        toobit::response_item(&http, 1),
        toobit::time_response(&http),
        bitbitduo::token_response(&http, 1_700_000_000_000),
        bitbitduo::time_response(&http),
    ];
    for response in responses.into_iter().flatten() {
        let names_an_error = response.error_code != 0 || !response.error_name.is_empty();
        let accepted = response.outcome == Outcome::Accepted;
        assert!(!(accepted && names_an_error), "{response:?}");
        assert!(accepted || response.token.reveal().is_empty(), "{response:?}");
    }
}

/// JSON of the members that the services use, with any values.
fn json() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "code",
        "msg",
        "data",
        "token",
        "expireTime",
        "error",
        "status",
        "description",
        "serverTime",
        "error_code",
        "apitoken",
        "time",
        "message",
        "uid",
        "sid",
        "jti",
        "sig",
        "exp",
        "iat",
        "alg",
    ]);
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| serde_json::json!(number).to_string()),
        prop::sample::select(vec!["0", "200", "202", "-1022", "\"0\"", "\"BBD_WRONG_CODE_005\"", "true"])
            .prop_map(str::to_owned),
        ".*".prop_map(|text| serde_json::json!(text).to_string()),
    ];
    leaf.prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            vec((names.clone(), inner.clone()), 0..6).prop_map(|members| {
                let members: Vec<_> =
                    members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
            vec(inner, 0..3).prop_map(|items| format!("[{}]", items.join(","))),
        ]
    })
}
