//! What `make install` lays down, and `make uninstall` takes away again.

use crate::command::{library, output, succeeds, words};
use crate::exports::{self, SONAME};
use crate::{licences, release};
use anyhow::{Context as _, Result, ensure};
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Component, Path, PathBuf};
use std::process::Command;

/// As GNU's makefiles name them.
#[derive(clap::Args)]
pub struct Place {
    /// A folder that stands for the root: to pack what would be installed
    #[arg(long)]
    pub destdir: Option<PathBuf>,
    #[arg(long, default_value = "/usr/local")]
    pub prefix: PathBuf,
    /// Below the prefix
    #[arg(long, default_value = "lib")]
    pub libdir: PathBuf,
}

/// What stands for the names in files of a package; all paths are told from the file's own place, so that the whole
/// may be moved.
const PKG_CONFIG: &str = "\
prefix=${pcfiledir}/@UP@
libdir=${prefix}/@LIBDIR@
includedir=${prefix}/include

Name: bh_auth
Description: Signs, verifies and builds authenticated API requests
Version: @VERSION@
Libs: -L${libdir} -lbh_auth
Libs.private:@LINKED@
Cflags: -I${includedir}
";

const CMAKE: &str = "\
# bh_auth::bh_auth, the shared library, or with BUILD_SHARED_LIBS=OFF the static one; and bh_auth::static.
get_filename_component(_bh_auth_prefix \"${CMAKE_CURRENT_LIST_DIR}/@UP@/..\" ABSOLUTE)
find_package(Threads REQUIRED)
if(NOT TARGET bh_auth::static)
  add_library(bh_auth::static STATIC IMPORTED)
  set_target_properties(bh_auth::static PROPERTIES
    IMPORTED_LOCATION \"${_bh_auth_prefix}/@LIBDIR@/libbh_auth.a\"
    INTERFACE_INCLUDE_DIRECTORIES \"${_bh_auth_prefix}/include\"
    INTERFACE_LINK_LIBRARIES \"Threads::Threads;@PRIVATE@\")
  if(@ALONE@(DEFINED BUILD_SHARED_LIBS AND NOT BUILD_SHARED_LIBS))
    add_library(bh_auth::bh_auth INTERFACE IMPORTED)
    set_target_properties(bh_auth::bh_auth PROPERTIES INTERFACE_LINK_LIBRARIES bh_auth::static)
  else()
    add_library(bh_auth::bh_auth SHARED IMPORTED)
    set_target_properties(bh_auth::bh_auth PROPERTIES
      IMPORTED_LOCATION \"${_bh_auth_prefix}/@SHARED@\"@NAMED@
      INTERFACE_INCLUDE_DIRECTORIES \"${_bh_auth_prefix}/include\")
  endif()
endif()
unset(_bh_auth_prefix)
";

/// Until 1.0 a minor version may change the API.
const CMAKE_VERSION: &str = "\
set(PACKAGE_VERSION \"@VERSION@\")
if(PACKAGE_FIND_VERSION VERSION_EQUAL PACKAGE_VERSION)
  set(PACKAGE_VERSION_EXACT TRUE)
endif()
if(PACKAGE_FIND_VERSION_MAJOR EQUAL @MAJOR@ AND PACKAGE_FIND_VERSION_MINOR EQUAL @MINOR@
   AND NOT PACKAGE_FIND_VERSION VERSION_GREATER PACKAGE_VERSION)
  set(PACKAGE_VERSION_COMPATIBLE TRUE)
elseif(NOT PACKAGE_FIND_VERSION)
  set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
";

pub fn install(root: &Path, place: &Place) -> Result<()> {
    library(root, "need cc gcc libc6-dev; debian binutils")?;
    let files = files(root, place, &Platform::unix(root, &place.libdir)?, None)?;
    let archive = one_object(root)?;
    let shared = shared_library(root, &archive)?;
    let program = command_line(root)?;
    lay_down(place, &files, &Built { archive, shared, speaking: program.clone(), program })
}

/// What was compiled.
#[derive(Default)]
struct Built {
    archive: PathBuf,
    shared: PathBuf,
    program: PathBuf,
    /// The program for this machine, which prints its pages and completions.
    speaking: PathBuf,
}

fn lay_down(place: &Place, files: &[File], built: &Built) -> Result<()> {
    for File { path, is } in files {
        let path = within(place, path);
        fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
        let _ = fs::remove_file(&path);
        match is {
            Is::Text(text) => fs::write(&path, text)?,
            Is::Archive => _ = fs::copy(&built.archive, &path)?,
            Is::Shared => _ = fs::copy(&built.shared, &path)?,
            Is::Link(to) => symlink(to, &path)?,
            Is::Program => _ = fs::copy(&built.program, &path)?,
            Is::Completions(shell) => {
                fs::write(&path, output(Command::new(&built.speaking).args(["completions", shell]))?)?;
            }
        }
        if !matches!(is, Is::Link(_)) {
            let mode = if matches!(is, Is::Program) { 0o755 } else { 0o644 };
            fs::set_permissions(&path, fs::Permissions::from_mode(mode))?;
        }
        println!("installed {}", path.display());
    }
    let pages = within(place, Path::new(MAN));
    succeeds(Command::new(&built.speaking).arg("man").arg(&pages))?;
    println!("installed {}/bh-auth*.1", pages.display());
    Ok(())
}

/// The command line alone, as `program` is for another platform.
pub fn lay_down_program(root: &Path, folder: &Path, program: PathBuf, target: &str) -> Result<()> {
    let place = Place { destdir: None, prefix: folder.into(), libdir: "lib".into() };
    let speaking = command_line(root)?;
    let mut files = own_licences(root)?;
    files.extend(of_program(root, Some(target))?);
    lay_down(&place, &files, &Built { program, speaking, ..Built::default() })
}

pub fn uninstall(root: &Path, place: &Place) -> Result<()> {
    for File { path, .. } in files(root, place, &Platform::unix(root, &place.libdir)?, None)? {
        let path = within(place, &path);
        match fs::remove_file(&path) {
            Ok(()) => println!("removed {}", path.display()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| path.display().to_string()),
        }
        // Folders of ours alone, and no other's that happens to be empty.
        let folder = path.parent().context("a file lies in a folder")?;
        if folder.file_name().is_some_and(|name| name == "bh_auth") {
            let _ = fs::remove_dir(folder);
        }
    }
    // A page a command, by the program's own list: none of another's begins so.
    let pages = fs::read_dir(within(place, Path::new(MAN))).into_iter().flatten();
    for page in pages.collect::<Result<Vec<_>, _>>()? {
        let name = page.file_name();
        if name.to_str().is_some_and(|name| name.starts_with("bh-auth") && name.ends_with(".1")) {
            fs::remove_file(page.path())?;
            println!("removed {}", page.path().display());
        }
    }
    Ok(())
}

pub struct File {
    /// Below the prefix.
    pub path: PathBuf,
    pub is: Is,
}

pub enum Is {
    Text(Vec<u8>),
    Archive,
    Shared,
    Link(String),
    /// The command line.
    Program,
    /// What it prints for a shell.
    Completions(&'static str),
}

const MAN: &str = "share/man/man1";

/// `bh-auth`, built.
fn command_line(root: &Path) -> Result<PathBuf> {
    succeeds(&mut words(root, "cargo build --release --locked --quiet --package bh-auth-cli"))?;
    Ok(root.join("target/release/bh-auth"))
}

/// What differs between platforms.
pub struct Platform {
    /// The shared library below the prefix, and its other names; none where there is only an archive.
    pub shared: Option<(PathBuf, Vec<&'static str>)>,
    /// What the linker of Windows is given in its place.
    pub import_library: Option<&'static str>,
    /// What a program that is linked with the archive needs besides.
    pub system: &'static [&'static str],
}

impl Platform {
    pub fn unix(root: &Path, libdir: &Path) -> Result<Platform> {
        let version = release::version(root)?;
        let (_, rest) = version.split_once('.').context("a version has three parts")?;
        let shared = libdir.join(format!("{SONAME}.{rest}"));
        Ok(Platform {
            shared: Some((shared, vec![SONAME, "libbh_auth.so"])),
            import_library: None,
            system: &["pthread", "m", "dl"],
        })
    }
}

/// What is installed, of this version; the crates are those of `target`, or of this machine.
pub fn files(root: &Path, place: &Place, platform: &Platform, target: Option<&str>) -> Result<Vec<File>> {
    ensure!(place.prefix.is_absolute(), "PREFIX must be an absolute path: {}", place.prefix.display());
    ensure!(
        !place.libdir.as_os_str().is_empty()
            && place.libdir.components().all(|part| matches!(part, Component::Normal(_))),
        "LIBDIR is a folder below PREFIX, such as lib or lib/x86_64-linux-gnu: {}",
        place.libdir.display()
    );
    let version = release::version(root)?;
    let [major, minor, _]: [&str; 3] =
        version.split('.').collect::<Vec<_>>().try_into().ok().context("a version has three parts")?;
    let libdir = place.libdir.to_str().context("LIBDIR is not UTF-8")?;
    let up = vec![".."; place.libdir.components().count() + 1].join("/");
    let linked: String = platform.system.iter().map(|name| format!(" -l{name}")).collect();
    let shared = platform.shared.as_ref().map(|(path, _)| path.to_string_lossy().into_owned());
    let named = match (platform.import_library, &platform.shared) {
        (Some(library), _) => format!("\n      IMPORTED_IMPLIB \"${{_bh_auth_prefix}}/{libdir}/{library}\""),
        (None, Some((_, names))) if names.len() > 1 => format!("\n      IMPORTED_SONAME \"{}\"", names[0]),
        _ => String::new(),
    };
    let filled = |text: &str| -> Is {
        let text = [
            ("@UP@", up.as_str()),
            ("@LIBDIR@", libdir),
            ("@VERSION@", &version),
            ("@MAJOR@", major),
            ("@MINOR@", minor),
        ]
        .into_iter()
        .chain([
            ("@LINKED@", linked.as_str()),
            ("@PRIVATE@", &platform.system.join(";")),
            ("@NAMED@", &named),
        ])
        .chain([("@SHARED@", shared.as_deref().unwrap_or_default())])
        .chain([("@ALONE@", if shared.is_some() { "" } else { "TRUE OR " })])
        .fold(text.to_owned(), |text, (name, value)| text.replace(name, value));
        Is::Text(text.into_bytes())
    };
    let copied = |path: &str| -> Result<Is> {
        Ok(Is::Text(fs::read(root.join(path)).with_context(|| path.to_owned())?))
    };

    let lib = &place.libdir;
    let mut files = Vec::new();
    let mut add = |path: PathBuf, is: Is| files.push(File { path, is });
    if let Some((path, names)) = &platform.shared {
        add(path.clone(), Is::Shared);
        let mut file = path.file_name().context("a library is a file")?.to_string_lossy().into_owned();
        for name in names {
            add(path.with_file_name(name), Is::Link(file));
            file = (*name).to_owned();
        }
    }
    add(lib.join("libbh_auth.a"), Is::Archive);
    add(lib.join("pkgconfig/bh_auth.pc"), filled(PKG_CONFIG));
    add(lib.join("cmake/bh_auth/bh_authConfig.cmake"), filled(CMAKE));
    add(lib.join("cmake/bh_auth/bh_authConfigVersion.cmake"), filled(CMAKE_VERSION));
    for name in ["bh_auth.h", "bh_auth.hpp", "bh_auth_ffi.h"] {
        add(Path::new("include").join(name), copied(&format!("include/{name}"))?);
    }
    let mut parts: Vec<_> = fs::read_dir(root.join("include/bh_auth"))?
        .map(|part| Ok(part?.file_name()))
        .collect::<Result<_>>()?;
    parts.retain(|name| Path::new(name).extension().is_some_and(|end| end == "hpp"));
    parts.sort();
    for part in parts {
        let path = Path::new("include/bh_auth").join(part);
        let text = Is::Text(fs::read(root.join(&path))?);
        add(path, text);
    }
    for name in ["bh_auth.api.json", "bh_auth.api.schema.json"] {
        add(Path::new("share/bh_auth").join(name), copied(&format!("include/{name}"))?);
    }
    files.extend(own_licences(root)?);
    files.push(third_parties(root, "THIRD-PARTY", licences::LIBRARY, target)?);
    // What is packed for a target is the library alone.
    if target.is_none() {
        files.extend(of_program(root, None)?);
    }
    Ok(files)
}

const LICENCES: &str = "share/licenses/bh_auth";

fn own_licences(root: &Path) -> Result<Vec<File>> {
    ["LICENSE-MIT", "LICENSE-APACHE"]
        .map(|name| {
            Ok(File { path: Path::new(LICENCES).join(name), is: Is::Text(fs::read(root.join(name))?) })
        })
        .into_iter()
        .collect()
}

fn third_parties(root: &Path, name: &str, package: &str, target: Option<&str>) -> Result<File> {
    let text = licences::third_parties(root, package, target)?.into_bytes();
    Ok(File { path: Path::new(LICENCES).join(name), is: Is::Text(text) })
}

/// The command line and what belongs to it.
fn of_program(root: &Path, target: Option<&str>) -> Result<Vec<File>> {
    let program = if target.is_some_and(|target| target.contains("windows")) {
        "bin/bh-auth.exe"
    } else {
        "bin/bh-auth"
    };
    let mut files: Vec<File> = [
        (program, Is::Program),
        ("share/bash-completion/completions/bh-auth", Is::Completions("bash")),
        ("share/zsh/site-functions/_bh-auth", Is::Completions("zsh")),
        ("share/fish/vendor_completions.d/bh-auth.fish", Is::Completions("fish")),
    ]
    .map(|(path, is)| File { path: path.into(), is })
    .into();
    files.push(third_parties(root, "THIRD-PARTY-bh-auth", licences::PROGRAM, target)?);
    Ok(files)
}

fn within(place: &Place, path: &Path) -> PathBuf {
    let absolute = place.prefix.join(path);
    match &place.destdir {
        Some(destdir) => destdir.join(absolute.strip_prefix("/").unwrap_or(&absolute)),
        None => absolute,
    }
}

/// The archive as one object, of which our names alone are global: two Rust libraries fit into one program. Without
/// allocated groups another Rust library's copy of the same group would be dropped for ours, which ours alone may find.
fn one_object(root: &Path) -> Result<PathBuf> {
    let folder = root.join("target/install");
    fs::create_dir_all(&folder)?;
    // By itself, so that the standard library is optimised along with the rest.
    succeeds(&mut words(
        root,
        "cargo rustc --release --locked --quiet --package bh_auth --lib --crate-type staticlib --target-dir target/install",
    ))?;
    let raw = folder.join("release/libbh_auth.a");
    let exports: Vec<String> = exports::described(root)?.into_iter().collect();
    let (list, object, archive) =
        (folder.join("exports"), folder.join("bh_auth.o"), folder.join("libbh_auth.a"));
    fs::write(&list, exports.join("\n") + "\n")?;
    succeeds(
        Command::new("ld")
            .args(["-r", "--gc-sections", "--force-group-allocation"])
            .args(exports.iter().flat_map(|name| ["-u", name.as_str()]))
            .arg(&raw)
            .arg("-o")
            .arg(&object),
    )?;
    let mut strip = Command::new("objcopy");
    strip.args(["--strip-debug", "--strip-unneeded"]);
    for section in [".group", ".llvmbc", ".llvmcmd", ".comment"] {
        strip.arg(format!("--remove-section={section}"));
    }
    succeeds(strip.arg(format!("--keep-global-symbols={}", list.display())).arg(&object))?;
    let _ = fs::remove_file(&archive);
    succeeds(Command::new("ar").arg("rcsD").arg(&archive).arg(&object))?;
    Ok(archive)
}

/// Of the same object, with an unwinder of its own: it needs the C library and nothing else.
fn shared_library(root: &Path, archive: &Path) -> Result<PathBuf> {
    let folder = root.join("target/install");
    let (map, shared) = (folder.join("exports.map"), folder.join("libbh_auth.so"));
    fs::write(&map, "{ global: bh_*; local: *; };\n")?;
    let mut link = Command::new("cc");
    link.args(["-shared", "-s", "-static-libgcc", &format!("-Wl,-soname,{SONAME}")])
        .arg(format!("-Wl,--version-script={}", map.display()))
        .args(["-Wl,-z,defs", "-Wl,-z,relro,-z,now", "-Wl,-z,max-page-size=16384", "-Wl,--whole-archive"])
        .arg(archive)
        .args(["-Wl,--no-whole-archive", "-lpthread", "-lm", "-ldl", "-o"])
        .arg(&shared);
    succeeds(&mut link)?;
    Ok(shared)
}
