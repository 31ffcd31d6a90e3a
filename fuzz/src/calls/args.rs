//! The arguments of a call, and the memory behind them, drawn from the fuzzer's bytes.

use super::table::Row;
use crate::memory::{exact, view};
use crate::tape::Tape;
use bh_auth::ffi::keys::{bh_ed25519_key, bh_hmac_key};
use bh_auth::ffi::mixin::{bh_mixin_claims, bh_mixin_keystore};
use bh_auth::ffi::pave::bh_pave_call;
use bh_auth::ffi::time::bh_token_times;
use bh_auth::ffi::toobit::bh_toobit_call;
use bh_auth::ffi::types::{bh_http_response, bh_param, bh_str, bh_window};
use bh_auth::ffi::velafi::bh_velafi_call;
use std::ffi::c_char;
use std::ptr;

/// As many of each kind as any function takes.
pub struct Args {
    pub out: [*mut u8; 2],
    pub buf: *mut u8,
    pub len: *mut usize,
    pub hmac: *const bh_hmac_key,
    pub ed25519: *const bh_ed25519_key,
    pub text: [bh_str; 7],
    pub bytes: [*const u8; 2],
    pub number: [i64; 4],
    pub window: *const bh_window,
    pub http_response: *const bh_http_response,
    pub velafi_call: *const bh_velafi_call,
    pub mixin_claims: *const bh_mixin_claims,
    pub mixin_keystore: *const bh_mixin_keystore,
    pub pave_call: *const bh_pave_call,
    pub toobit_call: *const bh_toobit_call,
    pub token_times: *const bh_token_times,
    pub params: *const bh_param,
    pub param_count: usize,
    pub c_string: *const c_char,
}

const NO_TEXT: bh_str = bh_str { data: ptr::null(), len: 0 };

impl Args {
    pub const NONE: Args = Args {
        out: [ptr::null_mut(); 2],
        buf: ptr::null_mut(),
        len: ptr::null_mut(),
        hmac: ptr::null(),
        ed25519: ptr::null(),
        text: [NO_TEXT; 7],
        bytes: [ptr::null(); 2],
        number: [0; 4],
        window: ptr::null(),
        http_response: ptr::null(),
        velafi_call: ptr::null(),
        mixin_claims: ptr::null(),
        mixin_keystore: ptr::null(),
        pave_call: ptr::null(),
        toobit_call: ptr::null(),
        token_times: ptr::null(),
        params: ptr::null(),
        param_count: 0,
        c_string: ptr::null(),
    };
}

/// Texts that functions accept, so that a few bytes of input lead past their checks.
const GOOD: [&[u8]; 32] = [
    b"GET",
    b"POST",
    b"/v1/me?limit=1",
    b"/api/v1/spot/order",
    b"2021-05-30T12:49:19Z",
    b"1622378959",
    b"key",
    b"a=1&timestamp=1740568725231&recvWindow=5000",
    b"quantity=1",
    b"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    b"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg",
    b"2594ad57-9dad-424f-8595-b14727e24e61",
    br#"{"code":200,"msg":"SUCCESS","data":{"token":"t","expireTime":"1740568725231"}}"#,
    br#"{"code":-1022,"msg":"Signature \u00e9"}"#,
    br#"{"serverTime":1668481902307}"#,
    br#"{"status":200,"error_code":0,"data":{"apitoken":"robotapi:x","time":1529400060}}"#,
    br#"{"status":200,"error_code":"BBD_WRONG_CODE_005","msg":"no"}"#,
    br#"{"error":{"status":202,"code":401,"description":"Unauthorized"}}"#,
    br#"{"message":"x"}"#,
    b"eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.eyJqdGkiOiJhIn0.AAAA",
    b"\xff\xfe",
    b"sixteen IV bytes",
    b"signature=1",
    b"TIP:EMERGENCY:CONTACT:READ:",
    b"-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n",
    b"0\x2e\x02\x01\x000\x05\x06\x03+ep\x04\x22\x04 0123456789abcdef0123456789abcdef",
    br#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#,
    br#"{"client_id":"a","session_id":"b","pin":"123456","private_key":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}"#,
    b"Sun, 30 May 2021 12:49:19 GMT",
    b"af29e741334a832c1bd64658f790af8bbe4648914247a8557e24865ff986ae6fd5b9d1fabd2477e44d26b11f21a53bf7a1be6f0769eb7f8f14589a5dd91a111e7bf761e786220789d74ea8b36c4a82c79a2b28daea82777c25f872aebc47ee89b2db770132c2dfaecc1d425b9d188172496f395e1476a2e2f602c1e6d85f4d388dd5856fe10f6332ab0a72e5e9deb2c127f7775f0a15f7d6278e601594bf134c068b36c26d7d706b6ed0751fd9052a9962b2477105ca1f630c56ffe71eaf1b1678a4eea2a41f3ce41f72bff9bd44184218c9e2914cd10981b68e0033bc246620e44a99bc277e7282abd6d102e91e35a2d7c4a54814cf51f374d5af0e25796a7b",
    b"MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA+y698bnrkx/eSGa2miwFKqVdGg7H6ZEmzZzxknKSKjr1vzEL3cKOUUTwfrYmnTa5amNwlVVJXPFADWSYqWY0tV0eyyHJ5ylSp8E81NWs0T+o4EPvP39Byk0DK6OB51GKrhuGMkoXpSyUNLut5L9ug42JxxGzgBAeqqmxlbkZppTuBgHURG4cdjiwm0YRCarnjGh3YyrMw3vT2lkMTwbe7/T0g6hfAwDMUz44+b29uNVwkhkZDUs+3qBBtQLT6BR28pfiBm1IWp9g1HAwLm0qjn/oPsVf8SIrhqETRKjG9kZcOHN2ubA5n1YhZIGPYhFg3Za3mf9W5jFQywkcXh/VTwIDAQAB",
    br#"{"webhookId":"00112233445566778899aabbccddeeff","eventType":"ORDER_WEBHOOK","orderId":"470000000000000001","fiat":"MXN","fiatAmount":"99","orderStatus":"60","updateTime":"1735280582000"}"#,
];

