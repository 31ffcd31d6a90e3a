# Sourced by the bench scripts, after lib.sh: where their samples go.

out=$root/target/bench
mkdir -p "$out/samples"

# begin PART: what an earlier run left must not be taken for this one's.
begin() {
  samples=$out/samples/$1.jsonl
  rm -f "$samples"
}

# fact NAME VALUE: a line of the report's first table.
fact() {
  python3 -c 'import json, sys; print(json.dumps({"fact": sys.argv[1], "is": sys.argv[2]}))' "$1" "$2"
}

# The C harness, with what it needs; see bench/c/Makefile.
build_bench() {
  debian build-essential libssl-dev libsodium-dev || exit 1
  run cargo build --release --locked --quiet --features peers --manifest-path bench/rust/Cargo.toml \
    --target-dir "$out/limits"
  run make --no-print-directory -s -C bench/c OUT="$out" PROGRAMS="bench cold"
}
