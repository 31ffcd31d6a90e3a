//! `cargo xtask exports`: the libraries export the functions of the description and nothing else; the shared one has its
//! SONAME and is small.

use crate::command::{library, no_faults, output, succeeds, words};
use anyhow::{Context as _, Result, ensure};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const MAX_BYTES: u64 = 1_310_000;
/// It counts what was released, and not what BH_ABI_VERSION counts.
pub const SONAME: &str = "libbh_auth.so.1";
const SHARED: &str = "target/release/libbh_auth.so";
const ARCHIVE: &str = "target/release/libbh_auth.a";

pub fn check(root: &Path) -> Result<()> {
    library(root, "debian build-essential; build_core")?;
    let mut faults = Vec::new();

    let described = described(root)?;
    let table = output(&mut words(root, &format!("nm -D --defined-only {SHARED}")))?;
    compare(
        "the shared library",
        &described,
        table.lines().filter_map(|line| line.split(' ').nth(2)),
        &mut faults,
    );
    // The archive holds Rust's standard library as well: of ours, only what is described. By readelf, since nm asks
    // LLVM's linker plugin about Rust's objects where one is installed, and it knows of none.
    let table = output(&mut words(root, &format!("readelf --wide --syms {ARCHIVE}")))?;
    let ours = table.lines().filter_map(|line| {
        let fields: Vec<_> = line.split_whitespace().collect();
        let [_, _, _, "FUNC", "GLOBAL", _, section, name, ..] = fields[..] else { return None };
        (section != "UND" && name.starts_with("bh_")).then_some(name)
    });
    compare("the archive", &described, ours, &mut faults);

    let dynamic = output(&mut words(root, &format!("readelf -d {SHARED}")))?;
    let soname =
        dynamic.lines().find(|line| line.contains("(SONAME)")).and_then(|line| line.split(['[', ']']).nth(1));
    if soname != Some(SONAME) {
        faults.push(format!("SONAME is '{}', not {SONAME}", soname.unwrap_or_default()));
    }
    if ["TEXTREL", "RPATH", "RUNPATH"].iter().any(|entry| dynamic.contains(entry)) {
        faults.push("text relocations or a path inside".into());
    }

    fs::create_dir_all(root.join("target/exports"))?;
    succeeds(&mut words(root, &format!("strip -o target/exports/stripped.so {SHARED}")))?;
    let bytes = fs::metadata(root.join("target/exports/stripped.so"))?.len();
    if bytes >= MAX_BYTES {
        faults.push(format!("the stripped shared library has {bytes} bytes, not below {MAX_BYTES}"));
    }
    no_faults(&faults)?;
    println!(
        "exports: {} functions in description, shared library and archive; {SONAME}; stripped {bytes} bytes, below \
         {MAX_BYTES}",
        described.len()
    );
    Ok(())
}

/// The names of the description's functions.
pub fn described(root: &Path) -> Result<BTreeSet<String>> {
    let api: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(root.join("include/bh_auth.api.json"))?)?;
    let functions = api["functions"].as_array().context("the description has functions")?;
    let described: BTreeSet<_> =
        functions.iter().filter_map(|one| Some(one["name"].as_str()?.to_owned())).collect();
    ensure!(described.len() >= 60, "only {} functions in the description", described.len());
    Ok(described)
}

/// The same names, in both directions.
pub fn compare<'a>(
    what: &str,
    described: &BTreeSet<String>,
    names: impl Iterator<Item = &'a str>,
    faults: &mut Vec<String>,
) {
    let exported: BTreeSet<String> = names.map(str::to_owned).collect();
    for name in exported.difference(described) {
        faults.push(format!("{what} exports what is not in the header: {name}"));
    }
    for name in described.difference(&exported) {
        faults.push(format!("{what} lacks what is in the header: {name}"));
    }
}
