#!/usr/bin/env bash
# The C benchmark: signatures against the bare primitives and against OpenSSL; the library's size.
source "$(dirname "$0")/lib.sh"

mkdir -p target/bench
debian build-essential libssl-dev || exit 1
build_core
run cargo build --release --locked --quiet --manifest-path tests/bench/Cargo.toml --target-dir target/bench/limits
# The library is linked as the shared one: two Rust archives in one program clash.
run gcc -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror -D_POSIX_C_SOURCE=200809L -Iinclude \
  -o target/bench/bench tests/bench/bench.c "$release/libbh_auth.so" \
  target/bench/limits/release/libbench_limits.a -lcrypto -lgcc_s -lutil -lrt -lpthread -lm -ldl
LD_LIBRARY_PATH=$release run target/bench/bench

strip -o target/bench/stripped.so "$release/libbh_auth.so"
bytes=$(stat -c %s target/bench/stripped.so)
met=met
[ "$bytes" -lt 800000 ] || met="NOT MET"
printf '%-50s %9d bytes                   below 800000  %s\n' "stripped shared library" "$bytes" "$met"
