#!/usr/bin/env bash
# Python and Node, for the record; samples for bench/report/report.py.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/bench/lib.sh"

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

# samples BY TIME...
samples() {
  local IFS=,
  echo "{\"table\": \"scripts\", \"by\": \"$1\", \"ns\": [${*:2}]}"
}
{
  samples ours "${ours[@]}"
  samples python-digest "${digest[@]}"
  samples python-document "${python[@]}"
  samples node-document "${node[@]}"
  fact Python "$(python3 --version | cut -d ' ' -f 2)"
  fact Node "$(node --version)"
} >"$samples"
