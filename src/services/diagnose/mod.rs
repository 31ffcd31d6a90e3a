//! What the mistakes of each service's users look like; [`crate::core::diagnose`] tries them.

mod bitbitduo;
mod mixin;
mod mixin_call;
mod mixin_key;
mod orders;
mod pave;
mod pave_dates;
mod pave_times;
mod query;
mod request;
mod variants;

pub use bitbitduo::bitbitduo;
pub use mixin::{Token, check as check_token, mixin};
pub use pave::pave;
pub use request::{Sent, toobit, velafi};

use crate::core::error::Error;

/// What is no input of a search.
pub fn check(signature: &[u8], secret: &[u8]) -> Result<(), Error> {
    match (signature, secret) {
        ([], _) => Err(Error::Empty),
        (_, []) => Err(Error::SecretEmpty),
        _ => Ok(()),
    }
}
