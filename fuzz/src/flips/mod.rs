//! Signatures of the library's own, verified by it, and tokens that it sealed, opened: whole and with one bit changed.

mod ed25519;
mod hmac;
mod sealed;

use crate::name;
use crate::status::{SIGNATURE, SIGNATURE_FORMAT};
use crate::tape::Tape;
use data_encoding::HEXLOWER_PERMISSIVE;

pub fn run(tape: &mut Tape) {
    let first = tape.byte();
    match first % 6 {
        0 => hmac::velafi(tape, first / 6),
        1 => hmac::pave(tape, first / 6),
        2 => hmac::toobit(tape, first / 6),
        3 => hmac::bitbitduo(tape, first / 6),
        4 => ed25519::mixin(tape),
        5 if first / 6 % 2 == 1 => sealed::token(tape),
        _ => ed25519::ed25519(tape),
    }
}

/// Each of these bytes with one bit changed, which one the input names; all of them but the middle of a long text.
fn flipped(bytes: &[u8], bit: u8) -> impl Iterator<Item = Vec<u8>> {
    let at = (0..bytes.len().min(64)).chain(bytes.len().max(128) - 64..bytes.len());
    at.map(move |at| {
        let mut other = bytes.to_vec();
        other[at] ^= 1 << ((usize::from(bit) + at) % 8);
        other
    })
}

/// A number with each of its bits changed.
fn flipped_number(number: i64) -> impl Iterator<Item = i64> {
    (0..64).map(move |bit| number ^ 1 << bit)
}

fn accepted(what: &str, status: u32) {
    assert_eq!(name(status), "BH_OK", "{what}: what was signed is not verified");
}

fn refused(what: &str, status: u32) {
    assert_ne!(name(status), "BH_OK", "{what}: a changed bit is not noticed");
}

/// A signature in hex: a letter's other case is the same.
fn signatures(signature: &str, bit: u8, verify: impl Fn(&[u8]) -> u32) {
    let right = HEXLOWER_PERMISSIVE.decode(signature.as_bytes());
    accepted("upper case", verify(signature.to_uppercase().as_bytes()));
    for other in flipped(signature.as_bytes(), bit) {
        let status = verify(&other);
        if HEXLOWER_PERMISSIVE.decode(&other) == right {
            accepted("a letter's other case", status);
        } else {
            assert!([SIGNATURE, SIGNATURE_FORMAT].contains(&status), "a changed signature: {}", name(status));
        }
    }
    // A byte too few, and one too many.
    for other in [&signature[..63], &format!("{signature}0")] {
        assert_eq!(name(verify(other.as_bytes())), "BH_ERR_SIGNATURE_FORMAT");
    }
}
