//! The tests of the Rust API: the vectors, published test suites, and properties.
#![forbid(unsafe_code)]

mod properties;
mod published;
mod vectors;
