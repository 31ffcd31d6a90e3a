//! What tools/dist.sh made, looked through and packed: from the same files the same bytes.

mod android;
mod apple;
mod look;
mod origin;

use crate::command::{no_faults, output};
use crate::install::{self, Is, Place, Platform};
use crate::release;
use anyhow::{Context as _, Result, bail, ensure};
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(clap::Subcommand)]
pub enum Part {
    /// One target of tools/dist.sh: its files are looked through, and packed with headers and licences
    Target { target: String },
    /// The command line for a target, as it was compiled: looked through, and packed with its pages and licences
    Program { target: String, file: PathBuf },
    /// All that was packed: the XCFramework, the AAR, Go's module, checksums, what is inside, and by what it was built
    Whole,
}

pub fn run(root: &Path, part: &Part) -> Result<()> {
    match part {
        Part::Target { target } => pack_target(root, target),
        Part::Program { target, file } => pack_program(root, target, file),
        Part::Whole => whole(root),
    }
}

fn platform(root: &Path, target: &str) -> Result<Platform> {
    let lib = Path::new("lib");
    Ok(match family(target) {
        "linux-gnu" | "linux-gnueabihf" | "linux-musl" => Platform::unix(root, lib)?,
        "windows" => Platform {
            shared: Some((PathBuf::from("bin/bh_auth.dll"), vec![])),
            import_library: Some("bh_auth.lib"),
            system: &["kernel32", "ntdll", "userenv", "ws2_32"],
        },
        "macos" => Platform {
            shared: Some((lib.join("libbh_auth.1.dylib"), vec!["libbh_auth.dylib"])),
            import_library: None,
            system: &[],
        },
        "android" => Platform {
            shared: Some((lib.join("libbh_auth.so"), vec![])),
            import_library: None,
            system: &["dl"],
        },
        "ios" | "ios-sim" | "wasm32" => Platform { shared: None, import_library: None, system: &[] },
        _ => bail!("no such target: {target}"),
    })
}

fn pack_target(root: &Path, target: &str) -> Result<()> {
    let folder = root.join("target/dist").join(target);
    let mut faults = Vec::new();
    look::look_through(root, target, &folder, &mut faults)?;
    no_faults(&faults)?;

    let place = Place { destdir: None, prefix: "/".into(), libdir: "lib".into() };
    for install::File { path, is } in
        install::files(root, &place, &platform(root, target)?, Some(&rust_target(root, target)?))?
    {
        // A module for JavaScript is no library that a linker is given.
        let of_linkers = path.starts_with("lib") || path.extension().is_some_and(|end| end == "hpp");
        if target == "wasm32" && of_linkers {
            continue;
        }
        if let Is::Text(text) = is {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
            fs::write(path, text)?;
        }
    }
    fs::write(folder.join("README.md"), readme(root, target)?)?;
    pack(root, target, &folder, "bh_auth")
}

fn pack_program(root: &Path, target: &str, file: &Path) -> Result<()> {
    let folder = root.join("target/dist/programs").join(target);
    let _ = fs::remove_dir_all(&folder);
    install::lay_down_program(root, &folder, file.into(), &rust_target(root, target)?)?;
    let mut faults = Vec::new();
    look::no_path(root, target, &folder, &mut faults)?;
    no_faults(&faults)?;
    let version = release::version(root)?;
    fs::write(
        folder.join("README.md"),
        format!(
            "# bh-auth {version} for {target}\n\nSigns, checks and explains API requests: `bin/bh-auth --help`.\n\n\
             Unpacked into `/usr/local` it has its pages (`man bh-auth`) and its completions; it runs from any folder.\n\
             Licences: `share/licenses/bh_auth`.\n"
        ),
    )?;
    pack(root, target, &folder, "bh-auth")
}

/// As NAME-VERSION-TARGET, by which the folder in it is called too.
fn pack(root: &Path, target: &str, folder: &Path, name: &str) -> Result<()> {
    let name = format!("{name}-{}-{target}", release::version(root)?);
    let windows = target.ends_with("windows");
    let packed = root.join("dist").join(format!("{name}.{}", if windows { "zip" } else { "tar.gz" }));
    let write = if windows { zip } else { tar };
    write(folder, &name, &packed)?;
    println!(
        "  {}: {} bytes",
        packed.file_name().unwrap_or_default().to_string_lossy(),
        fs::metadata(&packed)?.len()
    );
    Ok(())
}

/// As tools/dist.sh names it.
fn rust_target(root: &Path, target: &str) -> Result<String> {
    let script = fs::read_to_string(root.join("tools/dist.sh"))?;
    let line = script.lines().find(|line| line.split_whitespace().next() == Some(target));
    let name = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(name.with_context(|| format!("tools/dist.sh has no target {target}"))?.to_owned())
}

