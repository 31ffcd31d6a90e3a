//! The services that sign with HMAC or a plain hash.

use super::{accepted, flipped, flipped_number, refused, signatures};
use crate::make::{hmac_key, signature};
use crate::memory::{exact, view};
use crate::name;
use crate::secrets::is_stained;
use crate::tape::Tape;
use bh_auth::ffi::bitbitduo::BH_BITBITDUO_HMAC_SHA256_APPID;
use bh_auth::ffi::bitbitduo::*;
use bh_auth::ffi::pave::*;
use bh_auth::ffi::toobit::*;
use bh_auth::ffi::velafi::*;
use std::ptr;

// SAFETY, of every call below: texts and keys live on, and a signature has its size.

/// A secret that is changed is another key.
fn secrets(secret: &[u8], bit: u8, verify: impl Fn(&bh_auth::ffi::keys::bh_hmac_key) -> u32) {
    for other in flipped(secret, bit) {
        refused("the secret", verify(&hmac_key(&other).expect("it is not empty")));
    }
}

pub fn velafi(tape: &mut Tape, bit: u8) {
    let (secret, time_ms) =
        (exact(&tape.text()), 1_000_000_000_000 + tape.number().rem_euclid(99_000_000_000_000));
    let Ok(key) = hmac_key(&secret) else { return };
    let signed = signature(|to| unsafe { bh_velafi_sign(to, &*key, time_ms) }).expect("the time is right");
    let verify = |it: &[u8], key, time_ms| unsafe { bh_velafi_verify(view(it), key, time_ms, ptr::null()) };
    accepted("velafi", verify(signed.as_bytes(), &*key, time_ms));
    signatures(&signed, bit, |it| verify(it, &*key, time_ms));
    secrets(&secret, bit, |key| verify(signed.as_bytes(), key, time_ms));
    for other in flipped_number(time_ms) {
        refused("the time", verify(signed.as_bytes(), &*key, other));
    }
}

pub fn pave(tape: &mut Tape, bit: u8) {
    let secret = exact(&tape.text());
    let parts: [_; 3] = std::array::from_fn(|_| exact(&tape.text()));
    let Ok(key) = hmac_key(&secret) else { return };
    let sign = |to| unsafe { bh_pave_sign(to, &*key, view(&parts[0]), view(&parts[1]), view(&parts[2])) };
    let Ok(signed) = signature(sign) else { return };
    let verify = |it: &[u8], key, parts: [&[u8]; 3]| {
        let [username, api_key, timestamp] = parts.map(view);
        unsafe { bh_pave_verify(view(it), key, username, api_key, timestamp, ptr::null()) }
    };
    let same = [&*parts[0], &parts[1], &parts[2]];
    accepted("pave", verify(signed.as_bytes(), &*key, same));
    signatures(&signed, bit, |it| verify(it, &*key, same));
    secrets(&secret, bit, |key| verify(signed.as_bytes(), key, same));
    for which in 0..3 {
        for part in flipped(&parts[which], bit) {
            let mut other = same;
            other[which] = &part;
            refused("a part", verify(signed.as_bytes(), &*key, other));
        }
    }
}

pub fn toobit(tape: &mut Tape, bit: u8) {
    let [secret, query, body] = std::array::from_fn(|_| exact(&tape.text()));
    let Ok(key) = hmac_key(&secret) else { return };
    let Ok(signed) = signature(|to| unsafe { bh_toobit_sign(to, &*key, view(&query), view(&body)) }) else {
        return;
    };
    let verify = |it: &[u8], key, query: &[u8], body: &[u8]| unsafe {
        bh_toobit_verify(view(it), key, view(query), view(body), 0)
    };
    accepted("toobit", verify(signed.as_bytes(), &*key, &query, &body));
    signatures(&signed, bit, |it| verify(it, &*key, &query, &body));
    secrets(&secret, bit, |key| verify(signed.as_bytes(), key, &query, &body));
    for other in flipped(&query, bit) {
        refused("the query", verify(signed.as_bytes(), &*key, &other, &body));
    }
    for other in flipped(&body, bit) {
        refused("the body", verify(signed.as_bytes(), &*key, &query, &other));
    }
}

pub fn bitbitduo(tape: &mut Tape, bit: u8) {
    let scheme = u32::from(tape.byte() % 3);
    let [id, key] = std::array::from_fn(|_| exact(&tape.text()));
    let random = 100_000 + tape.number().rem_euclid(900_000) as u32;
    let time_s = 1_000_000_000 + tape.number().rem_euclid(99_000_000_000);
    let sign = |to| unsafe { bh_bitbitduo_sign(to, scheme, view(&id), view(&key), random, time_s) };
    let Ok(signed) = signature(sign) else { return };
    let verify = |it: &[u8], scheme, id: &[u8], key: &[u8], random, time_s| unsafe {
        bh_bitbitduo_verify(view(it), scheme, view(id), view(key), random, time_s, ptr::null())
    };
    accepted("bitbitduo", verify(signed.as_bytes(), scheme, &id, &key, random, time_s));
    signatures(&signed, bit, |it| verify(it, scheme, &id, &key, random, time_s));
    for other in flipped(&key, bit) {
        refused("the app key", verify(signed.as_bytes(), scheme, &id, &other, random, time_s));
    }
    for other in flipped(&id, bit) {
        let status = verify(signed.as_bytes(), scheme, &other, &key, random, time_s);
        // Only one scheme signs the app id; one that cannot be an id is told by every scheme.
        if is_stained(&other) {
            assert_eq!(name(status), "BH_ERR_TEXT");
        } else if scheme == BH_BITBITDUO_HMAC_SHA256_APPID {
            refused("the app id", status)
        } else {
            accepted("the app id", status)
        }
    }
    for bit in 0..32 {
        refused("the random number", verify(signed.as_bytes(), scheme, &id, &key, random ^ 1 << bit, time_s));
        refused("the scheme", verify(signed.as_bytes(), scheme ^ 1 << bit, &id, &key, random, time_s));
    }
    for other in flipped_number(time_s) {
        refused("the time", verify(signed.as_bytes(), scheme, &id, &key, random, other));
    }
}
