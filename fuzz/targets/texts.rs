//! hex, base64url, times, offsets and the token rule, against data-encoding, chrono and wide numbers.
#![no_main]

use bh_auth::ffi::keys::bh_secret_check;
use bh_auth::ffi::primitives::*;
use bh_auth::ffi::time::*;
use bh_auth_fuzz::memory::{Capacity, exact, fixed, text, view};
use bh_auth_fuzz::other::{check_any_ms, check_ms, check_s};
use bh_auth_fuzz::status::*;
use bh_auth_fuzz::tape::Tape;
use bh_auth_fuzz::{name, secrets};
use chrono::{DateTime, SecondsFormat};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER, HEXLOWER_PERMISSIVE};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut tape = Tape::new(data);
    match tape.byte() % 5 {
        0 => encodings(&exact(tape.rest())),
        1 => time_of(&exact(tape.rest())),
        2 => time(tape.number()),
        3 => offset(std::array::from_fn(|_| tape.number())),
        _ => rule(std::array::from_fn(|_| tape.number())),
    }
});

// SAFETY, of every call below: texts live on, and each output is of the size that is claimed.

fn encodings(bytes: &[u8]) {
    let hex = text(|buf, len| unsafe { bh_hex_encode(buf, len, view(bytes)) });
    assert_eq!(hex, Ok(HEXLOWER.encode(bytes).into_bytes()));
    let base64url = text(|buf, len| unsafe { bh_base64url_encode(buf, len, view(bytes)) });
    assert_eq!(base64url, Ok(BASE64URL_NOPAD.encode(bytes).into_bytes()));
    let (hex, base64url) = (hex.unwrap_or_default(), base64url.unwrap_or_default());
    for given in [bytes, &hex, &hex.to_ascii_uppercase(), &base64url] {
        let ours = text(|buf, len| unsafe { bh_hex_decode(buf.cast(), len, view(given)) });
        assert_eq!(ours, HEXLOWER_PERMISSIVE.decode(given).map_err(|_| ENCODING));
        let ours = text(|buf, len| unsafe { bh_base64url_decode(buf.cast(), len, view(given)) });
        assert_eq!(ours, BASE64URL_NOPAD.decode(given).map_err(|_| ENCODING));
    }
    let (first, second) = bytes.split_at(bytes.len() / 2);
    assert_eq!(unsafe { bh_equal(view(first), view(second)) } == 1, first == second);
    assert_eq!(unsafe { bh_equal(view(bytes), view(&exact(bytes))) }, 1);
    for given in [bytes, &hex, &base64url] {
        assert_eq!(name(unsafe { bh_secret_check(view(given)) }), name(secrets::check(given)));
    }
}

fn time_of(given: &[u8]) {
    let ours = fixed(|to| unsafe { bh_time_parse_utc(to.cast(), view(given)) }).map(i64::from_ne_bytes);
    let text = std::str::from_utf8(given).unwrap_or_default();
    // chrono keeps a 60th second beside the 59th.
    let stamp =
        |time: DateTime<_>| time.timestamp() + i64::from(time.timestamp_subsec_nanos() / 1_000_000_000);
    let theirs = DateTime::parse_from_rfc3339(text).ok().map(stamp).or_else(|| http_date(text));
    // chrono takes some forms more: a space for the T, the year 0, another minus.
    let is_strict =
        matches!(given.get(10), Some(b'T' | b't')) && !given.starts_with(b"0000") && given.is_ascii();
    match (ours, theirs) {
        (Ok(ours), Some(theirs)) => assert_eq!(ours, theirs),
        (Ok(_), None) => panic!("a time that chrono does not take"),
        (Err(status), theirs) => {
            assert_eq!(name(status), "BH_ERR_TIME_FORMAT");
            assert!(theirs.is_none() || !is_strict, "a time that only chrono takes");
        }
    }
}

/// One of HTTP's three forms; of the one with two digits for a year, the century whose day of the week it is.
fn http_date(text: &str) -> Option<i64> {
    let stamp = |time: chrono::NaiveDateTime| {
        let time = time.and_utc();
        time.timestamp() + i64::from(time.timestamp_subsec_nanos() / 1_000_000_000)
    };
    let read = |text: &str, form| chrono::NaiveDateTime::parse_from_str(text, form).ok().map(stamp);
    let (day, rest) = text.split_once('-').unwrap_or((text, ""));
    let (month, rest) = rest.split_once('-').unwrap_or((rest, ""));
    let of = |century| read(&format!("{day}-{month}-{century}{rest}"), "%A, %d-%b-%Y %H:%M:%S GMT");
    read(text, "%a, %d %b %Y %H:%M:%S GMT")
        .or_else(|| of(19))
        .or_else(|| of(20))
        .or_else(|| read(text, "%a %b %e %H:%M:%S %Y"))
}

