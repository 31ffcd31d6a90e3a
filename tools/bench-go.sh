#!/usr/bin/env bash
# How fast Go signs, against what its users would write; both in one run, since machines differ.
source "$(dirname "$0")/lib.sh"
source "$(dirname "$0")/go.sh"

setup_go
build_core
link_anew
log=$root/target/bench-go.log
seconds=${BH_BENCH_SECONDS:-0.5}

# bench FOLDER PATTERN: five rounds, so that what disturbs the machine disturbs all of them; the least
# of each is what it can do.
bench() {
  local program=$root/target/bench-go-$(basename "$1") round
  (cd "$1" && run go test -c -o "$program" .)
  for round in 1 2 3 4 5; do
    run "$program" -test.run '^$' -test.bench "$2" -test.benchtime "${seconds}s" | tee -a "$log" | grep -E '^(Benchmark|\+)'
  done
}

: >"$log"
bench bindings/go 'BenchmarkToobitSign'
bench bindings/go/interop 'BenchmarkMixinToken'

# best NAME: its least time in ns.
best() {
  awk -v name="Benchmark$1" '$1 ~ "^" name "(-[0-9]+)?$" { if (!least || $3 < least) least = $3 } END { print least }' "$log"
}

# compare TITLE OURS THEIRS LEAST: fails below the ratio that is asked for.
compare() {
  awk -v title="$1" -v ours="$(best "$2")" -v theirs="$(best "$3")" -v least="$4" 'BEGIN {
    if (!ours || !theirs) { print title ": no result"; exit 1 }
    printf "%-46s %9.0f ns against %9.0f ns: %.2f times as fast (at least %s is asked for)\n", title, ours, theirs, theirs / ours, least
    exit theirs / ours < least
  }'
}

echo
failed=0
compare "Toobit, 141 bytes, against hmac.New" ToobitSign ToobitSignDocument 1.3 || failed=1
compare "a Mixin token, against golang-jwt" MixinToken MixinTokenDocument 1.0 || failed=1
awk -v go="$(best ToobitSign)" -v c="$(best ToobitSignC)" \
  'BEGIN { printf "%-46s %9.0f ns of %.0f ns: the call from Go less the call from C\n", "crossing, with the string that is returned", go - c, go }'
exit "$failed"
