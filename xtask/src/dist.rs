//! What tools/dist.sh made, looked through and packed: from the same files the same bytes.

use crate::command::{no_faults, output};
use crate::install::{self, Is, Place, Platform};
use crate::{exports, licences, release};
use anyhow::{Context as _, Result, bail, ensure};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(clap::Subcommand)]
pub enum Part {
    /// One target of tools/dist.sh: its files are looked through, and packed with headers and licences
    Target { target: String },
    /// All that was packed: the XCFramework, Go's module, checksums, what is inside, and by what it was built
    Whole,
}

pub fn run(root: &Path, part: &Part) -> Result<()> {
    match part {
        Part::Target { target } => pack_target(root, target),
        Part::Whole => whole(root),
    }
}

/// Names that the library takes from the system, a kind of platform a line: a new one is a new demand.
const UNDEFINED: &str = "tools/dist/undefined";

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
    look_through(root, target, &folder, &mut faults)?;
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
    let version = release::version(root)?;
    let name = format!("bh_auth-{version}-{target}");
    let packed = if target.ends_with("windows") {
        let packed = root.join("dist").join(format!("{name}.zip"));
        zip(&folder, &name, &packed)?;
        packed
    } else {
        let packed = root.join("dist").join(format!("{name}.tar.gz"));
        tar(&folder, &name, &packed)?;
        packed
    };
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

fn llvm(tool: &str, arguments: &[&str], file: &Path) -> Result<String> {
    output(Command::new(format!("llvm-{tool}-22")).args(arguments).arg(file))
}

