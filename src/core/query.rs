//! Query strings and forms: written from parameters, and looked through.

use super::error::Error;
use super::writer::Writer;
use memchr::memchr_iter;

/// A parameter, not yet encoded.
#[derive(Clone, Copy, Debug)]
pub struct Param<'a> {
    /// Its name.
    pub name: &'a [u8],
    /// Its value.
    pub value: &'a [u8],
}

/// Appends text percent-encoded: all but RFC 3986's unreserved characters, in upper-case hex.
pub fn put_encoded(w: &mut Writer, text: &[u8]) {
    let encoded = text.iter().filter(|byte| !UNRESERVED[usize::from(**byte)]).count();
    if encoded == 0 {
        return w.put(text);
    }
    w.append_from(0, text.len().saturating_add(encoded.saturating_mul(2)), |_, capacity| {
        let mut places = capacity.iter_mut();
        let mut put = |byte| *places.next().expect("the capacity was counted") = byte;
        for byte in text {
            if UNRESERVED[usize::from(*byte)] {
                put(*byte);
            } else {
                put(b'%');
                put(HEX[usize::from(byte >> 4)]);
                put(HEX[usize::from(byte & 15)]);
            }
        }
    });
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

static UNRESERVED: [bool; 256] = {
    let mut unreserved = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let character = byte as u8;
        unreserved[byte] =
            character.is_ascii_alphanumeric() || matches!(character, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    unreserved
};

/// More parameters than any request has: looking for duplicates takes the square of their number.
pub const MAX_PARAMS: usize = 1000;

/// A query or form: names and values percent-encoded, in their order.
pub fn encode<'a>(params: impl Iterator<Item = Param<'a>> + Clone) -> Result<impl Fn(&mut Writer), Error> {
    if params.clone().nth(MAX_PARAMS).is_some() {
        return Err(Error::Size);
    }
    if params.clone().any(|param| param.name.is_empty()) {
        return Err(Error::ParamName);
    }
    Ok(move |w: &mut Writer| {
        let pairs = Pairs::begin(w);
        for param in params.clone() {
            pairs.put(w, param.name, |w| put_encoded(w, param.value));
        }
    })
}

/// Writes parameters one after the other, with `&` between them.
pub struct Pairs {
    start: usize,
}

impl Pairs {
    /// Parameters that begin where the writer stands.
    pub fn begin(w: &Writer) -> Pairs {
        Pairs { start: w.written() }
    }

    /// Where the first one begins.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Appends a parameter of which `value` writes the value.
    pub fn put(&self, w: &mut Writer, name: &[u8], value: impl FnOnce(&mut Writer)) {
        if w.written() > self.start {
            w.put(b"&");
        }
        put_encoded(w, name);
        w.put(b"=");
        value(w);
    }
}

/// Whether a parameter is named `signature`.
#[cold]
fn has_signature(text: &[u8]) -> bool {
    text.split(|byte| *byte == b'&').any(|param| {
        let rest = param.strip_prefix(b"signature");
        rest.is_some_and(|rest| matches!(rest.first(), None | Some(b'=')))
    })
}

/// Whether a parameter of that name begins at the end of one text and ends in the next.
pub fn is_cut(text: &[u8], next: &[u8], name: &[u8]) -> bool {
    if text.is_empty() || next.is_empty() {
        return false;
    }
    let last = &text[memchr::memrchr(b'&', text).map_or(0, |at| at + 1)..];
    let rest = name.strip_prefix(last).filter(|_| !last.is_empty());
    rest.and_then(|rest| next.strip_prefix(rest))
        .is_some_and(|rest| matches!(rest.first(), None | Some(b'=' | b'&')))
}

/// The value of `name=` in two texts of which it is not known where the first ends, if it stands there.
/// It must be a parameter of one of them, stand once, and hold digits alone: then its meaning is the same
/// wherever else the first may be taken to end.
pub fn number_of(texts: [&[u8]; 2], name: &[u8]) -> Result<Option<i64>, Error> {
    let [first, second] = texts;
    let mut found = None;
    for (text, next) in [(first, second), (second, &[])] {
        for at in memchr::memmem::find_iter(text, name) {
            let Some(value) = text[at + name.len()..].strip_prefix(b"=") else { continue };
            let begins = at == 0 || text[at - 1] == b'&';
            if !begins || found.is_some() {
                return Err(Error::TimestampPlace);
            }
            let len = memchr::memchr(b'&', value).unwrap_or(value.len());
            // Digits that go on in the second text are another number if the first ends later.
            if len == value.len() && next.first().is_some_and(u8::is_ascii_digit) {
                return Err(Error::TimestampPlace);
            }
            found = Some(&value[..len]);
        }
    }
    if is_astride(first, second, name) {
        return Err(Error::TimestampPlace);
    }
    let digits = |text: &[u8]| {
        let plain = text.iter().all(u8::is_ascii_digit);
        std::str::from_utf8(text).ok().filter(|_| plain)?.parse().ok()
    };
    found.map(|value| digits(value).ok_or(Error::TimestampMissing)).transpose()
}

/// Whether `name=` begins in one text and ends in the next, be it at a parameter's beginning or not.
fn is_astride(text: &[u8], next: &[u8], name: &[u8]) -> bool {
    let ends_with = |len| text.ends_with(&name[..len]);
    let goes_on = |len| next.strip_prefix(&name[len..]).is_some_and(|rest| rest.starts_with(b"="));
    (1..=name.len()).any(|len| ends_with(len) && goes_on(len))
}

/// A ready query or form has its parameters and nothing around them, and can be sent as it is. Gives back whether one is
/// named `signature`. It stands before every signature: so each byte is looked at once, many at a time.
#[inline]
pub fn check_ready(text: &[u8]) -> Result<bool, Error> {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return Ok(false) };
    if matches!(first, b'?' | b'&') || *last == b'&' {
        return Err(Error::Query);
    }
    let found = Found::of(text);
    let encodes = |percent: usize| {
        text[percent + 1..].first_chunk::<2>().is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
    };
    // The last has none behind it: it is looked at here.
    let raw = any(&found.raw) || !last.is_ascii_graphic() || matches!(last, b'#' | b'%');
    if raw || any(&found.percent) && !memchr_iter(b'%', text).all(encodes) {
        Err(Error::QueryCharacter)
    } else {
        Ok(any(&found.gn) && has_signature(text))
    }
}

