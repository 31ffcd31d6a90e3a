//! What may have been taken for the secret.

use super::mistake::Mistake;
use super::scratch::Scratch;
use super::text::{UNRESERVED, bare_text, put_escaped, put_unescaped, read_base64, unpadded};
use crate::core::encoding;
use crate::core::hmac::sha256;
use md5::Digest;
use std::ops::ControlFlow;
use zeroize::Zeroizing;

const AROUND: &[(Mistake, &[u8], &[u8])] = &[
    (Mistake::SecretNewline, b"", b"\n"),
    (Mistake::SecretNewline, b"", b"\r\n"),
    (Mistake::SecretNewline, b"", b"\r"),
    (Mistake::SecretNewline, b"\n", b""),
    (Mistake::SecretNewline, b"\n", b"\n"),
    (Mistake::SecretNewline, b"", b"\n\n"),
    (Mistake::SecretNewline, b"", b"\\n"),
    (Mistake::SecretNewline, b"", b" \n"),
    (Mistake::SecretSpace, b"", b" "),
    (Mistake::SecretSpace, b" ", b""),
    (Mistake::SecretSpace, b" ", b" "),
    (Mistake::SecretSpace, b"", b"  "),
    (Mistake::SecretSpace, b"", b"\t"),
    (Mistake::SecretSpace, b"\t", b""),
    (Mistake::SecretSpace, b"\t", b"\t"),
    (Mistake::SecretSpace, b"", b"\xc2\xa0"),
    (Mistake::SecretSpace, b"\xc2\xa0", b""),
    (Mistake::SecretSpace, b"", b"\xe2\x80\x8b"),
    (Mistake::SecretSpace, b"\xe2\x80\x8b", b""),
    (Mistake::SecretNul, b"", &[0]),
    (Mistake::SecretBom, b"\xef\xbb\xbf", b""),
    (Mistake::SecretBom, b"\xef\xbb\xbf", b"\n"),
    (Mistake::SecretQuotes, b"\"", b"\""),
    (Mistake::SecretQuotes, b"'", b"'"),
    (Mistake::SecretQuotes, b"`", b"`"),
    (Mistake::SecretQuotes, b"\"", b"\"\n"),
    (Mistake::SecretQuotes, b"'", b"'\n"),
    (Mistake::SecretQuotes, b"\"", b""),
    (Mistake::SecretQuotes, b"", b"\""),
    (Mistake::SecretQuotes, b"'", b""),
    (Mistake::SecretQuotes, b"", b"'"),
    (Mistake::SecretQuotes, b"", b"\","),
    (Mistake::SecretQuotes, b"", b","),
    (Mistake::SecretQuotes, b"", b";"),
    (Mistake::SecretQuotes, b"", b"&"),
    (Mistake::SecretQuotes, b"<", b">"),
    (Mistake::SecretQuotes, b"{", b"}"),
    (Mistake::SecretQuotes, b"\xe2\x80\x9c", b"\xe2\x80\x9d"),
    (Mistake::SecretQuotes, b"b'", b"'"),
    (Mistake::SecretQuotes, b"[", b"]"),
    (Mistake::SecretNamed, b"secret=", b""),
    (Mistake::SecretNamed, b"secret: ", b""),
    (Mistake::SecretNamed, b"SECRET=", b""),
    (Mistake::SecretNamed, b"Bearer ", b""),
    (Mistake::SecretNamed, b"=", b""),
    (Mistake::SecretNamed, b"0x", b""),
];

