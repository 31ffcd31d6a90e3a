//! Which times a verifier accepts.

use super::error::Error;
use super::time;

/// The verifier's time and its tolerances, all in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// The verifier's present Unix time.
    pub now_ms: i64,
    /// How old a signature may be.
    pub past_ms: i64,
    /// How far ahead its time may lie.
    pub ahead_ms: i64,
}

impl Window {
    /// Whether the window itself makes sense.
    pub fn check(&self) -> Result<(), Error> {
        if self.past_ms < 0 || self.ahead_ms < 0 {
            return Err(Error::Interval);
        }
        time::check_ms(self.now_ms)
    }

    /// Whether a time is neither too far ahead nor too old.
    pub fn admits(&self, time_ms: i64) -> Result<(), Error> {
        self.check()?;
        self.admits_begin(time_ms)?;
        if self.now_ms.saturating_sub(time_ms) > self.past_ms {
            return Err(Error::Stale);
        }
        Ok(())
    }

    /// Whether something that begins then has begun.
    pub fn admits_begin(&self, time_ms: i64) -> Result<(), Error> {
        if time_ms > self.now_ms.saturating_add(self.ahead_ms) { Err(Error::Future) } else { Ok(()) }
    }

    /// Whether something that ends then has not ended.
    pub fn admits_end(&self, time_ms: i64) -> Result<(), Error> {
        if self.now_ms >= time_ms.saturating_add(self.past_ms) { Err(Error::Stale) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges() {
        let now_ms = 1_700_000_000_000;
        let window = Window { now_ms, past_ms: 5000, ahead_ms: 1000 };
        assert_eq!(window.admits(now_ms + 1000), Ok(()));
        assert_eq!(window.admits(now_ms + 1001), Err(Error::Future));
        assert_eq!(window.admits(now_ms - 5000), Ok(()));
        assert_eq!(window.admits(now_ms - 5001), Err(Error::Stale));
        assert_eq!(window.admits_end(now_ms - 4999), Ok(()));
        assert_eq!(window.admits_end(now_ms - 5000), Err(Error::Stale));
        assert_eq!(Window { past_ms: -1, ..window }.admits(now_ms), Err(Error::Interval));
        assert_eq!(Window { ahead_ms: i64::MAX, ..window }.admits(i64::MAX), Ok(()));
    }
}
