//! What restates the ABI by hand and must agree with it: each function gives its findings.

mod languages;
mod secrets;
mod sizes;

use super::model::Api;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

pub fn all(root: &Path, api: &Api) -> Result<Vec<String>> {
    let mut found = sizes::check(api)?;
    found.extend(secrets::check(root, api)?);
    found.extend(languages::check(root, api)?);
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
