//! How a query or form may have been written otherwise before it was signed.

use super::edit::{Edits, edits};
use super::json::{GO, JAVA, JSON, PYTHON, SPACED, Style};
use super::mistake::Mistake;
use super::numbers::{self, Number};
use super::scratch::Scratch;
use super::{text, times};

/// Each way, and the mistake that it is.
pub const EDITS: Edits = edits![
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
    (Mistake::TimestampSeconds, |t, w| times::in_seconds(t, w, b"")),
    (Mistake::TimestampFloat, |t, w| times::timed(t, w, &|w, digits| times::fraction(w, digits, false))),
    (Mistake::TimestampFloat, |t, w| times::timed(t, w, &|w, digits| times::fraction(w, digits, true))),
    (Mistake::TimestampFloat, |t, w| times::within(t, w, b"", b".0")),
    (Mistake::TimestampFloat, |t, w| times::in_seconds(t, w, b".0")),
    (Mistake::TimestampFloat, |t, w| times::timed(t, w, &|w, digits| times::exponent(w, digits, b"e+12"))),
    (Mistake::TimestampFloat, |t, w| times::timed(t, w, &|w, digits| times::exponent(w, digits, b"E12"))),
    (Mistake::TimestampQuoted, |t, w| times::within(t, w, b"\"", b"\"")),
    (Mistake::TimestampQuoted, |t, w| times::within(t, w, b"'", b"'")),
    (Mistake::TimestampQuoted, |t, w| times::within(t, w, b"%22", b"%22")),
    (Mistake::TimestampOtherForm, |t, w| times::within(t, w, b"", b"000")),
    (Mistake::TimestampOtherForm, |t, w| times::within(t, w, b"", b"000000")),
    (Mistake::TimestampOtherForm, |t, w| times::within(t, w, b"", b"L")),
    (Mistake::TimestampOtherForm, |t, w| times::in_seconds(t, w, b"000")),
    (Mistake::TimestampOtherForm, |t, w| times::timed(t, w, &|w, digits| times::iso(w, digits, b"Z"))),
    (Mistake::TimestampOtherForm, |t, w| times::timed(t, w, &|_, _| {})),
    (Mistake::TimestampOtherForm, |t, w| times::timed(t, w, &|w, _| w.put(b"undefined"))),
    (Mistake::TimestampOtherForm, |t, w| times::timed(t, w, &|w, _| w.put(b"null"))),
    (Mistake::TimestampOtherForm, |t, w| times::timed(t, w, &|w, _| w.put(b"None"))),
    (Mistake::TimestampOtherForm, |t, w| times::timed(t, w, &|w, _| w.put(b"NaN"))),
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
    (Mistake::ValuesDecoded, |t, w| text::put_unescaped(w, t, false)),
    (Mistake::ValuesDecoded, |t, w| text::put_unescaped(w, t, true)),
    (Mistake::EncodedTwice, |t, w| text::replaced(t, w, b"%", b"%25")),
    (Mistake::ValuesEncoded, |t, w| text::encoded(t, w, text::UNRESERVED, false)),
    (Mistake::ValuesEncoded, |t, w| text::encoded(t, w, b"-_.*", true)),
    (Mistake::PlusForSpace, |t, w| text::replaced(t, w, b"%20", b"+")),
    (Mistake::PlusForSpace, |t, w| text::replaced(t, w, b"+", b"%20")),
    (Mistake::PlusForSpace, |t, w| text::replaced(t, w, b"+", b"%2B")),
    (Mistake::PlusForSpace, |t, w| text::replaced(t, w, b"+", b" ")),
    (Mistake::PlusForSpace, |t, w| text::replaced(t, w, b"%2B", b"+")),
    (Mistake::PlusForSpace, |t, w| text::replaced(t, w, b"%20", b" ")),
    (Mistake::EscapesCase, |t, w| text::escapes(t, w, false)),
    (Mistake::EscapesCase, |t, w| text::escapes(t, w, true)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, text::UNRESERVED, false)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.*", true)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.!~*'()", false)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.!~*'();/?:@&=+$,#", false)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.~/", false)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.~/", true)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.~", true)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.~,", false)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.~:", false)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.~,:", false)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.~@", false)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.~!$'()*,:@/?;", false)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.~[]", false)),
    (Mistake::OtherEncoding, |t, w| text::re_encoded(t, w, b"-_.", false)),
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
    (Mistake::AmpersandMangled, |t, w| text::replaced(t, w, b"&times", b"\xc3\x97")),
    (Mistake::ValuesOnly, |t, w| values(t, w, b"")),
    (Mistake::ValuesOnly, |t, w| values(t, w, b"&")),
    (Mistake::ValuesOnly, |t, w| values(t, w, b",")),
    (Mistake::ValuesOnly, |t, w| values(t, w, b":")),
    (Mistake::ValuesOnly, |t, w| values(t, w, b"\n")),
    (Mistake::ValuesOnly, |t, w| values(t, w, b"|")),
    (Mistake::EmptyDropped, |t, w| keep(t, w, &|pair| value_of(pair).is_some_and(|value| !value.is_empty()))),
    (Mistake::NamesCase, |t, w| each_of_names(t, w, |w, byte, _| w.byte(byte.to_ascii_lowercase()))),
    (Mistake::NamesCase, |t, w| each_of_names(t, w, |w, byte, _| w.byte(byte.to_ascii_uppercase()))),
    (Mistake::NamesCase, |t, w| snake(t, w)),
    (Mistake::NamesCase, |t, w| capitalized(t, w)),
    (Mistake::NamesCase, |t, w| text::replaced(t, w, b"timestamp=", b"timeStamp=")),
    (Mistake::NumbersOtherForm, |t, w| numbers::written(t, w, 0, Number::Whole(b".0"))),
    (Mistake::NumbersOtherForm, |t, w| numbers::written(t, w, 0, Number::Named)),
    (Mistake::NumbersOtherForm, |t, w| numbers::written(t, w, 0, Number::Bit)),
    (Mistake::NumbersOtherForm, |t, w| numbers::written(t, w, 0, Number::Short(0))),
    (Mistake::PayloadJson, |t, w| object(t, w, false, &JSON, false)),
    (Mistake::PayloadJson, |t, w| object(t, w, false, &SPACED, false)),
    (Mistake::PayloadJson, |t, w| object(t, w, true, &JSON, false)),
    (Mistake::PayloadJson, |t, w| object(t, w, true, &SPACED, false)),
    (Mistake::PayloadJson, |t, w| object(t, w, false, &JSON, true)),
    (Mistake::PayloadJson, |t, w| object(t, w, true, &JSON, true)),
    (Mistake::PayloadJson, |t, w| object(t, w, false, &SPACED, true)),
    (Mistake::PayloadJson, |t, w| object(t, w, true, &SPACED, true)),
    (Mistake::ObjectText, |t, w| object(t, w, false, &PYTHON, false)),
    (Mistake::ObjectText, |t, w| object(t, w, true, &PYTHON, false)),
    (Mistake::ObjectText, |t, w| object(t, w, false, &JAVA, false)),
    (Mistake::ObjectText, |t, w| object(t, w, false, &GO, true)),
    (Mistake::ObjectText, |t, w| {
        object(t, w, false, &Style { marks: [b"map[", b":[", b"] ", b"]]"], ..GO }, true)
    }),
    (Mistake::ObjectText, |t, w| {
        object(t, w, false, &Style { marks: [b"[(", b", ", b"), (", b")]"], ..PYTHON }, false);
    }),
    (Mistake::PayloadQuotes, |t, w| {
        [b"b'", t, b"'"].iter().for_each(|part| w.put(part));
    }),
    (Mistake::PayloadCase, |t, w| value_case(t, w, b"symbol", u8::to_ascii_lowercase)),
    (Mistake::PayloadCase, |t, w| value_case(t, w, b"symbol", u8::to_ascii_uppercase)),
];

