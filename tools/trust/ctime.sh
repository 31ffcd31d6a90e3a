#!/usr/bin/env bash
# Constant time: valgrind takes every secret for undefined memory, and tells of each branch and address that it decides.
# valgrind's processor has no SHA instructions: it is the portable SHA-256 that runs. With them, the compression has no
# branch and no table either: it is the same few instructions for every block.
source "$(dirname "$0")/../lib.sh"

debian build-essential valgrind || exit 1
out=$root/target/ctime
mkdir -p "$out"

# A library that tells where it lets something out that it computed of a secret, with line numbers for what is found.
printf '+ CARGO_PROFILE_RELEASE_DEBUG=line-tables-only '
CARGO_PROFILE_RELEASE_DEBUG=line-tables-only run cargo build --release --locked --quiet --package bh_auth \
  --features test-ctime --target-dir target/test-panic
cp target/test-panic/release/libbh_auth.a "$out"

# drive LIBRARY FOLDER ARGUMENT...
drive() {
  run make --no-print-directory -s -C tests/c CC=gcc OUT="$2" LIBRARY="$1" PROGRAMS=ctime
  run valgrind --quiet --error-limit=no --log-file="$2/valgrind.log" "$2/ctime" "${@:3}" || {
    grep -A 3 -E 'Conditional|Use of|contains unin' "$2/valgrind.log" | grep -v -e '^--' | head -n 24
    echo "FAILED: a secret decides a branch or an address (see ${2#"$root"/}/valgrind.log)" >&2
    exit 1
  }
}
drive "$out/libbh_auth.a" "$out/test" "$out/counts" | tee "$out/log"
# The library as it is released.
build_core
drive "$release/libbh_auth.a" "$out/released" "$out/counts" released

library=$(sed -n '/by the library/,/by the test/ { /times/p }' "$out/log" | wc -l)
test=$(sed -n '/by the test/,$ { /times/p }' "$out/log" | wc -l)
echo "constant time: $(grep -oE '[0-9]+ functions' "$out/log") of the header, $(sed -n 's/ cases.*//p' "$out/log") cases," \
  "each also with the released library; declassified for $library reasons in the library and $test in the test"
