//! Memory as a C program hands it over: inputs of exactly their size, and outputs between bytes that must not change.

use crate::status::{BUFFER, OK, PANIC};
use bh_auth::ffi::types::bh_str;
use std::ffi::c_char;
use std::ptr;

/// A view of bytes. Those of an empty one are not NULL, but must not be read either.
pub fn view(bytes: &[u8]) -> bh_str {
    bh_str { data: bytes.as_ptr().cast(), len: bytes.len() }
}

/// Bytes on the heap of exactly their length: a read beyond them is what the sanitizer reports.
pub fn exact(bytes: &[u8]) -> Box<[u8]> {
    bytes.into()
}

const MARGIN: usize = 64;

/// So many bytes to write to, between margins. All of it has a pattern at first.
pub struct Capacity {
    // Words, so that any struct may lie in it.
    words: Vec<u64>,
    len: usize,
}

impl Capacity {
    pub fn new(len: usize) -> Capacity {
        let words = (0..(MARGIN + len + MARGIN).div_ceil(8))
            .map(|word| u64::from_le_bytes(std::array::from_fn(|byte| pattern(word * 8 + byte))));
        Capacity { words: words.collect(), len }
    }

    pub fn ptr<T>(&mut self) -> *mut T {
        // Inside: the margin is shorter than the memory.
        self.words.as_mut_ptr().cast::<u8>().wrapping_add(MARGIN).cast()
    }

    fn all(&self) -> &[u8] {
        // SAFETY: any bytes of words are bytes, and all of them are initialised.
        unsafe { std::slice::from_raw_parts(self.words.as_ptr().cast(), self.words.len() * 8) }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn bytes(&self) -> &[u8] {
        &self.all()[MARGIN..MARGIN + self.len]
    }

    /// Nothing but the first `written` bytes of the capacity changed.
    pub fn check(&self, written: usize, what: &str) {
        for (at, byte) in self.all().iter().enumerate() {
            if !(MARGIN..MARGIN + written).contains(&at) {
                let at_capacity = at as isize - MARGIN as isize;
                assert!(
                    *byte == pattern(at),
                    "{what}: byte {at_capacity} of a capacity of {} changed",
                    self.len
                );
            }
        }
    }

    /// The struct that was written.
    ///
    /// # Safety
    /// A `T` was.
    pub unsafe fn read<T>(&self) -> T {
        assert!(self.len == size_of::<T>());
        // SAFETY: the caller's promise; aligned, since the margin is a multiple of 8.
        unsafe { self.bytes().as_ptr().cast::<T>().read() }
    }
}

/// Changes from byte to byte, and is never 0 twice in a row.
fn pattern(at: usize) -> u8 {
    0xc7 ^ (at as u8).wrapping_mul(29)
}

/// A fixed output.
pub fn fixed<const N: usize>(call: impl Fn(*mut u8) -> u32) -> Result<[u8; N], u32> {
    let mut capacity = Capacity::new(N);
    let status = call(capacity.ptr());
    assert_ne!(status, PANIC, "a panic inside");
    capacity.check(if status == OK { N } else { 0 }, "a fixed output");
    if status == OK {
        Ok(capacity.bytes().try_into().expect("the capacity has this size"))
    } else {
        Err(status)
    }
}

/// A struct, if there is one, and the text that its views point to.
pub struct Rendered<T> {
    pub value: T,
    capacity: Capacity,
    len: usize,
}

impl<T> Rendered<T> {
    pub fn bytes(&self) -> &[u8] {
        &self.capacity.bytes()[..self.len]
    }

    /// What a view shows: inside of the buffer, with a NUL behind it.
    pub fn text(&self, view: bh_str) -> &[u8] {
        let start = (view.data as usize).wrapping_sub(self.bytes().as_ptr() as usize);
        let end = start.checked_add(view.len).filter(|end| *end < self.len);
        let end = end.expect("a view that is not in the buffer");
        assert_eq!(self.bytes()[end], 0, "no NUL behind a view");
        &self.bytes()[start..end]
    }
}

/// Promises 4 and 5 of a call with a buffer, and with a struct beside it unless `T` is `()`: asked with no capacity, with
/// a byte too few, with just enough and with more, it gives the same, whole or not at all.
pub fn rendered<T>(call: impl Fn(*mut T, *mut c_char, *mut usize) -> u32) -> Result<Rendered<T>, u32> {
    let attempt = |capacity: usize, is_null: bool| {
        let (mut place, mut buf, mut len) =
            (Capacity::new(size_of::<T>()), Capacity::new(capacity), capacity);
        let data = if is_null { ptr::null_mut() } else { buf.ptr() };
        let status = call(place.ptr(), data, &mut len);
        assert_ne!(status, PANIC, "a panic inside");
        let is_ok = status == OK;
        place.check(if is_ok { place.len() } else { 0 }, "a struct");
        assert!(!is_ok || len <= capacity, "{len} bytes in a capacity of {capacity}");
        buf.check(if is_ok { len } else { 0 }, "a buffer");
        assert!(is_ok || status == BUFFER || len == capacity, "a length that an error changed");
        (status, len, place, buf)
    };
    let (status, needed, ..) = attempt(0, true);
    if status != BUFFER {
        let (with_capacity, _, place, capacity) = attempt(100, false);
        assert_eq!(with_capacity, status, "another status with capacity");
        // SAFETY: it is BH_OK, so the struct was written.
        return if status == OK {
            Ok(Rendered { value: unsafe { place.read() }, capacity, len: 0 })
        } else {
            Err(status)
        };
    }
    assert!(needed > 0, "no capacity for nothing");
    let (status, len, ..) = attempt(needed - 1, needed == 1);
    assert_eq!((status, len), (BUFFER, needed), "with a byte too few");
    let (status, len, _, first) = attempt(needed, false);
    assert_eq!((status, len), (OK, needed), "with just enough capacity");
    let (status, len, place, capacity) = attempt(needed + 37, false);
    assert_eq!((status, len), (OK, needed), "with more capacity");
    assert_eq!(first.bytes(), &capacity.bytes()[..needed], "another output with more capacity");
    // SAFETY: it is BH_OK, so the struct was written.
    Ok(Rendered { value: unsafe { place.read() }, capacity, len: needed })
}

/// As [`rendered`], of a call without a struct.
pub fn text(call: impl Fn(*mut c_char, *mut usize) -> u32) -> Result<Vec<u8>, u32> {
    rendered::<()>(|_, buf, len| call(buf, len)).map(|it| it.bytes().to_vec())
}
