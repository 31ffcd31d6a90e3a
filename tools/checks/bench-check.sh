#!/usr/bin/env bash
# Counts the instructions of the hot calls and compares them with bench/c/instructions.txt: counts are exact where
# times are not. An improvement is written down too: UPDATE=1 tools/checks/bench-check.sh.
source "$(dirname "$0")/../lib.sh"

debian build-essential valgrind || skip bench-check "the packages above"
build_core
out=$root/target/bench-check
mkdir -p "$out"
run cargo build --release --locked --quiet --manifest-path bench/rust/Cargo.toml --target-dir "$out/limits"
run make --no-print-directory -s -C bench/c OUT="$out" PROGRAMS=counts

# Where another of these counts, it counts something else.
of="$(rustc --version | cut -d ' ' -f 2), $(valgrind --version), glibc $(getconf GNU_LIBC_VERSION | cut -d ' ' -f 2)"
of+=", $(uname -m)$(grep -qw avx2 /proc/cpuinfo && echo " with AVX2")"

rm -f "$out"/callgrind.*
# Memory lies where the environment and the program's name end: the same everywhere, so that the counts are too.
count=(env -i LD_LIBRARY_PATH=../release LD_BIND_NOW=1 "$(command -v valgrind)" -q --tool=callgrind
  --collect-atstart=no --callgrind-out-file=callgrind ./counts)
echo "+ cd $out && ${count[*]}"
(cd "$out" && "${count[@]}") >"$out/less"
python3 tools/checks/bench-check.py "$of" "$out" bench/c/instructions.txt "${UPDATE:-0}" || status=$?
case ${status:-0} in
  0) ;;
  3) skip bench-check "bench/c/instructions.txt is of other versions than these: $of" ;;
  *) exit 1 ;;
esac