/// The memory that arguments point to. What an earlier call wrote can be given to a later one.
#[derive(Default)]
pub struct Behind {
    texts: Vec<Box<[u8]>>,
    params: Vec<Vec<bh_param>>,
    pub written: Vec<Vec<u8>>,
}

impl Behind {
    /// A view of exactly allocated bytes: 0 to 31 a good text, to 39 what was written, else bytes of the tape.
    pub fn text(&mut self, tape: &mut Tape) -> bh_str {
        let text = match tape.byte() {
            which @ 0..32 => GOOD[usize::from(which) % GOOD.len()].to_vec(),
            which @ 32..40 => {
                self.written.iter().rev().nth(usize::from(which) - 32).cloned().unwrap_or_default()
            }
            40 => return NO_TEXT,
            _ => tape.text(),
        };
        self.keep(&text)
    }

    fn keep(&mut self, text: &[u8]) -> bh_str {
        let text = exact(text);
        let view = view(&text);
        self.texts.push(text);
        view
    }

    pub fn bytes(&mut self, tape: &mut Tape, len: usize) -> *const u8 {
        let mut bytes = match tape.byte() {
            0 => self.written.last().cloned().unwrap_or_default(),
            _ => tape.take(len).to_vec(),
        };
        bytes.resize(len, 0);
        self.keep(&bytes).data.cast()
    }

    fn params(&mut self, tape: &mut Tape) -> (*const bh_param, usize) {
        let count = match tape.byte() {
            // Of the same two views, so that the many cost no memory.
            255 => 1000 + tape.below(3),
            count => usize::from(count % 6),
        };
        let mut params = Vec::with_capacity(count.min(6));
        for _ in 0..count.min(6) {
            params.push(bh_param { name: self.text(tape), value: self.text(tape) });
        }
        if let Some(last) = params.last().copied() {
            params.resize(count, last);
        }
        let data = if params.is_empty() { ptr::null() } else { params.as_ptr() };
        self.params.push(params);
        (data, count)
    }

    pub fn claims(&mut self, tape: &mut Tape) -> bh_mixin_claims {
        // Bits of a set that is whole, or any texts.
        let which = tape.byte();
        let mut one = |bit: u8, this: &mut Self| if which & bit == 0 { NO_TEXT } else { this.text(tape) };
        let [uid, sid, aid, iss, scp, jti] = [1, 2, 4, 8, 16, 32].map(|bit| one(bit, self));
        let (iat_s, exp_s) = (tape.number(), tape.number());
        bh_mixin_claims { uid, sid, aid, iss, scp, jti, iat_s, exp_s, flags: 0, reserved: [0; 4] }
    }

    pub fn keystore(&mut self, tape: &mut Tape) -> bh_mixin_keystore {
        let which = tape.byte();
        let mut one = |bit: u8, this: &mut Self| if which & bit == 0 { NO_TEXT } else { this.text(tape) };
        let [app_id, session_id, authorization_id, private_key, server_key, spend_key, pin] =
            [1, 2, 4, 8, 16, 32, 64].map(|bit| one(bit, self));
        let (scope, server_key_kind) = (NO_TEXT, u32::from(tape.byte() % 4));
        let reserved = [0; 4];
        bh_mixin_keystore {
            app_id,
            session_id,
            authorization_id,
            scope,
            private_key,
            server_key,
            spend_key,
            pin,
            server_key_kind,
            reserved,
        }
    }

    pub fn http(&mut self, tape: &mut Tape) -> bh_http_response {
        let http_status = match tape.byte() {
            0 => 200,
            1 => 202,
            byte @ 2..64 => u32::from(byte) * 10,
            _ => tape.number() as u32,
        };
        let (headers, header_count) = self.params(tape);
        let [body, request_method] = std::array::from_fn(|_| self.text(tape));
        bh_http_response { http_status, headers, header_count, body, request_method, reserved: [0; 4] }
    }

    pub fn velafi(&mut self, tape: &mut Tape) -> bh_velafi_call {
        let [token, method, target, body, content_type] = std::array::from_fn(|_| self.text(tape));
        bh_velafi_call { token, method, target, body, content_type, reserved: [0; 4] }
    }

