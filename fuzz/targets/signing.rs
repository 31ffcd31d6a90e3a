//! Payloads, signatures and requests of every service, against ring, data-encoding, percent-encoding and serde_json.
#![no_main]

use bh_auth_fuzz::services::{bitbitduo, mixin, pave, toobit, velafi};
use bh_auth_fuzz::tape::Tape;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut tape = Tape::new(data);
    match tape.byte() % 6 {
        0 => velafi::run(&mut tape),
        1 => pave::run(&mut tape),
        2 => mixin::run(&mut tape),
        3 => toobit::ready(&mut tape),
        4 => toobit::call(&mut tape),
        _ => bitbitduo::run(&mut tape),
    }
});
