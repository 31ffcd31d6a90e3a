//! What is signed is verified; with any one bit of the signature, the key or what was signed changed, it is refused.
#![no_main]

use bh_auth_fuzz::flips;
use bh_auth_fuzz::tape::Tape;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut tape = Tape::new(data);
    let first = tape.byte();
    match first % 6 {
        0 => flips::velafi(&mut tape, first / 6),
        1 => flips::pave(&mut tape, first / 6),
        2 => flips::toobit(&mut tape, first / 6),
        3 => flips::bitbitduo(&mut tape, first / 6),
        4 => flips::mixin(&mut tape),
        _ => flips::ed25519(&mut tape),
    }
});
