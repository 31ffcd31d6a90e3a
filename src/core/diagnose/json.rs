//! How a JSON body may have been written anew before it was signed.

use super::edit::{Edits, edits};
use super::mistake::Mistake;
use super::scratch::Scratch;
use super::secret::put_hex;
use super::text::{UNRESERVED, bare_text, put_escaped, replaced};
use crate::core::hmac::sha256;

/// How a writer writes an object.
#[derive(Clone, Copy)]
pub struct Style {
    /// Before the members, behind a name, between members, behind them.
    pub marks: [&'static [u8]; 4],
    pub quote: &'static [u8],
    /// Python's words for true, false and null.
    pub is_python: bool,
    pub indent: &'static [u8],
    pub sorts: bool,
    /// Escapes what is not ASCII, and slashes; or writes escapes as the characters that they are.
    pub ascii: bool,
    pub slashes: bool,
    pub plain: bool,
    pub numbers: Numbers,
}

/// What becomes of a number, and of a text that is one: of all, or of the one in that place, which counts from 1.
#[derive(Clone, Copy)]
pub enum Numbers {
    Kept,
    Texts(usize),
    Bare(usize),
    /// With a fraction of zero.
    Decimal,
}

pub const JSON: Style = Style {
    marks: [b"{", b":", b",", b"}"],
    quote: b"\"",
    is_python: false,
    indent: b"",
    sorts: false,
    ascii: false,
    slashes: false,
    plain: false,
    numbers: Numbers::Kept,
};
pub const SPACED: Style = Style { marks: [b"{", b": ", b", ", b"}"], ..JSON };
const LINES: Style = Style { marks: [b"{", b": ", b",", b"}"], indent: b"    ", ..JSON };
const LINES2: Style = Style { indent: b"  ", ..LINES };
/// What json.dumps and json_encode make if nothing else is asked for.
const DUMPS: Style = Style { ascii: true, ..SPACED };
const ENCODE: Style = Style { ascii: true, slashes: true, ..JSON };
/// As these print a dict and a map.
pub const PYTHON: Style = Style { quote: b"'", is_python: true, ..SPACED };
pub const JAVA: Style = Style { marks: [b"{", b"=", b", ", b"}"], quote: b"", ..JSON };
pub const GO: Style = Style { marks: [b"map[", b":", b" ", b"]"], quote: b"", sorts: true, ..JSON };

macro_rules! as_in {
    ($style:expr) => {
        |t, w| written(t, w, &const { $style })
    };
}

/// Each way, and the mistake that it is.
pub const EDITS: Edits = edits![
    (Mistake::JsonSpaces, as_in!(JSON)),
    (Mistake::JsonSpaces, as_in!(SPACED)),
    (Mistake::JsonAscii, |t, w| ascii(t, &mut |part| w.put(part), b"0123456789abcdef")),
    (Mistake::JsonAscii, |t, w| ascii(t, &mut |part| w.put(part), b"0123456789ABCDEF")),
    (Mistake::JsonAscii, |t, w| unascii(t, &mut |part| w.put(part))),
    (Mistake::JsonRewritten, as_in!(DUMPS)),
    (Mistake::JsonRewritten, as_in!(ENCODE)),
    (Mistake::JsonSpaces, as_in!(Style { marks: LINES.marks, ..JSON })),
    (Mistake::JsonSpaces, as_in!(Style { marks: [b"{", b":", b", ", b"}"], ..JSON })),
    (Mistake::JsonSpaces, as_in!(LINES2)),
    (Mistake::JsonSpaces, as_in!(LINES)),
    (Mistake::JsonSpaces, as_in!(Style { indent: b"\t", ..LINES })),
    (Mistake::JsonSpaces, as_in!(Style { marks: [b"{", b" : ", b",", b"}"], ..LINES2 })),
    (Mistake::JsonSorted, as_in!(Style { sorts: true, ..JSON })),
    (Mistake::JsonSorted, as_in!(Style { sorts: true, ..SPACED })),
    (Mistake::JsonRewritten, as_in!(Style { sorts: true, ..DUMPS })),
    (Mistake::JsonRewritten, as_in!(Style { sorts: true, ascii: true, ..JSON })),
    (Mistake::JsonRewritten, as_in!(Style { ascii: true, ..LINES })),
    (Mistake::JsonRewritten, as_in!(Style { ascii: true, ..LINES2 })),
    (Mistake::JsonRewritten, as_in!(Style { ascii: true, slashes: true, ..LINES })),
    (Mistake::JsonRewritten, as_in!(Style { slashes: true, ..LINES })),
    (Mistake::JsonRewritten, as_in!(Style { plain: true, ..JSON })),
    (Mistake::JsonRewritten, as_in!(Style { plain: true, ..SPACED })),
    (Mistake::NumbersOtherForm, as_in!(Style { numbers: Numbers::Decimal, ..JSON })),
    (Mistake::JsonNumberText, as_in!(Style { numbers: Numbers::Texts(0), ..JSON })),
    (Mistake::JsonNumberText, as_in!(Style { numbers: Numbers::Bare(0), ..JSON })),
    (Mistake::ObjectText, as_in!(PYTHON)),
    (Mistake::ObjectText, as_in!(JAVA)),
    (Mistake::ObjectText, as_in!(GO)),
    (Mistake::JsonSlashes, |t, w| replaced(t, w, b"/", b"\\/")),
    (Mistake::JsonSlashes, |t, w| replaced(t, w, b"\\/", b"/")),
    (Mistake::JsonHtml, |t, w| html(t, w)),
    (Mistake::JsonHtml, |t, w| unhtml(t, w)),
    (Mistake::JsonAsForm, |t, w| form(t, w, &|w, text| w.put(text))),
    (Mistake::JsonAsForm, |t, w| form(t, w, &|w, text| put_escaped(w, text, UNRESERVED, false))),
    (Mistake::JsonAsForm, |t, w| form(t, w, &|w, text| put_escaped(w, text, b"-_.*", true))),
    (Mistake::JsonTwice, |t, w| twice(t, w, None, false)),
    (Mistake::JsonTwice, |t, w| twice(t, w, None, true)),
    (Mistake::JsonTwice, |t, w| twice(t, w, Some(&JSON), false)),
    (Mistake::JsonTwice, |t, w| twice(t, w, Some(&DUMPS), false)),
    (Mistake::JsonTwice, |t, w| twice(t, w, Some(&Style { ascii: true, ..JSON }), false)),
    (Mistake::BodyHashed, |t, w| put_hex(w, &sha256(&[t]), b"0123456789abcdef")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"[object Object]")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"{}")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"[]")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"null")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"\"\"")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"undefined")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"None")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"nil")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"<nil>")),
    (Mistake::BodyEmptyObject, |_, w| w.put(b"Array")),
];

