//! How a JSON body may have been written anew before it was signed.

use super::mistake::Mistake;
use super::pairs::Edit;
use super::scratch::Scratch;
use super::secret::put_hex;
use super::text::{bare_text, replaced};
use crate::core::hmac::sha256;

/// Each way, and the mistake that it is.
pub const EDITS: &[(Mistake, Edit)] = &[
    (Mistake::JsonSpaces, |t, w| spaced(t, w, b":", b",", None)),
    (Mistake::JsonSpaces, |t, w| spaced(t, w, b": ", b", ", None)),
    (Mistake::JsonSpaces, |t, w| spaced(t, w, b": ", b",", None)),
    (Mistake::JsonSpaces, |t, w| spaced(t, w, b":", b", ", None)),
    (Mistake::JsonSpaces, |t, w| spaced(t, w, b": ", b",", Some(b"  "))),
    (Mistake::JsonSpaces, |t, w| spaced(t, w, b": ", b",", Some(b"    "))),
    (Mistake::JsonSpaces, |t, w| spaced(t, w, b": ", b",", Some(b"\t"))),
    (Mistake::JsonSpaces, |t, w| spaced(t, w, b" : ", b",", Some(b"  "))),
    (Mistake::JsonSorted, |t, w| sorted(t, w, b":", b",")),
    (Mistake::JsonSorted, |t, w| sorted(t, w, b": ", b", ")),
    (Mistake::JsonSlashes, |t, w| replaced(t, w, b"/", b"\\/")),
    (Mistake::JsonSlashes, |t, w| replaced(t, w, b"\\/", b"/")),
    (Mistake::JsonAscii, |t, w| ascii(t, w, b"0123456789abcdef")),
    (Mistake::JsonAscii, |t, w| ascii(t, w, b"0123456789ABCDEF")),
    (Mistake::JsonAscii, |t, w| unascii(t, w)),
    (Mistake::JsonHtml, |t, w| html(t, w)),
    (Mistake::JsonHtml, |t, w| unhtml(t, w)),
    (Mistake::JsonAsForm, |t, w| form(t, w)),
    (Mistake::BodyHashed, |t, w| put_hex(w, &sha256(&[t]), b"0123456789abcdef")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"[object Object]")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"{}")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"[]")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"null")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"\"\"")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"undefined")),
];

/// Each byte, and whether it stands in a string.
fn each(text: &[u8]) -> impl Iterator<Item = (u8, bool)> {
    let (mut in_string, mut escaped) = (false, false);
    text.iter().map(move |byte| {
        let was = in_string;
        if in_string {
            in_string = escaped || *byte != b'"';
            escaped = !escaped && *byte == b'\\';
        } else {
            in_string = *byte == b'"';
        }
        (*byte, was || in_string)
    })
}

fn spaced(text: &[u8], w: &mut Scratch, colon: &[u8], comma: &[u8], indent: Option<&[u8]>) {
    if !matches!(text.trim_ascii().first(), Some(b'{' | b'[')) {
        return w.put(text);
    }
    let (mut depth, mut opened) = (0_usize, false);
    let line = |w: &mut Scratch, depth: usize| {
        if let Some(indent) = indent {
            w.byte(b'\n');
            (0..depth.min(64)).for_each(|_| w.put(indent));
        }
    };
    for (byte, in_string) in each(text) {
        if !in_string && byte.is_ascii_whitespace() {
            continue;
        }
        let closes = !in_string && matches!(byte, b'}' | b']');
        if opened && !closes {
            line(w, depth);
        }
        if closes {
            depth = depth.saturating_sub(1);
            if !opened {
                line(w, depth);
            }
        }
        opened = !in_string && matches!(byte, b'{' | b'[');
        match byte {
            b':' if !in_string => w.put(colon),
            b',' if !in_string => {
                w.put(comma);
                line(w, depth);
            }
            _ => w.byte(byte),
        }
        depth += usize::from(opened);
    }
}

