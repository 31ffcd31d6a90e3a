//! Of what, and by what, the library was built.

use crate::command::output;
use crate::licences;
use anyhow::{Context as _, Result};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A bill of materials in the form of CycloneDX 1.5: the crates that are linked, for every platform.
pub fn bill(root: &Path, version: &str) -> Result<String> {
    let components: Vec<_> = licences::linked(root, licences::LIBRARY, Some("all"))?
        .into_iter()
        .map(|package| {
            json!({
                "type": "library",
                "name": package.name,
                "version": package.version,
                "purl": format!("pkg:cargo/{}@{}", package.name, package.version),
                "licenses": [{ "expression": package.license.unwrap_or_default().replace('/', " OR ") }],
            })
        })
        .collect();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": { "type": "library", "name": "bh_auth", "version": version, "purl": format!("pkg:cargo/bh_auth@{version}") } },
        "components": components,
    });
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

/// By what it was built: the same of these gives the same bytes.
pub fn provenance(root: &Path, version: &str) -> Result<String> {
    let said = |program: &str, arguments: &[&str]| -> Result<String> {
        Ok(output(Command::new(program).args(arguments).current_dir(root))?.trim().to_owned())
    };
    let zig = fs::read_to_string(root.join("tools/cross.sh"))?;
    let zig = zig.lines().find_map(|line| line.strip_prefix("zig_version=")).context("zig's version")?;
    Ok(format!(
        "bh_auth {version}\ncommit {}\n{}\n{}\n{}zig {zig}\ncommand make dist\n",
        said("git", &["rev-parse", "HEAD"])?,
        said("/usr/bin/rustc", &["--version"])?,
        said("/usr/bin/cargo", &["--version"])?,
        said("ld.lld-22", &["--version"])?.lines().map(|line| format!("{line}\n")).collect::<String>(),
    ))
}
