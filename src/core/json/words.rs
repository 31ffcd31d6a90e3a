//! What a service says in a form that nobody documents: its words, free of control characters, and JSON
//! that is passed on.

use super::{Member, Text, Value, each_member, items};
use crate::core::writer::Writer;
use std::fmt::{self, Write};

/// The names under which errors carry their words, the more telling first.
const NAMES: [&[u8]; 14] = [
    b"msg",
    b"message",
    b"error_message",
    b"errorMessage",
    b"error_msg",
    b"error_description",
    b"description",
    b"detail",
    b"details",
    b"error",
    b"errors",
    b"reason",
    b"title",
    b"extra",
];

/// How deep words are looked for.
const DEPTH: u32 = 4;

/// The words of a value: it, or what it holds under one of the names.
pub fn of(value: Member<'_>) -> Option<Text<'_>> {
    find(value, DEPTH)
}

fn find(value: Member<'_>, depth: u32) -> Option<Text<'_>> {
    match value? {
        Value::Text(text) => Some(text).filter(|text| !text.is_empty()),
        Value::List(list) if depth > 0 => items(list).find_map(|(item, _)| find(item, depth - 1)),
        Value::Object(object) if depth > 0 => {
            let mut members = [None; NAMES.len()];
            each_member(object, |name, member| {
                let Some(Text { quoted: name, has_escapes: false }) = name else { return };
                if let Some(index) = NAMES.iter().position(|known| known.eq_ignore_ascii_case(name)) {
                    members[index] = members[index].or(member);
                }
            });
            members.iter().find_map(|member| find(*member, depth - 1))
        }
        _ => None,
    }
}

/// A service's words: shown and passed on without control characters, which could act on a terminal or
/// make lines of their own in a log. A line break or tab becomes a space.
#[derive(Clone, Copy, Default)]
pub struct Words<'a>(pub Text<'a>);

impl Words<'_> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Appends them.
    #[inline]
    pub fn put(&self, w: &mut Writer) {
        if !self.is_empty() {
            self.0.each_piece(|piece| each_harmless(piece, |part| w.put(part)));
        }
    }
}

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        self.0.each_piece(|piece| {
            each_harmless(piece, |part| result = result.and_then(|()| f.write_str(of_utf8(part))));
        });
        result
    }
}

impl fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

/// JSON that was read before, on one line: without white space between its parts, and without the control
/// characters that it may have unescaped.
#[derive(Clone, Copy, Default)]
pub struct Raw<'a> {
    text: &'a [u8],
    quote: &'static str,
}

impl<'a> Raw<'a> {
    /// A value as it stands.
    pub const fn new(text: &'a [u8]) -> Raw<'a> {
        Raw { text, quote: "" }
    }

    /// A string, as it stands between its quotes.
    pub const fn quoted(text: &'a [u8]) -> Raw<'a> {
        Raw { text, quote: "\"" }
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty() && self.quote.is_empty()
    }
}

impl Raw<'_> {
    /// Appends it.
    #[inline]
    pub fn put(&self, w: &mut Writer) {
        if !self.is_empty() {
            self.each_part(|part| w.put(part));
        }
    }

    fn each_part(&self, mut take: impl FnMut(&[u8])) {
        take(self.quote.as_bytes());
        let (mut start, mut in_string, mut is_escaped) = (0, !self.quote.is_empty(), false);
        for (at, byte) in self.text.iter().enumerate() {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = in_string,
                b'"' => in_string = !in_string,
                b' ' | b'\t' | b'\n' | b'\r' if !in_string => {
                    each_harmless(&self.text[start..at], &mut take);
                    start = at + 1;
                }
                _ => (),
            }
        }
        each_harmless(&self.text[start..], &mut take);
        take(self.quote.as_bytes());
    }
}

impl fmt::Display for Raw<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        self.each_part(|part| result = result.and_then(|()| f.write_str(of_utf8(part))));
        result
    }
}

impl fmt::Debug for Raw<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('`')?;
        write!(f, "{self}")?;
        f.write_char('`')
    }
}

/// Hands on a text without what controls the line or the terminal that shows it.
fn each_harmless(text: &[u8], mut take: impl FnMut(&[u8])) {
    // Nearly all texts are such; to look at all bytes is done many at once.
    if text.iter().fold(true, |all, byte| all & matches!(byte, b' '..=b'~')) {
        return take(text);
    }
    let text = of_utf8(text);
    let is_control = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let mut rest = text;
    while let Some(at) = rest.find(is_control) {
        take(&rest.as_bytes()[..at]);
        let control = rest[at..].chars().next().expect("one was found");
        if matches!(control, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}') {
            take(b" ");
        }
        rest = &rest[at + control.len_utf8()..];
    }
    take(rest.as_bytes());
}

fn of_utf8(text: &[u8]) -> &str {
    std::str::from_utf8(text).expect("JSON was checked to be UTF-8")
}
