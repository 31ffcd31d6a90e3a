//! Mixin's Blaze: a WebSocket at `/`, whose handshake carries a token for `GET /`, and its first message.

use crate::http::{self, Call};
use crate::mixin;
use crate::state::Sandbox;
use crate::time::now_ms;
use axum::body::Bytes;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Request, State};
use axum::response::Response;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::sync::Arc;

const PROTOCOL: &str = "Mixin-Blaze-1";
const MAX_MESSAGE: u64 = 1024 * 1024;

/// `/` is Blaze's for who asks for a socket.
pub async fn serve(
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    State(sandbox): State<Arc<Sandbox>>,
    request: Request,
) -> Response {
    let Ok(upgrade) = upgrade else { return http::serve(State(sandbox), request, crate::root).await };
    let call = Call {
        method: request.method().as_str().to_owned(),
        target: request.uri().path_and_query().map_or("/", |target| target.as_str()).to_owned(),
        path: request.uri().path().to_owned(),
        query: String::new(),
        headers: request.headers().clone(),
        body: Bytes::new(),
        now_ms: now_ms() + sandbox.clock_offset_ms,
    };
    let asked = call.header("sec-websocket-protocol") == Some(PROTOCOL);
    match mixin::blaze(&sandbox, &call, asked) {
        Err(refusal) => http::response(refusal),
        Ok(()) => upgrade.protocols([PROTOCOL]).on_upgrade(talk),
    }
}

async fn talk(mut socket: WebSocket) {
    let mut begun = false;
    while let Some(Ok(message)) = socket.recv().await {
        let Message::Binary(frame) = message else { continue };
        let reply = reply(unzip(&frame), &mut begun);
        if socket.send(Message::Binary(zip(&reply).into())).await.is_err() {
            return;
        }
    }
}

/// The reply to a message: its id and action again, or an error.
fn reply(message: Option<Value>, begun: &mut bool) -> Value {
    let error = |id: &Value, code: u32, description: &str| json!({ "id": id, "error": { "status": 202, "code": code, "description": description } });
    let Some(message) = message else {
        return error(&Value::Null, 400, "The request body can't be parsed as valid data.");
    };
    match message["action"].as_str() {
        Some("LIST_PENDING_MESSAGES") => *begun = true,
        // Without it none comes.
        Some(_) if *begun => {}
        _ => return error(&message["id"], 10002, "The first action is LIST_PENDING_MESSAGES."),
    }
    json!({ "id": message["id"], "action": message["action"], "data": null })
}

fn unzip(frame: &[u8]) -> Option<Value> {
    let mut text = Vec::new();
    GzDecoder::new(frame).take(MAX_MESSAGE).read_to_end(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}

fn zip(value: &Value) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(value.to_string().as_bytes()).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_message_comes_first() {
        let (mut begun, list) = (false, json!({ "id": "1", "action": "LIST_PENDING_MESSAGES" }));
        let other = json!({ "id": "2", "action": "ACKNOWLEDGE_MESSAGE_RECEIPTS" });
        assert_eq!(reply(Some(other.clone()), &mut begun)["error"]["code"], 10002);
        assert_eq!(reply(unzip(&zip(&list)), &mut begun)["id"], "1");
        assert_eq!(reply(Some(other), &mut begun)["action"], "ACKNOWLEDGE_MESSAGE_RECEIPTS");
        assert_eq!(reply(unzip(b"{}"), &mut begun)["error"]["code"], 400);
    }
}
