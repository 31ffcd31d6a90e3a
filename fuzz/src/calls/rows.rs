// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

use super::table::{Args, Kind, Row, is, not_null, nothing, rows};
use bh_auth::ffi::bitbitduo::*;
use bh_auth::ffi::diagnose::*;
use bh_auth::ffi::keys::*;
use bh_auth::ffi::mixin::*;
use bh_auth::ffi::pave::*;
use bh_auth::ffi::primitives::*;
use bh_auth::ffi::status::*;
use bh_auth::ffi::time::*;
use bh_auth::ffi::token_seal::*;
use bh_auth::ffi::toobit::*;
use bh_auth::ffi::types::*;
use bh_auth::ffi::velafi::*;

rows! {
    bh_status_name "n" [] [] Plain [] |a|
        not_null(bh_status_name(a.number[0] as u32));
    bh_status_message "n" [] [] Plain [] |a|
        not_null(bh_status_message(a.number[0] as u32));
    bh_abi_version "" [] [] Plain [] |_a|
        is(bh_abi_version() as usize, 2);
    bh_version "" [] [] Plain [] |_a|
        not_null(bh_version());
    bh_signature_size "" [] [] Plain [] |_a|
        is(bh_signature_size() as usize, 65);
    bh_sha256_size "" [] [] Plain [] |_a|
        is(bh_sha256_size() as usize, 32);
    bh_ed25519_seed_size "" [] [] Plain [] |_a|
        is(bh_ed25519_seed_size() as usize, 32);
    bh_ed25519_public_size "" [] [] Plain [] |_a|
        is(bh_ed25519_public_size() as usize, 32);
    bh_ed25519_signature_size "" [] [] Plain [] |_a|
        is(bh_ed25519_signature_size() as usize, 64);
    bh_uuid_size "" [] [] Plain [] |_a|
        is(bh_uuid_size() as usize, 37);
    bh_utc_size "" [] [] Plain [] |_a|
        is(bh_utc_size() as usize, 21);
    bh_hmac_key_size "" [] [] Plain [] |_a|
        is(bh_hmac_key_size() as usize, 128);
    bh_ed25519_key_size "" [] [] Plain [] |_a|
        is(bh_ed25519_key_size() as usize, 320);
    bh_hmac_key_init "ks" [128] [] Plain [0, 11, 1, 3] |a|
        bh_hmac_key_init(a.out[0].cast(), a.text[0]);
    bh_hmac_key_wipe "k" [128] [] Plain [] |a|
        nothing(bh_hmac_key_wipe(a.out[0].cast()));
    bh_secret_check "s" [] [] Plain [0, 11, 81, 80, 89, 12, 86, 85, 82, 83, 84, 87, 88, 1, 3] |a|
        bh_secret_check(a.text[0]);
    bh_ed25519_key_from_seed "kp" [320] [32] Plain [0, 1] |a|
        bh_ed25519_key_from_seed(a.out[0].cast(), a.bytes[0]);
    bh_ed25519_key_from_hex "ks" [320] [] Plain [0, 11, 13, 14, 15, 1, 3] |a|
        bh_ed25519_key_from_hex(a.out[0].cast(), a.text[0]);
    bh_ed25519_key_from_base64url "ks" [320] [] Plain [0, 11, 13, 14, 15, 1, 3] |a|
        bh_ed25519_key_from_base64url(a.out[0].cast(), a.text[0]);
    bh_ed25519_key_read "ks" [320] [] Plain [0, 11, 14, 13, 15, 90, 92, 93, 94, 95, 96, 12, 80, 81, 82, 83, 84, 85, 86, 87, 89, 1, 3] |a|
        bh_ed25519_key_read(a.out[0].cast(), a.text[0]);
    bh_ed25519_public_read "os" [32] [] Plain [0, 20, 91, 16, 11, 14, 13, 15, 90, 92, 93, 94, 95, 96, 12, 80, 81, 82, 83, 84, 85, 86, 87, 89, 1, 3] |a|
        bh_ed25519_public_read(a.out[0], a.text[0]);
    bh_ed25519_key_wipe "k" [320] [] Plain [] |a|
        nothing(bh_ed25519_key_wipe(a.out[0].cast()));
    bh_wipe "on" [24] [] Plain [] |a|
        nothing(bh_wipe(a.out[0].cast(), 24));
    bh_cstr "z" [] [] Plain [] |a|
        is(bh_cstr(a.c_string).len, if a.c_string.is_null() { 0 } else { 4 });
    bh_sha256 "os" [32] [] Plain [0, 1, 3] |a|
        bh_sha256(a.out[0], a.text[0]);
    bh_hmac_sha256 "ohs" [32] [] Plain [0, 10, 1, 3] |a|
        bh_hmac_sha256(a.out[0], a.hmac, a.text[0]);
    bh_equal "ss" [] [] Plain [] |a|
        1 - bh_equal(a.text[0], a.text[1]);
    bh_ed25519_public "oe" [32] [] Plain [0, 10, 1] |a|
        bh_ed25519_public(a.out[0], a.ed25519);
    bh_ed25519_sign "oes" [64] [] Plain [0, 10, 1, 3] |a|
        bh_ed25519_sign(a.out[0], a.ed25519, a.text[0]);
    bh_ed25519_verify "pps" [] [64, 32] Plain [0, 16, 50, 1, 3] |a|
        bh_ed25519_verify(a.bytes[0], a.bytes[1], a.text[0]);
    bh_hex_encode "bls" [] [] Plain [0, 1, 3, 2] |a|
        bh_hex_encode(a.buf.cast(), a.len, a.text[0]);
    bh_hex_decode "bls" [] [] Plain [0, 41, 1, 3, 2] |a|
        bh_hex_decode(a.buf.cast(), a.len, a.text[0]);
    bh_base64url_encode "bls" [] [] Plain [0, 1, 3, 2] |a|
        bh_base64url_encode(a.buf.cast(), a.len, a.text[0]);
    bh_base64url_decode "bls" [] [] Plain [0, 41, 1, 3, 2] |a|
        bh_base64url_decode(a.buf.cast(), a.len, a.text[0]);
    bh_percent_encode "bls" [] [] Plain [0, 1, 3, 2] |a|
        bh_percent_encode(a.buf.cast(), a.len, a.text[0]);
    bh_query_encode "blmi" [] [] Plain [0, 31, 1, 3, 2] |a|
        bh_query_encode(a.buf.cast(), a.len, a.params, a.param_count);
    bh_time_format_utc "on" [21] [] Plain [0, 23, 24, 1] |a|
        bh_time_format_utc(a.out[0].cast(), a.number[0]);
    bh_time_format_seconds "bln" [] [] Plain [0, 23, 24, 1, 3, 2] |a|
        bh_time_format_seconds(a.buf.cast(), a.len, a.number[0]);
    bh_time_parse_utc "os" [8] [] Plain [0, 25, 1, 3] |a|
        bh_time_parse_utc(a.out[0].cast(), a.text[0]);
    bh_now_ms "o" [8] [] Plain [0, 70, 1] |a|
        bh_now_ms(a.out[0].cast());
    bh_uuid_v4 "o" [37] [] Plain [0, 71, 1] |a|
        bh_uuid_v4(a.out[0].cast());
    bh_random_below "on" [4] [] Plain [0, 43, 71, 1] |a|
        bh_random_below(a.out[0].cast(), a.number[0] as u32);
    bh_clock_offset "oonnnn" [8, 8] [] Plain [0, 42, 24, 22, 1] |a|
        bh_clock_offset(a.out[0].cast(), a.out[1].cast(), a.number[0], a.number[1], a.number[2], a.number[3]);
    bh_token_rule "oocn" [4, 8] [] Plain [0, 42, 22, 24, 1, 3] |a|
        bh_token_rule(a.out[0].cast(), a.out[1].cast(), a.token_times, a.number[0]);
    bh_velafi_payload "bln" [] [] Plain [0, 22, 24, 1, 3, 2] |a|
        bh_velafi_payload(a.buf.cast(), a.len, a.number[0]);
    bh_velafi_sign "ohn" [65] [] Plain [0, 10, 22, 24, 1] |a|
        bh_velafi_sign(a.out[0].cast(), a.hmac, a.number[0]);
    bh_velafi_verify "shnw" [] [] Plain [0, 50, 51, 52, 53, 10, 22, 24, 42, 1, 3] |a|
        bh_velafi_verify(a.text[0], a.hmac, a.number[0], a.window);
    bh_velafi_token_request "oblhsn" [size_of::<bh_request>()] [] Request [0, 10, 20, 30, 22, 24, 1, 3, 2] |a|
        bh_velafi_token_request(a.out[0].cast(), a.buf.cast(), a.len, a.hmac, a.text[0], a.number[0]);
    bh_velafi_token_response "oblc" [size_of::<bh_response>()] [] Response [0, 61, 40, 5, 1, 3, 2] |a|
        bh_velafi_token_response(a.out[0].cast(), a.buf.cast(), a.len, a.http_response);
    bh_velafi_request "oblc" [size_of::<bh_request>()] [] Request [0, 20, 30, 28, 29, 37, 5, 1, 3, 2] |a|
        bh_velafi_request(a.out[0].cast(), a.buf.cast(), a.len, a.velafi_call);
    bh_velafi_response "oblc" [size_of::<bh_response>()] [] Response [0, 61, 40, 5, 1, 3, 2] |a|
        bh_velafi_response(a.out[0].cast(), a.buf.cast(), a.len, a.http_response);
    bh_velafi_webhook_verify "sss" [] [] Plain [0, 50, 51, 120, 20, 121, 122, 123, 91, 1, 3] |a|
        bh_velafi_webhook_verify(a.text[0], a.text[1], a.text[2]);
    bh_velafi_webhook_id "bls" [] [] Plain [0, 124, 1, 3, 2] |a|
        bh_velafi_webhook_id(a.buf.cast(), a.len, a.text[0]);
    bh_velafi_webhook_acknowledge "bln" [] [] Plain [0, 1, 3, 2] |a|
        bh_velafi_webhook_acknowledge(a.buf.cast(), a.len, a.number[0] as u32);
    bh_velafi_diagnose "oblsssn" [size_of::<bh_diagnosis>()] [] Diagnosis [0, 20, 11, 1, 3, 2] |a|
        bh_velafi_diagnose(a.out[0].cast(), a.buf.cast(), a.len, a.text[0], a.text[1], a.text[2], a.number[0]);
    bh_pave_payload "blsss" [] [] Plain [0, 20, 46, 1, 3, 2] |a|
        bh_pave_payload(a.buf.cast(), a.len, a.text[0], a.text[1], a.text[2]);
    bh_pave_sign "ohsss" [65] [] Plain [0, 10, 20, 46, 1, 3] |a|
        bh_pave_sign(a.out[0].cast(), a.hmac, a.text[0], a.text[1], a.text[2]);
    bh_pave_verify "shsssw" [] [] Plain [0, 50, 51, 52, 53, 25, 10, 20, 46, 22, 24, 42, 1, 3] |a|
        bh_pave_verify(a.text[0], a.hmac, a.text[1], a.text[2], a.text[3], a.window);
    bh_pave_request "oblhc" [size_of::<bh_request>()] [] Request [0, 10, 20, 46, 30, 28, 29, 37, 5, 1, 3, 2] |a|
        bh_pave_request(a.out[0].cast(), a.buf.cast(), a.len, a.hmac, a.pave_call);
    bh_pave_response "oblc" [size_of::<bh_response>()] [] Response [0, 40, 5, 1, 3, 2] |a|
        bh_pave_response(a.out[0].cast(), a.buf.cast(), a.len, a.http_response);
    bh_pave_callback_verify "ss" [] [] Plain [0, 50, 20, 1, 3] |a|
        bh_pave_callback_verify(a.text[0], a.text[1]);
    bh_pave_diagnose "oblsssss" [size_of::<bh_diagnosis>()] [] Diagnosis [0, 20, 11, 1, 3, 2] |a|
        bh_pave_diagnose(a.out[0].cast(), a.buf.cast(), a.len, a.text[0], a.text[1], a.text[2], a.text[3], a.text[4]);
    bh_mixin_keystore_read "obls" [size_of::<bh_mixin_keystore>()] [] MixinKeystore [0, 92, 96, 11, 14, 13, 15, 90, 93, 94, 95, 12, 80, 81, 82, 83, 84, 85, 86, 87, 89, 16, 1, 3, 2] |a|
        bh_mixin_keystore_read(a.out[0].cast(), a.buf.cast(), a.len, a.text[0]);
    bh_mixin_payload "blcsss" [] [] Plain [0, 38, 39, 21, 46, 37, 23, 24, 28, 29, 5, 1, 3, 2] |a|
        bh_mixin_payload(a.buf.cast(), a.len, a.mixin_claims, a.text[0], a.text[1], a.text[2]);
    bh_mixin_sign "blecsss" [] [] Plain [0, 10, 38, 39, 21, 46, 37, 23, 24, 28, 29, 5, 1, 3, 2] |a|
        bh_mixin_sign(a.buf.cast(), a.len, a.ed25519, a.mixin_claims, a.text[0], a.text[1], a.text[2]);
    bh_mixin_verify "spsssswn" [] [32] Plain [0, 55, 56, 50, 16, 57, 58, 59, 52, 53, 28, 29, 37, 3, 5, 22, 24, 42, 1, 3] |a|
        bh_mixin_verify(a.text[0], a.bytes[0], a.text[1], a.text[2], a.text[3], a.text[4], a.window, a.number[0] as u32);
    bh_mixin_integrity_verify "spssssw" [] [32] Plain [0, 55, 56, 50, 16, 57, 58, 59, 52, 53, 28, 29, 37, 3, 5, 22, 24, 42, 1, 3] |a|
        bh_mixin_integrity_verify(a.text[0], a.bytes[0], a.text[1], a.text[2], a.text[3], a.text[4], a.window);
    bh_mixin_decode "obls" [size_of::<bh_mixin_token>()] [] MixinToken [0, 55, 3, 1, 3, 2] |a|
        bh_mixin_decode(a.out[0].cast(), a.buf.cast(), a.len, a.text[0]);
    bh_mixin_request "oblecsss" [size_of::<bh_request>()] [] Request [0, 10, 38, 39, 21, 46, 37, 23, 24, 28, 29, 5, 30, 1, 3, 2] |a|
        bh_mixin_request(a.out[0].cast(), a.buf.cast(), a.len, a.ed25519, a.mixin_claims, a.text[0], a.text[1], a.text[2]);
    bh_mixin_response "oblc" [size_of::<bh_response>()] [] Response [0, 61, 40, 5, 1, 3, 2] |a|
        bh_mixin_response(a.out[0].cast(), a.buf.cast(), a.len, a.http_response);
    bh_mixin_diagnose "oblssssssn" [size_of::<bh_diagnosis>()] [] Diagnosis [0, 20, 11, 55, 14, 13, 15, 90, 92, 93, 94, 95, 96, 12, 80, 81, 82, 83, 84, 85, 86, 87, 89, 1, 3, 2] |a|
        bh_mixin_diagnose(a.out[0].cast(), a.buf.cast(), a.len, a.text[0], a.text[1], a.text[2], a.text[3], a.text[4], a.text[5], a.number[0]);
    bh_mixin_code_challenge "bls" [] [] Plain [0, 41, 1, 3, 2] |a|
        bh_mixin_code_challenge(a.buf.cast(), a.len, a.text[0]);
    bh_mixin_oauth_token_request "oblsssss" [size_of::<bh_request>()] [] Request [0, 20, 21, 46, 119, 41, 16, 1, 3, 2] |a|
        bh_mixin_oauth_token_request(a.out[0].cast(), a.buf.cast(), a.len, a.text[0], a.text[1], a.text[2], a.text[3], a.text[4]);
    bh_mixin_oauth_token_response "oblc" [size_of::<bh_response>()] [] Response [0, 61, 40, 5, 1, 3, 2] |a|
        bh_mixin_oauth_token_response(a.out[0].cast(), a.buf.cast(), a.len, a.http_response);
    bh_mixin_authorization_read "obls" [size_of::<bh_mixin_authorization>()] [] MixinAuthorization [0, 61, 16, 1, 3, 2] |a|
        bh_mixin_authorization_read(a.out[0].cast(), a.buf.cast(), a.len, a.text[0]);
    bh_mixin_response_verify "csssw" [] [] Plain [0, 110, 111, 20, 113, 40, 55, 56, 50, 16, 57, 58, 59, 52, 53, 28, 29, 37, 3, 5, 22, 24, 42, 1, 3] |a|
        bh_mixin_response_verify(a.http_response, a.text[0], a.text[1], a.text[2], a.window);
    bh_mixin_blaze_request "oblec" [size_of::<bh_request>()] [] Request [0, 10, 38, 39, 21, 46, 37, 23, 24, 28, 29, 5, 1, 3, 2] |a|
        bh_mixin_blaze_request(a.out[0].cast(), a.buf.cast(), a.len, a.ed25519, a.mixin_claims);
    bh_mixin_blaze_message "bls" [] [] Plain [0, 20, 21, 46, 1, 3, 2] |a|
        bh_mixin_blaze_message(a.buf.cast(), a.len, a.text[0]);
    bh_mixin_spend_key "kcp" [320] [32] Plain [0, 15, 113, 11, 14, 13, 90, 92, 93, 94, 95, 96, 12, 80, 81, 82, 83, 84, 85, 86, 87, 89, 5, 1, 3] |a|
        bh_mixin_spend_key(a.out[0].cast(), a.mixin_keystore, a.bytes[0]);
    bh_mixin_pin "blcssnn" [] [] Plain [0, 112, 114, 115, 113, 16, 23, 24, 5, 11, 14, 13, 15, 90, 92, 93, 94, 95, 96, 12, 80, 81, 82, 83, 84, 85, 86, 87, 89, 1, 3, 2] |a|
        bh_mixin_pin(a.buf.cast(), a.len, a.mixin_keystore, a.text[0], a.text[1], a.number[0], a.number[1] as u64);
    bh_mixin_iterator_next "onn" [8] [] Plain [0, 115, 22, 24, 1] |a|
        bh_mixin_iterator_next(a.out[0].cast(), a.number[0] as u64, a.number[1]);
    bh_mixin_tip_payload "blsmi" [] [] Plain [0, 116, 117, 118, 21, 1, 3, 2] |a|
        bh_mixin_tip_payload(a.buf.cast(), a.len, a.text[0], a.params, a.param_count);
    bh_mixin_tip_sign "oesmi" [64] [] Plain [0, 116, 117, 118, 21, 10, 1, 3] |a|
        bh_mixin_tip_sign(a.out[0], a.ed25519, a.text[0], a.params, a.param_count);
    bh_mixin_register_body "blecsnn" [] [] Plain [0, 112, 114, 115, 113, 16, 23, 24, 5, 11, 14, 13, 15, 90, 92, 93, 94, 95, 96, 12, 80, 81, 82, 83, 84, 85, 86, 87, 89, 10, 117, 1, 3, 2] |a|
        bh_mixin_register_body(a.buf.cast(), a.len, a.ed25519, a.mixin_keystore, a.text[0], a.number[0], a.number[1] as u64);
    bh_toobit_payload "blss" [] [] Plain [0, 32, 36, 45, 37, 1, 3, 2] |a|
        bh_toobit_payload(a.buf.cast(), a.len, a.text[0], a.text[1]);
    bh_toobit_sign "ohss" [65] [] Plain [0, 10, 32, 36, 45, 37, 1, 3] |a|
        bh_toobit_sign(a.out[0].cast(), a.hmac, a.text[0], a.text[1]);
    bh_toobit_verify "shssn" [] [] Plain [0, 50, 51, 52, 53, 54, 100, 35, 10, 32, 36, 45, 37, 22, 24, 1, 3] |a|
        bh_toobit_verify(a.text[0], a.hmac, a.text[1], a.text[2], a.number[0]);
    bh_toobit_request "oblhc" [size_of::<bh_request>()] [] Request [0, 10, 20, 30, 28, 29, 31, 32, 33, 34, 35, 42, 37, 22, 24, 5, 1, 3, 2] |a|
        bh_toobit_request(a.out[0].cast(), a.buf.cast(), a.len, a.hmac, a.toobit_call);
    bh_toobit_key_request "oblc" [size_of::<bh_request>()] [] Request [0, 20, 30, 28, 29, 31, 32, 33, 34, 37, 5, 1, 3, 2] |a|
        bh_toobit_key_request(a.out[0].cast(), a.buf.cast(), a.len, a.toobit_call);
    bh_toobit_response "oblc" [size_of::<bh_response>()] [] Response [0, 61, 40, 5, 1, 3, 2] |a|
        bh_toobit_response(a.out[0].cast(), a.buf.cast(), a.len, a.http_response);
    bh_toobit_response_item "oblcn" [size_of::<bh_response>()] [] Response [0, 44, 40, 5, 1, 3, 2] |a|
        bh_toobit_response_item(a.out[0].cast(), a.buf.cast(), a.len, a.http_response, a.number[0] as usize);
    bh_toobit_time_request "obl" [size_of::<bh_request>()] [] Request [0, 1, 3, 2] |a|
        bh_toobit_time_request(a.out[0].cast(), a.buf.cast(), a.len);
    bh_toobit_time_response "oblc" [size_of::<bh_response>()] [] Response [0, 61, 40, 5, 1, 3, 2] |a|
        bh_toobit_time_response(a.out[0].cast(), a.buf.cast(), a.len, a.http_response);
    bh_toobit_stream_response "oblcn" [size_of::<bh_response>()] [] Response [0, 61, 40, 5, 22, 24, 1, 3, 2] |a|
        bh_toobit_stream_response(a.out[0].cast(), a.buf.cast(), a.len, a.http_response, a.number[0]);
    bh_toobit_stream_url "bls" [] [] Plain [0, 126, 1, 3, 2] |a|
        bh_toobit_stream_url(a.buf.cast(), a.len, a.text[0]);
    bh_toobit_diagnose "oblsssssss" [size_of::<bh_diagnosis>()] [] Diagnosis [0, 20, 11, 3, 1, 3, 2] |a|
        bh_toobit_diagnose(a.out[0].cast(), a.buf.cast(), a.len, a.text[0], a.text[1], a.text[2], a.text[3], a.text[4], a.text[5], a.text[6]);
    bh_bitbitduo_random "o" [4] [] Plain [0, 71, 1] |a|
        bh_bitbitduo_random(a.out[0].cast());
    bh_bitbitduo_payload "blnssnn" [] [] Plain [0, 27, 20, 46, 11, 26, 23, 24, 1, 3, 2] |a|
        bh_bitbitduo_payload(a.buf.cast(), a.len, a.number[0] as u32, a.text[0], a.text[1], a.number[1] as u32, a.number[2]);
    bh_bitbitduo_sign "onssnn" [65] [] Plain [0, 27, 20, 46, 11, 26, 23, 24, 1, 3] |a|
        bh_bitbitduo_sign(a.out[0].cast(), a.number[0] as u32, a.text[0], a.text[1], a.number[1] as u32, a.number[2]);
    bh_bitbitduo_verify "snssnnw" [] [] Plain [0, 50, 51, 52, 53, 27, 20, 46, 11, 26, 23, 24, 22, 42, 1, 3] |a|
        bh_bitbitduo_verify(a.text[0], a.number[0] as u32, a.text[1], a.text[2], a.number[1] as u32, a.number[2], a.window);
    bh_bitbitduo_token_request "oblnssnn" [size_of::<bh_request>()] [] Request [0, 27, 20, 46, 11, 26, 23, 24, 1, 3, 2] |a|
        bh_bitbitduo_token_request(a.out[0].cast(), a.buf.cast(), a.len, a.number[0] as u32, a.text[0], a.text[1], a.number[1] as u32, a.number[2]);
    bh_bitbitduo_token_response "oblcn" [size_of::<bh_response>()] [] Response [0, 61, 40, 5, 22, 24, 1, 3, 2] |a|
        bh_bitbitduo_token_response(a.out[0].cast(), a.buf.cast(), a.len, a.http_response, a.number[0]);
    bh_bitbitduo_time_request "obl" [size_of::<bh_request>()] [] Request [0, 1, 3, 2] |a|
        bh_bitbitduo_time_request(a.out[0].cast(), a.buf.cast(), a.len);
    bh_bitbitduo_time_response "oblc" [size_of::<bh_response>()] [] Response [0, 61, 40, 5, 1, 3, 2] |a|
        bh_bitbitduo_time_response(a.out[0].cast(), a.buf.cast(), a.len, a.http_response);
    bh_bitbitduo_request "oblsssn" [size_of::<bh_request>()] [] Request [0, 127, 128, 20, 30, 1, 3, 2] |a|
        bh_bitbitduo_request(a.out[0].cast(), a.buf.cast(), a.len, a.text[0], a.text[1], a.text[2], a.number[0] as u32);
    bh_bitbitduo_message "blsssn" [] [] Plain [0, 127, 128, 20, 30, 1, 3, 2] |a|
        bh_bitbitduo_message(a.buf.cast(), a.len, a.text[0], a.text[1], a.text[2], a.number[0] as u32);
    bh_bitbitduo_response "oblcn" [size_of::<bh_response>()] [] Response [0, 61, 40, 5, 1, 3, 2] |a|
        bh_bitbitduo_response(a.out[0].cast(), a.buf.cast(), a.len, a.http_response, a.number[0] as u32);
    bh_bitbitduo_diagnose "oblsnssnn" [size_of::<bh_diagnosis>()] [] Diagnosis [0, 20, 11, 27, 1, 3, 2] |a|
        bh_bitbitduo_diagnose(a.out[0].cast(), a.buf.cast(), a.len, a.text[0], a.number[0] as u32, a.text[1], a.text[2], a.number[1] as u32, a.number[2]);
    bh_token_seal "blssss" [] [] Plain [0, 11, 129, 20, 1, 3, 2] |a|
        bh_token_seal(a.buf.cast(), a.len, a.text[0], a.text[1], a.text[2], a.text[3]);
    bh_token_open "blsss" [] [] Plain [0, 131, 130, 11, 20, 1, 3, 2] |a|
        bh_token_open(a.buf.cast(), a.len, a.text[0], a.text[1], a.text[2]);
}
