//! Hex and base64 of a key, or of the DER of one.

use super::{Found, Place, begins, der, is_one_of, trim};
use crate::core::declassify::declassify;
use crate::core::encoding::{Alphabet, equal, get_hex, is_hex, read_base64, within};
use crate::core::error::Error;
use crate::core::secret;
use std::hint::black_box;
use zeroize::Zeroizing;

/// More characters than any of these keys has, and than tell what another kind of key is.
const MOST: usize = 256;
/// So many tell what another kind of key is.
const ENOUGH: usize = 64;

/// What keys in forms that are not read begin with.
const FOREIGN: [&str; 5] = ["ssh-", "ecdsa-sha2-", "PuTTY-User-Key-File", "---- BEGIN ", "AGE-SECRET-KEY-"];

/// The characters of a text that are not skipped: how many there are, of which so many fit. Behind a
/// backslash that is skipped the next one is, too: `\n`, as a program's text has it.
fn compact(text: &[u8], skipped: &[u8], characters: &mut [u8; MOST]) -> usize {
    let (mut len, mut bytes) = (0, text.iter());
    while let Some(byte) = bytes.next() {
        if is_one_of(*byte, skipped) {
            if *byte == b'\\' {
                bytes.next();
            }
            continue;
        }
        if let Some(character) = characters.get_mut(len) {
            *character = *byte;
        }
        len += 1;
    }
    len
}

pub fn find(text: &[u8], place: &mut Place) -> Result<Found, Error> {
    let trimmed = trim(text);
    let breaks =
        trimmed.iter().fold(0, |any, byte| any | within(*byte, b'\n', b'\n') | within(*byte, b'\r', b'\r'));
    let breaks = declassify(breaks != 0, "whether a key stands in several lines says nothing of it");
    // Around lines white space says nothing; around one line it is what a file or a mouse caught.
    if trimmed.is_empty() || trimmed.len() < text.len() && !breaks {
        return Err(Error::SecretSpace);
    }
    let found = decoded(trimmed, b"\r\n", true, place);
    let is_other = |begin: &&str| begins(trimmed, begin.as_bytes());
    match found {
        Err(Error::KeyEncoding | Error::KeyLength) if FOREIGN.iter().any(is_other) => Err(Error::KeyForm),
        Err(Error::KeyEncoding) => secret::around(text).and(found),
        found => found,
    }
}

/// Of base64 alone, as in PEM; `skipped` stands between its characters.
pub fn base64(text: &[u8], skipped: &[u8], place: &mut Place) -> Result<Found, Error> {
    decoded(text, skipped, false, place)
}

fn decoded(text: &[u8], skipped: &[u8], or_hex: bool, place: &mut Place) -> Result<Found, Error> {
    let (mut characters, mut bytes) = (Zeroizing::new([0; MOST]), Zeroizing::new([0; MOST / 4 * 3]));
    let len = compact(text, skipped, &mut characters);
    // No key that can be used is so long.
    let is_long = len > MOST;
    let characters = if is_long { &characters[..ENOUGH] } else { &characters[..len] };
    let len = read(characters, or_hex, &mut bytes[..]).ok_or(Error::KeyEncoding)?;
    if is_long {
        return Err(der::named(&bytes[..len]).unwrap_or(Error::KeyLength));
    }
    match len {
        32 | 64 => {
            place[..len].copy_from_slice(&bytes[..len]);
            Ok(if len == 32 { Found::Bytes } else { Found::Pair })
        }
        _ => der::find(&bytes[..len], place).unwrap_or(Err(Error::KeyLength)),
    }
}

/// The bytes of hex, also behind `0x`, or of base64 of either alphabet, padded or not: how many they are.
fn read(text: &[u8], or_hex: bool, bytes: &mut [u8]) -> Option<usize> {
    if or_hex {
        let digits = if begins(text, b"0x") || begins(text, b"0X") { &text[2..] } else { text };
        for digits in [digits, text] {
            if is_hex(digits) && !digits.is_empty() {
                get_hex(digits, &mut bytes[..digits.len() / 2]);
                return Some(digits.len() / 2);
            }
        }
    }
    base64_of_a_key(text, bytes)
}

/// Of either alphabet, padded or not.
fn base64_of_a_key(text: &[u8], bytes: &mut [u8]) -> Option<usize> {
    let pads = |from_end: usize| {
        let pads = text.len().checked_sub(from_end).is_some_and(|at| equal(&[text[at]], b"="));
        declassify(pads, "whether a text is padded says no more than its length does")
    };
    // The outcome of branches: the optimiser would compute it of the text, and the length with it.
    let padding = if !pads(1) {
        black_box(0)
    } else if !pads(2) {
        black_box(1)
    } else {
        black_box(2)
    };
    if padding > 0 && !text.len().is_multiple_of(4) {
        return None;
    }
    let text = &text[..text.len() - padding];
    read_base64(text, Alphabet::Either, |index, byte| bytes[index] = byte).then_some(text.len() * 3 / 4)
}
