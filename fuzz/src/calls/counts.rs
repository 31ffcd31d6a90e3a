//! How often each function was called, and how often it did what it was asked: written to the file that
//! BH_FUZZ_COUNTS names when the process ends, one line a function.

use super::rows::ROWS;
use crate::status::OK;
use std::sync::Mutex;

static COUNTS: Mutex<Vec<(u64, u64)>> = Mutex::new(Vec::new());

unsafe extern "C" {
    fn atexit(call: extern "C" fn()) -> i32;
}

pub fn begin() {
    COUNTS.lock().expect("one thread").resize(ROWS.len(), (0, 0));
    // SAFETY: libc's, of a function that lives as long as the process.
    unsafe { atexit(end) };
}

pub fn count(which: usize, status: u32) {
    let (called, accepted) = &mut COUNTS.lock().expect("one thread")[which];
    *called += 1;
    *accepted += u64::from(status == OK);
}

extern "C" fn end() {
    let Ok(path) = std::env::var("BH_FUZZ_COUNTS") else { return };
    let counts = COUNTS.lock().expect("one thread");
    let lines = ROWS.iter().zip(&*counts).map(|(row, (called, ok))| format!("{} {called} {ok}\n", row.name));
    std::fs::write(path, lines.collect::<String>()).expect("BH_FUZZ_COUNTS can be written");
}
