//! What the services' `bh_<service>_diagnose` find, and where they search: in the caller's buffer.
//!
//! Section: WHY A SIGNATURE IS WRONG

use super::convert::{out, zeroed};
use super::types::*;
pub(super) use crate::core::diagnose::size;
use crate::core::diagnose::{Diagnosis, Mistake, Scratch, needed};
use crate::core::error::Error;
use core::ffi::c_char;

/// A mistake that makes a signature wrong: a `BH_MISTAKE_` constant. Numbers and
/// names are permanent.
#[allow(non_camel_case_types)]
pub type bh_mistake = u32;

/// None of the known mistakes, and no two of them that were tried together, make
/// this signature: compare secret and payload with what was signed there.
pub const BH_MISTAKE_UNKNOWN: bh_mistake = 0;
/// There is no mistake: the signature is right.
pub const BH_MISTAKE_NONE: bh_mistake = 1;

/// What is wrong with a signature. Nothing in it is a guess: what is named was
/// computed again and gives this very signature. Its views point into the `buf`
/// that the function filled, and each is followed by a NUL.
#[allow(non_camel_case_types)]
#[repr(C)]
pub struct bh_diagnosis {
    /// The mistake; `BH_MISTAKE_NONE` if the signature is right,
    /// `BH_MISTAKE_UNKNOWN` if none is known that makes it.
    pub mistake: bh_mistake,
    /// Another that was made besides; else `BH_MISTAKE_NONE`.
    pub second_mistake: bh_mistake,
    /// A third one; else `BH_MISTAKE_NONE`.
    pub third_mistake: bh_mistake,
    /// How many signatures were computed.
    pub computed: u32,
    /// The names of the mistakes, such as `secret_newline`, joined by a space;
    /// empty if none is named.
    pub names: bh_str,
    /// What is wrong and what to change, a sentence for each mistake. It holds
    /// nothing of the secret.
    pub message: bh_str,
    /// The exact bytes that were signed, which are any bytes; empty if none is
    /// known. A secret, if it was a part of them.
    pub payload: bh_str,
    /// The names of all that was tried, joined by a space, if nothing was found.
    pub tried: bh_str,
    /// Zero; later versions may set these.
    pub reserved: [u64; 4],
}

/// Searches in the caller's buffer, which is as large as the inputs ask for, and not as the result.
///
/// # Safety
/// `place` is NULL or writable memory for a diagnosis; `len` is NULL or points to the capacity in bytes; `buf` is NULL
/// or that many writable bytes.
pub(super) unsafe fn diagnose(
    place: *mut bh_diagnosis,
    buf: *mut c_char,
    len: *mut usize,
    checked: Result<(), Error>,
    input: usize,
    find: impl FnOnce(&mut Scratch, &mut [u8]) -> Result<Diagnosis, Error>,
) -> Result<(), Error> {
    // SAFETY: the caller's promise; `as_mut` checks for NULL.
    let (place, len) = unsafe { (out(place)?, len.as_mut().ok_or(Error::Null)?) };
    if buf.is_null() && *len > 0 {
        return Err(Error::Null);
    }
    // Nothing is written if there is nothing to search.
    checked?;
    let needed = needed(input)?;
    if needed > *len {
        *len = needed;
        return Err(Error::Buffer);
    }
    // SAFETY: `needed` bytes are within the capacity.
    let (memory, unfinished) = unsafe { zeroed(buf, needed) };
    let (found, spans) = Diagnosis::within(memory, find)?;
    let number = |index: usize| found.mistakes[index].map_or(BH_MISTAKE_NONE, Mistake::number);
    let views = Views { base: buf };
    place.set(bh_diagnosis {
        mistake: if found.is_known() { number(0) } else { BH_MISTAKE_UNKNOWN },
        second_mistake: number(1),
        third_mistake: number(2),
        computed: found.computed,
        names: views.view(spans.names),
        message: views.view(spans.message),
        payload: views.view(spans.payload),
        tried: views.view(spans.tried),
        reserved: [0; 4],
    })?;
    *len = needed;
    std::mem::forget(unfinished);
    Ok(())
}
