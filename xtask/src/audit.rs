//! `cargo xtask audit`: what the library is made of. Licences, sources, duplicates, and each crate in the shared library
//! with its reason.

use crate::command::{library, no_faults, output, words};
use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Permissive, and asking for no more than their own text.
const ALLOWED: [&str; 9] =
    ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Unicode-3.0", "Zlib", "Unlicense", "0BSD"];
const OURS: [&str; 6] =
    ["bh_auth", "bh-auth-cli", "bh_auth_sandbox", "bh_auth_fuzz", "bench_limits", "xtask"];
const LOCK_FILES: [&str; 3] = ["Cargo.lock", "bench/rust/Cargo.lock", "fuzz/Cargo.lock"];
/// What Rust's standard library is built with.
const STANDARD: [&str; 10] = [
    "std",
    "core",
    "alloc",
    "gimli",
    "addr2line",
    "miniz_oxide",
    "rustc_demangle",
    "hashbrown",
    "object",
    "__rustc",
];

pub fn check(root: &Path) -> Result<()> {
    library(root, "debian binutils; build_core")?;
    let mut faults = Vec::new();
    // What is linked, for every target. Procedural macros run at build time only and may differ from each other.
    let tree = |rest: &str| -> Result<String> {
        let begin = "cargo tree --quiet --locked --package bh_auth --features http --edges normal";
        output(&mut words(root, &format!("{begin}{rest}")))
    };
    let every = ",no-proc-macro --target all";

    let duplicates = tree(&format!("{every} --duplicates --depth 0 --prefix none"))?;
    if !duplicates.trim().is_empty() {
        faults.push(format!("a dependency in two versions:\n{duplicates}"));
    }
    licences(&tree(" --target all --prefix none --format {p}|{l}")?, &mut faults)?;
    sources(root, &mut faults)?;
    let here = tree(",no-proc-macro --prefix none --format {lib}")?;
    let here: BTreeSet<&str> = here.split_whitespace().collect();
    reasons(root, &tree(&format!("{every} --prefix depth --format /{{lib}}/{{p}}"))?, &here, &mut faults)?;

    println!(
        "\nadvisories: not looked up, since their database is a git repository elsewhere. With access to it: \
         cargo install cargo-audit && cargo audit"
    );
    no_faults(&faults)?;
    println!("audit: licences, sources, duplicates and reasons of {} crates, ours among them", here.len());
    Ok(())
}

/// Lines of `<package>|<licence expression>`.
fn licences(tree: &str, faults: &mut Vec<String>) -> Result<()> {
    let packages: BTreeSet<&str> = tree
        .lines()
        .map(|line| line.trim().trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty())
        .collect();
    ensure!(packages.len() > 5, "cargo's tree was not understood");
    for package in &packages {
        let (name, licence) = package.split_once('|').context("a licence")?;
        // Lax: a slash is the old way to write OR.
        let is_allowed =
            spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX).is_ok_and(|expression| {
                expression.evaluate(|one| one.license.id().is_some_and(|id| ALLOWED.contains(&id.name)))
            });
        if !is_allowed {
            faults.push(format!("licence not allowed: {name}: {licence}"));
        }
    }
    println!("licences: {} packages", packages.len());
    Ok(())
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    source: Option<String>,
    checksum: Option<String>,
}

/// Tests, sandbox and benchmark included: each package is ours, or from one registry with its checksum. Without a source:
/// a folder. With one but no checksum: git, or a registry that promises nothing.
fn sources(root: &Path, faults: &mut Vec<String>) -> Result<()> {
    let (mut registries, mut count) = (BTreeSet::new(), 0);
    for file in LOCK_FILES {
        let lock: Lock = toml::from_str(&fs::read_to_string(root.join(file))?)?;
        for package in lock.package {
            count += 1;
            match (&package.source, &package.checksum) {
                (None, _) if OURS.contains(&package.name.as_str()) => {}
                (Some(source), Some(_)) if source.starts_with("registry+") => {
                    registries.insert(source.clone());
                }
                (source, _) => {
                    let source = source.as_deref().unwrap_or("a folder");
                    faults.push(format!("{file}: {} is not from a registry: {source}", package.name));
                }
            }
        }
    }
    if registries.len() != 1 {
        faults.push(format!("{} registries", registries.len()));
    }
    println!("sources: {count} packages in {} lock files", LOCK_FILES.len());
    Ok(())
}

