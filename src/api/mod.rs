//! The API of Rust programs: owned requests and responses, and an account for each service.

pub mod bitbitduo;
pub mod diagnose;
pub mod mixin;
pub mod pave;
mod request;
mod response;
mod token_seal;
pub mod toobit;
pub mod velafi;

pub use crate::core::ed25519::Key as Ed25519Key;
pub use crate::core::error::Error;
pub use crate::core::hmac::Key as HmacKey;
pub use crate::core::response::Outcome;
pub use crate::core::window::Window;
pub use request::Request;
pub use response::{HttpResponse, Response};
pub use token_seal::{token_open, token_seal};

use crate::core::system;

/// The system's clock, in Unix milliseconds.
///
/// # Errors
/// [`Error::SystemClock`] if it cannot be read or stands before 1970.
pub fn now_ms() -> Result<i64, Error> {
    system::now_ms()
}

/// A random UUID (RFC 9562, version 4) from the system's random source: a `jti`, an `X-Request-Id`.
///
/// # Errors
/// [`Error::SystemRandom`] if the source fails.
pub fn uuid_v4() -> Result<String, Error> {
    let uuid = system::uuid_v4()?;
    Ok(String::from_utf8_lossy(&uuid).into_owned())
}
