//! `bh_status`, its names and messages.
//!
//! Section: STATUSES

use crate::core::error::Error;
use core::ffi::c_char;

/// What a call returns: 0 is BH_OK, else the number of an [`Error`]. `build.rs` writes the type and
/// its constants into the header from the same list.
#[allow(non_camel_case_types)]
pub type bh_status = u32;

/// The status of a call that did what it was asked.
pub const OK: bh_status = 0;

const PREFIX: &str = "BH_ERR_";

/// How long the names and messages of all errors are, as C has them: with their prefix and NULs.
const LENGTH: usize = {
    let (mut sum, mut i) = (0, 0);
    while i < Error::ALL.len() {
        let error = Error::ALL[i];
        sum += PREFIX.len() + error.name().len() + 1 + error.message().len() + 1;
        i += 1;
    }
    sum
};

/// Names and messages, one behind the other, and where each begins.
struct Texts {
    bytes: [u8; LENGTH],
    names: [usize; Error::ALL.len()],
    messages: [usize; Error::ALL.len()],
}

static TEXTS: Texts = {
    let mut texts =
        Texts { bytes: [0; LENGTH], names: [0; Error::ALL.len()], messages: [0; Error::ALL.len()] };
    let (mut at, mut i) = (0, 0);
    while i < Error::ALL.len() {
        texts.names[i] = at;
        at = append(&mut texts.bytes, at, PREFIX);
        at = append(&mut texts.bytes, at, Error::ALL[i].name()) + 1;
        texts.messages[i] = at;
        at = append(&mut texts.bytes, at, Error::ALL[i].message()) + 1;
        i += 1;
    }
    texts
};

/// Behind the text stays a zero.
const fn append(bytes: &mut [u8; LENGTH], at: usize, text: &str) -> usize {
    let mut i = 0;
    while i < text.len() {
        bytes[at + i] = text.as_bytes()[i];
        i += 1;
    }
    at + i
}

/// The text of a status that begins at one of these places.
fn text(status: bh_status, places: &[usize], ok: &'static str, unknown: &'static str) -> *const c_char {
    let error = Error::ALL.iter().position(|error| error.number() == status);
    let text = match (status, error) {
        (OK, _) => ok.as_bytes(),
        (_, Some(error)) => &TEXTS.bytes[places[error]..],
        (_, None) => unknown.as_bytes(),
    };
    text.as_ptr().cast()
}

/// The name of a status.
///
/// Returns: its name, such as `"BH_ERR_BUFFER"`, in static memory;
///     `"BH_ERR_UNKNOWN"` if this version has no such status. Never NULL.
/// In: status: what a call returned.
#[unsafe(no_mangle)]
pub extern "C" fn bh_status_name(status: bh_status) -> *const c_char {
    text(status, &TEXTS.names, "BH_OK\0", "BH_ERR_UNKNOWN\0")
}

/// What a status means and what to do about it.
///
/// Returns: one English sentence in static memory, without any input or secret
///     in it. Never NULL.
/// In: status: what a call returned.
#[unsafe(no_mangle)]
pub extern "C" fn bh_status_message(status: bh_status) -> *const c_char {
    text(
        status,
        &TEXTS.messages,
        "The call did what it was asked.\0",
        "This version of bh_auth has no such status: update the header and the library together.\0",
    )
}
