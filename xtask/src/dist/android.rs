//! The AAR: the libraries as Gradle packs them into an app, and, by Prefab, as CMake and ndk-build of its C++ link them.

use super::zip;
use crate::command::output;
use anyhow::{Context as _, Result};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A target of `make dist`, and Android's name of it.
const PLATFORMS: [(&str, &str); 3] =
    [("aarch64-android", "arm64-v8a"), ("armv7-android", "armeabi-v7a"), ("x86_64-android", "x86_64")];
/// From which on Android's own libraries have all that ours asks for; and the NDK whose form this is.
const API: u32 = 30;
const NDK: u32 = 27;

/// Once all of its targets are there.
pub fn aar(made: &Path, version: &str, dist: &Path) -> Result<()> {
    let of = |target: &str, path: &str| made.join(target).join(path);
    if !PLATFORMS.iter().all(|(target, _)| of(target, "README.md").exists()) {
        return Ok(());
    }
    let folder = made.join("aar");
    let _ = fs::remove_dir_all(&folder);
    let write = |path: &str, bytes: &[u8]| -> Result<()> {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
        Ok(fs::write(path, bytes)?)
    };
    let said = |value: serde_json::Value| format!("{value:#}\n").into_bytes();
    write(
        "AndroidManifest.xml",
        format!(
            "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"org.bhauth.core\">\n  \
             <uses-sdk android:minSdkVersion=\"{API}\"/>\n</manifest>\n"
        )
        .as_bytes(),
    )?;
    // Gradle wants a jar of classes; there are none.
    write("classes.jar", &[b"PK\x05\x06".as_slice(), &[0; 18]].concat())?;
    write("R.txt", b"")?;
    write(
        "prefab/prefab.json",
        &said(json!({ "schema_version": 2, "name": "bh_auth", "version": version, "dependencies": [] })),
    )?;
    let module = "prefab/modules/bh_auth";
    write(
        &format!("{module}/module.json"),
        &said(json!({ "export_libraries": [], "library_name": "libbh_auth", "android": {} })),
    )?;
    let include = of(PLATFORMS[0].0, "include");
    output(Command::new("cp").arg("-r").arg(include).arg(folder.join(module)))?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY"] {
        write(
            &format!("META-INF/{name}"),
            &fs::read(of(PLATFORMS[0].0, "share/licenses/bh_auth").join(name))?,
        )?;
    }
    for (target, abi) in PLATFORMS {
        let library = fs::read(of(target, "lib/libbh_auth.so"))?;
        write(&format!("jni/{abi}/libbh_auth.so"), &library)?;
        let there = format!("{module}/libs/android.{abi}");
        write(&format!("{there}/libbh_auth.so"), &library)?;
        write(
            &format!("{there}/abi.json"),
            &said(json!({ "abi": abi, "api": API, "ndk": NDK, "stl": "none", "static": false })),
        )?;
    }
    zip(&folder, "", &dist.join(format!("bh_auth-{version}.aar")))
}
