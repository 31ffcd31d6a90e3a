//! What each service signs, sends and responses. Every service has the same verbs: `payload`, `sign`,
//! `verify`, `…request`, `…response`. What has no fixed length is rendered into a
//! [`Writer`](crate::core::writer::Writer), see [`to_vec`](crate::core::writer::to_vec).
#![forbid(unsafe_code)]

pub mod bitbitduo;
mod codes;
pub mod diagnose;
pub mod mixin;
pub mod pave;
mod reading;
pub mod toobit;
pub mod velafi;
