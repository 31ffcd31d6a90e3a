//! What people catch along with a secret when they copy it, told by name.
//!
//! Nothing here branches on a byte of the secret: each question is asked of every byte, and only its
//! answer becomes public.

use super::declassify::declassify;
use super::encoding::{Alphabet, equal, is_hex, read_base64, within};
use super::error::Error;
use std::hint::black_box;

/// Tells what is wrong with the look of a secret, which may be any bytes and yet hardly ever looks so.
pub fn check(secret: &[u8]) -> Result<(), Error> {
    if secret.is_empty() {
        return Err(Error::SecretEmpty);
    }
    around(secret)?;
    first_of(&[(is_encoded(secret), Error::SecretEncoded)])
}

/// Tells of what stands around a secret or a key, or has no place in it: nothing of this is in hex or base64.
pub fn around(text: &[u8]) -> Result<(), Error> {
    first_of(&[
        (is_utf16(text), Error::SecretUtf16),
        (begins(text, b"\xef\xbb\xbf"), Error::SecretByteOrderMark),
        (is_file(text), Error::SecretFile),
        (has_space_around(text), Error::SecretSpace),
        (is_placeholder(text), Error::SecretPlaceholder),
        (is_assignment(text), Error::SecretAssignment),
        (has_quotes(text), Error::SecretQuotes),
        (has_invisible(text), Error::SecretInvisible),
        (has_control(text), Error::SecretControl),
        (is_masked(text), Error::SecretMasked),
    ])
}

fn first_of(findings: &[(u8, Error)]) -> Result<(), Error> {
    let is_it =
        |(mask, _): &&(u8, Error)| declassify(*mask != 0, "what was copied along with a secret is told");
    findings.iter().find(is_it).map_or(Ok(()), |(_, error)| Err(*error))
}

// Masks: all ones for yes.

fn mask(yes: bool) -> u8 {
    0_u8.wrapping_sub(u8::from(yes))
}

fn is(byte: u8, other: u8) -> u8 {
    within(byte, other, other)
}

fn is_one_of(byte: u8, others: &[u8]) -> u8 {
    others.iter().fold(0, |any, other| any | is(byte, *other))
}

fn begins(text: &[u8], with: &[u8]) -> u8 {
    text.get(..with.len()).map_or(0, |begin| mask(equal(begin, with)))
}

fn ends(text: &[u8], with: &[u8]) -> u8 {
    text.len().checked_sub(with.len()).map_or(0, |start| begins(&text[start..], with))
}

/// Whether `N` bytes in a row are something.
fn anywhere<const N: usize>(text: &[u8], is: impl Fn([u8; N]) -> u8) -> u8 {
    text.windows(N).fold(0, |any, bytes| any | is(std::array::from_fn(|at| bytes[at])))
}

fn everywhere(text: &[u8], is: impl Fn(u8) -> u8) -> u8 {
    text.iter().fold(0xff, |all, byte| all & is(*byte))
}

fn is_letter(byte: u8) -> u8 {
    within(byte | 0x20, b'a', b'z')
}

fn is_name(byte: u8) -> u8 {
    is_letter(byte) | within(byte, b'0', b'9') | is(byte, b'_')
}

/// With a mark at its begin, or in ASCII, of which each second byte is zero.
fn is_utf16(text: &[u8]) -> u8 {
    if !text.len().is_multiple_of(2) {
        return 0;
    }
    let long = mask(text.len() >= 4);
    let zeros = |odd: usize| text.iter().skip(odd).step_by(2).fold(0xff, |all, byte| all & is(*byte, 0));
    let (even, odd) = (zeros(0), zeros(1));
    begins(text, b"\xff\xfe") | begins(text, b"\xfe\xff") | (long & (even ^ odd))
}

/// PEM, or a JSON object that has a member.
fn is_file(text: &[u8]) -> u8 {
    let object = begins(text, b"{") & anywhere(text, |pair: [u8; 2]| mask(equal(&pair, b"\":")));
    begins(text, b"-----BEGIN ") | begins(text, b"---- BEGIN ") | object
}

fn is_space(byte: u8) -> u8 {
    is(byte, b' ') | within(byte, b'\t', b'\r')
}

fn has_space_around(text: &[u8]) -> u8 {
    let space = |byte: Option<&u8>| byte.map_or(0, |byte| is_space(*byte));
    space(text.first()) | space(text.last())
}

