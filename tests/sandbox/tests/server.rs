//! The program itself, over a socket: its first line, its endpoints, its limits, and its end.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_bh_auth_sandbox");

struct Server {
    child: Child,
    stdout: BufReader<std::process::ChildStdout>,
    address: String,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let mut child =
            Command::new(PROGRAM).args(arguments).stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let address = read_line(&mut stdout).strip_prefix("http://").expect("a base URL").to_owned();
        Self { child, stdout, address }
    }

    /// Sends the bytes as they are, and reads the reply to its end.
    fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        stream.write_all(request.as_bytes()).expect("the server reads");
        let mut reply = String::new();
        stream.read_to_string(&mut reply).expect("the server replys and closes");
        reply
    }

    fn get(&self, target: &str) -> String {
        self.send(&format!("GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
    }
}

impl Server {
    fn post(&self, target: &str, body: &str) -> String {
        self.send(&format!(
            "POST {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read_line(from: &mut impl BufRead) -> String {
    let mut line = String::new();
    from.read_line(&mut line).expect("a line");
    line.trim_end().to_owned()
}

#[test]
fn every_service_replys_at_its_path() {
    let server = Server::start(&[]);
    assert!(server.address.starts_with("127.0.0.1:"), "{}", server.address);
    for (target, expected) in [
        ("/v2/token/generate", r#""code":-2015"#),
        ("/v2/account", "X-BH-TOKEN"),
        ("/v1/anything", "X-BH-TOKEN"),
        ("/v1/sessions", "API-Key"),
        ("/me", "HTTP/1.1 202"),
        ("/transfers", r#""code":401"#),
        ("/api/v1/time", r#""serverTime":1"#),
        ("/api/v1/futures/balance", r#""code":-2014"#),
        ("/serv/time", r#""normal_time":"(UTC/GMT+8) 2"#),
        ("/serv/apiToken?random=1", "BBD_WRONG_CODE_001"),
        ("/nowhere", "HTTP/1.1 404"),
    ] {
        let reply = server.get(target);
        assert!(reply.contains(expected), "{target}: {reply}");
        assert!(reply.contains("content-type: application/json\r\n"), "{target}: {reply}");
    }
}

#[test]
fn a_push_arrives_with_its_signature() {
    let server = Server::start(&[]);
    let receiver = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/hook", receiver.local_addr().expect("an address"));
    let received = std::thread::spawn(move || {
        let (mut stream, _) = receiver.accept().expect("a push");
        let mut bytes = [0; 2000];
        let mut len = 0;
        while !bytes[..len].ends_with(b"a push") {
            len += stream.read(&mut bytes[len..]).expect("the push");
        }
        let response = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"callbackStatus\":\"SUCCESS\"}";
        stream.write_all(response.as_bytes()).expect("the sandbox reads");
        String::from_utf8_lossy(&bytes[..len]).into_owned()
    });
    let reply = server.post("/sandbox/push", &format!(r#"{{"url":"{url}","body":"a push"}}"#));
    assert!(reply.contains(r#""acknowledged":true"#) && reply.contains(r#""http_status":200"#), "{reply}");
    let push = received.join().expect("a receiver");
    assert!(push.starts_with("POST /hook HTTP/1.1\r\n"), "{push}");
    let signature =
        push.split("signature: ").nth(1).and_then(|rest| rest.split("\r\n").next()).expect("a header");
    assert!(signature.len() == 512 && signature.bytes().all(|byte| byte.is_ascii_hexdigit()), "{signature}");
    for bad in ["", "{}", r#"{"url":"https://a"}"#, r#"{"url":"http://127.0.0.1:1/","signature":"rot13"}"#] {
        assert!(server.post("/sandbox/push", bad).starts_with("HTTP/1.1 400"), "{bad}");
    }
}

#[test]
fn a_fault_becomes_of_the_next_request_alone() {
    let server = Server::start(&[]);
    assert!(server.post("/sandbox/next", r#"{"status":429,"retry_after":"7"}"#).starts_with("HTTP/1.1 200"));
    assert!(server.post("/sandbox/next", r#"{"status":429}"#).starts_with("HTTP/1.1 200"));
    assert!(server.post("/sandbox/next", r#"{"status":502,"executed":true}"#).starts_with("HTTP/1.1 200"));
    let limited = server.get("/api/v1/time");
    assert!(limited.starts_with("HTTP/1.1 429") && limited.contains("retry-after: 7\r\n"), "{limited}");
    let limited = server.get("/api/v1/time");
    assert!(limited.starts_with("HTTP/1.1 429") && !limited.contains("retry-after"), "{limited}");
    assert!(server.get("/api/v1/time").starts_with("HTTP/1.1 502"));
    assert!(server.get("/api/v1/time").starts_with("HTTP/1.1 200"));
    assert!(server.post("/sandbox/next", r#"{"status":200}"#).starts_with("HTTP/1.1 400"));
}

#[test]
fn the_clock_is_off_by_what_was_asked() {
    let time_ms = |server: &Server| -> i64 {
        let reply = server.get("/api/v1/time");
        let digits = reply.split("\"serverTime\":").nth(1).expect("a time");
        digits.trim_end_matches('}').parse().expect("a number")
    };
    let (right, behind) = (Server::start(&[]), Server::start(&["--clock-offset-ms", "-3600000"]));
    let off_ms = time_ms(&right) - time_ms(&behind);
    assert!((3_540_000..3_660_000).contains(&off_ms), "{off_ms}");
}

#[cfg(unix)]
#[test]
fn a_detached_server_stays_and_says_when_it_is_ready() {
    let ready = std::env::temp_dir().join(format!("bh-auth-sandbox-{}", std::process::id()));
    let _ = std::fs::remove_file(&ready);
    let output = Command::new(PROGRAM)
        .args(["--detach", "--ready-file"])
        .arg(&ready)
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let (base_url, id) = text.trim_end().split_once('\n').expect("two lines");
    let mut waited = 0;
    while !ready.exists() && waited < 100 {
        std::thread::sleep(Duration::from_millis(100));
        waited += 1;
    }
    assert_eq!(std::fs::read_to_string(&ready).expect("the file"), format!("{base_url}\n"));
    std::fs::remove_file(&ready).expect("it can be removed");
    // Longer than it takes to notice that the parent has ended.
    std::thread::sleep(Duration::from_millis(600));
    let address = base_url.strip_prefix("http://").expect("a base URL");
    let connected = TcpStream::connect(address);
    assert!(Command::new("kill").arg(id).status().expect("kill runs").success());
    assert!(connected.is_ok(), "it listens after its parent has ended");
}

#[test]
fn verbose_names_the_payload_and_hides_the_secret() {
    let mut server = Server::start(&["--verbose"]);
    let target = "/serv/apiToken?appid=fedcba9876543210fedcba9876543210&time=1&random=123456&sig=00";
    server.get(target);
    let line = read_line(&mut server.stdout);
    let verdict = "refused: the sig is wrong for scheme SHA256; the server computed over";
    assert_eq!(line, format!(r#"GET {target} {verdict} "appkey=***&random=123456&time=1""#));
    server.get("/api/v1/time?");
    assert_eq!(read_line(&mut server.stdout), "GET /api/v1/time? accepted", "the target is as it was sent");
}

#[test]
fn a_body_above_two_megabytes_is_refused() {
    let server = Server::start(&[]);
    let too_long = 2 * 1024 * 1024 + 1;
    let head = format!("POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: {too_long}\r\n\r\n");
    assert!(server.send(&head).starts_with("HTTP/1.1 413"));
}

#[test]
fn bad_arguments_end_with_one_line_and_status_2() {
    let output = Command::new(PROGRAM).args(["--prot", "1"]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let message = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(message, "bh_auth_sandbox: unknown argument '--prot'; see --help\n");
}

#[test]
fn the_credentials_are_printed_as_they_are() {
    let output = Command::new(PROGRAM).arg("--credentials").output().expect("the program runs");
    assert!(output.status.success());
    assert_eq!(output.stdout, include_bytes!("../credentials.json"));
}

/// The pipe that the orphan inherits closes when it ends.
#[cfg(unix)]
#[test]
fn the_server_ends_with_its_parent() {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let script = r#""$0" & read -r _"#;
        let mut parent = Command::new("sh")
            .args(["-c", script, PROGRAM])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("sh starts");
        let mut stdout = BufReader::new(parent.stdout.take().expect("stdout is piped"));
        let base_url = read_line(&mut stdout);
        drop(parent.stdin.take());
        parent.wait().expect("sh ends");
        let mut rest = String::new();
        stdout.read_to_string(&mut rest).expect("the server ends");
        sender.send((base_url, rest)).expect("the test waits");
    });
    let ended = receiver.recv_timeout(Duration::from_secs(10)).expect("the server outlives its parent");
    assert!(ended.0.starts_with("http://127.0.0.1:"), "{}", ended.0);
    assert_eq!(ended.1, "");
}
