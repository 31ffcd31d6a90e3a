//! Reading JSON (RFC 8259) without memory of its own, and leniently: a member of another type than
//! expected is as good as absent.

mod reader;
pub mod words;

use super::declassify::declassify;
use super::encoding::within;
use super::writer::Writer;
use reader::{Reader, escaped};

pub use words::{Raw, Words};

/// A value that is not null.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// A string.
    Text(Text<'a>),
    /// A number: its JSON.
    Number(&'a [u8]),
    /// An object: its JSON.
    Object(&'a [u8]),
    /// A list: its JSON.
    List(&'a [u8]),
    /// True or false.
    Bool(bool),
    /// A string that is no Unicode.
    Other,
}

/// A member of an object, if it is there and not null.
pub type Member<'a> = Option<Value<'a>>;

/// Why a text has no members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoObject {
    /// It is no JSON in UTF-8, or has over 128 levels.
    NoJson,
    /// It is no object, or has one of the names twice.
    OtherJson,
}

/// The members of those names of an object; a name must not come twice.
pub fn object<'a, const N: usize>(text: &'a [u8], names: [&str; N]) -> Result<[Member<'a>; N], NoObject> {
    members::<N, false>(text, names)
}

/// As [`object`], of texts that are secrets: of what stands in a string, only where it ends is decided.
pub fn object_of_secrets<'a, const N: usize>(
    text: &'a [u8],
    names: [&str; N],
) -> Result<[Member<'a>; N], NoObject> {
    members::<N, true>(text, names)
}

fn members<'a, const N: usize, const SECRET: bool>(
    text: &'a [u8],
    names: [&str; N],
) -> Result<[Member<'a>; N], NoObject> {
    let mut found = [None; N];
    let is_response = whole::<_, SECRET>(text, |reader| match reader.peek() {
        Some(b'{') => reader.find(&names, &mut found),
        _ => reader.value(0).map(|_| false),
    });
    if is_response? { Ok(found) } else { Err(NoObject::OtherJson) }
}

/// A member's object.
pub fn nested<'a, const N: usize>(member: Member<'a>, names: [&str; N]) -> Option<[Member<'a>; N]> {
    match member? {
        Value::Object(text) => object(text, names).ok(),
        _ => None,
    }
}

/// A text that is a value and nothing behind it.
pub fn value(text: &[u8]) -> Option<Member<'_>> {
    whole::<_, false>(text, |reader| reader.value(0)).ok()
}

/// Hands on the members of an object that was read before.
pub fn each_member<'a>(object: &'a [u8], take: impl FnMut(Option<Text<'a>>, Member<'a>)) {
    Reader::<false>::new(object).each_member(take);
}

/// The items of a list that was read before, each with its JSON.
pub fn items(list: &[u8]) -> impl Iterator<Item = (Member<'_>, Raw<'_>)> {
    let mut reader = Reader::<false>::new(list);
    std::iter::from_fn(move || reader.next_item().map(|(value, text)| (value, Raw::new(text))))
}

