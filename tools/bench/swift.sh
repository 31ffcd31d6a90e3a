#!/usr/bin/env bash
# Swift against the bare call and OpenSSL; samples for bench/report/report.py.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains/swift.sh"
source "$root/tools/bench/lib.sh"

begin swift
swift_toolchain
build_core
cd "$root/bench/swift"
swift_build release --product bh-auth-bench
echo "+ $swift_scratch/release/bh-auth-bench"
{
  in_swift "$swift_scratch/release/bh-auth-bench"
  fact Swift "$(in_swift swift --version 2>/dev/null | grep -o 'Swift version [0-9.]*' | cut -d ' ' -f 3)"
} >"$samples.part"
mv "$samples.part" "$samples"
