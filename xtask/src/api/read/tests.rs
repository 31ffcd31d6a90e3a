//! What the reader does not understand stops it, by name: the real sources, each time with one thing changed.

use super::read;
use std::fs;
use std::path::Path;

/// What the reader says when in this file the first `old` is `new`.
fn said(file: &str, old: &str, new: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the root");
    let copy = tempfile::tempdir().expect("a folder");
    let mut paths = vec!["Cargo.toml".to_string()];
    paths.extend(["src/core/error.rs", "src/core/diagnose/mistake.rs"].map(String::from));
    for entry in fs::read_dir(root.join("src/ffi")).expect("it is there") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name in UTF-8");
        paths.push(format!("src/ffi/{name}"));
    }
    for path in &paths {
        let mut text = fs::read_to_string(root.join(path)).expect("it is there");
        if path == file {
            assert!(text.contains(old), "{file} no longer has: {old}");
            text = text.replacen(old, new, 1);
        }
        let target = copy.path().join(path);
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        fs::write(target, text).expect("written");
    }
    match read(copy.path()) {
        Ok(_) => "nothing".into(),
        Err(error) => format!("{error:#}"),
    }
}

fn refuses(file: &str, old: &str, new: &str, wanted: &str) {
    let said = said(file, old, new);
    assert!(said.contains(wanted), "{file} with {new}: {said}");
}

#[test]
fn the_sources_as_they_are_are_read() {
    assert_eq!(said("Cargo.toml", "[package]", "[package]"), "nothing");
}

#[test]
fn statuses_ascend_have_a_name_and_name_nothing_of_c() {
    let error = |old, new, wanted| refuses("src/core/error.rs", old, new, wanted);
    error("Size = 3", "Size = 2", "BH_ERR_SIZE: the numbers ascend");
    error("\"BUFFER\"", "\"BH_ERR_BUFFER\"", "no name in capitals without BH_ERR_");
    error("\"BUFFER\"", "\"Buffer\"", "no name in capitals without BH_ERR_");
    error("The buffer is too small", "The *buf is too small", "other languages show this message too");
    error("Size = 3, \"SIZE\",", "Size = 3,", "a row of errors! is a number, a name and a message");
}

#[test]
fn a_comment_says_what_every_parameter_is() {
    let velafi = |old, new, wanted| refuses("src/ffi/velafi.rs", old, new, wanted);
    velafi(
        "/// In: timestamp_ms: Unix time",
        "/// In: time_ms: Unix time",
        "names no parameter and refers to no function: time_ms",
    );
    velafi("/// In: timestamp_ms: Unix time in milliseconds.\n", "", "its comment does not describe it");
    velafi(
        "/// Returns: `BH_OK`, `BH_ERR_TIME_IS_SECONDS`",
        "/// Returns: `BH_ERR_TIME_IS_SECONDS`",
        "begins with BH_OK",
    );
    velafi("`BH_ERR_TIME_RANGE`", "`BH_ERR_TIME_RANG`", "BH_ERR_TIME_RANG");
    velafi("/// Out: buf: the payload", "/// Gives: buf: the payload", "bh_velafi_payload");
    velafi("`bh_velafi_request`", "`bh_velafi_reqest`", "names bh_velafi_reqest, which does not exist");
}

#[test]
fn types_and_order_are_those_of_c() {
    let velafi = |old, new, wanted| refuses("src/ffi/velafi.rs", old, new, wanted);
    velafi("    timestamp_ms: i64,", "    timestamp_ms: i16,", "no type of C is known for i16");
    velafi("    timestamp_ms: i64,", "    timestamp_ms: (i64, i64),", "no type of C is known for");
    velafi(
        "    buf: *mut c_char,\n    len: *mut usize,\n    timestamp_ms: i64,",
        "    timestamp_ms: i64,\n    buf: *mut c_char,\n    len: *mut usize,",
        "what is written stands first, and buf does not",
    );
    velafi("    pub content_type: bh_str,", "    pub content_type: bh_text,", "bh_text");
}

#[test]
fn a_service_says_where_it_is_and_what_it_signs() {
    let velafi = |old, new, wanted| refuses("src/ffi/velafi.rs", old, new, wanted);
    velafi("//! Section: VELAFI\n", "", "its comment has no line \"Section: …\"");
    velafi("//! Host: https", "//! Host: http", "http://api.velafi.com is no host");
    velafi("//! Signed:", "//! Signs:", "says what is Signed and its Source");
    velafi("//! Host for tests:", "//! Host tests:", "Host for NAME: …");
    refuses(
        "src/ffi/mod.rs",
        "pub mod velafi;",
        "#[cfg(unix)]\npub mod velafi;",
        "velafi is there only sometimes",
    );
}
