#!/usr/bin/env bash
# The C ABI under libFuzzer and the address sanitizer.
#
#   fuzz.sh [replay] [TARGET...]     the committed corpus of every target, or of these; no new input is looked for
#   fuzz.sh search [TARGET...]       for SECONDS each (60), JOBS of them at a time (one a core), from the corpus, the
#                                    vectors and what earlier searches left in target/fuzz/corpus
#   fuzz.sh merge [TARGET...]        writes what covers as much as all of that to the corpus
# bash counts in this variable from what it was given, or from 0.
seconds=$((SECONDS > 0 ? SECONDS : 60))
source "$(dirname "$0")/../lib.sh"

command=${1:-replay}
targets=${*:2}
all=$(sed -n '/^\[\[bin\]\]/,/^name/ s/^name = "\(.*\)"/\1/p' fuzz/Cargo.toml)
targets=${targets:-$all}
jobs=${JOBS:-$(nproc)}
out=$root/target/fuzz
host=$(rust_host)
bin=$out/$host/release

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# An instrumented library and the targets.
build() (
  # libFuzzer's counters and comparisons, as cargo-fuzz sets them; RUSTC_BOOTSTRAP, since a stable compiler has them too.
  export RUSTC_BOOTSTRAP=1
  export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Zsanitizer=address -Cdebug-assertions"
  debian g++ binutils || exit 1
  # The target is named so that build scripts are not instrumented.
  run cargo build --release --locked --quiet --manifest-path fuzz/Cargo.toml --target "$host" --target-dir target/fuzz \
    $(printf -- '--bin %s ' $targets)
  local target symbol
  for target in $targets; do
    nm "$bin/$target" >"$out/symbols"
    for symbol in __asan_init __sanitizer_cov_8bit_counters_init; do
      grep -q " $symbol$" "$out/symbols" || fail "$target has no $symbol"
    done
  done
)

replay() {
  # The library is fuzzed with the crates that it is shipped with.
  tree() { cargo tree --locked --manifest-path "$1" --package bh_auth --edges normal --prefix none --format '{p}' | sed 's/ (.*//' | sort -u; }
  echo "+ cargo tree --package bh_auth, of fuzz/Cargo.lock and of Cargo.lock"
  diff <(tree fuzz/Cargo.toml) <(tree Cargo.toml) || fail "fuzz/Cargo.lock has the library's crates in other versions"
  build

  local target inputs log total=0 missing
  for target in $targets; do
    inputs=$(wc -l <"fuzz/corpus/$target.txt")
    [ "$inputs" -gt 10 ] || fail "fuzz/corpus/$target.txt has $inputs inputs"
    log=$out/logs/$target-replay
    echo "+ $bin/$target -runs=0 target/fuzz/committed/$target"
    BH_FUZZ_COUNTS=$out/counts "$bin/$target" -runs=0 -artifact_prefix="$out/findings/$target-" "$out/committed/$target" \
      >"$log" 2>&1 || {
      grep -v -e '^INFO' -e '^ *#[0-9]' "$log" | head -n 12
      fail "$target; replay with $bin/$target $(sed -n 's/.*Test unit written to //p' "$log")"
    }
    # Beside them, libFuzzer tries the empty input.
    grep -q "^Done $((inputs + 1)) runs" "$log" || fail "$target: $(tail -n 1 "$log"), of $inputs inputs"
    echo "$target: $inputs inputs, $(grep -o 'cov: [0-9]*' "$log" | tail -n 1 | cut -d' ' -f2) edges"
    total=$((total + inputs))
  done

  [ "$targets" = "$all" ] || return 0
  # The corpus of `calls` has a call of every function that does what it is asked.
  missing=$(awk '$3 == 0 { print $1 }' "$out/counts")
  [ -z "$missing" ] || fail "no call in fuzz/corpus/calls.txt succeeds: $missing"
  echo "fuzz: $total inputs of $(wc -w <<<"$targets") targets replayed, $(wc -l <"$out/counts") functions called"
}

seed() {
  build
  rm -rf "$out/seeds"
  run python3 fuzz/seeds.py "$out/seeds"
}

merge() {
  seed
  local target limit
  for target in $targets; do
    mkdir -p "$out/corpus/$target" "$out/merged"
    rm -rf "${out:?}/merged/$target"
    mkdir "$out/merged/$target"
    # Sequences of calls reach much by being long: short ones are easier to read.
    limit=400
    [ "$target" != calls ] || limit=96
    run "$bin/$target" -set_cover_merge=1 -use_counters=0 -max_len=$limit "$out/merged/$target" "$out/committed/$target" \
      "$out/seeds/$target" "$out/corpus/$target" >"$out/logs/$target-merge" 2>&1
    # What has a name stays, whatever it covers: a call of every function, and edges.
    find "$out/seeds/$target" -name 'bh_*' -exec cp {} "$out/merged/$target" ';'
  done
  python3 fuzz/corpus.py keep "$out/merged" $targets
}

one() {
  local target=$1
  mkdir -p "$out/corpus/$target"
  # A crash ends its target's run: what it found is to be mended first.
  "$bin/$target" -max_total_time="$seconds" -max_len=10000 -timeout=30 -report_slow_units=30 -dict=fuzz/dictionary \
    -print_final_stats=1 -artifact_prefix="$out/findings/$target-" "$out/corpus/$target" "$out/committed/$target" \
    "$out/seeds/$target" >"$out/logs/$target" 2>&1 || true
}

# stat TARGET PATTERN: the last of what libFuzzer wrote about it.
stat() { grep -oE "$2" "$out/logs/$1" | tail -n 1 | grep -oE '[0-9]+$' || echo 0; }

search() {
  local target executions findings finding failed=0 total=0
  seed
  rm -f "$out"/findings/*
  echo "+ for $seconds seconds each, $jobs at a time: $bin/TARGET …" $targets
  for target in $targets; do
    while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do wait -n; done
    one "$target" &
  done
  wait

  printf '\n%-10s %8s %12s %8s %8s %9s\n' target seconds executions corpus edges findings
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
}

mkdir -p "$out/findings" "$out/logs"
case $command in
  replay | search | merge)
    need python3 python3 || exit 1
    [ "$(cd fuzz/corpus && ls)" = "$(sed 's/$/.txt/' <<<"$all" | sort)" ] ||
      fail "fuzz/corpus has other files than fuzz/Cargo.toml has targets"
    run python3 fuzz/corpus.py lay "$out/committed" $targets
    "$command"
    ;;
  *) fail "fuzz.sh [replay|search|merge] [TARGET...]" ;;
esac
