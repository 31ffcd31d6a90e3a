#!/usr/bin/env bash
# The Rust tests, of the core and of the sandbox, with overflow checks: rust.sh [test].
source "$(dirname "$0")/../lib.sh"

do_test() {
  build_core
  rm -f "$BH_SUMMARY_DIR/rust"
  # Not with xtask and the command line, whose crates have features that the others are not built with.
  run cargo test --locked --workspace --exclude xtask --exclude bh-auth-cli
}

"do_${1:-test}" "${@:2}"
