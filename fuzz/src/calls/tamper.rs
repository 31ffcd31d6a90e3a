//! Arguments that the header says are refused.

use super::args::Given;
use super::table::Row;
use crate::memory::view;
use crate::tape::Tape;
use bh_auth::ffi::types::bh_str;
use std::ptr;

/// What is no key.
static WIPED: [u64; 40] = [0; 40];
static GARBAGE: [u64; 40] = [0xa5a5_a5a5_a5a5_a5a5; 40];

/// Tampers as many arguments as the tape has bytes from 192 on; tells whether the call must be refused.
pub fn tamper(tape: &mut Tape, row: &Row, given: &mut Given) -> bool {
    let mut is_refused = false;
    while let at @ 192.. = tape.byte() {
        let how = tape.byte() % 4;
        if let Some(letter) = row.shape.as_bytes().get(usize::from(at - 192) % row.shape.len().max(1)) {
            let before = &row.shape[..usize::from(at - 192) % row.shape.len()];
            let nth = before.bytes().filter(|it| it == letter).count();
            is_refused |= one(row, given, *letter, nth, how);
        }
    }
    is_refused
}

fn one(row: &Row, given: &mut Given, letter: u8, nth: usize, how: u8) -> bool {
    let args = &mut given.args;
    let no_key = [ptr::null(), GARBAGE.as_ptr(), WIPED.as_ptr(), WIPED.as_ptr()][usize::from(how)];
    match letter {
        b'o' | b'k' => {
            given.no_out[nth] = true;
            // Those ignore NULL.
            return !row.name.ends_with("wipe");
        }
        b'h' => args.hmac = no_key.cast(),
        b'e' => args.ed25519 = no_key.cast(),
        b'p' => args.bytes[nth] = ptr::null(),
        b's' => {
            let text = view(b"text");
            args.text[nth] = match how {
                0 => bh_str { data: ptr::null(), len: 1 },
                1 => bh_str { data: ptr::null(), len: usize::MAX },
                2 => bh_str { len: usize::MAX, ..text },
                _ => bh_str { len: isize::MAX as usize + 1, ..text },
            };
        }
        b'm' if how == 0 => (args.params, args.param_count) = (ptr::null(), 1),
        b'm' => args.param_count = usize::MAX >> how,
        b'c' if how == 0 => given.no_struct = true,
        b'c' => {
            let word = usize::from(how);
            if let Some(claims) = &mut given.claims {
                claims.reserved[word] = 1;
            } else if let Some(keystore) = &mut given.keystore {
                keystore.reserved[word] = 1;
            } else if let Some(http) = &mut given.http {
                match how {
                    1 => http.reserved[0] = 1,
                    2 => http.header_count = usize::MAX,
                    _ => (http.headers, http.header_count) = (ptr::null(), 1),
                }
            } else if let Some(velafi) = &mut given.velafi {
                velafi.reserved[word] = 1 << 63;
            } else if let Some(pave) = &mut given.pave {
                pave.reserved[word] = 1 << 63;
            } else if let Some(toobit) = &mut given.toobit {
                match how {
                    1 => toobit.reserved[0] = 1,
                    2 => toobit.query_count = usize::MAX,
                    _ => (toobit.form, toobit.form_count) = (ptr::null(), 1),
                }
            } else {
                // Times have no reserved words.
                return false;
            }
        }
        // The buffer and its length are tampered with the capacity; a window and a C string may be NULL.
        _ => return false,
    }
    true
}
