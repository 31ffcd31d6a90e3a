//! Packages for Debian, `libbh-auth1` and `libbh-auth-dev`: what `make install` lays down, in two parts.

use crate::command::{library, output, succeeds};
use crate::install::{self, Place};
use crate::{exports, release};
use anyhow::{Context as _, Result};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The programs' part has the shared library's number in its name: two of them may be installed.
const RUNTIME: &str = "libbh-auth1";
const DEVELOPMENT: &str = "libbh-auth-dev";
const ABOUT: &str = " It signs, verifies and builds authenticated requests to payment and trading
 services, and reads their responses. It does no input or output itself.
";

struct Packages {
    version: String,
    architecture: String,
    maintainer: String,
    /// In the form of RFC 5322: of the last commit, so that the same sources give the same bytes.
    date: String,
    epoch: String,
}

pub fn build(root: &Path) -> Result<()> {
    library(root, "need cc gcc libc6-dev; need dpkg-shlibdeps dpkg-dev")?;
    let work = root.join("target/deb");
    let _ = fs::remove_dir_all(&work);
    let said = |line: &str| -> Result<String> {
        let mut words = line.split(' ');
        let mut command = Command::new(words.next().unwrap_or_default());
        Ok(output(command.args(words).current_dir(root))?.trim().to_owned())
    };
    let epoch = said("git log -1 --format=%ct")?;
    let packages = Packages {
        version: release::version(root)?,
        architecture: said("dpkg --print-architecture")?,
        maintainer: release::maintainer(root)?,
        date: said(&format!("date -u -R -d @{epoch}"))?,
        epoch,
    };

    let stage = work.join("stage");
    let libdir = Path::new("lib").join(said("cc -print-multiarch")?);
    let place = Place { destdir: Some(stage.clone()), prefix: "/usr".into(), libdir: libdir.clone() };
    install::install(root, &place)?;
    let usr = stage.join("usr");

    let runtime = work.join(RUNTIME);
    let libraries = runtime.join("usr").join(&libdir);
    fs::create_dir_all(&libraries)?;
    for entry in fs::read_dir(usr.join(&libdir))? {
        let name = entry?.file_name();
        // Only who builds a program asks for the name without a number.
        if name.to_string_lossy().starts_with("libbh_auth.so.") {
            fs::rename(usr.join(&libdir).join(&name), libraries.join(&name))?;
        }
    }
    let document = runtime.join("usr/share/doc").join(RUNTIME);
    fs::create_dir_all(&document)?;
    fs::rename(usr.join("share/licenses/bh_auth/THIRD-PARTY"), document.join("THIRD-PARTY"))?;
    gzip(&document.join("THIRD-PARTY"))?;
    // These packages are the library's; the command line is in none.
    for folder in ["bin", "share/man", "share/bash-completion", "share/zsh", "share/fish"] {
        fs::remove_dir_all(usr.join(folder))?;
    }
    // Debian has its own place for licences, and their texts but once.
    fs::remove_dir_all(usr.join("share/licenses"))?;
    let development = work.join(DEVELOPMENT);
    fs::rename(&stage, &development)?;

    let control = runtime.join("DEBIAN");
    fs::create_dir_all(&control)?;
    fs::write(control.join("triggers"), "activate-noawait ldconfig\n")?;
    fs::write(control.join("shlibs"), format!("libbh_auth 1 {RUNTIME}\n"))?;
    let mut symbols = format!("libbh_auth.so.1 {RUNTIME} #MINVER#\n* Build-Depends-Package: {DEVELOPMENT}\n");
    for name in exports::described(root)? {
        writeln!(symbols, " {name}@Base {}", packages.version)?;
    }
    fs::write(control.join("symbols"), symbols)?;

    let needed = format!("Depends: {}", needed(&work, &libraries)?);
    let same = format!("Depends: {RUNTIME} (= {}), libc6-dev", packages.version);
    pack(
        root,
        &packages,
        &runtime,
        &format!("Section: libs\n{needed}\nDescription: signed API requests for five services\n{ABOUT}"),
    )?;
    pack(
        root,
        &packages,
        &development,
        &format!(
            "Section: libdevel\n{same}\nDescription: signed API requests for five services (development)\n{ABOUT} .\n \
             This package has the headers of C and C++, the static library, the files of\n pkg-config and CMake, and \
             the description of the interface.\n"
        ),
    )
}