/// Takes what is written, piece by piece.
type Put<'p> = &'p mut dyn FnMut(&[u8]);

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

/// Writes it in that style; what is no object or list stays as it is.
#[inline(never)]
fn written(text: &[u8], w: &mut Scratch, style: &Style) {
    put(text, style, &mut |part| w.put(part));
}

/// One number as a text, or one text as a number: that in this place, which counts from 1.
pub fn number_as_text(text: &[u8], w: &mut Scratch, place: usize, is_text: bool) {
    let numbers = if is_text { Numbers::Texts(place) } else { Numbers::Bare(place) };
    written(text, w, &Style { numbers, ..JSON });
}

#[inline(never)]
fn put(text: &[u8], style: &Style, put: Put) {
    let text = text.trim_ascii();
    if !matches!(text.first(), Some(b'{' | b'[')) {
        put(text);
    } else if style.sorts {
        put_sorted(text, style, put, 8);
    } else {
        put_tokens(text, style, put);
    }
}

#[inline(never)]
fn put_tokens(text: &[u8], style: &Style, put: Put) {
    let (mut depth, mut opened, mut place) = (0_usize, false, 0);
    let line = |put: Put, depth: usize| {
        if !style.indent.is_empty() {
            put(b"\n");
            (0..depth.min(64)).for_each(|_| put(style.indent));
        }
    };
    let mut rest = text.trim_ascii_start();
    while let Some(byte) = rest.first() {
        let len = token(rest);
        let (this, behind) = rest.split_at(len);
        rest = behind.trim_ascii_start();
        let closes = matches!(byte, b'}' | b']');
        if opened && !closes {
            line(put, depth);
        }
        if closes {
            depth = depth.saturating_sub(1);
            if !opened {
                line(put, depth);
            }
        }
        opened = matches!(byte, b'{' | b'[');
        let [open, colon, comma, close] = style.marks;
        match byte {
            b'{' => put(open),
            b'}' => put(close),
            b':' => put(colon),
            b',' => {
                put(comma);
                line(put, depth);
            }
            b'"' => put_text(this, style, rest.first() == Some(&b':'), &mut place, put),
            _ => put_word(this, style, &mut place, put),
        }
        depth += usize::from(opened);
    }
}

