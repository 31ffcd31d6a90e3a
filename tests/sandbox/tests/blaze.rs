//! Blaze over a real WebSocket: the handshake and its refusals. What is signed in it the other languages' tests make.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use tungstenite::client::IntoClientRequest;
use tungstenite::{Error, connect};

struct Server(Child, String);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn server() -> Server {
    let program = env!("CARGO_BIN_EXE_bh_auth_sandbox");
    let mut child = Command::new(program).stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("a line");
    Server(child, line.trim_end().replace("http://", "ws://"))
}

/// The HTTP status of a refusal, and its body.
fn refused(server: &Server, headers: &[(&'static str, &str)]) -> (u16, String) {
    let mut request = format!("{}/", server.1).into_client_request().expect("a request");
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().expect("a header"));
    }
    match connect(request) {
        Err(Error::Http(response)) => {
            let body = response.body().clone().unwrap_or_default();
            (response.status().as_u16(), String::from_utf8(body).expect("UTF-8"))
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_socket_without_a_token_is_refused() {
    let server = server();
    let protocol = ("sec-websocket-protocol", "Mixin-Blaze-1");
    for headers in [&[protocol][..], &[protocol, ("authorization", "Bearer x.y.z")]] {
        let (status, body) = refused(&server, headers);
        assert!(status == 202 && body.contains(r#""code":401"#), "{status} {body}");
    }
}
