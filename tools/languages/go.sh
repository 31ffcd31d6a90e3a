#!/usr/bin/env bash
# The Go package: vectors, the sandbox, misuse and examples, with the race detector and with cgo's
# strictest pointer checks; then its tokens against golang-jwt, both ways.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains/go.sh"

setup_go
build_core
link_anew
cd bindings/go

echo "+ gofmt -l ."
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

(
  cd interop
  run go vet ./...
  run go test -race -count=1 ./...
)

cp "$root/target/go-counts" "$BH_SUMMARY_DIR/go"
echo "go: $(cut -d ' ' -f 1 "$BH_SUMMARY_DIR/go") cases of the vectors, $(cut -d ' ' -f 2 "$BH_SUMMARY_DIR/go") calls to the sandbox"
