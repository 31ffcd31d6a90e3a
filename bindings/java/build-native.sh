#!/bin/sh
# Compiles the JNI shim and links it with the library into one file. Maven calls it after javac, which writes the
# header of the native methods.
#   build-native.sh JAVA_HOME CLASSES HEADERS [TEST_OUTPUT]
# For another platform BH_NATIVE_PLATFORM is its folder in the jar, such as linux-musl-x86_64; CC a compiler for it and
# BH_AUTH_ARCHIVE its libbh_auth.a.
set -eu

java_home=$1 classes=$2 headers=$3 doctored=${4:-}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
archive=${BH_AUTH_ARCHIVE:-$root/target/release/libbh_auth.a}
cc=${CC:-cc}

[ -f "$archive" ] || {
  echo "$archive is missing: run 'cargo build --release' in $root first" >&2
  exit 1
}
[ -f "$java_home/include/jni.h" ] || {
  echo "$java_home has no include/jni.h: Maven must run on a JDK" >&2
  exit 1
}

# The folders that org.bhauth.NativeLibrary looks into.
case $(uname -m) in
  x86_64 | amd64) arch=x86_64 ;;
  aarch64 | arm64) arch=aarch64 ;;
  *) arch=$(uname -m) ;;
esac
case $(uname -s) in
  Linux) os=linux ;;
  Darwin) os=darwin ;;
  *) os=$(uname -s) ;;
esac
if [ "$os" = linux ] && [ -e /etc/alpine-release ]; then os=linux-musl; fi
platform=${BH_NATIVE_PLATFORM:-$os-$arch}

jni_md=$(dirname "$(find -L "$java_home/include" -name jni_md.h | head -n 1)")
elf="-shared -Wl,-z,defs -Wl,-z,relro,-z,now -Wl,-z,max-page-size=16384 -Wl,--version-script=$here/src/main/c/exports.map
  -Wl,--gc-sections -s"
# A compiler of another platform brings zig's unwinder, this one's the system's.
unwinder=${BH_NATIVE_PLATFORM:+-lunwind}
case $platform in
  linux-musl-*) file=libbhauth_jni.so link=$elf libraries=${unwinder:--lgcc_s} ;;
  linux-*) file=libbhauth_jni.so link=$elf libraries="${unwinder:--lgcc_s} -lpthread -lm -ldl" ;;
  darwin-*) file=libbhauth_jni.dylib link="-dynamiclib -Wl,-dead_strip -Wl,-x" libraries= ;;
  windows-*)
    file=bhauth_jni.dll link="-shared -s" libraries="-lkernel32 -lntdll -luserenv -lws2_32 $unwinder"
    jni_md=$here/src/main/c/windows
    ;;
  *)
    echo "no rule for $platform: see $0" >&2
    exit 1
    ;;
esac
output=$classes/META-INF/native/$platform/$file
mkdir -p "$(dirname "$output")"

flags="-std=c11 -O2 -fPIC -fvisibility=hidden -fstack-protector-strong -ffunction-sections
  -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror
  -I$root/include -I$headers -I$jni_md -I$java_home/include"

# $cc, $flags, $link and $libraries are lists: they are split on purpose.
# shellcheck disable=SC2086
{
  $cc $flags "$here"/src/main/c/*.c "$archive" -o "$output" $link $libraries
  # For the tests: the same library, but with an ABI version that no binding was built for.
  if [ -n "$doctored" ] && [ "$os" = linux ]; then
    mkdir -p "$doctored/small"
    $cc $flags "$here"/src/main/c/*.c "$here/src/test/c/doctored.c" "$archive" -o "$doctored/$file" \
      $link -Wl,--wrap=bh_abi_version $libraries
    # And one that takes no array to be longer than 2048 bytes.
    $cc $flags -DOUTPUT_MAX=2048 "$here"/src/main/c/*.c "$archive" -o "$doctored/small/$file" $link $libraries
  fi
}
echo "built $output"
