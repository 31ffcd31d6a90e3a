#!/usr/bin/env bash
# What make dist makes.
#
#   dist.sh                   for make test: two targets, the first of them made twice; then what is quick to use of their packages
#   dist.sh twice TARGET...   these targets, again in another folder with another HOME, to the same bytes
#   dist.sh use [SECTION]...  the packages, each used as docs/install.md says, from an empty folder where there is no Rust;
#                             those of the page's sections alone, or Conan; Java's jar on the Javas of other platforms too
source "$(dirname "$0")/../lib.sh"
source tools/cross.sh
source tools/toolchains.sh

log=$root/target/test-dist.log
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)

failed() {
  tail -n 20 "$log" >&2
  echo "FAILED: $*" >&2
  exit 1
}

do_twice() {
  local again target packed
  again=$(mktemp -d)
  # shellcheck disable=SC2064 # its name now
  trap "rm -rf '$again'" EXIT
  git -c advice.detachedHead=false clone --quiet "$root" "$again/elsewhere"
  # With what is not committed yet.
  git ls-files -z --modified --others --exclude-standard | xargs -0 -r cp --parents -t "$again/elsewhere" 2>/dev/null || true
  mkdir "$again/home" "$again/bin"
  # What looks through it and packs it needs not be built again.
  printf '#!/bin/sh\nCARGO_HOME="%s" exec "%s" "$@"\n' "${CARGO_HOME:-$HOME/.cargo}" "$(command -v cargo)" >"$again/bin/cargo"
  chmod +x "$again/bin/cargo"
  for target in "$@"; do
    tools/dist.sh "$target"
    env -u CARGO_HOME -C "$again/elsewhere" "PATH=$again/bin:$PATH" "RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup}" \
      "HOME=$again/home" "BH_CACHE=$cache" "CARGO_TARGET_DIR=$root/target" tools/dist.sh "$target" >"$log" 2>&1 || failed "$target cannot be made in another folder"
    for packed in dist/bh[_-]auth-*-"$target".{tar.gz,zip}; do
      [ ! -f "$packed" ] || cmp "$packed" "$again/elsewhere/$packed" || {
        echo "FAILED: $packed is another when it is made in another folder by another user" >&2
        exit 1
      }
    done
    echo "  made twice, to the same bytes: $target"
  done
}

# Of the secret, time and call that every program of the page has; the oracle's vectors have it likewise.
query="recvWindow=5000&timestamp=1740568725231"
export DIST=$root/dist SOURCE=$root
count=0

