//! Keys from secrets, seeds, hex and base64url, against data-encoding and ring.
#![no_main]

use bh_auth::ffi::keys::*;
use bh_auth::ffi::primitives::*;
use bh_auth_fuzz::make::{ed25519_key, hmac_key, key};
use bh_auth_fuzz::memory::{exact, fixed, view};
use bh_auth_fuzz::status::*;
use bh_auth_fuzz::tape::Tape;
use bh_auth_fuzz::tokens::verify_strictly;
use bh_auth_fuzz::{name, other};
use data_encoding::{BASE64, BASE64_NOPAD, BASE64URL, BASE64URL_NOPAD, HEXLOWER, HEXLOWER_PERMISSIVE};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut tape = Tape::new(data);
    match tape.byte() % 12 {
        0 => hmac(&exact(tape.rest())),
        1 => {
            let seed = tape.array();
            same(&ed25519_key(&seed), &seed, tape.rest());
        }
        2 => hex(&exact(tape.rest())),
        3 => base64url(&exact(tape.rest())),
        8 => verified(&tape.array(), &tape.array(), &exact(tape.rest())),
        9 => {
            let (seed, message) = (tape.array(), exact(tape.rest()));
            verified(&other::ed25519_public(&seed), &other::small_order_signature(&seed, &message), &message);
        }
        10 => read(&exact(tape.rest())),
        11 => formed(&mut tape),
        which => written(which, &mut tape),
    }
});

fn hmac(secret: &[u8]) {
    match hmac_key(secret) {
        Ok(key) => {
            // SAFETY: the key is one, and the message lives on.
            let mac = fixed(|mac| unsafe { bh_hmac_sha256(mac, &*key, view(secret)) });
            assert_eq!(mac, Ok(other::hmac_sha256(secret, secret)));
        }
        Err(status) => assert!(status == SECRET_EMPTY && secret.is_empty(), "{}", name(status)),
    }
}

/// A key signs as its seed does in other code.
fn same(key: &bh_ed25519_key, seed: &[u8; 32], message: &[u8]) {
    // SAFETY: the key is one, and the message lives on.
    let (public, signature) = unsafe {
        (fixed(|to| bh_ed25519_public(to, key)), fixed(|to| bh_ed25519_sign(to, key, view(message))))
    };
    assert_eq!(public, Ok(other::ed25519_public(seed)));
    assert_eq!(signature, Ok(other::ed25519_sign(seed, message)));
}

/// Any public key and any signature.
fn verified(public: &[u8; 32], signature: &[u8; 64], message: &[u8]) {
    // SAFETY: both have their sizes, and the message lives on.
    let ours = unsafe { bh_ed25519_verify(signature.as_ptr(), public.as_ptr(), view(message)) };
    let theirs = verify_strictly(signature, public, message).err().unwrap_or(OK);
    assert_eq!(name(ours), name(theirs), "ours, by other code");
}

/// What decoded bytes must make: a seed to compare with, or a status.
fn expected(bytes: Option<Vec<u8>>, is_empty: bool) -> Result<[u8; 32], u32> {
    if is_empty {
        return Err(SECRET_EMPTY);
    }
    let bytes = bytes.ok_or(KEY_ENCODING)?;
    if bytes.len() != 32 && bytes.len() != 64 {
        return Err(KEY_LENGTH);
    }
    let seed = bytes[..32].try_into().expect("at least 32");
    if bytes.len() == 64 && bytes[32..] != other::ed25519_public(&seed) {
        Err(KEY_MISMATCH)
    } else {
        Ok(seed)
    }
}

fn compare(ours: Result<Box<bh_ed25519_key>, u32>, theirs: Result<[u8; 32], u32>, is_long: bool) {
    match (ours, theirs) {
        (Ok(key), Ok(seed)) => same(&key, &seed, b"message"),
        // A text that is longer than any key may be refused for its length before it is read.
        (Err(KEY_LENGTH), Err(KEY_ENCODING)) if is_long => {}
        (ours, theirs) => {
            let is = |status: Option<u32>| name(status.unwrap_or(OK));
            assert_eq!(is(ours.err()), is(theirs.err()), "ours, by other code");
        }
    }
}

fn hex(text: &[u8]) {
    // SAFETY: the key has its size, and the text lives on.
    let ours = key::<320, _>(|key| unsafe { bh_ed25519_key_from_hex(key, view(text)) });
    compare(ours, expected(HEXLOWER_PERMISSIVE.decode(text).ok(), text.is_empty()), text.len() > 128);
}

fn base64url(text: &[u8]) {
    // SAFETY: the key has its size, and the text lives on.
    let ours = key::<320, _>(|key| unsafe { bh_ed25519_key_from_base64url(key, view(text)) });
    let all = [BASE64URL_NOPAD, BASE64URL, BASE64_NOPAD, BASE64];
    // data-encoding would go on behind padding.
    let is_one = text.iter().skip_while(|byte| **byte != b'=').all(|byte| *byte == b'=');
    let bytes = all.iter().find_map(|encoding| encoding.decode(text).ok()).filter(|_| is_one);
    compare(ours, expected(bytes, text.is_empty()), text.len() > 88);
}

