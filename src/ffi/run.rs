//! What every call runs in: panics end here, and what a secret left behind is cleared.

use super::clear;
use super::silence::Silence;
use super::status::{self, bh_status};
use crate::core::error::Error;
use std::any::Any;
use std::panic::{self, AssertUnwindSafe};

/// Runs a call; a panic becomes `BH_ERR_PANIC` and prints nothing.
pub(super) fn run(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    #[cfg(feature = "test-ctime")]
    crate::core::declassify::WATCHER.get_or_init(|| super::test::declassify);
    let silence = Silence::begin();
    // What a panic left half-done is not looked at again: outputs are cleared by `Unfinished`.
    let status = match catch(call) {
        Ok(Ok(())) => status::OK,
        Ok(Err(error)) => error.number(),
        Err(payload) => {
            discard(payload);
            Error::Panic.number()
        }
    };
    silence.end();
    status
}

/// Gives back what a panic carried, which may panic in its turn.
#[cold]
fn discard(payload: Box<dyn Any + Send>) {
    if let Err(again) = panic::catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        std::mem::forget(again);
    }
}

/// A frame of its own, so that what it leaves on the stack lies where it is cleared.
#[inline(never)]
fn catch(call: impl FnOnce() -> Result<(), Error>) -> std::thread::Result<Result<(), Error>> {
    panic::catch_unwind(AssertUnwindSafe(call))
}

/// As [`run`], for calls that take a secret: what they left on the stack and in the registers is cleared.
pub(super) fn run_secret(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    run_clearing::<{ clear::SECRET }>(call)
}

/// As [`run_secret`], for calls that need more than one key, whose frames are many.
pub(super) fn run_spend(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    run_clearing::<{ clear::SPEND }>(call)
}

/// As [`run_secret`], for calls that seal a token or open one.
pub(super) fn run_seal(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    run_clearing::<{ clear::SEAL }>(call)
}

/// As [`run_secret`], for calls that build a request with an HMAC, or read a response with a token in it.
pub(super) fn run_request(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    run_clearing::<{ clear::REQUEST }>(call)
}

/// As [`run_secret`], for calls that only hash, encode or compare, whose frames are few.
pub(super) fn run_mac(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    run_clearing::<{ clear::MAC }>(call)
}

/// As [`run_secret`], for calls that look for what makes a signature.
pub(super) fn run_search(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    run_clearing::<{ clear::SEARCH }>(call)
}

#[inline(always)]
fn run_clearing<const BYTES: usize>(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    let status = run(call);
    // The test of promise 10 measures without it how deep a call reaches.
    if !cfg!(feature = "test-stack") {
        clear::stack::<BYTES>();
        clear::registers();
    }
    status
}

/// Panics inside a call, for the test of promise 8; not in the header.
#[cfg(feature = "test-panic")]
#[unsafe(no_mangle)]
pub extern "C" fn bh_test_panic() -> bh_status {
    run(|| panic!("a panic that the test asked for"))
}
