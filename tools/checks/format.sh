#!/usr/bin/env bash
# Every language as its own formatter writes it; what `cargo xtask api` writes is as that writes it. And what shellcheck
# says of the scripts.
#
#   format.sh --check [LANGUAGE...]     says which files are not: rust go c java kotlin swift python js php shell
#   format.sh [LANGUAGE...]             writes them anew
source "$(dirname "$0")/../lib.sh"

check=
[ "${1:-}" != --check ] || { check=--check && shift; }
languages=${*:-rust go c java kotlin swift python js php shell}
failed=()
# The formatters that are pinned lie in the cache, since they are large.
pinned=$cache/format
mkdir -p "$pinned" target/format

# files PATTERN...: those in git, but for what is written by a program.
files() {
  git ls-files --cached --others --exclude-standard -- "$@" | while read -r file; do
    head -n 3 "$file" | grep -q 'Written by .cargo xtask api' || echo "$file"
  done
}

# formatted COMMAND...: over $list, in a copy where they are only checked.
formatted() {
  local copy=$root/target/format/copy
  if [ -z "$check" ]; then
    run "$@" $list >/dev/null
    return
  fi
  rm -rf "$copy"
  mkdir -p "$copy"
  tar -cf - $list $settings | tar -xf - -C "$copy"
  printf '+ %s\n' "$*"
  (cd "$copy" && "$@" $list >/dev/null)
  local file
  for file in $list; do cmp -s "$file" "$copy/$file" || echo "$file"; done
}
settings=".editorconfig .clang-format include/bh_auth/.clang-format .swift-format ruff.toml"

# of_pypi NAME VERSION: from PyPI, into a folder of the version's.
of_pypi() {
  local folder=$pinned/$1-$2
  need pip python3-pip || exit 1
  [ -d "$folder" ] || {
    run python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore --target "$folder.part" "$1==$2" &&
      mv "$folder.part" "$folder"
  }
}

# of_maven GROUP NAME VERSION CLASSIFIER: from Maven Central, into $jar.
of_maven() {
  jar=$pinned/$2-$3-$4.jar
  [ -f "$jar" ] ||
    run mvn -q -B -ntp dependency:copy "-Dartifact=$1:$2:$3:jar:$4" -DoutputDirectory="$pinned" >target/format/maven.log ||
    {
      cat target/format/maven.log
      exit 1
    }
}

format_rust() {
  local manifest
  for manifest in Cargo.toml bench/rust/Cargo.toml fuzz/Cargo.toml; do
    run cargo fmt --all $check --manifest-path $manifest -- --files-with-diff || true
  done
}

format_go() {
  source "$root/tools/toolchains.sh"
  setup_go
  list=$(files '*.go')
  formatted gofmt -w
}

format_c() {
  of_pypi clang-format 19.1.7
  list=$(files '*.c' '*.h' '*.cpp' '*.hpp' | grep -v -x -e include/bh_auth.h -e include/bh_auth_ffi.h)
  formatted "$pinned/clang-format-19.1.7/clang_format/data/bin/clang-format" -i
}

format_java() {
  source "$root/tools/toolchains.sh"
  setup_jvm java
  of_maven com.google.googlejavaformat google-java-format 1.28.0 all-deps
  list=$(files '*.java')
  formatted java -jar "$jar" --aosp --replace
}

format_kotlin() {
  source "$root/tools/toolchains.sh"
  setup_jvm kotlin
  of_maven com.pinterest.ktlint ktlint-cli 1.5.0 all
  list=$(files '*.kt')
  formatted java -jar "$jar" --format --log-level=error
}

format_swift() {
  source "$root/tools/toolchains.sh"
  swift_toolchain
  list=$(files '*.swift')
  # Debian has it beside the other programs that swift calls.
  formatted in_swift env PATH=/usr/libexec/swift/bin:/usr/bin:/bin swift-format format --in-place
}

format_python() {
  of_pypi ruff 0.14.6
  list=$(files '*.py')
  formatted "$pinned/ruff-0.14.6/bin/ruff" format --quiet
}

format_js() {
  source "$root/tools/toolchains.sh"
  setup_node
  list=$(files 'bindings/js/*.ts' 'bindings/js/*.mjs' 'bindings/js/*.json' 'examples/*.mjs')
  formatted "$node_tools/prettier" --write --log-level silent
}

# PSR-12, but for tests, whose classes PHPUnit finds without a namespace. phpcbf ends with 1 where it mended something.
format_php() {
  debian php-codesniffer || exit 1
  local standard=(--standard=PSR12 --exclude=PSR1.Classes.ClassDeclaration -n -q)
  list=$(files '*.php')
  # shellcheck disable=SC2016 # expanded by the inner shell
  formatted bash -c 'phpcbf "$@" || [ $? = 1 ]' _ "${standard[@]}"
  # A line a finding, each of which fails the check.
  run phpcs "${standard[@]}" --report=emacs $list || true
}

format_shell() {
  debian shellcheck shfmt || exit 1
  list="$(files '*.sh') .ci/run"
  formatted shfmt --indent 2 --case-indent --write
  run shellcheck --format=gcc $list || true
}

for language in $languages; do
  # In a shell of its own, since what cannot be had skips.
  said=$(BH_SUMMARY_DIR=$root/target/format "format_$language") || failed+=("$language")
  grep -E '^(\+|SKIPPED)' <<<"$said" || true
  [ -z "$check" ] || while read -r wrong; do failed+=("$language: $wrong"); done < <(grep -vE '^(\+|SKIPPED|go version|$)' <<<"$said")
done
if [ ${#failed[@]} -gt 0 ]; then
  printf 'FAILED: %s\n' "${failed[@]}" >&2
  echo "run: tools/checks/format.sh" >&2
  exit 1
fi
echo "format: $languages, each as its formatter writes it"
