#!/usr/bin/env bash
# Wiped secrets: after each call nothing of a secret is left on the stack, in a register or elsewhere in the process; and
# a Java, Go or Swift program that closed its keys holds nothing of them in native memory.
# With arguments: these parts alone (c java go swift).
source "$(dirname "$0")/lib.sh"

parts=${*:-c java go swift}
out=$root/target/wipe
mkdir -p "$out"

check_c() {
  local kind
  debian build-essential libsodium-dev valgrind || exit 1
  # A library that clears nothing, to measure how deep each call reaches, and to see that there is something to clear.
  run cargo build --release --locked --quiet --package bh_auth --features test-stack --target-dir target/test-panic
  cp target/test-panic/release/libbh_auth.a "$out"
  run make --no-print-directory -s -C tests/c CC=gcc OUT="$out/measured" LIBRARY="$out/libbh_auth.a" PROGRAMS=wipe
  run "$out/measured/wipe" "$out/depths" measure
  # The same without the processor's SHA instructions, which valgrind lacks: the portable code reaches deeper.
  run valgrind --quiet --log-file="$out/valgrind.log" "$out/measured/wipe" "$out/depths-portable" depths
  paste -d ' ' "$out/depths" "$out/depths-portable" | awk '{ print ($3 > $1 ? $3 : $1), $2 }' >"$out/depths-both"
  for kind in a so; do
    run make --no-print-directory -s -C tests/c CC=gcc OUT="$out/$kind" LIBRARY="$release/libbh_auth.$kind" PROGRAMS=wipe
    echo "+ LD_LIBRARY_PATH=$release $out/$kind/wipe $out/depths-both"
    LD_LIBRARY_PATH=$release "$out/$kind/wipe" "$out/depths-both" >"$out/$kind.log" || {
      grep -v '^bh_' "$out/$kind.log"
      echo "FAILED: a secret is left (see target/wipe/$kind.log)" >&2
      exit 1
    }
  done
  cat "$out/a.log"
}

build_core
for part in $parts; do
  "check_$part"
done
echo "wiped: $(tail -n 1 "$out/a.log"), with the archive and with the shared library"
