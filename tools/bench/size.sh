#!/usr/bin/env bash
# How large the shared library is, and which crate weighs what; samples for bench/report/report.py.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/bench/lib.sh"

begin size
debian binutils || exit 1
build_core
strip -o "$out/stripped.so" "$release/libbh_auth.so"
# Names that say which crate they are of; nm reads no others.
RUSTFLAGS="-Csymbol-mangling-version=v0 -Cstrip=none" run cargo build --release --locked --quiet --package bh_auth \
  --target-dir "$out/size"
echo "+ nm --demangle=rust --print-size --size-sort $out/size/release/libbh_auth.so"
nm --demangle=rust --print-size --size-sort --defined-only "$out/size/release/libbh_auth.so" >"$out/symbols"
python3 bench/report/crates.py "$out/symbols" "$(stat -c %s "$out/stripped.so")" >"$samples"
