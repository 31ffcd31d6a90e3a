//! Escapes and replacements in any text.

use super::scratch::Scratch;
use crate::core::encoding::{self, Alphabet};

/// RFC 3986's unreserved characters beside letters and digits.
pub const UNRESERVED: &[u8] = b"-_.~";

/// A text without white space, quotes, NULs, and those, around it.
pub fn bare_text<'a>(text: &'a [u8], others: &[u8]) -> &'a [u8] {
    let is_loose =
        |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | 0) || others.contains(byte);
    let start = text.iter().position(|byte| !is_loose(byte)).unwrap_or(text.len());
    let end = text.iter().rposition(|byte| !is_loose(byte)).map_or(start, |last| last + 1);
    &text[start..end]
}

/// Hands on the bytes of Base64 of either alphabet; false: it is none.
#[inline(never)]
pub fn read_base64(text: &[u8], take: &mut dyn FnMut(usize, u8)) -> bool {
    encoding::read_base64(text, Alphabet::Either, take)
}

/// Base64 without its padding.
pub fn unpadded(text: &[u8]) -> &[u8] {
    text.strip_suffix(b"==").or_else(|| text.strip_suffix(b"=")).unwrap_or(text)
}

/// Replaces each.
#[inline(never)]
pub fn replaced(text: &[u8], w: &mut Scratch, from: &[u8], to: &[u8]) {
    let mut rest = text;
    while let Some(byte) = rest.first() {
        if let Some(behind) = rest.strip_prefix(from) {
            w.put(to);
            rest = behind;
        } else {
            w.byte(*byte);
            rest = &rest[1..];
        }
    }
}

/// Writes each escape in one case.
pub fn escapes(text: &[u8], w: &mut Scratch, upper: bool) {
    let mut left = 0;
    for byte in text {
        left = if *byte == b'%' { 3_u8 } else { left.saturating_sub(1) };
        w.byte(match left {
            0 => *byte,
            _ if upper => byte.to_ascii_uppercase(),
            _ => byte.to_ascii_lowercase(),
        });
        if left == 1 {
            left = 0;
        }
    }
}

/// The first character, unescaped, and how long it was written.
pub fn unescape(text: &[u8], plus: bool) -> Option<(u8, usize)> {
    let digit = |byte: u8| (byte as char).to_digit(16);
    match text {
        [] => None,
        [b'%', high, low, ..] => match (digit(*high), digit(*low)) {
            (Some(high), Some(low)) => Some(((high * 16 + low) as u8, 3)),
            _ => Some((b'%', 1)),
        },
        [b'+', ..] if plus => Some((b' ', 1)),
        [byte, ..] => Some((*byte, 1)),
    }
}

/// Writes a text unescaped.
#[inline(never)]
pub fn put_unescaped(w: &mut Scratch, text: &[u8], plus: bool) {
    let mut rest = text;
    while let Some((byte, len)) = unescape(rest, plus) {
        w.byte(byte);
        rest = &rest[len..];
    }
}

/// Writes a text escaped, but for letters, digits and those that are kept.
#[inline(never)]
pub fn put_escaped(w: &mut Scratch, text: &[u8], kept: &[u8], plus: bool) {
    for byte in text {
        put_byte(w, *byte, kept, plus);
    }
}

fn put_byte(w: &mut Scratch, byte: u8, kept: &[u8], plus: bool) {
    if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
        w.byte(byte);
    } else if byte == b' ' && plus {
        w.byte(b'+');
    } else {
        w.byte(b'%');
        super::secret::put_hex(w, &[byte], b"0123456789ABCDEF");
    }
}

/// Encodes names and values as they stand.
#[inline(never)]
pub fn encoded(text: &[u8], w: &mut Scratch, kept: &[u8], plus: bool) {
    let mut in_name = true;
    for byte in text {
        match byte {
            b'&' => in_name = true,
            b'=' if in_name => in_name = false,
            _ => {
                put_byte(w, *byte, kept, plus);
                continue;
            }
        }
        w.byte(*byte);
    }
}

/// Decodes names and values, and encodes them otherwise.
#[inline(never)]
pub fn re_encoded(text: &[u8], w: &mut Scratch, kept: &[u8], plus: bool) {
    let mut in_name = true;
    let mut rest = text;
    while let Some((byte, len)) = unescape(rest, true) {
        match rest[0] {
            b'&' => in_name = true,
            b'=' if in_name => in_name = false,
            _ => {
                put_byte(w, byte, kept, plus);
                rest = &rest[len..];
                continue;
            }
        }
        w.byte(rest[0]);
        rest = &rest[len..];
    }
}
