#!/usr/bin/env bash
# Replays the committed corpus of every fuzz target, with the address sanitizer; no new input is looked for.
# With arguments: of these targets alone.
source "$(dirname "$0")/../lib.sh"

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

run cargo fmt --check --manifest-path fuzz/Cargo.toml || fail "run: cargo fmt in fuzz"
# The library is fuzzed with the crates that it is shipped with.
tree() { cargo tree --locked --manifest-path "$1" --package bh_auth --edges normal --prefix none --format '{p}' | sed 's/ (.*//' | sort -u; }
echo "+ cargo tree --package bh_auth, of fuzz/Cargo.lock and of Cargo.lock"
diff <(tree fuzz/Cargo.toml) <(tree Cargo.toml) || fail "fuzz/Cargo.lock has the library's crates in other versions"
all=$(tools/fuzz.sh --targets)
targets=${*:-$all}
[ "$(ls fuzz/corpus)" = "$(sort <<<"$all")" ] || fail "fuzz/corpus has other folders than fuzz/Cargo.toml has targets"
run tools/fuzz.sh --build $targets

bin=target/fuzz/$(rust_host)/release
mkdir -p target/fuzz/findings target/fuzz/logs
total=0
for target in $targets; do
  inputs=$(find "fuzz/corpus/$target" -type f | wc -l)
  [ "$inputs" -gt 10 ] || fail "fuzz/corpus/$target has $inputs inputs"
  log=target/fuzz/logs/$target-replay
  echo "+ $bin/$target -runs=0 fuzz/corpus/$target"
  BH_FUZZ_COUNTS=$root/target/fuzz/counts "$bin/$target" -runs=0 -artifact_prefix="target/fuzz/findings/$target-" \
    "fuzz/corpus/$target" >"$log" 2>&1 || {
    grep -v -e '^INFO' -e '^ *#[0-9]' "$log" | head -n 12
    fail "$target; replay with $bin/$target $(sed -n 's/.*Test unit written to //p' "$log")"
  }
  # Beside them, libFuzzer tries the empty input.
  grep -q "^Done $((inputs + 1)) runs" "$log" || fail "$target: $(tail -n 1 "$log"), of $inputs inputs"
  echo "$target: $inputs inputs, $(grep -o 'cov: [0-9]*' "$log" | tail -n 1 | cut -d' ' -f2) edges"
  total=$((total + inputs))
done

[ $# -eq 0 ] || exit 0
# The corpus of `calls` has a call of every function that does what it is asked.
missing=$(awk '$3 == 0 { print $1 }' target/fuzz/counts)
[ -z "$missing" ] || fail "no call in fuzz/corpus/calls succeeds: $missing"
echo "fuzz: $total inputs of $(wc -w <<<"$targets") targets replayed, $(wc -l <target/fuzz/counts) functions called"
