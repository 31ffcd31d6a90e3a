//! JSON read with serde_json, member by member, in the way that the answers' readers are documented to: a member of
//! another type than expected is as good as absent.

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The members of an object, in their order, each value as it stands there.
pub struct Object<'a>(Vec<(String, &'a RawValue)>);

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
        if serde_json::from_str::<IgnoredAny>(text).is_err() {
            return Text::NotJson;
        }
        match text.trim_ascii_start().as_bytes()[0] {
            b'{' => serde_json::from_str(text).map_or(Text::Other, Text::Object),
            b'[' => Text::Array,
            _ => Text::Other,
        }
    }
}

impl<'a> Object<'a> {
    /// The members of these names, or none if one of them stands there twice.
    pub fn members<const N: usize>(&self, names: [&str; N]) -> Option<[Member<'a>; N]> {
        let unique = |name: &&str| self.0.iter().filter(|(found, _)| found == name).count() <= 1;
        names.iter().all(unique).then(|| names.map(|name| self.member(name)))
    }

    fn member(&self, name: &str) -> Member<'a> {
        let found = self.0.iter().find(|(found, _)| found == name).map(|(_, value)| value.get());
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

/// A member's JSON; none if it is absent or null.
#[derive(Clone, Copy)]
pub struct Member<'a>(Option<&'a str>);

impl<'a> Member<'a> {
    pub fn is_there(self) -> bool {
        self.0.is_some()
    }

    pub fn text(self) -> Option<String> {
        serde_json::from_str(self.0.filter(|value| value.starts_with('"'))?).ok()
    }

    /// An integer, also in a string of digits.
    pub fn integer(self) -> Option<i64> {
        match self.text() {
            Some(text) => text.parse().ok(),
            // -0 is no integer to JSON's readers: it is the float.
            None => self.0.filter(|value| *value != "-0")?.parse().ok(),
        }
    }

    pub fn object(self) -> Option<Object<'a>> {
        match Text::read(self.0?.as_bytes()) {
            Text::Object(object) => Some(object),
            _ => None,
        }
    }
}