/// x86_64-linux-gnu is a linux-gnu.
fn family(target: &str) -> &str {
    target.split_once('-').map_or(target, |(_, rest)| rest)
}

fn readme(root: &Path, target: &str) -> Result<String> {
    let version = release::version(root)?;
    let link = match family(target) {
        "wasm32" => "`lib/bh_auth.wasm` imports nothing; memory is passed by position: `share/bh_auth/bh_auth.api.json` has the layouts of 32-bit systems.".into(),
        "windows" => "MSVC: `cl /I include app.c lib\\bh_auth.lib`; mingw: `gcc -Iinclude app.c lib/libbh_auth.dll.a`; beside the program lies `bin/bh_auth.dll`.".into(),
        "macos" => "`cc -Iinclude app.c lib/libbh_auth.a`; or `-Llib -lbh_auth -rpath @executable_path/lib`.".into(),
        "ios" | "ios-sim" => "One slice of `CBHAuth.xcframework`, which the Swift package takes.".into(),
        "android" => "CMake: `find_package(bh_auth)` with `bh_auth_DIR` in `lib/cmake/bh_auth`; API 30 or newer, pages of 16 KB.".to_owned(),
        _ => "`cc -Iinclude app.c lib/libbh_auth.a -lpthread -lm -ldl`; or by `PKG_CONFIG_PATH=$PWD/lib/pkgconfig pkg-config --cflags --libs bh_auth`,\nor CMake: `find_package(bh_auth)` with `-DCMAKE_PREFIX_PATH=$PWD`. glibc 2.17 or newer, or musl, by the name of this folder.\n`-Wl,--gc-sections` leaves out what a program does not call: one signature takes 55 KB of the archive.".to_owned(),
    };
    Ok(format!(
        "# bh_auth {version} for {target}\n\nSigns, verifies and builds authenticated API requests. `include/bh_auth.h` is the manual.\n\n{link}\n\n\
         The folder may be moved: nothing in it knows where it lies.\nLicences: `share/licenses/bh_auth`.\n"
    ))
}

/// Its files, and its links, by their names.
fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.is_symlink() {
            found.extend(walk(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn tar(folder: &Path, name: &str, packed: &Path) -> Result<()> {
    let plain = folder.with_extension("tar");
    let parent = folder.parent().context("it lies in a folder")?;
    let base = folder.file_name().context("it has a name")?.to_string_lossy().into_owned();
    output(
        Command::new("tar")
            .arg("-C")
            .arg(parent)
            .args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mode=u+rw,go+r-w"])
            .arg(format!("--mtime=@{}", std::env::var("SOURCE_DATE_EPOCH").unwrap_or_else(|_| "0".into())))
            .arg(format!("--transform=s,^{base},{name},"))
            .arg("-cf")
            .arg(&plain)
            .arg(&base),
    )?;
    let bytes = Command::new("gzip").args(["-9nc"]).arg(&plain).output()?;
    ensure!(bytes.status.success(), "gzip");
    fs::write(packed, bytes.stdout)?;
    Ok(fs::remove_file(plain)?)
}

/// With `name` as the folder in it, or none.
fn zip(folder: &Path, name: &str, packed: &Path) -> Result<()> {
    let mut archive = zip::ZipWriter::new(File::create(packed)?);
    let options = zip::write::SimpleFileOptions::default()
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for path in walk(folder)? {
        let inside = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        let inside = Path::new(name).join(inside);
        archive.start_file(inside.to_string_lossy(), options)?;
        archive.write_all(&fs::read(&path)?)?;
    }
    archive.finish()?;
    Ok(())
}

fn whole(root: &Path) -> Result<()> {
    let dist = root.join("dist");
    let version = release::version(root)?;
    let made = root.join("target/dist");
    apple::xcframework(root, &made, &version, &dist)?;
    android::aar(&made, &version, &dist)?;
    crate::go_module::write(root, &made, &dist.join("go"))?;
    fs::write(dist.join(format!("bh_auth-{version}.cdx.json")), origin::bill(root, &version)?)?;
    fs::write(dist.join("PROVENANCE"), origin::provenance(root, &version)?)?;
    let mut sums = String::new();
    for path in walk(&dist)? {
        let name = path.strip_prefix(&dist)?.to_string_lossy().into_owned();
        // The site is no part of a release.
        if name != "SHA256SUMS" && !name.starts_with("site/") {
            sums += &format!("{}  {name}\n", hex(&fs::read(&path)?));
        }
    }
    print!("{sums}");
    Ok(fs::write(dist.join("SHA256SUMS"), sums)?)
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
