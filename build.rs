//! With the feature `capi`: writes `include/bh_auth.h` from `src/ffi` whenever it would differ, names the shared
//! library, and tells Go of it. Without it there is nothing to do.

#[cfg(feature = "capi")]
#[allow(dead_code)]
#[path = "src/core/error.rs"]
mod error;
#[cfg(feature = "capi")]
#[path = "build/go.rs"]
mod go;
#[cfg(feature = "capi")]
#[path = "build/header.rs"]
mod header;
#[cfg(feature = "capi")]
#[allow(dead_code)]
#[path = "src/core/diagnose/mistake.rs"]
mod mistake;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "capi")]
    capi::main();
}

#[cfg(feature = "capi")]
mod capi {
    use super::{go, header};
    use std::path::Path;
    use std::{env, fs};

    pub fn main() {
        for input in [
            "src/ffi",
            "src/core/error.rs",
            "src/core/diagnose/mistake.rs",
            "cbindgen.toml",
            "build.rs",
            "build",
            "include/bh_auth.h",
        ] {
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
        // In a dependency's folder nothing is written: it is not ours, and its header fits its sources.
        let is_own = env::var("OUT_DIR").is_ok_and(|out| Path::new(&out).starts_with(&root));
        if !is_own {
            println!("cargo::warning=include/bh_auth.h is not the one of these sources");
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
            Ok("macos") => {
                println!("cargo::rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libbh_auth.1.dylib")
            }
            _ => {}
        }
    }
}
