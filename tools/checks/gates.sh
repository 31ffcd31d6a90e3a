#!/usr/bin/env bash
# What looks at the tree and not at a language: gates.sh [api|header|ffi|sources|vectors]...
#
#   api      the ABI's description is what the sources say, all that is written from it is up to date, what restates it
#            agrees, and so does cbindgen's header, on each kind of target
#   header   include/bh_auth.h is what build.rs writes, and compiles alone and twice, without a warning, as every C and C++
#   ffi      include/bh_auth_ffi.h is read by three foreign-function tools, each of which makes VelaFi's signature by it
#   sources  lints, where unsafe may stand, versions; the dependencies are cargo xtask audit's
#   vectors  they are what the oracle makes, and fit their schema; vectors-update writes them
source "$(dirname "$0")/../lib.sh"

failed=0
fail() {
  echo "FAILED: $*" >&2
  failed=1
}

check_api() {
  debian build-essential clang abigail-tools || exit 1
  run cargo test --quiet --locked --package xtask
  run cargo xtask api --check
  # 64 bits; 32 bits with 64-bit integers aligned to 8; the same aligned to 4; big-endian ones.
  for target in x86_64-linux-gnu aarch64-apple-darwin x86_64-pc-windows-msvc s390x-linux-gnu \
    wasm32-unknown-unknown armv7-linux-gnueabihf i686-pc-windows-msvc powerpc-linux-gnu i686-linux-gnu; do
    run clang "--target=$target" -ffreestanding -nostdlibinc -std=c11 -fsyntax-only -Wall -Wextra -Werror \
      -Iinclude tests/c/abi/agreement.c
  done
  released
  echo "api: up to date, agrees with the header on 9 targets, and is compatible with the last release"
}

