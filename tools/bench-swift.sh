#!/usr/bin/env bash
# What crossing from Swift costs.
source "$(dirname "$0")/lib.sh"
source "$root/tools/swift-toolchain.sh"

swift_toolchain
build_core
cd "$root/bindings/swift"
swift_build release --product bh-auth-bench
run in_swift "$swift_scratch/release/bh-auth-bench"
