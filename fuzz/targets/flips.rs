//! What is signed is verified; with any one bit of the signature, the key or what was signed changed, it is refused.
#![no_main]

use bh_auth_fuzz::flips;
use bh_auth_fuzz::tape::Tape;

libfuzzer_sys::fuzz_target!(|data: &[u8]| flips::run(&mut Tape::new(data)));
