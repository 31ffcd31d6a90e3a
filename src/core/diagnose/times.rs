//! A time, written otherwise.

use super::pairs::{each_pair, is_time, put_pair, value_of};
use super::scratch::Scratch;
use crate::core::writer::decimal;

/// Writes the digits of a time otherwise.
#[inline(never)]
pub fn timed(text: &[u8], w: &mut Scratch, write: &dyn Fn(&mut Scratch, &[u8])) {
    let mut first = true;
    for pair in each_pair(text) {
        match value_of(pair) {
            Some(digits) if is_time(pair.0) && digits.len() > 3 && digits.iter().all(u8::is_ascii_digit) => {
                put_pair(w, &mut first, pair.0);
                w.byte(b'=');
                write(w, digits);
            }
            _ => put_pair(w, &mut first, pair.1),
        }
    }
}

/// Milliseconds as seconds with a fraction.
pub fn fraction(w: &mut Scratch, digits: &[u8], trims: bool) {
    let (seconds, rest) = digits.split_at(digits.len() - 3);
    w.put(seconds);
    w.byte(b'.');
    let zeros = rest.iter().rev().take_while(|digit| trims && **digit == b'0').count();
    w.put(&rest[..rest.len() - zeros]);
}

/// As a double is written: 1.668481902307e+12, and Java's 1.668481902307E12.
pub fn exponent(w: &mut Scratch, digits: &[u8], end: &[u8]) {
    w.put(&digits[..1]);
    w.byte(b'.');
    let zeros = digits.iter().rev().take_while(|digit| **digit == b'0').count();
    w.put(digits.get(1..digits.len() - zeros).unwrap_or_default());
    w.put(end);
}

/// Unix milliseconds, or seconds, as a date.
pub fn iso(w: &mut Scratch, digits: &[u8], end: &[u8]) {
    let seconds = if digits.len() > 11 { &digits[..digits.len() - 3] } else { digits };
    let seconds = seconds
        .iter()
        .try_fold(0_i64, |sum, digit| sum.checked_mul(10)?.checked_add(i64::from(digit - b'0')));
    if let Some(Ok(utc)) = seconds.map(crate::core::time::format_utc) {
        w.put(&utc[..19]);
        if digits.len() > 11 {
            w.byte(b'.');
            w.put(&digits[digits.len() - 3..]);
        }
        w.put(end);
    }
}

/// Another time.
pub fn shifted(text: &[u8], w: &mut Scratch, offset: i64) {
    timed(text, w, &|w, digits| {
        let time = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<i64>().ok());
        let mut place = [0; 20];
        w.put(time.map_or(digits, |time| decimal(&mut place, time.saturating_add(offset))));
    });
}

/// Something around the digits.
#[inline(never)]
pub fn within(text: &[u8], w: &mut Scratch, before: &[u8], after: &[u8]) {
    timed(text, w, &|w, digits| [before, digits, after].iter().for_each(|part| w.put(part)));
}

/// Milliseconds as seconds, and something behind them.
#[inline(never)]
pub fn in_seconds(text: &[u8], w: &mut Scratch, end: &[u8]) {
    timed(text, w, &|w, digits| {
        w.put(&digits[..digits.len().saturating_sub(3)]);
        w.put(end);
    });
}
