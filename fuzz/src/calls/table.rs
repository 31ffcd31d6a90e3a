//! Every function of the header, with the shape of its parameters: as tests/c/support/functions.inc has them.

pub use super::args::Args;
use crate::status::{NULL, OK, SIZE};

/// What a struct that is written holds.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Plain,
    Request,
    Response,
    MixinToken,
    MixinKeystore,
    MixinAuthorization,
    Diagnosis,
}

/// A function.
///
/// A letter of the shape is a parameter: o, k an output (k: a key); b, l a buffer and its length; h, e a key that is read;
/// p bytes of a fixed size; s a view; c a struct; m, i a list and its count; w a window; z a C string; n a number.
pub struct Row {
    pub name: &'static str,
    pub shape: &'static str,
    /// Sizes of the outputs.
    pub outs: &'static [usize],
    /// Sizes of the bytes.
    pub bytes: &'static [usize],
    pub kind: Kind,
    /// What it may return, if that is a status.
    pub statuses: &'static [u32],
    pub call: unsafe fn(&Args) -> u32,
}

macro_rules! rows {
    ($($name:ident $shape:literal $outs:tt $bytes:tt $kind:ident $statuses:tt |$a:ident| $call:expr;)*) => {
        pub const ROWS: &[Row] = &[$(Row {
            name: stringify!($name),
            shape: $shape,
            outs: &$outs,
            bytes: &$bytes,
            kind: Kind::$kind,
            statuses: &$statuses,
            // SAFETY: the caller's promise: args are as the shape says.
            call: {
                // Some of them take nothing that could be wrong.
                #[allow(unused_unsafe)]
                unsafe fn call($a: &Args) -> u32 {
                    unsafe { $call }
                }
                call
            },
        },)*];
    };
}

pub fn not_null(text: *const std::ffi::c_char) -> u32 {
    if text.is_null() { NULL } else { OK }
}

pub fn nothing(_: ()) -> u32 {
    OK
}

pub fn is(found: usize, size: usize) -> u32 {
    if found == size { OK } else { SIZE }
}

pub(super) use rows;
