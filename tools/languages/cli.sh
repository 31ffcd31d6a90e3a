#!/usr/bin/env bash
# The command line against the vectors and the sandbox: cli.sh [test].
source "$(dirname "$0")/../lib.sh"

do_test() {
  need curl curl ca-certificates || skip cli "curl"
  build_core
  # As it is installed, so that it is built once.
  with_sandbox run cargo test --release --locked --package bh-auth-cli
}

"do_${1:-test}" "${@:2}"
