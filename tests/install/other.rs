//! Another Rust library of a program. It panics, and catches that: by its own copy of the standard library.

/// The number after this one, by way of a panic.
#[unsafe(no_mangle)]
pub extern "C" fn other_caught(number: u32) -> u32 {
    std::panic::set_hook(Box::new(|_| {}));
    let caught = std::panic::catch_unwind(|| std::panic::panic_any(number + 1));
    *caught.unwrap_err().downcast::<u32>().unwrap()
}
