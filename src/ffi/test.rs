//! What the tests of the library's own claims need; in no released library, and not in the header.

#[cfg(feature = "test-ctime")]
mod ctime {
    use crate::ffi::types::bh_str;

    unsafe extern "C" {
        /// Of tests/c/secrets/ctime.c: tells valgrind that the byte is no secret.
        fn bh_test_declassify(byte: *mut u8, why: bh_str);
    }

    pub(crate) fn declassify(yes: bool, why: &'static str) -> bool {
        let mut byte = u8::from(yes);
        // SAFETY: one writable byte; the text is static.
        unsafe { bh_test_declassify(&raw mut byte, bh_str { data: why.as_ptr().cast(), len: why.len() }) };
        byte != 0
    }
}

#[cfg(feature = "test-ctime")]
pub(crate) use ctime::declassify;
