#!/usr/bin/env bash
# Plants one fault at a time in a copy of the tree and sees the gate fail for that reason. Takes some minutes.
# With an argument: only the faults of gates whose name contains it.
source "$(dirname "$0")/lib.sh"

only=${1:-}
unset BH_SUMMARY_DIR
export CARGO_TERM_COLOR=never
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
trap 'exit 1' INT TERM
missed=0

# The tree as it is, with what was built of it, so that only the fault is compiled anew.
git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - --ignore-failed-read | tar -xf - -C "$copy"
mkdir -p "$copy/target"
for built in debug release test-panic fuzz; do
  # Large, and for the lints or the fuzz targets alone.
  [[ $built != debug || check-sources == *"$only"* ]] || continue
  [[ $built != fuzz || trust-fuzz == *"$only"* ]] || continue
  [ ! -d "target/$built" ] || cp -a "target/$built" "$copy/target/"
done
cd "$copy"
git init -q
git add -A

# script NAME: where it lies; trust-wipe is tools/trust/wipe.sh.
script() {
  case $1 in
    test-*) echo "tools/languages/${1#test-}.sh test" ;;
    trust-*) echo "tools/trust/${1#trust-}.sh" ;;
    *) echo "tools/checks/${1#check-}.sh" ;;
  esac
}

# gate NAME [ARGUMENT...]: its output goes to target/gate.log.
gate() {
  $(script "$1") "${@:2}" >target/gate.log 2>&1
}

# Without a fault each gate passes: else its failing would prove nothing.
for clean in check-header check-api check-ffi check-exports check-sources check-vectors test-rust test-c test-cpp trust-alloc trust-memory trust-ctime trust-wipe trust-fuzz audit bench-check; do
  [[ $clean == *"$only"* ]] || continue
  gate "$clean" || {
    tail -n 20 target/gate.log
    echo "FAILED: $clean fails without a fault" >&2
    exit 1
  }
  echo "$clean passes without a fault"
done
printf '\n%-22s %-58s %s\n' gate fault caught

# replace FILE OLD NEW: plants a fault; the old text must be there.
replace() {
  python3 - "$@" <<'END'
import sys
path, old, new = sys.argv[1:]
text = open(path, encoding="utf-8").read()
if old not in text:
    sys.exit(f"cannot plant in {path}: {old}")
open(path, "w", encoding="utf-8").write(text.replace(old, new, 1))
END
}

# caught "GATE [ARGUMENT...]" FAULT TEXT: the gate fails and says TEXT; then the fault is taken out again.
caught() {
  local verdict=yes
  if gate $1; then
    verdict="NO: it passes"
  elif ! grep -qF -- "$3" target/gate.log; then
    verdict="NO: it fails without saying: $3"
    tail -n 5 target/gate.log
  fi
  [ "$verdict" = yes ] || missed=$((missed + 1))
  printf '%-22s %-58s %s\n' "$1" "$2" "$verdict"
  git checkout -q -- .
  git clean -fdq
}

built() { cargo build --release --locked --quiet --package bh_auth --package bh_auth_sandbox; }

for script in tools/faults/*.sh; do
  [[ $(basename "$script") == *"$only"* ]] || continue
  source "$script"
done

echo
[ "$missed" = 0 ] || {
  echo "FAILED: $missed faults not caught" >&2
  exit 1
}
echo "every fault was caught"
