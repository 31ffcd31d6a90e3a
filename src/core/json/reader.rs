//! The grammar of JSON (RFC 8259), and nothing but it.
//!
//! Nearly all is inlined: a member that went through memory took as long as its reading.

use super::super::declassify::declassify;
use super::{Member, Text, Value};
use std::hint::black_box;

/// A reader may limit the depth (section 9): here each level is a bit of a number.
pub const MAX_DEPTH: u32 = u128::BITS;

/// The characters that end a piece of a string: its quote, an escape, and what must be escaped.
static ENDS: [bool; 256] = {
    let mut ends = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        ends[control] = true;
        control += 1;
    }
    ends[b'"' as usize] = true;
    ends[b'\\' as usize] = true;
    ends
};

/// Goes through a text of UTF-8; each step gives nothing if the text is not JSON. What stands in the
/// strings of a `SECRET` one decides nothing but where they end.
pub struct Reader<'a, const SECRET: bool> {
    text: &'a [u8],
    at: usize,
}

impl<'a, const SECRET: bool> Reader<'a, SECRET> {
    /// A reader at the begin of a text.
    pub fn new(text: &'a [u8]) -> Reader<'a, SECRET> {
        Reader { text, at: 0 }
    }

    /// The next character that is not white space.
    #[inline(always)]
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.get(self.at)? {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                other => return Some(*other),
            }
        }
    }

    #[inline(always)]
    fn expect(&mut self, character: u8) -> Option<()> {
        (self.peek()? == character).then(|| self.at += 1)
    }

    /// Puts the members of those names where `found` has a place for each; tells whether none came twice.
    pub fn find(&mut self, names: &[&str], found: &mut [Member<'a>]) -> Option<bool> {
        let (mut seen, mut once) = (0_u32, true);
        self.members(|name, value| {
            let Some(name) = name else { return };
            if let Some(index) = names.iter().position(|known| name.is(known.as_bytes())) {
                once &= seen & (1 << index) == 0;
                seen |= 1 << index;
                found[index] = value;
            }
        })?;
        Some(once)
    }

    /// Hands on the members of an object.
    pub fn each_member(&mut self, take: impl FnMut(Option<Text<'a>>, Member<'a>)) {
        if self.peek() == Some(b'{') {
            self.members(take);
        }
    }

    #[inline(always)]
    fn members(&mut self, mut take: impl FnMut(Option<Text<'a>>, Member<'a>)) -> Option<()> {
        self.at += 1;
        if self.peek()? != b'}' {
            loop {
                let name = self.name()?;
                take(name, self.value(1)?);
                if self.peek()? != b',' {
                    break;
                }
                self.at += 1;
            }
        }
        self.expect(b'}')
    }

    /// A member's name and its colon.
    #[inline(always)]
    fn name(&mut self) -> Option<Option<Text<'a>>> {
        self.expect(b'"')?;
        let name = self.string()?;
        self.expect(b':')?;
        Some(name)
    }

    /// A value at that depth, none if it is null.
    #[inline(always)]
    pub fn value(&mut self, depth: u32) -> Option<Member<'a>> {
        let first = self.peek()?;
        let start = self.at;
        Some(match first {
            b'{' => {
                self.skip_nested(depth)?;
                Some(Value::Object(&self.text[start..self.at]))
            }
            b'[' => {
                self.skip_nested(depth)?;
                Some(Value::List(&self.text[start..self.at]))
            }
            other => self.scalar(other)?,
        })
    }

    /// The next item of a list that was read before, and its JSON.
    pub fn next_item(&mut self) -> Option<(Member<'a>, &'a [u8])> {
        self.peek().filter(|before| matches!(before, b'[' | b','))?;
        self.at += 1;
        self.peek().filter(|next| *next != b']')?;
        let start = self.at;
        let value = self.value(1)?;
        Some((value, &self.text[start..self.at]))
    }

    /// A value that is neither object nor array.
    #[inline(always)]
    fn scalar(&mut self, first: u8) -> Option<Member<'a>> {
        Some(Some(match first {
            b'"' => {
                self.at += 1;
                self.string()?.map_or(Value::Other, Value::Text)
            }
            b'n' => return self.word(b"null").map(|()| None),
            b't' => self.word(b"true").map(|()| Value::Bool(true))?,
            b'f' => self.word(b"false").map(|()| Value::Bool(false))?,
            _ => self.number()?,
        }))
    }

    /// An object or array that stands at that depth, with all that stands in it. Not by recursion, of
    /// which a hostile text would choose how much stack it takes.
    #[inline(never)]
    fn skip_nested(&mut self, depth: u32) -> Option<()> {
        // What is open, the innermost in the lowest bit: whether it is an object.
        let (mut open, mut count) = (0_u128, 0);
        loop {
            let first = self.peek()?;
            if matches!(first, b'{' | b'[') {
                if depth + count == MAX_DEPTH {
                    return None;
                }
                open = open << 1 | u128::from(first == b'{');
                count += 1;
                self.at += 1;
                if !matches!(self.peek()?, b'}' | b']') {
                    if open & 1 == 1 {
                        self.name()?;
                    }
                    continue;
                }
            } else {
                self.scalar(first)?;
            }
            // A value, or the opening of an empty one, is behind: a comma or ends follow.
            while count > 0 {
                let is_object = open & 1 == 1;
                match self.peek()? {
                    b',' => break,
                    b'}' if is_object => (),
                    b']' if !is_object => (),
                    _ => return None,
                }
                self.at += 1;
                open >>= 1;
                count -= 1;
            }
            if count == 0 {
                return Some(());
            }
            self.at += 1;
            if open & 1 == 1 {
                self.name()?;
            }
        }
    }

    #[inline(always)]
    fn word(&mut self, word: &[u8]) -> Option<()> {
        self.text[self.at..].starts_with(word).then(|| self.at += word.len())
    }

    #[inline(always)]
    fn number(&mut self) -> Option<Value<'a>> {
        let start = self.at;
        self.skip(|byte| byte == b'-');
        if !self.skip(|byte| byte == b'0') {
            self.digits()?;
        }
        if self.skip(|byte| byte == b'.') {
            self.digits()?;
        }
        if self.skip(|byte| matches!(byte, b'e' | b'E')) {
            self.skip(|byte| matches!(byte, b'+' | b'-'));
            self.digits()?;
        }
        Some(Value::Number(&self.text[start..self.at]))
    }

    #[inline(always)]
    fn skip(&mut self, is: impl Fn(u8) -> bool) -> bool {
        let found = self.text.get(self.at).is_some_and(|byte| is(*byte));
        self.at += usize::from(found);
        found
    }

    #[inline(always)]
    fn digits(&mut self) -> Option<()> {
        let count = self.text[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        (count > 0).then_some(())
    }

    /// From behind the opening quote; without text if it has half a surrogate pair: the grammar allows
    /// that, but it is no Unicode (section 8.2).
    #[inline(always)]
    fn string(&mut self) -> Option<Option<Text<'a>>> {
        let start = self.at;
        let (mut has_escapes, mut is_text) = (false, true);
        loop {
            let plain = self.text[self.at..].iter().position(Self::ends)?;
            self.at += plain + 1;
            match self.text[self.at - 1] {
                b'"' => break,
                b'\\' => {
                    let (character, len) = escaped(&self.text[self.at..])?;
                    has_escapes = true;
                    is_text &= character.is_some();
                    self.at += len;
                }
                _ => return None,
            }
        }
        Some(is_text.then_some(Text { quoted: &self.text[start..self.at - 1], has_escapes }))
    }

    #[inline(always)]
    fn ends(byte: &u8) -> bool {
        if !SECRET {
            return ENDS[usize::from(*byte)];
        }
        let yes = black_box(*byte < 0x20) | black_box(*byte == b'"') | black_box(*byte == b'\\');
        declassify(yes, "where a string of JSON ends says nothing of what is in it")
    }
}

/// What stands behind a backslash: its character, none if it is half of a pair, and how long it is.
pub fn escaped(text: &[u8]) -> Option<(Option<char>, usize)> {
    let plain = match text.first()? {
        b'b' => '\x08',
        b'f' => '\x0c',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let first = unit(text)?;
            let second = text.get(5..).and_then(|text| unit(text.strip_prefix(b"\\")?));
            let pair = [first, second.unwrap_or_default()];
            let character = char::decode_utf16(pair).next()?.ok();
            return Some((character, if character.is_some_and(|c| c.len_utf16() == 2) { 11 } else { 5 }));
        }
        other @ (b'"' | b'\\' | b'/') => char::from(*other),
        _ => return None,
    };
    Some((Some(plain), 1))
}

/// A u and four hex digits.
fn unit(text: &[u8]) -> Option<u16> {
    let digits = text.strip_prefix(b"u")?.first_chunk::<4>()?;
    let unit = digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?));
    unit?.try_into().ok()
}
