//! Accounts of the sandbox, good and bad: `check`, `time offset`, and a request that curl sends.

use super::*;
use serde_json::Value;

fn url() -> String {
    std::env::var("BH_SANDBOX_URL")
        .expect("tools/languages/rust.sh cli starts the sandbox, and names it here")
}

fn credentials() -> Value {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/sandbox/credentials.json");
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

/// The program with an account of each service, and the sandbox as host.
fn with_accounts(words: &str) -> Command {
    let known = credentials();
    let mut command = line(words);
    for (service, field, member) in [
        ("velafi", "api_key", "api_key"),
        ("velafi", "secret", "secret"),
        ("pave", "username", "username"),
        ("pave", "api_key", "api_key"),
        ("pave", "secret", "secret"),
        ("mixin", "uid", "uid"),
        ("mixin", "sid", "sid"),
        ("mixin", "private_key", "private_key_base64url"),
        ("toobit", "api_key", "api_key"),
        ("toobit", "secret", "secret"),
        ("bitbitduo", "app_id", "app_id"),
        ("bitbitduo", "app_key", "app_key"),
    ] {
        let name = format!("BH_{service}_{field}").to_uppercase();
        command.env(name, known[service][member].as_str().expect("a text"));
        command.env(format!("BH_{}_HOST", service.to_uppercase()), url());
    }
    command
}

const SERVICES: [&str; 5] = ["velafi", "pave", "mixin", "toobit", "bitbitduo"];

#[test]
fn good_accounts_work() {
    for service in SERVICES {
        let said = printed(with_accounts(&format!("check {service}")));
        assert_eq!(said.matches(" ok").count(), 4, "{said}");
        assert!(said.contains("The account works."), "{said}");
        assert!(!said.contains("signature"), "{said}");
    }
    let said = printed(with_accounts("check bitbitduo"));
    assert!(said.contains("The token that this took is dropped"), "{said}");
}

#[test]
fn what_is_wrong_is_named() {
    let known = credentials();
    let other_ip = |member: &str| known["bitbitduo"][member].as_str().unwrap().to_string();
    for (service, variables, wrong) in [
        ("velafi", vec![("BH_VELAFI_SECRET", "other".to_string())], "key"),
        ("velafi", vec![("BH_VELAFI_API_KEY", "other".to_string())], "key?"),
        ("pave", vec![("BH_PAVE_SECRET", "other".to_string())], "key"),
        ("mixin", vec![("BH_MIXIN_SID", "11111111-1111-4111-8111-111111111111".to_string())], "key"),
        ("toobit", vec![("BH_TOOBIT_SECRET", format!("{SECRET} "))], "key"),
        ("toobit", vec![("BH_TOOBIT_API_KEY", "cut".to_string())], "key?"),
        ("bitbitduo", vec![("BH_BITBITDUO_APP_KEY", "other".to_string())], "key"),
        (
            "bitbitduo",
            vec![
                ("BH_BITBITDUO_APP_ID", other_ip("app_id_other_ip")),
                ("BH_BITBITDUO_APP_KEY", other_ip("app_key_other_ip")),
            ],
            "address",
        ),
    ] {
        let mut command = with_accounts(&format!("check {service} --json"));
        let output = command.envs(variables.clone()).output().unwrap();
        assert_eq!(code(&output), 1, "{service} {variables:?}: {}", stderr(&output));
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        let verdict = |name: &str| {
            let checks = json["checks"].as_array().unwrap();
            checks.iter().find(|check| check["name"] == name).unwrap()["verdict"].clone()
        };
        // Code -2015 is of key, permission or address, and does not say which.
        match wrong.strip_suffix('?') {
            None => assert_eq!(verdict(wrong), "wrong", "{service} {variables:?}: {json}"),
            Some(_) => ["key", "permission", "address"]
                .iter()
                .for_each(|it| assert_eq!(verdict(it), "suspect", "{json}")),
        }
        assert_eq!(json["works"], false);
        assert!(!json["advice"].as_str().unwrap().is_empty());
        let plain = with_accounts(&format!("check {service}")).envs(variables).output().unwrap();
        let verdict = if wrong.ends_with('?') { "suspect" } else { "wrong" };
        assert!(stdout(&plain).contains(verdict), "{}", stdout(&plain));
        assert!(stdout(&plain).lines().all(|line| line.len() <= 80 || line.starts_with("The service said")));
    }
}

#[test]
fn a_host_that_is_not_there_is_told() {
    let said = failed(with_accounts("check toobit --base http://127.0.0.1:9"), 3);
    assert!(said.contains("http://127.0.0.1:9 cannot be asked") && !said.contains("signature"), "{said}");
}

/// A host that gives one response, whatever is asked.
fn host(response: &'static str) -> String {
    use std::io::Read as _;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(response.as_bytes());
        }
    });
    format!("http://{address}")
}

