#!/usr/bin/env bash
# Promise 3: the C tests with no memory to be had inside the library, which they link; then the same with it loaded by
# dlopen, on a thread that began before. noalloc, which counts, is run by test-c.
source "$(dirname "$0")/../lib.sh"

debian build-essential libcmocka-dev libjansson-dev || exit 1
build_core
out=$root/target/trust-alloc
mkdir -p "$out/allocates"
programs="vectors capacities misuse sizes threads"

fail() {
  echo "FAILED: $1" >&2
  exit 1
}

# refused COMMAND...: with refuse.so preloaded; its last line goes to $said.
refused() {
  local log=$out/run.log
  printf '+ %s\n' "LD_LIBRARY_PATH=$release LD_PRELOAD=$out/refuse.so $*"
  LD_LIBRARY_PATH=$release LD_PRELOAD=$out/refuse.so "$@" >"$log" 2>&1 || {
    grep -v -E '^\[ +(RUN|OK) +\]' "$log" || true
    fail "$(basename "$1") ${*:2} (see ${log#"$root"/})"
  }
  said=$(tail -n 1 "$log")
  grep -qE '^\[  PASSED  \]' "$log" && [[ $said == *" 0 inside of it" ]] || fail "$*: neither passed nor failed: $said"
  echo "$said"
}

compile=(gcc -std=c11 -O1 -g -pthread -Wall -Wextra -Wpedantic -Werror)
run "${compile[@]}" -shared -fPIC -ftls-model=initial-exec -o "$out/refuse.so" tests/c/alloc/refuse.c
run "${compile[@]}" -o "$out/load" tests/c/alloc/load.c

# What is preloaded refuses each way to allocate, and says where: else that nothing was refused would prove nothing.
run "${compile[@]}" -shared -fPIC -o "$out/allocates/libbh_auth.so" tests/c/alloc/allocates.c
run "${compile[@]}" -DPROGRAM -o "$out/allocates/program" tests/c/alloc/allocates.c "$out/allocates/libbh_auth.so" -Wl,-rpath,"$out/allocates"
given=0
said=$(LD_PRELOAD=$out/refuse.so "$out/allocates/program" 2>&1) || given=$?
for way in malloc calloc realloc memalign mmap; do
  grep -q "^refused inside bh_allocates: $way of " <<<"$said" || fail "its $way was not refused: $said"
done
[ "$given" = 99 ] && grep -q ', 9 inside of it$' <<<"$said" || fail "it was given memory: $said"
echo "each of 9 ways to allocate is refused to a library that tries"

make=(make --no-print-directory -s -j "$(nproc)" -C tests/c CC=gcc LIBRARY="$release/libbh_auth.so" PROGRAMS="$programs")
run "${make[@]}" OUT="$out/linked"
run "${make[@]}" OUT="$out/loaded" EXTRA="-fPIC -shared"
count=0
for program in $programs; do
  refused "$out/linked/$program"
  refused "$out/load" "$out/loaded/$program"
  count=$((count + 2))
done
echo "trust-alloc: $count runs of the C tests, linked and loaded, without memory for the library"
