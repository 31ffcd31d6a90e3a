#!/usr/bin/env bash
# The Rust crate.
#
#   rust.sh [test]           the tests of core and sandbox, with overflow checks; then the documentation without a warning,
#                            the tests without the C ABI, and the crate as it would be published
#   rust.sh test PART        one of these: tests documentation bare published
#   rust.sh cli              the command line against the vectors and the sandbox
source "$(dirname "$0")/../lib.sh"

do_test() {
  local part
  for part in ${1:-tests documentation bare published}; do "test_$part"; done
}

test_tests() {
  build_core
  rm -f "$BH_SUMMARY_DIR/rust"
  # Not with xtask and the command line, whose crates have features that the others are not built with.
  run cargo test --locked --workspace --exclude xtask --exclude bh-auth-cli
}

test_documentation() {
  run env RUSTDOCFLAGS="-D warnings" cargo doc --locked --quiet --no-deps --package bh_auth --features http
}

# As a Rust program has it that does not call by C.
test_bare() {
  run cargo test --locked --quiet --package bh_auth --no-default-features
}

# From the files that git has: what is not committed is not published.
test_published() {
  run cargo publish --dry-run --locked --quiet --package bh_auth
}

do_cli() {
  need curl curl ca-certificates || skip cli "curl"
  build_core
  # As it is installed, so that it is built once.
  with_sandbox run cargo test --release --locked --package bh-auth-cli
  with_sandbox with_accounts "$release/examples/velafi"
  PATH=$release:$PATH with_sandbox examples sh examples bash
}

"do_${1:-test}" "${@:2}"
