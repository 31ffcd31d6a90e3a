//! Each command by published values, and what is rejected.

use super::*;

fn velafi(rest: &str) -> Command {
    let mut command = line(rest);
    command.env("BH_VELAFI_SECRET", "xxxx");
    command
}

fn toobit(verb: &str, more: &[&str]) -> Command {
    let mut command = program(&[&[verb, "toobit", "--query", QUERY, "--form", FORM], more].concat());
    command.env("BH_TOOBIT_SECRET", SECRET);
    command
}

#[test]
fn the_documents_signatures() {
    let signature = "7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6";
    assert_eq!(printed(velafi("sign velafi --timestamp 1740568725231")), format!("{signature}\n"));
    let json = printed(velafi("sign velafi --timestamp 1740568725231 --json"));
    assert_eq!(json, format!("{{\"signature\":\"{signature}\"}}\n"));
    assert_eq!(printed(toobit("sign", &[])), format!("{SIGNATURE}\n"));
    assert_eq!(printed(toobit("payload", &[])), format!("{QUERY}{FORM}\n"));
    assert_eq!(printed(toobit("verify", &["--signature", SIGNATURE])), "valid\n");
}

#[test]
fn a_wrong_signature_is_a_no() {
    let said = failed(toobit("verify", &["--signature", &SIGNATURE.replace('5', "6")]), 1);
    assert!(said.starts_with("bh-auth: BH_ERR_SIGNATURE: "), "{said}");
    let mut json = toobit("verify", &["--json", "--signature", "abc"]);
    let output = json.output().unwrap();
    assert_eq!(code(&output), 1);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&said["status"], &said["valid"]), (&"BH_ERR_SIGNATURE_FORMAT".into(), &false.into()));
    // Beyond the service's own maximum, by any clock.
    failed(toobit("verify", &["--signature", SIGNATURE, "--now", "1668481902307"]), 2);
    failed(velafi("verify velafi --timestamp 1740568725231"), 2);
}

#[test]
fn what_the_library_rejects_is_wrong_usage() {
    let said = failed(velafi("sign velafi --timestamp 1740568725"), 2);
    assert!(said.contains("BH_ERR_TIME_IS_SECONDS"), "{said}");
    assert!(failed(line("sign velafi --timestamp 1740568725231"), 2).contains("BH_VELAFI_SECRET"));
    let mut empty = line("sign velafi --timestamp 1740568725231");
    empty.env("BH_VELAFI_SECRET", "");
    assert!(failed(empty, 2).contains("BH_ERR_SECRET_EMPTY"));
    for wrong in
        ["", "sign", "sign velafi", "sing velafi", "sign velafi --timestamp x", "check", "request toobit"]
    {
        assert!(failed(line(wrong), 2).contains("--help"), "{wrong}");
    }
}

/// By the name that is to be set, and without an option that the command has not.
#[test]
fn what_is_missing_is_named() {
    for (words, name) in [
        ("check toobit", "BH_TOOBIT_API_KEY"),
        ("check pave", "BH_PAVE_USERNAME"),
        ("request velafi GET /v2/account", "BH_VELAFI_TOKEN"),
        ("request bitbitduo order.cancel []", "BH_BITBITDUO_TOKEN"),
        ("sign pave --timestamp t", "BH_PAVE_USERNAME"),
    ] {
        let said = failed(line(words), 2);
        assert!(said.contains(&format!("{name} is missing")), "{said}");
        assert_eq!(said.contains("give --username"), words.starts_with("sign"), "{said}");
        let mut empty = line(words);
        empty.env(name, "");
        let said = failed(empty, 2);
        assert!(said.contains("BH_ERR_EMPTY") && said.contains(name), "{said}");
    }
    let mut profile = line("sign velafi --timestamp 1740568725231 --profile none");
    profile.env("HOME", "/nonexistent");
    assert!(failed(profile, 3).contains("there is no such profile"));
    assert!(failed(velafi("sign velafi --timestamp now"), 2).contains("1740568725231"));
    let said = failed(line("sign bitbitduo --random 100000 --time 1.5 --app-id a"), 2);
    assert!(said.contains("1740568725\n"), "{said}");
}

