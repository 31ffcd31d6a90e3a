//! What restates the ABI by hand and must agree with it: each function gives its findings.

mod languages;

use super::model::{Api, FieldKind, ParamKind, ReturnKind};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// What a parameter is called that holds a secret; keys are known by their type.
const SECRETS: [&str; 4] = ["app_key", "key_text", "secret", "seed32"];

/// Where each function that is given a secret has a case, by its name in quotes.
const WIPING: &str = "tests/wiping/cases.c";

pub fn all(root: &Path, api: &Api) -> Result<Vec<String>> {
    let mut found = sizes(api)?;
    found.extend(secrets(root, api)?);
    found.extend(languages::check(root, api)?);
    Ok(found)
}

/// Macros and functions of sizes, each with the other, and both with the layouts.
fn sizes(api: &Api) -> Result<Vec<String>> {
    let mut found = vec![];
    for c in api.constants.iter().filter(|c| c.name.ends_with("_SIZE") && c.function.is_none()) {
        found.push(format!("{} has no function for languages without macros: src/ffi/version.rs", c.name));
    }
    for f in api.functions.iter().filter(|f| f.name.ends_with("_size")) {
        let macro_ = f.name.to_uppercase();
        let named = f.doc.starts_with(&format!("`{macro_}`"));
        if api.constant(&macro_).is_err() || f.returns.kind != ReturnKind::Number || !named {
            found.push(format!("{} is not said to be {macro_}", f.name));
        }
    }
    for s in api.structs.iter().filter(|s| s.fields.iter().any(|f| f.kind == FieldKind::Opaque)) {
        let size = api.constant(&format!("{}_SIZE", s.name.to_uppercase()))?.value;
        let layout = &s.layout;
        if [layout.p64, layout.p32, layout.i686].iter().any(|l| i64::from(l.size) != size) {
            found.push(format!("{} is not as large as its macro says", s.name));
        }
    }
    for (f, p) in api.functions.iter().flat_map(|f| f.params.iter().map(move |p| (f, p))) {
        if p.kind == ParamKind::Array && p.size.as_ref().is_some_and(|size| api.constant(size).is_err()) {
            found.push(format!("{}: the size of {} is no macro", f.name, p.name));
        }
    }
    Ok(found)
}

/// Whatever is given a secret says so, and is looked for in memory afterwards. That it is driven with undefined memory
/// is seen by tests/c/secrets, of which most cases are the description's.
fn secrets(root: &Path, api: &Api) -> Result<Vec<String>> {
    let mut found = vec![];
    for (f, p) in api.functions.iter().flat_map(|f| f.params.iter().map(move |p| (f, p))) {
        if SECRETS.contains(&p.name.as_str()) && !p.secret {
            found.push(format!(
                "{}: {} is a secret, and neither \"Constant time:\" nor \"Wiped:\" names it",
                f.name, p.name
            ));
        }
    }
    let text = read(root, WIPING)?;
    // bh_wipe holds no secret: the tests of wiping stand on it.
    for f in
        api.functions.iter().filter(|f| (f.states_constant_time() || f.takes_secret()) && f.name != "bh_wipe")
    {
        // A case may say more behind the name.
        if !["\"", ",", " "].iter().any(|behind| text.contains(&format!("{{\"{}{behind}", f.name))) {
            found.push(format!("{}: no case of wiping in {WIPING}", f.name));
        }
    }
    Ok(found)
}

fn read(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| path.to_string())
}

/// The files of a folder with an ending, in one text; Go's tests are no part of its library.
fn read_all(root: &Path, folder: &str, ending: &str) -> Result<String> {
    let mut text = String::new();
    for entry in fs::read_dir(root.join(folder)).with_context(|| folder.to_string())? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).context("a name is UTF-8")?;
        if name.ends_with(&format!(".{ending}")) && !name.ends_with("_test.go") {
            text += &fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        }
    }
    ensure!(!text.is_empty(), "{folder} has no files that end in .{ending}");
    Ok(text)
}
