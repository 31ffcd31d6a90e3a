//! What a call gave, in the form in which the vectors expect it.

use super::input::Case;
use bh_auth::core::error::Error;
use bh_auth::core::request::Request;
use bh_auth::core::response::Response;
use bh_auth::core::writer::{Writer, to_vec};
use serde_json::{Map, Value, json};

/// The members of `expect`, or the status.
pub type Outcome = Result<Value, Error>;

pub fn compare(case: &Case, outcome: Outcome) -> Result<(), String> {
    let expected = case.expect;
    let got = match outcome {
        Ok(members) => members,
        Err(error) => json!({"status": format!("BH_ERR_{}", error.name())}),
    };
    // Where the vectors name the status of a good call they may, but need not, say nothing else.
    let expected = if expected["status"] == "BH_OK" { &json!({}) } else { expected };
    if let Some(status) = expected.get("status") {
        return (got["status"] == *status).then_some(()).ok_or(format!("expected {status}, got {got}"));
    }
    if got.get("status").is_some() {
        return Err(format!("got {got}"));
    }
    for (member, value) in expected.as_object().unwrap_or(&Map::new()) {
        if got[member] != *value {
            return Err(format!("{member}\n  expected {value}\n  got      {}", got[member]));
        }
    }
    Ok(())
}

pub fn ok(result: Result<(), Error>) -> Outcome {
    result.map(|()| json!({}))
}

pub fn rendered(write: impl Fn(&mut Writer)) -> String {
    text_of(&to_vec(write).1)
}

/// Text as the vectors have it: a string, or hex where it is no UTF-8 or has a NUL.
pub fn text_value(bytes: &[u8]) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => json!(text),
        _ => json!({"hex": hex(bytes)}),
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("this output is text")
}

pub fn text_or_hex(write: impl Fn(&mut Writer)) -> Value {
    text_value(&to_vec(write).1)
}

/// A text of any length, under the name that the vectors give one.
pub fn text_written(write: Result<impl Fn(&mut Writer), Error>) -> Outcome {
    Ok(json!({"text": text_or_hex(write?)}))
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn request(prepared: Result<impl Fn(&mut Writer) -> Request, Error>) -> Outcome {
    let (request, buffer) = to_vec(prepared?);
    let headers = request.headers().iter();
    let headers: Vec<_> =
        headers.map(|header| [text_of(header.name.of(&buffer)), text_of(header.value.of(&buffer))]).collect();
    Ok(json!({"request": {
        "method": text_of(request.method.of(&buffer)),
        "target": text_of(request.target.of(&buffer)),
        "body": text_value(request.body.of(&buffer)),
        "headers": headers,
    }}))
}

pub fn response(reply: Result<Response, Error>) -> Outcome {
    let reply = reply?;
    assert!(reply.error_name.is_empty() || !reply.advice.is_empty(), "advice for {}", reply.error_name);
    Ok(json!({"response": {
        "outcome": format!("{:?}", reply.outcome).to_uppercase(),
        "error_code": reply.error_code,
        "error_name": reply.error_name.to_string(),
        "error_message": reply.error_message.to_string(),
        "detail": reply.detail.to_string(),
        "token": reply.token.reveal().to_string(),
        "expires_ms": reply.expires_ms,
        "server_time_ms": reply.server_time_ms,
        "retry_after_ms": reply.retry.after_ms,
        "retry_at_ms": reply.retry.at_ms,
        "item_count": reply.item_count,
        "failed_count": reply.failed_count,
    }}))
}

/// A signing case: payload and signature, after the signature was verified and a tampered one refused.
pub fn signed(
    payload: Result<impl Fn(&mut Writer), Error>,
    signature: Result<String, Error>,
    verify: impl Fn(&[u8]) -> Result<(), Error>,
) -> Outcome {
    let signature = signature?;
    assert_eq!(verify(signature.as_bytes()), Ok(()));
    assert_eq!(verify(signature.to_uppercase().as_bytes()), Ok(()));
    let mut tampered = signature.clone().into_bytes();
    let last = tampered.last_mut().unwrap();
    *last = if *last == b'0' { b'1' } else { b'0' };
    assert_eq!(verify(&tampered), Err(Error::Signature));
    Ok(json!({"payload": text_or_hex(payload?), "signature": signature}))
}