/// A name, and the whole of its pair.
pub type Pair<'a> = (&'a [u8], &'a [u8]);

/// The pairs of a text, in order.
pub fn each_pair(text: &[u8]) -> Pairs<'_> {
    Pairs(text)
}

/// What is left of a text.
#[derive(Clone)]
pub struct Pairs<'a>(&'a [u8]);

impl<'a> Iterator for Pairs<'a> {
    type Item = Pair<'a>;

    // A call and not inlined: two dozen functions take pairs.
    #[inline(never)]
    fn next(&mut self) -> Option<Pair<'a>> {
        let start = self.0.iter().position(|byte| *byte != b'&')?;
        let text = &self.0[start..];
        let pair = &text[..find(text, b'&')];
        self.0 = &text[pair.len()..];
        Some((&pair[..find(pair, b'=')], pair))
    }
}

/// Where the byte is, or the end: most of a long text is passed 16 bytes at a time.
#[inline(always)]
fn find(text: &[u8], byte: u8) -> usize {
    let mut start = 0;
    while let Some(at) = text.get(start..text.len().min(start + 16)).filter(|part| !part.is_empty()) {
        if let Some(at) = at.iter().position(|other| *other == byte) {
            return start + at;
        }
        start += at.len();
        let lacks = |block: &&[u8; 16]| block.iter().fold(true, |lacks, other| lacks & (*other != byte));
        start += 16 * text[start..].as_chunks().0.iter().take_while(lacks).count();
    }
    text.len()
}

pub fn value_of<'a>((name, pair): Pair<'a>) -> Option<&'a [u8]> {
    pair.get(name.len() + 1..)
}

