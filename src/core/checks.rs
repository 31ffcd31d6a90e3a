//! Checks of what goes into a request, so that what is signed is what can be sent.

use super::declassify::declassify;
use super::error::Error;
use super::secret;

/// A text that must be there.
pub fn not_empty(text: &[u8]) -> Result<(), Error> {
    if text.is_empty() { Err(Error::Empty) } else { Ok(()) }
}

/// A text that somebody typed or copied, such as a user name: nothing was caught along with it.
pub fn text(text: &[u8]) -> Result<(), Error> {
    if secret::is_stained(text) { Err(Error::Text) } else { Ok(()) }
}

/// A UUID as services write it: in lower case, with its hyphens.
pub fn is_uuid(text: &[u8]) -> bool {
    text.len() == 36
        && text.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        })
}

/// A value that goes into a header: visible ASCII, so that no stray newline adds a header of its own.
pub fn header_value(value: &[u8]) -> Result<(), Error> {
    not_empty(value)?;
    // Every byte is looked at, and none is branched on: the value may be VelaFi's token.
    let visible = value.iter().fold(true, |all, byte| all & byte.is_ascii_graphic());
    if declassify(visible, "whether a header's value can be sent is told") {
        Ok(())
    } else {
        Err(Error::HeaderValue)
    }
}

/// As [`header_value`], with spaces inside, as in an HTTP date.
pub fn header_text(value: &[u8]) -> Result<(), Error> {
    not_empty(value)?;
    let inner = |byte: &u8| byte.is_ascii_graphic() || *byte == b' ';
    if value.iter().all(inner) && value.first() != Some(&b' ') && value.last() != Some(&b' ') {
        Ok(())
    } else {
        Err(Error::HeaderValue)
    }
}

/// An HTTP method in upper case.
pub fn method(method: &[u8]) -> Result<(), Error> {
    if (1..=16).contains(&method.len()) && method.iter().all(u8::is_ascii_uppercase) {
        Ok(())
    } else {
        Err(Error::Method)
    }
}

/// Path and query as sent (RFC 9112, section 3.2.1), of the characters that RFC 3986 allows there: any
/// other an HTTP client may encode after it was signed. Two slashes at its begin would be taken for a host,
/// and segments of dots, also if encoded, are taken out by many clients (section 5.2.4).
pub fn target(target: &[u8]) -> Result<(), Error> {
    let mut pieces = target.split(|byte| *byte == b'%');
    let begin = pieces.next().unwrap_or_default();
    let is_whole = begin.first() == Some(&b'/') && begin.get(1) != Some(&b'/') && is_plain(begin);
    let is_encoded = |piece: &[u8]| {
        piece
            .split_at_checked(2)
            .is_some_and(|(hex, rest)| hex.iter().all(u8::is_ascii_hexdigit) && is_plain(rest))
    };
    let path = &target[..memchr::memchr(b'?', target).unwrap_or(target.len())];
    let has_dots = path.split(|byte| *byte == b'/').any(is_dots);
    if is_whole && pieces.all(is_encoded) && !has_dots { Ok(()) } else { Err(Error::Target) }
}

/// Whether a segment is one dot or two, each as it is or encoded.
fn is_dots(segment: &[u8]) -> bool {
    let mut rest = segment;
    for _ in 0..2 {
        rest = rest
            .strip_prefix(b".")
            .or(rest.strip_prefix(b"%2e"))
            .or(rest.strip_prefix(b"%2E"))
            .unwrap_or(rest);
    }
    rest.is_empty() && !segment.is_empty()
}

/// What stands in a path or query for itself (RFC 3986, sections 3.3 and 3.4).
fn is_plain(text: &[u8]) -> bool {
    let marks = b"-._~!$&'()*+,;=:@/?";
    text.iter().all(|byte| byte.is_ascii_alphanumeric() || marks.contains(byte))
}

/// A path without a query.
pub fn path(path: &[u8]) -> Result<(), Error> {
    target(path)?;
    if path.contains(&b'?') { Err(Error::Target) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_sent_is_refused() {
        for value in ["key\n", " key", "k\u{e9}y", "a b", "\0"] {
            assert_eq!(header_value(value.as_bytes()), Err(Error::HeaderValue));
        }
        assert_eq!(header_value(b""), Err(Error::Empty));
        assert_eq!(header_text(b"Sun, 30 May 2021 12:49:19 GMT"), Ok(()));
        for value in [" 1", "1 ", "1\t2"] {
            assert_eq!(header_text(value.as_bytes()), Err(Error::HeaderValue));
        }
        for name in ["", "get", "GET ", "AVERYVERYLONGMETHOD"] {
            assert_eq!(method(name.as_bytes()), Err(Error::Method));
        }
        for place in ["", "me", "//evil.example/me", "https://api.mixin.one/me", "/me#top", "/a b", "/\u{e9}"]
        {
            assert_eq!(target(place.as_bytes()), Err(Error::Target));
        }
        // All that is neither allowed nor `%`, in path and query; and a `%` that encodes nothing.
        for byte in (0..=255).filter(|byte: &u8| !byte.is_ascii_alphanumeric()) {
            let expect = if b"-._~!$&'()*+,;=:@/?".contains(&byte) { Ok(()) } else { Err(Error::Target) };
            assert_eq!(target(&[b"/a", &[byte][..]].concat()), expect, "{byte}");
            assert_eq!(target(&[b"/a?b=", &[byte][..], b"c"].concat()), expect, "{byte}");
        }
        for place in ["/%", "/%4", "/a%zz", "/%4g", "/%%41", "/100%", "/a?b=%", "/%41%", "%2Fa", "/a%20b c"] {
            assert_eq!(target(place.as_bytes()), Err(Error::Target), "{place}");
        }
        for place in ["/.", "/..", "/a/./b", "/a/../b", "/a/..", "/%2e", "/a/.%2E/b", "/%2E%2e?b", "/../?b=1"]
        {
            assert_eq!(target(place.as_bytes()), Err(Error::Target), "{place}");
        }
        for place in ["/...", "/.a", "/a.", "/a/..b/c", "/%2ea", "/a?b=/../c", "/a?."] {
            assert_eq!(target(place.as_bytes()), Ok(()), "{place}");
        }
        assert_eq!(target(b"/%7c%7D?q=%22"), Ok(()));
        assert_eq!(target(b"/"), Ok(()));
        assert_eq!(target(b"/a//b?c=%C3%A9&d=/"), Ok(()));
        assert_eq!(path(b"/a?b"), Err(Error::Target));
    }
}
