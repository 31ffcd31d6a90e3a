//! `cargo xtask coverage`: how many lines of some folders were run by the tests, of what llvm-cov wrote, and which were
//! not. The unit tests' own lines, which all run, are not counted.

use anyhow::{Result, bail, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

pub fn check(root: &Path, lcov: &Path, least: f64, folders: &[PathBuf]) -> Result<()> {
    let mut runs: BTreeMap<PathBuf, BTreeMap<usize, u64>> = BTreeMap::new();
    let mut file = PathBuf::new();
    for line in fs::read_to_string(lcov)?.lines() {
        if let Some(path) = line.strip_prefix("SF:") {
            file = PathBuf::from(path);
        } else if let Some((number, rest)) = line.strip_prefix("DA:").and_then(|data| data.split_once(',')) {
            let count: u64 = rest.split(',').next().unwrap_or_default().parse()?;
            let most = runs.entry(file.clone()).or_default().entry(number.parse()?).or_insert(0);
            *most = count.max(*most);
        }
    }

    println!("{:34}{:>7}{:>7}{:>8}  not run", "file", "lines", "run", "%");
    let (mut all_lines, mut all_run) = (0, 0);
    for (path, counts) in &runs {
        let Ok(name) = path.strip_prefix(root) else { continue };
        if !folders.iter().any(|folder| name.starts_with(folder)) {
            continue;
        }
        let last = code_lines(path)?;
        let counts: Vec<_> = counts.iter().filter(|(number, _)| **number <= last).collect();
        let missed: Vec<usize> =
            counts.iter().filter(|(_, count)| **count == 0).map(|(number, _)| **number).collect();
        let (lines, run) = (counts.len(), counts.len() - missed.len());
        println!("{:34}{lines:7}{run:7}{:8.1}  {}", name.display(), percent(run, lines), ranges(&missed));
        all_lines += lines;
        all_run += run;
    }
    let reached = percent(all_run, all_lines);
    println!("coverage: {all_run} of {all_lines} lines, {reached:.1} %; at least {least} % wanted");
    ensure!(all_lines > 0, "no line of these folders is in {}", lcov.display());
    if reached < least {
        bail!("less than {least} % of the lines were run");
    }
    Ok(())
}

fn percent(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / all.max(1) as f64
}

/// How many lines stand above the unit tests, which are a file's last.
fn code_lines(path: &Path) -> Result<usize> {
    let text = fs::read_to_string(path)?;
    let lines: Vec<_> = text.lines().collect();
    let Some(start) = lines.iter().position(|line| *line == "mod tests {") else { return Ok(lines.len()) };
    let is_last = lines[start..].iter().position(|line| *line == "}") == Some(lines.len() - 1 - start);
    ensure!(
        start > 0 && lines[start - 1].contains("test") && is_last,
        "{}: its tests are not last",
        path.display()
    );
    Ok(start)
}

/// 1-3 5 for 1, 2, 3, 5.
fn ranges(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|before, after| before + 1 == *after);
    let texts = runs.map(|run| match run {
        [first, .., last] => format!("{first}-{last}"),
        _ => run[0].to_string(),
    });
    texts.collect::<Vec<_>>().join(" ")
}
