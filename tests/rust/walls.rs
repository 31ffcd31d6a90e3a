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

/// No line has one of the words; the tests of a file, at its end, may have what a program hands in. `BH_#_` begins the
/// name of a user's variable.
fn assert_without(folder: &str, words: &[&str]) {
    let mut wrong = Vec::new();
    for (path, text) in sources(folder) {
        let code = text.split("#[cfg(test)]").next().unwrap().replace("bh_auth", "").replace("BH_#_", "");
        let code = if path.ends_with("tests.rs") { "" } else { &code };
        for (index, line) in code.lines().enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                wrong.push(format!("{}:{}: {word}", path.display(), index + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "a wall is broken:\n{}", wrong.join("\n"));
}

/// Imports, types, names and the end of a text: what C has.
const OF_C: [&str; 11] = [
    "crate::ffi",
    "super::ffi",
    "libc::",
    "c_char",
    "CStr",
    "no_mangle",
    "BH_",
    "bh_",
    "\\0\"",
    " c\"",
    "(c\"",
];

#[test]
fn services_know_nothing_of_c() {
    assert_without("src/services", &OF_C);
    assert_without("src/services", &["crate::api"]);
}

#[test]
fn core_knows_nothing_of_c_and_of_services() {
    assert_without("src/core", &OF_C);
    assert_without("src/core", &["crate::services", "crate::api"]);
}

#[test]
fn the_rust_api_knows_nothing_of_c() {
    assert_without("src/api", &OF_C);
}
