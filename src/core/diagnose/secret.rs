//! What may have been taken for the secret.

use super::charset;
use super::mistake::Mistake;
use super::scratch::Scratch;
use super::text::{UNRESERVED, bare_text, put_escaped, put_unescaped, read_base64, unpadded};
use crate::core::encoding;
use crate::core::hmac::sha256;
use md5::Digest;
use std::ops::ControlFlow;
use zeroize::Zeroizing;

/// What may stand around the secret, which is `*`; `~` parts one from another.
const AROUND: &[(Mistake, &str)] = &[
    (Mistake::SecretNewline, "*\n~*\r\n~*\r~\n*~\n*\n~*\n\n~*\\n~* \n"),
    (Mistake::SecretSpace, "* ~ *~ * ~*  ~*\t~\t*~\t*\t~*\u{a0}~\u{a0}*~*\u{200b}~\u{200b}*"),
    (Mistake::SecretNul, "*\u{0}"),
    (Mistake::SecretBom, "\u{feff}*~\u{feff}*\n"),
    (
        Mistake::SecretQuotes,
        "\"*\"~'*'~`*`~\"*\"\n~'*'\n~\"*~*\"~'*~*'~*\",~*,~*;~*&~<*>~{*}~\
        \u{201c}*\u{201d}~b'*'~[*]",
    ),
    (Mistake::SecretNamed, "secret=*~secret: *~SECRET=*~Bearer *~=*~0x*"),
];

/// What documents and samples have in the secret's place.
const PLACEHOLDERS: &str = "xxxx~xxx~your_api_secret~your_secret~your_secret_key~YOUR_SECRET~\
      YOUR_SECRET_KEY~YOUR_API_SECRET~your-api-secret~your-secret~your-secret-key~api_secret~apiSecret~\
      secret~SECRET~secretKey~secret_key~SECRET_KEY~API_SECRET~<secret>~<your secret>~the-secret~\
      your api secret~your secret key~appkey~your_appkey~YOUR_APPKEY~your_app_key~changeme~test~null~\
      undefined~None~nil~[object Object]~0123456789abcdef0123456789abcdef~\
      30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2~\
      lH3ELTNiFxCQTmi9pPcWWikhsjO04Yoqw3euoHUuOLC3GYBW64ZqzQsiOEHXQS76";

/// Names that a secret's variable may have, the service's for `#`.
const VARIABLES: &str = "BH_#_SECRET~#_SECRET~#_API_SECRET~#_SECRET_KEY~BH_#_APP_KEY~#_APP_KEY~API_SECRET~SECRET_KEY~SECRET~\
    APP_KEY~secret~api_secret~secret_key~secretKey~apiSecret";
/// How a variable that was not filled in, or its name alone, stands there.
const UNFILLED: &str = "$*~${*}~{{*}}~{{ * }}~%*%~<*>~${{ secrets.* }}~process.env.*~*";

type Visit<'v> = &'v mut dyn FnMut(Mistake, &[u8]) -> ControlFlow<()>;

/// Hands on each variant that differs from the secret; if the service has a name, variables that were not filled in too.
pub fn each(secret: &[u8], api_key: &[u8], service: &str, w: &mut Scratch, visit: Visit) -> ControlFlow<()> {
    let mut offers = Offers { secret, w, visit };
    let mut offer = |mistake: Mistake, write: &dyn Fn(&mut Scratch)| offers.offer(mistake, write);
    for (mistake, rows) in AROUND {
        for row in rows.split('~') {
            let (before, after) = row.split_once('*').unwrap_or_default();
            let parts = [before.as_bytes(), secret, after.as_bytes()];
            offer(*mistake, &|w| parts.iter().for_each(|part| w.put(part)))?;
        }
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
    offer(Mistake::SecretCase, &|w| {
        let swap = |byte: &u8| byte ^ if byte.is_ascii_alphabetic() { 32 } else { 0 };
        secret.iter().for_each(|byte| w.byte(swap(byte)));
    })?;
    offer(Mistake::SecretReversed, &|w| secret.iter().rev().for_each(|byte| w.byte(*byte)))?;
    for charset in charset::ALL {
        offer(Mistake::SecretCharset, &|w| charset::written(secret, w, *charset))?;
    }
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
    for placeholder in PLACEHOLDERS.split('~') {
        offer(Mistake::SecretPlaceholder, &|w| w.put(placeholder.as_bytes()))?;
    }
    offer(Mistake::SecretEmpty, &|_| {})?;
    for name in VARIABLES.split('~').filter(|_| !service.is_empty()) {
        for form in UNFILLED.split('~') {
            let (before, behind) = form.split_once('*').unwrap_or_default();
            let (first, last) = name.split_once('#').unwrap_or((name, ""));
            let of_service = if last.is_empty() { "" } else { service };
            let parts = [before, first, of_service, last, behind];
            offer(Mistake::SecretVariable, &|w| parts.iter().for_each(|part| w.put(part.as_bytes())))?;
        }
    }
    ControlFlow::Continue(())
}

/// What is called for each variant, and not inlined: there are dozens.
struct Offers<'a, 'w, 'v> {
    secret: &'a [u8],
    w: &'a mut Scratch<'w>,
    visit: Visit<'v>,
}

impl Offers<'_, '_, '_> {
    #[inline(never)]
    fn offer(&mut self, mistake: Mistake, write: &dyn Fn(&mut Scratch)) -> ControlFlow<()> {
        self.w.clear();
        write(self.w);
        match self.w.written() {
            Some(variant) if variant != self.secret => (self.visit)(mistake, variant),
            _ => ControlFlow::Continue(()),
        }
    }
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
        // Bytes that were made into text once more.
        for url in [false, true] {
            offer(Mistake::SecretBase64Encoded, &|w| {
                let mut bytes = Zeroizing::new([0; 48]);
                for digits in secret.chunks(96) {
                    let bytes = &mut bytes[..digits.len() / 2];
                    encoding::get_hex(digits, bytes);
                    put_base64(w, bytes, url, !url);
                }
            })?;
        }
    }
    let unpadded = unpadded(secret);
    if read_base64(unpadded, &mut |_, _| {}) {
        offer(Mistake::SecretBase64Decoded, &|w| {
            read_base64(unpadded, &mut |_, byte| w.byte(byte));
        })?;
        offer(Mistake::SecretHexEncoded, &|w| {
            read_base64(unpadded, &mut |_, byte| put_hex(w, &[byte], b"0123456789abcdef"));
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
