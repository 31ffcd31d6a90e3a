// swift-tools-version: 6.0
import Foundation
import PackageDescription

// Where the C library is:
// 1. On Linux pkg-config finds an installed one; PKG_CONFIG_PATH names the lib/pkgconfig of one that lies elsewhere.
// 2. On Apple's platforms it is an XCFramework: CBHAuth.xcframework beside this file, or the one that
//    BH_AUTH_XCFRAMEWORK names by a path relative to this file, or that of the release.
let release = (url: "", checksum: "")  // RELEASING.md: of CBHAuth.xcframework.zip

func framework() -> Target? {
    let local = Context.environment["BH_AUTH_XCFRAMEWORK"] ?? "CBHAuth.xcframework"
    if FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/\(local)") {
        return .binaryTarget(name: "CBHAuth", path: local)
    }
    return release.url.isEmpty ? nil : .binaryTarget(name: "CBHAuth", url: release.url, checksum: release.checksum)
}

func installed() -> Target {
    .systemLibrary(
        name: "CBHAuth", path: "bindings/swift/Sources/CBHAuth", pkgConfig: "bh_auth",
        providers: [.apt(["libbh-auth-dev"])])
}

#if os(Linux)
    let library = Context.environment["BH_AUTH_XCFRAMEWORK"] == nil ? installed() : framework() ?? installed()
#else
    let library = framework() ?? installed()
#endif

let package = Package(
    name: "bh_auth",
    platforms: [.macOS(.v12), .iOS(.v15), .tvOS(.v15), .watchOS(.v8), .visionOS(.v1)],
    products: [.library(name: "BHAuth", targets: ["BHAuth"])],
    targets: [
        library,
        .target(name: "BHAuth", dependencies: ["CBHAuth"], path: "bindings/swift/Sources/BHAuth"),
        .executableTarget(name: "bh-auth-example", dependencies: ["BHAuth"], path: "bindings/swift/Examples"),
        .testTarget(name: "BHAuthTests", dependencies: ["BHAuth"], path: "bindings/swift/Tests/BHAuthTests"),
    ],
    swiftLanguageModes: [.v6]
)
