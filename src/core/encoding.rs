//! Hex, base64url and comparison, for secrets too: nothing here branches on a byte's value or looks
//! one up in a table. What a text leaks is its length, and whether it is valid.

use super::declassify::declassify;
use super::error::Error;
use super::writer::Writer;
use std::hint::black_box;

/// Compares in a time that depends on the lengths only.
pub fn equal(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && black_box(a.iter().zip(b).fold(0, |differs, (a, b)| differs | (a ^ b))) == 0
}

/// All ones if `low <= byte <= high`, else zero: by the borrow of a subtraction, since compilers have made a branch
/// of a comparison.
#[inline(always)]
pub(super) fn within(byte: u8, low: u8, high: u8) -> u8 {
    (u16::from(byte.wrapping_sub(low)).wrapping_sub(u16::from(high - low) + 1) >> 8) as u8
}

/// Lower-case hex of 32 bytes: as many as a digest has, and enough for the compiler to take vectors.
#[inline]
pub fn hex(bytes: &[u8; 32]) -> [u8; 64] {
    let digit = |nibble: u8| nibble + b'0' + (0_u8.wrapping_sub(u8::from(nibble > 9)) & (b'a' - b'9' - 1));
    let (mut high, mut low, mut text) = ([0; 32], [0; 32], [0; 64]);
    for (index, byte) in bytes.iter().enumerate() {
        high[index] = digit(byte >> 4);
        low[index] = digit(byte & 15);
    }
    for index in 0..32 {
        text[2 * index] = high[index];
        text[2 * index + 1] = low[index];
    }
    text
}

/// Writes lower-case hex into a capacity of twice the length.
pub fn put_hex(bytes: &[u8], capacity: &mut [u8]) {
    for (bytes, capacity) in bytes.chunks(32).zip(capacity.chunks_mut(64)) {
        let mut padded = [0; 32];
        padded[..bytes.len()].copy_from_slice(bytes);
        capacity.copy_from_slice(&hex(&padded)[..capacity.len()]);
    }
}

/// Lower-case hex.
pub fn hex_encode(w: &mut Writer, bytes: &[u8]) {
    w.append_from(0, bytes.len() * 2, |_, capacity| put_hex(bytes, capacity));
}

/// Whether a text is hex of either case.
pub fn is_hex(text: &[u8]) -> bool {
    let valid = text
        .iter()
        .fold(0xff, |valid, digit| valid & (within(*digit, b'0', b'9') | within(digit | 0x20, b'a', b'f')));
    text.len().is_multiple_of(2) && declassify(valid != 0, "whether a text is hex is told")
}

/// The bytes of 64 characters that are hex.
#[inline]
pub fn unhex(text: &[u8; 64]) -> [u8; 32] {
    // In ASCII, only letters have bit 6, and the lower bits of a and A are 1.
    let (mut values, mut bytes) = (*text, [0; 32]);
    for digit in &mut values {
        *digit = (*digit & 15) + (*digit >> 6) * 9;
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = (values[2 * index] << 4) | values[2 * index + 1];
    }
    bytes
}

/// Writes the bytes of a text that is hex into a capacity of half its length.
pub fn get_hex(text: &[u8], capacity: &mut [u8]) {
    for (text, capacity) in text.chunks(64).zip(capacity.chunks_mut(32)) {
        let mut padded = [b'0'; 64];
        padded[..text.len()].copy_from_slice(text);
        capacity.copy_from_slice(&unhex(&padded)[..capacity.len()]);
    }
}

/// Hex of either case.
pub fn hex_decode(text: &[u8]) -> Result<impl Fn(&mut Writer), Error> {
    if !is_hex(text) {
        return Err(Error::Encoding);
    }
    Ok(|w: &mut Writer| w.append_from(0, text.len() / 2, |_, capacity| get_hex(text, capacity)))
}

/// The length of base64url without padding.
pub fn base64url_len(bytes: usize) -> usize {
    bytes / 3 * 4 + (bytes % 3 * 4).div_ceil(3)
}

