//! The texts that the licences of the library's crates ask to be handed on.

use crate::command::output;
use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: PathBuf,
}

/// Each crate that is linked, with the texts that lie in its sources; of `target`, or of this machine.
pub fn third_parties(root: &Path, target: Option<&str>) -> Result<String> {
    let mut tree = Command::new("cargo");
    tree.args(["tree", "--quiet", "--locked", "--package", "bh_auth", "--edges", "normal,no-proc-macro"])
        .args(["--prefix", "none", "--format", "{p}"])
        .current_dir(root);
    if let Some(target) = target {
        tree.args(["--target", target]);
    }
    let tree = output(&mut tree)?;
    // bh_auth v0.1.0 (/its/folder)
    let linked: BTreeSet<(&str, &str)> = tree
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.next()?.strip_prefix('v')?))
        })
        .filter(|(name, _)| *name != "bh_auth")
        .collect();

    let mut metadata = Command::new("cargo");
    metadata.args(["metadata", "--quiet", "--locked", "--format-version", "1"]).current_dir(root);
    let metadata: Metadata = serde_json::from_str(&output(&mut metadata)?)?;
    let mut text = String::from(
        "What of others is in the library, and the licences of it. Rust's standard library, which is in it too, is\n\
         licensed under MIT OR Apache-2.0, whose texts are those of this folder, and is copyrighted by The Rust Project\n\
         Developers.\n",
    );
    for (name, version) in &linked {
        let package = metadata
            .packages
            .iter()
            .find(|package| package.name == *name && package.version == *version)
            .with_context(|| format!("cargo metadata does not know {name} {version}"))?;
        text += &format!(
            "\n{0}\n{name} {version}: {1}\n{0}\n",
            "=".repeat(80),
            package.license.as_deref().unwrap_or("?")
        );
        let folder = package.manifest_path.parent().context("a manifest lies in a folder")?;
        let mut files: Vec<PathBuf> =
            fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        files.retain(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
            path.is_file()
                && ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"]
                    .iter()
                    .any(|begin| name.starts_with(begin))
        });
        ensure!(!files.is_empty(), "{name} {version} has no licence's text in {}", folder.display());
        files.sort();
        for path in files {
            text += &format!("\n{}\n", fs::read_to_string(&path)?.trim());
        }
    }
    ensure!(linked.len() > 5, "cargo's tree was not understood");
    Ok(text)
}