fn time(time_s: i64) {
    let utc = fixed::<21>(|to| unsafe { bh_time_format_utc(to.cast(), time_s) });
    let theirs = check_s(time_s).map(|()| {
        let time = DateTime::from_timestamp(time_s, 0).expect("in chrono's range");
        let mut text = time.to_rfc3339_opts(SecondsFormat::Secs, true).into_bytes();
        text.push(0);
        text
    });
    assert_eq!(utc.map(Vec::from), theirs);
    let seconds = text(|buf, len| unsafe { bh_time_format_seconds(buf, len, time_s) });
    assert_eq!(seconds, check_s(time_s).map(|()| time_s.to_string().into_bytes()));
    if let Ok(utc) = utc {
        let back =
            fixed(|to| unsafe { bh_time_parse_utc(to.cast(), view(&utc[..20])) }).map(i64::from_ne_bytes);
        assert_eq!(back, Ok(time_s));
    }
}

/// Calls with two outputs.
fn two<const A: usize, const B: usize>(
    call: impl Fn(*mut u8, *mut u8) -> u32,
) -> Result<([u8; A], [u8; B]), u32> {
    let (mut a, mut b) = (Capacity::new(A), Capacity::new(B));
    let status = call(a.ptr(), b.ptr());
    let written = |len| if status == OK { len } else { 0 };
    a.check(written(A), "the first output");
    b.check(written(B), "the second output");
    let get = |capacity: &Capacity| capacity.bytes().to_vec();
    let both = (get(&a).try_into().expect("its size"), get(&b).try_into().expect("its size"));
    if status == OK { Ok(both) } else { Err(status) }
}

fn offset([sent, received, server, resolution]: [i64; 4]) {
    let ours = two(|offset, doubt| unsafe {
        bh_clock_offset(offset.cast(), doubt.cast(), sent, received, server, resolution)
    });
    let ours = ours.map(|(offset, doubt)| (i64::from_ne_bytes(offset), i64::from_ne_bytes(doubt)));
    let checked = check_any_ms(sent).and(check_any_ms(received)).and(check_ms(server));
    let theirs = checked.and_then(|()| {
        if received < sent || check_any_ms(resolution).is_err() {
            return Err(INTERVAL);
        }
        let step = resolution.max(1);
        let middle = (sent + received).div_euclid(2);
        // Half of the step is the doubt of the server's clock; of a step of 1, all of it.
        let doubt = if step == 1 { 1 } else { (step + 1) / 2 };
        Ok((server + if step == 1 { 0 } else { step / 2 } - middle, (received - sent + 1) / 2 + doubt))
    });
    assert_eq!(ours, theirs);
}

fn rule([issued_ms, expires_ms, last_request_ms, min_interval_ms, refresh_ahead_ms, now_ms]: [i64; 6]) {
    let times = bh_token_times { issued_ms, expires_ms, last_request_ms, min_interval_ms, refresh_ahead_ms };
    let ours = two(|action, wait| unsafe { bh_token_rule(action.cast(), wait.cast(), &times, now_ms) });
    let ours = ours.map(|(action, wait)| (u32::from_ne_bytes(action), i64::from_ne_bytes(wait)));
    let known = [issued_ms, expires_ms, last_request_ms].into_iter().filter(|time| *time != 0);
    let checked = check_ms(now_ms).and_then(|()| known.into_iter().try_for_each(check_ms));
    let theirs = checked.and_then(|()| {
        if min_interval_ms < 0 || refresh_ahead_ms < 0 {
            return Err(INTERVAL);
        }
        let [now, expires, last, interval] =
            [now_ms, expires_ms, last_request_ms, min_interval_ms].map(i128::from);
        let tenth = ((expires - i128::from(issued_ms)) / 10).clamp(0, 300_000);
        let ahead = if refresh_ahead_ms == 0 { tenth } else { refresh_ahead_ms.into() };
        let is_of_another_clock = now_ms < issued_ms;
        let wait = if last == 0 || is_of_another_clock && now < last {
            0
        } else {
            (interval - (now - last).max(0)).max(0)
        };
        let is_good = now < expires && !is_of_another_clock;
        let (action, for_ms) = match (is_good && now < expires - ahead, wait, is_good) {
            (true, ..) => (0, expires - ahead - now),
            (_, 0, _) => (1, 0),
            (_, _, true) => (0, wait.min(expires - now)),
            _ => (2, wait),
        };
        Ok((action, for_ms as i64))
    });
    assert_eq!(ours, theirs);
}
