//! One description of the ABI: read from the Rust sources, held against what restates it, and
//! written out for everything that can be generated.

pub mod check;
mod growth;
pub mod model;
mod read;
pub mod write;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};
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
        ("include/bh_auth.api.json".into(), one_thing_a_line(&serde_json::to_value(api)?)?),
        ("include/bh_auth.api.schema.json".into(), schema()?),
    ];
    files.extend(write::all(root, api)?);
    for (i, (path, _)) in files.iter().enumerate() {
        if files[..i].iter().any(|(other, _)| other == path) {
            bail!("{path} is written twice");
        }
    }
    Ok(files)
}

/// The JSON with one thing a line, so that a difference shows what changed.
fn one_thing_a_line(value: &Value) -> Result<String> {
    let mut text = String::new();
    object(value.as_object().context("the description is an object")?, 0, &mut text)?;
    Ok(text + "\n")
}

/// Functions and structs hold lists of things themselves.
const NESTED: [&str; 2] = ["params", "fields"];

fn object(map: &Map<String, Value>, depth: usize, text: &mut String) -> Result<()> {
    if depth > 0 && !map.keys().any(|key| NESTED.contains(&key.as_str())) {
        *text += &serde_json::to_string(map)?;
        return Ok(());
    }
    let indent = " ".repeat(depth + 1);
    *text += "{";
    for (i, (key, value)) in map.iter().enumerate() {
        *text += if i == 0 { "" } else { "," };
        // A thing begins on a line of its own; its members of one line follow each other.
        *text +=
            &if depth == 0 || NESTED.contains(&key.as_str()) { format!("\n{indent}") } else { " ".into() };
        *text += &format!("\"{key}\": ");
        match value.as_array() {
            Some(list) if list.first().is_some_and(Value::is_object) => {
                *text += "[";
                for (i, one) in list.iter().enumerate() {
                    *text += &format!("{}\n{indent} ", if i == 0 { "" } else { "," });
                    object(one.as_object().context("lists hold things of one kind")?, depth + 2, text)?;
                }
                *text += "]";
            }
            _ => *text += &value.to_string(),
        }
    }
    *text += "}";
    Ok(())
}

/// The schema of the description: the types of `model`, with their comments.
fn schema() -> Result<String> {
    let mut settings = schemars::generate::SchemaSettings::draft2020_12();
    // What is left out when it is empty is not required.
    settings.contract = schemars::generate::Contract::Serialize;
    let schema = settings.into_generator().into_root_schema_for::<model::Api>();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
