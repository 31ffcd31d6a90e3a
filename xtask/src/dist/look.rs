//! What of a target was made is looked through: exports, imports, and what no released file may have.

use super::{family, platform};
use crate::command::output;
use crate::exports;
use anyhow::{Context as _, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Names that the library takes from the system, a kind of platform a line: a new one is a new demand.
const UNDEFINED: &str = "tools/dist/undefined";

fn llvm(tool: &str, arguments: &[&str], file: &Path) -> Result<String> {
    output(Command::new(format!("llvm-{tool}-22")).args(arguments).arg(file))
}

/// Exports, imports, and what no released file may have.
pub fn look_through(root: &Path, target: &str, folder: &Path, faults: &mut Vec<String>) -> Result<()> {
    let described = exports::described(root)?;
    let same = |what: &str, found: BTreeSet<String>, faults: &mut Vec<String>| {
        exports::compare(&format!("{target}: {what}"), &described, found.iter().map(String::as_str), faults);
    };
    let (archive, shared) =
        (folder.join("lib/libbh_auth.a"), platform(root, target)?.shared.map(|(path, _)| folder.join(path)));
    let mut undefined = BTreeSet::new();
    let mut said = String::new();
    let field = |text: &str, begin: &str| -> Vec<String> {
        text.lines().filter_map(|line| Some(line.trim().strip_prefix(begin)?.trim().to_owned())).collect()
    };
    match family(target) {
        "wasm32" => {
            let yaml = output(Command::new("obj2yaml-22").arg(folder.join("lib/bh_auth.wasm")))?;
            let (mut section, mut exports) = ("", BTreeSet::new());
            for line in yaml.lines() {
                let line = line.trim().trim_start_matches("- ");
                if let Some(kind) = line.strip_prefix("Type:") {
                    section = kind.trim();
                } else if let Some(name) = line.strip_prefix("Name:").map(str::trim)
                    && section == "EXPORT"
                    && name.starts_with("bh_")
                {
                    exports.insert(name.to_owned());
                } else if section == "IMPORT" && line.starts_with("Module:") {
                    undefined.insert(line.to_owned());
                }
            }
            same("the module", exports, faults);
        }
        "windows" => {
            let shared = shared.context("a DLL")?;
            same(
                "the DLL",
                field(&llvm("readobj", &["--coff-exports"], &shared)?, "Name:").into_iter().collect(),
                faults,
            );
            let imports = llvm("readobj", &["--coff-imports"], &shared)?;
            undefined.extend(
                field(&imports, "Symbol:").iter().filter_map(|name| Some(name.split_once(' ')?.0.to_owned())),
            );
            said += &field(&imports, "Name:").join(" ");
            if !llvm("readobj", &["--sections"], &shared)?.contains("Name: .pdata") {
                faults.push(format!("{target}: a panic cannot be caught: nothing tells how to unwind"));
            }
        }
        "macos" | "ios" | "ios-sim" => {
            let names = |text: &str| -> BTreeSet<String> {
                text.lines()
                    .filter_map(|name| name.strip_prefix('_'))
                    .filter(|name| name.starts_with("bh_"))
                    .map(str::to_owned)
                    .collect()
            };
            same("the archive", names(&llvm("nm", &["-gU", "-j"], &archive)?), faults);
            if let Some(shared) = shared {
                same("the library", names(&llvm("nm", &["-gU", "-j"], &shared)?), faults);
                undefined.extend(llvm("nm", &["-gu", "-j"], &shared)?.lines().map(str::to_owned));
                said += &llvm("otool", &["-L"], &shared)?
                    .lines()
                    .skip(1)
                    .filter_map(|line| line.split_whitespace().next())
                    .collect::<Vec<_>>()
                    .join(" ");
                if !said
                    .split(' ')
                    .all(|name| ["@rpath/libbh_auth.1.dylib", "/usr/lib/libSystem.B.dylib"].contains(&name))
                {
                    faults.push(format!("{target}: it needs {said}"));
                }
            } else {
                // Of an archive alone: what none of its objects has. Without the lines that name an object.
                let names = |which| -> Result<BTreeSet<String>> {
                    let text = llvm("nm", &[which, "-j"], &archive)?;
                    Ok(text.lines().filter(|name| name.starts_with('_')).map(str::to_owned).collect())
                };
                undefined.extend(&names("-u")? - &names("-U")?);
            }
            let sections = llvm("objdump", &["-h"], &archive)?;
            if !sections.contains("__compact_unwind") {
                faults.push(format!("{target}: a panic cannot be caught: nothing tells how to unwind"));
            }
            if sections.contains("__bitcode") || sections.contains("__cmdline") {
                faults.push(format!("{target}: bitcode in the archive"));
            }
        }
        _ => {
            let shared = shared.context("a shared library")?;
            let names = |arguments: &[&str], file: &Path| -> Result<BTreeSet<String>> {
                let text = llvm("nm", arguments, file)?;
                let names = text.lines().filter(|line| !line.is_empty() && !line.ends_with(':'));
                Ok(names.map(|line| line.split('@').next().unwrap_or(line).to_owned()).collect())
            };
            same("the archive", names(&["-g", "--defined-only", "-j"], &archive)?, faults);
            same("the library", names(&["-D", "--defined-only", "-j"], &shared)?, faults);
            undefined.extend(names(&["-D", "--undefined-only", "-j"], &shared)?);
            said += &elf(target, &archive, &shared, faults)?;
        }
    }
    known(root, target, &undefined, faults)?;

    no_path(root, target, folder, faults)?;
    if faults.is_empty() {
        println!(
            "  exports, imports and paths are right{}{said}",
            if said.is_empty() { "" } else { "; it needs " }
        );
    }
    Ok(())
}

/// Where it was made is nobody's business.
pub fn no_path(root: &Path, target: &str, folder: &Path, faults: &mut Vec<String>) -> Result<()> {
    let home = std::env::var("HOME").unwrap_or_default();
    let own = [
        home.as_str(),
        root.to_str().unwrap_or_default(),
        "/root/",
        "/home/",
        "/tmp/",
        "registry/src",
        "/usr/src/",
    ];
    for file in ["lib", "bin"].iter().filter_map(|part| fs::read_dir(folder.join(part)).ok()).flatten() {
        let file = file?.path();
        let bytes = if file.is_file() { fs::read(&file)? } else { Vec::new() };
        for path in own.iter().filter(|path| path.len() > 1) {
            if bytes.windows(path.len()).any(|window| window == path.as_bytes()) {
                faults.push(format!("{target}: {} holds the path {path}", file.display()));
            }
        }
    }
    Ok(())
}

/// What an archive and a library of ELF must be; what the library needs.
fn elf(target: &str, archive: &Path, shared: &Path, faults: &mut Vec<String>) -> Result<String> {
    let mut wrong = |what: &str| faults.push(format!("{target}: {what}"));
    if llvm("ar", &["t"], archive)?.lines().count() != 1 {
        wrong("the archive has more than one object");
    }
    let sections = llvm("readelf", &["-SW"], archive)?;
    if [".group", ".llvmbc", ".llvmcmd", ".debug"].iter().any(|name| sections.contains(name)) {
        wrong("the archive has sections that must go");
    }
    // Where what tells how to unwind is missing, a panic ends the process and is no status.
    for (what, file) in [("archive", archive), ("library", shared)] {
        let (code, unwinding) = (sizes(file, &[".text"])?, sizes(file, &[".eh_frame", ".ARM.ex"])?);
        if unwinding * 100 < code {
            wrong(&format!(
                "a panic cannot be caught: {unwinding} bytes of the {what} tell how to unwind {code}"
            ));
        }
    }
    let dynamic = llvm("readelf", &["-dW"], shared)?;
    let headers = llvm("readelf", &["-lW"], shared)?;
    let bracketed = |kind: &str| -> Vec<&str> {
        dynamic
            .lines()
            .filter(|line| line.contains(kind))
            .filter_map(|line| line.split(['[', ']']).nth(1))
            .collect()
    };
    let soname = if target.ends_with("android") { "libbh_auth.so" } else { exports::SONAME };
    if bracketed("(SONAME)") != [soname] {
        wrong("its SONAME is another");
    }
    if ["TEXTREL", "RPATH", "RUNPATH"].iter().any(|entry| dynamic.contains(entry)) {
        wrong("text relocations or a path inside");
    }
    if !dynamic.contains("NOW") || !headers.contains("GNU_RELRO") {
        wrong("it is bound lazily, or its tables stay writable");
    }
    for line in headers.lines().filter(|line| line.trim_start().starts_with("LOAD")) {
        if !["0x4000", "0x10000"].contains(&line.split_whitespace().last().unwrap_or_default()) {
            wrong("its pages are not of 16 KiB");
        }
    }
    let needed = bracketed("(NEEDED)");
    let system = [
        "libc.so.6",
        "libc.so",
        "libpthread.so.0",
        "libdl.so.2",
        "libdl.so",
        "ld-linux-x86-64.so.2",
        "ld-linux-aarch64.so.1",
        "ld-linux-armhf.so.3",
    ];
    if let Some(name) = needed.iter().find(|name| !system.contains(name)) {
        wrong(&format!("it needs {name}"));
    }
    let versions = llvm("readelf", &["-VW"], shared)?;
    let glibc = versions.split("GLIBC_2.").skip(1).filter_map(|rest| {
        rest.split(|c: char| !c.is_ascii_digit()).next().and_then(|minor| minor.parse::<u32>().ok())
    });
    let glibc = glibc.max();
    if glibc.is_some_and(|minor| minor > 17) {
        wrong("it needs a glibc newer than 2.17");
    }
    let glibc = glibc.map_or_else(String::new, |minor| format!(", glibc 2.{minor}"));
    Ok(needed.join(" ") + &glibc)
}

/// How many bytes the sections have whose names begin so.
fn sizes(file: &Path, names: &[&str]) -> Result<u64> {
    let mut bytes = 0;
    for line in llvm("readelf", &["-SW"], file)?.lines() {
        // [ 1] .text PROGBITS address offset size …
        let Some((_, line)) = line.split_once(']') else { continue };
        let words: Vec<&str> = line.split_whitespace().collect();
        if let [name, _, _, _, size, ..] = words[..]
            && names.iter().any(|begin| name.starts_with(begin))
        {
            bytes += u64::from_str_radix(size, 16)?;
        }
    }
    Ok(bytes)
}

/// Each name must be on the list of its kind of platform.
fn known(root: &Path, target: &str, undefined: &BTreeSet<String>, faults: &mut Vec<String>) -> Result<()> {
    // What links against Android's names has no other.
    if family(target) == "android" {
        return Ok(());
    }
    let path = root.join(UNDEFINED);
    let text = fs::read_to_string(&path)?;
    let begin = format!("{}:", family(target));
    let present = text.lines().find_map(|line| line.strip_prefix(&begin));
    let mut listed: BTreeSet<&str> = present.unwrap_or_default().split_whitespace().collect();
    let more: Vec<&str> =
        undefined.iter().map(String::as_str).filter(|name| !listed.contains(name)).collect();
    if std::env::var_os("BH_UPDATE").is_some() {
        listed.extend(&more);
        let line = format!("{begin} {}", listed.into_iter().collect::<Vec<_>>().join(" "));
        let mut lines: Vec<&str> =
            text.lines().filter(|line| !line.starts_with(&begin)).chain([line.as_str()]).collect();
        lines.sort_unstable();
        fs::write(path, lines.join("\n") + "\n")?;
    } else if !more.is_empty() {
        faults.push(format!(
            "{target}: it asks the system for {more:?}, which {UNDEFINED} does not have; if that is wanted: BH_UPDATE=1 tools/dist.sh {target}"
        ));
    }
    Ok(())
}
