//! Output into memory of the caller's, of which nobody knows beforehand how much is needed.
//!
//! What is to be written is prepared once: checked, signed, and given back as a function of a [`Writer`], which
//! cannot fail. That runs twice: first over no memory, which counts; then, if the capacity suffices, over
//! exactly that much of it. So an output is written whole or not at all, and nothing is allocated.

use super::span::Span;

/// Writes into a buffer, or only counts.
pub struct Writer<'a> {
    buffer: Option<&'a mut [u8]>,
    len: usize,
    /// What stands behind each text, for languages whose texts end by it.
    end: Option<u8>,
}

impl<'a> Writer<'a> {
    /// A writer that counts what would be written.
    pub fn counting(end: Option<u8>) -> Writer<'static> {
        Writer { buffer: None, len: 0, end }
    }

    /// A writer over a buffer of exactly the counted length.
    pub fn over(buffer: &'a mut [u8], end: Option<u8>) -> Writer<'a> {
        Writer { buffer: Some(buffer), len: 0, end }
    }

    /// How much was written.
    pub fn written(&self) -> usize {
        self.len
    }

    /// Appends bytes.
    #[inline]
    pub fn put(&mut self, bytes: &[u8]) {
        if let Some(buffer) = &mut self.buffer {
            buffer[self.len..self.len + bytes.len()].copy_from_slice(bytes);
        }
        self.advance(bytes.len());
    }

    #[inline]
    fn put_end(&mut self) {
        if let Some(end) = self.end {
            if let Some(buffer) = &mut self.buffer {
                buffer[self.len] = end;
            }
            self.advance(1);
        }
    }

    /// Lengths that no memory can hold, of inputs that are views of the same bytes, stay too large.
    #[inline]
    fn advance(&mut self, len: usize) {
        self.len = self.len.saturating_add(len);
    }

    /// Appends a number in decimal.
    pub fn put_decimal(&mut self, number: i64) {
        let mut digits = [0; 20];
        self.put(decimal(&mut digits, number));
    }

    /// Appends `len` bytes that `fill` makes of what was written since `start`, such as a signature.
    /// While only counting, `fill` is not called.
    pub fn append_from(&mut self, start: usize, len: usize, fill: impl FnOnce(&[u8], &mut [u8])) {
        if let Some(buffer) = &mut self.buffer {
            let (before, after) = buffer.split_at_mut(self.len);
            fill(&before[start..], &mut after[..len]);
        }
        self.advance(len);
    }

    /// Makes `len` bytes of what was written since `start`, in place; `len` is not less than that.
    /// While only counting, `transform` is not called.
    pub fn replace_from(&mut self, start: usize, len: usize, transform: impl FnOnce(&mut [u8])) {
        if let Some(buffer) = &mut self.buffer {
            transform(&mut buffer[start..start + len]);
        }
        self.len = start.saturating_add(len);
    }

    /// Appends what `write` writes, and the end of a text, which the span does not count.
    pub fn text(&mut self, write: impl FnOnce(&mut Self)) -> Span {
        let start = self.len;
        write(self);
        let span = Span { start, len: self.len - start };
        self.put_end();
        span
    }

    /// Appends bytes, and the end of a text, which the span does not count.
    pub fn text_of(&mut self, bytes: &[u8]) -> Span {
        let span = Span { start: self.len, len: bytes.len() };
        self.put(bytes);
        self.put_end();
        span
    }
}

/// Writes a number in decimal into the end of `digits`.
pub fn decimal(digits: &mut [u8; 20], number: i64) -> &[u8] {
    let mut rest = number.unsigned_abs();
    let mut start = digits.len();
    loop {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        start -= 1;
        digits[start] = b'-';
    }
    &digits[start..]
}

/// Writes into new memory, for users of the Rust API.
pub fn to_vec<T>(write: impl Fn(&mut Writer) -> T) -> (T, Vec<u8>) {
    let mut counter = Writer::counting(None);
    write(&mut counter);
    let mut buffer = vec![0; counter.written()];
    let value = write(&mut Writer::over(&mut buffer, None));
    (value, buffer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_those_of_the_standard_library() {
        for number in [0, 1, -1, 9, 10, 99, 100, 1_740_568_725_231, i64::MAX, i64::MIN] {
            assert_eq!(decimal(&mut [0; 20], number), number.to_string().as_bytes());
        }
    }

    #[test]
    fn counting_and_writing_agree() {
        let render = |w: &mut Writer| {
            let text = w.text_of(b"abc");
            w.put_decimal(-42);
            w.append_from(0, 2, |before, out| out.copy_from_slice(&before[..2]));
            text
        };
        let (text, buffer) = to_vec(render);
        assert_eq!(buffer, b"abc-42ab");
        assert_eq!(text.of(&buffer), b"abc");
        let mut ended = [0; 9];
        render(&mut Writer::over(&mut ended, Some(b'\n')));
        assert_eq!(&ended, b"abc\n-42ab");
    }
}
