//! Other programs, as the scripts run them.

use anyhow::{Context as _, Result, bail};
use std::process::Command;

/// Runs it; what it prints is seen.
pub fn succeeds(command: &mut Command) -> Result<()> {
    // cargo adds its own folders, in which libraries of the tests' names lie.
    let status = command.env_remove("LD_LIBRARY_PATH").status().with_context(|| format!("{command:?}"))?;
    if !status.success() {
        bail!("{status}: {command:?}");
    }
    Ok(())
}