    pub fn pave(&mut self, tape: &mut Tape) -> bh_pave_call {
        let [username, api_key, timestamp, method, target, body] = std::array::from_fn(|_| self.text(tape));
        bh_pave_call { username, api_key, timestamp, method, target, body, reserved: [0; 4] }
    }

    pub fn toobit(&mut self, tape: &mut Tape) -> bh_toobit_call {
        let [api_key, method, path, json] = std::array::from_fn(|_| self.text(tape));
        let ((query, query_count), (form, form_count)) = (self.params(tape), self.params(tape));
        let (timestamp_ms, recv_window_ms) = (tape.number(), tape.number());
        let reserved = [0; 4];
        bh_toobit_call {
            api_key,
            method,
            path,
            query,
            query_count,
            form,
            form_count,
            json,
            timestamp_ms,
            recv_window_ms,
            reserved,
        }
    }
}

/// What a call is given, with the structs that it points to.
pub struct Given {
    pub args: Args,
    pub no_out: [bool; 2],
    pub no_struct: bool,
    pub http: Option<bh_http_response>,
    pub claims: Option<bh_mixin_claims>,
    pub keystore: Option<bh_mixin_keystore>,
    pub velafi: Option<bh_velafi_call>,
    pub pave: Option<bh_pave_call>,
    pub toobit: Option<bh_toobit_call>,
    times: Option<bh_token_times>,
    window: Option<bh_window>,
}

impl Given {
    pub fn draw(tape: &mut Tape, row: &Row, behind: &mut Behind) -> Given {
        let mut args = Args::NONE;
        let count = |letter| row.shape.matches(letter).count();
        for text in args.text.iter_mut().take(count('s')) {
            *text = behind.text(tape);
        }
        for (bytes, size) in args.bytes.iter_mut().zip(row.bytes) {
            *bytes = behind.bytes(tape, *size);
        }
        for number in args.number.iter_mut().take(count('n')) {
            *number = tape.number();
        }
        if row.shape.contains('z') && tape.byte() & 1 == 0 {
            args.c_string = c"text".as_ptr();
        }
        let (mut http, mut claims, mut keystore, mut velafi) = (None, None, None, None);
        let (mut pave, mut toobit, mut times) = (None, None, None);
        if row.shape.contains('c') {
            match row.name {
                "bh_token_rule" => times = Some(draw_times(tape)),
                name if name.contains("_response") => http = Some(behind.http(tape)),
                "bh_mixin_pin" | "bh_mixin_register_body" | "bh_mixin_spend_key" => {
                    keystore = Some(behind.keystore(tape));
                }
                "bh_velafi_request" => velafi = Some(behind.velafi(tape)),
                "bh_pave_request" => pave = Some(behind.pave(tape)),
                "bh_toobit_request" | "bh_toobit_key_request" => toobit = Some(behind.toobit(tape)),
                _ => claims = Some(behind.claims(tape)),
            }
        }
        if row.shape.contains('m') {
            (args.params, args.param_count) = behind.params(tape);
        }
        let window = (row.shape.contains('w') && tape.byte() & 1 == 1).then(|| draw_window(tape));
        Given {
            args,
            no_out: [false; 2],
            no_struct: false,
            http,
            claims,
            keystore,
            velafi,
            pave,
            toobit,
            times,
            window,
        }
    }

    /// One of the keys that were made, the latest first.
    pub fn keys(
        &mut self,
        row: &Row,
        hmac: &[Box<bh_hmac_key>],
        ed25519: &[Box<bh_ed25519_key>],
        tape: &mut Tape,
    ) {
        if row.shape.contains('h') {
            self.args.hmac = &*hmac[tape.below(hmac.len())];
        }
        if row.shape.contains('e') {
            self.args.ed25519 = &*ed25519[tape.below(ed25519.len())];
        }
    }

    /// Points the arguments to the structs, which are not moved or changed after it.
    pub fn point(&mut self) {
        fn place<T>(value: &Option<T>) -> *const T {
            value.as_ref().map_or(ptr::null(), ptr::from_ref)
        }
        self.args.window = place(&self.window);
        if !self.no_struct {
            self.args.http_response = place(&self.http);
            self.args.velafi_call = place(&self.velafi);
            self.args.mixin_claims = place(&self.claims);
            self.args.mixin_keystore = place(&self.keystore);
            self.args.pave_call = place(&self.pave);
            self.args.toobit_call = place(&self.toobit);
            self.args.token_times = place(&self.times);
        }
    }
}

fn draw_times(tape: &mut Tape) -> bh_token_times {
    let [issued_ms, expires_ms, last_request_ms, min_interval_ms, refresh_ahead_ms] =
        std::array::from_fn(|_| tape.number());
    bh_token_times { issued_ms, expires_ms, last_request_ms, min_interval_ms, refresh_ahead_ms }
}

fn draw_window(tape: &mut Tape) -> bh_window {
    let [now_ms, past_ms, ahead_ms] = std::array::from_fn(|_| tape.number());
    bh_window { now_ms, past_ms, ahead_ms }
}
