//! Go's module as a module proxy serves it, with the archives of each platform inside: a folder that GOPROXY may name.

use anyhow::{Context, Result, ensure};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use zip::write::SimpleFileOptions;

/// A target of `make dist`, and the constraint of cgo that chooses its archive.
const PLATFORMS: [(&str, &str); 9] = [
    ("x86_64-linux-gnu", "linux,amd64,!bhauth_musl"),
    ("aarch64-linux-gnu", "linux,arm64,!bhauth_musl"),
    ("armv7-linux-gnueabihf", "linux,arm,!bhauth_musl"),
    ("x86_64-linux-musl", "linux,amd64,bhauth_musl"),
    ("aarch64-linux-musl", "linux,arm64,bhauth_musl"),
    ("x86_64-windows", "windows,amd64"),
    ("aarch64-windows", "windows,arm64"),
    ("x86_64-macos", "darwin,amd64"),
    ("aarch64-macos", "darwin,arm64"),
];

/// Replaces link_static.go, which names the checkout's archive.
const LINK: &str = "link_static.go";

/// Modules of their own inside, of which one is for tests alone.
const FLEET: &str = "fleet/";
const INTEROP: &str = "interop/";

/// Writes the modules of this checkout's bindings/go into `proxy`, with `libraries`/TARGET/lib/libbh_auth.a of every
/// target that is there.
pub fn write(root: &Path, libraries: &Path, proxy: &Path) -> Result<()> {
    let version = crate::release::version(root)?;
    let source = root.join("bindings/go");

    if !PLATFORMS.iter().any(|(target, _)| libraries.join(target).join("lib/libbh_auth.a").exists()) {
        return Ok(());
    }
    // What git has of the folder, but for modules of their own in it and what only tests read.
    let listed = Command::new("git").args(["ls-files", "-z", "."]).current_dir(&source).output()?;
    ensure!(listed.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listed.stderr));
    let (mut files, mut fleet) = (Vec::new(), Vec::new());
    for name in String::from_utf8(listed.stdout)?.split_terminator('\0') {
        let tests = name.ends_with("_test.go") || name.starts_with("testdata/");
        if name == LINK || tests || name.starts_with(INTEROP) {
            continue;
        }
        let bytes = fs::read(source.join(name)).with_context(|| name.to_owned())?;
        match name.strip_prefix(FLEET) {
            Some(name) => fleet.push((name.to_owned(), bytes)),
            None => files.push((name.to_owned(), bytes)),
        }
    }
    files.push(("bh_auth.h".into(), fs::read(root.join("include/bh_auth.h"))?));
    files.push((
        "THIRD-PARTY".into(),
        crate::licences::third_parties(root, crate::licences::LIBRARY, Some("all"))?.into_bytes(),
    ));
    let mut link = String::from(
        "//go:build !bhauth_system\n\npackage bhauth\n\n// Each platform's archive lies in this folder, by its target's name. \
         With the build tag bhauth_musl the\n// program is for musl instead of glibc.\n\n/*\n#cgo CFLAGS: -I${SRCDIR}\n",
    );
    for (target, constraint) in PLATFORMS {
        let archive = libraries.join(target).join("lib/libbh_auth.a");
        if let Ok(bytes) = fs::read(&archive) {
            let name = format!("libbh_auth_{target}.a");
            link += &format!("#cgo {constraint} LDFLAGS: ${{SRCDIR}}/{name}\n");
            files.push((name, bytes));
        }
    }
    link += "#cgo linux LDFLAGS: -lpthread -lm -ldl\n#cgo windows LDFLAGS: -lkernel32 -lntdll -luserenv -lws2_32 -ldbghelp\n*/\nimport \"C\"\n";
    files.push(("link.go".into(), link.into_bytes()));
    pack(files, &version, proxy)?;

    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fleet.push((licence.into(), fs::read(root.join(licence))?));
    }
    let module_file = fleet.iter_mut().find(|(name, _)| name == "go.mod").context("fleet has a go.mod")?;
    // In the checkout it takes what lies beside it.
    let text = String::from_utf8(module_file.1.clone())?;
    let lines = text.lines().filter(|line| !line.starts_with("replace "));
    // Of a version that is not this one more follows.
    let lines: Vec<_> = lines
        .map(|line| line.strip_suffix("v0.0.0").map_or(line.to_owned(), |of| format!("{of}v{version}")))
        .collect();
    module_file.1 = (lines.join("\n").trim_end().to_owned() + "\n").into_bytes();
    pack(fleet, &version, proxy)
}

/// One module, by its go.mod's name.
fn pack(mut files: Vec<(String, Vec<u8>)>, version: &str, proxy: &Path) -> Result<()> {
    let module_file = files.iter().find(|(name, _)| name == "go.mod").context("a module has a go.mod")?;
    let module_file = String::from_utf8(module_file.1.clone())?;
    let module = module_file.strip_prefix("module ").and_then(|text| text.lines().next());
    let module = module.context("go.mod does not begin with the module's name")?;
    files.sort();

    let folder = proxy.join(module).join("@v");
    fs::create_dir_all(&folder)?;
    let mut archive = zip::ZipWriter::new(File::create(folder.join(format!("v{version}.zip")))?);
    // The same files give the same bytes.
    let options =
        SimpleFileOptions::default().last_modified_time(zip::DateTime::default()).unix_permissions(0o644);
    for (name, bytes) in &files {
        archive.start_file(format!("{module}@v{version}/{name}"), options)?;
        archive.write_all(bytes)?;
    }
    archive.finish()?;
    fs::write(folder.join(format!("v{version}.mod")), &module_file)?;
    fs::write(folder.join(format!("v{version}.info")), format!("{{\"Version\":\"v{version}\"}}\n"))?;
    fs::write(folder.join("list"), format!("v{version}\n"))?;
    Ok(())
}
