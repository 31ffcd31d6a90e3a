#!/usr/bin/env bash
# The Go package.
#
#   go.sh [test]     vectors, the sandbox, misuse and examples, with the race detector and with cgo's strictest pointer
#                    checks; then its tokens against golang-jwt, both ways, and the module fleet against a redis-server
#   go.sh demo       the example: a call to each service, to the sandbox or by the environment's accounts
#   go.sh bench      against what its users would write, with benchstat's own verdict
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains.sh"

do_test() {
  setup_go
  build_core
  cd bindings/go

  echo "+ gofmt -l ."
  local unformatted
  unformatted=$(gofmt -l .)
  if [ -n "$unformatted" ]; then
    echo "not as gofmt writes it: $unformatted" >&2
    exit 1
  fi

  # The checks of cgo are seen to stop a program that breaks its rules, before they are trusted.
  run env GOEXPERIMENT=cgocheck2 go build -o "$root/target/go-cgocheck" ./testdata/cgocheck
  if "$root/target/go-cgocheck" >"$root/target/go-cgocheck.log" 2>&1; then
    echo "cgo's pointer checks do not work here: target/go-cgocheck ran to its end" >&2
    exit 1
  fi
  grep -m 1 'unpinned Go pointer' "$root/target/go-cgocheck.log"

  run go vet ./...
  # A sandbox each: one of its accounts takes one request a minute.
  with_sandbox env BH_GO_COUNTS="$root/target/go-counts" go test -race -count=1 ./...
  with_sandbox env GOEXPERIMENT=cgocheck2 go test -count=1 ./...

  need redis-server redis-server || skip go "the module fleet is tested against a redis-server"
  for module in interop fleet; do
    (
      cd "$module"
      run go vet ./...
      run go test -race -count=1 ./...
    )
  done

  cp "$root/target/go-counts" "$BH_SUMMARY_DIR/go"
  echo "go: $(cut -d ' ' -f 1 "$BH_SUMMARY_DIR/go") cases of the vectors, $(cut -d ' ' -f 2 "$BH_SUMMARY_DIR/go") calls to the sandbox"
}

do_demo() {
  setup_go
  build_core
  cd bindings/go
  run go build -o "$root/target/demo-go" ./cmd/demo
  with_sandbox with_accounts "$root/target/demo-go"
  with_sandbox examples go "$root/examples" go run
}

do_bench() {
  begin go
  setup_go
  build_core
  log=$out/go.log
  seconds=${BH_BENCH_SECONDS:-0.2} rounds=${BH_BENCH_ROUNDS:-11}

  benchstat=golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da
  GOBIN=$out/bin run go install "$benchstat" >"$out/benchstat.log" 2>&1 || {
    cat "$out/benchstat.log"
    exit 1
  }
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
}

"do_${1:-test}" "${@:2}"