#[test]
fn a_secret_among_the_arguments_is_refused_and_not_repeated() {
    for option in [
        "--secret hunter2",
        "--secret=hunter2",
        "--app-key hunter2",
        "--private-key=hunter2",
        "--client-secret=hunter2",
        "--api_secret hunter2",
        "BH_VELAFI_SECRET=hunter2",
        "BH_MIXIN_PIN=hunter2",
    ] {
        let said = failed(velafi(&format!("sign velafi --timestamp 1740568725231 {option}")), 2);
        assert!(said.contains("--secret-file") && !said.contains("hunter2"), "{said}");
    }
}

#[test]
fn secrets_come_from_files_and_pipes_and_profiles() {
    let folder = folder("profiles");
    let signature = format!("{SIGNATURE}\n");
    // With the line break that files end with, and without.
    for text in [SECRET.to_string(), format!("{SECRET}\n"), format!("{SECRET}\r\n")] {
        let file = folder.join("secret");
        std::fs::write(&file, &text).unwrap();
        let from_file = toobit("sign", &["--secret-file", file.to_str().unwrap()]);
        assert_eq!(printed(from_file), signature);
        let piped = with_input(toobit("sign", &["--secret-file", "-"]), text.as_bytes());
        assert_eq!((stdout(&piped), code(&piped)), (signature.as_str(), 0));
    }
    let profile = folder.join("bh-auth/mine.toml");
    std::fs::create_dir_all(profile.parent().unwrap()).unwrap();
    std::fs::write(&profile, format!("[toobit]\nsecret = \"{SECRET}\"\n")).unwrap();
    let by_profile = || {
        let mut command = toobit("sign", &["--profile", "mine"]);
        command.env_remove("BH_TOOBIT_SECRET").env("XDG_CONFIG_HOME", &folder);
        command
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |mode| std::fs::set_permissions(&profile, std::fs::Permissions::from_mode(mode)).unwrap();
        for open in [0o644, 0o640, 0o604, 0o602] {
            mode(open);
            assert!(failed(by_profile(), 2).contains("chmod 600"));
        }
        mode(0o600);
    }
    assert_eq!(printed(by_profile()), signature);
    // The environment comes first.
    let mut other = by_profile();
    other.env("BH_TOOBIT_SECRET", "other");
    assert_ne!(printed(other), signature);
    std::fs::write(&profile, "[toobit]\nsecret = hunter2\n").unwrap();
    let said = failed(by_profile(), 2);
    assert!(said.contains("line 2") && !said.contains("hunter2"), "{said}");
}

#[test]
fn a_request_in_each_of_its_forms() {
    let build = |form: &str| {
        let mut command = line(&format!(
            "request toobit POST /api/v1/spot/orderTest a=1&\"\\x --query q=é --timestamp 1668481902307 {form}"
        ));
        command.env("BH_TOOBIT_SECRET", "secret").env("BH_TOOBIT_API_KEY", "key");
        printed(command)
    };
    let body = "a=1%26%22%5Cx&recvWindow=5000&timestamp=1668481902307&signature=";
    let url = "https://api.toobit.com/api/v1/spot/orderTest?q=%C3%A9";
    let plain = build("");
    assert!(plain.starts_with(&format!("POST {url}\nX-BB-APIKEY: key\n")) && plain.contains(body), "{plain}");
    let http = build("--http");
    let (head, sent) = http.split_once("\r\n\r\n").unwrap();
    assert!(head.contains(&format!("\r\nContent-Length: {}", sent.len())), "{http}");
    assert!(head.starts_with("POST /api/v1/spot/orderTest?q=%C3%A9 HTTP/1.1\r\nHost: api.toobit.com\r\n"));
    let curl = build("--curl");
    assert!(curl.contains(&format!("url = \"{url}\"\n")) && curl.contains(&format!("data-raw = \"{body}")));
    let json: serde_json::Value = serde_json::from_str(&build("--json")).unwrap();
    assert_eq!((&json["url"], &json["body"]), (&url.into(), &sent.into()));
    assert_eq!(json["headers"]["X-BB-APIKEY"], "key");
}

