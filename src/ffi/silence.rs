//! Panics of the library print nothing.
//!
//! Rust's standard hook prints a panic before it can be caught. Ours is silent about those inside a call, and
//! leaves the others, which a Rust program may have, to the hook that was there.
//!
//! Nothing here waits: a call may come from a signal handler that interrupted the first call of all, or in the child of
//! a process that forked meanwhile. It then goes on without the hook.

use super::thread_flag::ThreadFlag;
use std::panic;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Nobody called yet; the hook is being put there, or no thread can be told from the others; else a flag.
static STATE: AtomicU32 = AtomicU32::new(NEW);
const NEW: u32 = 0;
const ALL_SILENT: u32 = 1;
const FLAGS: u32 = 2;

type Hook = Box<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync>;

/// Only ever read or set, which does not wait. In a static and not in the closure, which then has no size and is not
/// allocated (promise 3).
static BEFORE: OnceLock<Hook> = OnceLock::new();

/// From here to its end, panics of this thread are silent.
pub(super) struct Silence(Option<(ThreadFlag, bool)>);

impl Silence {
    #[inline]
    pub(super) fn begin() -> Silence {
        let state = match STATE.load(Ordering::Acquire) {
            NEW => first(),
            state => state,
        };
        // A call inside of a call, as a signal handler makes it, must not end the outer one's silence.
        Silence(state.checked_sub(FLAGS).map(|number| {
            let flag = ThreadFlag::from(number);
            let before = flag.get();
            flag.set(true);
            (flag, before)
        }))
    }

    #[inline]
    pub(super) fn end(self) {
        if let Some((flag, before)) = self.0 {
            flag.set(before);
        }
    }
}

#[cold]
fn first() -> u32 {
    // On a thread that is panicking already, in a Rust program, the hook must not be touched.
    if std::thread::panicking()
        || STATE.compare_exchange(NEW, ALL_SILENT, Ordering::Relaxed, Ordering::Relaxed).is_err()
    {
        return ALL_SILENT;
    }
    let flag = ThreadFlag::make().map_or(ALL_SILENT, |flag| FLAGS + u32::from(flag));
    let _ = BEFORE.set(panic::take_hook());
    panic::set_hook(Box::new(|info| {
        let state = STATE.load(Ordering::Acquire);
        if let (Some(number), Some(before)) = (state.checked_sub(FLAGS), BEFORE.get())
            && !ThreadFlag::from(number).get()
        {
            before(info);
        }
    }));
    STATE.store(flag, Ordering::Release);
    flag
}

/// Gives back what is the system's, when the library is unloaded.
#[cfg(any(windows, all(unix, not(target_vendor = "apple"))))]
extern "C" fn unload() {
    if let Some(number) = STATE.swap(ALL_SILENT, Ordering::AcqRel).checked_sub(FLAGS) {
        ThreadFlag::from(number).free();
    }
}

/// Apple's systems never unload a library of Rust's standard library, which has variables of each thread's own.
#[cfg(all(unix, not(target_vendor = "apple")))]
#[used]
#[unsafe(link_section = ".fini_array")]
static AT_UNLOAD: extern "C" fn() = unload;

#[cfg(windows)]
#[used]
#[unsafe(link_section = ".CRT$XLB")]
static AT_UNLOAD: extern "system" fn(*mut std::ffi::c_void, u32, *mut std::ffi::c_void) = {
    extern "system" fn event(_: *mut std::ffi::c_void, reason: u32, _: *mut std::ffi::c_void) {
        const PROCESS_DETACH: u32 = 0;
        if reason == PROCESS_DETACH {
            unload();
        }
    }
    event
};

#[cfg(test)]
mod tests {
    use super::super::run::run;
    use super::super::status;
    use crate::core::error::Error;
    use std::any::Any;
    use std::panic::{self, AssertUnwindSafe};
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
            assert_eq!(run(|| Ok(())), status::OK);
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
            assert_eq!(run(|| Err(Error::Null)), Error::Null.number());
            assert_eq!(seen(), 0);
            assert_eq!(run(|| panic!("inside")), Error::Panic.number());
            assert_eq!(run(|| panic::panic_any(Panics)), Error::Panic.number());
            // As a signal handler calls, in the midst of a call.
            let inner = || panic!("behind an inner call that is {}", run(|| Ok(())));
            assert_eq!(run(inner), Error::Panic.number());
            assert_eq!(seen(), 0);
            panics("outside");
            assert_eq!(seen(), 1);
            panics(Calls);
            assert_eq!(seen(), 1);
        }
    }
}
