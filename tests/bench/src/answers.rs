//! The services' answers by serde_json: as `Value`s, as most programs read them.

use super::bytes;
use serde_json::Value;

/// What a reader finds out; the text is a token or the service's own words.
#[repr(C)]
pub struct Answer {
    accepted: bool,
    error_code: i64,
    time_ms: i64,
    text: [u8; 128],
    text_len: usize,
}

/// Reads an answer of the service. VelaFi's and Toobit's: `code` and `msg`; Mixin's: `error`; PAVE's: the status
/// alone; BITBITDUO's: `error_code`.
///
/// # Safety
/// `answer` points to an `Answer`, `body` to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_value_read(
    answer: *mut Answer,
    service: u32,
    body: *const u8,
    len: usize,
) -> bool {
    // SAFETY: the caller's promise.
    let (answer, body) = unsafe { (&mut *answer, bytes(body, len)) };
    let Ok(value) = serde_json::from_slice::<Value>(body) else { return false };
    let text = match service {
        0 => velafi(answer, &value),
        1 => toobit(answer, &value),
        2 => mixin(answer, &value),
        3 => bitbitduo(answer, &value),
        _ => pave(answer),
    };
    let text = text.unwrap_or_default().as_bytes();
    answer.text[..text.len()].copy_from_slice(text);
    answer.text_len = text.len();
    true
}

fn velafi<'a>(answer: &mut Answer, value: &'a Value) -> Option<&'a str> {
    let code = value["code"].as_i64()?;
    answer.accepted = code == 200;
    answer.error_code = if answer.accepted { 0 } else { code };
    let expires = &value["data"]["expireTime"];
    answer.time_ms =
        expires.as_str().and_then(|text| text.parse().ok()).or_else(|| expires.as_i64()).unwrap_or(0);
    if answer.accepted { value["data"]["token"].as_str() } else { value["msg"].as_str() }
}

fn toobit<'a>(answer: &mut Answer, value: &'a Value) -> Option<&'a str> {
    let code = value["code"].as_i64().unwrap_or(0);
    answer.accepted = code == 0 || code == 200;
    answer.error_code = if answer.accepted { 0 } else { code };
    answer.time_ms = value["serverTime"].as_i64().unwrap_or(0);
    if answer.accepted { None } else { value["msg"].as_str() }
}

fn mixin<'a>(answer: &mut Answer, value: &'a Value) -> Option<&'a str> {
    let error = value.get("error");
    answer.accepted = error.is_none();
    answer.error_code = error.and_then(|error| error["code"].as_i64()).unwrap_or(0);
    answer.time_ms = 0;
    error?["description"].as_str()
}

fn bitbitduo<'a>(answer: &mut Answer, value: &'a Value) -> Option<&'a str> {
    answer.error_code = value["error_code"].as_i64()?;
    answer.accepted = answer.error_code == 0 && value["status"].as_i64() == Some(200);
    answer.time_ms = 0;
    if answer.accepted { value["data"]["apitoken"].as_str() } else { value["msg"].as_str() }
}

fn pave(answer: &mut Answer) -> Option<&'static str> {
    answer.accepted = true;
    answer.error_code = 0;
    answer.time_ms = 0;
    None
}
