//! `cargo xtask counts`: instructions of the hot calls, against the committed ones. Counts are exact where times are not.
//!
//! bench/c/instructions.txt has them for each toolchain that is known: a compiler, a C library or a processor of another
//! kind makes others.

use crate::command::{library, output, succeeds, words};
use anyhow::{Context as _, Result, bail, ensure};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

const FILE: &str = "bench/c/instructions.txt";
const OUT: &str = "target/bench-check";
const HEAD: &str = "# Instructions a call, for each toolchain; written by: cargo xtask counts --update\n";
const ALLOWED: f64 = 0.03;

type Counts = BTreeMap<String, i64>;

pub fn check(root: &Path, update: bool) -> Result<()> {
    library(root, "debian build-essential valgrind; build_core")?;
    let toolchain = toolchain(root)?;
    let counts = count(root)?;
    let mut known = read(&fs::read_to_string(root.join(FILE))?)?;
    if update {
        known.insert(toolchain.clone(), counts.clone());
        let mut text = HEAD.to_owned();
        for (toolchain, counts) in &known {
            writeln!(text, "\n# of {toolchain}")?;
            for (name, count) in counts {
                writeln!(text, "{name:<48} {count:>9}")?;
            }
        }
        fs::write(root.join(FILE), text)?;
    }
    let Some(committed) = known.get(&toolchain) else {
        bail!(
            "{FILE} has no counts of this toolchain: {toolchain}; cargo xtask counts --update writes them down"
        );
    };

    let mut faults = 0;
    let mut furthest: f64 = 0.0;
    let mut names: Vec<_> = committed.keys().chain(counts.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        let (before, now) = match (committed.get(name), counts.get(name)) {
            (Some(before), Some(now)) => (*before as f64, *now as f64),
            (None, _) => {
                println!("FAILED: {name}: is not written down");
                faults += 1;
                continue;
            }
            (_, None) => {
                println!("FAILED: {name}: is not counted any more");
                faults += 1;
                continue;
            }
        };
        let moved = now / before - 1.0;
        furthest = furthest.max(moved.abs());
        if (now - before).abs() > ALLOWED * before.abs() {
            println!("FAILED: {name}: {now} instructions, {:+.1} % of {before}", moved * 100.0);
            faults += 1;
        }
    }
    if faults > 0 {
        bail!("beyond 3 %, either way: if it is meant, cargo xtask counts --update writes it down");
    }
    println!(
        "counts: {} within 3 % of those of {toolchain} (the furthest {:.2} % off)",
        counts.len(),
        furthest * 100.0
    );
    Ok(())
}

/// What the counts depend on.
fn toolchain(root: &Path) -> Result<String> {
    let of = |line: &str, at: usize| -> Result<String> {
        let said = output(words(root, line).current_dir(root))?;
        Ok(said.split_whitespace().nth(at).context("a version")?.to_owned())
    };
    let rust = of("rustc --version", 1)?;
    let glibc = of("getconf GNU_LIBC_VERSION", 1)?;
    let valgrind = of("valgrind --version", 0)?;
    let avx2 = fs::read_to_string("/proc/cpuinfo").is_ok_and(|text| text.contains(" avx2 "));
    let with = if avx2 { " with AVX2" } else { "" };
    Ok(format!("Rust {rust}, glibc {glibc}, {valgrind}, {}{with}", std::env::consts::ARCH))
}

fn count(root: &Path) -> Result<Counts> {
    let out = root.join(OUT);
    fs::create_dir_all(&out)?;
    for entry in fs::read_dir(&out)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("callgrind.")) {
            fs::remove_file(path)?;
        }
    }
    let limits = "cargo build --release --locked --quiet --manifest-path bench/rust/Cargo.toml --target-dir";
    succeeds(&mut words(root, &format!("{limits} {OUT}/limits")))?;
    let out_name = out.display();
    succeeds(&mut words(
        root,
        &format!("make --no-print-directory -s -C bench/c OUT={out_name} PROGRAMS=counts"),
    ))?;

    // Memory lies where the environment and the program's name end: the same everywhere, so that the counts are too.
    let line = "valgrind -q --tool=callgrind --collect-atstart=no --callgrind-out-file=callgrind ./counts";
    println!("+ cd {OUT} && env -i LD_LIBRARY_PATH=../release LD_BIND_NOW=1 {line}");
    let valgrind = output(Command::new("bash").args(["-c", "command -v valgrind"]))?;
    let less = output(
        Command::new(valgrind.trim())
            .args(line.split(' ').skip(1))
            .current_dir(&out)
            .env_clear()
            .env("LD_LIBRARY_PATH", "../release")
            .env("LD_BIND_NOW", "1"),
    )?;

    let mut counts = Counts::new();
    for entry in fs::read_dir(&out)? {
        let path = entry?.path();
        if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("callgrind.")) {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let after = |begin: &str| text.lines().find_map(|line| line.strip_prefix(begin).map(str::to_owned));
        if let Some(name) = after("desc: Trigger: Client Request: ") {
            counts.insert(name, after("summary: ").context("callgrind's summary")?.trim().parse()?);
        }
    }
    ensure!(counts.values().min().is_some_and(|least| *least > 0), "callgrind counted nothing");
    for line in less.lines() {
        let (call, other) =
            line.split_once('\t').context("two calls, of which the second is part of the first")?;
        let difference = counts[call] - counts[other];
        counts.insert(format!("{call} less {other}"), difference);
    }
    Ok(counts)
}

/// The committed ones, by toolchain.
fn read(text: &str) -> Result<BTreeMap<String, Counts>> {
    let mut known: BTreeMap<String, Counts> = BTreeMap::new();
    let mut toolchain = String::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("# of ") {
            name.clone_into(&mut toolchain);
        } else if !line.is_empty() && !line.starts_with('#') {
            let (name, count) = line.rsplit_once(' ').with_context(|| format!("{FILE}: {line}"))?;
            known.entry(toolchain.clone()).or_default().insert(name.trim().into(), count.parse()?);
        }
    }
    Ok(known)
}
