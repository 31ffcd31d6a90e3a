#!/usr/bin/env bash
# What packages are made of the library, used as docs/install.md says, each from an empty folder, where there is no Rust:
#
#   packages.sh [SECTION]...    those of the page's sections alone
source "$(dirname "$0")/../lib.sh"
source tools/toolchains.sh
need cc gcc libc6-dev || exit 1
debian g++ cmake ninja-build pkg-config python3 python3-venv openssl dpkg-dev lintian || exit 1

# Of the secret, time and call that every program of the page has; the oracle's vectors have it likewise.
query="recvWindow=5000&timestamp=1740568725231"
wanted="/api/v1/account?$query&signature=$(printf %s "$query" | openssl dgst -sha256 -hmac xxxx -r | cut -d ' ' -f 1)"
# Outside of the checkout, whose workspace cargo would find.
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf --one-file-system "$work"' EXIT
export DIST=$root/dist SOURCE=$root
count=0

failed() {
  cat "$log" >&2
  echo "FAILED: $*" >&2
  exit 1
}

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
  "${@:2}" >"$log" 2>&1 || failed "$1 ends with $?"
  [ "$(sed 's/\x1b\[[0-9;]*m//g' "$log" | grep . | tail -n 1)" = "$wanted" ] || failed "$1 does not sign as everywhere: $wanted"
  count=$((count + 1))
  printf '  %s\n' "$1"
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
    mkdir "$over"
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
  says "$1" stranger "$work/$1" "source ./commands.sh"
}

do_C() { section C; }
do_C++() { section C++; }
# Without Go's index of modules, which takes a version to be the same for ever.
do_Go() { setup_go && GODEBUG=goindex=0 section Go; }
do_Python() { section Python; }
do_Java() { setup_jvm java && section Java; }
do_Kotlin() { setup_jvm kotlin && section Kotlin; }

# In the root where Swift is, which has no Rust; the page's address is that of a repository with a tag.
do_Swift() {
  swift_toolchain
  unfold Swift
  git clone --quiet --bare "$root" "$work/Swift/bh_auth.git" >"$log" 2>&1
  git -C "$work/Swift/bh_auth.git" tag --force 0.1.0 "$(git -C "$root" rev-parse HEAD)" >"$log"
  mkdir -p "$work/Swift/dist" "$work/Swift/home"
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
  (cd "$root" && cargo xtask deb) >"$work/deb.log" 2>&1 || {
    cat "$work/deb.log" >&2
    exit 1
  }
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
  [ -x "$conan" ] || {
    python3 -m venv "$cache/conan-2.34.0" && "$cache/conan-2.34.0/bin/pip" install --quiet --disable-pip-version-check conan==2.34.0
  } >"$log" 2>&1 || failed "Conan cannot be installed"
  export CONAN_HOME=$work/conan-home
  mkdir -p "$work/Conan"
  cd "$work/Conan"
  { "$conan" profile detect && "$conan" export "$root/tools/dist"; } >"$log" 2>&1 || failed "conan export"
  cp "$root"/tests/install/* .
  for shared in True False; do
    "$conan" install --requires=bh_auth/0.1.0 --build=missing --no-remote -o "bh_auth/*:shared=$shared" -g CMakeDeps -g CMakeToolchain \
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

sections=("$@")
[ $# -gt 0 ] || sections=(C C++ Conan Debian Go Java Kotlin Python Rust Swift)
archive=$(echo "$DIST"/bh_auth-*-x86_64-linux-gnu.tar.gz)
[ -f "$archive" ] && [ -d "$DIST/maven" ] || run tools/dist.sh x86_64-linux-gnu packages
for name in "${sections[@]}"; do
  cd "$root"
  "do_$name"
done
echo "packages: $count programs of docs/install.md, each from an empty folder, sign as everywhere"