pub fn is_time(name: &[u8]) -> bool {
    [&b"timestamp"[..], b"time", b"ts", b"nonce"].contains(&name)
}

fn lower(text: &[u8]) -> impl Iterator<Item = u8> {
    text.iter().map(u8::to_ascii_lowercase)
}

pub fn put_pair(w: &mut Scratch, first: &mut bool, pair: &[u8]) {
    if !std::mem::take(first) {
        w.byte(b'&');
    }
    w.put(pair);
}

#[inline(never)]
fn keep(text: &[u8], w: &mut Scratch, keeps: &dyn Fn(Pair) -> bool) {
    let mut first = true;
    each_pair(text).filter(|pair| keeps(*pair)).for_each(|pair| put_pair(w, &mut first, pair.1));
}

fn without(text: &[u8], w: &mut Scratch, leaves: &dyn Fn(&[u8]) -> bool) {
    keep(text, w, &|pair| !leaves(pair.0));
}

/// More than these are not sorted: no program that is looked at sends so many.
pub const MAX_SORTED: usize = 64;

pub fn collected<'a>(text: &'a [u8], all: &mut [Pair<'a>; MAX_SORTED]) -> Option<usize> {
    let mut count = 0;
    for pair in each_pair(text) {
        *all.get_mut(count)? = pair;
        count += 1;
    }
    Some(count)
}

#[inline(never)]
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

#[inline(never)]
fn moved(text: &[u8], w: &mut Scratch, moves: &dyn Fn(&[u8]) -> bool, to_front: bool) {
    let mut first = true;
    for picks in [to_front, !to_front] {
        each_pair(text)
            .filter(|pair| moves(pair.0) == picks)
            .for_each(|pair| put_pair(w, &mut first, pair.1));
    }
}

#[inline(never)]
fn appended(text: &[u8], w: &mut Scratch, pair: &[u8]) {
    w.put(text);
    if !text.is_empty() {
        w.byte(b'&');
    }
    w.put(pair);
}

#[inline(never)]
fn values(text: &[u8], w: &mut Scratch, between: &[u8]) {
    for (index, pair) in each_pair(text).enumerate() {
        if index > 0 {
            w.put(between);
        }
        w.put(value_of(pair).unwrap_or_default());
    }
}

#[inline(never)]
fn separated(text: &[u8], w: &mut Scratch, between: &[u8], equals: &[u8]) {
    for (index, pair) in each_pair(text).enumerate() {
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

/// A letter's case in a name, written anew: whether it begins the name is told.
fn each_of_names(text: &[u8], w: &mut Scratch, write: fn(&mut Scratch, u8, bool)) {
    let (mut is_name, mut begins) = (true, true);
    for byte in text {
        is_name = *byte == b'&' || is_name && *byte != b'=';
        if is_name {
            write(w, *byte, begins);
        } else {
            w.byte(*byte);
        }
        begins = *byte == b'&';
    }
}

fn snake(text: &[u8], w: &mut Scratch) {
    each_of_names(text, w, |w, byte, _| {
        if byte.is_ascii_uppercase() {
            w.byte(b'_');
        }
        w.byte(byte.to_ascii_lowercase());
    });
}

fn capitalized(text: &[u8], w: &mut Scratch) {
    each_of_names(text, w, |w, byte, begins| w.byte(if begins { byte.to_ascii_uppercase() } else { byte }));
}

/// The values of that name in another case.
#[inline(never)]
fn value_case(text: &[u8], w: &mut Scratch, name: &[u8], case: fn(&u8) -> u8) {
    let mut first = true;
    for pair in each_pair(text) {
        put_pair(w, &mut first, pair.0);
        let value = &pair.1[pair.0.len()..];
        value.iter().for_each(|byte| w.byte(if pair.0 == name { case(byte) } else { *byte }));
    }
}

/// The pairs as an object, numbers as such or as texts.
#[inline(never)]
fn object(text: &[u8], w: &mut Scratch, numbers: bool, style: &Style, sorts: bool) {
    let mut all = [(&b""[..], &b""[..]); MAX_SORTED];
    let Some(count) = collected(text, &mut all) else { return w.put(text) };
    if sorts {
        all[..count].sort_unstable_by_key(|pair| pair.0);
    }
    let [open, colon, comma, close] = style.marks;
    let put = |w: &mut Scratch, text: &[u8], quote: &[u8]| {
        w.put(quote);
        text::put_unescaped(w, text, true);
        w.put(quote);
    };
    w.put(open);
    for (index, pair) in all[..count].iter().enumerate() {
        if index > 0 {
            w.put(comma);
        }
        put(w, pair.0, style.quote);
        w.put(colon);
        let value = value_of(*pair).unwrap_or_default();
        let is_number = numbers && !value.is_empty() && value.iter().all(u8::is_ascii_digit);
        put(w, value, if is_number { b"" } else { style.quote });
    }
    w.put(close);
}
