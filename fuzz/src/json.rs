//! JSON read with serde_json, member by member, in the way that the responses' readers are documented to: a member of
//! another type than expected is as good as absent.

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The members of an object, in their order, each value as it stands there.
pub struct Object<'a>(Vec<(Name, &'a RawValue)>);

/// A name, which may be no text: half a surrogate pair is kept as bytes that no text has.
#[derive(PartialEq)]
struct Name(Vec<u8>);

/// What a text is.
pub enum Text<'a> {
    Object(Object<'a>),
    Array,
    /// JSON of another kind.
    Other,
    NotJson,
}

impl<'a> Text<'a> {
    pub fn read(text: &'a [u8]) -> Text<'a> {
        let Ok(text) = std::str::from_utf8(text) else { return Text::NotJson };
        if serde_json::from_str::<IgnoredAny>(text).is_err() || depth(text) > 128 {
            return Text::NotJson;
        }
        match text.trim_ascii_start().as_bytes()[0] {
            b'{' => Text::Object(serde_json::from_str(text).expect("it is JSON, and an object")),
            b'[' => Text::Array,
            _ => Text::Other,
        }
    }
}

/// How many levels the lists and objects of a JSON text have.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth -= 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

impl<'a> Object<'a> {
    /// The members of these names, or none if one of them stands there twice.
    pub fn members<const N: usize>(&self, names: [&str; N]) -> Option<[Member<'a>; N]> {
        let unique = |name: &&str| self.0.iter().filter(|(found, _)| found.0 == name.as_bytes()).count() <= 1;
        names.iter().all(unique).then(|| names.map(|name| self.member(name)))
    }

    /// Whether it has a member of that name, be it null.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(found, _)| found.0 == name.as_bytes())
    }

    fn member(&self, name: &str) -> Member<'a> {
        let found = self.0.iter().find(|(found, _)| found.0 == name.as_bytes()).map(|(_, value)| value.get());
        Member(found.filter(|value| *value != "null"))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Object(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Name, E> {
                Ok(Name(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

/// A member's JSON; none if it is absent or null.
#[derive(Clone, Copy)]
pub struct Member<'a>(Option<&'a str>);

impl<'a> Member<'a> {
    pub fn is_there(self) -> bool {
        self.0.is_some()
    }

    pub fn json(self) -> Option<&'a str> {
        self.0
    }

    pub fn text(self) -> Option<String> {
        serde_json::from_str(self.0.filter(|value| value.starts_with('"'))?).ok()
    }

    /// An integer, also in a string of digits.
    pub fn integer(self) -> Option<i64> {
        match self.text() {
            // No integer of 64 bits has more characters; zeros before it are not cut off.
            Some(text) => text.parse().ok().filter(|_| text.len() <= 20),
            None => self.0?.parse().ok(),
        }
    }

    pub fn object(self) -> Option<Object<'a>> {
        match Text::read(self.0?.as_bytes()) {
            Text::Object(object) => Some(object),
            _ => None,
        }
    }
}