/// A member's JSON, or nothing.
pub fn raw(member: Member<'_>) -> Raw<'_> {
    match member {
        Some(Value::Object(text) | Value::List(text) | Value::Number(text)) => Raw::new(text),
        Some(Value::Text(text)) => Raw::quoted(text.quoted),
        Some(Value::Bool(true)) => Raw::new(b"true"),
        Some(Value::Bool(false)) => Raw::new(b"false"),
        _ => Raw::default(),
    }
}

/// A member's string.
pub fn text(member: Member<'_>) -> Option<Text<'_>> {
    match member? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// A member's integer, also if it came as a string of digits.
pub fn integer(member: Member) -> Option<i64> {
    match member? {
        Value::Number(number) => parse(number),
        Value::Text(text) => text.integer(),
        _ => None,
    }
}

/// A member's whole number, also if it came as a string, or with a fraction of zeros or an exponent.
pub fn whole_number(member: Member) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    integer(member).or_else(|| {
        let mut digits = [0; 32];
        let digits = match member? {
            Value::Number(number) => number,
            Value::Text(text) => text.in_buffer(&mut digits)?,
            _ => return None,
        };
        // Rust reads "inf" and "nan" as numbers too.
        let plain = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let number: f64 =
            std::str::from_utf8(digits).ok().filter(|_| digits.iter().all(plain))?.parse().ok()?;
        (number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i64)
    })
}

fn parse(number: &[u8]) -> Option<i64> {
    let digits = number.strip_prefix(b"-").unwrap_or(number);
    // Most are short, and cannot overflow.
    if matches!(digits.len(), 1..=18) {
        let (mut absolute, mut are_digits) = (0, true);
        for digit in digits {
            are_digits &= digit.is_ascii_digit();
            absolute = absolute * 10 + i64::from(digit & 0xf);
        }
        if are_digits {
            return Some(if digits.len() == number.len() { absolute } else { -absolute });
        }
    }
    std::str::from_utf8(number).ok()?.parse().ok()
}

/// Whether a text is a JSON object or array.
pub fn is_document(text: &[u8]) -> bool {
    matches!(Reader::<false>::new(text).peek(), Some(b'{' | b'['))
        && whole::<_, false>(text, |reader| reader.value(0)).is_ok()
}

/// Whether a text begins as a JSON object or array does, be it behind white space or a byte order mark.
#[inline]
pub fn looks_like(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    matches!(text.trim_ascii_start().first(), Some(b'{' | b'['))
}

/// Whether a character can stand in a path as it is. Without a branch: it may be of a secret.
pub fn is_plain(byte: u8) -> bool {
    let is = |low, high| within(byte, low, high);
    is(b'a', b'z') | is(b'A', b'Z') | is(b'0', b'9') | is(b'-', b'-') | is(b'_', b'_') != 0
}

/// Reads one value and nothing behind it.
fn whole<'a, T, const SECRET: bool>(
    text: &'a [u8],
    read: impl FnOnce(&mut Reader<'a, SECRET>) -> Option<T>,
) -> Result<T, NoObject> {
    // The reader does not look at the UTF-8.
    let is_ascii = if SECRET {
        let all = text.iter().fold(0, |all, byte| all | byte);
        declassify(all < 0x80, "whether a key's file is ASCII says nothing of the key, which is")
    } else {
        text.is_ascii()
    };
    if !is_ascii {
        std::str::from_utf8(text).map_err(|_| NoObject::NoJson)?;
    }
    let mut reader = Reader::new(text);
    let value = read(&mut reader).filter(|_| reader.peek().is_none());
    value.ok_or(NoObject::NoJson)
}

/// A string as it stands in JSON, between its quotes; its escapes were checked.
#[derive(Clone, Copy, Default)]
pub struct Text<'a> {
    quoted: &'a [u8],
    has_escapes: bool,
}

impl<'a> Text<'a> {
    /// A text that is not from JSON.
    pub const fn plain(text: &'a str) -> Text<'a> {
        Text { quoted: text.as_bytes(), has_escapes: false }
    }
}

impl Text<'_> {
    /// Whether all of its characters are of visible ASCII.
    pub fn is_visible_ascii(&self) -> bool {
        let mut visible = true;
        self.each_piece(|piece| {
            visible &= piece.iter().fold(true, |all, byte| all & byte.is_ascii_graphic())
        });
        visible
    }

    /// Whether all of its characters can stand in a path as they are: letters, digits, `-`, `_`.
    pub fn is_plain(&self) -> bool {
        let mut plain = true;
        self.each_piece(|piece| plain &= piece.iter().fold(true, |all, byte| all & is_plain(*byte)));
        plain
    }

    /// Whether it is a decimal number: digits, and more behind a point.
    pub fn is_decimal(&self) -> bool {
        let (whole, part) = match memchr::memchr(b'.', self.quoted) {
            Some(point) => (&self.quoted[..point], &self.quoted[point + 1..]),
            None => (self.quoted, &b"0"[..]),
        };
        let are_digits = |digits: &[u8]| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
        are_digits(whole) && are_digits(part)
    }

    /// Whether it is a name in capitals, as services have for errors.
    pub fn is_name(&self) -> bool {
        let plain = |byte: &u8| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_');
        !self.has_escapes
            && self.quoted.first().is_some_and(u8::is_ascii_uppercase)
            && self.quoted.iter().all(plain)
    }

    /// Whether it is this text but for the case of its letters.
    pub fn is_ignoring_case(&self, text: &[u8]) -> bool {
        !self.has_escapes && self.quoted.eq_ignore_ascii_case(text)
    }

    /// The number that stands directly behind those words.
    pub fn number_behind(&self, words: &[u8]) -> Option<i64> {
        let at = memchr::memchr_iter(*words.first()?, self.quoted)
            .find(|at| self.quoted[*at..].starts_with(words))?;
        let digits = &self.quoted[at + words.len()..];
        let len = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        parse(&digits[..len])
    }

    /// The number that its last digits make.
    pub fn number_at_end(&self) -> Option<i64> {
        let others = self.quoted.iter().rposition(|byte| !byte.is_ascii_digit())?;
        parse(&self.quoted[others + 1..])
    }

    /// Whether it has no characters.
    pub fn is_empty(&self) -> bool {
        self.quoted.is_empty()
    }

    /// Whether it has a NUL, at which a C string ends.
    pub fn has_nul(&self) -> bool {
        // Only an escape can make one.
        let mut found = false;
        if self.has_escapes {
            self.each_piece(|piece| found |= piece.contains(&0));
        }
        found
    }

    /// Whether it is this text.
    #[inline]
    pub fn is(&self, text: &[u8]) -> bool {
        if !self.has_escapes {
            return self.quoted == text;
        }
        let mut rest = Some(text);
        self.each_piece(|piece| rest = rest.and_then(|rest| rest.strip_prefix(piece)));
        rest.is_some_and(<[u8]>::is_empty)
    }

    /// Appends it, without escapes.
    #[inline]
    pub fn put(&self, w: &mut Writer) {
        if !self.is_empty() {
            self.each_piece(|piece| w.put(piece));
        }
    }

    /// Whether it is so many digits.
    pub fn is_digits(&self, count: usize) -> bool {
        let (mut len, mut all) = (0, true);
        self.each_piece(|piece| {
            len += piece.len();
            all &= piece.iter().fold(true, |all, byte| all & byte.is_ascii_digit());
        });
        len == count && declassify(all, "whether a PIN is one is told")
    }

    /// Copies its begin, without escapes: as much as there is capacity for.
    pub fn begin(&self, capacity: &mut [u8]) -> usize {
        let mut len = 0;
        self.each_piece(|piece| {
            let rest = &mut capacity[len..];
            let fits = piece.len().min(rest.len());
            rest[..fits].copy_from_slice(&piece[..fits]);
            len += fits;
        });
        len
    }

    fn integer(&self) -> Option<i64> {
        parse(self.in_buffer(&mut [0; 20])?)
    }

    /// The text without escapes, if it fits.
    fn in_buffer<'b>(&self, buffer: &'b mut [u8]) -> Option<&'b [u8]> {
        let mut counter = Writer::counting(None);
        self.put(&mut counter);
        let buffer = buffer.get_mut(..counter.written())?;
        self.put(&mut Writer::over(buffer, None));
        Some(buffer)
    }

    /// Hands on what needs no unescaping as it stands, and each escape as its character.
    fn each_piece(&self, mut take: impl FnMut(&[u8])) {
        if !self.has_escapes {
            return take(self.quoted);
        }
        let mut rest = self.quoted;
        while let Some(at) = memchr::memchr(b'\\', rest) {
            take(&rest[..at]);
            let (character, len) = escaped(&rest[at + 1..]).expect("it was checked when it was read");
            take(character.unwrap_or_default().encode_utf8(&mut [0; 4]).as_bytes());
            rest = &rest[at + 1 + len..];
        }
        take(rest);
    }
}