/// Neither yes nor no is said of an account when something else responds.
#[test]
fn a_response_that_is_not_the_service_s_tells_nothing_of_the_account() {
    for response in [
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello",
        "HTTP/1.1 301 Moved\r\nLocation: /x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>",
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>",
    ] {
        let base = host(response);
        for service in ["velafi", "pave", "mixin", "toobit"] {
            let output = with_accounts(&format!("check {service} --base {base}")).output().unwrap();
            let said = stdout(&output).replace('\n', " ");
            assert_eq!(code(&output), 3, "{service} {response}: {said}{}", stderr(&output));
            assert!(
                said.contains("look at the host") && !said.contains("wrong"),
                "{service} {response}: {said}"
            );
        }
    }
    // No TLS is spoken there.
    let https = host("HTTP/1.1 400 Bad Request\r\n\r\n").replace("http:", "https:");
    let said = failed(with_accounts(&format!("check toobit --base {https}")), 3);
    assert!(said.contains("TLS failed"), "{said}");
}

#[test]
fn what_was_copied_along_with_the_secret_is_said() {
    for service in ["velafi", "pave"] {
        let mut command = with_accounts(&format!("check {service}"));
        let output =
            command.env(format!("BH_{}_SECRET", service.to_uppercase()), "other\n").output().unwrap();
        assert!(code(&output) == 1 && stdout(&output).contains("BH_ERR_SECRET_SPACE"), "{}", stdout(&output));
    }
}

#[test]
fn the_clock_is_measured() {
    for service in SERVICES {
        let words = format!("time offset {service} --base {}", url());
        let offset: i64 = printed(line(&words)).trim().parse().unwrap();
        // Both clocks are this machine's.
        assert!(offset.abs() <= 2000, "{service}: {offset}");
    }
}

/// As README has it: what is printed is what curl sends.
#[test]
fn curl_sends_what_was_signed() {
    let build = |words: &str| printed(with_accounts(&format!("request {words} --curl")));
    let sent = |config: &str| {
        let mut command = Command::new("curl");
        command.args(["--config", "-", "--no-progress-meter"]);
        let output = with_input(command, config.as_bytes());
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let order = build("toobit POST /api/v1/spot/orderTest symbol=BTCUSDT side=SELL note=\"a\\b'é%&[{}]");
    assert_eq!(sent(&order)["symbol"], "BTCUSDT");
    let orders =
        sent(&build(r#"toobit POST /api/v1/spot/batchOrders --body [{"symbol":"A"},{"symbol":"B"}]"#));
    assert_eq!(orders["result"].as_array().unwrap().len(), 2);
    assert_eq!(sent(&build("toobit DELETE /api/v1/spot/order orderId=1 symbol=[A]"))["status"], "CANCELED");
    assert!(sent(&build("mixin GET /me")).get("data").is_some());
    assert!(sent(&build(r#"pave POST /v1/sessions --body {"a":1}"#)).get("session").is_some());
    let token = sent(&build("velafi"))["data"]["token"].as_str().unwrap().to_string();
    let mut later = with_accounts("request velafi GET /v2/account --curl");
    later.env("BH_VELAFI_TOKEN", token);
    assert_eq!(sent(&printed(later))["code"], 200);
    assert!(sent(&build("bitbitduo"))["data"]["apitoken"].is_string());
}

/// The raw form, through a socket.
#[test]
fn the_raw_request_is_one() {
    use std::io::Read as _;
    let raw = printed(with_accounts("request toobit POST /api/v1/spot/orderTest symbol=BTCUSDT --http"));
    let address = url().strip_prefix("http://").unwrap().to_string();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(10))).unwrap();
    stream.write_all(raw.as_bytes()).unwrap();
    let mut begin = [0; 15];
    stream.read_exact(&mut begin).unwrap();
    assert_eq!(&begin, b"HTTP/1.1 200 OK");
}
