//! What may have been done to a payload as a whole.

use super::edit::{Edits, edits};
use super::mistake::Mistake;
use super::scratch::Scratch;
use super::secret::{put_base64, put_hex, put_utf16};
use super::text::{self, UNRESERVED};

/// Each way, and the mistake that it is.
pub const EDITS: Edits = edits![
    (Mistake::PayloadNewline, |t, w| around(t, w, b"", b"\n")),
    (Mistake::PayloadNewline, |t, w| around(t, w, b"", b"\r\n")),
    (Mistake::PayloadNewline, |t, w| around(t, w, b"\n", b"")),
    (Mistake::PayloadNewline, |t, w| w.put(t.trim_ascii())),
    (Mistake::PayloadNewline, |t, w| text::replaced(t, w, b"\r\n", b"\n")),
    (Mistake::PayloadNewline, |t, w| text::replaced(t, w, b"\n", b"\r\n")),
    (Mistake::PayloadNewline, |t, w| around(t, w, b"-n ", b"\n")),
    (Mistake::PayloadSpace, |t, w| around(t, w, b"", b" ")),
    (Mistake::PayloadSpace, |t, w| around(t, w, b" ", b"")),
    (Mistake::PayloadSpace, |t, w| around(t, w, b" ", b" ")),
    (Mistake::PayloadSpace, |t, w| around(t, w, b"", b"\t")),
    (Mistake::PayloadSpace, |t, w| around(t, w, b"", &[0])),
    (Mistake::PayloadQuotes, |t, w| around(t, w, b"\"", b"\"")),
    (Mistake::PayloadQuotes, |t, w| around(t, w, b"'", b"'")),
    (Mistake::PayloadQuotes, |t, w| around(t, w, b"b'", b"'")),
    (Mistake::PayloadBom, |t, w| around(t, w, b"\xef\xbb\xbf", b"")),
    (Mistake::QuestionMark, |t, w| around(t, w, b"?", b"")),
    (Mistake::LooseAnd, |t, w| around(t, w, b"", b"&")),
    (Mistake::LooseAnd, |t, w| around(t, w, b"&", b"")),
    (Mistake::LooseAnd, |t, w| around(t, w, b"?&", b"")),
    (Mistake::PayloadPercent, |t, w| text::put_escaped(w, t, UNRESERVED, false)),
    (Mistake::PayloadPercent, |t, w| text::put_escaped(w, t, b"-_.*", true)),
    (Mistake::PayloadPercent, |t, w| text::put_escaped(w, t, b"-_.!~*'()", false)),
    (Mistake::PayloadBase64, |t, w| put_base64(w, t, false, true)),
    (Mistake::PayloadBase64, |t, w| put_base64(w, t, false, false)),
    (Mistake::PayloadBase64, |t, w| put_base64(w, t, true, true)),
    (Mistake::PayloadBase64, |t, w| put_base64(w, t, true, false)),
    (Mistake::PayloadHex, |t, w| put_hex(w, t, b"0123456789abcdef")),
    (Mistake::PayloadHex, |t, w| put_hex(w, t, b"0123456789ABCDEF")),
    (Mistake::PayloadUtf16, |t, w| put_utf16(w, t, true, false)),
    (Mistake::PayloadUtf16, |t, w| put_utf16(w, t, false, false)),
    (Mistake::PayloadUtf16, |t, w| put_utf16(w, t, true, true)),
    (Mistake::PayloadUtf16, |t, w| put_utf16(w, t, false, true)),
    (Mistake::PayloadCase, |t, w| t.iter().for_each(|byte| w.byte(byte.to_ascii_lowercase()))),
    (Mistake::PayloadCase, |t, w| t.iter().for_each(|byte| w.byte(byte.to_ascii_uppercase()))),
    (Mistake::PayloadTwice, |t, w| around(t, w, b"", t)),
    (Mistake::PayloadEmpty, |_, _| {}),
    (Mistake::PayloadJson, |t, w| around(t, w, b"{\"payload\":\"", b"\"}")),
];

fn around(text: &[u8], w: &mut Scratch, before: &[u8], after: &[u8]) {
    [before, text, after].iter().for_each(|part| w.put(part));
}
