//! Every case of `tests/vectors` through the Rust API.

mod core;
mod diagnose;
mod hmac_services;
mod input;
mod mixin;
mod mixin_more;
mod output;

use input::Case;
use output::Outcome;
use serde_json::Value;
use std::path::PathBuf;
use std::{env, fs};

type Runner = fn(&Case) -> Outcome;

const FILES: &[(&str, Runner)] = &[
    ("core", core::run),
    ("velafi", hmac_services::velafi),
    ("pave", hmac_services::pave),
    ("toobit", hmac_services::toobit),
    ("bitbitduo", hmac_services::bitbitduo),
    ("mixin", mixin::run),
    ("input", core::input),
];

#[test]
fn every_case_of_every_file() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let present =
        fs::read_dir(&folder).unwrap().filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    let present: Vec<_> = present.filter(|name| name.ends_with(".json") && name != "schema.json").collect();
    assert_eq!(present.len(), FILES.len(), "a file of vectors has no runner: {present:?}");

    let (mut ran, mut counted) = (0, 0);
    let mut failures = Vec::new();
    for (service, run) in FILES {
        let text = fs::read_to_string(folder.join(format!("{service}.json"))).unwrap();
        // Each case has one name, and nothing else in the files is called so.
        counted += text.lines().filter(|line| line.trim_start().starts_with("\"verb\":")).count();
        let file: Value = serde_json::from_str(&text).unwrap();
        for case in file["cases"].as_array().unwrap() {
            let case = Case::new(case);
            if let Err(difference) = output::compare(&case, run(&case)) {
                failures.push(format!("{service}/{}: {difference}", case.name));
            }
            ran += 1;
        }
    }
    assert!(failures.is_empty(), "{} of {ran} cases differ:\n{}", failures.len(), failures.join("\n"));
    assert_eq!(ran, counted, "cases run, cases in the files");
    println!("{ran} vector cases");
    if let Ok(folder) = env::var("BH_SUMMARY_DIR") {
        fs::create_dir_all(&folder).unwrap();
        fs::write(PathBuf::from(folder).join("rust"), format!("{ran} 0\n")).unwrap();
    }
}
