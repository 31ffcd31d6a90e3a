//! How a query or form may have been written otherwise before it was signed.

use super::mistake::Mistake;
use super::scratch::Scratch;

/// RFC 3986's unreserved characters beside letters and digits.
pub const UNRESERVED: &[u8] = b"-_.~";

/// A way to write a text anew.
pub type Edit = fn(&[u8], &mut Scratch);

/// Each way, and the mistake that it is.
pub const EDITS: &[(Mistake, Edit)] = &[
    (Mistake::ParamsSorted, |t, w| sorted(t, w, |a, b| a.0 < b.0)),
    (Mistake::ParamsSorted, |t, w| sorted(t, w, |a, b| a.0 > b.0)),
    (Mistake::ParamsSorted, |t, w| sorted(t, w, |a, b| lower(a.0).lt(lower(b.0)))),
    (Mistake::ParamsSorted, |t, w| sorted(t, w, |a, b| value_of(a) < value_of(b))),
    (Mistake::ParamsReordered, |t, w| reversed(t, w)),
    (Mistake::RecvWindowMissing, |t, w| without(t, w, &|name| name == b"recvWindow")),
    (Mistake::TimestampMissing, |t, w| without(t, w, &is_time)),
    (Mistake::ParamMissing, |t, w| without(t, w, &|name| is_time(name) || name == b"recvWindow")),
    (Mistake::ParamsReordered, |t, w| moved(t, w, &is_time, true)),
    (Mistake::ParamsReordered, |t, w| moved(t, w, &is_time, false)),
    (Mistake::ParamsReordered, |t, w| moved(t, w, &|name| name == b"recvWindow", true)),
    (Mistake::ParamsReordered, |t, w| moved(t, w, &|name| name == b"recvWindow", false)),
    (Mistake::TimestampSeconds, |t, w| {
        timed(t, w, |w, digits| w.put(&digits[..digits.len().saturating_sub(3)]))
    }),
    (Mistake::TimestampFloat, |t, w| timed(t, w, |w, digits| fraction(w, digits, false))),
    (Mistake::TimestampFloat, |t, w| timed(t, w, |w, digits| fraction(w, digits, true))),
    (Mistake::TimestampFloat, |t, w| {
        timed(t, w, |w, digits| {
            w.put(digits);
            w.put(b".0");
        })
    }),
    (Mistake::TimestampFloat, |t, w| {
        timed(t, w, |w, digits| {
            w.put(&digits[..digits.len().saturating_sub(3)]);
            w.put(b".0");
        })
    }),
    (Mistake::TimestampFloat, |t, w| timed(t, w, exponent)),
    (Mistake::TimestampQuoted, |t, w| {
        timed(t, w, |w, digits| {
            w.byte(b'"');
            w.put(digits);
            w.byte(b'"');
        })
    }),
    (Mistake::TimestampQuoted, |t, w| {
        timed(t, w, |w, digits| {
            w.byte(b'\'');
            w.put(digits);
            w.byte(b'\'');
        })
    }),
    (Mistake::TimestampQuoted, |t, w| {
        timed(t, w, |w, digits| {
            w.put(b"%22");
            w.put(digits);
            w.put(b"%22");
        })
    }),
    (Mistake::TimestampOtherForm, |t, w| {
        timed(t, w, |w, digits| {
            w.put(digits);
            w.put(b"000");
        })
    }),
    (Mistake::TimestampOtherForm, |t, w| {
        timed(t, w, |w, digits| {
            w.put(digits);
            w.put(b"000000");
        })
    }),
    (Mistake::TimestampOtherForm, |t, w| {
        timed(t, w, |w, digits| {
            w.put(&digits[..digits.len().saturating_sub(3)]);
            w.put(b"000");
        })
    }),
    (Mistake::TimestampOtherForm, |t, w| timed(t, w, |w, digits| iso(w, digits, b"Z"))),
    (Mistake::TimestampOtherForm, |t, w| timed(t, w, |_, _| {})),
    (Mistake::TimestampOtherForm, |t, w| {
        timed(t, w, |w, digits| {
            w.put(digits);
            w.byte(b'L');
        })
    }),
    (Mistake::SignatureIncluded, |t, w| appended(t, w, b"signature=")),
    (Mistake::SignatureIncluded, |t, w| appended(t, w, b"signature")),
    (Mistake::SignatureIncluded, |t, w| appended(t, w, b"signature=null")),
    (Mistake::SignatureIncluded, |t, w| appended(t, w, b"signature=undefined")),
    (Mistake::SignatureIncluded, |t, w| appended(t, w, b"signature=None")),
    (Mistake::SignatureIncluded, |t, w| appended(t, w, b"sig=")),
    (Mistake::SignatureIncluded, |t, w| appended(t, w, b"sign=")),
    (Mistake::SignatureIncluded, |t, w| {
        w.put(b"signature=&");
        w.put(t);
    }),
    (Mistake::ValuesDecoded, |t, w| put_unescaped(w, t, false)),
    (Mistake::ValuesDecoded, |t, w| put_unescaped(w, t, true)),
    (Mistake::EncodedTwice, |t, w| replaced(t, w, b"%", b"%25")),
    (Mistake::ValuesEncoded, |t, w| encoded(t, w, UNRESERVED, false)),
    (Mistake::ValuesEncoded, |t, w| encoded(t, w, b"-_.*", true)),
    (Mistake::PlusForSpace, |t, w| replaced(t, w, b"%20", b"+")),
    (Mistake::PlusForSpace, |t, w| replaced(t, w, b"+", b"%20")),
    (Mistake::PlusForSpace, |t, w| replaced(t, w, b"+", b"%2B")),
    (Mistake::PlusForSpace, |t, w| replaced(t, w, b"+", b" ")),
    (Mistake::PlusForSpace, |t, w| replaced(t, w, b"%2B", b"+")),
    (Mistake::PlusForSpace, |t, w| replaced(t, w, b"%20", b" ")),
    (Mistake::EscapesCase, |t, w| escapes(t, w, false)),
    (Mistake::EscapesCase, |t, w| escapes(t, w, true)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, UNRESERVED, false)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.*", true)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.!~*'()", false)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.!~*'();/?:@&=+$,#", false)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.~/", false)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.~/", true)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.~", true)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.~,", false)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.~:", false)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.~,:", false)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.~@", false)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.~!$'()*,:@/?;", false)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.~[]", false)),
    (Mistake::OtherEncoding, |t, w| re_encoded(t, w, b"-_.", false)),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b"", b"=")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b",", b"=")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b", ", b"=")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b";", b"=")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b"\n", b"=")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b" ", b"=")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b"|", b"=")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b"?", b"=")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b"&&", b"=")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b" & ", b"=")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b"%26", b"%3D")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b"%26", b"=")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b"", b"")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b"&", b"")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b"&", b":")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b",", b":")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b"\n", b":")),
    (Mistake::OtherSeparators, |t, w| separated(t, w, b"&", b" = ")),
    (Mistake::AmpersandMangled, |t, w| separated(t, w, b"&amp;", b"=")),
    (Mistake::AmpersandMangled, |t, w| separated(t, w, b"\\u0026", b"=")),
    (Mistake::AmpersandMangled, |t, w| replaced(t, w, b"&times", b"\xc3\x97")),
    (Mistake::ValuesOnly, |t, w| values(t, w, b"")),
    (Mistake::ValuesOnly, |t, w| values(t, w, b"&")),
    (Mistake::ValuesOnly, |t, w| values(t, w, b",")),
    (Mistake::ValuesOnly, |t, w| values(t, w, b":")),
    (Mistake::ValuesOnly, |t, w| values(t, w, b"\n")),
    (Mistake::ValuesOnly, |t, w| values(t, w, b"|")),
    (Mistake::EmptyDropped, |t, w| keep(t, w, &|pair| value_of(pair).is_some_and(|value| !value.is_empty()))),
    (Mistake::NamesCase, |t, w| names(t, w, u8::to_ascii_lowercase)),
    (Mistake::NamesCase, |t, w| names(t, w, u8::to_ascii_uppercase)),
    (Mistake::PayloadJson, |t, w| json(t, w, false, b":", b",", false)),
    (Mistake::PayloadJson, |t, w| json(t, w, false, b": ", b", ", false)),
    (Mistake::PayloadJson, |t, w| json(t, w, true, b":", b",", false)),
    (Mistake::PayloadJson, |t, w| json(t, w, true, b": ", b", ", false)),
    (Mistake::PayloadJson, |t, w| json(t, w, false, b":", b",", true)),
    (Mistake::PayloadJson, |t, w| json(t, w, true, b":", b",", true)),
    (Mistake::PayloadJson, |t, w| json(t, w, false, b": ", b", ", true)),
    (Mistake::PayloadJson, |t, w| json(t, w, true, b": ", b", ", true)),
];

