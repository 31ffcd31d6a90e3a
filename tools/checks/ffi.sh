#!/usr/bin/env bash
# include/bh_auth_ffi.h is read by three foreign-function tools, each of which makes VelaFi's signature through it.
source "$(dirname "$0")/../lib.sh"

debian python3-cffi php-cli luajit openssl || exit 1
build_core

header=include/bh_auth_ffi.h
if grep -n '^ *#' "$header"; then
  echo "FAILED: $header has a line for a preprocessor" >&2
  exit 1
fi
secret=0123456789abcdef timestamp_ms=1740568725231
expected=$(printf 'timestamp=%s' "$timestamp_ms" | openssl dgst -sha256 -hmac "$secret" | sed 's/.*= //')
for tool in "python3 tests/ffi/velafi.py" "php tests/ffi/velafi.php" "luajit tests/ffi/velafi.lua"; do
  made=$(run $tool "$header" "$release/libbh_auth.so" "$secret" "$timestamp_ms") || made="exit status $?"
  [ "${made##*$'\n'}" = "$expected" ] || {
    echo "FAILED: $tool: $made, not $expected" >&2
    exit 1
  }
done
echo "ffi: cffi, PHP and LuaJIT read $header and sign as openssl does"
