//! Payloads, signatures and requests of every service, against ring, data-encoding, percent-encoding and serde_json.
#![no_main]

use bh_auth_fuzz::services;
use bh_auth_fuzz::tape::Tape;

libfuzzer_sys::fuzz_target!(|data: &[u8]| services::run(&mut Tape::new(data)));
