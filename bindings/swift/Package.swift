// swift-tools-version: 6.0
import Foundation
import PackageDescription

// Where the C library is, in this order:
// 1. BH_AUTH_XCFRAMEWORK: an XCFramework, by a path relative to this folder; or CBHAuth.xcframework in this folder,
//    since Xcode does not hand environment variables to packages. Its module must be CBHAuth.
// 2. BH_AUTH_LIBRARY: a library by its path, such as /opt/bh_auth/libbh_auth.a; or `system`: -lbh_auth, where the
//    linker looks by itself.
// 3. The static library that `cargo build --release` makes in this checkout. By its path: -lbh_auth would take the
//    shared one that lies beside it.
let environment = Context.environment
let here = Context.packageDirectory

func xcframework() -> String? {
    if let path = environment["BH_AUTH_XCFRAMEWORK"] { return path }
    let name = "CBHAuth.xcframework"
    return FileManager.default.fileExists(atPath: "\(here)/\(name)") ? name : nil
}

let library: Target
var linking: [LinkerSetting] = []
if let path = xcframework() {
    library = .binaryTarget(name: "CBHAuth", path: path)
} else {
    library = .systemLibrary(name: "CBHAuth")
    switch environment["BH_AUTH_LIBRARY"] {
    case "system": linking = [.linkedLibrary("bh_auth")]
    case let path: linking = [.unsafeFlags(["-Xlinker", path ?? "\(here)/../../target/release/libbh_auth.a"])]
    }
    // What Rust's standard library in the archive needs; newer C libraries hold it all.
    linking += ["gcc_s", "pthread", "m", "dl"].map { .linkedLibrary($0, .when(platforms: [.linux])) }
}

let package = Package(
    name: "BHAuth",
    platforms: [.macOS(.v12), .iOS(.v15), .tvOS(.v15), .watchOS(.v8), .visionOS(.v1)],
    products: [.library(name: "BHAuth", targets: ["BHAuth"])],
    targets: [
        library,
        .target(name: "BHAuth", dependencies: ["CBHAuth"], linkerSettings: linking),
        .executableTarget(name: "bh-auth-demo", dependencies: ["BHAuth"], path: "Examples/Demo"),
        .executableTarget(name: "pave-example", dependencies: ["BHAuth"], path: "Examples/Pave"),
        .testTarget(name: "BHAuthTests", dependencies: ["BHAuth"]),
    ],
    swiftLanguageModes: [.v6]
)
