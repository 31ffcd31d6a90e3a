//! Which times a function takes, in which unit.

use crate::status::{INTERVAL, TIME_IS_MILLISECONDS, TIME_IS_SECONDS, TIME_RANGE};

/// The last second of the year 5138, by far, and the first after 2001 that seconds are told from milliseconds by.
const END_S: i64 = 100_000_000_000;

pub fn check_ms(time: i64) -> Result<(), u32> {
    if time >= 1_000_000_000_000 && time < END_S * 1000 {
        Ok(())
    } else if time >= 100_000_000 && time < END_S {
        Err(TIME_IS_SECONDS)
    } else {
        Err(TIME_RANGE)
    }
}

pub fn check_s(time: i64) -> Result<(), u32> {
    if time >= 1_000_000_000 && time < END_S {
        Ok(())
    } else if time >= END_S && time < END_S * 1000 {
        Err(TIME_IS_MILLISECONDS)
    } else {
        Err(TIME_RANGE)
    }
}

/// Any time that differences can be taken of.
pub fn check_any_ms(time: i64) -> Result<(), u32> {
    if time >= 0 && time < END_S * 1000 { Ok(()) } else { Err(TIME_RANGE) }
}

/// A window's own sense.
pub fn check_window(now_ms: i64, past_ms: i64, ahead_ms: i64) -> Result<(), u32> {
    if past_ms < 0 || ahead_ms < 0 { Err(INTERVAL) } else { check_ms(now_ms) }
}
