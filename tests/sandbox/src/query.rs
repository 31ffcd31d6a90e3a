//! A raw query or form body, taken apart without changing a byte of what was signed.

/// Name and value. The name is percent-decoded, to be compared; the value is as it was sent.
pub type Pair<'a> = (Vec<u8>, &'a [u8]);

/// The pairs in the order sent, or in plain words why the text is refused: a part that is no `name=value`, or a name
/// that comes twice.
pub fn pairs(raw: &[u8]) -> Result<Vec<Pair<'_>>, String> {
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    if raw.is_empty() {
        return Ok(pairs);
    }
    for part in raw.split(|byte| *byte == b'&') {
        let equals = part.iter().position(|byte| *byte == b'=');
        let Some(equals @ 1..) = equals else {
            return Err(format!("'{}' is not name=value", String::from_utf8_lossy(part)));
        };
        let name = decode(&part[..equals]);
        if pairs.iter().any(|(known, _)| *known == name) {
            return Err(format!("parameter '{}' was sent twice", String::from_utf8_lossy(&name)));
        }
        pairs.push((name, &part[equals + 1..]));
    }
    Ok(pairs)
}

pub fn value<'a>(pairs: &[Pair<'a>], name: &str) -> Option<&'a [u8]> {
    pairs.iter().find(|(known, _)| known == name.as_bytes()).map(|(_, value)| *value)
}

/// What comes before the last parameter and its `&`.
pub fn before_last(raw: &[u8]) -> &[u8] {
    &raw[..raw.iter().rposition(|byte| *byte == b'&').unwrap_or(0)]
}

fn decode(text: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        let escape = (*byte == b'%').then(|| crate::crypto::hex_decode(after.get(..2)?)).flatten();
        match escape {
            Some(bytes) => {
                decoded.extend(bytes);
                rest = &after[2..];
            }
            None => {
                decoded.push(if *byte == b'+' { b' ' } else { *byte });
                rest = after;
            }
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_keep_their_order_and_their_bytes() {
        let raw = b"b=1%20x&a%5B%5D=%C3%A9&c=&d=x=y";
        let pairs = pairs(raw).expect("well formed");
        let names: Vec<&[u8]> = pairs.iter().map(|(name, _)| name.as_slice()).collect();
        assert_eq!(names, [b"b".as_slice(), b"a[]", b"c", b"d"]);
        assert_eq!(value(&pairs, "b"), Some(b"1%20x".as_slice()));
        assert_eq!(value(&pairs, "d"), Some(b"x=y".as_slice()));
        assert_eq!(value(&pairs, "e"), None);
        assert_eq!(before_last(raw), b"b=1%20x&a%5B%5D=%C3%A9&c=");
        assert_eq!(before_last(b"signature=1"), b"");
    }

    #[test]
    fn doubled_and_broken_pairs_are_refused() {
        for raw in ["a=1&a=2", "a=1&%61=2", "a", "=1", "a=1&", "&a=1", "a=1&&b=2"] {
            assert!(pairs(raw.as_bytes()).is_err(), "{raw}");
        }
        assert!(pairs(b"100%=1&50%2=2").is_ok());
    }
}
