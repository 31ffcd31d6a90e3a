//! What a room of the sources may know: `core` and `services` nothing of C, `core` nothing of a service, and neither
//! of the API for Rust programs.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(found.len() > 5, "{folder} has {} files", found.len());
    found
}

/// Lines that have one of the words, but for those in `known`: file, word, why.
fn assert_without(folder: &str, words: &[&str], known: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (path, text) in sources(folder) {
        for (index, line) in text.lines().enumerate() {
            let is_known = |word: &str| known.iter().any(|(file, of)| path.ends_with(file) && *of == word);
            if let Some(word) = words.iter().find(|word| line.contains(**word) && !is_known(word)) {
                wrong.push(format!("{}:{}: {word}", path.display(), index + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "a wall is broken:\n{}", wrong.join("\n"));
}

const OF_C: [&str; 6] = ["crate::ffi", "super::ffi", "libc::", "c_char", "CStr", "no_mangle"];

#[test]
fn services_know_nothing_of_c() {
    assert_without("src/services", &OF_C, &[]);
    assert_without("src/services", &["crate::api", "bh_auth_"], &[]);
}

#[test]
fn core_knows_nothing_of_c_and_of_services() {
    // The test of constant time is called by C where a secret becomes public.
    assert_without("src/core", &OF_C, &[("declassify.rs", "crate::ffi")]);
    assert_without("src/core", &["crate::services", "crate::api"], &[]);
}

#[test]
fn the_rust_api_knows_nothing_of_c() {
    assert_without("src/api", &OF_C, &[]);
}
