//! What the fuzz targets share: bytes taken from the fuzzer, memory as C has it, the header's words, and readings of
//! responses and tokens by other code than the library's.

pub mod calls;
pub mod flips;
pub mod json;
pub mod make;
pub mod memory;
pub mod other;
pub mod secrets;
pub mod services;
pub mod tape;
pub mod tokens;

/// The statuses that are named here, with the header's numbers.
pub mod status {
    pub const OK: u32 = 0;
    pub const NULL: u32 = 1;
    pub const BUFFER: u32 = 2;
    pub const SIZE: u32 = 3;
    pub const PANIC: u32 = 4;
    pub const TEXT: u32 = 46;
    pub const SECRET_EMPTY: u32 = 11;
    pub const SECRET_SPACE: u32 = 12;
    pub const KEY_ENCODING: u32 = 13;
    pub const KEY_LENGTH: u32 = 14;
    pub const KEY_MISMATCH: u32 = 15;
    pub const PUBLIC_KEY: u32 = 16;
    pub const EMPTY: u32 = 20;
    pub const UTF8: u32 = 21;
    pub const TIME_IS_SECONDS: u32 = 22;
    pub const TIME_IS_MILLISECONDS: u32 = 23;
    pub const TIME_RANGE: u32 = 24;
    pub const TIME_FORMAT: u32 = 25;
    pub const RANDOM_RANGE: u32 = 26;
    pub const SCHEME: u32 = 27;
    pub const METHOD: u32 = 28;
    pub const TARGET: u32 = 29;
    pub const HEADER_VALUE: u32 = 30;
    pub const PARAM_NAME: u32 = 31;
    pub const PARAM_SIGNATURE: u32 = 32;
    pub const PARAM_RESERVED: u32 = 33;
    pub const PARAM_DUPLICATE: u32 = 34;
    pub const RECV_WINDOW: u32 = 35;
    pub const QUERY: u32 = 36;
    pub const BODY_KIND: u32 = 37;
    pub const CLAIMS: u32 = 38;
    pub const CLAIMS_TIME: u32 = 39;
    pub const HTTP_STATUS: u32 = 40;
    pub const ENCODING: u32 = 41;
    pub const INTERVAL: u32 = 42;
    pub const QUERY_CHARACTER: u32 = 45;
    pub const SIGNATURE: u32 = 50;
    pub const SIGNATURE_FORMAT: u32 = 51;
    pub const STALE: u32 = 52;
    pub const FUTURE: u32 = 53;
    pub const TOKEN_FORMAT: u32 = 55;
    pub const TOKEN_ALGORITHM: u32 = 56;
    pub const TOKEN_CLAIMS: u32 = 57;
    pub const TOKEN_REQUEST: u32 = 58;
    pub const TOKEN_REQUEST_ID: u32 = 59;
    pub const JSON: u32 = 60;
    pub const RESPONSE: u32 = 61;
    pub const SECRET_BYTE_ORDER_MARK: u32 = 80;
    pub const SECRET_UTF16: u32 = 81;
    pub const SECRET_QUOTES: u32 = 82;
    pub const SECRET_INVISIBLE: u32 = 83;
    pub const SECRET_CONTROL: u32 = 84;
    pub const SECRET_ASSIGNMENT: u32 = 85;
    pub const SECRET_PLACEHOLDER: u32 = 86;
    pub const SECRET_MASKED: u32 = 87;
    pub const SECRET_ENCODED: u32 = 88;
    pub const SECRET_FILE: u32 = 89;
    pub const NONCE: u32 = 129;
    pub const SEALED_FORMAT: u32 = 130;
    pub const SEALED: u32 = 131;
}

/// A status by its name, for messages.
pub fn name(status: u32) -> &'static str {
    // SAFETY: the name is in static memory and ends with a NUL.
    let name = unsafe { std::ffi::CStr::from_ptr(bh_auth::ffi::status::bh_status_name(status)) };
    name.to_str().expect("names are ASCII")
}