/// A name, and the whole of its pair.
type Pair<'a> = (&'a [u8], &'a [u8]);

/// The pairs of a text, in order.
pub fn pairs(text: &[u8]) -> impl Iterator<Item = Pair<'_>> + Clone {
    text.split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| (pair.split(|byte| *byte == b'=').next().unwrap_or(pair), pair))
}

fn value_of<'a>((name, pair): Pair<'a>) -> Option<&'a [u8]> {
    pair.get(name.len() + 1..)
}

fn is_time(name: &[u8]) -> bool {
    [&b"timestamp"[..], b"time", b"ts", b"nonce"].contains(&name)
}

fn lower(text: &[u8]) -> impl Iterator<Item = u8> {
    text.iter().map(u8::to_ascii_lowercase)
}

fn put_pair(w: &mut Scratch, first: &mut bool, pair: &[u8]) {
    if !std::mem::take(first) {
        w.byte(b'&');
    }
    w.put(pair);
}

fn keep(text: &[u8], w: &mut Scratch, keeps: &dyn Fn(Pair) -> bool) {
    let mut first = true;
    pairs(text).filter(|pair| keeps(*pair)).for_each(|pair| put_pair(w, &mut first, pair.1));
}

fn without(text: &[u8], w: &mut Scratch, leaves: &dyn Fn(&[u8]) -> bool) {
    keep(text, w, &|pair| !leaves(pair.0));
}

