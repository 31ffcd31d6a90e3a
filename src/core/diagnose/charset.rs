//! Characters that are not ASCII, as another character set or another form of Unicode has them.

use super::edit::{Edits, edits};
use super::mistake::Mistake;
use super::scratch::Scratch;
use super::secret::put_hex;
use super::text::unescape;

/// What the UTF-8 that is right was taken for.
#[derive(Clone, Copy)]
pub enum Charset {
    /// A byte each, and `?` for what has none.
    Latin1,
    /// `?` each.
    Ascii,
    /// UTF-8 that was read as Latin-1, and written as UTF-8 once more.
    Twice,
    /// A letter and its accent, as file systems of macOS have them (NFD).
    Apart,
    /// One character for both (NFC).
    Together,
}

/// Each way, and the mistake that it is.
pub const EDITS: Edits = edits![
    (Mistake::OtherCharset, |t, w| written(t, w, Charset::Latin1)),
    (Mistake::OtherCharset, |t, w| written(t, w, Charset::Apart)),
    (Mistake::OtherCharset, |t, w| written(t, w, Charset::Together)),
    (Mistake::OtherCharset, |t, w| written(t, w, Charset::Twice)),
    (Mistake::OtherCharset, |t, w| written(t, w, Charset::Ascii)),
];

/// Whether all characters are ASCII, escaped ones too.
pub fn is_plain(text: &[u8]) -> bool {
    text.is_ascii() && !text.windows(2).any(|pair| pair[0] == b'%' && pair[1] > b'7')
}

/// All of them.
pub const ALL: &[Charset] =
    &[Charset::Latin1, Charset::Ascii, Charset::Twice, Charset::Apart, Charset::Together];

/// Of U+00C0 to U+017F the letter, and which of [`ACCENTS`] stands on it.
const LETTERS: &[u8; 384] = b"\
    AaAbAcAdAeAf..CgEaEbEcEeIaIbIcIe..NdOaObOcOdOe....UaUbUcUeYb....aaabacadaeaf..cgeaebeceeiaibicie\
    ..ndoaobocodoe....uaubucueyb..yeAhahAiaiAjajCbcbCcccCkckClclDldl....EhehEieiEkekEjejElelGcgcGigi\
    GkgkGgggHchc....IdidIhihIiiiIjijIk......JcjcKgkg..LblbLglgLlll........NbnbNgngNlnl......OhohOioi\
    Omom....RbrbRgrgRlrlSbsbScscSgsgSlslTgtgTltl....UdudUhuhUiuiUfufUmumUjujWcwcYcycYeZbzbZkzkZlzl..";
const ACCENTS: [char; 13] = [
    '\u{300}', '\u{301}', '\u{302}', '\u{303}', '\u{308}', '\u{30a}', '\u{327}', '\u{304}', '\u{306}',
    '\u{328}', '\u{307}', '\u{30c}', '\u{30b}',
];

fn apart(character: char) -> Option<(char, char)> {
    let at = (character as usize).checked_sub(0xc0)? * 2;
    let letter = LETTERS.get(at..at + 2)?;
    Some((letter[0] as char, *ACCENTS.get(usize::from(letter[1]).checked_sub(97)?)?))
}

fn together(letter: char, accent: char) -> Option<char> {
    ('\u{c0}'..'\u{180}').find(|character| apart(*character) == Some((letter, accent)))
}

/// The first character, raw or escaped, how long it was written, and whether it was escaped.
#[inline(never)]
fn first(text: &[u8]) -> Option<(char, usize, bool)> {
    let (byte, mut end) = unescape(text, false)?;
    let is_escaped = end == 3;
    let (mut bytes, count) = ([byte, 0, 0, 0], (byte.leading_ones() as usize).clamp(1, 4));
    for place in &mut bytes[1..count] {
        let (byte, len) = unescape(&text[end..], false)?;
        (*place, end) = (byte, end + len);
    }
    let text = std::str::from_utf8(&bytes[..count]).ok()?;
    Some((text.chars().next()?, end, is_escaped))
}

/// Writes a text in that character set, escapes as escapes.
#[inline(never)]
pub fn written(text: &[u8], w: &mut Scratch, charset: Charset) {
    let mut rest = text;
    while !rest.is_empty() {
        let Some((character, len, is_escaped)) = first(rest) else { return w.put(rest) };
        let (own, mut bytes) = (&rest[..len], [0; 8]);
        rest = &rest[len..];
        let mut end = 0;
        let mut put = |character: char| end += character.encode_utf8(&mut bytes[end..]).len();
        match (charset, apart(character), first(rest)) {
            (Charset::Together, _, Some((accent, behind, is_too)))
                if ACCENTS.contains(&accent) && together(character, accent).is_some() =>
            {
                together(character, accent).into_iter().for_each(&mut put);
                rest = &rest[behind..];
                escaped(w, &bytes[..end], is_too);
                continue;
            }
            _ if character.is_ascii() => {
                w.put(own);
                continue;
            }
            (Charset::Apart, Some((letter, accent)), _) => {
                w.byte(letter as u8);
                put(accent);
            }
            (Charset::Latin1, ..) => (bytes[0], end) = (u8::try_from(character).unwrap_or(b'?'), 1),
            (Charset::Ascii, ..) => (bytes[0], end) = (b'?', 1),
            (Charset::Twice, ..) => {
                let mut own = [0; 4];
                character.encode_utf8(&mut own).bytes().for_each(|byte| put(byte as char));
            }
            _ => put(character),
        }
        escaped(w, &bytes[..end], is_escaped);
    }
}

fn escaped(w: &mut Scratch, bytes: &[u8], is_escaped: bool) {
    for byte in bytes {
        if is_escaped {
            w.byte(b'%');
            put_hex(w, &[*byte], b"0123456789ABCDEF");
        } else {
            w.byte(*byte);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, charset: Charset) -> Vec<u8> {
        let mut memory = [0; 64];
        let mut w = Scratch::new(&mut memory);
        written(text.as_bytes(), &mut w, charset);
        w.written().unwrap_or_default().to_vec()
    }

    #[test]
    fn characters_raw_and_escaped_in_each_set() {
        assert_eq!(of("a=é€&b=%C3%A9", Charset::Latin1), b"a=\xe9?&b=%E9");
        assert_eq!(of("é%C3%A9%", Charset::Ascii), b"?%3F%");
        assert_eq!(of("é", Charset::Twice), "Ã©".as_bytes());
        assert_eq!(of("€", Charset::Twice), "â\u{82}¬".as_bytes());
        assert_eq!(of("é%C3%A9ß", Charset::Apart), "e\u{301}e%CC%81ß".as_bytes());
        assert_eq!(of("e\u{301}e%CC%81x\u{301}", Charset::Together), "é%C3%A9x\u{301}".as_bytes());
        assert_eq!(of("%C3", Charset::Latin1), b"%C3");
    }

    #[test]
    fn letters_and_accents_are_found_again() {
        let all: Vec<_> = ('\u{c0}'..'\u{180}').filter_map(|c| Some((c, apart(c)?))).collect();
        assert_eq!(all.len(), 161);
        assert!(all.iter().all(|(c, (letter, accent))| together(*letter, *accent) == Some(*c)));
    }
}
