//! Tells Go of a new library: `go build` does not look at the archive that it links, but at the package's headers.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Writes `bindings/go/library.h` for the archive that the package links: that of `cargo build --release` in
/// a checkout. Nothing is written anywhere else.
pub fn tell(root: &Path) {
    let folder = root.join("bindings/go");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    if !out.starts_with(root.join("target/release")) || !folder.is_dir() {
        return;
    }
    let mut hasher = DefaultHasher::new();
    for input in ["src", "Cargo.toml", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={input}");
        add(&root.join(input), &mut hasher);
    }
    println!("cargo::rerun-if-env-changed=CARGO_ENCODED_RUSTFLAGS");
    let mut settings: Vec<_> = env::vars()
        .filter(|(name, _)| name.starts_with("CARGO_FEATURE_") || name == "CARGO_ENCODED_RUSTFLAGS")
        .collect();
    settings.sort();
    settings.hash(&mut hasher);
    let rustc = Command::new(env::var("RUSTC").expect("cargo sets it")).arg("-vV").output();
    rustc.map(|rustc| rustc.stdout).unwrap_or_default().hash(&mut hasher);

    let text = format!(
        "/* Written by each build of the library, so that go build notices a new one. */\n\
         __attribute__((used)) static const char bhgo_library[] = \"{:016x}\";\n",
        hasher.finish()
    );
    let path = folder.join("library.h");
    if fs::read_to_string(&path).is_ok_and(|present| present == text) {
        return;
    }
    if let Err(error) = fs::write(&path, text) {
        println!(
            "cargo::warning=go build will not notice this library: library.h cannot be written: {error}"
        );
    }
}

/// A file, or all files of a folder.
fn add(path: &Path, hasher: &mut DefaultHasher) {
    if let Ok(entries) = fs::read_dir(path) {
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            add(&path, hasher);
        }
    } else {
        path.hash(hasher);
        fs::read(path).unwrap_or_default().hash(hasher);
    }
}