/// More than these are not sorted: no program that is looked at sends so many.
const MAX_SORTED: usize = 64;

fn collected<'a>(text: &'a [u8], all: &mut [Pair<'a>; MAX_SORTED]) -> Option<usize> {
    let mut count = 0;
    for pair in pairs(text) {
        *all.get_mut(count)? = pair;
        count += 1;
    }
    Some(count)
}

fn sorted(text: &[u8], w: &mut Scratch, before: fn(Pair, Pair) -> bool) {
    let mut all = [(&b""[..], &b""[..]); MAX_SORTED];
    let Some(count) = collected(text, &mut all) else { return w.put(text) };
    for end in 1..count {
        let mut at = end;
        while at > 0 && before(all[at], all[at - 1]) {
            all.swap(at, at - 1);
            at -= 1;
        }
    }
    let mut first = true;
    all[..count].iter().for_each(|pair| put_pair(w, &mut first, pair.1));
}

fn reversed(text: &[u8], w: &mut Scratch) {
    let mut first = true;
    text.rsplit(|byte| *byte == b'&').for_each(|pair| put_pair(w, &mut first, pair));
}

fn moved(text: &[u8], w: &mut Scratch, moves: &dyn Fn(&[u8]) -> bool, to_front: bool) {
    let mut first = true;
    for picks in [to_front, !to_front] {
        pairs(text).filter(|pair| moves(pair.0) == picks).for_each(|pair| put_pair(w, &mut first, pair.1));
    }
}

fn appended(text: &[u8], w: &mut Scratch, pair: &[u8]) {
    w.put(text);
    if !text.is_empty() {
        w.byte(b'&');
    }
    w.put(pair);
}

/// Writes the digits of a time otherwise.
fn timed(text: &[u8], w: &mut Scratch, write: fn(&mut Scratch, &[u8])) {
    let mut first = true;
    for pair in pairs(text) {
        match value_of(pair) {
            Some(digits) if is_time(pair.0) && digits.len() > 3 && digits.iter().all(u8::is_ascii_digit) => {
                put_pair(w, &mut first, pair.0);
                w.byte(b'=');
                write(w, digits);
            }
            _ => put_pair(w, &mut first, pair.1),
        }
    }
}

