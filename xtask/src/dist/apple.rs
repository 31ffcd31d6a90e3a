//! The XCFramework, made by hand.

use super::{hex, zip};
use crate::command::output;
use anyhow::Result;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// For Apple's platforms, once all of their targets are there.
pub fn xcframework(root: &Path, made: &Path, version: &str, dist: &Path) -> Result<()> {
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
