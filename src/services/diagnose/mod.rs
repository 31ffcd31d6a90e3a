//! What the mistakes of each service's users look like; [`crate::core::diagnose`] tries them.

mod bitbitduo;
mod orders;
mod pave;
mod pave_times;
mod query;
mod request;

pub use bitbitduo::bitbitduo;
pub use pave::pave;
pub use request::{Sent, toobit, velafi};