#[test]
fn a_base_is_https_or_this_machine() {
    let to = |base: &str| {
        let mut command = line(&format!("request toobit GET /api/v1/x --base {base}"));
        command.env("BH_TOOBIT_SECRET", "secret").env("BH_TOOBIT_API_KEY", "key");
        command
    };
    for good in ["https://h", "https://h:8443/", "http://127.0.0.1:1", "http://localhost", "http://[::1]:80"]
    {
        assert!(printed(to(good)).contains(good.trim_end_matches('/')), "{good}");
    }
    for bad in [
        "h",
        "http://h",
        "ftp://h",
        "https://",
        "https://h/x",
        "https://u:p@h",
        "https://h?a",
        "http://127.0.0.1.h",
    ] {
        assert!(failed(to(bad), 2).contains("base"), "{bad}");
    }
}

#[test]
fn a_response_ends_with_its_outcome() {
    let read = |line_: &str, body: &str| with_input(line(line_), body.as_bytes());
    let good = read("response toobit --status 200", "{}");
    assert_eq!((stdout(&good), code(&good)), ("outcome: accepted\nhttp_status: 200\n", 0));
    let refused = read("response --json toobit --status 400", r#"{"code":-1021,"msg":"late"}"#);
    let json: serde_json::Value = serde_json::from_slice(&refused.stdout).unwrap();
    assert_eq!(
        (json["outcome"].as_str(), json["error_name"].as_str()),
        (Some("refused"), Some("INVALID_TIMESTAMP"))
    );
    assert_eq!(code(&refused), 1);
    let unknown = read("response toobit --status 504 --method POST", "<html>");
    assert!(stdout(&unknown).starts_with("outcome: unknown\n") && code(&unknown) == 1);
    assert_eq!(code(&read("response pave --status 200 --of token", "{}")), 2);
    assert_eq!(code(&read("response toobit --status 99", "{}")), 2);
}

#[test]
fn keys_are_read_and_converted() {
    let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    let public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    for form in ["hex", "base64url", "pem", "jwk"] {
        let mut convert = line(&format!("key convert --to {form}"));
        convert.env("BH_MIXIN_PRIVATE_KEY", seed);
        let converted = printed(convert);
        let mut inspect = line("key inspect");
        inspect.env("BH_MIXIN_PRIVATE_KEY", converted.trim_end());
        let said = printed(inspect);
        assert!(said.contains(public) && !said.contains(seed), "{form}: {said}");
        let back = with_input(line("key convert --to hex --secret-file -"), converted.as_bytes());
        assert_eq!(stdout(&back), format!("{seed}\n"));
    }
    let mut wrong = line("key inspect");
    wrong.env("BH_MIXIN_PRIVATE_KEY", &seed[1..]);
    assert!(failed(wrong, 2).contains("BH_ERR_KEY_"));
}

#[test]
fn a_secrets_look_is_told() {
    let check = |secret: &str| with_input(line("secret check --secret-file -"), secret.as_bytes());
    assert_eq!(code(&check("a-good-secret-1")), 0);
    for (secret, name) in [("abc\n", "SECRET_SPACE"), ("\"abc\"", "SECRET_QUOTES"), ("", "SECRET_EMPTY")] {
        let said = check(secret);
        assert!(code(&said) == 1 && stderr(&said).contains(name), "{secret:?}");
    }
}

#[test]
fn what_was_copied_along_is_warned_of_and_signs() {
    let sign = |secret: &str| {
        let mut sign = line("sign velafi --timestamp 1740568725231");
        sign.env("BH_VELAFI_SECRET", secret).output().expect("the program starts")
    };
    for (secret, name) in
        [("xxxx\n", "SECRET_SPACE"), ("'xxxx'", "SECRET_QUOTES"), ("SECRET=a", "SECRET_ASSIGNMENT")]
    {
        let said = sign(secret);
        assert!(code(&said) == 0 && stdout(&said).len() == 65, "{secret:?}");
        let warning = format!("bh-auth: warning: BH_VELAFI_SECRET: BH_ERR_{name}: ");
        assert!(
            stderr(&said).starts_with(&warning) && stderr(&said).lines().count() == 1,
            "{}",
            stderr(&said)
        );
    }
    // The line break that ends a file is no part of it.
    let file = with_input(line("sign velafi --timestamp 1740568725231 --secret-file -"), b"xxxx\n");
    assert_eq!((stdout(&file), stderr(&file)), (stdout(&sign("xxxx")), ""));
}

#[test]
fn what_is_decoded() {
    let mut sign = line("sign mixin --target /me --uid u --sid s --jti j --iat 1525320485 --exp 1533096485");
    sign.env("BH_MIXIN_PRIVATE_KEY", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    let token = printed(sign);
    let said = printed(line(&format!("decode mixin --token {token}")));
    assert!(
        said.starts_with("alg: EdDSA\nuid: u\nsid: s\n") && said.contains("exp_s: 1533096485\n"),
        "{said}"
    );
    let public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    let verify = |target: &str| {
        line(&format!("verify mixin --target {target} --public-key {public} --token {}", token.trim()))
    };
    assert_eq!(printed(verify("/me")), "valid\n");
    assert!(failed(verify("/you"), 1).contains("BH_ERR_TOKEN_REQUEST"));
    let pairs = printed(line("decode toobit --query a=%20b --form c=%"));
    assert_eq!(pairs, "query a = \" b\"\nform  c = \"%\"\n");
    // Bytes that are no text are not lost.
    let json = printed(line("decode toobit --query a=%ff --json"));
    assert!(json.contains(r#"{"hex":"ff"}"#), "{json}");
}

#[test]
fn help_reads_well_at_80_columns() {
    let verbs = [
        "",
        "webhook verify",
        "check",
        "sign",
        "payload",
        "verify",
        "decode",
        "request",
        "response",
        "secret",
        "secret check",
        "key",
        "key convert",
        "time",
        "time offset",
        "completions",
        "man",
    ];
    let services = ["velafi", "pave", "mixin", "toobit", "bitbitduo"];
    let of_services =
        ["sign", "verify", "request"].iter().flat_map(|verb| services.map(|it| format!("{verb} {it}")));
    for words in verbs.map(str::to_string).into_iter().chain(of_services) {
        let help = printed(line(&format!("{words} --help")));
        let long: Vec<_> = help.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(long.is_empty(), "{words}: {long:?}");
        assert!(help.contains("Usage: bh-auth"));
    }
}

#[test]
fn completions_and_man_pages_are_made() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(printed(line(&format!("completions {shell}"))).contains("secret-file"), "{shell}");
    }
    let folder = folder("man");
    assert_eq!(printed(line(&format!("man {}", folder.display()))), "");
    for page in ["bh-auth.1", "bh-auth-sign.1", "bh-auth-request-toobit.1"] {
        assert!(std::fs::read_to_string(folder.join(page)).unwrap().contains(".TH"), "{page}");
    }
}

/// The keys of RFC 8032's TEST 1, of the session, 2, of the server, and 3, which spends.
fn mixin(rest: &str) -> Command {
    let mut command = line(&format!(
        "mixin {rest} --iv 000102030405060708090a0b0c0d0e0f --time 1525320485 --iterator 1525320485000000000"
    ));
    command.env(
        "BH_MIXIN_PRIVATE_KEY",
        r#"{"app_id":"89e0bdee-c355-47f2-945a-be48be875606","session_id":"s",
        "server_public_key":"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "session_private_key":"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"}"#,
    );
    command
        .env("BH_MIXIN_SPEND_KEY", "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
        .env("BH_MIXIN_PIN", "123456");
    command
}

#[test]
fn a_pin_is_sealed_and_an_action_signed() {
    let sealed = "AAECAwQFBgcICQoLDA0ODyzOHsVOg0Wtx4QGd8x_re7DYkebyEY4gxWgoPZxCkvK";
    assert_eq!(printed(mixin("pin")), format!("{sealed}\n"));
    assert_eq!(printed(mixin("pin --json")), format!("{{\"pin_base64\":\"{sealed}\"}}\n"));
    let public = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
    let tip = "tip TIP:VERIFY: timestamp=1525320485000000000";
    assert_eq!(printed(mixin(&format!("{tip} --public-key {public}"))).trim().len(), 150);
    let payload = "TIP:VERIFY:00000000000001525320485000000000\n";
    assert_eq!(printed(mixin(&format!("{tip} --payload"))), payload);
    let body = printed(mixin(&format!("register --public-key {public}")));
    let signature = "xPX_7ws1rwsC2Bgvk7-yAxQq9XnWrJtCk_Vdu5BJ5akmy7a2bzxWBhgCDxm9txn_GR7v6pgXcmVWv4eVD0XuAQ";
    assert!(body.contains(signature) && body.contains(public), "{body}");
    // Without its public key nobody knows whether it is a seed; with another's it is neither.
    assert!(failed(mixin(tip), 2).contains("--public-key"));
    let other = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    let said = failed(mixin(&format!("{tip} --public-key {other}")), 2);
    assert!(said.contains("BH_ERR_KEY_MISMATCH"), "{said}");
    let mut again = mixin("pin");
    again.env("BH_MIXIN_PIN", "12345");
    assert!(failed(again, 2).contains("BH_ERR_PIN"));
    // An IV and an iterator of its own each time.
    let drawn = || {
        let mut command = line("mixin pin");
        command.envs(mixin("pin").get_envs().filter_map(|(name, value)| Some((name, value?))));
        printed(command)
    };
    assert_ne!(drawn(), drawn());
}

#[test]
fn a_challenge_is_mixin_s_and_not_the_standard_s() {
    let mut challenge = line("mixin challenge");
    challenge.env("BH_MIXIN_CODE_VERIFIER", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    assert_eq!(printed(challenge), "Yw3NKWbEM2aRElRIu7JbT_QSpJxzLbLIq8G4WBvXEN0\n");
    assert!(failed(line("mixin challenge"), 2).contains("BH_MIXIN_CODE_VERIFIER"));
}

#[test]
fn a_wrong_signature_has_its_mistake_named() {
    // Signed with a line break behind the secret.
    let mut json = toobit("diagnose", &["--json", "--signature", SIGNATURE]);
    json.env("BH_TOOBIT_SECRET", format!("{SECRET}\n"));
    let said: serde_json::Value = serde_json::from_str(&printed(json)).unwrap();
    assert_eq!((&said["mistake"], &said["right"]), (&"secret_trimmed".into(), &false.into()));
    assert_eq!(said["signed"], format!("{QUERY}{FORM}"));
    let plain = printed(toobit("diagnose", &["--signature", &SIGNATURE.to_uppercase()]));
    assert!(plain.starts_with("signature_upper_case: ") && plain.contains(QUERY), "{plain}");

    // None, and none since it is right.
    for (signature, right) in [("0".repeat(64), false), (SIGNATURE.to_string(), true)] {
        let output = toobit("diagnose", &["--json", "--signature", &signature]).output().unwrap();
        let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((code(&output), &said["mistake"]), (1, &serde_json::Value::Null));
        assert_eq!(said["right"], right);
        assert_eq!(said["tried"].as_array().unwrap().is_empty(), right);
    }
    failed(toobit("diagnose", &[]), 2);
    failed(toobit("diagnose", &["--signature", ""]), 2);
}