fn fraction(w: &mut Scratch, digits: &[u8], trims: bool) {
    let (seconds, rest) = digits.split_at(digits.len() - 3);
    w.put(seconds);
    w.byte(b'.');
    let zeros = rest.iter().rev().take_while(|digit| trims && **digit == b'0').count();
    w.put(&rest[..rest.len() - zeros]);
}

/// As a double is written: 1.668481902307e+12.
fn exponent(w: &mut Scratch, digits: &[u8]) {
    w.put(&digits[..1]);
    w.byte(b'.');
    let zeros = digits.iter().rev().take_while(|digit| **digit == b'0').count();
    w.put(digits.get(1..digits.len() - zeros).unwrap_or_default());
    w.put(b"e+12");
}

/// Unix milliseconds, or seconds, as a date.
pub fn iso(w: &mut Scratch, digits: &[u8], end: &[u8]) {
    let seconds = if digits.len() > 11 { &digits[..digits.len() - 3] } else { digits };
    let seconds = seconds
        .iter()
        .try_fold(0_i64, |sum, digit| sum.checked_mul(10)?.checked_add(i64::from(digit - b'0')));
    if let Some(Ok(utc)) = seconds.map(crate::core::time::format_utc) {
        w.put(&utc[..19]);
        if digits.len() > 11 {
            w.byte(b'.');
            w.put(&digits[digits.len() - 3..]);
        }
        w.put(end);
    }
}

fn values(text: &[u8], w: &mut Scratch, between: &[u8]) {
    for (index, pair) in pairs(text).enumerate() {
        if index > 0 {
            w.put(between);
        }
        w.put(value_of(pair).unwrap_or_default());
    }
}

fn separated(text: &[u8], w: &mut Scratch, between: &[u8], equals: &[u8]) {
    for (index, pair) in pairs(text).enumerate() {
        if index > 0 {
            w.put(between);
        }
        w.put(pair.0);
        if let Some(value) = value_of(pair) {
            w.put(equals);
            w.put(value);
        }
    }
}

fn names(text: &[u8], w: &mut Scratch, case: fn(&u8) -> u8) {
    let mut is_name = true;
    for byte in text {
        is_name = *byte == b'&' || is_name && *byte != b'=';
        w.byte(if is_name { case(byte) } else { *byte });
    }
}

/// Replaces each.
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

fn escapes(text: &[u8], w: &mut Scratch, upper: bool) {
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
pub fn put_unescaped(w: &mut Scratch, text: &[u8], plus: bool) {
    let mut rest = text;
    while let Some((byte, len)) = unescape(rest, plus) {
        w.byte(byte);
        rest = &rest[len..];
    }
}

/// Writes a text escaped, but for letters, digits and those that are kept.
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
fn encoded(text: &[u8], w: &mut Scratch, kept: &[u8], plus: bool) {
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
fn re_encoded(text: &[u8], w: &mut Scratch, kept: &[u8], plus: bool) {
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

fn json(text: &[u8], w: &mut Scratch, numbers: bool, colon: &[u8], comma: &[u8], sorts: bool) {
    let mut all = [(&b""[..], &b""[..]); MAX_SORTED];
    let Some(count) = collected(text, &mut all) else { return w.put(text) };
    if sorts {
        all[..count].sort_unstable_by_key(|pair| pair.0);
    }
    w.byte(b'{');
    for (index, pair) in all[..count].iter().enumerate() {
        if index > 0 {
            w.put(comma);
        }
        w.byte(b'"');
        put_unescaped(w, pair.0, true);
        w.byte(b'"');
        w.put(colon);
        let value = value_of(*pair).unwrap_or_default();
        let is_number = !value.is_empty() && value.iter().all(u8::is_ascii_digit);
        if numbers && is_number {
            w.put(value);
        } else {
            w.byte(b'"');
            put_unescaped(w, value, true);
            w.byte(b'"');
        }
    }
    w.byte(b'}');
}