/// The C library, of the version whose functions are called.
fn needed(work: &Path, libraries: &Path) -> Result<String> {
    fs::create_dir_all(work.join("debian"))?;
    // It asks for the sources of a package, of which it reads the name alone.
    fs::write(
        work.join("debian/control"),
        format!("Source: bh-auth\n\nPackage: {RUNTIME}\nArchitecture: any\n"),
    )?;
    let library = fs::canonicalize(libraries.join("libbh_auth.so.1"))?;
    let mut told = Command::new("dpkg-shlibdeps");
    told.arg("-O").arg(format!("-e{}", library.display())).current_dir(work).env_remove("LD_LIBRARY_PATH");
    let told = output(&mut told)?;
    let needed = told.trim().strip_prefix("shlibs:Depends=").context("dpkg-shlibdeps told of no library")?;
    Ok(needed.to_owned())
}

/// `fields`: those of control that the packages do not share, the description last.
fn pack(root: &Path, packages: &Packages, folder: &Path, fields: &str) -> Result<()> {
    let Packages { version, architecture, maintainer, date, epoch } = packages;
    let name = folder.file_name().context("a package has a name")?.to_string_lossy().into_owned();
    let document = folder.join("usr/share/doc").join(&name);
    fs::create_dir_all(&document)?;
    fs::write(document.join("copyright"), copyright(root)?)?;
    fs::write(
        document.join("changelog"),
        format!(
            "bh-auth ({version}) unstable; urgency=medium\n\n  * What changed is in CHANGELOG.md of the sources.\n\n \
             -- {maintainer}  {date}\n"
        ),
    )?;
    gzip(&document.join("changelog"))?;

    let control = folder.join("DEBIAN");
    fs::create_dir_all(&control)?;
    let files: Vec<PathBuf> = files(folder)?.into_iter().filter(|path| !path.starts_with("DEBIAN")).collect();
    let sums = output(Command::new("md5sum").arg("--").args(&files).current_dir(folder))?;
    fs::write(control.join("md5sums"), sums)?;
    let mut bytes = 0;
    for path in &files {
        bytes += fs::metadata(folder.join(path))?.len();
    }
    fs::write(
        control.join("control"),
        format!(
            "Package: {name}\nSource: bh-auth\nVersion: {version}\nArchitecture: {architecture}\nMulti-Arch: same\n\
             Maintainer: {maintainer}\nInstalled-Size: {}\nPriority: optional\n{fields}",
            bytes.div_ceil(1024)
        ),
    )?;
    let dist = root.join("dist");
    fs::create_dir_all(&dist)?;
    succeeds(
        Command::new("dpkg-deb")
            .args(["--root-owner-group", "--build"])
            .arg(folder)
            .arg(dist.join(format!("{name}_{version}_{architecture}.deb")))
            .env("SOURCE_DATE_EPOCH", epoch),
    )
}

fn copyright(root: &Path) -> Result<String> {
    let licence = fs::read_to_string(root.join("LICENSE-MIT"))?;
    let mut text = String::from(
        "bh_auth is licensed under the Apache License, Version 2.0, or the MIT license, as you like. The first is in\n\
         /usr/share/common-licenses/Apache-2.0; the second:\n\n",
    );
    text += &licence;
    write!(
        text,
        "\nWhat of others is in the library, with their copyrights and licences, is in\n\
         /usr/share/doc/{RUNTIME}/THIRD-PARTY.gz.\n"
    )?;
    Ok(text)
}

/// Without the time and the name, which gzip would keep.
fn gzip(path: &Path) -> Result<()> {
    let packed =
        File::create(path.with_file_name(format!(
            "{}.gz",
            path.file_name().context("a file has a name")?.to_string_lossy()
        )))?;
    succeeds(Command::new("gzip").arg("-9nc").arg(path).stdout(packed))?;
    Ok(fs::remove_file(path)?)
}

/// All files below a folder but links, sorted, told from there.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let listed =
        output(Command::new("find").args([".", "-type", "f", "-printf", "%P\\n"]).current_dir(folder))?;
    let mut files: Vec<PathBuf> = listed.lines().map(PathBuf::from).collect();
    files.sort();
    Ok(files)
}
