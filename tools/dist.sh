#!/usr/bin/env bash
# The library for every platform, made on this one machine:
#
#   dist.sh                all of them, and the languages' packages
#   dist.sh TARGET...      these; `packages` among them: the packages, of all targets that are there
#
# Each target's files go to target/dist/TARGET, are looked through there, used by a program where it can run, and packed
# into dist/; the command line is made for some of them. From the same sources the same bytes: cargo xtask dist has what is
# checked and how it is packed.
source "$(dirname "$0")/lib.sh"
source tools/cross.sh

# A target a line: its name; Rust's and zig's, or the processor's name; how it is made; and what runs it.
targets() {
  cat <<'END'
x86_64-linux-gnu        x86_64-unknown-linux-gnu        x86_64-linux-gnu.2.17         linux
aarch64-linux-gnu       aarch64-unknown-linux-gnu       aarch64-linux-gnu.2.17        linux    qemu-aarch64 -L /usr/aarch64-linux-gnu
armv7-linux-gnueabihf   armv7-unknown-linux-gnueabihf   arm-linux-gnueabihf.2.17      linux    qemu-arm -L /usr/arm-linux-gnueabihf
x86_64-linux-musl       x86_64-unknown-linux-musl       x86_64-linux-musl             linux
aarch64-linux-musl      aarch64-unknown-linux-musl      aarch64-linux-musl            linux    qemu-aarch64
x86_64-windows          x86_64-pc-windows-gnullvm       x86_64-windows-gnu            windows  in_wine
aarch64-windows         aarch64-pc-windows-gnullvm      aarch64-windows-gnu           windows  never
x86_64-macos            x86_64-apple-darwin             x86_64                        macos    never
aarch64-macos           aarch64-apple-darwin            arm64                         macos    never
aarch64-ios             aarch64-apple-ios               arm64                         apple    never
aarch64-ios-sim         aarch64-apple-ios-sim           arm64                         apple    never
x86_64-ios-sim          x86_64-apple-ios                x86_64                        apple    never
aarch64-android         aarch64-linux-android           aarch64-linux-android         android  never
armv7-android           armv7-linux-androideabi         armv7-linux-androideabi       android  never
x86_64-android          x86_64-linux-android            x86_64-linux-android          android  never
wasm32                  wasm32-unknown-unknown          wasm32                        wasm     node
END
}

# For which of them the command line is made: what it is linked with, and what runs it, is theirs. Linux's is static, so it
# runs beside every C library.
programs="x86_64-linux-musl x86_64-windows"

work=$root/target/dist parts=$root/target/dist/parts lists=$root/target/dist/lists
export MACOSX_DEPLOYMENT_TARGET=12.0 IPHONEOS_DEPLOYMENT_TARGET=15.0
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH

make_lists() {
  mkdir -p "$lists"
  sed -n 's/.*{ "name": "\(bh_[a-z0-9_]*\)".*"returns": .*/\1/p' include/bh_auth.api.json | sort >"$lists/exports"
  sed 's/^/_/' "$lists/exports" >"$lists/exports.mac"
  echo '{ global: bh_*; local: *; };' >"$lists/exports.map"
  printf 'LIBRARY bh_auth.dll\nEXPORTS\n%s\n' "$(cat "$lists/exports")" >"$lists/bh_auth.def"
  mapfile -t wanted < <(sed 's/^/-u\n/' "$lists/exports")
  mapfile -t wanted_mac < <(sed 's/^/-u\n/' "$lists/exports.mac")
}

# rust_flags TARGET: no path of this machine is in what is released.
rust_flags() {
  local folder flags=("--remap-path-prefix=$root=/bh_auth")
  for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do flags+=("--remap-path-prefix=$folder=/crates"); done
  folder=$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust
  flags+=("--remap-path-prefix=$folder=/rust" "--remap-path-prefix=$(readlink -f "$folder")=/rust")
  # For mingw's linker a function's section in another Rust library is the same as ours if it has the same name.
  [[ $1 != *-windows-* ]] || flags+=(-Zfunction-sections=no)
  [[ $1 != wasm32-* ]] || flags+=(--cfg 'getrandom_backend="unsupported"' -Cstrip=symbols)
  # As .cargo/config.toml has it.
  [[ $1 != x86_64-* ]] || flags+=(--cfg 'curve25519_dalek_backend="avx512"')
  local IFS=$'\x1f'
  printf '%s' "${flags[*]}"
}

# compile TARGET ARGUMENT...: with a standard library of its own.
compile() {
  local log=$work/$1.log
  run env -u RUSTFLAGS -u RUSTC_WRAPPER -u CARGO_BUILD_TARGET RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
    CARGO_ENCODED_RUSTFLAGS="$(rust_flags "$1")" CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22 \
    /usr/bin/cargo rustc --locked --release --quiet --target "$1" --target-dir "$work/build" "${@:2}" >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    echo "FAILED: $1 (see ${log#"$root"/})" >&2
    exit 1
  }
}