# What cargo xtask api compares of the last release, once more by a reader that is not ours: two libraries are compiled of
# the headers. A struct that took reserved words since is named in the release's .abignore.
released() {
  local last header name=target/released
  last=$(printf '%s\n' docs/abi/*.h | sort -V | tail -n 1)
  for header in "$last" include/bh_auth_ffi.h; do
    {
      printf '#include <%s>\n' stddef.h stdint.h
      sed -E 's/^([a-z].*\));$/\1 { __builtin_trap(); }/' "$header"
    } >"$name.c"
    run cc -g -w -shared -fPIC "$name.c" -o "$name.so"
    name=target/present
  done
  [ ! -f "${last%.h}.abignore" ] || set -- --suppressions "${last%.h}.abignore"
  run abidiff --no-added-syms "$@" target/released.so target/present.so || {
    echo "FAILED: what $last has is otherwise" >&2
    exit 1
  }
}

header=include/bh_auth.h

# compile NAME COMPILER STANDARD LANGUAGE
compile() {
  local flags=(-fsyntax-only -Iinclude -Wall -Wextra -Wpedantic -Werror)
  run "$2" "-std=$3" "${flags[@]}" -x "$4" "$header" || fail "$2 -std=$3, the header alone"
  run "$2" "-std=$3" "${flags[@]}" -x "$4" "target/header/twice.$1" || fail "$2 -std=$3, the header twice"
}

check_header() {
  mkdir -p target/header
  debian build-essential clang || exit 1

  # A build writes the header anew if it would differ: compare it with what was there, and with what git has.
  cp "$header" target/header/before.h
  build_core
  diff -u target/header/before.h "$header" || fail "$header was out of date; it is written anew: commit it"
  if git ls-files --error-unmatch "$header" >target/header/git.log 2>&1; then
    git --no-pager diff --exit-code -- "$header" || fail "$header differs from git's: commit it"
  fi

  awk 'length > 80 { print FILENAME ":" NR ": " length " columns"; wide = 1 } END { exit wide }' "$header" ||
    fail "lines over 80 columns"
  if grep -n -P '[^\x20-\x7e]|\s$' "$header"; then fail "a tab, white space at an end, or more than ASCII"; fi

  # Alone: the header is the whole program. Twice: used as a program uses it.
  cat >target/header/twice.c <<'END'
#include "bh_auth.h"
#include "bh_auth.h"
static const bh_str table[] = {BH_STR_INIT("a"), BH_STR_INIT("bc")};
int main(void) {
  bh_status status = BH_ERR_KEY;
  char signature[BH_SIGNATURE_SIZE];
#if defined(__cplusplus) || (defined(__STDC_VERSION__) && __STDC_VERSION__ >= 199901L)
  bh_str text = BH_STR("text");
#else
  bh_str text = bh_cstr("text");
#endif
  bh_param param;
  param.name = param.value = text;
  (void)signature;
  return status == BH_OK && param.name.len == table[1].len + BH_VERSION_MAJOR;
}
END
  cp target/header/twice.c target/header/twice.cpp

  # c2x and c++2b are what these compilers call C23 and C++23.
  for standard in c89 c99 c11 c17 c2x; do
    for compiler in gcc clang; do compile c "$compiler" "$standard" c; done
  done
  for standard in c++11 c++14 c++17 c++20 c++2b; do
    for compiler in g++ clang++; do compile cpp "$compiler" "$standard" c++; done
  done

  [ "$failed" = 0 ] || exit 1
  echo "header: up to date, 10 standards, 2 compilers, alone and twice"
}

check_ffi() {
  debian python3-cffi php-cli luajit openssl || exit 1
  build_core

  local header=include/bh_auth_ffi.h
  if grep -n '^ *#' "$header"; then
    echo "FAILED: $header has a line for a preprocessor" >&2
    exit 1
  fi
  secret=0123456789abcdef timestamp_ms=1740568725231
  expected=$(printf 'timestamp=%s' "$timestamp_ms" | openssl dgst -sha256 -hmac "$secret" | sed 's/.*= //')
  for tool in "python3 tests/ffi/velafi.py" "php tests/ffi/velafi.php" "luajit tests/ffi/velafi.lua"; do
    made=$(run $tool "$header" "$release/libbh_auth.so" "$secret" "$timestamp_ms") || made="exit status $?"
    [ "${made##*$'\n'}" = "$expected" ] || {
      echo "FAILED: $tool: $made, not $expected" >&2
      exit 1
    }
  done
  echo "ffi: cffi, PHP and LuaJIT read $header and sign as openssl does"
}

# macro NAME: what the header defines it as.
macro() { awk -v name="$1" '$1 == "#define" && $2 == name { print $3 }' include/bh_auth.h | tr -d '"'; }

check_sources() {
  run cargo clippy --locked --quiet --workspace --all-targets --all-features -- -D warnings || fail "clippy"

  # `unsafe` stands in src/ffi and in src/random.rs, which calls the system. The benchmark's helper and
  # the other library of tests/install are no part of it: they export to C.
  unsafe=$(grep -rnw unsafe --include='*.rs' src build.rs tests |
    grep -v -e '^src/ffi/' -e '^src/random.rs:' -e '^tests/install/other.rs:' -e ':[[:space:]]*//' || true)
  [ -z "$unsafe" ] || fail "unsafe outside of src/ffi and src/random.rs:"$'\n'"$unsafe"
  for module in core services; do
    grep -qx '#!\[forbid(unsafe_code)\]' "src/$module/mod.rs" || fail "src/$module/mod.rs does not forbid unsafe_code"
  done

  binaries=$(git diff --cached --numstat "$(git hash-object -t tree /dev/null)" | awk '$1 == "-" { print $3 }')
  [ -z "$binaries" ] || fail "a binary is in git: $binaries"

  # Cargo.toml, the header's three numbers, the header's text; the functions are compared by tests/c/abi/sizes.c.
  cargo_version=$(sed -n '/^\[package\]/,/^\[/ s/^version = "\(.*\)"$/\1/p' Cargo.toml)
  [ "$(macro BH_VERSION)" = "$cargo_version" ] || fail "BH_VERSION $(macro BH_VERSION), Cargo.toml $cargo_version"
  numbers=$(macro BH_VERSION_MAJOR).$(macro BH_VERSION_MINOR).$(macro BH_VERSION_PATCH)
  [ "$numbers" = "${cargo_version%%[-+]*}" ] || fail "BH_VERSION_MAJOR… $numbers, Cargo.toml $cargo_version"

  # Each test that docs/client-rules.md names is there.
  tests=$(git grep -hoE '(func|function|void|fun|def) +`?[A-Za-z]\w+' -- 'bindings/*test*' 'bindings/*Test*' | sed -E 's/.*[ `]//' | sort -u)
  named=$(grep -oE '`[A-Za-z_]+`' docs/client-rules.md | tr -d '`' | grep -vxE 'switch|match|send|fetch|fatalError|Sendable' | sort -u)
  missing=$(comm -13 <(echo "$tests") <(echo "$named"))
  [ -n "$named" ] && [ -z "$missing" ] || fail "docs/client-rules.md names tests that are not there: ${missing//$'\n'/ }"

  [ "$failed" = 0 ] || exit 1
  echo "sources: formatted, linted, unsafe only in src/ffi and src/random.rs, version $cargo_version"
}

vectors=$root/tests/vectors

has_modules() {
  "$1" -c 'import cryptography, jsonschema' 2>/dev/null
}

# The first Python that has both modules, in $python: the caller's, a virtual environment of our own, the distribution's.
python_with_modules() {
  # No __pycache__ in the checkout.
  export PYTHONDONTWRITEBYTECODE=1
  need python3 python3 || exit 1
  python=python3
  if ! has_modules "$python"; then
    python=$root/target/python/bin/python
    if ! has_modules "$python"; then
      echo "+ python3 -m venv target/python && target/python/bin/pip install cryptography jsonschema"
      { python3 -m venv --clear "$root/target/python" &&
        "$python" -m pip install --quiet --disable-pip-version-check cryptography jsonschema; } \
        >"$root/target/pip.log" 2>&1 || echo "  failed (target/pip.log)"
    fi
    if ! has_modules "$python"; then
      python=/usr/bin/python3
      has_modules "$python" || debian python3 python3-cryptography python3-jsonschema || true
    fi
    has_modules "$python" || {
      echo "missing: Python's modules cryptography and jsonschema; install them and call again" >&2
      exit 1
    }
  fi
}

check_vectors-update() {
  python_with_modules
  run "$python" "$vectors/generate.py" "$vectors"
}

check_vectors() {
  python_with_modules
  made=$(mktemp -d)
  trap 'rm -rf "$made"' EXIT
  run "$python" "$vectors/generate.py" "$made"
  run "$python" "$vectors/validate.py" "$made"
}

[ $# -gt 0 ] || set -- api header ffi sources vectors
for check in "$@"; do "check_$check"; done
