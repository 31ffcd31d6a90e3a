#!/usr/bin/env bash
# Builds and runs every benchmark, prints their tables, and writes BENCHMARKS.md with its charts. With arguments, of
# c size go java swift scripts: these alone, printed only.
source "$(dirname "$0")/lib.sh"

out=$root/target/bench

# How large the shared library is, and which crate weighs what.
bench_size() {
  begin size
  debian binutils || exit 1
  build_core
  strip -o "$out/stripped.so" "$release/libbh_auth.so"
  # Names that say which crate they are of; nm reads no others.
  # Beside the flags of .cargo/config.toml, which RUSTFLAGS would replace.
  run cargo build --release --locked --quiet --package bh_auth --target-dir "$out/size" \
    --config "target.'cfg(all())'.rustflags = ['-Csymbol-mangling-version=v0', '-Cstrip=none']"
  echo "+ nm --demangle=rust --print-size --size-sort $out/size/release/libbh_auth.so"
  nm --demangle=rust --print-size --size-sort --defined-only "$out/size/release/libbh_auth.so" >"$out/symbols"
  python3 bench/report/crates.py "$out/symbols" "$(stat -c %s "$out/stripped.so")" >"$samples"
}

# times BY TIME...
times() {
  local IFS=,
  echo "{\"table\": \"scripts\", \"by\": \"$1\", \"ns\": [${*:2}]}"
}

# Python and Node, for the record.
bench_scripts() {
  begin scripts
  command -v node >/dev/null || debian nodejs || skip scripts "Node is missing"
  build_core
  build_bench
  export LD_LIBRARY_PATH=$release
  mapfile -t inputs < <("$out/bench" --inputs)
  rounds=${BH_BENCH_ROUNDS:-7}
  echo "+ $rounds rounds of: $out/bench --call bh_toobit_sign; python3 bench/scripts/sample.py …; node bench/scripts/sample.mjs …"
  ours=() digest=() python=() node=()
  for ((round = 0; round < rounds; round++)); do
    ours+=("$("$out/bench" --call bh_toobit_sign)")
    timed=$(python3 bench/scripts/sample.py "${inputs[@]}")
    digest+=("$(head -n 1 <<<"$timed")")
    python+=("$(tail -n 1 <<<"$timed")")
    node+=("$(node bench/scripts/sample.mjs "${inputs[@]}")")
  done

  {
    times ours "${ours[@]}"
    times python-digest "${digest[@]}"
    times python-document "${python[@]}"
    times node-document "${node[@]}"
    fact Python "$(python3 --version | cut -d ' ' -f 2)"
    fact Node "$(node --version)"
  } >"$samples"
}

parts=${*:-c size go java swift scripts}
report=()
if [ $# = 0 ]; then
  rm -rf "$out/samples"
  report=(BENCHMARKS.md)
  samples=$out/samples
else
  # What other parts left is not of this run.
  samples=$out/part
  rm -rf "$samples"
fi
mkdir -p "$samples" "$out/samples"
# One after the other: they are timed.
for part in $parts; do
  start=$SECONDS
  printf '\n==== bench-%s\n' "$part"
  # In a shell of its own, since what cannot be had skips.
  case $part in
    size | scripts) (bench_$part) ;;
    *) "$root/tools/languages/$part.sh" bench ;;
  esac
  [ $# = 0 ] || [ ! -f "$out/samples/$part.jsonl" ] || cp "$out/samples/$part.jsonl" "$samples"
  echo "---- bench-$part: $((SECONDS - start)) s"
done
echo
python3 bench/report/report.py "$samples" "${report[@]}"
