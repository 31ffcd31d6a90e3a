// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "bench",
    platforms: [.macOS(.v12)],
    dependencies: [.package(name: "bh_auth", path: "../..")],
    targets: [
        .executableTarget(name: "bh-auth-bench", dependencies: [.product(name: "BHAuth", package: "bh_auth")])
    ],
    swiftLanguageModes: [.v6]
)
