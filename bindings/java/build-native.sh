#!/bin/sh
# Compiles the JNI shim and links it with the library into one file. Maven calls it after javac, which writes the
# header of the native methods.
#   build-native.sh JAVA_HOME CLASSES HEADERS TEST_OUTPUT
set -eu

java_home=$1 classes=$2 headers=$3 doctored=$4
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

# The names that org.bhauth.NativeLibrary looks for.
case $(uname -s) in
  Linux) os=linux file=libbhauth_jni.so link="-shared -Wl,-z,defs -Wl,-z,relro,-z,now -Wl,-z,max-page-size=16384
    -Wl,--exclude-libs,ALL -Wl,--gc-sections -s" libraries="-lgcc_s -lutil -lrt -lpthread -lm -ldl" ;;
  Darwin) os=darwin file=libbhauth_jni.dylib link="-dynamiclib -Wl,-dead_strip -Wl,-x" libraries= ;;
  *)
    echo "no rule for $(uname -s): see $0" >&2
    exit 1
    ;;
esac
case $(uname -m) in
  x86_64 | amd64) arch=x86_64 ;;
  aarch64 | arm64) arch=aarch64 ;;
  *) arch=$(uname -m) ;;
esac
jni_md=$(dirname "$(find -L "$java_home/include" -name jni_md.h | head -n 1)")
output=$classes/META-INF/native/$os-$arch/$file
mkdir -p "$(dirname "$output")" "$doctored/small"

flags="-std=c11 -O2 -fPIC -fvisibility=hidden -fstack-protector-strong -ffunction-sections
  -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror
  -I$root/include -I$headers -I$java_home/include -I$jni_md"

# $flags, $link and $libraries are lists: they are split on purpose.
# shellcheck disable=SC2086
{
  "$cc" $flags "$here"/src/main/c/*.c "$archive" -o "$output" $link $libraries
  # For the tests: the same library, but with an ABI version that no binding was built for.
  if [ "$os" = linux ]; then
    "$cc" $flags "$here"/src/main/c/*.c "$here/src/test/c/doctored.c" "$archive" -o "$doctored/$file" \
      $link -Wl,--wrap=bh_abi_version $libraries
    # And one that takes no array to be longer than 2048 bytes.
    "$cc" $flags -DOUTPUT_MAX=2048 "$here"/src/main/c/*.c "$archive" -o "$doctored/small/$file" $link $libraries
  fi
}
echo "built $output"
