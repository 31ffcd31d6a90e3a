//! What goes wrong on a network, made on purpose: `POST /sandbox/next` says what becomes of the next request to a
//! service.

use crate::http::Reply;
use crate::state::Sandbox;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::sync::Arc;

/// What becomes of one request.
#[derive(Clone, Debug)]
pub struct Fault {
    status: u16,
    /// Whether the service does what it was asked for, and only its response is lost.
    executes: bool,
    retry_after: Option<String>,
}

impl Fault {
    /// `status`, from 400 to 599; `executed`, true or false; `retry_after`, a text for that header, or none.
    fn read(asked: &Value) -> Option<Self> {
        let status = asked["status"].as_u64().filter(|status| (400..600).contains(status))?;
        let text =
            |member: &Value| member.as_str().map(str::to_owned).or(member.as_u64().map(|n| n.to_string()));
        let retry_after = text(&asked["retry_after"]);
        let can_be_sent =
            retry_after.as_ref().is_none_or(|text| text.bytes().all(|b| (b' '..=b'~').contains(&b)));
        can_be_sent.then_some(Self {
            status: u16::try_from(status).ok()?,
            executes: asked["executed"] == true,
            retry_after,
        })
    }

    /// The reply in place of that of the service, which ran before only if it executes.
    pub fn reply(self, serve: impl FnOnce() -> Reply) -> Reply {
        let reason = if self.executes {
            format!("executed ({}), and failed on purpose", serve().status)
        } else {
            "failed on purpose, nothing was executed".to_owned()
        };
        let body = json!({ "message": "This failure was asked for." });
        let mut reply = Reply::refused(self.status, &body, reason);
        reply.headers.extend(self.retry_after.map(|text| ("retry-after", text)));
        reply
    }
}

/// A fault a request, in their order.
pub async fn next(State(sandbox): State<Arc<Sandbox>>, asked: Bytes) -> (StatusCode, String) {
    match serde_json::from_slice(&asked).ok().and_then(|asked: Value| Fault::read(&asked)) {
        Some(fault) => {
            sandbox.plan(fault);
            (StatusCode::OK, "{}".to_owned())
        }
        None => {
            let message =
                "send {\"status\": 400 to 599, \"executed\": true or false, \"retry_after\": \"7\"}";
            (StatusCode::BAD_REQUEST, json!({ "message": message }).to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_of_one_request_and_says_whether_it_executes() {
        let sandbox = Sandbox::new(false);
        assert!(sandbox.planned().is_none());
        for executes in [true, false] {
            let asked = json!({ "status": 502, "executed": executes, "retry_after": 7 });
            sandbox.plan(Fault::read(&asked).expect("a fault"));
            let mut ran = false;
            let reply = sandbox.planned().expect("planned").reply(|| {
                ran = true;
                Reply::ok(&json!({}))
            });
            assert_eq!((reply.status, ran), (502, executes));
            assert_eq!(reply.headers, [("retry-after", "7".to_owned())]);
        }
        assert!(sandbox.planned().is_none());
        for asked in [json!({}), json!({ "status": 200 }), json!({ "status": 429, "retry_after": "a\r\nb" })]
        {
            assert!(Fault::read(&asked).is_none(), "{asked}");
        }
    }
}
