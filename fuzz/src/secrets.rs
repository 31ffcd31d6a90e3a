//! What a secret looks like, by other code: branches, and texts where they are texts.

use crate::status::*;
use data_encoding::{BASE64, BASE64_NOPAD, BASE64URL, BASE64URL_NOPAD, HEXLOWER_PERMISSIVE};

/// White space of Unicode, and what shows nothing.
fn invisible() -> impl Iterator<Item = String> {
    let single = "\u{a0}\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{1680}\u{17b4}\u{17b5}\u{180e}\
                  \u{2800}\u{3000}\u{3164}\u{feff}\u{ffa0}";
    let ranges =
        ['\u{2000}'..='\u{200f}', '\u{2028}'..='\u{202f}', '\u{205f}'..='\u{206f}', '\u{fff9}'..='\u{fffb}'];
    single.chars().chain(ranges.into_iter().flatten()).map(String::from)
}

fn controls() -> impl Iterator<Item = String> {
    ('\0'..='\x1f').chain('\x7f'..='\u{9f}').map(String::from)
}

fn has(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

fn is_space(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| b" \t\n\x0b\x0c\r".contains(byte))
}

/// A text that is no secret: nothing was caught along with it.
pub fn is_stained(text: &[u8]) -> bool {
    let is_around = |part: String| text.starts_with(part.as_bytes()) || text.ends_with(part.as_bytes());
    is_space(text.first())
        || is_space(text.last())
        || invisible().any(is_around)
        || text.iter().any(|byte| *byte < b' ' || *byte == 0x7f)
        || text.windows(2).any(|two| two[0] == 0xc2 && (0x80..0xa0).contains(&two[1]))
}

pub fn check(secret: &[u8]) -> u32 {
    let has = |part: &[u8]| has(secret, part);
    let starts = |parts: &[&str]| parts.iter().any(|part| secret.starts_with(part.as_bytes()));
    let ends = |parts: &[&str]| parts.iter().any(|part| secret.ends_with(part.as_bytes()));
    let contains = |chars: &[char]| chars.iter().any(|char| has(char.encode_utf8(&mut [0; 4]).as_bytes()));
    let marks = [
        "\"", "'", "`", "´", "‘", "’", "‚", "‛", "“", "”", "„", "‟", "‹", "›", "«", "»", "＂", "＇", "「",
        "」", "『", "』",
    ];
    if secret.is_empty() {
        SECRET_EMPTY
    } else if is_utf16(secret) {
        SECRET_UTF16
    } else if starts(&["\u{feff}"]) {
        SECRET_BYTE_ORDER_MARK
    } else if starts(&["-----BEGIN ", "---- BEGIN "]) || starts(&["{"]) && has(b"\":") {
        SECRET_FILE
    } else if is_space(secret.first()) || is_space(secret.last()) {
        SECRET_SPACE
    } else if is_placeholder(secret) {
        SECRET_PLACEHOLDER
    } else if is_assignment(secret) {
        SECRET_ASSIGNMENT
    } else if starts(&marks) || ends(&marks) {
        SECRET_QUOTES
    } else if invisible().any(|it| has(it.as_bytes())) {
        SECRET_INVISIBLE
    } else if controls().any(|it| has(it.as_bytes())) {
        SECRET_CONTROL
    } else if has(b"***")
        || has(b"...")
        || contains(&['•', '●', '…', '∗', '█', '＊', '⚫', '▪'])
        || is_one(secret)
    {
        SECRET_MASKED
    } else if is_encoded(secret) {
        SECRET_ENCODED
    } else {
        OK
    }
}

fn is_utf16(secret: &[u8]) -> bool {
    let (pairs, rest) = secret.as_chunks::<2>();
    let ascii = pairs.iter().all(|pair| pair[0] == 0) != pairs.iter().all(|pair| pair[1] == 0);
    rest.is_empty() && (matches!(pairs[0], [0xff, 0xfe] | [0xfe, 0xff]) || pairs.len() > 1 && ascii)
}

fn is_one(secret: &[u8]) -> bool {
    secret.len() >= 4 && secret.iter().all(|byte| *byte == secret[0])
}

fn is_word(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || *byte == b'_'
}

fn is_placeholder(secret: &[u8]) -> bool {
    let between =
        |first: &[u8], last: &[u8]| secret.len() > 2 && secret.starts_with(first) && secret.ends_with(last);
    let variable = secret.strip_prefix(b"$").is_some_and(|name| !name.is_empty() && name.iter().all(is_word));
    let lower = secret.to_ascii_lowercase();
    let yours = lower.len() > 5 && lower.starts_with(b"your") && b"_- ".contains(&lower[4]);
    let opens = secret.windows(2).any(|two| two == b"${");
    variable
        || yours
        || opens
        || between(b"$(", b")")
        || between(b"{{", b"}}")
        || between(b"<", b">")
        || between(b"%", b"%")
}

fn is_assignment(secret: &[u8]) -> bool {
    let separates = |at: usize| match secret[at] {
        b'=' => true,
        b':' => secret.get(at + 1).is_some_and(|next| *next == b'=' || b" \t\n\x0b\x0c\r".contains(next)),
        _ => false,
    };
    let in_name = |at: usize| !separates(at) && (is_word(&secret[at]) || b" -.\t\"'$:".contains(&secret[at]));
    let name = (0..secret.len()).take_while(|at| in_name(*at)).count();
    // A separator too early ends the name as any other byte does.
    let is_value = |byte: &u8| !b"= \t\"'`,;".contains(byte);
    name >= 2 && name < secret.len() && separates(name) && secret[name + 1..].iter().any(is_value)
}

fn is_encoded(secret: &[u8]) -> bool {
    let base64 = || {
        // data-encoding would go on behind padding.
        let is_one = secret.iter().skip_while(|byte| **byte != b'=').all(|byte| *byte == b'=');
        let unpadded = secret.strip_suffix(b"=").unwrap_or(secret);
        let unpadded = unpadded.strip_suffix(b"=").unwrap_or(unpadded);
        let all = [BASE64URL_NOPAD, BASE64_NOPAD, BASE64URL, BASE64];
        all.iter().find_map(|encoding| encoding.decode(unpadded).ok()).filter(|_| is_one)
    };
    let Some(text) = HEXLOWER_PERMISSIVE.decode(secret).ok().or_else(base64) else { return false };
    let readable = text.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\t'..=b'\r'));
    readable && (text.len() >= 12 || text.len() >= 5 && text.ends_with(b"\n"))
}
