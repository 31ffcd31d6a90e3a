#!/usr/bin/env bash
# The C tests and the wiping test on other platforms than this one, with the archive that Rust makes for each.
# With arguments: these platforms alone.
source "$(dirname "$0")/../lib.sh"
source tools/cross.sh

# A platform a line: its name; Rust's name and zig's; flags; what runs it; the Debian package that this needs.
platforms() {
  cat <<'END'
aarch64 | aarch64-unknown-linux-gnu     | aarch64-linux-gnu.2.36   |                          | qemu-aarch64 -L /usr/aarch64-linux-gnu | libc6-arm64-cross qemu-user
armv7   | armv7-unknown-linux-gnueabihf | arm-linux-gnueabihf.2.36 | -mcpu=cortex_a9 -no-pie  | qemu-arm -L /usr/arm-linux-gnueabihf   | libc6-armhf-cross qemu-user
i686    | i686-unknown-linux-gnu        | x86-linux-gnu.2.36       | -no-pie                  | qemu-i386 -cpu max -L /usr/i686-linux-gnu | libc6-i386-cross qemu-user
s390x   | s390x-unknown-linux-gnu       | s390x-linux-gnu.2.36     | -mcpu=z13                | qemu-s390x -cpu max -L /usr/s390x-linux-gnu | libc6-s390x-cross qemu-user
musl    | x86_64-unknown-linux-musl     | x86_64-linux-musl        | -static                  |                                        |
windows | x86_64-pc-windows-gnu         | x86_64-windows-gnu       |                          | in_wine                                | wine64
END
}

# in_wine PROGRAM ARGUMENT...: beside it lies what this Wine lacks.
in_wine() {
  local shim=${1%/*}/bcryptprimitives.dll
  [ -f "$shim" ] || "$zig" cc -target x86_64-windows-gnu -shared -o "$shim" tests/c/support/bcryptprimitives.c -ladvapi32
  WINEDEBUG=-all WINEPREFIX=$root/target/platforms/wine timeout 600 /usr/lib/wine/wine64 "$@"
}

programs="vectors sizes misuse misuse_table capacities noalloc threads stack"
cases=$(cat tests/vectors/*.json | grep -c '^   "verb": "')

# check NAME COMMAND...: what it counted, or everything if it failed.
check() {
  local log=$out/$1.log start=$SECONDS
  "${@:2}" >"$log" 2>&1 </dev/null || {
    grep -av -E '^\[ +(RUN|OK) +\]|^bh_' "$log" | tail -n 30 || true
    echo "FAILED: $platform, $1 (see ${log#"$root"/})" >&2
    exit 1
  }
  printf '  %-12s %3d s  %s\n' "$1" $((SECONDS - start)) \
    "$(tr -d '\r' <"$log" | grep -aE '^\[  PASSED  \]|^the most of|[0-9]+ failed$|pieces of a secret$' | paste -s -d ';')"
}

# compiled FOLDER LIBRARY PROGRAM...: of tests/c, or of tests/FOLDER.
compiled() {
  local make=(make --no-print-directory -s -j "$(nproc)" CC="$zig cc -target $target" LIBRARY="$2" PROGRAMS="${*:3}"
  OUT="${2%/*}" EXTRA="-fno-sanitize=undefined -isystem $libraries/include -L$libraries/lib $flags")
  "${make[@]}" -C "tests/$1" LDLIBS="-lunwind $system $([ "$1" = c ] && echo -lcmocka -ljansson || echo -lsodium)"
}

test_platform() {
  local platform=$1 rust=$2 target=$3 flags=$4 runner=$5 start=$SECONDS
  local out=$root/target/platforms/test/$platform libraries programs=$programs system=
  if [ "$platform" = windows ]; then
    system="-lkernel32 -lntdll -luserenv -lws2_32"
    # The stack is measured on one that the test gives a thread, which Windows does not let it.
    programs=${programs/ stack/}
  fi
  # Made anew where another script made them.
  libraries=$cross/libraries-$(cksum <tools/cross.sh | cut -d ' ' -f 1)/$target
  mkdir -p "$out/released" "$out/tested"
  echo "$platform: $rust"
  [ -d "$libraries" ] || once "$libraries" cross_libraries "$libraries.partial" "$target"
  cross_rust "$rust" "$out/released/libbh_auth.a"
  cross_rust "$rust" "$out/tested/libbh_auth.a" test-panic,test-stack
  compiled c "$out/released/libbh_auth.a" $programs
  compiled c "$out/tested/libbh_auth.a" panic
  compiled wiping "$out/released/libbh_auth.a" wipe
  compiled wiping "$out/tested/libbh_auth.a" wipe
  for program in $programs; do
    check "$program" $runner "$out/released/$program" $([ "$program" != vectors ] || echo "$out/cases")
  done
  [ "$(tr -d '\r' <"$out/cases")" = "$cases" ] || {
    echo "FAILED: $platform: $(cat "$out/cases") of $cases vector cases" >&2
    exit 1
  }
  check panic $runner "$out/tested/panic"
  check measure $runner "$out/tested/wipe" "$out/depths" measure
  check wipe $runner "$out/released/wipe" "$out/depths"
  echo "  $platform: $((SECONDS - start)) s"
  echo "$cases" >"$BH_SUMMARY_DIR/c@$platform"
}

count=0
while IFS='|' read -r name rust target flags runner packages; do
  name=${name// /}
  [ $# = 0 ] || [[ " $* " == *" $name "* ]] || continue
  cross_tools $packages || exit 1
  test_platform "$name" ${rust} ${target} "$flags" "$runner" </dev/null
  count=$((count + 1))
done < <(platforms)
[ "$count" -gt 0 ] || {
  echo "no such platform: $*" >&2
  exit 1
}
echo "platforms: $count, each with $cases vector cases, misuse, sizes, stack, allocation, panics and wiped secrets"
