#!/usr/bin/env bash
# What the library is made of: licences, sources, duplicates, and each crate in the shared library with its reason.
source "$(dirname "$0")/../lib.sh"

failed=0
fail() {
  echo "FAILED: $*" >&2
  failed=1
}

debian binutils || exit 1
build_core

# What is linked, for every target. Procedural macros run at build time only and may differ from each other.
tree="cargo tree --quiet --locked --package bh_auth --target all"
printf '+ %s\n' "$tree --edges normal,no-proc-macro --duplicates"
duplicates=$($tree --edges normal,no-proc-macro --duplicates --depth 0 --prefix none)
[ -z "$duplicates" ] || fail "a dependency in two versions:"$'\n'"$duplicates"
printf '+ %s\n' "$tree --edges normal --format '{p}|{l}' | python3 tools/checks/licences.py"
$tree --edges normal --prefix none --format '{p}|{l}' | python3 tools/checks/licences.py || fail "licences"

# Tests, sandbox and benchmark included: each package is ours, or from the registry with its checksum.
run python3 tools/checks/crates.py sources Cargo.lock bench/rust/Cargo.lock fuzz/Cargo.lock || fail "sources"

# cargo's view of who needs whom; nm's of what of them is in the library.
$tree --edges normal,no-proc-macro --prefix depth --format ' {lib} {p}' >target/crates
cargo tree --quiet --locked --package bh_auth --edges normal,no-proc-macro --prefix none --format '{lib}' >target/crates-here
nm --demangle --print-size "$release/libbh_auth.so" >target/symbols
printf '\n'
python3 tools/checks/crates.py reasons target/crates target/crates-here target/symbols || fail "reasons"
printf '\nadvisories: not looked up, since their database is a git repository elsewhere. With access to it: %s\n' \
  "cargo install cargo-audit && cargo audit"

[ "$failed" = 0 ] || exit 1
echo "audit: licences, sources, duplicates and reasons of $(awk '{ print $1 }' target/crates-here | sort -u | grep -c .) crates, ours among them"
