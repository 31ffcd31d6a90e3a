//! `cargo xtask mutants`: the mutants that no test caught, against those that may live, and why: tests/mutants.toml has
//! groups of them that live for one reason. A line number would move: beside a mutant's name stands the text of the line
//! that it changes.

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    lives: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    why: String,
    mutants: Vec<(String, String)>,
}

type Counts = BTreeMap<(String, String), usize>;

/// The sources are those of the current folder, where the mutants were made.
pub fn compare(root: &Path, some: bool, outcomes: &[PathBuf]) -> Result<()> {
    let list: List = toml::from_str(&fs::read_to_string(root.join("tests/mutants.toml"))?)?;
    let mut allowed = Counts::new();
    for group in list.lives {
        ensure!(group.why.len() >= 20, "tests/mutants.toml: a group has a reason");
        for mutant in group.mutants {
            *allowed.entry(mutant).or_default() += 1;
        }
    }

    // The last result of each mutant: a later run has those again that an earlier one missed.
    let mut results: BTreeMap<String, (Value, String)> = BTreeMap::new();
    for path in outcomes {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let read: Value = serde_json::from_str(&text)?;
        for outcome in read["outcomes"].as_array().context("outcomes")? {
            let mutant = &outcome["scenario"]["Mutant"];
            if let (Some(name), Some(summary)) = (mutant["name"].as_str(), outcome["summary"].as_str()) {
                results.insert(name.into(), (mutant.clone(), summary.into()));
            }
        }
    }

    let (mut missed, mut files) = (Counts::new(), BTreeSet::new());
    let (mut caught, mut unviable) = (0, 0);
    for (full, (mutant, result)) in &results {
        let file = mutant["file"].as_str().context("a mutant's file")?;
        let name = format!("{file}: {}", full.split_once(": ").map_or("", |(_, rest)| rest));
        files.insert(file.to_owned());
        match result.as_str() {
            "MissedMutant" => {
                let line = mutant["span"]["start"]["line"].as_u64().context("a mutant's line")? as usize;
                let text = fs::read_to_string(file)?;
                let text = text.lines().nth(line - 1).unwrap_or_default().trim().to_owned();
                *missed.entry((name, text)).or_default() += 1;
            }
            "Timeout" => {
                println!("caught, as a test did not end: {name}");
                caught += 1;
            }
            "CaughtMutant" => caught += 1,
            "Unviable" => unviable += 1,
            other => bail!("{name}: {other}"),
        }
    }
    ensure!(!results.is_empty(), "no mutant was made");
    if some {
        allowed.retain(|(name, _), _| files.contains(name.split(": ").next().unwrap_or_default()));
    }

    let mut faults = 0;
    for key in missed.keys().chain(allowed.keys()).collect::<BTreeSet<_>>() {
        let (lives, may) = (missed.get(key).copied().unwrap_or(0), allowed.get(key).copied().unwrap_or(0));
        let (name, line) = key;
        if lives > may {
            println!("FAILED: no test tells it from the original ({}): {name}\n    {line}", lives - may);
        } else if may > lives {
            println!(
                "FAILED: in tests/mutants.toml, but caught or gone ({}): {name}\n    {line}",
                may - lives
            );
        } else {
            continue;
        }
        faults += 1;
    }
    let living: usize = missed.values().sum();
    println!("mutants: {} made; {caught} caught, {unviable} do not compile, {living} live", results.len());
    if faults > 0 {
        bail!("{faults} differences from tests/mutants.toml");
    }
    Ok(())
}
