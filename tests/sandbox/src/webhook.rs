//! VelaFi's webhooks: the calls that make, list and change one, and pushes, signed as VelaFi signs them. VelaFi's own
//! sandbox never pushes: here is where a receiver is tried.

use crate::crypto::{base64, hex_encode, rsa_sign, uuid_v4};
use crate::exchange_codes::refuse_parameter;
use crate::http::{Call, Reply};
use crate::state::Sandbox;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What a receiver may take to respond.
const PATIENCE: Duration = Duration::from_secs(10);
const MOST_RESPONSE: u64 = 64 * 1024;

/// The calls for webhooks; none of the body's members but `url` is looked at, the rest comes back.
pub fn call(sandbox: &Sandbox, call: &Call) -> Option<Result<Reply, Reply>> {
    let id = call.path.strip_prefix("/v2/webhook/").unwrap_or_default();
    let given = || -> Result<Value, Reply> {
        let body: Value = serde_json::from_slice(&call.body).map_err(|_| refuse_parameter("url"))?;
        if body["url"].is_string() { Ok(body) } else { Err(refuse_parameter("url")) }
    };
    let made = |id: String, mut webhook: Value| {
        webhook["webhookId"] = json!(id);
        webhook["publicKey"] = json!(sandbox.credential("/velafi/webhook_public_key"));
        sandbox.keep_webhook(id, webhook.clone());
        webhook
    };
    let data = match (call.method.as_str(), call.path.as_str()) {
        ("POST", "/v2/webhook") => given().map(|webhook| made(uuid_v4().replace('-', ""), webhook)),
        ("GET", "/v2/webhooks") => Ok(json!(sandbox.webhooks())),
        ("PUT", _) if sandbox.has_webhook(id) => given().map(|webhook| made(id.to_owned(), webhook)),
        _ => return None,
    };
    Some(data.map(|data| Reply::ok(&json!({ "code": 200, "msg": "SUCCESS", "data": data }))))
}

/// `POST /sandbox/push`: `url`, and if they are there `body`, the text to push, and `signature`: `upper`, `base64`,
/// `other` (of another body) or `none`. Gives back what the receiver responded.
pub async fn push(State(sandbox): State<Arc<Sandbox>>, asked: Bytes) -> (StatusCode, String) {
    let refused = |message: String| (StatusCode::BAD_REQUEST, json!({ "message": message }).to_string());
    let Ok(asked) = serde_json::from_slice::<Value>(&asked) else {
        return refused("the body is no JSON".into());
    };
    let Some(url) = asked["url"].as_str().and_then(|url| url.strip_prefix("http://")) else {
        return refused("url must be a text that begins with http://".into());
    };
    let body = asked["body"].as_str().map_or_else(sample, str::to_owned);
    let header = match signature(&sandbox, &body, asked["signature"].as_str().unwrap_or("good")) {
        Ok(header) => header,
        Err(other) => return refused(format!("there is no signature '{other}'")),
    };
    let (host, path) = url.split_once('/').unwrap_or((url, ""));
    let head = format!(
        "POST /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n{header}\r\n",
        body.len()
    );
    let address = if host.contains(':') { host.to_owned() } else { format!("{host}:80") };
    match tokio::time::timeout(PATIENCE, exchange(&address, head + &body)).await {
        Ok(Ok(response)) => (StatusCode::OK, response.to_string()),
        Ok(Err(error)) => refused(format!("{address}: {error}")),
        Err(_) => refused(format!("{address} did not respond in {} s", PATIENCE.as_secs())),
    }
}

/// A header's line, or nothing.
fn signature(sandbox: &Sandbox, body: &str, form: &str) -> Result<String, String> {
    let sign = |body: &str| {
        rsa_sign(sandbox.credential("/velafi/webhook_private_pkcs1_base64"), body.as_bytes())
            .expect("the sandbox's key is one")
    };
    Ok(match form {
        "good" => format!("signature: {}\r\n", hex_encode(&sign(body))),
        "upper" => format!("signature: {}\r\n", hex_encode(&sign(body)).to_uppercase()),
        "base64" => format!("signature: {}\r\n", base64(&sign(body))),
        "other" => format!("signature: {}\r\n", hex_encode(&sign(&format!("{body} ")))),
        "none" => String::new(),
        other => return Err(other.to_owned()),
    })
}

async fn exchange(address: &str, request: String) -> std::io::Result<Value> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut response = Vec::new();
    stream.take(MOST_RESPONSE).read_to_end(&mut response).await?;
    let response = String::from_utf8_lossy(&response);
    let (head, body) = response.split_once("\r\n\r\n").unwrap_or((&response, ""));
    let status: u16 = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    let acknowledged = status == 200 && body.contains(r#"{"callbackStatus":"SUCCESS"}"#);
    Ok(json!({ "http_status": status, "body": body, "acknowledged": acknowledged }))
}

fn sample() -> String {
    json!({
        "webhookId": "00112233445566778899aabbccddeeff", "eventType": "ORDER_WEBHOOK",
        "orderId": "470000000000000001", "orderType": "SELL", "fiat": "MXN", "fiatAmount": "99",
        "orderStatus": "60", "updateTime": "1735280582000",
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::{base64_decode, hex_decode};
    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

    #[test]
    fn a_push_is_signed_under_the_key_that_the_calls_give() {
        let sandbox = Sandbox::new(false);
        let header = signature(&sandbox, "{}", "good").expect("a form");
        let hex = header.trim_end().strip_prefix("signature: ").expect("a header");
        let spki = base64_decode(sandbox.credential("/velafi/webhook_public_key")).expect("base64");
        // Behind what SubjectPublicKeyInfo of 2048 bits begins with.
        let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &spki[24..]);
        let signature = hex_decode(hex.as_bytes()).expect("hex");
        assert!(key.verify(b"{}", &signature).is_ok());
        assert!(key.verify(b"{ }", &signature).is_err());
        assert!(super::signature(&sandbox, "", "rot13").is_err());
    }
}
