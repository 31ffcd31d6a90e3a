#!/usr/bin/env bash
# The C++ example: all five services by the C++ wrapper.
#
#   demo-cpp.sh [--count FILE]     FILE gets the number of calls to the sandbox
source "$(dirname "$0")/../lib.sh"

out=target/demo-cpp
mkdir -p "$out"
debian g++ libcurl4-openssl-dev || exit 1
build_core

warnings=(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
objects=()
for source in examples/c/demo/*.c; do # sending and printing are those of the C demo
  case $source in
    */accounts.c | */exchange.c | */http.c | */print.c)
      objects+=("$out/$(basename "$source" .c).o")
      run gcc -std=c99 "${warnings[@]}" -O2 -Iinclude -c -o "${objects[-1]}" "$source"
      ;;
  esac
done
run g++ -std=c++17 "${warnings[@]}" -O2 -Iinclude -o "$out/demo" examples/cpp/demo.cpp "${objects[@]}" \
  target/release/libbh_auth.a -lcurl -lpthread -ldl -lm

with_sandbox "$out/demo" "$@"
