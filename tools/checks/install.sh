#!/usr/bin/env bash
# What make install lays down, used as a user would: from a stage that was moved, in a folder of its own.
source "$(dirname "$0")/../lib.sh"
need cc gcc libc6-dev || exit 1
debian g++ clang lld cmake ninja-build meson pkg-config binutils || exit 1

work=$root/target/test-install stage=$root/target/test-install/stage
# As Debian has it, where CMake and pkg-config look too.
libdir=lib/$(cc -print-multiarch)
rm -rf "$work"
mkdir -p "$work"
cargo xtask install --destdir "$stage" --prefix /opt/bh_auth --libdir "$libdir" >"$work/install.log" 2>&1 || {
  tail -n 20 "$work/install.log" >&2
  exit 1
}
# Nothing may know where it was laid down.
mv "$stage/opt/bh_auth" "$work/moved"
cp tests/install/* "$work"
cd "$work"
export PKG_CONFIG_PATH=$work/moved/$libdir/pkgconfig LD_LIBRARY_PATH=$work/moved/$libdir
library=$work/moved/$libdir
count=0

counted() {
  signs "$@"
  count=$((count + 1))
}

# linked WHAT COMMAND...: what it makes, ./sign, must sign.
linked() {
  rm -f sign
  "${@:2}" -o sign >build.log 2>&1 || {
    cat build.log >&2
    echo "FAILED: $1 does not link" >&2
    exit 1
  }
  counted "$1" ./sign
}

words() { read -ra words < <("$@"); }

counted "bin/bh-auth" env BH_VELAFI_SECRET=xxxx moved/bin/bh-auth sign velafi --timestamp 1740568725231
for file in share/man/man1/bh-auth-sign.1 share/bash-completion/completions/bh-auth share/zsh/site-functions/_bh-auth; do
  grep -q secret-file "moved/$file" || grep -q 'secret\\-file' "moved/$file" || {
    echo "FAILED: $file does not describe bh-auth" >&2
    exit 1
  }
done
words pkg-config --cflags --libs bh_auth
linked "cc, pkg-config" cc sign.c "${words[@]}"
linked "c++, pkg-config" c++ -std=c++17 sign.cpp "${words[@]}"
words pkg-config --static --cflags --libs bh_auth
linked "cc -static, pkg-config --static" cc -static sign.c "${words[@]}"
linked "cc, the archive by its path" cc -I moved/include sign.c "$library/libbh_auth.a" -lpthread -lm -ldl
linked "dlopen" cc -I moved/include -DOPEN='"libbh_auth.so.1"' sign.c -ldl

for shared in ON OFF; do
  cmake -G Ninja -S . -B "cmake-$shared" -DCMAKE_PREFIX_PATH="$work/moved" \
    -DBUILD_SHARED_LIBS=$shared >build.log 2>&1 && cmake --build "cmake-$shared" >>build.log 2>&1 || {
    cat build.log >&2
    exit 1
  }
  for program in sign sign-static sign-cpp; do counted "CMake, BUILD_SHARED_LIBS=$shared, $program" "cmake-$shared/$program"; done
  needed=$(readelf -d "cmake-$shared/sign" | grep -c 'libbh_auth.so.1' || true)
  [ "$needed" = "$([ $shared = ON ] && echo 1 || echo 0)" ] || {
    echo "FAILED: BUILD_SHARED_LIBS=$shared links the other library" >&2
    exit 1
  }
done
meson setup meson >build.log 2>&1 && ninja -C meson >>build.log 2>&1 || {
  cat build.log >&2
  exit 1
}
counted Meson meson/sign

# Two Rust libraries in one program: with either as each crate for itself or as one, in either order.
rustc --edition 2024 --crate-type staticlib -O -o other.a other.rs
rustc --edition 2024 --crate-type staticlib -O -C lto=fat -C embed-bitcode=yes -C codegen-units=1 -o other-lto.a other.rs
for other in other.a other-lto.a; do
  two=(-O2 -DOTHER -I moved/include sign.c) libraries=(-lgcc_s -lpthread -lm -ldl)
  linked "gcc, $other" gcc "${two[@]}" "$library/libbh_auth.a" $other "${libraries[@]}"
  linked "gcc, $other first" gcc "${two[@]}" $other "$library/libbh_auth.a" "${libraries[@]}"
  linked "gcc -flto, $other" gcc -flto "${two[@]}" "$library/libbh_auth.a" $other "${libraries[@]}"
  linked "gcc -static, $other" gcc -static "${two[@]}" "$library/libbh_auth.a" $other -lgcc_eh -lpthread -lm -ldl
  linked "gcc --whole-archive, $other" gcc "${two[@]}" -Wl,--whole-archive "$library/libbh_auth.a" $other -Wl,--no-whole-archive "${libraries[@]}"
  linked "clang, lld, $other" clang -fuse-ld=lld "${two[@]}" "$library/libbh_auth.a" $other "${libraries[@]}"
  linked "clang, lld -flto, $other first" clang -fuse-ld=lld -flto "${two[@]}" $other "$library/libbh_auth.a" "${libraries[@]}"
done

# What is installed is what is tested: the C tests, with either library of the stage.
programs="vectors misuse misuse_table capacities noalloc threads"
for kind in a so; do
  make --no-print-directory -s -C "$root/tests/c" LIBRARY="$library/libbh_auth.$kind" PROGRAMS="$programs" OUT="$work/tests-$kind" >build.log 2>&1 || {
    cat build.log >&2
    exit 1
  }
  for program in $programs; do
    (cd "$root/tests/c" && "$work/tests-$kind/$program") >build.log 2>&1 || {
      tail -n 20 build.log >&2
      echo "FAILED: $program with the installed libbh_auth.$kind" >&2
      exit 1
    }
  done
  printf '  libbh_auth.%s: %s\n' "$kind" "$programs"
done

# A plug-in with the archive inside exports its own function and none of ours.
printf '#include <bh_auth.h>\nunsigned plug_in(void);\nunsigned plug_in(void) { return bh_abi_version(); }\n' >plug-in.c
cc -shared -fPIC -I moved/include plug-in.c "$library/libbh_auth.a" -lpthread -lm -ldl -Wl,--exclude-libs,ALL -o plug-in.so
exported=$(nm -D --defined-only plug-in.so | awk '{ print $3 }' | tr '\n' ' ')
[ "$exported" = "plug_in " ] || {
  echo "FAILED: a plug-in exports $exported" >&2
  exit 1
}

# With the C library alone.
if [ "$(id -u)" = 0 ]; then
  words pkg-config --cflags --libs bh_auth
  cc sign.c "${words[@]}" -o sign
  mkdir -p bare
  cp sign bare/
  cp "$library/libbh_auth.so.1" bare/
  for file in $(env -u LD_LIBRARY_PATH ldd "$library/libbh_auth.so.1" sign | grep -o '/[^ ]*/\(libc\|libm\|libdl\|libpthread\|ld-linux[^/ ]*\)\.so[^ ]*'); do
    mkdir -p "bare${file%/*}"
    cp -L "$file" "bare$file"
  done
  counted "a root with the C library alone" env -i LD_LIBRARY_PATH=/ "$(command -v chroot)" bare /sign
fi

(cd "$root" && cargo xtask uninstall --prefix "$work/moved" --libdir "$libdir") >uninstall.log
left=$(find moved ! -type d)
[ -z "$left" ] || {
  echo "FAILED: make uninstall leaves $left" >&2
  exit 1
}
echo "install: $count programs, each from a stage that was moved; an archive of $(stat -c %s "$root/target/install/libbh_auth.a") bytes"