/// How many bytes are looked at together.
const MANY: usize = 32;

/// What was found in bytes at each of their places: 0, or all bits.
#[derive(Default)]
struct Found {
    /// What cannot be sent as it is.
    raw: [u8; MANY],
    percent: [u8; MANY],
    /// The letters `gn`, which hardly any name or value has but `signature`.
    gn: [u8; MANY],
}

impl Found {
    #[inline]
    fn look(&mut self, bytes: &[u8; MANY], next: &[u8; MANY]) {
        let mask = |is: bool| 0_u8.wrapping_sub(is.into());
        for (at, byte) in bytes.iter().enumerate() {
            self.raw[at] |= mask(!byte.is_ascii_graphic()) | mask(*byte == b'#');
            self.percent[at] |= mask(*byte == b'%');
            self.gn[at] |= mask(*byte == b'g') & mask(next[at] == b'n');
        }
    }

    /// Of a text but its last byte.
    #[inline]
    fn of(text: &[u8]) -> Found {
        let mut found = Found::default();
        // All but the last, and those behind them.
        let (bytes, next) = (&text[..text.len() - 1], &text[1..]);
        if let (Some(bytes_end), Some(next_end)) = (bytes.last_chunk(), next.last_chunk()) {
            for (bytes, next) in bytes.as_chunks().0.iter().zip(next.as_chunks().0) {
                found.look(bytes, next);
            }
            // What is left, and some again.
            found.look(bytes_end, next_end);
        } else {
            let mut padded = [b'a'; MANY + 1];
            padded[..text.len()].copy_from_slice(text);
            if let (Some(bytes), Some(next)) = (padded.first_chunk(), padded.last_chunk()) {
                found.look(bytes, next);
            }
        }
        found
    }
}

#[inline]
fn any(places: &[u8; MANY]) -> bool {
    places.iter().fold(0, |any, place| any | place) != 0
}

#[cfg(test)]
mod tests {
    use super::super::writer::to_vec;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn encoding() {
        let encoded = |text: &str| String::from_utf8(to_vec(|w| put_encoded(w, text.as_bytes())).1).unwrap();
        assert_eq!(encoded(""), "");
        assert_eq!(encoded("aZ09-._~"), "aZ09-._~");
        assert_eq!(encoded("a b+c/d%e&f=g"), "a%20b%2Bc%2Fd%25e%26f%3Dg");
        assert_eq!(encoded("é中😀"), "%C3%A9%E4%B8%AD%F0%9F%98%80");
    }

