#!/usr/bin/env bash
# Which lines of src/core, src/services and src/ffi the Rust tests run, and the C suite over the C ABI.
source "$(dirname "$0")/../lib.sh"

least=97
# The profiles are read by the tools of the LLVM that is in rustc.
llvm=$(rustc --version --verbose | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
debian build-essential libcmocka-dev libjansson-dev "llvm-$llvm"
out=$root/target/coverage
export CARGO_TARGET_DIR=$out CARGO_TERM_COLOR=never RUSTFLAGS=-Cinstrument-coverage
export CARGO_PROFILE_DEV_OPT_LEVEL=1 CARGO_PROFILE_DEV_DEBUG=0 LLVM_PROFILE_FILE=$out/profiles/%p-%m.profraw
tests="--locked --quiet --package bh_auth --features test-panic --lib --test abi --test rust"

printf '+ %s\n' "RUSTFLAGS=$RUSTFLAGS cargo test $tests"
cargo test $tests --no-run
library=$out/debug/deps/libbh_auth.so
programs="$(sed -n 's/^PROGRAMS ?= //p' tests/c/Makefile) panic"
run make --no-print-directory -s -j "$(nproc)" -C tests/c CC=gcc OUT="$out/c" LIBRARY="$library" PROGRAMS="$programs"
BH_C_PROGRAMS=$(printf "$out/c/%s " $programs)
export BH_C_PROGRAMS
# Those of what ran while it was built.
rm -rf "$out/profiles"
cargo test $tests -- --include-ignored >"$out/tests.log" 2>&1 || {
  tail -n 40 "$out/tests.log"
  exit 1
}

objects=("$library")
while read -r object; do objects+=(--object "$object"); done < <(
  cargo test $tests --no-run --message-format json 2>/dev/null |
    python3 -c 'import json, sys; [print(m["executable"]) for m in map(json.loads, sys.stdin) if m.get("executable")]'
)
# A function that one of the programs has no use for has other counters there: llvm-cov warns of it.
"llvm-profdata-$llvm" merge "$out"/profiles/*.profraw -o "$out/all.profdata"
"llvm-cov-$llvm" export --format=lcov --instr-profile "$out/all.profdata" "${objects[@]}" \
  --sources src/core src/services src/ffi >"$out/lcov.info" 2> >(grep -v 'mismatched data$' >&2)
run env -u RUSTFLAGS -u CARGO_TARGET_DIR -u LLVM_PROFILE_FILE cargo xtask coverage "$out/lcov.info" "$least" src/core src/services src/ffi
