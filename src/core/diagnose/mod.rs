//! Which known mistake leads to a signature that is wrong: each is tried, and what is named was computed again.
//!
//! Constant time is not wanted here, since the secret is its user's own; all that is made of it is wiped.

mod charset;
mod digest;
mod edit;
mod found;
mod json;
mod mistake;
mod numbers;
mod pairs;
mod repeated;
mod scratch;
mod search;
mod secret;
mod seen;
mod text;
mod times;
mod whole;

pub use digest::Algorithm;
pub use edit::{Each, Edit, Edits};
pub use found::{Diagnosis, Spans, needed, size};
pub use mistake::Mistake;
pub use scratch::Scratch;
pub use search::{Payloads, Right, Visit, is_right, search};

/// Ways to write a query or form.
pub const OF_PAIRS: Edits = pairs::EDITS;
/// Ways to write a list in it.
pub const OF_LISTS: Edits = repeated::EDITS;
/// Ways to write a JSON body.
pub const OF_JSON: Edits = json::EDITS;
/// Ways to write a whole payload.
pub const OF_PAYLOADS: Edits = whole::EDITS;
pub use json::number_as_text;
/// Numbers in other forms.
pub use numbers::{FORMS as NUMBERS, written as put_numbers};
/// Other character sets, of a text that is not [`is_plain`].
pub const OF_CHARSETS: Edits = charset::EDITS;
pub use charset::is_plain;
/// The parts of a query or form, each with its name.
pub use pairs::{each_pair, put_pair, value_of};
pub use repeated::has_list;
/// Variants of a secret that differ from it.
pub use secret::each as each_secret;
pub use text::{UNRESERVED, bare_text, put_escaped, put_unescaped, read_base64, unpadded};
pub use times::{iso, shifted};

/// [`OF_PAYLOADS`], and other character sets if that text has other characters than ASCII.
pub fn payload_edits(text: &[u8]) -> Each {
    OF_PAYLOADS.iter().and(charset::EDITS, !is_plain(text))
}

/// [`OF_PAIRS`], and ways to write a list if that text has one.
pub fn pair_edits(text: &[u8]) -> Each {
    OF_PAIRS.iter().and(OF_LISTS, has_list(text))
}