/// `${NAME}`, `$NAME`, `$(command)`, `{{ name }}`, `<name>`, `%NAME%`, and the documents' `your_…`.
fn is_placeholder(text: &[u8]) -> u8 {
    let variable = match text {
        [_, rest @ ..] if !rest.is_empty() => begins(text, b"$") & everywhere(rest, is_name),
        _ => 0,
    };
    let between = |first, last| if text.len() > 2 { begins(text, first) & ends(text, last) } else { 0 };
    let yours = match text {
        [y, o, u, r, mark, _, ..] => {
            is(y | 0x20, b'y')
                & is(o | 0x20, b'o')
                & is(u | 0x20, b'u')
                & is(r | 0x20, b'r')
                & is_one_of(*mark, b"_- ")
        }
        _ => 0,
    };
    let opens = anywhere(text, |pair: [u8; 2]| mask(equal(&pair, b"${")));
    variable
        | yours
        | opens
        | between(b"$(", b")")
        | between(b"{{", b"}}")
        | between(b"<", b">")
        | between(b"%", b"%")
}

/// A name of two characters or more, `=` or a colon and a space, and a value: not base64, where nothing
/// but padding stands behind `=`.
fn is_assignment(text: &[u8]) -> u8 {
    const SHORTEST: usize = 2;
    let (mut in_name, mut found, mut has_value) = (0xff, 0, 0);
    for (at, byte) in text.iter().enumerate() {
        has_value |= found & !is_one_of(*byte, b"= \t\"'`,;");
        let next = text.get(at + 1).copied().unwrap_or_default();
        let separates = is(*byte, b'=') | (is(*byte, b':') & (is_space(next) | is(next, b'=')));
        found |= in_name & separates & mask(at >= SHORTEST);
        // `export NAME`, `$env:NAME`, names of YAML and of properties.
        let joins = is_one_of(*byte, b" -.\t\"'") | (is_one_of(*byte, b"$:") & !separates);
        in_name &= is_name(*byte) | joins;
    }
    found & has_value
}

/// Of ASCII and of word processors, at one end at least.
fn has_quotes(text: &[u8]) -> u8 {
    let ascii = |byte: Option<&u8>| byte.map_or(0, |byte| is_one_of(*byte, b"\"'`"));
    let others = "´‘’‚‛“”„‟‹›«»＂＇「」『』";
    let any = others.char_indices().fold(0, |any, (at, mark)| {
        let mark = &others.as_bytes()[at..at + mark.len_utf8()];
        any | begins(text, mark) | ends(text, mark)
    });
    ascii(text.first()) | ascii(text.last()) | any
}

/// White space and marks of Unicode that cannot be seen, in UTF-8.
fn has_invisible(text: &[u8]) -> u8 {
    anywhere(text, is_invisible_2) | anywhere(text, is_invisible_3)
}

/// The no-break space, the soft hyphen, a joiner and a mark of direction.
fn is_invisible_2(bytes: [u8; 2]) -> u8 {
    let others = ["\u{a0}", "\u{ad}", "\u{34f}", "\u{61c}"];
    others.iter().fold(0, |any, other| any | mask(equal(other.as_bytes(), &bytes)))
}

/// Spaces, zero-width characters, marks of direction, invisible operators, fillers of Hangul and of Braille, and the
/// byte order mark. Not what chooses between two forms of a character, which may end a name.
fn is_invisible_3([a, b, c]: [u8; 3]) -> u8 {
    let row = |first, second, low, high| is(a, first) & is(b, second) & within(c, low, high);
    let ranges = row(0xe2, 0x80, 0x80, 0x8f)
        | row(0xe2, 0x80, 0xa8, 0xaf)
        | row(0xe2, 0x81, 0x9f, 0xaf)
        | row(0xe1, 0x85, 0x9f, 0xa0)
        | row(0xe1, 0x9e, 0xb4, 0xb5)
        | row(0xef, 0xbf, 0xb9, 0xbb);
    let others = ["\u{1680}", "\u{180e}", "\u{2800}", "\u{3000}", "\u{3164}", "\u{feff}", "\u{ffa0}"];
    others.iter().fold(ranges, |any, other| any | mask(equal(other.as_bytes(), &[a, b, c])))
}

/// Whether a text that is no secret has a control character, or white space or what cannot be seen at an end.
pub fn is_stained(text: &[u8]) -> bool {
    // Nearly no text ends in what is not ASCII.
    let at_end = |at: Option<&[u8]>, is: fn(&[u8]) -> u8| {
        at.is_some_and(|bytes| !bytes[0].is_ascii() && is(bytes) != 0)
    };
    let two = |bytes: &[u8]| is_invisible_2([bytes[0], bytes[1]]);
    let three = |bytes: &[u8]| is_invisible_3([bytes[0], bytes[1], bytes[2]]);
    let len = text.len();
    has_control(text) != 0
        || has_space_around(text) != 0
        || at_end(text.get(..2), two)
        || at_end(text.get(..3), three)
        || at_end(len.checked_sub(2).map(|at| &text[at..]), two)
        || at_end(len.checked_sub(3).map(|at| &text[at..]), three)
}