/// How long a string, a word or a mark is.
#[inline(never)]
fn token(text: &[u8]) -> usize {
    let is_word = |byte: &u8| {
        !byte.is_ascii_whitespace() && !matches!(byte, b'{' | b'}' | b'[' | b']' | b',' | b':' | b'"')
    };
    let len = if text[0] == b'"' {
        each(text).take_while(|(_, in_string)| *in_string).count()
    } else {
        text.iter().take_while(|byte| is_word(byte)).count()
    };
    len.clamp(1, text.len())
}

#[inline(never)]
fn is_number(text: &[u8]) -> bool {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    digits.first().is_some_and(u8::is_ascii_digit)
        && digits.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
}

/// Whether it is the one that counts.
fn is_it(which: usize, place: &mut usize) -> bool {
    *place += 1;
    which == 0 || which == *place
}

#[inline(never)]
fn put_text(quoted: &[u8], style: &Style, is_name: bool, place: &mut usize, put: Put) {
    let text = quoted.get(1..quoted.len() - 1).unwrap_or_default();
    match style.numbers {
        Numbers::Bare(which) if !is_name && is_number(text) && is_it(which, place) => return put(text),
        _ => {}
    }
    put(style.quote);
    if style.plain || style.quote != b"\"" {
        let mut rest = text;
        while let Some(at) = rest.windows(2).position(|pair| matches!(pair, b"\\/" | b"\\\"")) {
            let skips = usize::from(rest[at + 1] == b'/' || style.quote != b"\"");
            unascii(&rest[..at], put);
            put(&rest[at + skips..at + 2]);
            rest = &rest[at + 2..];
        }
        unascii(rest, put);
    } else {
        let mut escaped = false;
        let mut from = 0;
        for (at, byte) in text.iter().enumerate() {
            if *byte == b'/' && style.slashes && !escaped {
                plain_or_ascii(&text[from..at], style, put);
                put(b"\\");
                from = at;
            }
            escaped = *byte == b'\\' && !escaped;
        }
        plain_or_ascii(&text[from..], style, put);
    }
    put(style.quote);
}

fn plain_or_ascii(text: &[u8], style: &Style, put: Put) {
    if style.ascii { ascii(text, put, b"0123456789abcdef") } else { put(text) }
}

#[inline(never)]
fn put_word(word: &[u8], style: &Style, place: &mut usize, put: Put) {
    let python: Option<&[u8]> = match word {
        b"true" => Some(b"True"),
        b"false" => Some(b"False"),
        b"null" => Some(b"None"),
        _ => None,
    };
    match (style.numbers, python.filter(|_| style.is_python)) {
        (_, Some(word)) => put(word),
        (Numbers::Texts(which), _) if is_number(word) && is_it(which, place) => {
            [b"\"", word, b"\""].into_iter().for_each(put);
        }
        (Numbers::Decimal, _) if word.iter().all(u8::is_ascii_digit) => {
            [word, b".0"].into_iter().for_each(put)
        }
        _ => put(word),
    }
}

