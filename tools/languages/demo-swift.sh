#!/usr/bin/env bash
# The demo of bindings/swift, against the sandbox, or the real hosts of the accounts in the environment.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains/swift.sh"

swift_toolchain
build_core
cd "$root/bindings/swift"
swift_build debug --product bh-auth-demo
with_sandbox in_swift "$swift_scratch/debug/bh-auth-demo"