# The library: one crate type alone, else the standard library stays out of the optimisation; and that without backtraces, so
# that it asks for neither files nor environment.
library=(--package bh_auth --lib --crate-type)
unwinding=(-Zbuild-std=std,panic_unwind -Zbuild-std-features=panic-unwind)

# archive TARGET: rustc's, to $raw.
archive() {
  compile "$1" "${library[@]}" staticlib "${unwinding[@]}"
  raw=$work/build/$1/release/libbh_auth.a
}

# unpack: its objects, into $parts.
unpack() {
  rm -rf --one-file-system "$parts"
  mkdir -p "$parts"
  (cd "$parts" && llvm-ar-22 x "$raw")
}

# elf TARGET: one object, of which our names alone are global. Groups are allocated, and then gone: else another Rust
# library's copy of one can be neither dropped for ours nor ours for it. By GNU's linker, since LLVM's drops what tells how to
# unwind along with what nobody calls. A section a function stays, so that a program's linker may leave out what it does not
# call; their long names do not.
elf() {
  local section sections=() object=$work/bh_auth.o ld=${1%%-*}-linux-gnu-ld
  archive "$1"
  [ "${1%%-*}" != armv7 ] || ld=arm-linux-gnueabihf-ld
  "$ld" -r --gc-sections --force-group-allocation "${wanted[@]}" "$raw" -o "$object"
  for section in .group .llvmbc .llvmcmd .comment; do sections+=("--remove-section=$section"); done
  llvm-objcopy-22 --strip-debug --strip-unneeded "${sections[@]}" --keep-global-symbols="$lists/exports" "$object"
  llvm-readelf-22 -SW "$object" | grep -oE '\] \.(text|rodata|data\.rel\.ro|data|bss|tbss|gcc_except_table|ARM\.ex...)\.[^ ]+' | cut -c3- |
    sort -u | sed -E 's/^(\.data\.rel\.ro|\.ARM\.ex...|\.[a-z_]+)\..*/--rename-section=&=\1/' >"$work/sections"
  llvm-objcopy-22 "@$work/sections" "$object"
  llvm-ar-22 rcsD "$lib/libbh_auth.a" "$work/bh_auth.o"
}

make_linux() {
  local file
  file=$(shared_name)
  elf "$1"
  "$zig" cc -target "$2" -shared -s -Wl,-soname,libbh_auth.so.1 "-Wl,--version-script=$lists/exports.map" \
    -Wl,-z,relro,-z,now,-z,max-page-size=16384 -Wl,--whole-archive "$lib/libbh_auth.a" -Wl,--no-whole-archive \
    -lunwind -lpthread -ldl -o "$lib/$file"
  ln -s "$file" "$lib/libbh_auth.so.1"
  ln -s libbh_auth.so.1 "$lib/libbh_auth.so"
}

# libbh_auth.so.1.1.0 of version 0.1.0.
shared_name() { sed -n 's/^version = "[0-9]*\.\(.*\)"/libbh_auth.so.1.\1/p' Cargo.toml | head -n 1; }

# Android's own libraries take the place of stubs, which have the names that ours needs and nothing else. Its unwinder is
# in libc from API 30 on; the name of the file has no number, since only lib*.so are packed into an app.
make_android() {
  local library
  elf "$1"
  for library in libc libdl; do
    awk -v l=$library '$1 == l { print ".globl " $3 "\n.type " $3 ",%" ($4 ? $4 : "function") "\n" $3 ":\n.size " $3 ",8\n.skip 8" }' \
      tools/dist/android-names >"$work/$library.s"
    awk -v l=$library '$1 == l { names[$2] = names[$2] " " $3 ";" } END { for (v in names) print v " { global:" names[v] " };" }' \
      tools/dist/android-names | sort >"$work/$library.map"
    llvm-mc-22 --triple="$2" --filetype=obj "$work/$library.s" -o "$work/$library.o"
    ld.lld-22 -shared -soname "$library.so" --version-script="$work/$library.map" "$work/$library.o" -o "$work/$library.so"
  done
  ld.lld-22 -shared -s -soname libbh_auth.so --version-script="$lists/exports.map" --gc-sections "${wanted[@]}" \
    "$lib/libbh_auth.a" -L"$work" --as-needed -lc -ldl --no-undefined --eh-frame-hdr -z max-page-size=16384 -z now \
    --hash-style=gnu --build-id=sha1 -o "$lib/libbh_auth.so"
}

