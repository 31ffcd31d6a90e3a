//! The system's random source. It stands outside of `core`, which has no unsafe code, and of `ffi`, without which
//! it must be there too.

use crate::core::error::Error;

/// Random bytes.
///
/// By the kernel's call alone: where it is refused there is no other source, no file is opened and kept; and it is no
/// point at which a thread can be cancelled, which would unwind into Rust.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(crate) fn fill(bytes: &mut [u8]) -> Result<(), Error> {
    let mut at = 0;
    while at < bytes.len() {
        let rest = &mut bytes[at..];
        // SAFETY: `rest` is writable.
        let got = unsafe { libc::syscall(libc::SYS_getrandom, rest.as_mut_ptr(), rest.len(), 0) };
        match usize::try_from(got) {
            Ok(got) if got > 0 => at += got,
            // A signal came while the kernel gathers its first random bytes.
            Err(_) if std::io::Error::last_os_error().kind() == std::io::ErrorKind::Interrupted => {}
            _ => return Err(Error::SystemRandom),
        }
    }
    Ok(())
}

/// Random bytes.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(crate) fn fill(bytes: &mut [u8]) -> Result<(), Error> {
    getrandom::fill(bytes).map_err(|_| Error::SystemRandom)
}
