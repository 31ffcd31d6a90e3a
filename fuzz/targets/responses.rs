//! What holds for every response that is read, of each reader.
#![no_main]

use bh_auth::ffi::types::{
    BH_OUTCOME_ACCEPTED, BH_OUTCOME_PARTIAL, BH_OUTCOME_UNKNOWN, bh_http_response, bh_response,
};
use bh_auth::ffi::{bitbitduo, mixin, mixin_oauth, pave, toobit, velafi};
use bh_auth_fuzz::json::Text;
use bh_auth_fuzz::memory::{exact, rendered, view};
use bh_auth_fuzz::name;
use bh_auth_fuzz::tape::Tape;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Reader {
    VelafiToken,
    Velafi,
    Pave,
    Mixin,
    Toobit,
    ToobitTime,
    BitbitduoToken,
    BitbitduoTime,
    ToobitItem,
    MixinToken,
    ToobitStream,
    Bitbitduo,
}

const READERS: [Reader; 12] = [
    Reader::VelafiToken,
    Reader::Velafi,
    Reader::Pave,
    Reader::Mixin,
    Reader::Toobit,
    Reader::ToobitTime,
    Reader::BitbitduoToken,
    Reader::BitbitduoTime,
    Reader::ToobitItem,
    Reader::MixinToken,
    Reader::ToobitStream,
    Reader::Bitbitduo,
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut tape = Tape::new(data);
    let reader = READERS[tape.below(READERS.len())];
    let http_status = match tape.byte() {
        0 => 200,
        1 => 202,
        byte @ 2..64 => u32::from(byte) * 10,
        byte @ 64.. => tape.number() as u32 ^ u32::from(byte),
    };
    let has_time = matches!(reader, Reader::BitbitduoToken | Reader::ToobitStream);
    let sent_ms = if has_time { tape.number() } else { 0 };
    let (method, index): (&[u8], _) = match tape.byte() {
        byte @ ..64 => (b"GET", usize::from(byte)),
        byte @ 64..128 => (b"POST", usize::from(byte & 3)),
        _ => (b"", 0),
    };
    let body = exact(tape.rest());
    let ours = rendered(|response: *mut bh_response, buf, len| {
        let http = bh_http_response {
            http_status,
            headers: std::ptr::null(),
            header_count: 0,
            body: view(&body),
            request_method: view(method),
            reserved: [0; 4],
        };
        // SAFETY: the body lives on; the outputs are of the sizes that are claimed.
        unsafe {
            match reader {
                Reader::VelafiToken => velafi::bh_velafi_token_response(response, buf, len, &http),
                Reader::Velafi => velafi::bh_velafi_response(response, buf, len, &http),
                Reader::Pave => pave::bh_pave_response(response, buf, len, &http),
                Reader::Mixin => mixin::bh_mixin_response(response, buf, len, &http),
                Reader::MixinToken => mixin_oauth::bh_mixin_oauth_token_response(response, buf, len, &http),
                Reader::Toobit => toobit::bh_toobit_response(response, buf, len, &http),
                Reader::ToobitItem => toobit::bh_toobit_response_item(response, buf, len, &http, index),
                Reader::ToobitStream => toobit::bh_toobit_stream_response(response, buf, len, &http, sent_ms),
                Reader::ToobitTime => toobit::bh_toobit_time_response(response, buf, len, &http),
                Reader::BitbitduoToken => {
                    bitbitduo::bh_bitbitduo_token_response(response, buf, len, &http, sent_ms)
                }
                Reader::Bitbitduo => {
                    bitbitduo::bh_bitbitduo_response(response, buf, len, &http, index as u32)
                }
                Reader::BitbitduoTime => bitbitduo::bh_bitbitduo_time_response(response, buf, len, &http),
            }
        }
    });
    let json = Text::read(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&body));
    let is_json = !matches!(json, Text::NotJson);
    let read = match ours {
        Ok(read) => read,
        Err(status) => {
            let exists = http_status == 0 || (100..600).contains(&http_status);
            let is_other = matches!(name(status), "BH_ERR_RESPONSE" | "BH_ERR_INDEX");
            assert!(is_json || name(status) != "BH_ERR_RESPONSE", "is it JSON");
            return assert!(!exists || is_other || has_time);
        }
    };
    let it = &read.value;
    let text = |view| String::from_utf8(read.text(view).to_vec()).expect("UTF-8 in, UTF-8 out");
    let [error_name, message, detail] = [it.error_name, it.error_message, it.detail].map(text);
    let is_accepted = it.outcome == BH_OUTCOME_ACCEPTED;
    let is_get = method == b"GET"
        || !matches!(
            reader,
            Reader::Velafi
                | Reader::Pave
                | Reader::Mixin
                | Reader::MixinToken
                | Reader::Toobit
                | Reader::ToobitItem
                | Reader::ToobitStream
                | Reader::Bitbitduo
        );
    assert_eq!((it.http_status, it.reserved), (http_status, [0; 3]));
    assert!(!is_accepted || (200..300).contains(&http_status) || reader == Reader::ToobitItem);
    assert!(is_accepted || it.token.len == 0 && it.expires_ms == 0, "a token of what failed");
    assert!(!is_accepted || (it.advice.len, it.error_code, it.error_name.len) == (0, 0, 0));
    assert!(it.outcome != BH_OUTCOME_PARTIAL || it.failed_count > 0);
    assert!(!(is_get && it.outcome == BH_OUTCOME_UNKNOWN), "a GET may be sent again");
    assert!(it.outcome != BH_OUTCOME_UNKNOWN || it.advice.len > 0, "what is unknown is to be looked up");
    assert!(error_name.is_empty() || it.advice.len > 0, "no advice for {error_name}");
    assert!(error_name.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_')), "{error_name}");
    assert!(!message.chars().chain(detail.chars()).any(char::is_control), "{message:?} {detail:?}");
    assert!(text(it.token).bytes().all(|byte| byte.is_ascii_graphic()));
    assert!(it.failed_count <= it.item_count && it.retry_after_ms >= 0 && it.retry_at_ms >= 0);
    if http_status == 200 && reader != Reader::ToobitItem {
        let said = !matches!(error_name.as_str(), "EMPTY_BODY" | "HTML_PAGE" | "NOT_JSON");
        assert_eq!(said, is_json, "is it JSON");
    }
    if let (true, Text::Object(object)) = (is_accepted, json) {
        let is_once = match reader {
            Reader::Mixin | Reader::MixinToken => object.members(["error"]).is_some(),
            Reader::Pave | Reader::ToobitItem => true,
            Reader::Bitbitduo => object.members(["error", "result", "id"]).is_some(),
            Reader::BitbitduoToken | Reader::BitbitduoTime => {
                object.members(["status", "error_code"]).is_some()
            }
            _ => object.members(["code"]).is_some(),
        };
        assert!(is_once, "a member that stands there twice");
    }
    if !detail.is_empty() {
        serde_json::from_str::<serde::de::IgnoredAny>(&detail).expect("detail is JSON");
    }
});
