#!/usr/bin/env bash
# The C++ wrapper.
#
#   cpp.sh [test [compile|dangling|abi|tests]]     compiled by two compilers for three standards, run under the sanitizers
#   cpp.sh demo [--count FILE]                  all five services; FILE gets the number of calls to the sandbox
source "$(dirname "$0")/../lib.sh"

out=target/test-cpp
warnings=(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

compile() {
  local compiler standard header every
  for compiler in g++ clang++; do
    for standard in c++17 c++20 c++2b; do                                                 # c++2b is C++23 by the name that both know
      every=("$compiler" "-std=$standard" "${warnings[@]}" -O2 -Iinclude -c -o /dev/null) # some warnings need -O2
      run "${every[@]}" tests/cpp/no_exceptions.cpp
      run "${every[@]}" -fno-exceptions -fno-rtti -DBH_TEST_NO_EXCEPTIONS tests/cpp/no_exceptions.cpp
    done
    for header in include/bh_auth.hpp include/bh_auth/*.hpp; do
      printf '#include <%s>\n' "${header#include/}" "${header#include/}" >"$out/alone.cpp"
      "$compiler" -std=c++17 "${warnings[@]}" -Iinclude -fsyntax-only "$out/alone.cpp"
    done
  done
  echo "Each file of the wrapper stands alone, and may be included twice."
}

# Views of what is gone do not compile; the same with a name for it does.
dangling() {
  local compiler case cases
  cases=$(grep -c 'CASE ==' tests/cpp/must_not_compile.cpp)
  for compiler in g++ clang++; do
    for ((case = 1; case <= cases; case++)); do
      local one=("$compiler" -std=c++17 -Iinclude -fsyntax-only "-DCASE=$case" tests/cpp/must_not_compile.cpp)
      "${one[@]}" "${warnings[@]}" || {
        echo "case $case must compile: ${one[*]}"
        return 1
      }
      if "${one[@]}" -DBAD >"$out/dangling.log" 2>&1; then
        echo "case $case compiles: ${one[*]} -DBAD"
        return 1
      fi
      # It fails for the reason that it is about, and not for a slip of the test.
      grep -qE 'deleted|no (viable|match|known)|could not convert|cannot convert' "$out/dangling.log" ||
        {
          cat "$out/dangling.log"
          return 1
        }
    done
  done
  echo "$cases views of what is gone do not compile, by g++ and by clang++."
}

# A library of another ABI version is refused before main; the program's own function stands for it.
abi() {
  local said
  run g++ -std=c++17 "${warnings[@]}" -Iinclude -o "$out/abi" tests/cpp/abi.cpp \
    -L target/release -Wl,-rpath,"$release" -lbh_auth
  if said=$("$out/abi" 2>&1) || ! grep -q 'has ABI version .*, but this program was built for' <<<"$said"; then
    echo "a library of another ABI version was not refused: $said"
    return 1
  fi
  echo "A library of another ABI version is refused at load."
}

tests() {
  run make --no-print-directory --silent -j2 -f tests/cpp/Makefile
  grep -q __asan_init < <(nm "$out/tests") || {
    echo "the tests run without the address sanitizer"
    return 1
  }
  rm -f "$out/count"
  BH_COUNT_FILE=$root/$out/count with_sandbox "$out/tests"
}

do_test() {
  local only=${1:-} part
  mkdir -p "$out"
  build_core
  rm -f "$BH_SUMMARY_DIR/c++"
  debian g++ clang make doctest-dev nlohmann-json3-dev libcurl4-openssl-dev libssl-dev ||
    skip c++ "a compiler or a library for the tests is missing"
  for part in compile dangling abi tests; do
    [ -z "$only" ] || [ "$only" = "$part" ] || continue
    "$part"
  done
  [ -n "$only" ] || mv "$out/count" "$BH_SUMMARY_DIR/c++"
}

do_demo() {
  local demo=target/demo-cpp
  mkdir -p "$demo"
  debian g++ libcurl4-openssl-dev || exit 1
  build_core
  local objects=() source
  for source in examples/c/demo/*.c; do # sending and printing are those of the C demo
    case $source in
      */accounts.c | */exchange.c | */print.c)
        objects+=("$demo/$(basename "$source" .c).o")
        run gcc -std=c99 "${warnings[@]}" -O2 -Iinclude -c -o "${objects[-1]}" "$source"
        ;;
    esac
  done
  run g++ -std=c++17 "${warnings[@]}" -O2 -Iinclude -o "$demo/demo" examples/cpp/demo.cpp "${objects[@]}" \
    target/release/libbh_auth.a -lcurl -lpthread -ldl -lm
  with_sandbox "$demo/demo" "$@"
}

"do_${1:-test}" "${@:2}"
