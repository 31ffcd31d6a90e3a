//! Every function of the header, with the shape of its parameters: as tests/c/support/functions.inc has them.

use super::args::Args;
use crate::status::{NULL, OK, SIZE};
use bh_auth::ffi::{
    bitbitduo::*, keys::*, mixin::*, pave::*, primitives::*, status::*, time::*, toobit::*, types::*,
    velafi::*, version::*,
};

/// What a struct that is written holds.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Plain,
    Request,
    Response,
    Token,
}

/// A function.
///
/// A letter of the shape is a parameter: o, k an output (k: a key); b, l a buffer and its length; h, e a key that is read;
/// p bytes of a fixed size; s a view; c a struct; w a window; z a C string; n a number.
pub struct Row {
    pub name: &'static str,
    pub shape: &'static str,
    /// Sizes of the outputs.
    pub outs: &'static [usize],
    /// Sizes of the bytes.
    pub bytes: &'static [usize],
    pub kind: Kind,
    pub call: unsafe fn(&Args) -> u32,
}

const SIGNATURE: usize = BH_SIGNATURE_SIZE;
const REQUEST: usize = size_of::<bh_request>();
const RESPONSE: usize = size_of::<bh_response>();

macro_rules! rows {
    ($($name:ident $shape:literal $outs:tt $bytes:tt $kind:ident |$a:ident| $call:expr;)*) => {
        pub const ROWS: &[Row] = &[$(Row {
            name: stringify!($name),
            shape: $shape,
            outs: &$outs,
            bytes: &$bytes,
            kind: Kind::$kind,
            // SAFETY: the caller's promise: args are as the shape says.
            call: {
                // Some of them take nothing that could be wrong.
                #[allow(unused_unsafe)]
                unsafe fn call($a: &Args) -> u32 {
                    unsafe { $call }
                }
                call
            },
        },)*];
    };
}

fn not_null(text: *const std::ffi::c_char) -> u32 {
    if text.is_null() { NULL } else { OK }
}

fn nothing(_: ()) -> u32 {
    OK
}

fn is(found: usize, size: usize) -> u32 {
    if found == size { OK } else { SIZE }
}

