//! The vectors of the five services, through the command line.

use super::*;
use serde_json::Value;
use std::cell::RefCell;
use std::ffi::OsString;

/// One case, as a command line.
struct Case {
    command: Command,
    secret_file: PathBuf,
    files: RefCell<usize>,
    folder: PathBuf,
}

/// What a text of the vectors stands for.
fn bytes(text: &Value) -> Vec<u8> {
    match text {
        Value::Null => Vec::new(),
        Value::String(text) => text.clone().into_bytes(),
        other => {
            let digits = other["hex"].as_str().expect("a text or its hex").as_bytes();
            let byte = |two: &[u8]| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap();
            digits.chunks(2).map(byte).collect()
        }
    }
}

fn os(bytes: &[u8]) -> OsString {
    // The tests run on Unix, where any bytes but NUL are an argument.
    use std::os::unix::ffi::OsStrExt as _;
    OsStr::from_bytes(bytes).to_owned()
}

impl Case {
    fn new(folder: &std::path::Path, words: &[&str]) -> Case {
        let folder = folder.to_path_buf();
        let secret_file = folder.join("secret");
        Case { command: program(words), secret_file, files: RefCell::new(0), folder }
    }

    /// What no argument can be, or what would be taken for a file's name, comes from a file.
    fn option(&mut self, name: &str, value: &[u8]) {
        let value = if value.contains(&0) || value.first() == Some(&b'@') || value.len() > 100_000 {
            *self.files.borrow_mut() += 1;
            let file = self.folder.join(format!("text{}", self.files.borrow()));
            std::fs::write(&file, value).unwrap();
            let mut name = OsString::from("@");
            name.push(file);
            name
        } else {
            os(value)
        };
        let mut argument = OsString::from(format!("--{name}="));
        argument.push(value);
        self.command.arg(argument);
    }

    fn number(&mut self, name: &str, value: &Value) {
        self.command.arg(format!("--{name}={}", value.as_i64().unwrap_or_default()));
    }

    /// In the environment, or where that cannot hold it in a file, whose last line break is not its own.
    fn secret(&mut self, variable: &str, value: &[u8]) {
        if value.contains(&0) {
            std::fs::write(&self.secret_file, [value, b"\n"].concat()).unwrap();
            self.command.arg("--secret-file").arg(&self.secret_file);
        } else {
            self.command.env(variable, os(value));
        }
    }

    fn window(&mut self, window: &Value) {
        if window.is_object() {
            for (option, member) in [("now", "now_ms"), ("past", "past_ms"), ("ahead", "ahead_ms")] {
                self.number(option, &window[member]);
            }
        }
    }

    /// The options that sign, payload and verify share.
    fn signed(&mut self, service: &str, input: &Value) {
        let texts: &[(&str, &str)] = match service {
            "pave" => &[("username", "username"), ("api-key", "api_key"), ("timestamp", "timestamp")],
            "toobit" => &[("query", "query"), ("form", "body")],
            "bitbitduo" => &[("app-id", "app_id")],
            _ => &[],
        };
        for (option, member) in texts {
            self.option(option, &bytes(&input[*member]));
        }
        match service {
            "velafi" => self.number("timestamp", &input["timestamp_ms"]),
            "bitbitduo" => {
                self.number("random", &input["random"]);
                self.number("time", &input["time_s"]);
                self.option("scheme", &bytes(&input["scheme"]));
                self.secret("BH_BITBITDUO_APP_KEY", &bytes(&input["app_key"]));
            }
            _ => {}
        }
        if service != "bitbitduo" {
            self.secret(&format!("BH_{}_SECRET", service.to_uppercase()), &bytes(&input["secret"]));
        }
    }

    fn response(&mut self, verb: &str, input: &Value) -> Vec<u8> {
        self.number("status", &input["http_status"]);
        self.option("method", &bytes(&input["request_method"]));
        for header in input["headers"].as_array().unwrap_or(&Vec::new()) {
            self.option("header", &[bytes(&header[0]), bytes(&header[1])].join(&b':'));
        }
        match verb {
            "token_response" | "oauth_token_response" => self.option("of", b"token"),
            "stream_response" => self.option("of", b"stream"),
            "time_response" => self.option("of", b"time"),
            "response_item" => self.number("item", &input["index"]),
            _ => {}
        }
        if input.get("rpc_id").is_some() {
            self.number("id", &input["rpc_id"]);
        }
        if input.get("sent_ms").is_some() {
            self.number("sent", &input["sent_ms"]);
        }
        bytes(&input["body"])
    }
}

/// Whether the command line can say it: an unknown scheme and a random number beyond 32 bits are wrong usage before the
/// library sees them, a header's bytes must be text, and no argument holds a NUL.
fn can_be_said(input: &Value) -> bool {
    let fits = |member: &str, most: i64| {
        input.get(member).is_none_or(|it| it.as_i64().is_some_and(|it| (0..=most).contains(&it)))
    };
    let headers = input["headers"].as_array().cloned().unwrap_or_default();
    let is_text = |text: &Value| {
        let bytes = bytes(text);
        std::str::from_utf8(&bytes).is_ok() && !bytes.contains(&0) && !bytes.contains(&b':')
    };
    input["scheme"].as_i64().is_none()
        && fits("random", u32::MAX.into())
        && fits("http_status", u32::MAX.into())
        && is_text(&input["request_method"])
        && headers.iter().all(|header| {
            is_text(&header[0]) && std::str::from_utf8(&bytes(&header[1])).is_ok_and(|it| !it.contains('\0'))
        })
}

