//! Writes `include/bh_auth.h` from `src/ffi` whenever it would differ, names the shared library, and tells Go of it.

use std::path::Path;
use std::{env, fs};

#[allow(dead_code)]
#[path = "src/core/error.rs"]
mod error;
#[path = "build/go.rs"]
mod go;
#[path = "build/header.rs"]
mod header;

fn main() {
    for input in ["src/ffi", "src/core/error.rs", "cbindgen.toml", "build.rs", "build", "include/bh_auth.h"] {
        println!("cargo::rerun-if-changed={input}");
    }
    name_shared_library();

    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    go::tell(Path::new(&root));
    let path = Path::new(&root).join("include/bh_auth.h");
    let header = header::header(Path::new(&root));
    if fs::read_to_string(&path).is_ok_and(|present| present == header) {
        return;
    }
    // A read-only copy of the sources, as a package manager keeps one, has the header already.
    if let Err(error) = fs::write(&path, header) {
        println!("cargo::warning=include/bh_auth.h is out of date and cannot be written: {error}");
    }
}

/// Without it a program would record the path of the build folder.
fn name_shared_library() {
    match env::var("CARGO_CFG_TARGET_OS").as_deref() {
        Ok("linux" | "android" | "freebsd" | "netbsd" | "openbsd") => {
            println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libbh_auth.so.1");
        }
        Ok("macos") => println!("cargo::rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libbh_auth.1.dylib"),
        _ => {}
    }
}