/// What documents and samples have in the secret's place.
const PLACEHOLDERS: &[&[u8]] = &[
    b"xxxx",
    b"xxx",
    b"your_api_secret",
    b"your_secret",
    b"your_secret_key",
    b"YOUR_SECRET",
    b"YOUR_SECRET_KEY",
    b"YOUR_API_SECRET",
    b"your-api-secret",
    b"your-secret",
    b"your-secret-key",
    b"api_secret",
    b"apiSecret",
    b"secret",
    b"SECRET",
    b"secretKey",
    b"secret_key",
    b"SECRET_KEY",
    b"API_SECRET",
    b"<secret>",
    b"<your secret>",
    b"the-secret",
    b"your api secret",
    b"your secret key",
    b"appkey",
    b"your_appkey",
    b"YOUR_APPKEY",
    b"your_app_key",
    b"changeme",
    b"test",
    b"null",
    b"undefined",
    b"None",
    b"nil",
    b"[object Object]",
    b"0123456789abcdef0123456789abcdef",
    b"30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2",
    b"lH3ELTNiFxCQTmi9pPcWWikhsjO04Yoqw3euoHUuOLC3GYBW64ZqzQsiOEHXQS76",
];

type Visit<'v> = &'v mut dyn FnMut(Mistake, &[u8]) -> ControlFlow<()>;

/// Hands on each variant that differs from the secret.
pub fn each(secret: &[u8], api_key: &[u8], w: &mut Scratch, visit: Visit) -> ControlFlow<()> {
    let mut offer = |mistake, write: &dyn Fn(&mut Scratch)| {
        w.clear();
        write(w);
        match w.written() {
            Some(variant) if variant != secret => visit(mistake, variant),
            _ => ControlFlow::Continue(()),
        }
    };
    for (mistake, before, after) in AROUND {
        offer(*mistake, &|w| [before, secret, after].iter().for_each(|part| w.put(part)))?;
    }
    let bare = secret.strip_prefix(b"\xef\xbb\xbf").unwrap_or(secret);
    offer(Mistake::SecretTrimmed, &|w| w.put(bare.trim_ascii()))?;
    offer(Mistake::SecretTrimmed, &|w| w.put(bare_text(bare, b"")))?;
    if !api_key.is_empty() {
        offer(Mistake::SecretIsApiKey, &|w| w.put(api_key))?;
        for (before, between) in [(api_key, secret), (secret, api_key)] {
            for with in [&b""[..], b":", b"&"] {
                offer(Mistake::SecretNamed, &|w| {
                    [before, with, between].iter().for_each(|part| w.put(part))
                })?;
            }
        }
    }
    offer(Mistake::SecretCase, &|w| secret.iter().for_each(|byte| w.byte(byte.to_ascii_lowercase())))?;
    offer(Mistake::SecretCase, &|w| secret.iter().for_each(|byte| w.byte(byte.to_ascii_uppercase())))?;
    decoded(secret, &mut offer)?;
    for url in [false, true] {
        for pad in [true, false] {
            offer(Mistake::SecretBase64Encoded, &|w| put_base64(w, secret, url, pad))?;
        }
    }
    offer(Mistake::SecretHexEncoded, &|w| put_hex(w, secret, b"0123456789abcdef"))?;
    offer(Mistake::SecretHexEncoded, &|w| put_hex(w, secret, b"0123456789ABCDEF"))?;
    for len in [64, 63, 128, 127, 255, 256, 72, 60, 50, 48, 40, 36, 32, 31, 24, 20, 16, 8] {
        if len < secret.len() {
            offer(Mistake::SecretCut, &|w| w.put(&secret[..len]))?;
        }
    }
    for len in 1..=4 {
        if len < secret.len() {
            offer(Mistake::SecretCut, &|w| w.put(&secret[..secret.len() - len]))?;
            offer(Mistake::SecretCut, &|w| w.put(&secret[len..]))?;
        }
    }
    if secret.len() > 2 {
        offer(Mistake::SecretCut, &|w| w.put(&secret[1..secret.len() - 1]))?;
        offer(Mistake::SecretCut, &|w| w.put(&secret[..secret.len() / 2]))?;
    }
    // What stops at the first character that a shell or a configuration file takes for its own.
    for stop in [b'#', b'$', b'=', b' ', b'&', b';', b'%', b':', b'!', b'/', b'+', 0] {
        if let Some(at) = secret.iter().position(|byte| *byte == stop) {
            offer(Mistake::SecretCut, &|w| w.put(&secret[..at]))?;
        }
    }
    for (little, bom) in [(true, false), (false, false), (true, true), (false, true)] {
        offer(Mistake::SecretUtf16, &|w| put_utf16(w, secret, little, bom))?;
    }
    let digest = sha256(&[secret]);
    offer(Mistake::SecretHashed, &|w| w.put(&digest))?;
    offer(Mistake::SecretHashed, &|w| put_hex(w, &digest, b"0123456789abcdef"))?;
    offer(Mistake::SecretHashed, &|w| put_hex(w, &md5::Md5::digest(secret), b"0123456789abcdef"))?;
    offer(Mistake::SecretTwice, &|w| [secret, secret].iter().for_each(|part| w.put(part)))?;
    offer(Mistake::SecretUrlEncoded, &|w| put_escaped(w, secret, UNRESERVED, false))?;
    offer(Mistake::SecretUrlEncoded, &|w| put_unescaped(w, secret, false))?;
    offer(Mistake::SecretUrlEncoded, &|w| put_unescaped(w, secret, true))?;
    for placeholder in PLACEHOLDERS {
        offer(Mistake::SecretPlaceholder, &|w| w.put(placeholder))?;
    }
    offer(Mistake::SecretEmpty, &|_| {})
}

