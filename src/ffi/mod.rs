//! The C ABI. Each export turns C into Rust, calls one function of `core` or `services`, and turns
//! the result back. All `unsafe` of the crate but the call of the system in `random.rs` stands in this folder; its
//! contract is the header.

// Each export's safety contract is the header's promises 4 to 6, which stand there once.
#![allow(clippy::missing_safety_doc, clippy::too_many_arguments)]
// The comments are the header's, where cbindgen's instructions are no links.
#![allow(rustdoc::bare_urls, rustdoc::broken_intra_doc_links)]

mod clear;
mod convert;
mod marked_key;
mod run;
mod silence;
#[cfg(feature = "test-ctime")]
pub(crate) mod test;
mod thread_flag;

pub mod types;

pub mod status;

pub mod version;

pub mod keys;
pub mod primitives;
pub mod time;

pub mod diagnose;

pub mod velafi;

pub mod pave;

pub mod mixin;
pub mod mixin_oauth;
pub mod mixin_pin;

pub mod toobit;

pub mod bitbitduo;

// Behind the services: the fuzzers' inputs name functions by their place.
pub mod token_seal;