# unfold SECTION: the blocks of the page's section: files into this folder, the commands into commands.sh.
unfold() {
  mkdir -p "$work/$1/src"
  cd "$work/$1"
  log=$work/$1.log
  awk -v section="$1" '
    /^## / { inside = $2 == section }
    inside && /^```[a-z]+/ { file = $1 == "```sh" ? "commands.sh" : $2; next }
    /^```$/ { file = "" }
    file { print >file }' "$root/docs/install.md"
  [ "$(wc -l <commands.sh)" -le 3 ] || failed "$1: more than three commands"
}

# says WHAT COMMAND...: the last line must be the signed request's, whatever colours a tool puts around it.
says() {
  local start=$SECONDS
  "${@:2}" >"$log" 2>&1 </dev/null || failed "$1 ends with $?"
  [ "$(sed 's/\x1b\[[0-9;]*m//g' "$log" | tr -d '\r' | grep . | tail -n 1)" = "$wanted" ] || failed "$1 does not sign as everywhere: $wanted"
  count=$((count + 1))
  printf '  %4d s  %s\n' $((SECONDS - start)) "$1"
}

# stranger FOLDER COMMANDS: in this machine's root, but without Rust, cargo's caches, this checkout, and what Maven or Go may have
# of ours; dist is there. What is written goes with it. Whoever may not do that has Rust at hand.
stranger() {
  as_root true 2>/dev/null || {
    (cd "$1" && bash -ec "$2")
    return
  }
  # shellcheck disable=SC2016 # expanded by the inner shells
  as_root env "PATH=$PATH" "HOME=$HOME" unshare -m --propagation private bash -ec '
    folder=$1 commands=$2 checkout=$3 dist=$4 over=$folder.over
    mkdir -p "$over"
    mount -t tmpfs over "$over"
    mkdir "$over"/{upper,work,root}
    mount -t overlay over -o lowerdir=/,upperdir="$over/upper",workdir="$over/work" "$over/root"
    cd "$over/root"
    rm -rf ".$HOME/.m2/repository/org/bhauth"
    for hidden in "$checkout" "$HOME/.cargo" "$HOME/.rustup" "$HOME/go/pkg/mod"; do [ ! -d ".$hidden" ] || mount -t tmpfs hidden ".$hidden"; done
    mkdir -p ".$dist"
    mount --bind "$dist" ".$dist"
    mount -t proc proc proc
    mount --rbind /dev dev
    rm -f usr/bin/{cargo,rustc} usr/local/bin/{cargo,rustc}
    chroot . env -u LD_LIBRARY_PATH -u CARGO_HOME -u RUSTUP_HOME --chdir="$folder" DIST="$dist" bash -ec "
      ! command -v cargo rustc || exit 1
      $commands"' _ "$1" "$2" "$root" "$DIST"
}

section() {
  unfold "$1"
  says "$1" stranger "$work/$1" "source ./commands.sh; ${2:-}"
}

do_Shell() { section Shell; }
do_C() { section C; }
do_C++() { section C++; }
do_JavaScript() { setup_node && section JavaScript; }
do_Python() { section Python; }

# With the interfaces of PSR as they are to who calls none of them: the program needs no network.
do_PHP() {
  export COMPOSER_HOME=$work/composer COMPOSER_ALLOW_SUPERUSER=1
  mkdir "$COMPOSER_HOME"
  (cd "$root" && tools/languages/php.sh pack) >"$work/PHP.log" 2>&1 || { cat "$work/PHP.log" >&2 && exit 1; }
  php -r '
    $off = [["packagist.org" => false]];
    foreach (["client", "factory", "message"] as $name) {
        $off[] = ["type" => "package", "package" => ["name" => "psr/http-$name", "version" => "1.0.1", "type" => "metapackage"]];
    }
    echo json_encode(["repositories" => $off]);' >"$COMPOSER_HOME/config.json"
  section PHP
}

# Without Go's index of modules, which takes a version to be the same for ever. Then with the module for many machines beside
# it, and with the module in the program's own folder, and linked statically.
do_Go() {
  setup_go
  export GODEBUG=goindex=0
  section Go 'GOPROXY="file://$DIST/go,$(go env GOPROXY)" GONOSUMDB=github.com/bh-auth go get github.com/bh-auth/bh_auth/bindings/go/fleet
    go build github.com/bh-auth/bh_auth/bindings/go/fleet
    go mod vendor
    go build -mod=vendor -tags netgo,osusergo -ldflags "-linkmode external -extldflags -static" -o static . 2>/dev/null
    ./static'
}

# And on the Javas of other platforms, which have no compiler, as far as the jar has their natives.
do_Java() {
  local jar=$DIST/maven/org/bhauth/bh-auth/$version/bh-auth-$version.jar native=META-INF/native/windows-x86_64 files
  setup_jvm java
  section Java
  javac --release 11 -cp "$jar" -d classes Sign.java
  says "Java, the jar of this platform alone" java -cp "${jar%.jar}-linux-$(uname -m).jar:classes" Sign
  cd "$root"
  cross_tools qemu-user libc6-arm64-cross unzip || exit 1
  # Not from a pipe, which fails where what is looked for comes early.
  files=$(unzip -l "$jar")
  if [[ $files == *linux-aarch64* ]]; then
    java_of manylinux_2_17_aarch64
    says "Java on arm64, by qemu" qemu-aarch64 -L /usr/aarch64-linux-gnu "$java" -Xint -cp "$jar:$work/Java/classes" Sign
  fi
  if [[ $files == *windows-x86_64* ]] && debian wine64; then
    java_of win_amd64
    # This Wine has neither what Rust's random numbers come from, nor what a JVM makes up the name of a temporary folder by.
    unzip -q "$jar" "$native/*" -d "$work/Java"
    "$zig" cc -target x86_64-windows-gnu -shared -o "$work/Java/$native/bcryptprimitives.dll" tests/c/support/bcryptprimitives.c -ladvapi32
    says "Java on Windows, by Wine" env -C "$work/Java" WINEDEBUG=-all "WINEPREFIX=$work/wine" "WINEPATH=$native" /usr/lib/wine/wine64 \
      "$java.exe" -Xint "-Dorg.bhauth.library.path=$native/bhauth_jni.dll" -cp "$jar;classes" Sign
  fi
}

do_Kotlin() { setup_jvm kotlin && section Kotlin; }

# In the root where Swift is, which has no Rust; the page's address is that of a repository with a tag.
do_Swift() {
  swift_toolchain
  unfold Swift
  # It remembers of which commit a version was; here it is another each time.
  [ -z "$swift_root" ] || as_root rm -f "$swift_root"/root/.swiftpm/security/fingerprints/bh_auth-*
  git clone --quiet --bare "$root" "$work/Swift/bh_auth.git" >"$log" 2>&1
  git -C "$work/Swift/bh_auth.git" tag --force "$version" "$(git -C "$root" rev-parse HEAD)" >"$log"
  mkdir -p "$work/Swift/dist" "$work/Swift/home"
  # shellcheck disable=SC2031 # this one is not changed
  cp "$archive" "$work/Swift/dist"
  git config --file "$work/Swift/home/.gitconfig" "url.file://$work/Swift/bh_auth.git.insteadOf" https://github.com/bh-auth/bh_auth
  git config --file "$work/Swift/home/.gitconfig" safe.directory '*'
  # shellcheck disable=SC2030,SC2031 # for this one run
  says Swift bash -ec "$(declare -f in_swift)"'
    root=$1 swift_scratch=$1 swift_root=$2 DIST=$1/dist
    export DIST
    in_swift bash -ec "source ./commands.sh"' _ "$work/Swift" "$swift_root"
}

# With Rust, and no more than the checkout.
do_Rust() {
  unfold Rust
  says Rust bash -ec "source ./commands.sh"
  # With the C ABI, as whoever names no features gets it.
  sed -i 's/ --no-default-features//' commands.sh
  rm -f Cargo.toml Cargo.lock
  says "Rust, with default features" bash -ec "source ./commands.sh"
}

do_Debian() {
  local rejected
  debian dpkg-dev lintian || exit 1
  (cd "$root" && cargo xtask deb) >"$log" 2>&1 || failed "make deb"
  rejected=$(lintian --allow-root --fail-on error,warning "$DIST"/libbh-auth*.deb 2>&1) || {
    echo "FAILED: lintian: $rejected" >&2
    exit 1
  }
  as_root true || skip packages "it needs root, or sudo without a password, to install Debian's packages"
  unfold Debian
  # shellcheck disable=SC2016 # expanded by the inner shell
  says Debian stranger "$work/Debian" 'source ./commands.sh >build.log 2>&1 || { cat build.log; exit 1; }
    dpkg --verify libbh-auth1 libbh-auth-dev
    dpkg --purge libbh-auth-dev libbh-auth1 >purge.log 2>&1
    left=$(find /usr -name "*bh[_-]auth*" -newer commands.sh)
    [ -z "$left" ] || { echo "left behind: $left"; exit 1; }
    tail -n 1 build.log'
}

# Conan of PyPI, with a home of its own; the same program by CMake as from make install.
do_Conan() {
  local conan=$cache/conan-2.34.0/bin/conan shared
  log=$work/conan.log
  debian cmake ninja-build || exit 1
  [ -x "$conan" ] || {
    python3 -m venv "$cache/conan-2.34.0" && "$cache/conan-2.34.0/bin/pip" install --quiet --disable-pip-version-check conan==2.34.0
  } >"$log" 2>&1 || failed "Conan cannot be installed"
  export CONAN_HOME=$work/conan-home
  mkdir -p "$work/Conan"
  cd "$work/Conan"
  { "$conan" profile detect && "$conan" export "$root/tools/dist"; } >"$log" 2>&1 || failed "conan export"
  cp "$root"/tests/install/* .
  for shared in True False; do
    "$conan" install --requires="bh_auth/$version" --build=missing --no-remote -o "bh_auth/*:shared=$shared" -g CMakeDeps -g CMakeToolchain \
      -c "user.bh_auth:dist=file://$DIST" --output-folder "$shared" >"$log" 2>&1 || failed "Conan, shared=$shared"
    { cmake -G Ninja -S . -B "$shared/build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_TOOLCHAIN_FILE="$shared/conan_toolchain.cmake" &&
      cmake --build "$shared/build"; } >"$log" 2>&1 || failed "Conan, shared=$shared, CMake"
    for program in sign sign-cpp; do
      signs "Conan, shared=$shared, $program" "$shared/build/$program"
      count=$((count + 1))
    done
    [ "$(readelf -d "$shared/build/sign" | grep -c libbh_auth.so.1)" = "$([ $shared = True ] && echo 1 || echo 0)" ] ||
      failed "Conan, shared=$shared links the other library"
  done
}

# The AAR, as far as that goes without Android: what has its header and its library needs nothing else.
do_Android() {
  local abi target module=$work/aar/prefab/modules/bh_auth
  log=$work/aar.log
  cross_tools llvm-22 lld-22 unzip || exit 1
  unzip -q "$DIST/bh_auth-$version.aar" -d "$work/aar"
  printf '#include <bh_auth.h>\nunsigned user(void);\nunsigned user(void) { return bh_abi_version(); }\n' >"$work/user.c"
  while read -r abi target; do
    {
      "$zig" cc -target "$target" -ffreestanding -fPIC -I"$module/include" -c "$work/user.c" -o "$work/user.o" &&
        ld.lld-22 -shared --no-undefined --allow-shlib-undefined "$work/user.o" "$module/libs/android.$abi/libbh_auth.so" -o "$work/user.so" &&
        readelf -d "$work/user.so" | grep -q 'NEEDED.*\[libbh_auth.so\]' &&
        cmp "$work/aar/jni/$abi/libbh_auth.so" "$module/libs/android.$abi/libbh_auth.so" &&
        grep -q "\"abi\": \"$abi\"" "$module/libs/android.$abi/abi.json"
    } >"$log" 2>&1 || failed "the AAR, $abi"
    count=$((count + 1))
  done <<<'arm64-v8a aarch64-linux-android
armeabi-v7a arm-linux-androideabi
x86_64 x86_64-linux-android'
  echo "  the AAR links for each processor"
}

do_use() {
  local name
  need cc gcc libc6-dev || exit 1
  debian g++ pkg-config python3 python3-venv openssl || exit 1
  wanted="/api/v1/account?$query&signature=$(printf %s "$query" | openssl dgst -sha256 -hmac xxxx -r | cut -d ' ' -f 1)"
  archive=$(echo "$DIST"/bh_auth-*-"$(uname -m)"-linux-gnu.tar.gz)
  [ -f "$archive" ] && [ -d "$DIST/maven" ] || run tools/dist.sh "$(uname -m)-linux-gnu" packages
  [ $# -gt 0 ] || {
    set -- C C++ Conan Debian Go Java JavaScript Kotlin PHP Python Rust Swift
    [ ! -f "$DIST/bh_auth-$version.aar" ] || set -- "$@" Android
    [ ! -f "$DIST/bh-auth-$version-x86_64-linux-musl.tar.gz" ] || set -- "$@" Shell
  }
  # Outside of the checkout, whose workspace cargo would find.
  work=$(mktemp -d)
  trap 'chmod -R u+w "$work"; rm -rf --one-file-system "$work"' EXIT
  for name in "$@"; do
    cd "$root"
    "do_$name"
  done
}

if [ $# -gt 0 ]; then
  "do_$1" "${@:2}"
else
  (do_twice x86_64-linux-gnu)
  tools/dist.sh aarch64-linux-gnu packages
  # What takes longer is run by whoever changes it, and before a release.
  do_use C C++ Conan Go Java Python
fi
echo "dist: $count programs of its packages, each from an empty folder, sign as everywhere"
