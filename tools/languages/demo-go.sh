#!/usr/bin/env bash
# The Go demo of all five services: the sandbox, or the real host of each account in the environment.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains/go.sh"

setup_go
build_core
link_anew
export BH_SANDBOX_CREDENTIALS=$root/tests/sandbox/credentials.json
cd bindings/go
run go build -o "$root/target/demo-go" ./cmd/demo
with_sandbox "$root/target/demo-go" "$@"
