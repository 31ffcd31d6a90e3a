#!/usr/bin/env bash
# The C ABI from C: vectors, every capacity of every buffer, misuse, SECURITY.md's table, sizes, allocations, threads, panics.
# Twice: by gcc with the shared library, and by clang with the archive.
# With arguments: these programs alone, and no summary.
source "$(dirname "$0")/../lib.sh"

debian build-essential clang libcmocka-dev libjansson-dev || skip c "the packages above"
build_core
programs=${*:-vectors capacities misuse misuse_table sizes noalloc threads panic}

# check LIBRARY PROGRAM [ARGUMENT]: shows cmocka's summary, or everything if it failed.
check() {
  local library=$1 program=$2 log=$2.log
  printf '+ %s\n' "LD_LIBRARY_PATH=$(dirname "$library") ${*:2}"
  if ! LD_LIBRARY_PATH=$(dirname "$library") "$program" "${@:3}" >"$log" 2>&1; then
    grep -v -E '^\[ +(RUN|OK) +\]' "$log" || true
    echo "FAILED: ${program#"$root"/} (see ${log#"$root"/})" >&2
    exit 1
  fi
  grep -E '^\[(==========|  PASSED  )\]|: [0-9]+ cases$|none differs$' "$log"
}

# build COMPILER LIBRARY PROGRAM...: into $out.
build() {
  out=$root/target/c/$1-${2##*.}
  run make --no-print-directory -s -j "$(nproc)" -C tests/c CC="$1" OUT="$out" LIBRARY="$2" PROGRAMS="${*:3}"
}

for pair in "gcc so" "clang a"; do
  read -r compiler kind <<<"$pair"
  library=$release/libbh_auth.$kind
  normal=${programs//panic/}
  [ -z "${normal// /}" ] || build "$compiler" "$library" $normal
  for program in $normal; do
    arguments=()
    [ "$program" = vectors ] && arguments=("$out/cases")
    check "$library" "$out/$program" "${arguments[@]}"
  done
  if [[ $programs == *panic* ]]; then
    run cargo build --release --locked --quiet --package bh_auth --features test-panic --target-dir target/test-panic
    ln -sf libbh_auth.so target/test-panic/release/libbh_auth.so.1
    library=$root/target/test-panic/release/libbh_auth.$kind
    build "$compiler" "$library" panic
    check "$library" "$out/panic"
  fi
done

[ $# -gt 0 ] && exit
# The sandbox is called by the C demo.
run tools/languages/demo-c.sh --count "$out/calls"
echo "$(cat "$out/cases") $(cat "$out/calls")" >"$BH_SUMMARY_DIR/c"