impl std::fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut result = Ok(());
        self.each_piece(|piece| {
            let piece = std::str::from_utf8(piece).expect("JSON was checked to be UTF-8");
            result = result.and_then(|()| f.write_str(piece));
        });
        result
    }
}

impl std::fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\"{self}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::reader::MAX_DEPTH;
    use super::*;

    fn code(body: &str) -> Member<'_> {
        let [code] = object(body.as_bytes(), ["code"]).unwrap();
        code
    }

    #[test]
    fn members_of_every_type() {
        for (body, number) in [
            (r#"{"code":-1022}"#, Some(-1022)),
            (r#" { "a" : [ 1 , {} ] , "code" : "1740568725231" } "#, Some(1_740_568_725_231)),
            (r#"{"c\u006fde":"\u0031"}"#, Some(1)),
            (r#"{"code":"-9223372036854775808"}"#, Some(i64::MIN)),
            (r#"{}"#, None),
            (r#"{"code":null}"#, None),
            (r#"{"code":true}"#, None),
            (r#"{"code":false}"#, None),
            (r#"{"code":[1]}"#, None),
            (r#"{"code":{"code":1}}"#, None),
            (r#"{"code":1.5}"#, None),
            (r#"{"code":1e99}"#, None),
            (r#"{"code":18446744073709551615}"#, None),
            (r#"{"code":"000000000000000000001"}"#, None),
            (r#"{"code":"\ud800"}"#, None),
            (r#"{"code":"1\udc00","\ud800\u0061":1}"#, None),
            (r#"{"codes":1,"cod":2}"#, None),
        ] {
            assert_eq!(integer(code(body)), number, "{body}");
        }
        let body = r#"{"code":"caf\u00e9 \ud83d\ude00\n"}"#;
        assert_eq!(text(code(body)).unwrap().to_string(), "café 😀\n");
        assert!(text(code(r#"{"code":1}"#)).is_none());
        let [inner] = nested(code(r#"{"code":{"a":1}}"#), ["a"]).unwrap();
        assert_eq!(integer(inner), Some(1));
        assert!(nested(code(r#"{"code":{"a":1,"a":1}}"#), ["a"]).is_none());
    }

    #[test]
    fn what_is_no_json_and_what_is_another_response() {
        let error = |body: &[u8]| object(body, ["code"]).err();
        for body in [
            "",
            "{\"code\":1",
            "{\"code\" 1}",
            "{code:1}",
            "{\"code\":01}",
            "{\"code\":1.}",
            "{\"code\":nul}",
            "{\"code\":\"\\x\"}",
            "{\"code\":\"a\nb\"}",
            "{\"code\":1,}",
            "{}{}",
            "{\"a\":\"\\",
            "{\"a\":\"\\u12",
            "[1",
            "[1,]",
            "{\"a\":[1,]}",
            "{\"a\":{\"b\":1,}}",
            "{\"a\":{\"b\":1]}",
            "{\"a\":{\"b\":[1}}",
            "{\"a\":{]}",
            "{\"a\":\"\x1f\"}",
        ] {
            assert_eq!(error(body.as_bytes()), Some(NoObject::NoJson), "{body}");
        }
        assert_eq!(error(b"\xff"), Some(NoObject::NoJson));
        assert_eq!(error(b"{\"x\":\"\xff\"}"), Some(NoObject::NoJson));
        assert_eq!(error(&b"[".repeat(1_000_000)), Some(NoObject::NoJson));
        for body in ["[]", "[1]", "1", "\"\"", "null", r#"{"code":1,"code":null}"#] {
            assert_eq!(error(body.as_bytes()), Some(NoObject::OtherJson), "{body}");
        }
        assert_eq!(error(br#"{"other":1,"other":2}"#), None);
    }

    #[test]
    fn depth_has_an_end() {
        let nested = |depth: u32| "[".repeat(depth as usize) + &"]".repeat(depth as usize);
        assert!(value(nested(MAX_DEPTH).as_bytes()).is_some());
        assert!(value(nested(MAX_DEPTH + 1).as_bytes()).is_none());
        let objects = |depth: u32| "{\"a\":".repeat(depth as usize) + "1" + &"}".repeat(depth as usize);
        assert!(object(objects(MAX_DEPTH).as_bytes(), []).is_ok());
        assert_eq!(object(objects(MAX_DEPTH + 1).as_bytes(), []).err(), Some(NoObject::NoJson));
        assert!(value(b"{}").is_some() && value(b"[]]").is_none());
    }

    #[test]
    fn nuls_are_found() {
        for (body, found) in [(r#"a\u0000b"#, true), (r#"\u0000"#, true), (r#"\\u0000"#, false), ("0", false)]
        {
            assert_eq!(text(code(&format!("{{\"code\":\"{body}\"}}"))).unwrap().has_nul(), found, "{body}");
        }
    }

    #[test]
    fn texts_are_compared_without_escapes() {
        let text = text(code(r#"{"code":"a\u0062c"}"#)).unwrap();
        assert!(text.is(b"abc"));
        for other in ["", "ab", "abcd", "abd", "a\\u0062c"] {
            assert!(!text.is(other.as_bytes()), "{other}");
        }
        assert_eq!(format!("{text:?}"), "\"abc\"");
        assert!(!text.has_nul());
    }
}
