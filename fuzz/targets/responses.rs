//! Each reader of a response, against a reading of the documented shape with serde_json.
#![no_main]

use bh_auth::ffi::types::{BH_OUTCOME_ACCEPTED, bh_http_response, bh_response};
use bh_auth::ffi::{bitbitduo, mixin, pave, toobit, velafi};
use bh_auth_fuzz::memory::{exact, rendered, view};
use bh_auth_fuzz::responses::{self, Reader, Response};
use bh_auth_fuzz::tape::Tape;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut tape = Tape::new(data);
    let reader = Reader::ALL[tape.below(Reader::ALL.len())];
    let http_status = match tape.byte() {
        0 => 200,
        1 => 202,
        byte @ 2..64 => u32::from(byte) * 10,
        byte @ 64.. => tape.number() as u32 ^ u32::from(byte),
    };
    let sent_ms = if reader == Reader::BitbitduoToken { tape.number() } else { 0 };
    let body = exact(tape.rest());
    let ours = rendered(|response: *mut bh_response, buf, len| {
        let http = bh_http_response {
            http_status,
            headers: std::ptr::null(),
            header_count: 0,
            body: view(&body),
            request_method: view(b""),
            reserved: [0; 4],
        };
        // SAFETY: the body lives on; the outputs are of the sizes that are claimed.
        unsafe {
            match reader {
                Reader::VelafiToken => velafi::bh_velafi_token_response(response, buf, len, &http),
                Reader::Velafi => velafi::bh_velafi_response(response, buf, len, &http),
                Reader::Pave => pave::bh_pave_response(response, buf, len, &http),
                Reader::Mixin => mixin::bh_mixin_response(response, buf, len, &http),
                Reader::Toobit => toobit::bh_toobit_response(response, buf, len, &http),
                Reader::ToobitTime => toobit::bh_toobit_time_response(response, buf, len, &http),
                Reader::BitbitduoToken => {
                    bitbitduo::bh_bitbitduo_token_response(response, buf, len, &http, sent_ms)
                }
                Reader::BitbitduoTime => bitbitduo::bh_bitbitduo_time_response(response, buf, len, &http),
            }
        }
    });
    let ours = ours.map(|read| {
        let text = |view| String::from_utf8(read.text(view).to_vec()).expect("UTF-8 in, UTF-8 out");
        let it = &read.value;
        assert_eq!((it.http_status, it.reserved), (http_status, [0; 4]));
        assert_eq!(it.error_name.len == 0, it.advice.len == 0, "advice stands with a name");
        Response {
            is_accepted: it.outcome == BH_OUTCOME_ACCEPTED,
            error_code: it.error_code,
            error_name: text(it.error_name),
            error_message: text(it.error_message),
            token: text(it.token),
            expires_ms: it.expires_ms,
            server_time_ms: it.server_time_ms,
        }
    });
    let theirs = responses::read(reader, http_status, &body, sent_ms);
    assert_eq!(ours, theirs, "{reader:?}, HTTP status {http_status}");
});