/// Prints each crate of the shared library with its reason: the comment above it in Cargo.toml, or whoever needs it.
fn reasons(root: &Path, tree: &str, here: &BTreeSet<&str>, faults: &mut Vec<String>) -> Result<()> {
    let (found, parents) = read_tree(tree)?;
    let mut sizes =
        weights(&output(&mut words(root, "nm --demangle --print-size target/release/libbh_auth.so"))?);
    let direct = comments(&fs::read_to_string(root.join("Cargo.toml"))?);
    let used = sources_of(&root.join("src"))?;

    println!("\n{:<18} {:<9} {:>7}  reason", "crate", "version", "bytes");
    let mut packages: Vec<_> = found.keys().copied().collect();
    packages.sort_by_key(|name| (*name != "bh_auth", !direct.contains_key(*name), *name));
    for package in packages {
        let (krate, version) = found[package];
        let others: Vec<_> =
            parents[package].iter().filter(|parent| **parent != "bh_auth").copied().collect();
        let reason = match direct.get(package) {
            _ if package == "bh_auth" => "ours".into(),
            Some(reason) if !reason.is_empty() => reason.clone(),
            _ => format!("needed by {}", others.join(", ")),
        };
        if direct.get(package).is_some_and(String::is_empty) {
            faults.push(format!("{package} has no reason: write one above it in Cargo.toml"));
        }
        if direct.contains_key(package) && !used.contains(&format!("{krate}::")) {
            faults.push(format!("{package} is not used in src: take it out of Cargo.toml"));
        }
        let (size, elsewhere) = if here.contains(krate) {
            (sizes.remove(krate).unwrap_or(0).to_string(), "")
        } else {
            ("-".into(), " (other targets)")
        };
        println!("{package:<18} {version:<9} {size:>7}  {reason}{elsewhere}");
    }
    let standard: u64 = STANDARD.iter().filter_map(|name| sizes.remove(*name)).sum();
    println!("{:<18} {:<9} {standard:>7}  std, and what it is built with", "(Rust itself)", "");
    for name in direct.keys().filter(|name| !found.contains_key(name.as_str())) {
        faults.push(format!("in Cargo.toml, but not in the tree: {name}"));
    }
    ensure!(found.len() >= 5 && found.contains_key("bh_auth"), "cargo's tree was not understood");
    Ok(())
}

/// Each package's crate and version.
type Found<'a> = BTreeMap<&'a str, (&'a str, &'a str)>;

/// From lines of depth, crate and package; and whoever needs it.
fn read_tree(tree: &str) -> Result<(Found<'_>, BTreeMap<&str, Vec<&str>>)> {
    let (mut found, mut parents, mut path) = (Found::new(), BTreeMap::<_, Vec<_>>::new(), Vec::new());
    for line in tree.lines() {
        let (depth, rest) = line.split_once('/').context("a depth")?;
        let (krate, rest) = rest.split_once('/').context("a crate")?;
        let mut package = rest.split(' ');
        let (name, version) = (package.next().context("a name")?, package.next().context("a version")?);
        path.truncate(depth.parse()?);
        found.insert(name, (krate, version.trim_start_matches('v')));
        let needed_by = parents.entry(name).or_default();
        if let Some(parent) = path.last().filter(|parent| !needed_by.contains(*parent)) {
            needed_by.push(*parent);
        }
        path.push(name);
    }
    Ok((found, parents))
}

/// Each direct dependency, of every target, with the comment above it.
fn comments(manifest: &str) -> BTreeMap<String, String> {
    let (mut found, mut comment, mut is_linked) = (BTreeMap::new(), Vec::new(), false);
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_linked =
                line == "[dependencies]" || line.starts_with("[target.") && line.ends_with(".dependencies]");
        } else if let Some(text) = line.strip_prefix('#') {
            comment.push(text.trim());
        } else if let Some((name, _)) = line.split_once(" = ") {
            if is_linked {
                found.insert(name.to_owned(), comment.join(" "));
            }
            comment.clear();
        }
    }
    found
}

/// Bytes of what the library names after each crate; what was inlined counts where it went.
fn weights(symbols: &str) -> BTreeMap<String, u64> {
    let mut sizes = BTreeMap::new();
    for line in symbols.lines() {
        let [_, size, kind, name] = line.splitn(4, ' ').collect::<Vec<_>>()[..] else { continue };
        let Some((before, _)) = name.split_once("::") else { continue };
        let krate = before.rsplit(|character: char| !character.is_alphanumeric() && character != '_').next();
        if let (true, Ok(size), Some(krate)) =
            ("tTrRdDbB".contains(kind), u64::from_str_radix(size, 16), krate)
        {
            *sizes.entry(krate.to_owned()).or_insert(0) += size;
        }
    }
    sizes
}

fn sources_of(folder: &Path) -> Result<String> {
    let mut text = String::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            text += &sources_of(&path)?;
        } else {
            text += &fs::read_to_string(path)?;
        }
    }
    Ok(text)
}