rows! {
    bh_status_name "n" [] [] Plain |a| not_null(bh_status_name(a.n(0)));
    bh_status_message "n" [] [] Plain |a| not_null(bh_status_message(a.n(0)));
    bh_abi_version "" [] [] Plain |_a| is(bh_abi_version() as usize, BH_ABI_VERSION as usize);
    bh_version "" [] [] Plain |_a| not_null(bh_version());
    bh_signature_size "" [] [] Plain |_a| is(bh_signature_size(), SIGNATURE);
    bh_sha256_size "" [] [] Plain |_a| is(bh_sha256_size(), 32);
    bh_ed25519_seed_size "" [] [] Plain |_a| is(bh_ed25519_seed_size(), 32);
    bh_ed25519_public_size "" [] [] Plain |_a| is(bh_ed25519_public_size(), 32);
    bh_ed25519_signature_size "" [] [] Plain |_a| is(bh_ed25519_signature_size(), 64);
    bh_uuid_size "" [] [] Plain |_a| is(bh_uuid_size(), 37);
    bh_utc_size "" [] [] Plain |_a| is(bh_utc_size(), 21);
    bh_hmac_key_size "" [] [] Plain |_a| is(bh_hmac_key_size(), size_of::<bh_hmac_key>());
    bh_ed25519_key_size "" [] [] Plain |_a| is(bh_ed25519_key_size(), size_of::<bh_ed25519_key>());

    bh_hmac_key_init "ks" [128] [] Plain |a| bh_hmac_key_init(a.out[0].cast(), a.text[0]);
    bh_hmac_key_wipe "k" [128] [] Plain |a| nothing(bh_hmac_key_wipe(a.out[0].cast()));
    bh_secret_check "s" [] [] Plain |a| bh_secret_check(a.text[0]);
    bh_ed25519_key_from_seed "kp" [320] [32] Plain |a| bh_ed25519_key_from_seed(a.out[0].cast(), a.bytes[0]);
    bh_ed25519_key_from_hex "ks" [320] [] Plain |a| bh_ed25519_key_from_hex(a.out[0].cast(), a.text[0]);
    bh_ed25519_key_from_base64url "ks" [320] [] Plain |a| bh_ed25519_key_from_base64url(a.out[0].cast(), a.text[0]);
    bh_ed25519_key_wipe "k" [320] [] Plain |a| nothing(bh_ed25519_key_wipe(a.out[0].cast()));
    bh_wipe "on" [24] [] Plain |a| nothing(bh_wipe(a.out[0].cast(), 24));

    bh_cstr "z" [] [] Plain |a| is(bh_cstr(a.c_string).len, if a.c_string.is_null() { 0 } else { 4 });
    bh_sha256 "os" [32] [] Plain |a| bh_sha256(a.out[0], a.text[0]);
    bh_hmac_sha256 "ohs" [32] [] Plain |a| bh_hmac_sha256(a.out[0], a.hmac, a.text[0]);
    bh_equal "ss" [] [] Plain |a| 1 - bh_equal(a.text[0], a.text[1]);
    bh_ed25519_public "oe" [32] [] Plain |a| bh_ed25519_public(a.out[0], a.ed25519);
    bh_ed25519_sign "oes" [64] [] Plain |a| bh_ed25519_sign(a.out[0], a.ed25519, a.text[0]);
    bh_ed25519_verify "pps" [] [64, 32] Plain |a| bh_ed25519_verify(a.bytes[0], a.bytes[1], a.text[0]);
    bh_hex_encode "bls" [] [] Plain |a| bh_hex_encode(a.buf.cast(), a.len, a.text[0]);
    bh_hex_decode "bls" [] [] Plain |a| bh_hex_decode(a.buf.cast(), a.len, a.text[0]);
    bh_base64url_encode "bls" [] [] Plain |a| bh_base64url_encode(a.buf.cast(), a.len, a.text[0]);
    bh_base64url_decode "bls" [] [] Plain |a| bh_base64url_decode(a.buf.cast(), a.len, a.text[0]);

    bh_time_format_utc "on" [21] [] Plain |a| bh_time_format_utc(a.out[0].cast(), a.number[0]);
    bh_time_format_seconds "bln" [] [] Plain |a| bh_time_format_seconds(a.buf.cast(), a.len, a.number[0]);
    bh_time_parse_utc "os" [8] [] Plain |a| bh_time_parse_utc(a.out[0].cast(), a.text[0]);
    bh_now_ms "o" [8] [] Plain |a| bh_now_ms(a.out[0].cast());
    bh_uuid_v4 "o" [37] [] Plain |a| bh_uuid_v4(a.out[0].cast());
    bh_random_below "on" [4] [] Plain |a| bh_random_below(a.out[0].cast(), a.n(0));
    bh_clock_offset "oonnnn" [8, 8] [] Plain |a| {
        let [sent, received, server, resolution] = a.number;
        bh_clock_offset(a.out[0].cast(), a.out[1].cast(), sent, received, server, resolution)
    };
    bh_token_rule "oocn" [4, 8] [] Plain |a| bh_token_rule(a.out[0].cast(), a.out[1].cast(), a.times, a.number[0]);

    bh_velafi_payload "bln" [] [] Plain |a| bh_velafi_payload(a.buf.cast(), a.len, a.number[0]);
    bh_velafi_sign "ohn" [SIGNATURE] [] Plain |a| bh_velafi_sign(a.out[0].cast(), a.hmac, a.number[0]);
    bh_velafi_verify "shnw" [] [] Plain |a| bh_velafi_verify(a.text[0], a.hmac, a.number[0], a.window);
    bh_velafi_token_request "oblhsn" [REQUEST] [] Request |a|
        bh_velafi_token_request(a.out[0].cast(), a.buf.cast(), a.len, a.hmac, a.text[0], a.number[0]);
    bh_velafi_token_response "oblns" [RESPONSE] [] Response |a|
        bh_velafi_token_response(a.out[0].cast(), a.buf.cast(), a.len, a.n(0), a.text[0]);
    bh_velafi_request "oblssss" [REQUEST] [] Request |a|
        bh_velafi_request(a.out[0].cast(), a.buf.cast(), a.len, a.text[0], a.text[1], a.text[2], a.text[3]);
    bh_velafi_response "oblns" [RESPONSE] [] Response |a|
        bh_velafi_response(a.out[0].cast(), a.buf.cast(), a.len, a.n(0), a.text[0]);

    bh_pave_payload "blsss" [] [] Plain |a| bh_pave_payload(a.buf.cast(), a.len, a.text[0], a.text[1], a.text[2]);
    bh_pave_sign "ohsss" [SIGNATURE] [] Plain |a|
        bh_pave_sign(a.out[0].cast(), a.hmac, a.text[0], a.text[1], a.text[2]);
    bh_pave_verify "shsssw" [] [] Plain |a|
        bh_pave_verify(a.text[0], a.hmac, a.text[1], a.text[2], a.text[3], a.window);
    bh_pave_request "oblhc" [REQUEST] [] Request |a|
        bh_pave_request(a.out[0].cast(), a.buf.cast(), a.len, a.hmac, a.pave);
    bh_pave_response "oblns" [RESPONSE] [] Response |a|
        bh_pave_response(a.out[0].cast(), a.buf.cast(), a.len, a.n(0), a.text[0]);

    bh_mixin_payload "blcsss" [] [] Plain |a|
        bh_mixin_payload(a.buf.cast(), a.len, a.claims, a.text[0], a.text[1], a.text[2]);
    bh_mixin_sign "blecsss" [] [] Plain |a|
        bh_mixin_sign(a.buf.cast(), a.len, a.ed25519, a.claims, a.text[0], a.text[1], a.text[2]);
    bh_mixin_verify "spssssw" [] [32] Plain |a|
        bh_mixin_verify(a.text[0], a.bytes[0], a.text[1], a.text[2], a.text[3], a.text[4], a.window);
    bh_mixin_integrity_verify "spssssw" [] [32] Plain |a|
        bh_mixin_integrity_verify(a.text[0], a.bytes[0], a.text[1], a.text[2], a.text[3], a.text[4], a.window);
    bh_mixin_decode "obls" [size_of::<bh_mixin_token>()] [] Token |a|
        bh_mixin_decode(a.out[0].cast(), a.buf.cast(), a.len, a.text[0]);
    bh_mixin_request "oblecsss" [REQUEST] [] Request |a| bh_mixin_request(
        a.out[0].cast(), a.buf.cast(), a.len, a.ed25519, a.claims, a.text[0], a.text[1], a.text[2]
    );
    bh_mixin_response "oblns" [RESPONSE] [] Response |a|
        bh_mixin_response(a.out[0].cast(), a.buf.cast(), a.len, a.n(0), a.text[0]);

    bh_toobit_payload "blss" [] [] Plain |a| bh_toobit_payload(a.buf.cast(), a.len, a.text[0], a.text[1]);
    bh_toobit_sign "ohss" [SIGNATURE] [] Plain |a| bh_toobit_sign(a.out[0].cast(), a.hmac, a.text[0], a.text[1]);
    bh_toobit_verify "shssn" [] [] Plain |a|
        bh_toobit_verify(a.text[0], a.hmac, a.text[1], a.text[2], a.number[0]);
    bh_toobit_request "oblhc" [REQUEST] [] Request |a|
        bh_toobit_request(a.out[0].cast(), a.buf.cast(), a.len, a.hmac, a.toobit);
    bh_toobit_response "oblns" [RESPONSE] [] Response |a|
        bh_toobit_response(a.out[0].cast(), a.buf.cast(), a.len, a.n(0), a.text[0]);
    bh_toobit_time_request "obl" [REQUEST] [] Request |a|
        bh_toobit_time_request(a.out[0].cast(), a.buf.cast(), a.len);
    bh_toobit_time_response "oblns" [RESPONSE] [] Response |a|
        bh_toobit_time_response(a.out[0].cast(), a.buf.cast(), a.len, a.n(0), a.text[0]);

    bh_bitbitduo_random "o" [4] [] Plain |a| bh_bitbitduo_random(a.out[0].cast());
    bh_bitbitduo_payload "blnssnn" [] [] Plain |a|
        bh_bitbitduo_payload(a.buf.cast(), a.len, a.n(0), a.text[0], a.text[1], a.n(1), a.number[2]);
    bh_bitbitduo_sign "onssnn" [SIGNATURE] [] Plain |a|
        bh_bitbitduo_sign(a.out[0].cast(), a.n(0), a.text[0], a.text[1], a.n(1), a.number[2]);
    bh_bitbitduo_verify "snssnnw" [] [] Plain |a|
        bh_bitbitduo_verify(a.text[0], a.n(0), a.text[1], a.text[2], a.n(1), a.number[2], a.window);
    bh_bitbitduo_token_request "oblnssnn" [REQUEST] [] Request |a| bh_bitbitduo_token_request(
        a.out[0].cast(), a.buf.cast(), a.len, a.n(0), a.text[0], a.text[1], a.n(1), a.number[2]
    );
    bh_bitbitduo_token_response "oblnsn" [RESPONSE] [] Response |a|
        bh_bitbitduo_token_response(a.out[0].cast(), a.buf.cast(), a.len, a.n(0), a.text[0], a.number[1]);
    bh_bitbitduo_time_request "obl" [REQUEST] [] Request |a|
        bh_bitbitduo_time_request(a.out[0].cast(), a.buf.cast(), a.len);
    bh_bitbitduo_time_response "oblns" [RESPONSE] [] Response |a|
        bh_bitbitduo_time_response(a.out[0].cast(), a.buf.cast(), a.len, a.n(0), a.text[0]);
}
