//! Why a command ended without doing what it was asked for, and the exit code that says so.

use bh_auth::Error;
use std::io;
use std::path::Path;

/// The answer is no: a wrong signature, an account that does not work, a refused request.
pub const NO: u8 = 1;
/// Wrong usage: an option, or a value that the library rejects.
pub const USAGE: u8 = 2;
/// What was asked for could not be read, sent or written.
pub const UNABLE: u8 = 3;

/// An exit code, and what is said on standard error.
#[derive(Debug)]
pub struct Fail {
    pub code: u8,
    pub message: String,
}

impl Fail {
    pub fn usage(message: impl Into<String>) -> Fail {
        Fail { code: USAGE, message: message.into() }
    }

    pub fn unable(message: impl Into<String>) -> Fail {
        Fail { code: UNABLE, message: message.into() }
    }

    pub fn file(path: &Path, error: &io::Error) -> Fail {
        Fail::unable(format!("{}: {error}", path.display()))
    }

    pub fn closed_output() -> Fail {
        Fail::unable("standard output is closed: there is nowhere to print to")
    }

    /// Whoever reads the other end of a pipe has seen enough: nothing is said of it.
    pub fn output(error: io::Error) -> Fail {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Fail::unable(""),
            _ => Fail::unable(format!(
                "standard output cannot be written, so that nothing is complete: {error}"
            )),
        }
    }
}

/// The name that the documents have, the same in every language.
pub fn status(error: Error) -> String {
    format!("BH_ERR_{}", error.name())
}

impl From<Error> for Fail {
    fn from(error: Error) -> Fail {
        Fail::usage(format!("{}: {}", status(error), error.message()))
    }
}