/// Writes base64url without padding (RFC 4648, section 5) into a capacity of its length.
pub fn put_base64url(bytes: &[u8], capacity: &mut [u8]) {
    // In whole blocks, so that the compiler takes vectors: of what is left alone it would make branches.
    for (bytes, capacity) in bytes.chunks(48).zip(capacity.chunks_mut(64)) {
        let mut padded = [0; 48];
        padded[..bytes.len()].copy_from_slice(bytes);
        capacity.copy_from_slice(&base64url(&padded)[..capacity.len()]);
    }
}

/// Makes base64url without padding of the first `len` bytes of a capacity of its length.
pub fn base64url_in_place(capacity: &mut [u8], len: usize) {
    // From the end: what a piece's longer text overwrites was encoded before.
    let mut piece = [0; 96];
    for at in (0..len).step_by(piece.len()).rev() {
        let piece = &mut piece[..(len - at).min(96)];
        piece.copy_from_slice(&capacity[at..at + piece.len()]);
        let capacity = &mut capacity[at / 3 * 4..][..base64url_len(piece.len())];
        put_base64url(piece, capacity);
    }
}

fn base64url(bytes: &[u8; 48]) -> [u8; 64] {
    let mut text = [0; 64];
    for ([a, b, c], values) in bytes.as_chunks().0.iter().zip(text.as_chunks_mut().0) {
        *values = [a >> 2, (a << 4) | (b >> 4), (b << 2) | (c >> 6), *c];
    }
    // A to Z, a to z, 0 to 9, - and _.
    for character in &mut text {
        let value = *character & 63;
        let past = |limit: u8| 0_u8.wrapping_sub(u8::from(value > limit));
        let up = (value + b'A').wrapping_add(past(25) & 6).wrapping_add(past(62) & 49);
        *character = up.wrapping_sub(past(51) & 75).wrapping_sub(past(61) & 13);
    }
    text
}

/// base64url without padding.
pub fn base64url_encode(w: &mut Writer, bytes: &[u8]) {
    w.append_from(0, base64url_len(bytes.len()), |_, capacity| put_base64url(bytes, capacity));
}

/// The two characters that base64url and base64 do not have in common (RFC 4648, sections 4 and 5).
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Alphabet {
    /// base64url's only.
    Url,
    /// Those of the one or of the other.
    Either,
}

/// Hands the bytes of base64 without padding to `take`; tells whether the text is that, and the only
/// text of these bytes.
pub fn read_base64(text: &[u8], alphabet: Alphabet, mut take: impl FnMut(usize, u8)) -> bool {
    let (mut valid, mut url, mut standard) = (0xff, 0, 0);
    let mut value = |character: u8| {
        let is = |low, high| within(character, low, high);
        let (upper, lower, digit) = (is(b'A', b'Z'), is(b'a', b'z'), is(b'0', b'9'));
        let (minus, underscore) = (is(b'-', b'-'), is(b'_', b'_'));
        let (plus, slash) = (is(b'+', b'+'), is(b'/', b'/'));
        url |= minus | underscore;
        standard |= plus | slash;
        valid &= upper | lower | digit | minus | underscore | plus | slash;
        (upper & character.wrapping_sub(b'A'))
            | (lower & character.wrapping_sub(b'a' - 26))
            | (digit & character.wrapping_add(52 - b'0'))
            | ((minus | plus) & 62)
            | ((underscore | slash) & 63)
    };
    let (mut left, mut bits, mut index) = (0_u16, 0, 0);
    for character in text {
        left = (left << 6) | u16::from(value(*character));
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            take(index, (left >> bits) as u8);
            left &= (1 << bits) - 1;
            index += 1;
        }
    }
    let foreign = if alphabet == Alphabet::Url { standard } else { url & standard };
    // What is left makes no byte: zeros, and not a whole character.
    let canonical = u16::from(!valid | foreign) | left == 0;
    bits < 6 && declassify(canonical, "whether a text is base64 is told")
}

