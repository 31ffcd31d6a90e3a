//! One description of the ABI: read from the Rust sources, held against what restates it, and
//! written out for everything that can be generated.

pub mod check;
mod growth;
pub mod model;
mod print;
mod read;
pub mod write;

use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::Path;

/// `cargo xtask api`
pub fn write_all(root: &Path) -> Result<()> {
    let api = read::read(root)?;
    for (path, text) in files(root, &api)? {
        let full = root.join(&path);
        if fs::read_to_string(&full).is_ok_and(|present| present == text) {
            continue;
        }
        let folder = full.parent().context("a file lies in a folder")?;
        fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
        fs::write(&full, text).with_context(|| path.clone())?;
        println!("wrote {path}");
    }
    Ok(())
}

/// `cargo xtask api --check`
pub fn check_all(root: &Path) -> Result<()> {
    let api = read::read(root)?;
    let mut found = check::all(root, &api)?;
    for (path, text) in files(root, &api)? {
        if fs::read_to_string(root.join(&path)).unwrap_or_default() != text {
            found.push(format!("{path} is out of date: cargo xtask api"));
        }
    }
    found.extend(growth::check(root, &serde_json::to_value(&api)?)?);
    ensure!(found.is_empty(), "{} findings:\n  {}", found.len(), found.join("\n  "));
    println!(
        "{} functions, {} structs, {} constants, {} statuses: all that is written from them is up to date",
        api.functions.len(),
        api.structs.len(),
        api.constants.len(),
        api.statuses.len()
    );
    Ok(())
}

/// `cargo xtask api --release`
pub fn release(root: &Path) -> Result<()> {
    write_all(root)?;
    growth::release(root, &read::read(root)?.version)
}

/// The description and all that is written from it: path from the root, text.
fn files(root: &Path, api: &model::Api) -> Result<Vec<(String, String)>> {
    let mut files = vec![
        ("include/bh_auth.api.json".into(), print::one_thing_a_line(&serde_json::to_value(api)?)?),
        ("include/bh_auth.api.schema.json".into(), print::schema()?),
    ];
    files.extend(write::all(root, api)?);
    for (i, (path, _)) in files.iter().enumerate() {
        if files[..i].iter().any(|(other, _)| other == path) {
            bail!("{path} is written twice");
        }
    }
    Ok(files)
}
