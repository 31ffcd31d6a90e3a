//! The tests of the Rust API: the vectors, published test suites, and properties.
#![forbid(unsafe_code)]

mod api;
mod diagnose;
mod properties;
mod published;
mod vectors;
mod walls;