/// base64url without padding; only canonical text.
pub fn base64url_decode(text: &[u8]) -> Result<impl Fn(&mut Writer), Error> {
    if !read_base64(text, Alphabet::Url, |_, _| ()) {
        return Err(Error::Encoding);
    }
    Ok(|w: &mut Writer| {
        w.append_from(0, text.len() * 3 / 4, |_, capacity| {
            read_base64(text, Alphabet::Url, |index, byte| capacity[index] = byte);
        });
    })
}

#[cfg(test)]
mod tests {
    use super::super::writer::to_vec;
    use super::*;
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
    use proptest::prelude::*;

    fn encoded(encode: fn(&mut Writer, &[u8]), bytes: &[u8]) -> Vec<u8> {
        to_vec(|w| encode(w, bytes)).1
    }

    fn decoded(prepared: Result<impl Fn(&mut Writer), Error>) -> Option<Vec<u8>> {
        prepared.ok().map(|write| to_vec(write).1)
    }

    /// Text that is nearly always valid, and text that is nearly never.
    fn text() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof!["[0-9a-fA-F]{0,70}", "[-_A-Za-z0-9]{0,70}", "[-_A-Za-z0-9+/=]{0,9}", ".{0,9}"]
            .prop_map(String::into_bytes)
    }

    fn either(text: &[u8]) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        read_base64(text, Alphabet::Either, |_, byte| bytes.push(byte)).then_some(bytes)
    }

    proptest! {
        #[test]
        fn the_usual_crates_agree(bytes: Vec<u8>, text in text()) {
            prop_assert_eq!(encoded(hex_encode, &bytes), hex::encode(&bytes).into_bytes());
            prop_assert_eq!(decoded(hex_decode(&text)), hex::decode(&text).ok());
            let url = URL_SAFE_NO_PAD.encode(&bytes);
            prop_assert_eq!(encoded(base64url_encode, &bytes), url.as_bytes());
            prop_assert_eq!(decoded(base64url_decode(url.as_bytes())).unwrap(), &bytes[..]);
            prop_assert_eq!(decoded(base64url_decode(&text)), URL_SAFE_NO_PAD.decode(&text).ok());
            prop_assert_eq!(either(&text), URL_SAFE_NO_PAD.decode(&text).or(STANDARD_NO_PAD.decode(&text)).ok());
        }
    }

    #[test]
    fn equal_is_every_byte() {
        assert!(equal(b"", b"") && equal(b"abc", b"abc"));
        // The second differs in the same bits of two bytes.
        for other in [&b"abd"[..], b"bac", b"ab", b"abcd", b""] {
            assert!(!equal(b"abc", other) && !equal(other, b"abc"));
        }
    }

    #[test]
    fn every_byte_and_every_pair_of_characters() {
        for first in 0..=255 {
            for second in 0..=255 {
                let text = [first, second];
                assert_eq!(decoded(hex_decode(&text)), hex::decode(text).ok(), "{text:?}");
                assert_eq!(decoded(base64url_decode(&text)), URL_SAFE_NO_PAD.decode(text).ok(), "{text:?}");
                let expected = URL_SAFE_NO_PAD.decode(text).or(STANDARD_NO_PAD.decode(text)).ok();
                assert_eq!(either(&text), expected, "{text:?}");
            }
            assert_eq!(encoded(hex_encode, &[first]), hex::encode([first]).into_bytes());
        }
    }

    #[test]
    fn one_byte_that_differs_is_enough_wherever_it_stands() {
        for len in [1, 31, 64, 65, 300] {
            let text = vec![b'x'; len];
            assert!(equal(&text, &text.clone()));
            for at in 0..len {
                let mut other = text.clone();
                other[at] ^= 1;
                assert!(!equal(&text, &other), "{at} of {len}");
            }
        }
        assert!(!equal(b"x", b"xx") && !equal(b"x", b"") && equal(b"", b""));
    }
}
