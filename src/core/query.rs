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

/// Name and value of each parameter of a ready query or form, as they stand there.
pub fn pairs(text: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    // Each piece ends before an & or at the end of the text.
    let ends = memchr_iter(b'&', text).chain(std::iter::once(text.len()));
    ends.scan(0, move |start, end| {
        let piece = &text[*start..end];
        *start = end + 1;
        let equals = memchr::memchr(b'=', piece).unwrap_or(piece.len());
        Some((&piece[..equals], piece.get(equals + 1..).unwrap_or_default()))
    })
}

/// The value of the first parameter of that name.
pub fn value_of<'a>(text: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    pairs(text).find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// Whether a ready query or form has a parameter named `signature`. It stands before every signature:
/// so it looks for a letter that is rarer in parameters than `&`.
#[inline]
pub fn has_signature(text: &[u8]) -> bool {
    const BEFORE_G: usize = 2;
    memchr_iter(b'g', text).any(|g| {
        let Some(start) = g.checked_sub(BEFORE_G) else { return false };
        let begins = start == 0 || text[start - 1] == b'&';
        let rest = text[start..].strip_prefix(b"signature");
        begins && rest.is_some_and(|rest| matches!(rest.first(), None | Some(b'=' | b'&')))
    })
}

/// Whether a parameter of that name begins at the end of one text and goes on in the next.
pub fn is_cut(text: &[u8], next: &[u8], name: &[u8]) -> bool {
    let last = text.rsplit(|byte| *byte == b'&').next().unwrap_or_default();
    let rest = name.strip_prefix(last).filter(|_| !last.is_empty());
    rest.and_then(|rest| next.strip_prefix(rest)).is_some_and(|value| value.starts_with(b"="))
}

/// A ready query or form has its parameters and nothing around them.
#[inline]
pub fn check_ready(text: &[u8]) -> Result<(), Error> {
    match (text.first(), text.last()) {
        (Some(b'?' | b'&'), _) | (_, Some(b'&')) => Err(Error::Query),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::writer::to_vec;
    use super::*;

    #[test]
    fn encoding() {
        let encoded = |text: &str| {
            let render = |w: &mut Writer| {
                put_encoded(w, text.as_bytes());
                Ok(())
            };
            String::from_utf8(to_vec(render).unwrap().1).unwrap()
        };
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
        for (text, next) in
            [("", "recvWindow=5"), ("a=1", "recvWindow=5"), ("recv", "window=5"), ("xrecv", "Window=5")]
        {
            assert!(!cut(text.as_bytes(), next.as_bytes()), "{text} {next}");
        }
    }

    #[test]
    fn looking_through() {
        let text = b"a=1&signature&b=&=c&a=2";
        assert_eq!(value_of(text, b"a"), Some(&b"1"[..]));
        assert_eq!(value_of(text, b"b"), Some(&b""[..]));
        assert_eq!(value_of(text, b"signature"), Some(&b""[..]));
        assert_eq!(value_of(text, b"c"), None);
        assert_eq!(value_of(b"", b"a"), None);
        for (text, found) in [
            ("signature=1", true),
            ("signature", true),
            ("a=1&signature=1", true),
            ("a=1&signature", true),
            ("", false),
            ("signatures=1", false),
            ("a=signature", false),
            ("a=1&asignature=1", false),
            ("g&ag&sig&signatur=1&g=signature", false),
            ("g&ag&sig&signature", true),
        ] {
            assert_eq!(has_signature(text.as_bytes()), found, "{text}");
        }
        for text in ["?a=1", "&a=1", "a=1&", "&", "?"] {
            assert_eq!(check_ready(text.as_bytes()), Err(Error::Query));
        }
        assert_eq!(check_ready(b""), Ok(()));
    }
}
