#!/usr/bin/env bash
# Format, lints, where unsafe may stand, versions. The dependencies are cargo xtask audit's.
source "$(dirname "$0")/../lib.sh"

failed=0
fail() {
  echo "FAILED: $*" >&2
  failed=1
}

run cargo clippy --locked --quiet --workspace --all-targets --all-features -- -D warnings || fail "clippy"

# `unsafe` stands in src/ffi and in src/random.rs, which calls the system. The benchmark's helper and
# the other library of tests/install are no part of it: they export to C.
unsafe=$(grep -rnw unsafe --include='*.rs' src build.rs tests |
  grep -v -e '^src/ffi/' -e '^src/random.rs:' -e '^tests/install/other.rs:' -e ':[[:space:]]*//' || true)
[ -z "$unsafe" ] || fail "unsafe outside of src/ffi and src/random.rs:"$'\n'"$unsafe"
for module in core services; do
  grep -qx '#!\[forbid(unsafe_code)\]' "src/$module/mod.rs" || fail "src/$module/mod.rs does not forbid unsafe_code"
done

binaries=$(git diff --cached --numstat "$(git hash-object -t tree /dev/null)" | awk '$1 == "-" { print $3 }')
[ -z "$binaries" ] || fail "a binary is in git: $binaries"

# Cargo.toml, the header's three numbers, the header's text; the functions are compared by tests/c/abi/sizes.c.
cargo_version=$(sed -n '/^\[package\]/,/^\[/ s/^version = "\(.*\)"$/\1/p' Cargo.toml)
macro() { awk -v name="$1" '$1 == "#define" && $2 == name { print $3 }' include/bh_auth.h | tr -d '"'; }
[ "$(macro BH_VERSION)" = "$cargo_version" ] || fail "BH_VERSION $(macro BH_VERSION), Cargo.toml $cargo_version"
numbers=$(macro BH_VERSION_MAJOR).$(macro BH_VERSION_MINOR).$(macro BH_VERSION_PATCH)
[ "$numbers" = "${cargo_version%%[-+]*}" ] || fail "BH_VERSION_MAJOR… $numbers, Cargo.toml $cargo_version"

# Each test that docs/client-rules.md names is there.
tests=$(git grep -hoE '(func|void|fun|def) +`?[A-Za-z]\w+' -- 'bindings/*test*' 'bindings/*Test*' | sed -E 's/.*[ `]//' | sort -u)
named=$(grep -oE '`[A-Za-z_]+`' docs/client-rules.md | tr -d '`' | grep -vxE 'switch|match|send|fatalError|Sendable' | sort -u)
missing=$(comm -13 <(echo "$tests") <(echo "$named"))
[ -n "$named" ] && [ -z "$missing" ] || fail "docs/client-rules.md names tests that are not there: ${missing//$'\n'/ }"

[ "$failed" = 0 ] || exit 1
echo "sources: formatted, linted, unsafe only in src/ffi and src/random.rs, version $cargo_version"
