#!/usr/bin/env bash
# The Swift package.
#
#   swift.sh [test [tests]]   every vector, the sandbox over HTTP, misuse, races, and a library of another ABI; or the
#                             tests alone, without races and what is outside of the package
#   swift.sh demo             the example: a call to each service, to the sandbox or by the environment's accounts
#   swift.sh bench            against the bare call and OpenSSL
# shellcheck disable=SC2030,SC2031 # what is changed for the sanitizer is meant for its subshell alone
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains.sh"

fail() {
  echo "$*" >&2
  exit 1
}

# A library of another ABI: our functions, which all abort, but for its version. The package must refuse it in
# plain words before it calls any of them.
test_doctored_library() {
  local folder=$swift_scratch/doctored function
  mkdir -p "$folder"
  {
    echo '#include <stdlib.h>'
    echo 'unsigned bh_abi_version(void) { return 99; }'
    echo 'const char *bh_version(void) { return "9.9.9"; }'
    sed -n 's/.*{ "name": "\(bh_[a-z0-9_]*\)".*"returns": .*/\1/p' "$root/include/bh_auth.api.json" |
      grep -vxE 'bh_abi_version|bh_version' | while read -r function; do echo "void $function(void) { abort(); }"; done
  } >"$folder/library.c"
  printf '%s\n' "$swift_scratch"/debug/BHAuth.build/*.o >"$folder/objects"
  run in_swift cc -c -fPIC -o "$folder/library.o" "$folder/library.c"
  run in_swift swiftc -swift-version 6 -I "$swift_scratch/debug/Modules" \
    -I bindings/swift/Sources/CBHAuth bindings/swift/Tests/Doctored/probe.swift "@$folder/objects" "$folder/library.o" -o "$folder/probe"
  # The backtrace of a crash that is wanted says nothing.
  ! SWIFT_BACKTRACE=enable=no in_swift "$folder/probe" >"$folder/output" 2>&1 ||
    fail "a library of ABI 99 was not refused"
  grep -oE 'BHAuth was built for ABI [0-9]+ of bh_auth, but .* bh_auth 9\.9\.9, which has ABI 99.*' "$folder/output" ||
    fail "a library of ABI 99 was not refused in plain words (target/swift/doctored/output)"
}

# What tasks and threads share, under the ThreadSanitizer.
test_races() (
  swift_scratch=$root/target/swift-races
  swift_flags=(--scratch-path "$swift_scratch" --sanitize=thread)
  mkdir -p "$swift_scratch/home"
  swift_build debug --build-tests
  nm "$swift_scratch"/debug/*.xctest | grep __tsan_init >/dev/null || fail "the tests were built without the ThreadSanitizer"
  with_sandbox in_swift swift test --skip-build --disable-xctest --no-parallel "${swift_flags[@]}" \
    --filter 'FlightTests|TokenSourceTests|MemoryTests|SendTests'
)

# The manifest as Apple's platforms use it, and no flag in either that SwiftPM refuses in a dependency.
test_xcframework_manifest() {
  local manifest=$swift_scratch/xcframework.json
  mkdir -p "$swift_scratch/CBHAuth.xcframework"
  BH_AUTH_XCFRAMEWORK=${swift_scratch#"$root/"}/CBHAuth.xcframework in_swift \
    swift package --scratch-path "$swift_scratch/xcframework" dump-package >"$manifest"
  grep -q '"path" : "target/swift/CBHAuth.xcframework"' "$manifest" ||
    fail "CBHAuth is no binary target (target/swift/xcframework.json)"
  ! grep -q unsafeFlags "$root/Package.swift" || fail "unsafe flags: nobody could depend on the package"
}

# A program of another package, which takes this one by its path: the README's first example, sent to the sandbox.
test_readme() {
  local folder=$swift_scratch/client
  mkdir -p "$folder/Sources/client"
  cat >"$folder/Package.swift" <<END
// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "client",
    platforms: [.macOS(.v12)],
    dependencies: [.package(name: "bh_auth", path: "$root")],
    targets: [.executableTarget(name: "client", dependencies: [.product(name: "BHAuth", package: "bh_auth")])]
)
END
  awk '/^```swift$/ && !seen++ { on = 1; next } /^```$/ { on = 0 } on' bindings/swift/README.md |
    sed "s|https://api.toobit.com|$BH_SANDBOX_URL|" >"$folder/Sources/client/main.swift"
  rm -f "$folder/build/debug/client"
  in_swift swift build --package-path "$folder" --scratch-path "$folder/build"
  BH_TOOBIT_API_KEY=$(credential toobit api_key) BH_TOOBIT_SECRET=$(credential toobit secret) \
    in_swift "$folder/build/debug/client"
}

do_test() {
  swift_toolchain
  build_core

  local counts=$swift_scratch/counts calls cases
  rm -rf "$counts"
  mkdir -p "$counts"
  swift_build debug --build-tests
  # Without XCTest, whose part of the run has no tests; one after the other, since vectors leave no processor to a
  # request that must reach the sandbox in time.
  BH_SWIFT_COUNTS=$counts with_sandbox in_swift swift test --skip-build --disable-xctest --no-parallel "${swift_flags[@]}"
  [ "${1:-whole}" = whole ] || return 0
  test_races
  with_sandbox test_readme
  test_doctored_library
  test_xcframework_manifest

  calls=$(cat "$counts/sandbox")
  cases=$(cat "$counts"/vectors-* | awk '{ sum += $1 } END { print sum + 0 }')
  [ "$cases" -gt 0 ] && [ "$calls" -gt 0 ] || fail "no vector or no call of the sandbox was counted"
  echo "$cases $calls" >"$BH_SUMMARY_DIR/swift"
  echo "swift: $cases vector cases, $calls sandbox calls"
}

# shellcheck disable=SC2317  # called by with_sandbox
accounts_in_swift() {
  export -f in_swift
  export swift_root swift_scratch root
  # shellcheck disable=SC2016 # expanded by the inner shell
  with_accounts bash -c 'in_swift "$1"' _ "$1"
}

do_demo() {
  swift_toolchain
  build_core
  swift_build debug --product bh-auth-example
  with_sandbox accounts_in_swift "$swift_scratch/debug/bh-auth-example"
  printf '%s\n' "$swift_scratch"/debug/BHAuth.build/*.o >"$swift_scratch/objects"
  run in_swift swiftc -swift-version 6 -warnings-as-errors -I "$swift_scratch/debug/Modules" -I bindings/swift/Sources/CBHAuth \
    examples/pave/pave.swift "@$swift_scratch/objects" -L "$swift_scratch/library" -lbh_auth -lgcc_s -lpthread -lm -ldl -o "$swift_scratch/pave"
  with_sandbox accounts_in_swift "$swift_scratch/pave"
}

do_bench() {
  begin swift
  swift_scratch=$root/target/swift-bench
  swift_flags=(--scratch-path "$swift_scratch")
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
}

"do_${1:-test}" "${@:2}"
