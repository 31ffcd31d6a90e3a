//! The forms of a time that PAVE's users sign.

use super::pave_dates::put_date;
use crate::core::diagnose::{Mistake, Scratch, iso};
use crate::core::time;
use crate::core::writer::decimal;

/// Digits of seconds or milliseconds; dates with a fraction or an offset.
pub fn seconds(text: &[u8]) -> Option<i64> {
    if text.iter().all(u8::is_ascii_digit) && matches!(text.len(), 10 | 13 | 16) {
        return Some(text[..10].iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')));
    }
    if let (Some(10), Some(number)) = (text.iter().position(|byte| *byte == b'.'), text.get(..10)) {
        return seconds(number);
    }
    let mut utc = [b'Z'; 20];
    utc[..19].copy_from_slice(text.get(..19)?);
    utc[10] = b'T';
    let local = time::parse_utc(&utc).ok()?;
    let offset = text.get(text.len().checked_sub(6)?..)?;
    let two = |at: usize| {
        Some(i64::from(offset[at].checked_sub(b'0')?) * 10 + i64::from(offset[at + 1].checked_sub(b'0')?))
    };
    match offset[0] {
        b'+' | b'-' if offset[3] == b':' => {
            let minutes = two(1)? * 60 + two(4)?;
            Some(if offset[0] == b'+' { local - minutes * 60 } else { local + minutes * 60 })
        }
        _ => Some(local),
    }
}

/// Ends of a date, and what stands between date and time.
const ENDS: &[(&[u8], u8)] = &[
    (b"Z", b'T'),
    (b".000Z", b'T'),
    (b"+00:00", b'T'),
    (b"", b'T'),
    (b".000+00:00", b'T'),
    (b".000", b'T'),
    (b"+0000", b'T'),
    (b".000000Z", b'T'),
    (b".000000", b'T'),
    (b".000000+00:00", b'T'),
    (b".000000000Z", b'T'),
    (b"-00:00", b'T'),
    (b".0Z", b'T'),
    (b".00Z", b'T'),
    (b"", b' '),
    (b"Z", b' '),
    (b"+00:00", b' '),
    (b" UTC", b' '),
    (b".000", b' '),
    (b" +0000 UTC", b' '),
    (b" +0000", b' '),
    (b".000Z", b' '),
    (b"z", b't'),
    (b"z", b'T'),
    (b"[UTC]", b'T'),
    (b"Z[UTC]", b'T'),
];

/// How many forms there are.
pub const FORMS: usize = BEFORE_ENDS + ENDS.len();
/// The number of the first form that is made of an end.
pub const BEFORE_ENDS: usize = 14;

/// The forms of a number: what stands behind the seconds.
const NUMBERS: [(&[u8], Mistake); 6] = [
    (b"", Mistake::TimestampSeconds),
    (b"000", Mistake::TimestampMilliseconds),
    (b".0", Mistake::TimestampFloat),
    (b".000", Mistake::TimestampFloat),
    (b"000000", Mistake::TimestampOtherForm),
    (b"000000000", Mistake::TimestampOtherForm),
];

/// Writes the time of a zone that is that many quarters of an hour ahead, with its offset.
pub fn local(w: &mut Scratch, time_s: i64, quarters: i64, colon: &[u8]) {
    let Ok(local) = time::format_utc(time_s + quarters * 900) else { return };
    let two = |number: i64| [b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8];
    let sign: &[u8] = if quarters < 0 { b"-" } else { b"+" };
    let minutes = quarters.abs() * 15;
    [&local[..19], sign, &two(minutes / 60), colon, &two(minutes % 60)].iter().for_each(|part| w.put(part));
}

/// Writes the time with milliseconds: as a number, or as a date.
pub fn with_ms(w: &mut Scratch, number: usize, time_s: i64, ms: i64) -> Mistake {
    let Ok(utc) = time::format_utc(time_s) else { return Mistake::TimestampOtherForm };
    let mut digits = [0; 20];
    let digits = decimal(&mut digits, time_s.saturating_mul(1000).saturating_add(ms));
    if number == 1 {
        w.put(digits);
        return Mistake::TimestampMilliseconds;
    }
    let fraction = &digits[digits.len().saturating_sub(3)..];
    [&utc[..19], b".", fraction, b"Z"].iter().for_each(|part| w.put(part));
    Mistake::TimestampOtherForm
}

/// Writes the time in the form of that number; none: there is no such form.
pub fn form(w: &mut Scratch, number: usize, time_s: i64) -> Option<Mistake> {
    let Ok(utc) = time::format_utc(time_s) else { return None };
    let mut digits = [0; 20];
    let digits = decimal(&mut digits, time_s);
    if let Some((end, mistake)) = NUMBERS.get(number) {
        w.put(digits);
        w.put(end);
        return Some(*mistake);
    }
    match number {
        6 => w.put(&utc[..10]),
        7 => {
            let date = [&utc[..4], &utc[5..7], &utc[8..13], &utc[14..16], &utc[17..]];
            date.iter().for_each(|part| w.put(part));
        }
        8 => put_date(w, "D, d M Y T GMT", time_s, 0),
        9 => put_date(w, "D, d M Y T +0000", time_s, 0),
        10 => {
            w.put(&utc[..16]);
            w.byte(b'Z');
        }
        11 => w.put(&digits[..digits.len().saturating_sub(2)]),
        12 => iso(w, digits, b"%2B00:00"),
        13 => {
            w.put(&utc[..13]);
            w.put(b"%3A");
            w.put(&utc[14..16]);
            w.put(b"%3A");
            w.put(&utc[17..]);
        }
        _ => {
            let (end, between) = ENDS.get(number - BEFORE_ENDS)?;
            w.put(&utc[..10]);
            w.byte(*between);
            w.put(&utc[11..19]);
            w.put(end);
        }
    }
    Some(Mistake::TimestampOtherForm)
}
