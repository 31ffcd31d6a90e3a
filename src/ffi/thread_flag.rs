//! A yes or no that each thread has of its own, and that nobody allocates.
//!
//! Not `thread_local!`: for a library that is loaded by dlopen, as the JVM does, glibc allocates that at each thread's
//! first call, and ends the process if there is no memory; and so do the `gnu` targets of Windows.

#[cfg(any(unix, windows))]
use std::ptr;

/// The system's number of it.
#[derive(Clone, Copy)]
pub(super) struct ThreadFlag(Number);

#[cfg(unix)]
type Number = libc::pthread_key_t;

#[cfg(unix)]
impl ThreadFlag {
    /// None if the system has none for which it does not allocate.
    pub(super) fn make() -> Option<ThreadFlag> {
        let mut key = 0;
        // SAFETY: `key` is written; what is kept under it needs no destructor.
        if unsafe { libc::pthread_key_create(&raw mut key, None) } != 0 {
            return None;
        }
        // glibc keeps the values of 32 keys in the thread itself, and allocates for those of others.
        if cfg!(target_env = "gnu") && key >= 32 {
            ThreadFlag(key).free();
            return None;
        }
        Some(ThreadFlag(key))
    }

    #[inline]
    pub(super) fn set(self, yes: bool) {
        // SAFETY: the key was made; the value is no pointer that anybody follows.
        unsafe { libc::pthread_setspecific(self.0, ptr::without_provenance(yes.into())) };
    }

    #[inline]
    pub(super) fn get(self) -> bool {
        // SAFETY: the key was made.
        !unsafe { libc::pthread_getspecific(self.0) }.is_null()
    }

    pub(super) fn free(self) {
        // SAFETY: the key was made, and is not used again.
        unsafe { libc::pthread_key_delete(self.0) };
    }
}

#[cfg(windows)]
type Number = u32;

#[cfg(windows)]
#[link(name = "kernel32")]
unsafe extern "system" {
    fn TlsAlloc() -> u32;
    fn TlsFree(index: u32) -> i32;
    fn TlsGetValue(index: u32) -> *mut std::ffi::c_void;
    fn TlsSetValue(index: u32, value: *const std::ffi::c_void) -> i32;
}

#[cfg(windows)]
impl ThreadFlag {
    /// None if the system has none for which it does not allocate.
    pub(super) fn make() -> Option<ThreadFlag> {
        // SAFETY: it takes nothing.
        let index = unsafe { TlsAlloc() };
        // Windows keeps the values of 64 indices in the thread itself, and allocates for those of others.
        if index >= 64 {
            if index != u32::MAX {
                ThreadFlag(index).free();
            }
            return None;
        }
        Some(ThreadFlag(index))
    }

    #[inline]
    pub(super) fn set(self, yes: bool) {
        // SAFETY: the index was made; the value is no pointer that anybody follows.
        unsafe { TlsSetValue(self.0, ptr::without_provenance(yes.into())) };
    }

    #[inline]
    pub(super) fn get(self) -> bool {
        // SAFETY: the index was made.
        !unsafe { TlsGetValue(self.0) }.is_null()
    }

    pub(super) fn free(self) {
        // SAFETY: the index was made, and is not used again.
        unsafe { TlsFree(self.0) };
    }
}

/// WebAssembly ends at a panic, and nobody reads the flag.
#[cfg(not(any(unix, windows)))]
type Number = u32;

#[cfg(not(any(unix, windows)))]
impl ThreadFlag {
    pub(super) fn make() -> Option<ThreadFlag> {
        None
    }

    pub(super) fn set(self, _: bool) {}

    pub(super) fn get(self) -> bool {
        true
    }

    pub(super) fn free(self) {}
}

impl From<u32> for ThreadFlag {
    #[inline]
    fn from(number: u32) -> ThreadFlag {
        ThreadFlag(number as Number)
    }
}

impl From<ThreadFlag> for u32 {
    // Apple's number is longer.
    #[allow(clippy::unnecessary_cast)]
    fn from(flag: ThreadFlag) -> u32 {
        flag.0 as u32
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// The one test has all keys for a moment, and the library's own must be made before.
    fn alone() -> std::sync::MutexGuard<'static, ()> {
        static ALONE: std::sync::Mutex<()> = std::sync::Mutex::new(());
        super::super::run::run(|| Ok(()));
        ALONE.lock().unwrap()
    }

    #[test]
    fn it_is_each_threads_own() {
        let _alone = alone();
        let flag = ThreadFlag::make().unwrap();
        assert!(!flag.get());
        flag.set(true);
        std::thread::scope(|scope| {
            scope.spawn(|| assert!(!flag.get())).join().unwrap();
        });
        assert!(flag.get());
        flag.set(false);
        assert!(!flag.get());
        flag.free();
    }

    /// Other keys than the first 32 would allocate.
    #[cfg(target_env = "gnu")]
    #[test]
    fn there_is_none_that_would_allocate() {
        let _alone = alone();
        let made = |_| {
            let mut key = 0;
            // SAFETY: `key` is written.
            assert_eq!(unsafe { libc::pthread_key_create(&raw mut key, None) }, 0);
            key
        };
        let keys: Vec<_> = (0..32).map(made).collect();
        assert!(ThreadFlag::make().is_none());
        // SAFETY: made above, and used nowhere.
        keys.into_iter().for_each(|key| assert_eq!(unsafe { libc::pthread_key_delete(key) }, 0));
    }
}