/// The text of a seed, with its public key or another one, in each encoding; one character may be another one.
fn written(which: u8, tape: &mut Tape) {
    let seed = tape.array();
    let mut bytes = seed.to_vec();
    match tape.byte() % 4 {
        0 => {}
        1 => bytes.extend(tape.take(32)),
        _ => bytes.extend(other::ed25519_public(&seed)),
    }
    let mut text = match which {
        4 => HEXLOWER.encode(&bytes),
        5 => HEXLOWER.encode(&bytes).to_uppercase(),
        6 => BASE64URL_NOPAD.encode(&bytes),
        _ => BASE64.encode(&bytes),
    }
    .into_bytes();
    let (at, to) = (usize::from(tape.byte()), tape.byte());
    if let Some(byte) = text.get_mut(at).filter(|_| to != 0) {
        *byte = to;
    }
    text.extend(tape.take(3));
    if which < 6 { hex(&exact(&text)) } else { base64url(&exact(&text)) }
}

/// A key whose form is found out: what the functions of one form read, and what ring reads of PKCS#8, is the same
/// key; and any key that is read signs as some 32 bytes of the text, decoded, do.
fn read(text: &[u8]) {
    // SAFETY: keys have their size, and the text lives on.
    let (ours, hex, base64url) = unsafe {
        (
            key::<320, _>(|key| bh_ed25519_key_read(key, view(text))),
            key::<320, _>(|key| bh_ed25519_key_from_hex(key, view(text))),
            key::<320, _>(|key| bh_ed25519_key_from_base64url(key, view(text))),
        )
    };
    let public = |key: &bh_ed25519_key| {
        // SAFETY: the key is one.
        unsafe { fixed::<32>(|to| bh_ed25519_public(to, key)) }.expect("of a key")
    };
    for other in [&hex, &base64url].into_iter().filter_map(|key| key.as_ref().ok()) {
        assert_eq!(ours.as_deref().map(public).map_err(|status| name(*status)), Ok(public(other)));
    }
    if let Some(theirs) = other::pkcs8_public(text) {
        assert_eq!(ours.as_deref().map(public).map_err(|status| name(*status)), Ok(theirs));
    }
    // SAFETY: the output has its size, and the text lives on.
    let as_public = unsafe { fixed::<32>(|to| bh_ed25519_public_read(to, view(text))) };
    let Ok(ours) = ours else { return };
    let decoded = decodings(text);
    let found = decoded
        .iter()
        .flat_map(|bytes| bytes.windows(32))
        .any(|seed| other::ed25519_public(seed.try_into().expect("32 bytes")) == public(&ours));
    assert!(found, "a key that is not in the text");
    assert!(
        as_public.is_err() || decoded.iter().any(|bytes| bytes.len() == 32),
        "a private key read as a public one"
    );
}

/// What the longest runs of characters of each encoding are, line breaks taken out.
fn decodings(text: &[u8]) -> Vec<Vec<u8>> {
    let text: Vec<u8> = match serde_json::from_slice::<serde_json::Value>(text) {
        Ok(value) => ["d", "session_private_key", "private_key"]
            .iter()
            .filter_map(|name| value[name].as_str())
            .collect::<Vec<_>>()
            .join("|")
            .into(),
        Err(_) => text.to_vec(),
    };
    let mut found = vec![text.clone()];
    let plain: Vec<u8> = String::from_utf8_lossy(&text)
        .replace("\\n", "")
        .replace("\\r", "")
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    for run in plain.split(|byte| !(byte.is_ascii_alphanumeric() || b"+/_".contains(byte) || *byte == b'-')) {
        for run in [
            run,
            run.strip_prefix(b"0x").unwrap_or(run),
            run.strip_prefix(b"0X").unwrap_or(run),
            run.strip_prefix(b"-----BEGINPRIVATEKEY-----").unwrap_or(run),
        ] {
            let run = run.strip_suffix(b"-----ENDPRIVATEKEY-----").unwrap_or(run);
            found.extend(HEXLOWER_PERMISSIVE.decode(run).ok());
            found.extend(BASE64_NOPAD.decode(run).ok());
            found.extend(BASE64URL_NOPAD.decode(run).ok());
        }
    }
    found
}

/// A seed in each of the forms, one byte of which may be another one.
fn formed(tape: &mut Tape) {
    let (which, seed) = (tape.byte() % 8, tape.array());
    let public = other::ed25519_public(&seed);
    let v1 = [&b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20"[..], &seed].concat();
    let v2 = [
        &b"\x30\x51\x02\x01\x01\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20"[..],
        &seed,
        b"\x81\x21\x00",
        &public,
    ]
    .concat();
    let pem = |der: &[u8]| {
        format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", BASE64.encode(der))
    };
    let (d, x) = (BASE64URL_NOPAD.encode(&seed), BASE64URL_NOPAD.encode(&public));
    let mut text = match which {
        0 => v1,
        1 => v2,
        2 => pem(&v1).into_bytes(),
        3 => pem(&v2).replace('\n', "\\n").into_bytes(),
        4 => BASE64.encode(&v2).into_bytes(),
        5 => format!(r#"{{"kty":"OKP","crv":"Ed25519","d":"{d}","x":"{x}"}}"#).into_bytes(),
        6 => {
            format!(r#"{{"app_id":"a","session_id":"b","session_private_key":"{}"}}"#, HEXLOWER.encode(&seed))
                .into_bytes()
        }
        _ => format!("0x{}", HEXLOWER.encode(&seed)).into_bytes(),
    };
    let (at, to) = (usize::from(tape.byte()), tape.byte());
    if let Some(byte) = text.get_mut(at).filter(|_| to != 0) {
        *byte = to;
    }
    text.extend(tape.take(2));
    read(&exact(&text));
}
