//! Any sequence of calls of every function, with any bytes, lengths and capacities.
#![no_main]

use bh_auth_fuzz::calls;

libfuzzer_sys::fuzz_target!(init: calls::begin(), |data: &[u8]| calls::run(data));
