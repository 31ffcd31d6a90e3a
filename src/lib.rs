//! One signing core for authenticated API requests.
//!
//! Five services want their requests signed, each in its own way: VelaFi, PAVE, Mixin, Toobit and
//! BITBITDUO. This crate signs, verifies, builds the whole request and reads the response; it does no
//! I/O. [`services`] is the Rust API, [`ffi`] the C ABI over it (`include/bh_auth.h`), and [`core`]
//! the tools that both stand on.
//!
//! ```
//! use bh_auth::{core::hmac, services::velafi};
//!
//! let key = hmac::Key::new(b"xxxx")?;
//! let signature = velafi::sign(&key, 1_740_568_725_231)?;
//! assert!(signature.as_str().starts_with("7fdd71b6"));
//! # Ok::<(), bh_auth::core::error::Error>(())
//! ```

pub mod core;
pub mod ffi;
pub mod services;