fn run(case: Case, input: &[u8]) -> (i32, Value, String) {
    let output = with_input(case.command, input);
    let object = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    (code(&output), object, stderr(&output).to_string())
}

fn of_service(service: &str) -> (usize, usize) {
    let file = format!("{}/../tests/vectors/{service}.json", env!("CARGO_MANIFEST_DIR"));
    let vectors: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let folder = folder(&format!("vectors-{service}"));
    let (mut ran, mut unsaid) = (0, 0);
    for vector in vectors["cases"].as_array().unwrap() {
        let (verb, input, expect) = (vector["verb"].as_str().unwrap(), &vector["input"], &vector["expect"]);
        let name = format!("{service} {}", vector["name"]);
        let status = expect["status"].as_str();
        let is_response = verb.ends_with("response") || verb == "response_item";
        if verb == "webhook_verify" {
            ran += 1;
            let mut case = Case::new(&folder, &["webhook", "verify", "--json"]);
            case.option("signature", &bytes(&input["signature"]));
            case.option("public-key", &bytes(&input["public_key"]));
            let (code, said, error) = run(case, &bytes(&input["body"]));
            match status {
                None => assert_eq!((code, &said["valid"]), (0, &true.into()), "{name}: {error}"),
                Some(status) => {
                    assert!(
                        code > 0 && (said["status"] == status || error.contains(status)),
                        "{name}: {error}"
                    );
                }
            }
            continue;
        }
        if !(is_response || service != "mixin" && matches!(verb, "sign" | "verify")) {
            continue;
        }
        if !can_be_said(input) {
            unsaid += 1;
            continue;
        }
        ran += 1;
        if is_response {
            let mut case = Case::new(&folder, &["response", service, "--json"]);
            let body = case.response(verb, input);
            let (code, said, error) = run(case, &body);
            match status {
                Some(status) => assert!(code == 2 && error.contains(status), "{name}: {code} {error}"),
                None => {
                    for (member, value) in expect["response"].as_object().unwrap() {
                        let said = match said[member].as_str() {
                            Some(outcome) if member == "outcome" => outcome.to_uppercase().into(),
                            _ => said[member].clone(),
                        };
                        assert_eq!(said, *value, "{name}: {member}: {error}");
                    }
                    let is_accepted = expect["response"]["outcome"] == "ACCEPTED";
                    assert_eq!(code, i32::from(!is_accepted), "{name}");
                }
            }
        } else if verb == "sign" {
            let answer = |verb: &str, more: &[u8]| {
                let mut case = Case::new(&folder, &[verb, service, "--json"]);
                case.signed(service, input);
                if !more.is_empty() {
                    case.option("signature", more);
                }
                run(case, b"")
            };
            let (code, said, error) = answer("sign", b"");
            if let Some(status) = status {
                assert!(code == 2 && error.contains(status), "{name}: {code} {error}");
                continue;
            }
            assert_eq!(said["signature"], expect["signature"], "{name}: {error}");
            let (_, said, error) = answer("payload", b"");
            assert_eq!(bytes(&said["payload"]), bytes(&expect["payload"]), "{name}: {error}");
            let (code, _, error) = answer("verify", expect["signature"].as_str().unwrap().as_bytes());
            assert_eq!(code, 0, "{name}: {error}");
        } else {
            let mut case = Case::new(&folder, &["verify", service, "--json"]);
            case.signed(service, input);
            case.option("signature", &bytes(&input["signature"]));
            case.window(&input["window"]);
            // Of Toobit no window, but its own rule; without a time, no rule.
            if input["now_ms"].as_i64().is_some_and(|now| now != 0) {
                case.number("now", &input["now_ms"]);
            }
            let (code, said, error) = run(case, b"");
            match status {
                None => assert_eq!((code, &said["valid"]), (0, &true.into()), "{name}: {error}"),
                Some(status) => {
                    let is_named = said["status"] == status || error.contains(status);
                    assert!(is_named && code > 0, "{name}: {code} {said} {error}");
                }
            }
        }
    }
    (ran, unsaid)
}

macro_rules! services {
    ($($service:ident, $least:literal, $most_unsaid:literal;)*) => {$(
        #[test]
        fn $service() {
            let (ran, unsaid) = of_service(stringify!($service));
            println!("{ran} cases, {unsaid} that no command line can hold");
            assert!(ran >= $least && unsaid <= $most_unsaid, "{ran}, {unsaid}");
        }
    )*};
}

services! {
    velafi, 200, 9;
    pave, 150, 9;
    mixin, 90, 9;
    toobit, 500, 9;
    bitbitduo, 250, 12;
}
