#!/usr/bin/env bash
# The Rust tests, of the core and of the sandbox, with overflow checks.
source "$(dirname "$0")/../lib.sh"
build_core
rm -f "$BH_SUMMARY_DIR/rust"
run cargo test --locked --workspace