/// C0, DEL, and C1 in UTF-8.
fn has_control(text: &[u8]) -> u8 {
    let c0 = anywhere(text, |byte: [u8; 1]| within(byte[0], 0, 0x1f) | is(byte[0], 0x7f));
    c0 | anywhere(text, |bytes: [u8; 2]| is(bytes[0], 0xc2) & within(bytes[1], 0x80, 0x9f))
}

/// Three asterisks or dots in a row, a bullet, block or ellipsis, or one character and no other.
fn is_masked(text: &[u8]) -> u8 {
    let run = |character| anywhere(text, |three: [u8; 3]| mask(equal(&three, &[character; 3])));
    let bullets =
        ["\u{2022}", "\u{25cf}", "\u{2026}", "\u{2217}", "\u{2588}", "\u{ff0a}", "\u{26ab}", "\u{25aa}"];
    let any = anywhere(text, |three: [u8; 3]| {
        bullets.iter().fold(0, |any, bullet| any | mask(equal(bullet.as_bytes(), &three)))
    });
    let same = if text.len() < 4 { 0 } else { everywhere(text, |byte| is(byte, text[0])) };
    run(b'*') | run(b'.') | any | same
}

/// Base64 or hex of a text. By chance, bytes of a secret look like a text of 12 characters once in 100,000
/// times, and like a shorter one with a newline at its end as rarely.
fn is_encoded(secret: &[u8]) -> u8 {
    const LONG: usize = 12;
    const SHORT: usize = 5;
    let (mut readable, mut last, mut len) = (0xff, 0, 0);
    let mut take = |byte: u8| {
        // Unknown to the optimiser, which else ends early what is unreadable.
        readable &= black_box(within(byte, b' ', b'~') | within(byte, b'\t', b'\r'));
        last = byte;
        len += 1;
    };
    if is_hex(secret) {
        let value = |digit: u8| (digit & 15) + (digit >> 6) * 9;
        secret.chunks_exact(2).for_each(|pair| take((value(pair[0]) << 4) | value(pair[1])));
    } else {
        let pads = |byte: &&u8| {
            declassify(is(**byte, b'=') != 0, "whether a text is padded says no more than its length does")
        };
        let padding = secret.iter().rev().take(2).take_while(pads).count();
        if !read_base64(&secret[..secret.len() - padding], Alphabet::Either, |_, byte| take(byte)) {
            return 0;
        }
    }
    readable & (mask(len >= LONG) | (mask(len >= SHORT) & is(last, b'\n')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

    #[track_caller]
    fn told(error: Error, secrets: &[&str]) {
        for secret in secrets {
            assert_eq!(check(secret.as_bytes()), Err(error), "{secret:?}");
        }
    }

    #[test]
    fn what_is_copied_along_has_a_name() {
        told(Error::SecretEmpty, &[""]);
        told(Error::SecretSpace, &[" a", "a ", "a\n", "a\r\n", "\ta", "a\x0b", "\x0ca", " ", "\"a\"\n"]);
        told(Error::SecretByteOrderMark, &["\u{feff}secret", "\u{feff}"]);
        told(
            Error::SecretQuotes,
            &[
                "\"abc\"",
                "'abc'",
                "`abc`",
                "“abc”",
                "‘abc’",
                "«abc»",
                "„abc“",
                "\"abc",
                "abc'",
                "\"",
                "‹abc›",
                "＂abc",
                "abc´",
                "「abc」",
                "‚abc‛",
                "abc‟",
                "＇abc",
                "『abc』",
            ],
        );
        told(
            Error::SecretInvisible,
            &["a\u{a0}", "\u{200b}a", "a\u{200d}b", "a\u{2060}b", "a\u{feff}", "\u{3000}a", "a\u{ad}b"],
        );
        told(
            Error::SecretInvisible,
            &["a\u{202f}b", "a\u{2028}b", "a\u{200e}", "a\u{205f}", "a\u{180e}", "a\u{1680}b", "a\u{2007}b"],
        );
        told(
            Error::SecretInvisible,
            &["\u{34f}a", "a\u{61c}", "a\u{115f}b", "\u{1160}", "\u{17b4}a", "a\u{17b5}", "a\u{2065}b"],
        );
        told(
            Error::SecretInvisible,
            &["a\u{fffa}", "\u{2800}a", "a\u{ffa0}", "a\u{fff9}b", "\u{fffb}", "a\u{206f}", "a\u{3164}b"],
        );
        told(
            Error::SecretControl,
            &["\0", "a\0b", "abc\0", "a\x1b[0m", "a\nb", "a\tb", "a\x7f", "a\u{85}b", "a\u{80}b", "ab\u{9f}"],
        );
        told(
            Error::SecretAssignment,
            &["KEY=value", "API_SECRET='value'", "export A_B=c", "set KEY=value", "$env:KEY=value"],
        );
        told(
            Error::SecretAssignment,
            &["key: value", "api.secret=value", "api-secret = value", "KEY=\"value\"", "KEY=c2VjcmV0=="],
        );
        told(
            Error::SecretPlaceholder,
            &["${SECRET}", "$SECRET", "$(cat file)", "{{ secret }}", "<secret>", "%SECRET%", "a${B}c"],
        );
        told(Error::SecretPlaceholder, &["your_api_secret", "YOUR-API-SECRET", "${SECRET:-none}"]);
        told(
            Error::SecretMasked,
            &[
                "****************",
                "abcd****wxyz",
                "••••••••",
                "●●●●",
                "abcd…wxyz",
                "abcd...wxyz",
                "xxxx",
                "--------",
            ],
        );
        told(
            Error::SecretFile,
            &[
                "-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n",
                "{\"pin\":\"1\"}",
                "{\n \"a\": 1\n}\n",
            ],
        );
        for text in ["a\0b\0", "\0a\0b", "s\0e\0c\0\r\0\n\0"] {
            told(Error::SecretUtf16, &[text]);
        }
        assert_eq!(check(b"\xff\xfea\0b\0"), Err(Error::SecretUtf16));
        assert_eq!(check(b"\xfe\xff\0a\0b"), Err(Error::SecretUtf16));
    }

    #[test]
    fn encoded_texts_are_known_by_what_they_hold() {
        for text in [
            "a-secret-of-text",
            "twelve bytes",
            "0123456789abcdef0123456789abcdef",
            "key=value\nkey=value\n",
            "short\n",
        ] {
            let encoded = [
                STANDARD.encode(text),
                URL_SAFE_NO_PAD.encode(text),
                hex::encode(text),
                hex::encode_upper(text),
            ];
            told(Error::SecretEncoded, &encoded.each_ref().map(String::as_str));
        }
    }

    #[test]
    fn texts_are_looked_at_where_they_begin_and_end() {
        for text in [
            "user\n",
            " user",
            "\u{feff}user",
            "user\u{a0}",
            "us\0er",
            "us\x1ber",
            "\u{200b}",
            "a\u{85}b",
            "user\x0b",
            "\t",
            "user\u{2800}",
            "\u{61c}user",
        ] {
            assert!(is_stained(text.as_bytes()), "{text:?}");
        }
        for text in [
            "",
            "user",
            "jos\u{e9}",
            "a b",
            "a\u{a0}b",
            "\u{1f469}\u{200d}\u{1f4bb}",
            "PROFILE:READ ASSETS:READ",
            "\u{2764}\u{fe0f}",
        ] {
            assert!(!is_stained(text.as_bytes()), "{text:?}");
        }
    }

    #[test]
    fn secrets_are_not_told_of() {
        for secret in [
            "0123456789abcdef0123456789abcdef",
            "lH3ELTNiFxCQTmi9pPcWWikhsjO04Yoqw3euoHUuOLC3GYBW64ZqzQsiOEHXQS76",
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=",
            "nWGxne_9WmC6hEr0kuwsxERJxWl7Mg==",
            "mK7#vQ2!xR9$tL4@wN6%zB1^cH8&yD3*jF5(gP0)",
            "a secret",
            "x",
            "**",
            "a==",
            "correct horse battery staple",
            "pass:word",
            "12345678901234567890123456789012",
            "c2hvcnQ=",
            "sécrèt-中文-🚀",
            "twelve-twelve",
            "$2b$10$abcdefghijkl",
            "{a}",
            "yourself",
            "\u{2764}\u{fe0f}",
            "\u{17b3}a\u{17b6}",
            "\u{115e}\u{1161}\u{180a}\u{180b}\u{fffc}",
        ] {
            assert_eq!(check(secret.as_bytes()), Ok(()), "{secret}");
        }
        assert_eq!(check(b"\xff"), Ok(()));
    }
}
