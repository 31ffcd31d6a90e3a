//! The tests of the Rust API: the vectors, published test suites, and properties.
#![forbid(unsafe_code)]

mod api;
mod properties;
mod published;
mod vectors;
mod walls;
