#!/usr/bin/env bash
# What packages are made of the library, used as docs/install.md says, each from an empty folder:
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

# says WHAT COMMAND...: the last line must be the signed request's.
says() {
  "${@:2}" >"$log" 2>&1 || failed "$1 ends with $?"
  [ "$(tail -n 1 "$log")" = "$wanted" ] || failed "$1 does not sign as everywhere: $wanted"
  count=$((count + 1))
  printf '  %s\n' "$1"
}

section() {
  unfold "$1"
  says "$1" env -u LD_LIBRARY_PATH bash -ec "source ./commands.sh"
}

do_C() { section C; }
do_C++() { section C++; }
do_Go() { setup_go && GOMODCACHE=$work/modules GOFLAGS="${GOFLAGS:-} -modcacherw" section Go; }
do_Python() {
  ls "$DIST"/bh_auth-*.whl >"$work/wheel.log" 2>&1 || run tools/languages/python.sh wheel
  section Python
}

do_Java() {
  setup_jvm java
  [ -d "$DIST/maven" ] || run tools/languages/java.sh package target/dist dist/maven
  section Java
}

do_Rust() {
  section Rust
  # With the C ABI, as whoever names no features gets it.
  sed -i 's/ --no-default-features//' commands.sh
  rm -f Cargo.toml Cargo.lock
  says "Rust, with default features" bash -ec "source ./commands.sh"
}

# In this machine's root, over which a file system lies that is gone with the commands.
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
  unfold Debian
  as_root true || skip packages "it needs root, or sudo without a password, to install Debian's packages"
  # shellcheck disable=SC2016 # expanded by the inner shell
  says Debian as_root unshare -m --propagation private bash -ec '
    over=$PWD/over there=$PWD
    mkdir -p "$over"
    mount -t tmpfs over "$over"
    mkdir "$over"/{upper,work,root}
    mount -t overlay over -o lowerdir=/,upperdir="$over/upper",workdir="$over/work" "$over/root"
    mkdir -p "$over/root$there" "$over/root$DIST"
    cp sign.c commands.sh "$over/root$there"
    cp "$DIST"/libbh-auth*.deb "$over/root$DIST"
    mount -t proc proc "$over/root/proc"
    chroot "$over/root" env -i DIST="$DIST" PATH="$PATH" bash -ec "cd $there && source ./commands.sh >build.log 2>&1 || { cat build.log; exit 1; }
      dpkg --verify libbh-auth1 libbh-auth-dev
      dpkg --purge libbh-auth-dev libbh-auth1 >purge.log 2>&1
      left=\$(find /usr -name \"*bh_auth*\" -newer commands.sh; find /usr -name \"*bh-auth*\" -newer commands.sh)
      [ -z \"\$left\" ] || { echo \"left behind: \$left\"; exit 1; }
      tail -n 1 build.log"'
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
      [ "$("$shared/build/$program")" = 7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6 ] || failed "Conan: $program"
      count=$((count + 1))
    done
    [ "$(readelf -d "$shared/build/sign" | grep -c libbh_auth.so.1)" = "$([ $shared = True ] && echo 1 || echo 0)" ] ||
      failed "Conan, shared=$shared links the other library"
    printf '  Conan, shared=%s\n' "$shared"
  done
}

sections=("$@")
[ $# -gt 0 ] || sections=(C C++ Conan Debian Go Java Python Rust)
archive=$(echo "$DIST"/bh_auth-*-x86_64-linux-gnu.tar.gz)
[ -f "$archive" ] || run tools/dist.sh x86_64-linux-gnu
for name in "${sections[@]}"; do
  cd "$root"
  "do_$name"
done
echo "packages: $count programs of docs/install.md, each from an empty folder, sign as everywhere"