/// Exports, imports, and what no released file may have.
fn look_through(root: &Path, target: &str, folder: &Path, faults: &mut Vec<String>) -> Result<()> {
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
            }
            let sections = llvm("objdump", &["-h"], &archive)?;
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

    // Where it was made is nobody's business.
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
    if faults.is_empty() {
        println!(
            "  exports, imports and paths are right{}{said}",
            if said.is_empty() { "" } else { "; it needs " }
        );
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

/// x86_64-linux-gnu is a linux-gnu.
fn family(target: &str) -> &str {
    target.split_once('-').map_or(target, |(_, rest)| rest)
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

fn readme(root: &Path, target: &str) -> Result<String> {
    let version = release::version(root)?;
    let link = match family(target) {
        "wasm32" => "`lib/bh_auth.wasm` imports nothing; memory is passed by position: `share/bh_auth/bh_auth.api.json` has the layouts of 32-bit systems.".into(),
        "windows" => "MSVC: `cl /I include app.c lib\\bh_auth.lib`; mingw: `gcc -Iinclude app.c lib/libbh_auth.dll.a`; beside the program lies `bin/bh_auth.dll`.".into(),
        "macos" => "`cc -Iinclude app.c lib/libbh_auth.a`; or `-Llib -lbh_auth -rpath @executable_path/lib`.".into(),
        "ios" | "ios-sim" => "One slice of `CBHAuth.xcframework`, which the Swift package takes.".into(),
        "android" => "CMake: `find_package(bh_auth)` with `bh_auth_DIR` in `lib/cmake/bh_auth`; API 30 or newer, pages of 16 KB.".to_owned(),
        _ => "`cc -Iinclude app.c lib/libbh_auth.a -lpthread -lm -ldl`; or by `PKG_CONFIG_PATH=$PWD/lib/pkgconfig pkg-config --cflags --libs bh_auth`,\nor CMake: `find_package(bh_auth)` with `-DCMAKE_PREFIX_PATH=$PWD`. glibc 2.17 or newer, or musl, by the name of this folder.".to_owned(),
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

fn zip(folder: &Path, name: &str, packed: &Path) -> Result<()> {
    let mut archive = zip::ZipWriter::new(File::create(packed)?);
    let options = zip::write::SimpleFileOptions::default()
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for path in walk(folder)? {
        let inside = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        archive.start_file(format!("{name}/{inside}"), options)?;
        archive.write_all(&fs::read(&path)?)?;
    }
    archive.finish()?;
    Ok(())
}

fn whole(root: &Path) -> Result<()> {
    let dist = root.join("dist");
    let version = release::version(root)?;
    let made = root.join("target/dist");
    xcframework(root, &made, &version, &dist)?;
    crate::go_module::write(root, &made, &dist.join("go"))?;
    fs::write(dist.join(format!("bh_auth-{version}.cdx.json")), bill(root, &version)?)?;
    fs::write(dist.join("PROVENANCE"), provenance(root, &version)?)?;
    let mut sums = String::new();
    for path in walk(&dist)? {
        let name = path.strip_prefix(&dist)?.to_string_lossy().into_owned();
        if name != "SHA256SUMS" {
            sums += &format!("{}  {name}\n", hex(&fs::read(&path)?));
        }
    }
    print!("{sums}");
    Ok(fs::write(dist.join("SHA256SUMS"), sums)?)
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// For Apple's platforms, once all of their targets are there.
fn xcframework(root: &Path, made: &Path, version: &str, dist: &Path) -> Result<()> {
    let slices = [
        ("ios-arm64", "ios", "", &["aarch64-ios"][..], &["arm64"][..]),
        (
            "ios-arm64_x86_64-simulator",
            "ios",
            "simulator",
            &["aarch64-ios-sim", "x86_64-ios-sim"],
            &["arm64", "x86_64"],
        ),
        ("macos-arm64_x86_64", "macos", "", &["aarch64-macos", "x86_64-macos"], &["arm64", "x86_64"]),
    ];
    let archive = |target: &str| made.join(target).join("lib/libbh_auth.a");
    if !slices.iter().flat_map(|slice| slice.3).all(|target| archive(target).exists()) {
        return Ok(());
    }
    let folder = made.join("CBHAuth.xcframework");
    let _ = fs::remove_dir_all(&folder);
    let mut libraries = String::new();
    for (name, system, variant, targets, processors) in slices {
        let headers = folder.join(name).join("Headers/CBHAuth");
        fs::create_dir_all(&headers)?;
        fs::copy(root.join("include/bh_auth.h"), headers.join("bh_auth.h"))?;
        fs::write(
            headers.join("module.modulemap"),
            "module CBHAuth {\n  header \"bh_auth.h\"\n  export *\n}\n",
        )?;
        let library = folder.join(name).join("libbh_auth.a");
        output(
            Command::new("llvm-lipo-22")
                .arg("-create")
                .args(targets.iter().map(|target| archive(target)))
                .arg("-output")
                .arg(&library),
        )?;
        // What the library asks Apple's privacy review to know: it collects nothing and uses none of the listed APIs.
        fs::write(folder.join(name).join("PrivacyInfo.xcprivacy"), PRIVACY)?;
        let listed: String = processors.iter().map(|one| format!("<string>{one}</string>")).collect();
        let variant = if variant.is_empty() {
            String::new()
        } else {
            format!("<key>SupportedPlatformVariant</key><string>{variant}</string>")
        };
        _ = writeln!(
            libraries,
            "<dict><key>BinaryPath</key><string>libbh_auth.a</string><key>HeadersPath</key><string>Headers</string>\
             <key>LibraryIdentifier</key><string>{name}</string><key>LibraryPath</key><string>libbh_auth.a</string>\
             <key>SupportedArchitectures</key><array>{listed}</array>\
             <key>SupportedPlatform</key><string>{system}</string>{variant}</dict>"
        );
    }
    let list = format!(
        "{PLIST}<dict><key>AvailableLibraries</key><array>\n{libraries}</array><key>CFBundlePackageType</key><string>XFWK</string>\
         <key>XCFrameworkFormatVersion</key><string>1.0</string></dict></plist>\n"
    );
    fs::write(folder.join("Info.plist"), list)?;
    let packed = dist.join("CBHAuth.xcframework.zip");
    zip(&folder, "CBHAuth.xcframework", &packed)?;
    println!("CBHAuth.xcframework.zip of {version}: SwiftPM's checksum is {}", hex(&fs::read(packed)?));
    Ok(())
}

const PLIST: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \
                     \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n";
const PRIVACY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \
                       \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n<dict>\
                       <key>NSPrivacyTracking</key><false/><key>NSPrivacyCollectedDataTypes</key><array/>\
                       <key>NSPrivacyTrackingDomains</key><array/><key>NSPrivacyAccessedAPITypes</key><array/></dict></plist>\n";

/// A bill of materials in the form of CycloneDX 1.5: the crates that are linked, for every platform.
fn bill(root: &Path, version: &str) -> Result<String> {
    let components: Vec<_> = licences::linked(root, Some("all"))?
        .into_iter()
        .map(|package| {
            json!({
                "type": "library",
                "name": package.name,
                "version": package.version,
                "purl": format!("pkg:cargo/{}@{}", package.name, package.version),
                "licenses": [{ "expression": package.license.unwrap_or_default().replace('/', " OR ") }],
            })
        })
        .collect();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": { "type": "library", "name": "bh_auth", "version": version, "purl": format!("pkg:cargo/bh_auth@{version}") } },
        "components": components,
    });
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

/// By what it was built: the same of these gives the same bytes.
fn provenance(root: &Path, version: &str) -> Result<String> {
    let said = |program: &str, arguments: &[&str]| -> Result<String> {
        Ok(output(Command::new(program).args(arguments).current_dir(root))?.trim().to_owned())
    };
    let zig = fs::read_to_string(root.join("tools/cross.sh"))?;
    let zig = zig.lines().find_map(|line| line.strip_prefix("zig_version=")).context("zig's version")?;
    Ok(format!(
        "bh_auth {version}\ncommit {}\n{}\n{}\n{}zig {zig}\ncommand make dist\n",
        said("git", &["rev-parse", "HEAD"])?,
        said("/usr/bin/rustc", &["--version"])?,
        said("/usr/bin/cargo", &["--version"])?,
        said("ld.lld-22", &["--version"])?.lines().map(|line| format!("{line}\n")).collect::<String>(),
    ))
}
