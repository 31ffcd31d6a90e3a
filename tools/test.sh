#!/usr/bin/env bash
# Everything: the gates, each language with its demo, what makes the library trustworthy; then what each step took and
# said, and one table of the languages and platforms.
source "$(dirname "$0")/lib.sh"

minutes=75
gigabytes=20
gates="faults sources format header api ffi exports vectors audit counts install dist"
languages="rust c c++ go java kotlin swift python js php"
trusts=$(cd tools/trust && basename -s .sh -- *.sh)
logs=$root/target/logs
failed=() steps=()
passed=0
# What was compiled is not compiled again after a change: a folder for that would only take room.
export CARGO_INCREMENTAL=0
rm -rf "$BH_SUMMARY_DIR" "$logs"
mkdir -p "$BH_SUMMARY_DIR" "$logs"

# step NAME COMMAND...
step() {
  local start=$SECONDS log=$logs/$1.log verdict=passed
  printf '\n==== %s\n' "$1"
  "${@:2}" 2>&1 | tee "$log" || verdict=failed
  # What skips itself has left a note.
  [ ! -f "$BH_SUMMARY_DIR/$1" ] || ! grep -q '^skipped' "$BH_SUMMARY_DIR/$1" || verdict=skipped
  case $verdict in
    passed) passed=$((passed + 1)) ;;
    failed) failed+=("$1") ;;
  esac
  steps+=("$(printf '%-16s %6s s  %s' "$1" "$((SECONDS - start))" "$(tail -n 1 "$log" | cut -c1-130)")")
}

gate() {
  case $1 in
    faults) cargo xtask faults --check ;;
    exports | audit | counts) cargo xtask "$1" ;;
    api | header | ffi | sources | vectors) tools/checks/gates.sh "$1" ;;
    format) tools/checks/format.sh --check ;;
    *) "tools/checks/$1.sh" ;;
  esac
}

left() { echo $(($(df --output=avail --block-size=1M "$root" | tail -n 1) / 1024)); }
before=$(left)
[ "$before" -ge "$gigabytes" ] ||
  echo "there are $before GB left on the disk of $root: from nothing, all toolchains and builds take up to $gigabytes"

build_core
for gate in $gates; do step "$gate" gate "$gate"; done
for language in $languages; do
  step "$language" "tools/languages/${language//c++/cpp}.sh" test
  # The C demo is part of the C tests, and Rust's tests call the sandbox by what a user writes.
  case $language in
    rust | c) ;;
    *) grep -q '^skipped' "$BH_SUMMARY_DIR/$language" 2>/dev/null ||
      step "$language demo" "tools/languages/${language//c++/cpp}.sh" demo ;;
  esac
done
step cli tools/languages/rust.sh cli
step site tools/docs.sh test
for trust in $trusts; do
  # Of the platforms one of each kind: 64 and 32 bits, the other order of bytes, another system. All: make test-platforms.
  kinds=()
  [ "$trust" != platforms ] || kinds=(aarch64 armv7 s390x windows)
  step "$trust" "tools/trust/$trust.sh" "${kinds[@]}"
done

printf '\n%-16s %8s  %s\n' step took 'its last words'
printf '%s\n' "${steps[@]}"
printf '%-16s %6s s  %s GB of disk\n' total "$SECONDS" "$((before - $(left)))"
[ "$SECONDS" -le $((minutes * 60)) ] || failed+=("the time: more than $minutes minutes")

# A file LANGUAGE has its vector cases and calls of the sandbox here; LANGUAGE@PLATFORM those of another platform.
cases=$(cat tests/vectors/*.json | grep -c '^   "verb": "')
platforms=$(cd "$BH_SUMMARY_DIR" && find . -name '*@*' | sed 's/.*@//' | sort -u)
printf '\n%-10s %14s %14s' language 'vector cases' 'sandbox calls'
[ -z "$platforms" ] || printf ' %16s' $platforms
echo
for language in $languages; do
  ran=missing calls=-
  [ ! -f "$BH_SUMMARY_DIR/$language" ] || read -r ran calls <"$BH_SUMMARY_DIR/$language"
  name=${language/#js/JavaScript}
  printf '%-10s %14s %14s' "${name/#php/PHP}" "$ran" "$calls"
  case $ran in
    "$cases" | skipped) ;;
    *) failed+=("$language: $ran of $cases vector cases") ;;
  esac
  for platform in $platforms; do
    there=-
    [ ! -f "$BH_SUMMARY_DIR/$language@$platform" ] || read -r there _ <"$BH_SUMMARY_DIR/$language@$platform"
    printf ' %16s' "$there"
  done
  echo
done
for failure in "${failed[@]}"; do echo "FAILED $failure"; done
echo "$passed passed, ${#failed[@]} failed"
[ ${#failed[@]} = 0 ]
