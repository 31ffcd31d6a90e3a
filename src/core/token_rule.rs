//! When a token is used, when it is refreshed, and when one has to wait.

use super::error::Error;
use super::time::check_ms;

/// What is known of a token; 0 stands for what is not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Times {
    /// When it was issued.
    pub issued_ms: i64,
    /// When it expires.
    pub expires_ms: i64,
    /// When one was last requested.
    pub last_request_ms: i64,
    /// What must lie between two requests.
    pub min_interval_ms: i64,
    /// How long ahead of its expiry it is refreshed.
    pub refresh_ahead_ms: i64,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Use the token.
    Use,
    /// Request a new one.
    Refresh,
    /// Wait, then ask again.
    Wait,
}

/// What to do, and for how long that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What to do.
    pub action: Action,
    /// [`Action::Wait`]: how long; [`Action::Use`]: in how long the response changes.
    pub wait_ms: i64,
}

/// Decides. Times that run backwards, as when a clock is set, never make the wait longer than the
/// minimum interval.
pub fn decide(times: &Times, now_ms: i64) -> Result<Decision, Error> {
    check_ms(now_ms)?;
    for time_ms in [times.issued_ms, times.expires_ms, times.last_request_ms] {
        if time_ms != 0 {
            check_ms(time_ms)?;
        }
    }
    if times.min_interval_ms < 0 || times.refresh_ahead_ms < 0 {
        return Err(Error::Interval);
    }
    let ahead_ms = match times.refresh_ahead_ms {
        0 => ((times.expires_ms - times.issued_ms) / 10).clamp(0, 300_000),
        ahead_ms => ahead_ms,
    };
    let refresh_ms = times.expires_ms.saturating_sub(ahead_ms);
    let until_request_ms = match times.last_request_ms {
        0 => 0,
        last_ms => (times.min_interval_ms - (now_ms - last_ms).max(0)).max(0),
    };
    // Issued ahead of the present time: the clock was put right since, and how long the token lives is not
    // known. The interval counts only from a request that does not lie ahead likewise.
    let of_another_clock = now_ms < times.issued_ms;
    let until_request_ms =
        if of_another_clock && now_ms < times.last_request_ms { 0 } else { until_request_ms };
    let good = now_ms < times.expires_ms && !of_another_clock;
    let (action, wait_ms) = if good && now_ms < refresh_ms {
        (Action::Use, refresh_ms - now_ms)
    } else if until_request_ms == 0 {
        (Action::Refresh, 0)
    } else if good {
        (Action::Use, until_request_ms.min(times.expires_ms - now_ms))
    } else {
        (Action::Wait, until_request_ms)
    };
    Ok(Decision { action, wait_ms })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000_000;

    fn decided(times: Times) -> (Action, i64) {
        let decision = decide(&times, NOW).unwrap();
        (decision.action, decision.wait_ms)
    }

    /// BITBITDUO's: 2 hours, once a minute.
    fn token(age_ms: i64, since_request_ms: i64) -> Times {
        Times {
            issued_ms: NOW - age_ms,
            expires_ms: NOW - age_ms + 7_200_000,
            last_request_ms: NOW - since_request_ms,
            min_interval_ms: 60_000,
            refresh_ahead_ms: 0,
        }
    }

    #[test]
    fn a_life() {
        assert_eq!(decided(Times::default()), (Action::Refresh, 0));
        assert_eq!(
            decided(Times { last_request_ms: NOW - 1, min_interval_ms: 10, ..Times::default() }),
            (Action::Wait, 9)
        );
        assert_eq!(decided(token(0, 0)), (Action::Use, 6_900_000));
        assert_eq!(decided(token(6_899_999, 6_899_999)), (Action::Use, 1));
        assert_eq!(decided(token(6_900_000, 6_900_000)), (Action::Refresh, 0));
        assert_eq!(decided(token(6_900_000, 59_999)), (Action::Use, 1));
        assert_eq!(decided(token(7_199_000, 10)), (Action::Use, 1000));
        assert_eq!(decided(token(7_200_000, 10)), (Action::Wait, 59_990));
        assert_eq!(decided(token(7_200_000, 60_000)), (Action::Refresh, 0));
    }

    #[test]
    fn a_clock_set_back_waits_no_longer_than_the_interval() {
        assert_eq!(decided(token(7_200_000, -1_000_000)), (Action::Wait, 60_000));
    }

    #[test]
    fn a_token_that_was_issued_in_the_future_is_refreshed() {
        let day_ms = 86_400_000;
        assert_eq!(decided(token(-day_ms, -day_ms)), (Action::Refresh, 0));
        assert_eq!(decided(token(-1, -1)), (Action::Refresh, 0));
        assert_eq!(decided(token(-day_ms, 60_000)), (Action::Refresh, 0));
        assert_eq!(decided(token(-day_ms, 1)), (Action::Wait, 59_999));
    }

    #[test]
    fn nonsense_is_refused() {
        assert_eq!(decide(&Times::default(), 1_700_000_000), Err(Error::TimeIsSeconds));
        let seconds = Times { last_request_ms: NOW / 1000, ..Times::default() };
        assert_eq!(decide(&seconds, NOW), Err(Error::TimeIsSeconds));
        assert_eq!(decide(&Times { min_interval_ms: -1, ..Times::default() }, NOW), Err(Error::Interval));
        assert_eq!(decide(&Times { expires_ms: i64::MIN, ..Times::default() }, NOW), Err(Error::TimeRange));
    }
}
