//! What goes to standard output: a text, or with --json one object.

use crate::fail::Fail;
use serde_json::Value;
use std::io::{self, Write as _};
use std::process::ExitCode;

pub struct Output {
    pub json: bool,
}

impl Output {
    /// Rust opens /dev/null in the place of a stream that is closed, so that all would seem well.
    pub fn new(json: bool) -> Result<Output, Fail> {
        if closed::output() {
            return Err(Fail::closed_output());
        }
        Ok(Output { json })
    }

    pub fn bytes(&self, bytes: &[u8]) -> Result<ExitCode, Fail> {
        let mut stdout = io::stdout().lock();
        stdout.write_all(bytes).and_then(|()| stdout.flush()).map_err(Fail::output)?;
        Ok(ExitCode::SUCCESS)
    }

    /// A text with a line break behind it, or the object.
    pub fn line(&self, plain: &[u8], object: impl FnOnce() -> Value) -> Result<ExitCode, Fail> {
        if self.json {
            return self.object(&object());
        }
        self.bytes(&[plain, b"\n"].concat())
    }

    pub fn object(&self, object: &Value) -> Result<ExitCode, Fail> {
        self.bytes(format!("{object}\n").as_bytes())
    }
}

/// The text of bytes for JSON, which has no others. What is no UTF-8 comes as hex, so that nothing is lost or guessed.
pub fn json_text(bytes: &[u8]) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => serde_json::json!({ "hex": hex(bytes) }),
    }
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(all(unix, not(target_vendor = "apple")))]
pub mod closed {
    use std::sync::atomic::{AtomicBool, Ordering};

    static INPUT: AtomicBool = AtomicBool::new(false);
    static OUTPUT: AtomicBool = AtomicBool::new(false);

    /// Runs before Rust's own start, which opens what is closed.
    extern "C" fn look() {
        for (descriptor, closed) in [(libc::STDIN_FILENO, &INPUT), (libc::STDOUT_FILENO, &OUTPUT)] {
            // SAFETY: it takes two numbers, and may be called with a descriptor that is not open.
            let flags = unsafe { libc::fcntl(descriptor, libc::F_GETFD) };
            closed.store(flags == -1, Ordering::Relaxed);
        }
    }

    // SAFETY: the loader calls what stands in this section before `main`; `look` needs nothing of Rust's start.
    #[used]
    #[unsafe(link_section = ".init_array")]
    static LOOK: extern "C" fn() = look;

    pub fn input() -> bool {
        INPUT.load(Ordering::Relaxed)
    }

    pub fn output() -> bool {
        OUTPUT.load(Ordering::Relaxed)
    }
}

#[cfg(not(all(unix, not(target_vendor = "apple"))))]
pub mod closed {
    pub fn input() -> bool {
        false
    }

    pub fn output() -> bool {
        false
    }
}
