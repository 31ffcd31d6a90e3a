//! Whether this thread is inside a call, for the hook that silences panics.

/// Not `thread_local!`: for a library that is loaded by dlopen, as the JVM does, glibc allocates that at
/// each thread's first call, and ends the process if there is no memory. tools/trust/alloc.sh looks.
#[cfg(unix)]
pub(super) struct Inside(Option<libc::pthread_key_t>);

#[cfg(unix)]
impl Inside {
    pub(super) fn new() -> Inside {
        let mut key = 0;
        // SAFETY: `key` is written; what is kept under it needs no destructor.
        if unsafe { libc::pthread_key_create(&raw mut key, None) } != 0 {
            return Inside(None);
        }
        // glibc keeps the values of 32 keys in the thread itself, and allocates for those of others.
        if cfg!(target_env = "gnu") && key >= 32 {
            // SAFETY: made above, and used nowhere.
            unsafe { libc::pthread_key_delete(key) };
            return Inside(None);
        }
        Inside(Some(key))
    }

    pub(super) fn set(&self, inside: bool) {
        if let Some(key) = self.0 {
            // SAFETY: the key is never deleted; the value is no pointer that anybody follows.
            unsafe { libc::pthread_setspecific(key, std::ptr::without_provenance(usize::from(inside))) };
        }
    }

    /// Where it cannot be kept, every thread is taken for inside: a panic of ours is never printed.
    pub(super) fn get(&self) -> bool {
        // SAFETY: as above.
        self.0.is_none_or(|key| !unsafe { libc::pthread_getspecific(key) }.is_null())
    }
}

/// Windows makes what a library keeps for each thread when the library, or the thread, begins.
#[cfg(not(unix))]
pub(super) struct Inside;

#[cfg(not(unix))]
impl Inside {
    pub(super) fn new() -> Inside {
        Inside
    }

    pub(super) fn set(&self, inside: bool) {
        INSIDE.set(inside);
    }

    pub(super) fn get(&self) -> bool {
        INSIDE.get()
    }
}

#[cfg(not(unix))]
thread_local! {
    static INSIDE: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn it_is_each_threads_own() {
        let inside = Inside::new();
        assert!(!inside.get());
        inside.set(true);
        std::thread::scope(|scope| {
            scope.spawn(|| assert!(!inside.get())).join().unwrap();
        });
        assert!(inside.get());
        inside.set(false);
        assert!(!inside.get());
    }

    /// Other keys than the first 32 would allocate: then every thread is taken for inside.
    #[cfg(target_env = "gnu")]
    #[test]
    fn without_a_key_every_thread_is_inside() {
        let made = |_| {
            let mut key = 0;
            // SAFETY: `key` is written.
            assert_eq!(unsafe { libc::pthread_key_create(&raw mut key, None) }, 0);
            key
        };
        let keys: Vec<_> = (0..32).map(made).collect();
        let inside = Inside::new();
        // SAFETY: made above, and used nowhere.
        keys.into_iter().for_each(|key| assert_eq!(unsafe { libc::pthread_key_delete(key) }, 0));
        assert!(inside.get());
        inside.set(false);
        assert!(inside.get());
    }
}
