//! How a key lies in the caller's memory.

use super::convert::Unfinished;
use crate::core::error::Error;
use std::ptr;

/// A C struct of opaque words that a key lies in.
///
/// # Safety
/// `MarkedKey<Self::Key>` fits into the struct in size and alignment.
pub(super) unsafe trait Opaque {
    /// What lies in it.
    type Key;
    /// What an initialised one begins with: no other memory does, by chance, and no wiped one.
    const MARK: u64;
}

/// How a key lies in its struct.
#[repr(C)]
pub(super) struct MarkedKey<T> {
    mark: u64,
    key: T,
}

/// The key in an initialised struct.
///
/// # Safety
/// `place` is NULL or points to a key struct that nobody writes to for `'a`.
pub(super) unsafe fn key<'a, C: Opaque>(place: *const C) -> Result<&'a C::Key, Error> {
    let marked = place.cast::<MarkedKey<C::Key>>();
    if marked.is_null() {
        return Err(Error::Null);
    }
    // SAFETY: readable by the caller's promise; any bytes make a mark, and the right mark is only there
    // if `place_key` wrote the key behind it.
    unsafe {
        if (&raw const (*marked).mark).read() != C::MARK {
            return Err(Error::Key);
        }
        Ok(&(*marked).key)
    }
}

/// Initialises a key struct; on failure it is wiped, so that no key it held before is used by mistake.
///
/// # Safety
/// `place` is NULL or writable memory for a key struct, which need not be initialised.
pub(super) unsafe fn place_key<C: Opaque>(
    place: *mut C,
    make: impl FnOnce() -> Result<C::Key, Error>,
) -> Result<(), Error> {
    if place.is_null() {
        return Err(Error::Null);
    }
    let unfinished = Unfinished { data: place.cast(), len: size_of::<C>() };
    let marked = MarkedKey { mark: C::MARK, key: make()? };
    // SAFETY: writable by the caller's promise, and large and aligned enough by that of `Opaque`.
    unsafe {
        ptr::write_bytes(place.cast::<u8>(), 0, size_of::<C>());
        place.cast::<MarkedKey<C::Key>>().write(marked);
    }
    std::mem::forget(unfinished);
    Ok(())
}
