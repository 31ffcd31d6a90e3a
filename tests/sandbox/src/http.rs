//! One request in, one reply out, and one line of log: what all services share. A service is a plain function from
//! a [`Call`] to a [`Reply`], so that it can be tested without a socket.

use crate::state::Sandbox;
use crate::time::now_ms;
use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::{
    HeaderMap,
    header::{CONTENT_TYPE, DATE},
};
use axum::response::Response;
use serde_json::{Value, json};
use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

const MAX_BODY: usize = 2 * 1024 * 1024;
const MAX_LOGGED_PAYLOAD: usize = 1000;

pub type Handler = fn(&Sandbox, &Call) -> Reply;

pub struct Call {
    pub method: String,
    /// Path and query as sent.
    pub target: String,
    pub path: String,
    /// Without the `?`; empty when there is none.
    pub query: String,
    pub headers: HeaderMap,
    pub body: Bytes,
    pub now_ms: i64,
}

impl Call {
    /// `None` also where a header is empty, comes twice or is not visible ASCII: no service takes such a credential.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        match (values.next(), values.next()) {
            (Some(value), None) => value.to_str().ok().filter(|value| !value.is_empty()),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
    pub refusal: Option<Refusal>,
}

/// For the log alone. Never holds a secret.
#[derive(Debug)]
pub struct Refusal {
    pub reason: String,
    pub payload: Option<String>,
}

impl Reply {
    pub fn ok(body: &Value) -> Self {
        Self { status: 200, headers: Vec::new(), body: body.to_string(), refusal: None }
    }

    pub fn refused(status: u16, body: &Value, reason: impl Into<String>) -> Self {
        let refusal = Some(Refusal { reason: reason.into(), payload: None });
        Self { status, headers: Vec::new(), body: body.to_string(), refusal }
    }

    pub fn not_found() -> Self {
        let message = "this sandbox has no such endpoint";
        Self::refused(404, &json!({ "message": message }), message)
    }

    /// Adds to the log what the server took for the signed bytes: the reply to "why is my signature wrong?"
    pub fn computed_over(mut self, payload: &[u8]) -> Self {
        if let Some(refusal) = &mut self.refusal {
            let text = String::from_utf8_lossy(payload);
            let mut shown: String = text.chars().take(MAX_LOGGED_PAYLOAD).collect();
            if shown.len() < text.len() {
                shown.push('…');
            }
            refusal.payload = Some(shown);
        }
        self
    }
}

pub async fn serve(State(sandbox): State<Arc<Sandbox>>, request: Request, reply: Handler) -> Response {
    let (parts, body) = request.into_parts();
    let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
    let line = format!("{} {target}", parts.method);
    let reply = match read(body).await {
        Some(body) => {
            let call = Call {
                method: parts.method.as_str().to_owned(),
                target: target.to_owned(),
                path: parts.uri.path().to_owned(),
                query: parts.uri.query().unwrap_or_default().to_owned(),
                headers: parts.headers,
                body,
                now_ms: now_ms() + sandbox.clock_offset_ms,
            };
            let serve = || reply(&sandbox, &call);
            match sandbox.planned() {
                Some(fault) => fault.reply(serve),
                None => serve(),
            }
        }
        None => {
            let message = "the body is longer than 2 MB, or it broke off";
            Reply::refused(413, &json!({ "message": message }), message)
        }
    };
    if sandbox.verbose {
        // Whoever started the server may have closed the pipe: that is no reason to stop replying.
        let _ = writeln!(std::io::stdout(), "{line} {}", verdict(&reply));
    }
    let mut response = response(reply);
    // The server's own Date is this machine's; a clock that is off is off there too.
    if sandbox.clock_offset_ms != 0 {
        let ms = u64::try_from(now_ms() + sandbox.clock_offset_ms).unwrap_or(0);
        let date = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_millis(ms));
        response.headers_mut().insert(DATE, date.parse().expect("ASCII"));
    }
    response
}

pub fn response(reply: Reply) -> Response {
    let mut response = Response::builder().status(reply.status).header(CONTENT_TYPE, "application/json");
    for (name, value) in reply.headers {
        response = response.header(name, value);
    }
    response
        .body(Body::from(reply.body))
        .expect("every header is a constant, a token or was a header of the request")
}

/// A length that was announced is refused before it is read.
async fn read(body: Body) -> Option<Bytes> {
    let announced = usize::try_from(body.size_hint().lower()).ok()?;
    if announced > MAX_BODY { None } else { to_bytes(body, MAX_BODY).await.ok() }
}

fn verdict(reply: &Reply) -> String {
    match &reply.refusal {
        None => "accepted".to_owned(),
        Some(Refusal { reason, payload: None }) => format!("refused: {}", reason.escape_debug()),
        Some(Refusal { reason, payload: Some(payload) }) => {
            format!("refused: {}; the server computed over {payload:?}", reason.escape_debug())
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn call(
        method: &str,
        target: &str,
        headers: &[(&'static str, &str)],
        body: &str,
        now_ms: i64,
    ) -> Call {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a header value"));
        }
        Call {
            method: method.to_owned(),
            target: target.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: map,
            body: Bytes::copy_from_slice(body.as_bytes()),
            now_ms,
        }
    }

    /// The number, or the string, that a JSON pointer finds in an reply.
    pub fn found(reply: &Reply, pointer: &str) -> Value {
        let body: Value = serde_json::from_str(&reply.body).expect("every reply is JSON");
        body.pointer(pointer).cloned().unwrap_or(Value::Null)
    }

    #[test]
    fn a_header_counts_when_it_comes_once() {
        let call = call("GET", "/", &[("one", "1"), ("two", "1"), ("two", "2"), ("none", "")], "", 0);
        assert_eq!(call.header("One"), Some("1"));
        assert_eq!(call.header("two"), None);
        assert_eq!(call.header("none"), None);
        assert_eq!(call.header("other"), None);
    }

    #[test]
    fn the_log_stays_on_one_line_and_short() {
        let reply = Reply::refused(400, &json!({}), "a\nb").computed_over("x\n".repeat(600).as_bytes());
        let line = verdict(&reply);
        assert!(line.starts_with(r"refused: a\nb; the server computed over "), "{line}");
        assert!(!line.contains('\n') && line.contains('…') && line.len() < 2000, "{line}");
    }
}
