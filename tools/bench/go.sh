#!/usr/bin/env bash
# Go against what its users would write; samples for bench/report/report.py, and benchstat's own verdict.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains/go.sh"
source "$root/tools/bench/lib.sh"

begin go
setup_go
build_core
link_anew
log=$out/go.log
seconds=${BH_BENCH_SECONDS:-0.2} rounds=${BH_BENCH_ROUNDS:-11}

benchstat=golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da
GOBIN=$out/bin run go install "$benchstat" >"$out/benchstat.log" 2>&1 || { cat "$out/benchstat.log"; exit 1; }
(cd bindings/go && run go test -c -o "$out/go-bench" .)
(cd bindings/go/interop && run go test -c -o "$out/go-bench-interop" .)

# Rounds of both, so that what disturbs the machine disturbs all of them.
echo "+ $rounds rounds of: $out/go-bench{,-interop} -test.run ^$ -test.bench . -test.benchtime ${seconds}s"
for ((round = 0; round < rounds; round++)); do
  for program in go-bench go-bench-interop; do
    "$out/$program" -test.run '^$' -test.bench . -test.benchtime "${seconds}s"
  done
done >"$log"
run "$out/bin/benchstat" -col "/by@(ours c reused document golang-jwt ed25519)" "$log" | tee "$out/benchstat.txt"

# BenchmarkToobitSign/by=ours-2  1000000  403.2 ns/op ...: one line a contestant, its rounds in their order.
awk '
  $4 == "ns/op" && match($1, /\/by=.*-[0-9]+$/) {
    by = substr($1, RSTART + 4); sub(/-[0-9]+$/, "", by)
    table = $1 ~ /^BenchmarkToobitSign/ ? "go-hmac" : "go-token"
    key = table "\", \"by\": \"" by
    ns[key] = ns[key] comma[key] $3
    comma[key] = ", "
  }
  END { for (key in ns) printf "{\"table\": \"%s\", \"ns\": [%s]}\n", key, ns[key] }
' "$log" >"$samples"
fact Go "$(go env GOVERSION)" >>"$samples"
fact golang-jwt "$(cd bindings/go/interop && go list -m -f '{{.Version}}' github.com/golang-jwt/jwt/v5)" >>"$samples"
