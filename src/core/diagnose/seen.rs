//! Which texts were tried already: many ways to write one anew leave it as it was.

use zeroize::Zeroize;

/// Prints of texts, in memory of the caller's. One that falls on another's place takes it.
pub struct Seen<'a>(&'a mut [u8]);

impl<'a> Seen<'a> {
    /// How much memory that is.
    pub const SIZE: usize = 2048;

    /// Over that memory.
    pub fn new(places: &'a mut [u8]) -> Seen<'a> {
        Seen(places)
    }

    /// None but this one.
    pub fn only(&mut self, text: &[u8]) {
        self.0.fill(0);
        self.is_new(text);
    }

    /// Whether it was not seen, or not lately.
    pub fn is_new(&mut self, text: &[u8]) -> bool {
        let print = print(text);
        let index = (print >> 56) as usize % (self.0.len() / 8) * 8;
        let place = &mut self.0[index..index + 8];
        if place == print.to_le_bytes() {
            return false;
        }
        place.copy_from_slice(&print.to_le_bytes());
        true
    }
}

/// Prints of texts that hold a secret.
impl Drop for Seen<'_> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// 64 bits that two texts of a search have alike with no chance worth a thought: two sums side by side, which is faster.
fn print(text: &[u8]) -> u64 {
    let (blocks, rest) = text.as_chunks::<16>();
    let mut last = [0; 16];
    last[..rest.len()].copy_from_slice(rest);
    let add = |sum: u64, word: u128| (sum.rotate_left(23) ^ word as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (a, b) = blocks.iter().chain([&last]).fold((!(text.len() as u64), 0), |(a, b), block| {
        let words = u128::from_le_bytes(*block);
        (add(a, words), add(b, words >> 64))
    });
    a ^ b.rotate_left(32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_new_once() {
        let mut places = [0; Seen::SIZE];
        let mut seen = Seen::new(&mut places);
        seen.only(b"a=1&b=2");
        for text in [&b"a=1&b=2\0"[..], b"", b"\0", b"b=2&a=1", b"a=1&b=3"] {
            assert!(seen.is_new(text) && !seen.is_new(text), "{text:?}");
        }
        assert!(!seen.is_new(b"a=1&b=2"));
        seen.only(b"");
        assert!(seen.is_new(b"a=1&b=2"));
        drop(seen);
        assert_eq!(places, [0; Seen::SIZE]);
    }
}
