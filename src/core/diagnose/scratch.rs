//! Memory of the caller's, which a variant is written into.

use zeroize::Zeroize;

/// Bytes that are appended to. What does not fit marks it as over: such a variant is not tried.
pub struct Scratch<'a> {
    bytes: &'a mut [u8],
    len: usize,
    over: bool,
}

impl<'a> Scratch<'a> {
    /// Over that memory.
    pub fn new(bytes: &'a mut [u8]) -> Scratch<'a> {
        Scratch { bytes, len: 0, over: false }
    }

    /// Empty again.
    pub fn clear(&mut self) {
        (self.len, self.over) = (0, false);
    }

    /// Appends bytes. A call and not inlined, for there are hundreds of them.
    #[inline(never)]
    pub fn put(&mut self, bytes: &[u8]) {
        match self.bytes.get_mut(self.len..self.len + bytes.len()) {
            Some(place) if !self.over => {
                place.copy_from_slice(bytes);
                self.len += bytes.len();
            }
            _ => self.over = true,
        }
    }

    /// Appends a byte, likewise.
    #[inline(never)]
    pub fn byte(&mut self, byte: u8) {
        match self.bytes.get_mut(self.len) {
            Some(place) if !self.over => {
                *place = byte;
                self.len += 1;
            }
            _ => self.over = true,
        }
    }

    /// What was written, if all of it fitted.
    pub fn written(&self) -> Option<&[u8]> {
        if self.over { None } else { Some(&self.bytes[..self.len]) }
    }

    /// How much was written.
    pub fn end(&self) -> usize {
        self.len
    }

    /// Leaves what was written, and tells how much.
    pub fn leave(self) -> usize {
        let len = self.len;
        std::mem::forget(self);
        len
    }
}

/// A secret's variants lie here.
impl Drop for Scratch<'_> {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}
