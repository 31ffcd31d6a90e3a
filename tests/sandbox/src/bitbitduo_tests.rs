use super::*;
use crate::crypto::sha256_hex;
use crate::http::tests::{call, found};

const ID: &str = "fedcba9876543210fedcba9876543210";
const SIG: &str = "a9c86041b9115c1930a35fec4abf49093ef370b0d4d647abe1b1b8a2188fda7b";
const NOW_MS: i64 = 1_529_400_060_000;

fn code_at(query: &str, now_ms: i64) -> Value {
    let target = format!("/serv/apiToken?{query}");
    let reply = reply(&Sandbox::new(false), &call("GET", &target, &[], "", now_ms));
    assert_eq!(reply.status, 200);
    found(&reply, "/error_code")
}

#[test]
fn the_derived_values_verify_each_in_its_scheme() {
    let sigs = [
        ("SHA256", SIG),
        ("HMAC_SHA256", "625e75bca4abb3f02e67ee3808aef1f4e511cbfaec0279db67a748fd524e0fd4"),
        ("HMAC_SHA256_APPID", "fc2e9e70e91bfc601bcd48739e4aef5d7aa13f4b6c1992c02bc4c4b6b416261f"),
    ];
    for (scheme, _) in sigs {
        for (of, sig) in sigs {
            let key = "0123456789abcdef0123456789abcdef";
            let result = check_sig(scheme, ID, key, "123456", "1529400060", sig);
            assert_eq!(result.is_ok(), scheme == of, "{scheme} takes a sig of {of}");
            let shown = result.err().and_then(|refusal| refusal.refusal).and_then(|refusal| refusal.payload);
            assert!(!shown.unwrap_or_default().contains(key), "the log must not show the key");
        }
    }
}

#[test]
fn the_documented_errors_are_returned() {
    let code = |query: &str| code_at(query, NOW_MS);
    let other_ip = "test0000000000000000000000000004";
    assert_eq!(code(&format!("appid={ID}&time=1529400060&random=123456&sig={SIG}")), 0);
    assert_eq!(code(&format!("sig={}&random=123456&time=1529400060&appid={ID}", SIG.to_uppercase())), 0);
    for (query, number) in [
        (format!("appid={ID}&time=1529400060&random=99999&sig={SIG}"), 1),
        (format!("appid={ID}&time=1529400060&random=1000000&sig={SIG}"), 1),
        (format!("appid={ID}&time=1529400060&random=+123456&sig={SIG}"), 1),
        (format!("appid={ID}&time=1529400060&sig={SIG}"), 1),
        (format!("appid={ID}&time=now&random=123456&sig={SIG}"), 3),
        (format!("appid=other&time=1529400060&random=123456&sig={SIG}"), 4),
        (format!("appid={other_ip}&time=1529400060&random=123456&sig={SIG}"), 6),
        (format!("appid={ID}&time=1529400060&random=123457&sig={SIG}"), 5),
        (format!("appid={ID}&time=1529400061&random=123456&sig={SIG}"), 5),
        (format!("appid={ID}&time=1529400060&random=123456"), 5),
        (format!("appid={ID}&time=1529400060&random=123456&sig={SIG}&sig={SIG}"), 5),
        (format!("appid={ID}&time=1529400060&random=123456&sig={SIG}&a=1"), 5),
    ] {
        assert_eq!(code(&query), format!("BBD_WRONG_CODE_{number:03}"), "{query}");
    }
}

#[test]
fn clocks_are_checked_after_the_sig() {
    let query = format!("appid={ID}&time=1529400060&random=123456&sig={SIG}");
    assert_eq!(code_at(&query, NOW_MS + 60_000), 0);
    assert_eq!(code_at(&query, NOW_MS + 61_000), "BBD_WRONG_CODE_002");
    assert_eq!(code_at(&query, NOW_MS - 60_000), 0);
    assert_eq!(code_at(&query, NOW_MS - 61_000), "BBD_WRONG_CODE_003");
    assert_eq!(code_at(&query.replace(SIG, "00"), NOW_MS + 61_000), "BBD_WRONG_CODE_005");
}

#[test]
fn every_account_has_a_key_and_a_scheme_and_one_is_limited() {
    let sandbox = Sandbox::new(false);
    for account in ACCOUNTS {
        let [id, key, scheme] = ["app_id", "app_key", "scheme"]
            .map(|name| sandbox.credential(&format!("/bitbitduo/{name}{account}")));
        assert!(["SHA256", "HMAC_SHA256", "HMAC_SHA256_APPID"].contains(&scheme), "{scheme}");
        if account == "_limited" {
            let sig = sha256_hex(format!("appkey={key}&random=100000&time=1529400060").as_bytes());
            let target = format!("/serv/apiToken?appid={id}&time=1529400060&random=100000&sig={sig}");
            let request = call("GET", &target, &[], "", NOW_MS);
            assert_eq!(found(&reply(&sandbox, &request), "/error_code"), 0);
            assert_eq!(found(&reply(&sandbox, &request), "/error_code"), 429);
        }
    }
}

#[test]
fn the_time_is_told_twice() {
    let reply = reply(&Sandbox::new(false), &call("GET", "/serv/time", &[], "", NOW_MS));
    assert_eq!(found(&reply, "/data/time"), 1_529_400_060);
    assert_eq!(found(&reply, "/data/normal_time"), "(UTC/GMT+8) 2018-06-19 17:21:00");
}