    #[test]
    fn cut_in_two() {
        let cut = |text: &[u8], next: &[u8]| is_cut(text, next, b"recvWindow");
        assert!(cut(b"a=1&recv", b"Window=5"));
        assert!(cut(b"r", b"ecvWindow="));
        assert!(cut(b"a=1&recvWindow", b"=5"));
        assert!(cut(b"a=1&recvWindo", b"w"));
        assert!(cut(b"recvWindo", b"w&a=1"));
        assert!(!cut(b"recvWindow", b"") && !cut(b"recvWindo", b"ws=1"));
        for (text, next) in
            [("", "recvWindow=5"), ("a=1", "recvWindow=5"), ("recv", "window=5"), ("xrecv", "Window=5")]
        {
            assert!(!cut(text.as_bytes(), next.as_bytes()), "{text} {next}");
        }
    }

    #[test]
    fn a_number_is_the_same_wherever_the_first_text_ends() {
        let number = |first: &str, second: &str| number_of([first.as_bytes(), second.as_bytes()], b"time");
        for (first, second, found) in [
            ("time=7", "", Some(7)),
            ("a=1&time=7&b=2", "", Some(7)),
            ("a=1", "time=7", Some(7)),
            ("a=1&time=7", "b=2", Some(7)),
            ("a=1", "1=2&time=7", Some(7)),
            ("", "1=2&time=7", Some(7)),
            ("time", "", None),
            ("times=7&a=time", "b=time", None),
            ("", "", None),
        ] {
            assert_eq!(number(first, second), Ok(found), "{first} {second}");
        }
        for value in ["", "x", "-7", "+7", "7.5", " 7", "99999999999999999999"] {
            assert_eq!(number(&format!("time={value}"), ""), Err(Error::TimestampMissing), "{value}");
        }
        let moved = ["time=7&a=1&time=8", "time=7a=1&time=8", "xtime=7&time=8", "a=xtime=7&time=8"];
        for text in moved {
            for end in 0..=text.len() {
                let (first, second) = text.split_at(end);
                assert_eq!(number(first, second), Err(Error::TimestampPlace), "{first} {second}");
            }
        }
        for (first, second) in
            [("xtime=7", ""), ("a=1", "b=time=7"), ("a=1&ti", "me=7"), ("xti", "me=7"), ("time=7", "8=9")]
        {
            assert_eq!(number(first, second), Err(Error::TimestampPlace), "{first} {second}");
        }
    }

    proptest! {
        /// Who moves the end of the first text can make a verifier refuse, and nothing else.
        #[test]
        fn a_number_cannot_be_moved(text in "(time|time=|=|&|[78]|a){0,12}") {
            let ends = (0..=text.len()).map(|end| text.as_bytes().split_at(end));
            let read = ends.filter_map(|(first, second)| number_of([first, second], b"time").ok());
            let mut read = read.collect::<Vec<_>>();
            read.dedup();
            prop_assert!(read.len() <= 1, "{:?}", read);
        }
    }

    #[test]
    fn looking_through() {
        // Before, behind and astride the places where the bytes that are looked at together end.
        for around in [0, 1, 22, 23, 24, 30, 31, 32, 33, 62, 63, 64, 65, 200] {
            let value = "a".repeat(around);
            let found = |text: &str| check_ready(text.as_bytes());
            for text in ["signature=1", "signature", "a=1&signature=1", "a=1&signature"] {
                assert_eq!(found(text), Ok(true), "{text}");
                assert_eq!(found(&format!("a={value}&{text}")), Ok(true), "{around}");
                assert_eq!(found(&format!("{text}&a={value}")), Ok(true), "{around}");
            }
            for text in
                ["signatures=1", "a=signature", "a=1&asignature=1", "g&sig&signatur=1&g=signature", "ggn"]
            {
                assert_eq!(found(&format!("{value}{text}")), Ok(false), "{text} {around}");
                assert_eq!(found(&format!("{text}{value}")), Ok(false), "{text} {around}");
            }
            for text in ["?a=1", "&a=1", "a=1&", "&", "?"] {
                assert_eq!(check_ready(text.as_bytes()), Err(Error::Query));
            }
            for text in [
                "a= ", "a=\n", "a=\0", "a=\x7f", "a=#", "a=\u{e9}", "a=%", "a=%4", "a=%zz", "%%41=1",
                "a=%4g%20",
            ] {
                assert_eq!(found(&format!("{value}{text}")), Err(Error::QueryCharacter), "{text} {around}");
                assert_eq!(found(&format!("{text}={value}")), Err(Error::QueryCharacter), "{text} {around}");
            }
            for text in ["", "a=%20%C3%a9&b=[\"1\"]|{}<>^`\\'()*!~,;:@/?+$&&c==d"] {
                assert_eq!(found(&format!("{text}{value}")), Ok(false), "{text}");
                assert_eq!(found(&format!("{value}{text}")), Ok(false), "{text}");
            }
        }
    }
}
