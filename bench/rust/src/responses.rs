//! The services' responses by serde_json: as `Value`s, as most programs read them.

use super::bytes;
use serde_json::Value;

/// What a reader finds out; the text is a token or the service's own words.
#[repr(C)]
pub struct Response {
    accepted: bool,
    error_code: i64,
    time_ms: i64,
    text: [u8; 128],
    text_len: usize,
}

/// Reads a response of the service. VelaFi's and Toobit's: `code` and `msg`; Mixin's: `error`; PAVE's: the status
/// alone; BITBITDUO's: `error_code`.
///
/// # Safety
/// `response` points to an `Response`, `body` to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_value_read(
    response: *mut Response,
    service: u32,
    body: *const u8,
    len: usize,
) -> bool {
    // SAFETY: the caller's promise.
    let (response, body) = unsafe { (&mut *response, bytes(body, len)) };
    let Ok(value) = serde_json::from_slice::<Value>(body) else { return false };
    let text = match service {
        0 => velafi(response, &value),
        1 => toobit(response, &value),
        2 => mixin(response, &value),
        3 => bitbitduo(response, &value),
        _ => pave(response),
    };
    let text = text.unwrap_or_default().as_bytes();
    response.text[..text.len()].copy_from_slice(text);
    response.text_len = text.len();
    true
}

fn velafi<'a>(response: &mut Response, value: &'a Value) -> Option<&'a str> {
    let code = value["code"].as_i64()?;
    response.accepted = code == 200;
    response.error_code = if response.accepted { 0 } else { code };
    let expires = &value["data"]["expireTime"];
    response.time_ms =
        expires.as_str().and_then(|text| text.parse().ok()).or_else(|| expires.as_i64()).unwrap_or(0);
    if response.accepted { value["data"]["token"].as_str() } else { value["msg"].as_str() }
}

fn toobit<'a>(response: &mut Response, value: &'a Value) -> Option<&'a str> {
    let code = value["code"].as_i64().unwrap_or(0);
    response.accepted = code == 0 || code == 200;
    response.error_code = if response.accepted { 0 } else { code };
    response.time_ms = value["serverTime"].as_i64().unwrap_or(0);
    if response.accepted { None } else { value["msg"].as_str() }
}

fn mixin<'a>(response: &mut Response, value: &'a Value) -> Option<&'a str> {
    let error = value.get("error");
    response.accepted = error.is_none();
    response.error_code = error.and_then(|error| error["code"].as_i64()).unwrap_or(0);
    response.time_ms = 0;
    error?["description"].as_str()
}

fn bitbitduo<'a>(response: &mut Response, value: &'a Value) -> Option<&'a str> {
    response.error_code = value["error_code"].as_i64()?;
    response.accepted = response.error_code == 0 && value["status"].as_i64() == Some(200);
    response.time_ms = 0;
    if response.accepted { value["data"]["apitoken"].as_str() } else { value["msg"].as_str() }
}

fn pave(response: &mut Response) -> Option<&'static str> {
    response.accepted = true;
    response.error_code = 0;
    response.time_ms = 0;
    None
}
