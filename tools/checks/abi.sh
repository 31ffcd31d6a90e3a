#!/usr/bin/env bash
# The ABI's three descriptions: abi.sh [api|header|ffi]...
#
#   api      the description is what the sources say, all that is written from it is up to date, what restates it agrees,
#            and so does cbindgen's header, on each kind of target
#   header   include/bh_auth.h is what build.rs writes, and compiles alone and twice, without a warning, as every C and C++
#   ffi      include/bh_auth_ffi.h is read by three foreign-function tools, each of which makes VelaFi's signature by it
source "$(dirname "$0")/../lib.sh"

check_api() {
  debian build-essential clang || exit 1
  run cargo test --quiet --locked --package xtask
  run cargo xtask api --check
  # 64 bits; 32 bits with 64-bit integers aligned to 8; the same aligned to 4; big-endian ones.
  for target in x86_64-linux-gnu aarch64-apple-darwin x86_64-pc-windows-msvc s390x-linux-gnu \
    wasm32-unknown-unknown armv7-linux-gnueabihf i686-pc-windows-msvc powerpc-linux-gnu i686-linux-gnu; do
    run clang "--target=$target" -ffreestanding -nostdlibinc -std=c11 -fsyntax-only -Wall -Wextra -Werror \
      -Iinclude tests/c/abi/agreement.c
  done
  echo "api: up to date, and agrees with the header on 9 targets"
}

header=include/bh_auth.h
failed=0
fail() {
  echo "FAILED: $*" >&2
  failed=1
}

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

[ $# -gt 0 ] || set -- api header ffi
for check in "$@"; do "check_$check"; done
