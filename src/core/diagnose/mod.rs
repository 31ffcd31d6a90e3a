//! Which known mistake leads to a signature that is wrong: each is tried, and what is named was computed again.
//!
//! Constant time is not wanted here, since the secret is its user's own; all that is made of it is wiped.

mod digest;
mod found;
mod json;
mod mistake;
mod pairs;
mod scratch;
mod search;
mod secret;
mod seen;
mod text;
mod times;
mod whole;

pub use digest::Algorithm;
pub use found::{Diagnosis, Spans, needed, size};
pub use mistake::Mistake;
pub use pairs::Edit;
pub use scratch::Scratch;
pub use search::{Payloads, Right, Visit, is_right, search};

/// Ways to write a query or form.
pub const OF_PAIRS: &[(Mistake, Edit)] = pairs::EDITS;
/// Ways to write a JSON body.
pub const OF_JSON: &[(Mistake, Edit)] = json::EDITS;
/// Ways to write a whole payload.
pub const OF_PAYLOADS: &[(Mistake, Edit)] = whole::EDITS;
/// The parts of a query or form, each with its name.
pub use pairs::{decimals, each_pair, put_pair};
/// Variants of a secret that differ from it.
pub use secret::each as each_secret;
pub use text::{UNRESERVED, bare_text, put_escaped, put_unescaped, read_base64, unpadded};
pub use times::{iso, shifted};
