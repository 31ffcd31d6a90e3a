//! The system's clock and random source: helpers, which no signing call uses.

use super::error::Error;
use crate::random;
use std::time::{SystemTime, UNIX_EPOCH};

/// Unix time in milliseconds.
pub fn now_ms() -> Result<i64, Error> {
    // WebAssembly without a host's interface has no clock: to ask for it panics, which ends the module.
    if cfg!(all(target_family = "wasm", target_os = "unknown")) {
        return Err(Error::SystemClock);
    }
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| Error::SystemClock)?;
    since.as_millis().try_into().map_err(|_| Error::SystemClock)
}

/// A random UUID (RFC 9562, section 5.4).
pub fn uuid_v4() -> Result<[u8; 36], Error> {
    let mut bytes = [0; 16];
    random::fill(&mut bytes)?;
    // The version, and the variant.
    bytes[6] = 0x40 + bytes[6] % 16;
    bytes[8] = 0x80 + bytes[8] % 64;
    let mut uuid = *b"00000000-0000-0000-0000-000000000000";
    let mut start = 0;
    for part in [&bytes[..4], &bytes[4..6], &bytes[6..8], &bytes[8..10], &bytes[10..]] {
        hex::encode_to_slice(part, &mut uuid[start..start + part.len() * 2]).expect("two characters a byte");
        start += part.len() * 2 + 1;
    }
    Ok(uuid)
}

/// A random number below `bound`, each as likely as the others.
pub fn random_below(bound: u32) -> Result<u32, Error> {
    below(bound, draw)
}

/// Random bits of the system.
pub fn draw() -> Result<u32, Error> {
    let mut bytes = [0; 4];
    random::fill(&mut bytes).map(|()| u32::from_ne_bytes(bytes))
}

/// As [`random_below`], of bits that are drawn otherwise.
pub fn below(bound: u32, mut draw: impl FnMut() -> Result<u32, Error>) -> Result<u32, Error> {
    if bound == 0 {
        return Err(Error::Bound);
    }
    // Lemire, "Fast Random Integer Generation in an Interval": what would make some values likelier
    // is drawn again.
    let threshold = bound.wrapping_neg() % bound;
    loop {
        let product = u64::from(draw()?) * u64::from(bound);
        if product as u32 >= threshold {
            return Ok((product >> 32) as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids_have_their_form_and_differ() {
        let uuids = [(); 500].map(|()| uuid_v4().unwrap());
        let mut seen = [[false; 256]; 36];
        for uuid in uuids {
            uuid.iter().zip(&mut seen).for_each(|(byte, seen)| seen[usize::from(*byte)] = true);
        }
        for (index, seen) in seen.iter().enumerate() {
            let characters: Vec<u8> = (0..=255).filter(|byte| seen[usize::from(*byte)]).collect();
            let expected: &[u8] = match index {
                8 | 13 | 18 | 23 => b"-",
                14 => b"4",
                19 => b"89ab",
                _ => b"0123456789abcdef",
            };
            assert_eq!(characters, expected, "at {index}");
        }
        assert_ne!(uuids[0], uuids[1]);
    }

    #[test]
    fn random_numbers_reach_every_value_and_no_other() {
        assert_eq!(random_below(0), Err(Error::Bound));
        assert_eq!(random_below(1), Ok(0));
        let mut seen = [0; 6];
        for _ in 0..6000 {
            seen[random_below(6).unwrap() as usize] += 1;
        }
        assert!(seen.iter().all(|count| (700..1300).contains(count)), "{seen:?}");
        assert!(random_below(u32::MAX).unwrap() < u32::MAX);
    }

    /// With a bound of 3 * 2^30, each third value would come twice as often as the others if none were drawn again.
    #[test]
    fn what_would_make_a_value_likelier_is_drawn_again() {
        let bound = 3 << 30;
        let mut given = 0;
        for drawn in [0, 1, 2, 3, 4, 5, 6, 7, u32::MAX] {
            let mut draws = [drawn, 3].into_iter();
            let got = below(bound, || Ok(draws.next().expect("the second is taken"))).unwrap();
            let again = draws.next().is_none();
            // A quarter of all: those whose product ends in less than 2^32 mod bound.
            assert_eq!(again, drawn % 4 == 0, "{drawn}");
            assert_eq!(u64::from(got), (u64::from(if again { 3 } else { drawn }) * u64::from(bound)) >> 32);
            given += 1;
        }
        assert_eq!(given, 9);
        assert_eq!(below(6, || Err(Error::SystemRandom)), Err(Error::SystemRandom));
    }

    #[test]
    fn the_clock_is_of_this_century() {
        assert_eq!(super::super::time::check_ms(now_ms().unwrap()), Ok(()));
        // It knows milliseconds.
        let between_seconds = |_| {
            std::thread::sleep(std::time::Duration::from_millis(1));
            now_ms().unwrap() % 1000 != 0
        };
        assert!((0..100).any(between_seconds));
    }
}
