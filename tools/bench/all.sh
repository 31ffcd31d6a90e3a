#!/usr/bin/env bash
# Builds and runs every benchmark, prints their tables, and writes BENCHMARKS.md with its charts. With arguments, of
# c size go java swift scripts: these alone, printed only.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/bench/lib.sh"

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
  "$root/tools/bench/$part.sh"
  [ $# = 0 ] || [ ! -f "$out/samples/$part.jsonl" ] || cp "$out/samples/$part.jsonl" "$samples"
  echo "---- bench-$part: $((SECONDS - start)) s"
done
echo
python3 bench/report/report.py "$samples" "${report[@]}"