/// Takes a mistake, and what writes its variant.
type Offer<'o> = &'o mut dyn FnMut(Mistake, &dyn Fn(&mut Scratch)) -> ControlFlow<()>;

fn decoded(secret: &[u8], offer: Offer) -> ControlFlow<()> {
    if encoding::is_hex(secret) {
        offer(Mistake::SecretHexDecoded, &|w| {
            for pair in secret.chunks(2) {
                let mut byte = [0];
                encoding::get_hex(pair, &mut byte);
                w.put(&byte);
            }
        })?;
    }
    let unpadded = unpadded(secret);
    if read_base64(unpadded, &mut |_, _| {}) {
        offer(Mistake::SecretBase64Decoded, &|w| {
            read_base64(unpadded, &mut |_, byte| w.byte(byte));
        })?;
    }
    // A decoder that takes whole groups alone, or stops at what it does not know.
    let valid = unpadded
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_'));
    let whole = valid.count() / 4 * 4;
    if whole > 0 {
        offer(Mistake::SecretBase64Decoded, &|w| {
            read_base64(&unpadded[..whole], &mut |_, byte| w.byte(byte));
        })?;
    }
    ControlFlow::Continue(())
}

/// Writes hex of those digits.
pub fn put_hex(w: &mut Scratch, bytes: &[u8], digits: &[u8; 16]) {
    for byte in bytes {
        w.byte(digits[usize::from(byte >> 4)]);
        w.byte(digits[usize::from(byte & 15)]);
    }
}

/// Writes Base64 of either alphabet.
pub fn put_base64(w: &mut Scratch, bytes: &[u8], url: bool, pad: bool) {
    let mut text = Zeroizing::new([0; 64]);
    for group in bytes.chunks(48) {
        let text = &mut text[..encoding::base64url_len(group.len())];
        encoding::put_base64url(group, text);
        for character in text.iter_mut().filter(|_| !url) {
            *character = match character {
                b'-' => b'+',
                b'_' => b'/',
                _ => *character,
            };
        }
        w.put(text);
    }
    if pad {
        w.put(&b"=="[..(3 - bytes.len() % 3) % 3]);
    }
}

/// Writes UTF-16; of what is no UTF-8 each byte by itself.
pub fn put_utf16(w: &mut Scratch, text: &[u8], little: bool, bom: bool) {
    let mut put = |unit: u16| w.put(&if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
    if bom {
        put(0xfeff);
    }
    match std::str::from_utf8(text) {
        Ok(text) => text.encode_utf16().for_each(put),
        Err(_) => text.iter().for_each(|byte| put(u16::from(*byte))),
    }
}
