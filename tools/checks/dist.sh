#!/usr/bin/env bash
# What make dist makes: two targets, the first of them again in another folder with another HOME, to the same bytes; then the
# packages of Go and Java that are made of them, each used from an empty folder as its user would.
#
#   dist.sh [TARGET...]    these targets, each of them made twice
source "$(dirname "$0")/../lib.sh"
source tools/cross.sh
source tools/toolchains.sh

work=$root/target/test-dist
rm -rf "$work"
mkdir -p "$work"
cross_tools llvm-22 lld-22 qemu-user libc6-arm64-cross unzip || exit 1
twice=("$@")
[ $# -gt 0 ] || {
  set -- x86_64-linux-gnu aarch64-linux-gnu
  twice=(x86_64-linux-gnu)
}
tools/dist.sh "$@" packages

again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT
git -c advice.detachedHead=false clone --quiet "$root" "$again/elsewhere"
# With what is not committed yet.
git ls-files -z --modified --others --exclude-standard | xargs -0 -r cp --parents -t "$again/elsewhere" 2>/dev/null || true
mkdir "$again/home" "$again/bin"
# What looks through it and packs it needs not be built again.
printf '#!/bin/sh\nCARGO_HOME="%s" exec "%s" "$@"\n' "${CARGO_HOME:-$HOME/.cargo}" "$(command -v cargo)" >"$again/bin/cargo"
chmod +x "$again/bin/cargo"
(
  cd "$again/elsewhere"
  export PATH=$again/bin:$PATH
  export RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup} HOME=$again/home BH_CACHE=$cache CARGO_TARGET_DIR=$root/target
  unset CARGO_HOME
  tools/dist.sh "${twice[@]}"
) >"$work/again.log" 2>&1 || {
  tail -n 20 "$work/again.log" >&2
  exit 1
}
for target in "${twice[@]}"; do
  for packed in dist/bh_auth-*-"$target".{tar.gz,zip}; do
    [ ! -f "$packed" ] || cmp "$packed" "$again/elsewhere/$packed" || {
      echo "FAILED: $packed is another when it is made in another folder by another user" >&2
      exit 1
    }
  done
done
echo "  made twice, to the same bytes: ${twice[*]}"

setup_go
mkdir -p "$work/go"
cat >"$work/go/main.go" <<'END'
package main

import (
	"fmt"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

func main() {
	key, err := bhauth.NewHMACKey([]byte("xxxx"))
	if err != nil {
		panic(err)
	}
	defer key.Close()
	signature, err := (&bhauth.Velafi{Key: key}).Sign(1740568725231)
	if err != nil {
		panic(err)
	}
	fmt.Println(signature)
}
END
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
(
  cd "$work/go"
  # The module is nowhere else, so no checksum of it is asked for.
  # Go keeps an index of a module by its folder and version, and both are those of the run before.
  export GODEBUG=goindex=0
  export GOPROXY=file://$root/dist/go GONOSUMDB="github.com/bh-auth/*" GOMODCACHE=$work/gomod GOFLAGS="$GOFLAGS -modcacherw"
  go mod init example.com/user 2>/dev/null
  run go get "github.com/bh-auth/bh_auth/bindings/go@v$version"
  signs "Go, from the module alone" go run .
  go mod vendor
  signs "Go, vendored" go run -mod=vendor .
  go build -mod=vendor -tags netgo,osusergo -ldflags '-linkmode external -extldflags "-static"' -o static . 2>"$work/static.log"
  signs "Go, linked statically" ./static
)

setup_jvm java
mkdir -p "$work/java"
cat >"$work/java/Sign.java" <<'END'
import org.bhauth.HmacKey;
import org.bhauth.Velafi;

public class Sign {
    public static void main(String[] arguments) {
        try (HmacKey key = HmacKey.of("xxxx")) {
            System.out.println(Velafi.sign(key, 1740568725231L));
        }
    }
}
END
jar=dist/maven/org/bhauth/bh-auth/$version/bh-auth-$version
for one in "$jar.jar" "$jar-linux-x86_64.jar"; do
  signs "Java, ${one##*/}," java -cp "$one" "$work/java/Sign.java"
done
# On Javas of other platforms, which have no compiler.
javac --release 11 -cp "$jar.jar" -d "$work/java" "$work/java/Sign.java"
platforms=x86_64
if unzip -l "$jar.jar" | grep -q linux-aarch64; then
  java_of manylinux_2_17_aarch64
  signs "Java on arm64, by qemu," qemu-aarch64 -L /usr/aarch64-linux-gnu "$java" -Xint -cp "$jar.jar:$work/java" Sign
  platforms+=", arm64"
fi
if unzip -l "$jar.jar" | grep -q windows-x86_64 && [ -x /usr/lib/wine/wine64 ]; then
  java_of win_amd64
  signs "Java on Windows, in Wine," env WINEDEBUG=-all "WINEPREFIX=$work/wine" \
    /usr/lib/wine/wine64 "$java.exe" -Xint -cp "$jar.jar;$work/java" Sign
  platforms+=", Windows"
fi
# The AAR, as far as that goes without Android: what has its header and its library needs nothing else.
aar=dist/bh_auth-$version.aar
if [ -f "$aar" ]; then
  unzip -q "$aar" -d "$work/aar"
  module=$work/aar/prefab/modules/bh_auth
  printf '#include <bh_auth.h>\nunsigned user(void);\nunsigned user(void) { return bh_abi_version(); }\n' >"$work/user.c"
  while read -r abi target; do
    "$zig" cc -target "$target" -ffreestanding -fPIC -I"$module/include" -c "$work/user.c" -o "$work/user.o"
    ld.lld-22 -shared --no-undefined --allow-shlib-undefined "$work/user.o" "$module/libs/android.$abi/libbh_auth.so" -o "$work/user.so"
    readelf -d "$work/user.so" | grep -q 'NEEDED.*\[libbh_auth.so\]'
    cmp "$work/aar/jni/$abi/libbh_auth.so" "$module/libs/android.$abi/libbh_auth.so"
    grep -q "\"abi\": \"$abi\"" "$module/libs/android.$abi/abi.json"
  done <<<'arm64-v8a aarch64-linux-android
armeabi-v7a arm-linux-androideabi
x86_64 x86_64-linux-android'
  echo "  the AAR links"
fi
echo "dist: $# targets, of which made twice, to the same bytes: ${twice[*]}; Go's module, and the jars on $platforms, used from an empty folder"
