//! How far a server's clock is ahead.

use super::error::Error;
use super::time::{check_any_ms, check_ms};

/// A measured offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    /// Server time minus own time.
    pub offset_ms: i64,
    /// The true offset is within this much of it.
    pub uncertainty_ms: i64,
}

/// The server read its clock at some time between sending and receiving; in the middle of the two the
/// error is at most half of them. A clock that is told in steps has, on average, gone half a step on.
pub fn offset(
    sent_ms: i64,
    received_ms: i64,
    server_time_ms: i64,
    resolution_ms: i64,
) -> Result<Offset, Error> {
    // A clock of one's own may begin anywhere; a server's tells the time.
    check_any_ms(sent_ms)?;
    check_any_ms(received_ms)?;
    check_ms(server_time_ms)?;
    check_any_ms(resolution_ms).map_err(|_| Error::Interval)?;
    if received_ms < sent_ms {
        return Err(Error::Interval);
    }
    let step_ms = resolution_ms.max(1);
    Ok(Offset {
        offset_ms: server_time_ms + step_ms / 2 - (sent_ms + received_ms) / 2,
        uncertainty_ms: (received_ms - sent_ms + 1) / 2 + (step_ms + 1) / 2,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_true_offset_is_within_the_uncertainty() {
        for resolution in [1, 1000] {
            for (there, back) in [(0, 0), (0, 81), (40, 41), (80, 1)] {
                for true_offset in [-90_000, -1, 0, 1, 777, 90_000] {
                    let sent = 1_700_000_000_123;
                    let server = (sent + there + true_offset) / resolution * resolution;
                    let measured = offset(sent, sent + there + back, server, resolution).unwrap();
                    let error = (measured.offset_ms - true_offset).abs();
                    assert!(error <= measured.uncertainty_ms, "{measured:?}, true {true_offset}");
                }
            }
        }
    }

    #[test]
    fn nonsense_is_refused() {
        let now = 1_700_000_000_123;
        assert_eq!(offset(2, 1, now, 1), Err(Error::Interval));
        assert_eq!(offset(1, 2, now, -1), Err(Error::Interval));
        assert_eq!(offset(1, 2, -1, 1), Err(Error::TimeRange));
        assert_eq!(offset(1, 2, now / 1000, 1000), Err(Error::TimeIsSeconds));
        assert_eq!(offset(1, i64::MAX, now, 1), Err(Error::TimeRange));
    }
}
