#!/usr/bin/env bash
# Two targets of make dist; one of them again in another folder with another HOME, to the same bytes. Then the packages of Go
# and Java that are made of them, each used from an empty folder as its user would.
source "$(dirname "$0")/../lib.sh"
source tools/cross.sh
source tools/toolchains.sh

signature=7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6
work=$root/target/test-dist
rm -rf "$work"
mkdir -p "$work"
debian qemu-user libc6-arm64-cross || exit 1
tools/dist.sh x86_64-linux-gnu aarch64-linux-gnu

again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT
git clone --quiet "$root" "$again/elsewhere"
# With what is not committed yet.
git ls-files -z --modified --others --exclude-standard | xargs -0 -r cp --parents -t "$again/elsewhere" 2>/dev/null || true
mkdir "$again/home"
(
  cd "$again/elsewhere"
  export RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup} HOME=$again/home BH_CACHE=$cache
  unset CARGO_HOME
  tools/dist.sh x86_64-linux-gnu
) >"$work/again.log" 2>&1 || {
  tail -n 20 "$work/again.log" >&2
  exit 1
}
for packed in dist/bh_auth-*-x86_64-linux-gnu.tar.gz; do
  cmp "$packed" "$again/elsewhere/$packed" || {
    echo "FAILED: $packed is another when it is made in another folder by another user" >&2
    exit 1
  }
done

# signs WHAT COMMAND...
signs() {
  local said
  said=$("${@:2}" 2>"$work/said.log") || true
  [ "$said" = "$signature" ] || {
    cat "$work/said.log" >&2
    echo "FAILED: $1: $said" >&2
    exit 1
  }
  echo "  $1"
}

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
  export GOPROXY=file://$root/dist/go GONOSUMDB="github.com/bh-auth/*" GOMODCACHE=$work/gomod GOFLAGS="$GOFLAGS -modcacherw"
  go mod init example.com/user 2>/dev/null
  run go get "github.com/bh-auth/bh_auth/bindings/go@v$version"
  signs "Go, from the module alone" go run .
  go mod vendor
  signs "Go, vendored" go run -mod=vendor .
  go build -mod=vendor -tags netgo,osusergo -ldflags '-linkmode external -extldflags "-static"' -o static . 2>"$work/said.log"
  signs "Go, linked statically" ./static
)

setup_jvm java
tools/languages/java.sh package target/dist dist/maven >"$work/java.log" 2>&1 || {
  tail -n 20 "$work/java.log" >&2
  exit 1
}
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
for jar in dist/maven/org/bhauth/bh-auth/"$version"/bh-auth-"$version"{,-linux-x86_64}.jar; do
  signs "Java, ${jar##*/}" java -cp "$jar" "$work/java/Sign.java"
done
echo "dist: 2 targets, one of them made twice to the same bytes; Go's module and Java's jars, each used from an empty folder"
