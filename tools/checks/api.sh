#!/usr/bin/env bash
# The description of the ABI is what the sources say, all that is written from it is up to date, what
# restates it agrees, and so does cbindgen's header, on each kind of target.
source "$(dirname "$0")/../lib.sh"

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