/// A JSON text of the JSON, or the text in such a text.
#[inline(never)]
fn twice(text: &[u8], w: &mut Scratch, style: Option<&Style>, is_ascii: bool) {
    if let Some(inner) = text.trim_ascii().strip_prefix(b"\"").and_then(|text| text.strip_suffix(b"\"")) {
        let mut rest = inner;
        while let Some(at) = rest.windows(2).position(|pair| matches!(pair, b"\\\"" | b"\\\\" | b"\\/")) {
            unascii(&rest[..at], &mut |part| w.put(part));
            w.byte(rest[at + 1]);
            rest = &rest[at + 2..];
        }
        return unascii(rest, &mut |part| w.put(part));
    }
    w.byte(b'"');
    let mut quoted = |part: &[u8]| {
        for part in part.chunk_by(|a, b| [a, b].iter().all(|byte| !matches!(byte, b'"' | b'\\' | b'\n'))) {
            match part {
                b"\n" => w.put(b"\\n"),
                b"\"" | b"\\" => [b"\\", part].iter().for_each(|part| w.put(part)),
                _ if is_ascii => ascii(part, &mut |part| w.put(part), b"0123456789abcdef"),
                _ => w.put(part),
            }
        }
    };
    match style {
        Some(style) => put(text, style, &mut quoted),
        None => quoted(text),
    }
    w.byte(b'"');
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

/// At most that many members are sorted, at most that deep.
const MAX_MEMBERS: usize = 64;

#[inline(never)]
fn put_sorted(text: &[u8], style: &Style, put: Put, depth: u32) {
    let inner = |open: u8, close: u8| text.strip_prefix(&[open])?.strip_suffix(&[close]);
    let [open, colon, comma, close] = style.marks;
    let Some(depth) = depth.checked_sub(1) else { return put(text) };
    if let Some(list) = inner(b'[', b']') {
        put(b"[");
        for (index, item) in items(list).enumerate() {
            if index > 0 {
                put(comma);
            }
            put_sorted(item, style, put, depth);
        }
        return put(b"]");
    }
    let Some(object) = inner(b'{', b'}') else { return put_tokens(text, style, put) };
    // Where each member begins, in the order of their names.
    let mut starts = [0_u16; MAX_MEMBERS];
    let mut count = 0;
    for item in items(object) {
        let at = u16::try_from(item.as_ptr() as usize - object.as_ptr() as usize);
        let (Ok(at), Some(place)) = (at, starts.get_mut(count)) else { return put(text) };
        (*place, count) = (at, count + 1);
        let member = |start: u16| &object[usize::from(start)..];
        let mut place = count - 1;
        while place > 0 && member(starts[place]) < member(starts[place - 1]) {
            starts.swap(place, place - 1);
            place -= 1;
        }
    }
    put(open);
    for (index, start) in starts[..count].iter().enumerate() {
        if index > 0 {
            put(comma);
        }
        let (name, value) = halves(value(&object[usize::from(*start)..]));
        put_tokens(name, style, put);
        put(colon);
        put_sorted(value.trim_ascii(), style, put, depth);
    }
    put(close);
}

/// A member's name and its value.
fn halves(member: &[u8]) -> (&[u8], &[u8]) {
    let colon = each(member).position(|(byte, in_string)| !in_string && byte == b':');
    let (name, value) = member.split_at(colon.unwrap_or(member.len()));
    (name, value.get(1..).unwrap_or_default())
}

/// An object's members as a form: texts without their quotes.
#[inline(never)]
fn form(text: &[u8], w: &mut Scratch, put: &dyn Fn(&mut Scratch, &[u8])) {
    let text = text.trim_ascii();
    let Some(object) = text.strip_prefix(b"{").and_then(|text| text.strip_suffix(b"}")) else {
        return w.put(text);
    };
    for (index, member) in items(object).enumerate() {
        if index > 0 {
            w.byte(b'&');
        }
        let (name, value) = halves(member);
        put(w, bare_text(name, b""));
        w.byte(b'=');
        put(w, bare_text(value, b""));
    }
}

fn put_unit(w: &mut Scratch, unit: u16, digits: &[u8; 16]) {
    w.put(b"\\u");
    put_hex(w, &unit.to_be_bytes(), digits);
}

#[inline(never)]
fn ascii(text: &[u8], put: Put, digits: &[u8; 16]) {
    for part in text.utf8_chunks() {
        for run in part.valid().split_inclusive(|character: char| !character.is_ascii()) {
            let last = run.chars().next_back().filter(|character| !character.is_ascii());
            put(&run.as_bytes()[..run.len() - last.map_or(0, char::len_utf8)]);
            let mut place = [0; 12];
            let mut w = Scratch::new(&mut place);
            if let Some(last) = last {
                last.encode_utf16(&mut [0; 2]).iter().for_each(|unit| put_unit(&mut w, *unit, digits));
            }
            put(w.written().unwrap_or_default());
        }
        put(part.invalid());
    }
}

#[inline(never)]
fn unascii(text: &[u8], put: Put) {
    let mut rest = text;
    while !rest.is_empty() {
        let unit = |at: usize| {
            let text = rest.get(at..at + 6)?.strip_prefix(b"\\u")?;
            u16::from_str_radix(std::str::from_utf8(text).ok()?, 16).ok()
        };
        let units = [unit(0), unit(6)].map(|unit| unit.unwrap_or(0));
        match char::decode_utf16(units).next() {
            Some(Ok(character)) if unit(0).is_some() && !character.is_ascii() => {
                put(character.encode_utf8(&mut [0; 4]).as_bytes());
                rest = &rest[6 * character.len_utf16()..];
            }
            _ => {
                let len = 1 + rest[1..].iter().position(|byte| *byte == b'\\').unwrap_or(rest.len() - 1);
                put(&rest[..len]);
                rest = &rest[len..];
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
