//! Other programs, as the scripts run them.

use anyhow::{Context as _, Result, bail};
use std::path::Path;
use std::process::{Command, Stdio};

/// A command of words, none of which has a space in it; what runs is said.
pub fn words(root: &Path, line: &str) -> Command {
    println!("+ {line}");
    let mut words = line.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    // cargo adds its own folders to this variable, in which libraries of the tests' names lie.
    command.args(words).current_dir(root).env_remove("LD_LIBRARY_PATH");
    command
}

/// Runs it; what it prints is seen.
pub fn succeeds(command: &mut Command) -> Result<()> {
    let status = command.env_remove("LD_LIBRARY_PATH").status().with_context(|| format!("{command:?}"))?;
    if !status.success() {
        bail!("{status}: {command:?}");
    }
    Ok(())
}

/// What it prints.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("{command:?}"))?;
    if !output.status.success() {
        bail!("{}: {command:?}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Functions of tools/lib.sh: what installs packages, and builds the library.
pub fn library(root: &Path, script: &str) -> Result<()> {
    let script = format!("source tools/lib.sh; {script}");
    succeeds(Command::new("bash").args(["-ec", &script]).current_dir(root))
}

/// Says each fault; an error if there is one.
pub fn no_faults(faults: &[String]) -> Result<()> {
    for fault in faults {
        eprintln!("FAILED: {fault}");
    }
    if faults.is_empty() { Ok(()) } else { bail!("{} faults", faults.len()) }
}
