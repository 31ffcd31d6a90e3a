//! `cargo xtask faults`: plants one fault at a time in a copy of the tree, and sees its gate fail for that reason.
//! A table of tests/faults has the faults of one gate.

use crate::command;
use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A table of tests/faults.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gate {
    /// The command, from the root.
    run: String,
    fault: Vec<Fault>,
}

#[derive(Deserialize)]
struct Fault {
    what: String,
    /// Arguments of the gate, so that it does no more than it must.
    #[serde(default)]
    part: String,
    #[serde(flatten)]
    first: Edit,
    #[serde(default)]
    also: Vec<Edit>,
    /// What the gate must say as it fails.
    says: String,
    /// Cargo.lock follows Cargo.toml.
    #[serde(default)]
    lock: bool,
    /// The library is built before the gate runs: a build writes the header.
    #[serde(default)]
    build: bool,
    /// A variable, NAME=VALUE.
    env: Option<String>,
}

#[derive(Deserialize)]
struct Edit {
    file: String,
    #[serde(flatten)]
    change: Change,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Change {
    /// The first place of the old text, or all of them.
    Replace {
        old: String,
        new: String,
        #[serde(default)]
        all: bool,
    },
    /// At the end of the file, which need not be there.
    Add { add: String },
    /// The whole file goes.
    Remove {
        #[serde(rename = "remove")]
        _remove: bool,
    },
}

impl Fault {
    fn edits(&self) -> impl Iterator<Item = &Edit> {
        std::iter::once(&self.first).chain(&self.also)
    }