/// A value from there on, without the white space around it. Nothing behind it is looked at.
fn value(text: &[u8]) -> &[u8] {
    let mut depth = 0_i32;
    let end = each(text).position(|(byte, in_string)| {
        match byte {
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' if depth == 0 => return true,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        false
    });
    text[..end.unwrap_or(text.len())].trim_ascii()
}

/// The members of an object by their names, or the items of a list.
fn items(inner: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = inner;
    std::iter::from_fn(move || {
        rest = rest.trim_ascii();
        if rest.is_empty() {
            return None;
        }
        let item = value(rest);
        rest = &rest[item.len()..];
        rest = rest.trim_ascii_start();
        rest = rest.strip_prefix(b",").unwrap_or(&rest[rest.len()..]);
        Some(item)
    })
}

fn sorted(text: &[u8], w: &mut Scratch, colon: &[u8], comma: &[u8]) {
    put_sorted(text.trim_ascii(), w, colon, comma, 16);
}

/// At most that many members are sorted, at most that deep.
const MAX_MEMBERS: usize = 64;

fn put_sorted(text: &[u8], w: &mut Scratch, colon: &[u8], comma: &[u8], depth: u32) {
    let inner = |open: u8, close: u8| text.strip_prefix(&[open])?.strip_suffix(&[close]);
    let Some(depth) = depth.checked_sub(1) else { return w.put(text) };
    if let Some(list) = inner(b'[', b']') {
        w.byte(b'[');
        for (index, item) in items(list).enumerate() {
            if index > 0 {
                w.put(comma);
            }
            put_sorted(item, w, colon, comma, depth);
        }
        return w.byte(b']');
    }
    let Some(object) = inner(b'{', b'}') else { return w.put(text) };
    let mut last: Option<&[u8]> = None;
    if items(object).nth(MAX_MEMBERS).is_some() {
        return w.put(text);
    }
    w.byte(b'{');
    // The least name above the last, each time: nothing has to be kept.
    while let Some(member) = items(object).filter(|member| last.is_none_or(|last| *member > last)).min() {
        if last.is_some() {
            w.put(comma);
        }
        let (name, value) = halves(member);
        w.put(name.trim_ascii());
        w.put(colon);
        put_sorted(value.trim_ascii(), w, colon, comma, depth);
        last = Some(member);
    }
    w.byte(b'}');
}

/// A member's name and its value.
fn halves(member: &[u8]) -> (&[u8], &[u8]) {
    let colon = each(member).position(|(byte, in_string)| !in_string && byte == b':');
    let (name, value) = member.split_at(colon.unwrap_or(member.len()));
    (name, value.get(1..).unwrap_or_default())
}

/// An object's members as a form: texts without their quotes.
fn form(text: &[u8], w: &mut Scratch) {
    let text = text.trim_ascii();
    let Some(object) = text.strip_prefix(b"{").and_then(|text| text.strip_suffix(b"}")) else {
        return w.put(text);
    };
    for (index, member) in items(object).enumerate() {
        if index > 0 {
            w.byte(b'&');
        }
        let (name, value) = halves(member);
        w.put(bare_text(name, b""));
        w.byte(b'=');
        w.put(bare_text(value, b""));
    }
}

fn put_unit(w: &mut Scratch, unit: u16, digits: &[u8; 16]) {
    w.put(b"\\u");
    put_hex(w, &unit.to_be_bytes(), digits);
}

fn ascii(text: &[u8], w: &mut Scratch, digits: &[u8; 16]) {
    let Ok(text) = std::str::from_utf8(text) else { return w.put(text) };
    for character in text.chars() {
        if character.is_ascii() {
            w.byte(character as u8);
        } else {
            character.encode_utf16(&mut [0; 2]).iter().for_each(|unit| put_unit(w, *unit, digits));
        }
    }
}

fn unascii(text: &[u8], w: &mut Scratch) {
    let mut rest = text;
    while !rest.is_empty() {
        let unit = |at: usize| {
            let text = rest.get(at..at + 6)?.strip_prefix(b"\\u")?;
            u16::from_str_radix(std::str::from_utf8(text).ok()?, 16).ok()
        };
        let units = [unit(0), unit(6)].map(|unit| unit.unwrap_or(0));
        match char::decode_utf16(units).next() {
            Some(Ok(character)) if unit(0).is_some() && !character.is_ascii() => {
                w.put(character.encode_utf8(&mut [0; 4]).as_bytes());
                rest = &rest[6 * character.len_utf16()..];
            }
            _ => {
                w.byte(rest[0]);
                rest = &rest[1..];
            }
        }
    }
}

fn html(text: &[u8], w: &mut Scratch) {
    for byte in text {
        match byte {
            b'<' | b'>' | b'&' => put_unit(w, u16::from(*byte), b"0123456789abcdef"),
            _ => w.byte(*byte),
        }
    }
}

fn unhtml(text: &[u8], w: &mut Scratch) {
    let mut rest = text;
    'next: while let Some(byte) = rest.first() {
        for (escape, plain) in [(b"\\u003c", b'<'), (b"\\u003e", b'>'), (b"\\u0026", b'&')] {
            if let Some(behind) = rest.strip_prefix(escape) {
                w.byte(plain);
                rest = behind;
                continue 'next;
            }
        }
        w.byte(*byte);
        rest = &rest[1..];
    }
}
