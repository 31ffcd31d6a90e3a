#!/usr/bin/env bash
# The sandbox, by hand: its credentials, its address, and a line for each request, until it is interrupted.
source "$(dirname "$0")/lib.sh"
build_core
"$release/bh_auth_sandbox" --credentials
run "$release/bh_auth_sandbox" --verbose --port "${BH_SANDBOX_PORT:-8080}"