    /// The files that the fault changes, each with its new text; `None`: it goes.
    fn apply(&self, root: &Path) -> Result<BTreeMap<&str, Option<String>>> {
        let mut files: BTreeMap<&str, Option<String>> = BTreeMap::new();
        for Edit { file, change } in self.edits() {
            let present = match files.remove(file.as_str()) {
                Some(text) => text,
                None => fs::read_to_string(root.join(file)).ok(),
            };
            let text = match (change, present) {
                (Change::Add { add }, text) => Some(text.unwrap_or_default() + add),
                (_, None) => bail!("{file} is not there"),
                (Change::Remove { .. }, _) => None,
                (Change::Replace { old, .. }, Some(text)) if !text.contains(old) => {
                    bail!("{file} no longer has: {old}")
                }
                (Change::Replace { old, new, all: true }, Some(text)) => Some(text.replace(old, new)),
                (Change::Replace { old, new, .. }, Some(text)) => Some(text.replacen(old, new, 1)),
            };
            files.insert(file.as_str(), text);
        }
        Ok(files)
    }
}

/// The gates whose names contain one of these words; without words, all of them.
fn gates(root: &Path, words: &[String]) -> Result<BTreeMap<String, Gate>> {
    let mut gates = BTreeMap::new();
    for entry in fs::read_dir(root.join("tests/faults"))? {
        let path = entry?.path();
        let tables: BTreeMap<String, Gate> =
            toml::from_str(&fs::read_to_string(&path)?).with_context(|| path.display().to_string())?;
        for (name, gate) in tables {
            if (words.is_empty() || words.iter().any(|word| name.contains(word.as_str())))
                && gates.insert(name.clone(), gate).is_some()
            {
                bail!("{name} stands in two files of tests/faults");
            }
        }
    }
    if gates.is_empty() {
        bail!("no gate of tests/faults has such a name");
    }
    Ok(gates)
}

/// Whether each fault can still be planted: the tree changes, and the faults must follow.
pub fn check(root: &Path) -> Result<()> {
    let gates = gates(root, &[])?;
    let (mut count, mut stale) = (0, Vec::new());
    for (name, gate) in &gates {
        let script = gate.run.split(' ').next().unwrap_or_default();
        if script != "cargo" && !root.join(script).is_file() {
            stale.push(format!("{name}: {script} is not there"));
        }
        let mut seen = BTreeSet::new();
        for fault in &gate.fault {
            count += 1;
            if !seen.insert(&fault.what) || fault.says.is_empty() {
                stale.push(format!("{name}: {}: it stands twice, or nothing must be said", fault.what));
            }
            if let Err(error) = fault.apply(root) {
                stale.push(format!("{name}: {}: {error}", fault.what));
            }
        }
    }
    if !stale.is_empty() {
        bail!("{} of {count} faults cannot be planted:\n{}", stale.len(), stale.join("\n"));
    }
    println!("faults: {count} of {} gates, each with a place to be planted", gates.len());
    Ok(())
}

/// Plants them.
pub fn prove(root: &Path, words: &[String]) -> Result<()> {
    let gates = gates(root, words)?;
    let copy = Copy::of(root)?;
    // Without a fault each gate passes: else its failing would prove nothing.
    for (name, gate) in &gates {
        for part in gate.fault.iter().map(|fault| fault.part.as_str()).collect::<BTreeSet<_>>() {
            // Shown at once: what is built for it may take long.
            print!("{name} {part} without a fault: ");
            io::stdout().flush()?;
            let (passes, said) = copy.run(gate, part, None)?;
            if !passes {
                bail!("{name} {part} fails without a fault:\n{}", last_lines(&said, 20));
            }
            println!("passes");
        }
    }
    println!("\n{:<32} {:<58} caught", "gate", "fault");
    let mut missed = 0;
    for (name, gate) in &gates {
        for fault in &gate.fault {
            print!("{:<32} {:<58} ", format!("{name} {}", fault.part), fault.what);
            io::stdout().flush()?;
            let verdict = copy.verdict(gate, fault).with_context(|| format!("{name}: {}", fault.what))?;
            missed += u32::from(verdict.is_some());
            println!("{}", verdict.as_deref().unwrap_or("yes"));
        }
    }
    if missed > 0 {
        bail!("{missed} faults not caught");
    }
    println!("\nevery fault was caught");
    Ok(())
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

/// The tree as it is, in a repository of its own.
struct Copy(PathBuf);

impl Copy {
    fn of(root: &Path) -> Result<Copy> {
        let copy = Copy(root.join("target/faults"));
        let first = !copy.0.join("target").is_dir();
        fs::create_dir_all(copy.0.join("target"))?;
        // Newer than what was built of an earlier one. Without .cargo: the tree's own lies above, and Cargo would take its
        // flags twice, and build all anew for them.
        copy.bash(
            "find . -mindepth 1 -maxdepth 1 ! -name target -exec rm -rf {} +
             git -C ../.. ls-files -z --cached --others --exclude-standard |
             tar -C ../.. --null -T - -cf - --ignore-failed-read | tar -xmf -
             rm -r .cargo
             git init --quiet && git add -A
             git -c user.name=faults -c user.email=faults@localhost commit --quiet -m 'without a fault'",
        )?;
        if first {
            // What was built of other crates is not built again.
            copy.bash(
                "for built in debug release test-panic; do cp -a ../$built target/ 2>/dev/null || true; done",
            )?;
        }
        Ok(copy)
    }

    fn bash(&self, script: &str) -> Result<()> {
        command::succeeds(Command::new("bash").args(["-o", "pipefail", "-ec", script]).current_dir(&self.0))
    }

    /// Whether the gate passes, and what it says.
    fn run(&self, gate: &Gate, part: &str, env: Option<&str>) -> Result<(bool, String)> {
        let mut command = Command::new("bash");
        command.args(["-c", &format!("{} {part} 2>&1", gate.run)]).current_dir(&self.0);
        command.env_remove("BH_SUMMARY_DIR").env_remove("BH_REQUIRE_ALL").env_remove("LD_LIBRARY_PATH");
        command.env("CARGO_TERM_COLOR", "never");
        if let Some((name, value)) = env.and_then(|env| env.split_once('=')) {
            command.env(name, value);
        }
        let output = command.output()?;
        Ok((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
    }

    /// `None` if the gate fails for this reason; then the fault is taken out again.
    fn verdict(&self, gate: &Gate, fault: &Fault) -> Result<Option<String>> {
        for (file, text) in fault.apply(&self.0)? {
            let path = self.0.join(file);
            match text {
                None => fs::remove_file(path)?,
                Some(text) => {
                    fs::create_dir_all(path.parent().unwrap_or(&self.0))?;
                    let is_new = !path.exists();
                    fs::write(path, text)?;
                    if is_new {
                        self.bash(&format!("git add '{file}'"))?;
                    }
                }
            }
        }
        if fault.lock {
            self.bash("cargo update --quiet --offline --workspace")?;
        }
        if fault.build {
            self.bash("cargo build --release --locked --quiet --package bh_auth")?;
        }
        let (passes, said) = self.run(gate, &fault.part, fault.env.as_deref())?;
        self.bash("git reset --quiet --hard && git clean -fdq")?;
        Ok(if passes {
            Some("NO: it passes".into())
        } else if said.contains(&fault.says) {
            None
        } else {
            Some(format!("NO: it fails without saying: {}\n{}", fault.says, last_lines(&said, 5)))
        })
    }
}
