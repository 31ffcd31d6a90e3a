//! Every wrong signature that the oracle made by a mistake is traced to that mistake.

use bh_auth::diagnose::{self, Diagnosis, Mistake, Sent};
use bh_auth::services::bitbitduo::Scheme;
use serde_json::Value;
use std::collections::BTreeSet;

fn diagnosis(service: &str, input: &Value) -> Diagnosis {
    let text = |name: &str| input[name].as_str().unwrap();
    let bytes = |name| text(name).as_bytes();
    let number = |name: &str| input[name].as_i64().unwrap();
    let signature = text("signature");
    match service {
        "toobit" => {
            let [method, path, query, body, api_key] =
                ["method", "path", "query", "body", "api_key"].map(bytes);
            diagnose::toobit(signature, bytes("secret"), &Sent { method, path, query, body, api_key })
        }
        "velafi" => diagnose::velafi(signature, bytes("secret"), text("api_key"), number("timestamp_ms")),
        "pave" => {
            diagnose::pave(signature, bytes("secret"), text("username"), text("api_key"), text("timestamp"))
        }
        "bitbitduo" => {
            let random = u32::try_from(number("random")).unwrap();
            let (app_id, app_key) = (text("app_id"), bytes("app_key"));
            diagnose::bitbitduo(signature, Scheme::Sha256, app_id, app_key, random, number("time_s"))
        }
        other => panic!("{other} has no diagnosis"),
    }
}

#[test]
fn every_mistake_of_the_oracle_is_named() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/diagnose/cases.json");
    let vectors: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let (mut wrong, mut single, mut pairs) = (Vec::new(), BTreeSet::new(), 0);
    for case in vectors["cases"].as_array().unwrap() {
        let found = diagnosis(case["service"].as_str().unwrap(), &case["input"]);
        let named: BTreeSet<&str> = found.mistakes.iter().map(|mistake| mistake.name()).collect();
        let want: BTreeSet<&str> =
            case["mistakes"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        let signed: String = found.signed.iter().map(|byte| format!("{byte:02x}")).collect();
        let is_none = want.contains("none");
        if is_none && (found.is_right || !named.is_empty() || !signed.is_empty()) {
            wrong.push(format!("{case}: {found:?}"));
        }
        if !is_none && (named != want || found.is_right != want.is_empty() || case["signed_hex"] != *signed) {
            wrong.push(format!("{} {want:?}: {named:?} {}", case["service"], found.signed.escape_ascii()));
        }
        match want.len() {
            1 => drop(single.insert(want.into_iter().next().unwrap().to_owned())),
            2 => pairs += 1,
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
    single.remove("none");
    assert!(single.len() >= 60 && pairs >= 20, "{} mistakes, {pairs} pairs", single.len());
    assert!(single.iter().all(|name| Mistake::ALL.iter().any(|mistake| mistake.name() == name)));
}

#[test]
fn requests_of_64_kilobytes_are_searched() {
    let query = format!("timestamp=1668481902307&note={}", "x".repeat(65_000));
    let sent = Sent { query: query.as_bytes(), ..Sent::default() };
    let found = diagnose::toobit(&"0".repeat(64), b"secret", &sent);
    assert!(found.mistakes.is_empty() && !found.is_right && found.tried > 300, "{}", found.tried);
}
