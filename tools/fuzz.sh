#!/usr/bin/env bash
# Fuzzes the C ABI with libFuzzer and the address sanitizer: every target, or those that are named, for SECONDS each (60),
# JOBS of them at a time (one a core). It starts from fuzz/corpus, from the vectors and from what earlier runs
# left in target/fuzz/corpus. --build only builds, --targets names them all; --merge writes what covers as much as all of that to fuzz/corpus.
# bash counts in this variable from what it was given, or from 0.
seconds=$((SECONDS > 0 ? SECONDS : 60))
source "$(dirname "$0")/lib.sh"

jobs=${JOBS:-$(nproc)}
out=$root/target/fuzz
triple=$(rust_host)
bin=$out/$triple/release
mode=fuzz
case ${1:-} in --*) mode=${1#--}; shift ;; esac
all=$(sed -n '/^\[\[bin\]\]/,/^name/ s/^name = "\(.*\)"/\1/p' fuzz/Cargo.toml)
targets=${*:-$all}
[ "$mode" != targets ] || { echo "$all"; exit; }

# libFuzzer's counters and comparisons, as cargo-fuzz sets them; RUSTC_BOOTSTRAP, since a stable compiler has them too.
export RUSTC_BOOTSTRAP=1
export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Zsanitizer=address -Cdebug-assertions"
debian g++ binutils || exit 1
# The target is named so that build scripts are not instrumented.
run cargo build --release --locked --quiet --manifest-path fuzz/Cargo.toml --target "$triple" --target-dir target/fuzz \
  $(printf -- '--bin %s ' $targets)
for target in $targets; do
  nm "$bin/$target" >"$out/symbols"
  for symbol in __asan_init __sanitizer_cov_8bit_counters_init; do
    grep -q " $symbol$" "$out/symbols" || { echo "FAILED: $target has no $symbol" >&2; exit 1; }
  done
done
[ "$mode" != build ] || exit 0

rm -rf "$out/seeds"
run python3 fuzz/seeds.py "$out/seeds"
mkdir -p "$out/findings" "$out/logs"

if [ "$mode" = merge ]; then
  for target in $targets; do
    mkdir -p "$out/corpus/$target" "$out/merged" "fuzz/corpus/$target"
    rm -rf "${out:?}/merged/$target"
    mkdir "$out/merged/$target"
    # Sequences of calls reach much by being long: short ones are easier to read.
    limit=400
    [ "$target" != calls ] || limit=96
    run "$bin/$target" -set_cover_merge=1 -use_counters=0 -max_len=$limit "$out/merged/$target" "fuzz/corpus/$target" "$out/seeds/$target" \
      "$out/corpus/$target" >"$out/logs/$target-merge" 2>&1
    rm -rf "fuzz/corpus/$target"
    mv "$out/merged/$target" "fuzz/corpus/$target"
    # What has a name stays, whatever it covers: a call of every function, and edges.
    find "$out/seeds/$target" -name 'bh_*' -exec cp {} "fuzz/corpus/$target" ';'
    echo "$target: $(ls "fuzz/corpus/$target" | wc -l) inputs"
  done
  exit 0
fi

one() {
  local target=$1
  mkdir -p "$out/corpus/$target" "fuzz/corpus/$target"
  # A crash ends its target's run: what it found is to be mended first.
  "$bin/$target" -max_total_time="$seconds" -max_len=10000 -timeout=30 -report_slow_units=30 -dict=fuzz/dictionary -print_final_stats=1 \
    -artifact_prefix="$out/findings/$target-" "$out/corpus/$target" "fuzz/corpus/$target" "$out/seeds/$target" \
    >"$out/logs/$target" 2>&1 || true
}

rm -f "$out"/findings/*
echo "+ for $seconds seconds each, $jobs at a time: $bin/TARGET …" $targets
for target in $targets; do
  while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do wait -n; done
  one "$target" &
done
wait

# The last of what libFuzzer wrote about it.
stat() { grep -oE "$2" "$out/logs/$1" | tail -n 1 | grep -oE '[0-9]+$' || echo 0; }

printf '\n%-10s %8s %12s %8s %8s %9s\n' target seconds executions corpus edges findings
failed=0
total=0
for target in $targets; do
  executions=$(stat "$target" 'stat::number_of_executed_units: +[0-9]+')
  findings=$(find "$out/findings" -name "$target-*" | wc -l)
  # A run that ended in another way than its time's end has found something, too.
  grep -q '^Done [0-9]* runs' "$out/logs/$target" || [ "$findings" -gt 0 ] || findings="see target/fuzz/logs/$target"
  [ "$findings" = 0 ] || failed=1
  total=$((total + executions))
  printf '%-10s %8s %12s %8s %8s %9s\n' "$target" "$(stat "$target" 'runs in [0-9]+')" "$executions" \
    "$(find "$out/corpus/$target" -type f | wc -l)" "$(stat "$target" 'cov: [0-9]+')" "$findings"
done
for finding in "$out"/findings/*; do
  [ ! -f "$finding" ] || echo "FOUND: replay with $bin/$(basename "$finding" | cut -d- -f1) ${finding#"$root"/}"
done
echo "$total executions"
[ "$failed" = 0 ]
