//! What every call runs in: panics end here, and what a secret left behind is cleared.

use super::inside::Inside;
use super::registers;
use super::status::{self, bh_status};
use crate::core::error::Error;
use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::OnceLock;

/// Runs a call; a panic becomes `BH_ERR_PANIC` and prints nothing.
pub(super) fn guard(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    let silence = silence();
    if let Some(silence) = silence {
        silence.inside.set(true);
    }
    // What a panic left half-done is not looked at again: outputs are cleared by `Unfinished`.
    let status = match run(call) {
        Ok(Ok(())) => status::OK,
        Ok(Err(error)) => error.number(),
        Err(payload) => {
            discard(payload);
            Error::Panic.number()
        }
    };
    if let Some(silence) = silence {
        silence.inside.set(false);
    }
    status
}

/// Gives back what a panic carried, which may panic in its turn.
#[cold]
fn discard(payload: Box<dyn Any + Send>) {
    if let Err(again) = panic::catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        std::mem::forget(again);
    }
}

/// A frame of its own, so that what it leaves on the stack lies where `guard_secret` clears it.
#[inline(never)]
fn run(call: impl FnOnce() -> Result<(), Error>) -> std::thread::Result<Result<(), Error>> {
    panic::catch_unwind(AssertUnwindSafe(call))
}

/// As [`guard`], for calls that take a secret: what they left on the stack and in the registers is
/// overwritten. tests/wiping/wipe.c looks for it, and fails if a call reaches deeper than is cleared.
pub(super) fn guard_secret(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    guard_clearing::<4352>(call)
}

/// As [`guard_secret`], for calls that build a request with an HMAC.
pub(super) fn guard_request(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    guard_clearing::<2560>(call)
}

/// As [`guard_secret`], for calls that only hash or encode, whose frames are few.
pub(super) fn guard_mac(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    guard_clearing::<1152>(call)
}

#[inline(always)]
fn guard_clearing<const BYTES: usize>(call: impl FnOnce() -> Result<(), Error>) -> bh_status {
    let status = guard(call);
    // tests/wiping/wipe.c measures without it how deep a call reaches.
    if !cfg!(feature = "test-stack") {
        clear_stack::<BYTES>();
        registers::clear();
    }
    status
}

#[inline(never)]
fn clear_stack<const BYTES: usize>() {
    let capacity = [0_u8; BYTES];
    // The zeros must be thought to be read, or they are not written.
    std::hint::black_box(&capacity);
}

/// Rust's standard hook prints a panic before it can be caught. This one prints nothing for those
/// inside the boundary and leaves the others, which a Rust program may have, to the hook that was there.
struct Silence {
    inside: Inside,
    before: Hook,
}

#[inline]
fn silence() -> Option<&'static Silence> {
    // In a static and not in the closure, which then has no size and is not allocated (promise 3).
    static SILENCE: OnceLock<Silence> = OnceLock::new();
    // On a thread that is panicking already, in a Rust program, the hook must not be touched.
    if std::thread::panicking() {
        return SILENCE.get();
    }
    Some(SILENCE.get_or_init(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(|info| {
            if let Some(silence) = SILENCE.get()
                && !silence.inside.get()
            {
                (silence.before)(info);
            }
        }));
        Silence { inside: Inside::new(), before }
    }))
}

type Hook = Box<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync>;

/// Panics inside the boundary, for the test of promise 8; not in the header.
#[cfg(feature = "test-panic")]
#[unsafe(no_mangle)]
pub extern "C" fn bh_test_panic() -> bh_status {
    guard(|| panic!("a panic that the test asked for"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::thread;

    static SEEN: AtomicU32 = AtomicU32::new(0);

    fn panics(what: impl Any + Send) {
        panic::catch_unwind(AssertUnwindSafe(|| panic::panic_any(what))).expect_err("it panics");
    }

    /// Calls the library while a panic unwinds.
    struct Calls;

    impl Drop for Calls {
        fn drop(&mut self) {
            assert_eq!(guard(|| Ok(())), status::OK);
        }
    }

    /// Panics when it is dropped.
    struct Panics;

    impl Drop for Panics {
        fn drop(&mut self) {
            panic!("in its turn");
        }
    }

    /// A Rust program that links the library and has a hook of its own, which the other tests of this process keep.
    #[test]
    fn the_hook_that_was_there_sees_the_panics_outside_and_those_alone() {
        let before = panic::take_hook();
        let mine = thread::current().id();
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == mine {
                SEEN.fetch_add(1, Ordering::Relaxed);
            } else {
                before(info);
            }
        }));
        let seen = || SEEN.swap(0, Ordering::Relaxed);

        // The first call of all comes while the hook must not be touched.
        panics(Calls);
        assert_eq!(seen(), 1);
        for _ in 0..2 {
            assert_eq!(guard(|| Err(Error::Null)), Error::Null.number());
            assert_eq!(seen(), 0);
            assert_eq!(guard(|| panic!("inside")), Error::Panic.number());
            assert_eq!(guard(|| panic::panic_any(Panics)), Error::Panic.number());
            assert_eq!(seen(), 0);
            panics("outside");
            assert_eq!(seen(), 1);
            panics(Calls);
            assert_eq!(seen(), 1);
        }
    }
}
