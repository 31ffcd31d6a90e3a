//! The one place where C's pointers and lengths are believed or refused.

use super::types::{Views, bh_http_response, bh_param, bh_request, bh_response, bh_str, bh_window};
use crate::core::error::Error;
use crate::core::hmac::Signature;
use crate::core::http::Http;
use crate::core::query::{MAX_PARAMS, Param};
use crate::core::request::{Call, Request};
use crate::core::response::Response;
use crate::core::window::Window;
use crate::core::writer::Writer;
use core::ffi::c_char;
use std::ptr;
use zeroize::Zeroize;

/// The bytes at `data`.
///
/// # Safety
/// `data` is NULL or points to `len` bytes that live and do not change for `'a`.
unsafe fn bytes<'a>(data: *const u8, len: usize) -> Result<&'a [u8], Error> {
    match (data.is_null(), len) {
        (true, 0) => Ok(&[]),
        (true, _) => Err(Error::Null),
        // No object is larger; a larger length is a negative number, or was never set.
        (false, len) if len > isize::MAX as usize => Err(Error::Size),
        // SAFETY: not NULL, not too long, and readable by the caller's promise.
        (false, len) => Ok(unsafe { std::slice::from_raw_parts(data, len) }),
    }
}

impl bh_str {
    /// The bytes it views.
    ///
    /// # Safety
    /// `data` points to `len` bytes that live and do not change for `'a`, or is NULL.
    pub(super) unsafe fn bytes<'a>(self) -> Result<&'a [u8], Error> {
        // SAFETY: the caller's promise, passed on.
        unsafe { bytes(self.data.cast(), self.len) }
    }
}

/// The window at `data`, or none.
///
/// # Safety
/// `data` is NULL or points to a `bh_window`.
pub(super) unsafe fn window(data: *const bh_window) -> Option<Window> {
    // SAFETY: the caller's promise; `as_ref` checks for NULL.
    let window = unsafe { data.as_ref() }?;
    Some(Window { now_ms: window.now_ms, past_ms: window.past_ms, ahead_ms: window.ahead_ms })
}

/// The array at `data`.
///
/// # Safety
/// `data` is NULL or points to `N` bytes that live and do not change for `'a`.
pub(super) unsafe fn array<'a, const N: usize>(data: *const u8) -> Result<&'a [u8; N], Error> {
    // SAFETY: arrays of bytes have no alignment; the rest is the caller's promise.
    unsafe { data.cast::<[u8; N]>().as_ref() }.ok_or(Error::Null)
}

/// The struct at `data`.
///
/// # Safety
/// `data` is NULL or points to a `T` that lives and does not change for `'a`.
pub(super) unsafe fn read<'a, T>(data: *const T) -> Result<&'a T, Error> {
    // SAFETY: the caller's promise; `as_ref` checks for NULL.
    unsafe { data.as_ref() }.ok_or(Error::Null)
}

/// Reserved words are zero.
pub(super) fn reserved(words: &[u64]) -> Result<(), Error> {
    if words.iter().all(|word| *word == 0) { Ok(()) } else { Err(Error::Reserved) }
}

/// The parameters at `data`, each of them checked.
///
/// # Safety
/// `data` is NULL or points to `count` parameters whose views are of readable bytes, for `'a`.
pub(super) unsafe fn params<'a>(
    data: *const bh_param,
    count: usize,
) -> Result<impl Iterator<Item = Param<'a>> + Clone, Error> {
    let params: &'a [bh_param] = match (data.is_null(), count) {
        (_, 0) => &[],
        (true, _) => return Err(Error::Null),
        // Before any is read: a count that was never set must not lead beyond the caller's memory.
        (false, count) if count > MAX_PARAMS => return Err(Error::Size),
        // SAFETY: not NULL, not too long, and readable by the caller's promise.
        (false, count) => unsafe { std::slice::from_raw_parts(data, count) },
    };
    for param in params {
        // SAFETY: the caller's promise, passed on.
        unsafe { (param.name.bytes()?, param.value.bytes()?) };
    }
    Ok(params.iter().map(|param| {
        let checked = "checked above";
        // SAFETY: the caller's promise, passed on.
        unsafe {
            Param { name: param.name.bytes().expect(checked), value: param.value.bytes().expect(checked) }
        }
    }))
}

/// What is called, of the services that take a ready target and body.
///
/// # Safety
/// Each view is of readable bytes, for `'a`.
pub(super) unsafe fn plain_call<'a>(method: bh_str, target: bh_str, body: bh_str) -> Result<Call<'a>, Error> {
    // SAFETY: the caller's promise, passed on.
    unsafe { Ok(Call { method: method.bytes()?, target: target.bytes()?, body: body.bytes()? }) }
}

/// A place for an output, not NULL.
pub(super) struct Out<T>(*mut T);

/// # Safety
/// `place` is NULL or writable memory for a `T`, which need not be initialised.
pub(super) unsafe fn out<T>(place: *mut T) -> Result<Out<T>, Error> {
    if place.is_null() { Err(Error::Null) } else { Ok(Out(place)) }
}

impl<T> Out<T> {
    /// Writes the output.
    pub(super) fn set(self, value: T) -> Result<(), Error> {
        // SAFETY: writable by the promise to `out`.
        unsafe { self.0.write(value) };
        Ok(())
    }
}

/// A text with the NUL that C wants behind it.
pub(super) fn terminated<const N: usize, const WITH_NUL: usize>(text: &[u8; N]) -> [u8; WITH_NUL] {
    let mut all = [0; WITH_NUL];
    all[..N].copy_from_slice(text);
    all
}