# What every Rust library has would clash, so it is given names of ours: COFF has no "keep".
make_windows() {
  archive "$1"
  unpack
  llvm-nm-22 -g --defined-only -j "$parts"/bh_auth-*.o | grep -v '^bh_' | sed 's/.*/& bh_auth_&/' >"$work/rename"
  llvm-objcopy-22 --strip-debug "--redefine-syms=$work/rename" "$parts"/bh_auth-*.o
  cp "$raw" "$lib/libbh_auth.a"
  llvm-ar-22 rsD "$lib/libbh_auth.a" "$parts"/bh_auth-*.o
  mkdir -p "$lib/../bin"
  "$zig" cc -target "$2" -shared -s "$lists/bh_auth.def" "$lib/libbh_auth.a" -lkernel32 -lntdll -luserenv -lws2_32 \
    -lunwind -o "$lib/../bin/bh_auth.dll"
  rm -f "$lib/../bin"/*.pdb "$lib/../bin"/*.lib
  # For MSVC by its own name, for mingw by the one that it looks for.
  llvm-dlltool-22 -m "$([[ $2 == x86_64-* ]] && echo i386:x86-64 || echo arm64)" -d "$lists/bh_auth.def" -l "$lib/bh_auth.lib"
  cp "$lib/bh_auth.lib" "$lib/libbh_auth.dll.a"
}

make_apple() {
  local object
  archive "$1"
  unpack
  for object in "$parts"/bh_auth-*.o "$parts"/compiler_builtins-*.o; do
    llvm-objcopy-22 --remove-section=__LLVM,__bitcode --remove-section=__LLVM,__cmdline --strip-debug "$object"
  done
  llvm-objcopy-22 "--keep-global-symbols=$lists/exports.mac" "$parts"/bh_auth-*.o
  llvm-ar-22 rcsD "$lib/libbh_auth.a" "$parts"/bh_auth-*.o "$parts"/compiler_builtins-*.o
}

make_macos() {
  make_apple "$1"
  # This linker knows none of the newest targets that the list of Apple's names has.
  sed -E 's/ *arm64e\.x1-[a-z]+,?//g' "$(dirname "$zig")/lib/libc/darwin/libSystem.tbd" >"$work/libSystem.tbd"
  ld64.lld-22 -arch "$2" -platform_version macos 12.0 12.0 -dylib -install_name @rpath/libbh_auth.1.dylib \
    -compatibility_version 1.0.0 -current_version 1.0.0 -exported_symbols_list "$lists/exports.mac" -dead_strip -S -x \
    "${wanted_mac[@]}" "$lib/libbh_auth.a" "$work/libSystem.tbd" -o "$lib/libbh_auth.1.dylib"
  ln -s libbh_auth.1.dylib "$lib/libbh_auth.dylib"
}

make_wasm() {
  # For size, since pages load it: a panic is a trap there, which needs no words.
  local config settings=('panic="immediate-abort"' 'opt-level="s"' 'package.bh_auth.opt-level="z"') options=()
  for config in "${settings[@]}"; do options+=(--config "profile.release.$config"); done
  compile "$1" "${library[@]}" cdylib -Zbuild-std=std,panic_abort -Zbuild-std-features= -Zpanic-immediate-abort "${options[@]}"
  cp "$work/build/$1/release/bh_auth.wasm" "$lib/"
}

# in_wine PROGRAM ARGUMENT...: beside it lies what this Wine lacks.
in_wine() {
  "$zig" cc -target x86_64-windows-gnu -shared -o "${1%/*}/bcryptprimitives.dll" tests/c/support/bcryptprimitives.c -ladvapi32
  WINEDEBUG=-all WINEPREFIX=$work/wine timeout 600 /usr/lib/wine/wine64 "$@"
}

# runs WHAT RUNNER...: whether WHAT can be run here; if not, that is said.
runs() {
  case ${2:-} in
    "") ;;
    qemu-aarch64) debian qemu-user libc6-arm64-cross ;;
    qemu-arm) debian qemu-user libc6-armhf-cross ;;
    in_wine) debian wine64 ;;
    node) need node nodejs ;;
    *) false ;;
  esac || {
    echo "  not run: $1, since nothing here runs it"
    false
  }
}

# tried TARGET ZIG-TARGET RUNNER...: a program that is linked with the archive signs.
tried() {
  local libraries=(-lpthread -lm -ldl -lunwind) program=$work/tried/$1.exe
  if [ "${3:-}" = node ]; then
    signs "in Node, it" node tests/install/sign.mjs "$lib/bh_auth.wasm"
    return
  fi
  [ "${3:-}" != in_wine ] || libraries=(-lkernel32 -lntdll -luserenv -lws2_32 -lunwind)
  mkdir -p "$work/tried"
  "$zig" cc -target "$2" $([[ $2 != *musl ]] || echo -static) -Iinclude tests/install/sign.c "$lib/libbh_auth.a" "${libraries[@]}" \
    -o "$program"
  signs "a program with its archive${3:+, by $3,}" "${@:3}" "$program"
}

# make_program NAME TARGET ZIG-TARGET RUNNER...: the command line. What its TLS has of C is compiled by zig, and all linked.
make_program() {
  local cc=$cross/bin/cc-$2 variable=${2//-/_} file=$work/build/$2/release/bh-auth
  # zig knows its own name of the target alone, takes a list of exports as a file, and brings its own library of C.
  cat >"$cc" <<END
#!/usr/bin/env bash
for one; do
  shift
  case \$one in
    --target=*) ;;
    -Wl,*.def) set -- "\$@" "\${one#-Wl,}" ;;
    -lmsvcrt) ;;
    *) set -- "\$@" "\$one" ;;
  esac
done
exec "$zig" cc -target $3 "\$@"
END
  printf '#!/bin/sh\nexec "%s" ar "$@"\n' "$zig" >"$cross/bin/ar"
  chmod +x "$cc" "$cross/bin/ar"
  local -x "CC_$variable=$cc" "AR_$variable=$cross/bin/ar" "CARGO_TARGET_${variable^^}_LINKER=$cc" PATH=$PATH:$cross/bin
  compile "$2" --package bh-auth-cli --bin bh-auth "${unwinding[@]}" -- -Clink-self-contained=no -Cstrip=symbols
  [[ $1 != *-windows ]] || file=$file.exe
  ! runs "its command line" "${@:4}" ||
    BH_VELAFI_SECRET=xxxx signs "its command line${4:+, by $4,}" "${@:4}" "$file" sign velafi --timestamp 1740568725231
  cargo xtask dist program "$1" "$file"
}

# A target a line that Python has a name for, the name, and its library.
wheels() {
  cat <<'END'
x86_64-linux-gnu        manylinux_2_17_x86_64   lib/libbh_auth.so
aarch64-linux-gnu       manylinux_2_17_aarch64  lib/libbh_auth.so
armv7-linux-gnueabihf   manylinux_2_17_armv7l   lib/libbh_auth.so
x86_64-linux-musl       musllinux_1_2_x86_64    lib/libbh_auth.so
aarch64-linux-musl      musllinux_1_2_aarch64   lib/libbh_auth.so
x86_64-windows          win_amd64               bin/bh_auth.dll
aarch64-windows         win_arm64               bin/bh_auth.dll
x86_64-macos            macosx_12_0_x86_64      lib/libbh_auth.dylib
aarch64-macos           macosx_12_0_arm64       lib/libbh_auth.dylib
END
}

# The jars, the wheels and the crate; cargo xtask dist makes the others.
make_packages() {
  local name tag library
  [ ! -d "$work/wasm32" ] || BH_WASM=$work/wasm32/lib/bh_auth.wasm tools/languages/js.sh pack
  rm -rf dist/maven
  run tools/languages/java.sh package "$work" dist/maven
  while read -r name tag library; do
    [ ! -f "$work/$name/$library" ] ||
      BH_WHEEL_LIBRARY=$work/$name/$library BH_WHEEL_PLATFORM=$tag tools/languages/python.sh wheel </dev/null
  done < <(wheels)
  # What is in it is what git has; that it builds is tested by who uses it.
  run cargo package --locked --quiet --no-verify --allow-dirty --package bh_auth --target-dir "$work/crate"
  cp "$work"/crate/package/bh_auth-*.crate dist/
}

cross_tools build-essential binutils-aarch64-linux-gnu binutils-arm-linux-gnueabihf llvm-22 lld-22 || exit 1
mkdir -p "$work" dist
make_lists
run /usr/bin/cargo fetch --locked --quiet
all=$(targets | cut -d ' ' -f 1)
[ $# -gt 0 ] || set -- $all packages
for name in "$@"; do
  [ "$name" = packages ] || grep -qx -- "$name" <<<"$all" || {
    echo "no such target: $name" >&2
    exit 1
  }
done
while read -r name rust other kind runner; do
  [[ " $* " == *" $name "* ]] || continue
  start=$SECONDS
  echo "$name"
  rm -rf --one-file-system "${work:?}/$name"
  lib=$work/$name/lib
  mkdir -p "$lib"
  "make_$kind" "$rust" "$other" </dev/null
  ! runs "a program with its archive" $runner </dev/null || tried "$name" "$other" $runner </dev/null
  cargo xtask dist target "$name"
  [[ " $programs " != *" $name "* ]] || make_program "$name" "$rust" "$other" $runner </dev/null
  echo "  $((SECONDS - start)) s"
done < <(targets)
[[ " $* " != *" packages "* ]] || make_packages
cargo xtask dist whole
