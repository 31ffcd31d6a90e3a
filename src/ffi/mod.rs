//! The C ABI. Each export turns C into Rust, calls one function of `core` or `services`, and turns
//! the response back. All `unsafe` of the crate stands in this folder; its contract is the header.

// Each export's safety contract is the header's promises 4 to 6, which stand there once.
#![allow(clippy::missing_safety_doc, clippy::too_many_arguments)]

mod boundary;
mod clear;
pub(crate) mod random;
mod run;
mod silence;
mod slot;
#[cfg(feature = "test-ctime")]
pub(crate) mod test;
mod thread_flag;

pub mod types;

pub mod status;

pub mod version;

pub mod keys;
pub mod primitives;
pub mod time;

pub mod velafi;

pub mod pave;

pub mod mixin;

pub mod toobit;

pub mod bitbitduo;