/// Writes a hex signature and its NUL.
///
/// # Safety
/// `place` is NULL or 65 writable bytes.
pub(super) unsafe fn sign(place: *mut c_char, signature: Signature) -> Result<(), Error> {
    // SAFETY: the caller's promise, passed on.
    unsafe { out(place.cast()) }?.set(terminated::<64, 65>(&signature.hex()))
}

/// Writes what was prepared into the caller's buffer: all of it or, if the capacity does not suffice, only the
/// needed length.
///
/// # Safety
/// `len` is NULL or points to the capacity in bytes; `buf` is NULL or that many writable bytes.
pub(super) unsafe fn render<T>(
    buf: *mut c_char,
    len: *mut usize,
    write: impl Fn(&mut Writer) -> T,
) -> Result<T, Error> {
    // SAFETY: the caller's promise, passed on.
    unsafe { render_read(buf, len, |w| Ok(write(w))) }
}

/// As [`render`], of what is read anew each time it is written, since the place that it is decoded to is given
/// back in between: a token.
///
/// # Safety
/// As [`render`].
pub(super) unsafe fn render_read<T>(
    buf: *mut c_char,
    len: *mut usize,
    write: impl Fn(&mut Writer) -> Result<T, Error>,
) -> Result<T, Error> {
    // SAFETY: the caller's promise; `as_mut` checks for NULL.
    let len = unsafe { len.as_mut() }.ok_or(Error::Null)?;
    if buf.is_null() && *len > 0 {
        return Err(Error::Null);
    }
    let mut counter = Writer::counting(Some(0));
    let value = write(&mut counter)?;
    let needed = counter.written();
    if needed > *len {
        *len = needed;
        return Err(Error::Buffer);
    }
    if needed == 0 {
        *len = 0;
        return Ok(value);
    }
    // SAFETY: `needed` bytes are within the capacity.
    let (capacity, unfinished) = unsafe { zeroed(buf, needed) };
    let mut writer = Writer::over(capacity, Some(0));
    let value = write(&mut writer)?;
    *len = writer.written();
    std::mem::forget(unfinished);
    Ok(value)
}

/// The beginning of an output, zeroed first, since a reference to memory that was never written is undefined behaviour;
/// forget what comes with it when all is written.
///
/// # Safety
/// `buf` is that many writable bytes, which nothing else refers to.
pub(super) unsafe fn zeroed<'a>(buf: *mut c_char, len: usize) -> (&'a mut [u8], Unfinished) {
    let data = buf.cast::<u8>();
    // SAFETY: the caller's promise.
    let bytes = unsafe {
        ptr::write_bytes(data, 0, len);
        std::slice::from_raw_parts_mut(data, len)
    };
    (bytes, Unfinished { data, len })
}

/// Clears an output if a panic, or an error that should have come while counting, cuts it short.
pub(super) struct Unfinished {
    pub(super) data: *mut u8,
    pub(super) len: usize,
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // SAFETY: who makes one does so of writable bytes, and no reference to them lives when it is dropped.
        unsafe { wipe(self.data, self.len) }
    }
}

/// Renders a request, and its views.
///
/// # Safety
/// As [`render`]; `request` is NULL or writable memory for a request.
pub(super) unsafe fn render_request(
    request: *mut bh_request,
    buf: *mut c_char,
    len: *mut usize,
    write: impl Fn(&mut Writer) -> Request,
) -> Result<(), Error> {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        let request = out(request)?;
        let rendered = render(buf, len, write)?;
        request.set(Views { base: buf }.request(&rendered))
    }
}

/// Reads a response, and renders it and its views.
///
/// # Safety
/// As [`render`]; `response` is NULL or writable memory for a response; `http` is NULL or points to a
/// response whose views are of readable bytes, for `'a`.
pub(super) unsafe fn read_response<'a>(
    response: *mut bh_response,
    buf: *mut c_char,
    len: *mut usize,
    http: *const bh_http_response,
    read: impl FnOnce(&Http<'a>) -> Result<Response<'a>, Error>,
) -> Result<(), Error> {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        let (response, http) = (out(response)?, http_response(http)?);
        let found = read(&http)?;
        let rendered = render(buf, len, |w| found.render(w))?;
        response.set(Views { base: buf }.response(&rendered))
    }
}

/// What came of a request.
///
/// # Safety
/// `http` is NULL or points to a response whose views are of readable bytes, for `'a`.
pub(super) unsafe fn http_response<'a>(http: *const bh_http_response) -> Result<Http<'a>, Error> {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        let http = read(http)?;
        reserved(&http.reserved)?;
        let mut taken = Http::new(http.http_status, http.body.bytes()?);
        taken.request_method = http.request_method.bytes()?;
        params(http.headers, http.header_count)?.for_each(|header| taken.header(header.name, header.value));
        Ok(taken)
    }
}

/// Overwrites memory with zeros that no compiler leaves out.
///
/// # Safety
/// `data` is NULL or `len` writable bytes.
pub(super) unsafe fn wipe(data: *mut u8, len: usize) {
    if data.is_null() || len > isize::MAX as usize {
        return;
    }
    // SAFETY: writable by the caller's promise; `MaybeUninit`, since it need not be initialised.
    unsafe { std::slice::from_raw_parts_mut(data.cast::<std::mem::MaybeUninit<u8>>(), len) }.zeroize();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_memory_can_have_is_not_wiped() {
        let mut memory = *b"memory";
        for len in [0, usize::MAX, isize::MAX as usize + 1] {
            // SAFETY: it does not write so much.
            unsafe { wipe(memory.as_mut_ptr(), len) };
            assert_eq!(&memory, b"memory");
        }
        // SAFETY: NULL is ignored; then 3 writable bytes.
        unsafe {
            wipe(ptr::null_mut(), 3);
            wipe(memory.as_mut_ptr(), 3);
        }
        assert_eq!(&memory, b"\0\0\0ory");
    }
}
