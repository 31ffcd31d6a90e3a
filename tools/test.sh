#!/usr/bin/env bash
# Everything: the gates, each language, what makes it trustworthy, then one table.
source "$(dirname "$0")/lib.sh"

gates="check-sources check-header check-api check-ffi check-exports check-vectors audit bench-check"
trusts=$(cd tools/trust && ls)
languages="rust c c++ go java kotlin swift"
failed=()
passed=0
rm -f "$BH_SUMMARY_DIR"/*
build_core

# step NAME SCRIPT
step() {
  local start=$SECONDS good=1
  printf '\n==== %s\n' "$1"
  "$root/tools/$2.sh" || { failed+=("$1"); good=0; }
  echo "---- $1: $((SECONDS - start)) s"
  return $((1 - good))
}

# The examples are run too: what they print is kept, and shown where one fails.
demo() {
  local start=$SECONDS log=target/$1.log
  "$root/tools/languages/${1#demo-}.sh" demo >"$log" 2>&1 || { cat "$log"; failed+=("$1"); }
  echo "$1: $(tail -n 1 "$log") ($((SECONDS - start)) s)"
}

# What skips itself has left a note.
for gate in $gates; do step "$gate" "checks/${gate#check-}" && [ ! -f "$BH_SUMMARY_DIR/$gate" ] && passed=$((passed + 1)); done
for language in $languages; do step "test-$language" "languages/${language//c++/cpp}" || true; done
for trust in $trusts; do step "trust-${trust%.sh}" "trust/${trust%.sh}" && passed=$((passed + 1)); done
printf '\n==== demos; the C one is run by test-c\n'
for demo in cpp go java kotlin swift; do
  case $(head -n 1 "$BH_SUMMARY_DIR/${demo//cpp/c++}" 2>/dev/null) in
    skipped*) echo "demo-$demo: skipped with its tests" ;;
    *) demo "demo-$demo" ;;
  esac
done

cases=$(cat "$root"/tests/vectors/*.json | grep -c '^   "verb": "')
printf '\n%-10s %14s %14s\n' language 'vector cases' 'sandbox calls'
for language in $languages; do
  ran=missing calls=-
  [ -f "$BH_SUMMARY_DIR/$language" ] && read -r ran calls <"$BH_SUMMARY_DIR/$language"
  printf '%-10s %14s %14s\n' "$language" "$ran" "$calls"
  case $ran in
    "$cases") passed=$((passed + 1)) ;;
    skipped) ;;
    *) failed+=("$language: $ran of $cases vector cases") ;;
  esac
done
for failure in "${failed[@]}"; do echo "FAILED $failure"; done
echo "$passed passed, ${#failed[@]} failed"
[ ${#failed[@]} = 0 ]
