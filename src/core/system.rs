//! The system's clock and random source: helpers, which no signing call uses.

use super::error::Error;
use std::time::{SystemTime, UNIX_EPOCH};

/// Unix time in milliseconds.
pub fn now_ms() -> Result<i64, Error> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| Error::SystemClock)?;
    since.as_millis().try_into().map_err(|_| Error::SystemClock)
}

/// A random UUID and a NUL (RFC 9562, section 5.4).
pub fn uuid_v4() -> Result<[u8; 37], Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| Error::SystemRandom)?;
    // The version, and the variant.
    bytes[6] = 0x40 + bytes[6] % 16;
    bytes[8] = 0x80 + bytes[8] % 64;
    let mut uuid = *b"00000000-0000-0000-0000-000000000000\0";
    let mut start = 0;
    for part in [&bytes[..4], &bytes[4..6], &bytes[6..8], &bytes[8..10], &bytes[10..]] {
        hex::encode_to_slice(part, &mut uuid[start..start + part.len() * 2]).expect("two characters a byte");
        start += part.len() * 2 + 1;
    }
    Ok(uuid)
}

/// A random number below `bound`, each as likely as the others.
pub fn random_below(bound: u32) -> Result<u32, Error> {
    if bound == 0 {
        return Err(Error::Bound);
    }
    // Lemire, "Fast Random Integer Generation in an Interval": what would make some values likelier
    // is drawn again.
    let threshold = bound.wrapping_neg() % bound;
    loop {
        let drawn = getrandom::u32().map_err(|_| Error::SystemRandom)?;
        let product = u64::from(drawn) * u64::from(bound);
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
        let mut seen = [[false; 256]; 37];
        for uuid in uuids {
            uuid.iter().zip(&mut seen).for_each(|(byte, seen)| seen[usize::from(*byte)] = true);
        }
        for (index, seen) in seen.iter().enumerate() {
            let characters: Vec<u8> = (0..=255).filter(|byte| seen[usize::from(*byte)]).collect();
            let expected: &[u8] = match index {
                8 | 13 | 18 | 23 => b"-",
                14 => b"4",
                19 => b"89ab",
                36 => b"\0",
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

    #[test]
    fn the_clock_is_of_this_century() {
        assert_eq!(super::super::time::check_ms(now_ms().unwrap()), Ok(()));
    }
}
