//! What is on the other end of its streams: full disks, closed pipes, much, and what is no text.

use super::*;

fn sign(rest: &str) -> Command {
    let mut command = line(&format!("sign toobit {rest}"));
    command.env("BH_TOOBIT_SECRET", SECRET);
    command
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    for words in ["sign toobit --query a=1", "--help", "completions bash"] {
        let mut command = line(words);
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = command.env("BH_TOOBIT_SECRET", SECRET).stdout(full).output().unwrap();
        assert_eq!(code(&output), 3, "{words}");
        assert!(stderr(&output).contains("standard output"), "{words}: {}", stderr(&output));
    }
}

#[cfg(unix)]
#[test]
fn closed_streams_are_said() {
    let shell = |script: &str| {
        let mut command = Command::new("sh");
        let output = command
            .args(["-c", script, env!("CARGO_BIN_EXE_bh-auth")])
            .env("BH_TOOBIT_SECRET", SECRET)
            .output()
            .unwrap();
        (code(&output), stdout(&output).to_string(), stderr(&output).to_string())
    };
    let (code, _, said) = shell("\"$0\" sign toobit --query a=1 >&-");
    assert!(code == 3 && said.contains("standard output is closed"), "{code} {said}");
    for words in ["--help", "--version", "sign toobit --help"] {
        assert_eq!(shell(&format!("\"$0\" {words} >&-")).0, 3, "{words}");
    }
    // Nobody is told of it; the code still says it.
    assert_eq!(shell("\"$0\" sign toobit --query a=1 >&- 2>&-").0, 3);
    // A file that is there already, and /dev/null, are no closed streams.
    assert_eq!(shell("\"$0\" sign toobit --query a=1 >/dev/null 2>&-").0, 0);
    // Without standard input a text cannot come from it.
    let (code, _, _) = shell("\"$0\" sign toobit --query @- <&-");
    assert_eq!(code, 3);
}

/// Whoever reads has seen enough: no message, and no panic.
#[cfg(unix)]
#[test]
fn a_reader_that_leaves_is_no_error_to_speak_of() {
    let mut command = sign("--query @-");
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(b"a=1").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), stderr(&output)), (3, ""));
}

#[test]
fn much_is_signed_whole() {
    let mut form = b"a=".to_vec();
    form.resize(32 << 20, b'x');
    let output = with_input(sign("--form @-"), &form);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let file = folder("much").join("form");
    std::fs::write(&file, &form).unwrap();
    assert_eq!(printed(sign(&format!("--form @{}", file.display()))), stdout(&output));
    // No secret is that long.
    let much = with_input(sign("--query a=1 --secret-file -"), &form);
    assert_eq!(code(&much), 3);
}

#[cfg(unix)]
#[test]
fn what_is_no_utf8() {
    use std::os::unix::ffi::OsStrExt as _;
    let bytes = OsStr::from_bytes(b"a=\xff\xfe");
    let mut raw = program(&[OsStr::new("sign"), "toobit".as_ref(), "--query".as_ref(), bytes]);
    raw.env("BH_TOOBIT_SECRET", SECRET);
    assert!(failed(raw, 2).contains("BH_ERR_QUERY_CHARACTER"));
    // A secret is any bytes: the HMAC of RFC 4231 needs no text.
    let mut secret = sign("--query a=1");
    secret.env("BH_TOOBIT_SECRET", OsStr::from_bytes(b"\xff\xfe"));
    let signed = secret.output().unwrap();
    assert_eq!(stdout(&signed), "870a7e168d7ecd288f81b64834e66a0a8cea594488dd105909b26ddff813dccf\n");
    let words = ["payload", "pave", "--api-key", "k", "--timestamp", "t", "--username"].map(OsStr::new);
    let payload = program(&[&words[..], &[OsStr::from_bytes(b"\xff")]].concat());
    let output = { payload }.output().unwrap();
    assert_eq!(output.stdout, b"\xff:k@t\n");
    let mut json = program(&[&words[..], &[OsStr::from_bytes(b"\xff"), "--json".as_ref()]].concat());
    assert_eq!(json.output().unwrap().stdout, b"{\"payload\":{\"hex\":\"ff3a6b4074\"}}\n");
    let mut params = program(&["request", "toobit", "GET", "/a"].map(OsStr::new));
    params.arg(bytes).env("BH_TOOBIT_SECRET", SECRET).env("BH_TOOBIT_API_KEY", "k");
    assert!(printed(params).contains("?a=%FF%FE&"));
}

#[test]
fn one_stream_is_read_once() {
    let output = with_input(sign("--query @- --form @-"), b"a=1");
    assert!(code(&output) == 2 && stderr(&output).contains("standard input"));
    assert_eq!(code(&sign("--query @/does/not/exist").output().unwrap()), 3);
}
