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
pub struct Package {
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    manifest_path: PathBuf,
}

/// The crates of the library, and of the command line.
pub const LIBRARY: &str = "bh_auth";
pub const PROGRAM: &str = "bh-auth-cli";

/// Each crate that is linked into `package`; of `target`, or of this machine.
pub fn linked(root: &Path, package: &str, target: Option<&str>) -> Result<Vec<Package>> {
    let mut tree = Command::new("cargo");
    tree.args(["tree", "--quiet", "--locked", "--package", package, "--edges", "normal,no-proc-macro"])
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
        .filter(|(name, _)| ![LIBRARY, PROGRAM].contains(name))
        .collect();
    ensure!(linked.len() > 5, "cargo's tree was not understood");

    let mut metadata = Command::new("cargo");
    metadata.args(["metadata", "--quiet", "--locked", "--format-version", "1"]).current_dir(root);
    let mut metadata: Metadata = serde_json::from_str(&output(&mut metadata)?)?;
    metadata.packages.retain(|package| linked.contains(&(&package.name, &package.version)));
    metadata.packages.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    ensure!(metadata.packages.len() == linked.len(), "cargo metadata does not know all of {linked:?}");
    Ok(metadata.packages)
}

/// Their names and the texts that lie in their sources.
pub fn third_parties(root: &Path, package: &str, target: Option<&str>) -> Result<String> {
    let mut text = format!(
        "What of others is in {package}, and the licences of it. Rust's standard library, which is in it too, is\n\
         licensed under MIT OR Apache-2.0, whose texts are those of this folder, and is copyrighted by The Rust Project\n\
         Developers.\n",
    );
    for package in linked(root, package, target)? {
        let Package { name, version, license, .. } = &package;
        text += &format!(
            "\n{0}\n{name} {version}: {1}\n{0}\n",
            "=".repeat(80),
            license.as_deref().unwrap_or("?")
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
        // One of the two that are ours, where a crate's sources have no text of their own.
        let is_ours = license.as_deref().is_some_and(|names| names.contains("Apache-2.0"));
        ensure!(
            is_ours || !files.is_empty(),
            "{name} {version} has no licence's text in {}",
            folder.display()
        );
        if files.is_empty() {
            text +=
                "\nIts sources hold no text; it is taken under Apache-2.0, whose text is LICENSE-APACHE.\n";
        }
        files.sort();
        for path in files {
            text += &format!("\n{}\n", fs::read_to_string(&path)?.trim());
        }
    }
    Ok(text)
}
