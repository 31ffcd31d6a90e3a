//! Reading JSON leniently: a member of another type than expected is as good as absent.

use super::error::Error;
use serde::de::{Deserialize, Deserializer, IgnoredAny, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// Reads an object with the members of `T`.
pub fn object<'a, T: Deserialize<'a>>(text: &'a [u8]) -> Result<T, Error> {
    // serde_json does not look at the UTF-8 of what it skips.
    let text = std::str::from_utf8(text).map_err(|_| Error::Json)?;
    // What is of another type may end in nonsense all the same.
    members(text).ok_or_else(|| if is_json(text) { Error::Answer } else { Error::Json })
}

/// serde takes an array of the members for the object too: here it is none.
fn members<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    serde_json::from_str(text).ok().filter(|_| text.trim_ascii_start().starts_with('{'))
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// Whether a text begins as a JSON object or array does, be it behind white space or a byte order mark.
#[inline]
pub fn looks_like(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    matches!(text.trim_ascii_start().first(), Some(b'{' | b'['))
}

/// Whether a text is a JSON array.
pub fn is_array(text: &[u8]) -> bool {
    let text = std::str::from_utf8(text).unwrap_or_default();
    text.trim_ascii_start().starts_with('[') && is_json(text)
}

/// A member's object.
pub fn nested<'a, T: Deserialize<'a>>(member: Option<&'a RawValue>) -> Option<T> {
    members(member?.get())
}

fn scalar<'a>(member: Option<&'a RawValue>) -> Option<Scalar<'a>> {
    serde_json::from_str(member?.get()).ok()
}

/// A member's string.
pub fn text<'a>(member: Option<&'a RawValue>) -> Option<Cow<'a, str>> {
    match scalar(member)? {
        Scalar::Text(text) => Some(text),
        Scalar::Integer(_) => None,
    }
}

/// A member's integer, also if it came as a string of digits.
pub fn integer(member: Option<&RawValue>) -> Option<i64> {
    match scalar(member)? {
        Scalar::Integer(number) => Some(number),
        Scalar::Text(text) => text.parse().ok(),
    }
}

/// A string, borrowed from the JSON text unless it has escapes, or an integer.
enum Scalar<'a> {
    Text(Cow<'a, str>),
    Integer(i64),
}

impl<'a> Deserialize<'a> for Scalar<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'a> Visitor<'a> for Either {
            type Value = Scalar<'a>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string or an integer")
            }

            fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Scalar<'a>, E> {
                Ok(Scalar::Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Scalar<'a>, E> {
                Ok(Scalar::Text(Cow::Owned(text.to_owned())))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Scalar<'a>, E> {
                Ok(Scalar::Integer(number))
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Scalar<'a>, E> {
                number.try_into().map(Scalar::Integer).map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Body<'a> {
        #[serde(borrow)]
        code: Option<&'a RawValue>,
    }

    #[test]
    fn members_of_every_type() {
        let integer_of = |body: &str| integer(object::<Body>(body.as_bytes()).unwrap().code);
        assert_eq!(integer_of(r#"{"code":-1022}"#), Some(-1022));
        assert_eq!(integer_of(r#"{"code":"1740568725231"}"#), Some(1_740_568_725_231));
        for body in [
            r#"{}"#,
            r#"{"code":null}"#,
            r#"{"code":1.5}"#,
            r#"{"code":1e99}"#,
            r#"{"code":18446744073709551615}"#,
        ] {
            assert_eq!(integer_of(body), None, "{body}");
        }
        let body = br#"{"code":"caf\u00e9"}"#;
        assert_eq!(text(object::<Body>(body).unwrap().code).as_deref(), Some("café"));
    }

    #[test]
    fn what_is_no_json_and_what_is_another_answer() {
        let error = |body: &[u8]| object::<Body>(body).err();
        assert_eq!(error(b""), Some(Error::Json));
        assert_eq!(error(b"{\"code\":1"), Some(Error::Json));
        assert_eq!(error(b"\xff"), Some(Error::Json));
        assert_eq!(error(&b"[".repeat(1_000_000)), Some(Error::Json));
        assert_eq!(error(b"[]"), Some(Error::Answer));
        assert_eq!(error(b"[1]"), Some(Error::Answer));
        assert_eq!(error(b"{\"x\":\"\xff\"}"), Some(Error::Json));
        assert_eq!(error(br#"{"code":1,"code":2}"#), Some(Error::Answer));
    }
}
