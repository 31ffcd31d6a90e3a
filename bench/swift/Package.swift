// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "bench",
    platforms: [.macOS(.v12)],
    dependencies: [.package(path: "../../bindings/swift")],
    targets: [
        .executableTarget(name: "bh-auth-bench", dependencies: [.product(name: "BHAuth", package: "swift")])
    ],
    swiftLanguageModes: [.v6]
)
