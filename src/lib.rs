//! One signing core for authenticated API requests.
//!
//! Five services want their requests signed, each in its own way: [VelaFi](velafi), [PAVE](pave),
//! [Mixin](mixin), [Toobit](toobit) and [BITBITDUO](bitbitduo). This crate signs, builds the whole
//! [`Request`], and reads the [`Response`]; it does no I/O, and draws no time or random number but in the
//! functions that are named for it. Send a request with any HTTP client, exactly as it is.
//!
//! ```
//! use bh_auth::{HttpResponse, Outcome, toobit};
//!
//! let account = toobit::Account::new("the-api-key", "the-secret")?;
//! let request = account
//!     .post("/api/v1/spot/order")
//!     .form("symbol", "BTCUSDT")
//!     .form("side", "SELL")
//!     .build(1_668_481_902_307)?;
//! assert_eq!(request.target(), "/api/v1/spot/order");
//!
//! // ... send it, and read what came:
//! let response = toobit::response(
//!     &HttpResponse::new(429).body(br#"{"code":-1003,"msg":"slow"}"#).header("Retry-After", "7").method("POST"),
//! )?;
//! assert_eq!((response.outcome, response.error_name.as_str()), (Outcome::Refused, "TOO_MANY_REQUESTS"));
//! assert_eq!(response.retry_after_ms, 7000);
//! # Ok::<(), bh_auth::Error>(())
//! ```
//!
//! # Features
//! - `capi` (default): the C ABI of `include/bh_auth.h`, which needs cbindgen at build time. A Rust program
//!   that takes the crate without default features builds neither.
//! - `http`: a [`Request`] as an `http::Request`, and an `http::Response` as a [`HttpResponse`].

mod api;
#[doc(hidden)]
pub mod core;
#[cfg(feature = "capi")]
#[doc(hidden)]
pub mod ffi;
mod random;
#[doc(hidden)]
pub mod services;

pub use api::{
    Ed25519Key, Error, HmacKey, HttpResponse, Outcome, Request, Response, Window, bitbitduo, diagnose, mixin,
    now_ms, pave, token_open, token_seal, toobit, uuid_v4, velafi,
};
