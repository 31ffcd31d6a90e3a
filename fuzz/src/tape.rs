//! The fuzzer's bytes, taken one piece after the other. When they are used up, zeros follow.

/// What is left of the input.
pub struct Tape<'a>(&'a [u8]);

/// Times that are right and times that are wrong, sizes, and the edges of the types.
const NUMBERS: [i64; 20] = [
    0,
    1,
    -1,
    2,
    1_740_568_725_231,
    1_740_568_725,
    999_999_999_999,
    1_000_000_000_000,
    99_999_999_999_999,
    100_000_000_000_000,
    5_000,
    60_001,
    123_456,
    200,
    401,
    u32::MAX as i64,
    i64::MAX,
    i64::MIN,
    1_000_000_000,
    99_999_999_999,
];

impl<'a> Tape<'a> {
    pub fn new(data: &'a [u8]) -> Tape<'a> {
        Tape(data)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn byte(&mut self) -> u8 {
        let (byte, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *byte
    }

    /// One of so many.
    pub fn below(&mut self, count: usize) -> usize {
        usize::from(self.byte()) % count
    }

    pub fn take(&mut self, len: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(len.min(self.0.len()));
        self.0 = rest;
        taken
    }

    /// So many bytes, with zeros for what is not there.
    pub fn array<const N: usize>(&mut self) -> [u8; N] {
        let mut array = [0; N];
        let taken = self.take(N);
        array[..taken.len()].copy_from_slice(taken);
        array
    }

    /// A length in one byte and so many bytes; or, from 224 on, the next byte so many hundred times.
    pub fn text(&mut self) -> Vec<u8> {
        match self.byte() {
            len @ 0..224 => self.take(len.into()).to_vec(),
            len => vec![self.byte(); (usize::from(len) - 223) * 300],
        }
    }

    /// One of the numbers above, something near it, or eight bytes.
    pub fn number(&mut self) -> i64 {
        match self.byte() {
            which @ 0..128 => NUMBERS[usize::from(which) % NUMBERS.len()],
            which @ 128..192 => {
                NUMBERS[usize::from(which) % NUMBERS.len()].wrapping_add(i64::from(self.byte() as i8))
            }
            192.. => i64::from_le_bytes(self.array()),
        }
    }

    pub fn rest(&mut self) -> &'a [u8] {
        std::mem::take(&mut self.0)
    }
}
