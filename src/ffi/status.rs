//! `bh_status`, its names and messages.
//!
//! Section: STATUSES

use crate::core::error::Error;
use libc::c_char;

/// What a call returns: 0 is BH_OK, else the number of an [`Error`]. `build.rs` writes the type and
/// its constants into the header from the same table.
#[allow(non_camel_case_types)]
pub type bh_status = u32;

/// The status of a call that did what it was asked.
pub const OK: bh_status = 0;

/// The name of a status.
///
/// Returns: its name, such as `"BH_ERR_BUFFER"`, in static memory;
///     `"BH_ERR_UNKNOWN"` if this version has no such status. Never NULL.
/// In: status: what a call returned.
#[unsafe(no_mangle)]
pub extern "C" fn bh_status_name(status: bh_status) -> *const c_char {
    let name = match status {
        OK => "BH_OK\0",
        _ => Error::from_number(status).map_or("BH_ERR_UNKNOWN\0", Error::c_name),
    };
    name.as_ptr().cast()
}

/// What a status means and what to do about it.
///
/// Returns: one English sentence in static memory, without any input or secret
///     in it. Never NULL.
/// In: status: what a call returned.
#[unsafe(no_mangle)]
pub extern "C" fn bh_status_message(status: bh_status) -> *const c_char {
    let message = match status {
        OK => "The call did what it was asked.\0",
        _ => Error::from_number(status).map_or(
            "This version of bh_auth has no such status: update the header and the library together.\0",
            Error::c_message,
        ),
    };
    message.as_ptr().cast()
}
