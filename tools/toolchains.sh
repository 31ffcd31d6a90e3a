# Sourced after lib.sh: Go, Java, Swift and Node, made available or skipped; and roots of another Debian.

# Roots of a Debian, made by debootstrap, and commands in them. What this machine's package clients are configured with is
# taken into a root when it is made: no mirror is named here.

# The mirror that this machine's own apt uses for Debian; nothing if it uses none, and debootstrap takes its default.
debian_mirror() {
  cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list /etc/apt/sources.list 2>/dev/null |
    grep -v '^[[:space:]]*#' | grep -oE 'https?://[^][:space:]]+' | grep -E '/debian/?$' | head -n 1
}

# as_root COMMAND...
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# can_make_roots: whether this machine has what that needs; says what it lacks.
can_make_roots() {
  [ "$(uname -s)" = Linux ] || {
    echo "not Linux"
    return 1
  }
  as_root true 2>/dev/null || {
    echo "it needs root, or sudo without a password"
    return 1
  }
  debian debootstrap debian-archive-keyring >&2 || {
    echo "debootstrap is missing"
    return 1
  }
}

# make_root SUITE FOLDER PACKAGE...: fills a folder of another name, and renames it when it is complete: what was
# interrupted is never used.
make_root() {
  local suite=$1 folder=$2 partial=$2.partial mirror here
  shift 2
  mirror=$(debian_mirror || true)
  here=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  as_root rm -rf --one-file-system "$partial"
  # shellcheck disable=SC2086 # a missing mirror must be no argument
  as_root unshare -m --propagation private \
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$partial" $mirror || return 1
  # The same archives as this machine's, of the other release; updates and security fixes are among them.
  for file in /etc/apt/sources.list.d/*.sources /etc/apt/sources.list; do
    [ ! -s "$file" ] || [ -z "$here" ] ||
      sed "s/\b$here\b/$suite/g" "$file" | as_root tee "$partial${file}" >/dev/null
  done
  [ -z "$(ls "$partial"/etc/apt/sources.list.d)" ] || as_root rm -f "$partial/etc/apt/sources.list"
  { apt-config dump 2>/dev/null | grep -iE '^Acquire::(https?|Check)' || true; } |
    as_root tee "$partial/etc/apt/apt.conf.d/00machine" >/dev/null
  as_root cp -L /etc/resolv.conf "$partial/etc/resolv.conf"
  [ ! -d /usr/local/share/ca-certificates ] ||
    as_root cp -rL /usr/local/share/ca-certificates/. "$partial/usr/local/share/ca-certificates/"
  in_root "$partial" / bash -ec "
    update-ca-certificates
    apt-get update
    apt-get install -y --no-install-recommends $*
    apt-get clean
    rm -rf /var/lib/apt/lists/*" || return 1
  as_root mv "$partial" "$folder"
}

# in_root FOLDER DIRECTORY COMMAND...: runs it in a root, with an environment of its own.
in_root() {
  # shellcheck disable=SC2016 # expanded by the inner shell
  as_root unshare -m --propagation private bash -c '
    set -e
    there=$1 directory=$2
    shift 2
    mount -t proc proc "$there/proc"
    mount --rbind /dev "$there/dev"
    exec chroot "$there" env -i --chdir="$directory" PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
      DEBIAN_FRONTEND=noninteractive "$@"' _ "$@"
}

# Go itself, and what cgo needs.

# The oldest Go that bindings/go/go.mod takes; where Go is missing, this release is fetched.
go_minor=24
go_release=go1.24.13

# go_minor_of COMMAND: 26 of "go version go1.26.8 linux/amd64"; 0 if it does not run.
go_minor_of() {
  local version
  version=$("$@" version 2>/dev/null) || version=
  [[ $version =~ go1\.([0-9]+) ]] && echo "${BASH_REMATCH[1]}" || echo 0
}

# Debian 12's Go is too old for this package, but it can fetch a newer one: releases are modules,
# checked against Go's checksum database like any other.
fetch_go() {
  local folder=$cache/$go_release platform json
  if [ ! -x "$folder/bin/go" ]; then
    debian golang-go || return 1
    platform=$(go env GOOS)-$(go env GOARCH)
    echo "+ go mod download golang.org/toolchain@v0.0.1-$go_release.$platform"
    json=$(cd / && go mod download -json "golang.org/toolchain@v0.0.1-$go_release.$platform") || return 1
    mkdir -p "$cache"
    rm -rf "$folder.part"
    cp -r "$(sed -n 's/^\t"Dir": "\(.*\)",*$/\1/p' <<<"$json")" "$folder.part" || return 1
    # Old releases unpack modules without the permission to run what is in them.
    chmod -R u+w "$folder.part"
    chmod -R a+x "$folder.part/bin" "$folder.part/pkg/tool"
    mv "$folder.part" "$folder"
  fi
  export GOROOT=$folder PATH=$folder/bin:$PATH
}

setup_go() {
  debian gcc libc6-dev pkg-config || skip go "a C compiler or pkg-config is missing"
  # Without the stamp: it asks git, which refuses a checkout that another user owns.
  export CGO_ENABLED=1 GOFLAGS="${GOFLAGS:+$GOFLAGS }-buildvcs=false"
  if [ "$(go_minor_of go)" -lt "$go_minor" ]; then
    fetch_go || skip go "Go 1.$go_minor or newer is missing"
  fi
  [ "$(go_minor_of go)" -ge "$go_minor" ] || skip go "$(go version) is older than 1.$go_minor"
  run go version
}

# What Java's and Kotlin's scripts need, and how their tests are run.

setup_jvm() {
  if ! command -v mvn >/dev/null || ! command -v javac >/dev/null || ! command -v cc >/dev/null; then
    debian maven default-jdk-headless gcc libc6-dev || skip "$1" "a JDK, Maven or a C compiler is missing"
  fi
}

# tested LANGUAGE LOG COMMAND...: shows the summary, or what failed.
tested() {
  local reports=bindings/$1/target/surefire-reports log=$root/target/$2
  shift 2
  rm -rf "$reports"
  if ! with_sandbox "$@" >"$log" 2>&1; then
    cat "$log"
    exit 1
  fi
  # -Xcheck:jni prints; it does not fail.
  if grep -rn -E 'WARNING: JNI|in native method|FATAL ERROR|JNI call made' "$log" "$reports"; then
    echo "FAILED: the JVM warns of how the natives use JNI (see ${log#"$root"/})" >&2
    exit 1
  fi
  grep -E '^\+ |Tests run:' "$log"
}

# swift_toolchain makes Swift 6 available, or skips; in_swift runs a command where it is. An installed swift comes first.
# Else Debian trixie, the first Debian that has Swift, is put into a folder of the cache, made once: what is built there
# needs its C library, so it runs there too.

swift_root=
swift_scratch=$root/target/swift
swift_flags=(--scratch-path "$swift_scratch")

swift_toolchain() {
  mkdir -p "$swift_scratch/home"
  if command -v swift >/dev/null && swift --version 2>/dev/null | grep -q 'Swift version [6-9]'; then
    return 0
  fi
  [ "$(uname -s)" = Linux ] || skip swift "no Swift 6 on the PATH: get it from https://swift.org/install"
  swift_root=$cache/swift-trixie
  mkdir -p "$cache" || skip swift "the cache folder $cache cannot be made: name another one in BH_CACHE"
  if [ ! -d "$swift_root" ]; then
    # Two checkouts may share the cache.
    exec {swift_lock}>"$cache/swift-trixie.lock"
    flock "$swift_lock"
    [ -d "$swift_root" ] || swift_make_root
    exec {swift_lock}>&-
  fi
  if [ "$(id -u)" != 0 ]; then
    debian bubblewrap || skip swift "the Swift of $swift_root is run through bubblewrap, which is not installed"
  fi
  # A warning fails with the Swift that is known here; a newer one may warn of what it likes.
  swift_flags+=(-Xswiftc -warnings-as-errors)
  in_swift swift --version >/dev/null 2>&1 ||
    skip swift "the Swift of $swift_root does not start: it needs a machine that allows chroot or bubblewrap"
}

swift_make_root() {
  local why log=$root/target/swift-toolchain.log
  why=$(can_make_roots) || skip swift "Debian trixie with swiftlang cannot be set up: $why; or install swift yourself"
  echo "+ debootstrap trixie $swift_root; apt-get install swiftlang there (once; 600 MB to fetch, 3 GB on disk)"
  make_root trixie "$swift_root" swiftlang g++ libstdc++-14-dev git >"$log" 2>&1 || {
    tail -n 3 "$log" >&2
    skip swift "Debian trixie with swiftlang could not be set up (target/swift-toolchain.log)"
  }
}

# in_swift COMMAND...: runs it where swift is, with this checkout at its own path, and this machine's network, names and
# certificates.
in_swift() {
  local -x HOME=$swift_scratch/home
  # These name files that are not there.
  [ -z "$swift_root" ] || set -- env -u SSL_CERT_FILE -u SSL_CERT_DIR -u CURL_CA_BUNDLE "$@"
  if [ -z "$swift_root" ]; then
    "$@"
  elif [ "$(id -u)" = 0 ]; then
    # shellcheck disable=SC2016 # expanded by the inner shell
    unshare -m --propagation private bash -c '
      set -e
      there=$1 checkout=$2 folder=$PWD
      shift 2
      mkdir -p "$there$checkout"
      mount -t proc proc "$there/proc"
      mount --rbind /dev "$there/dev"
      mount --bind "$checkout" "$there$checkout"
      for shared in /etc/resolv.conf /etc/hosts /etc/ssl/certs; do
        [ ! -e "$shared" ] || [ ! -e "$there$shared" ] || mount --bind "$shared" "$there$shared"
      done
      PATH=/usr/sbin:/usr/bin exec chroot "$there" env --chdir="$folder" "$@"' _ "$swift_root" "$root" "$@"
  else
    # A new, empty root, since that of the cache may belong to another user.
    PATH=/usr/sbin:/usr/bin bwrap --ro-bind "$swift_root/usr" /usr --ro-bind "$swift_root/etc" /etc \
      --ro-bind-try /etc/resolv.conf /etc/resolv.conf --ro-bind-try /etc/ssl/certs /etc/ssl/certs \
      --symlink usr/bin /bin --symlink usr/lib /lib --symlink usr/lib64 /lib64 --symlink usr/sbin /sbin \
      --tmpfs /tmp --tmpfs /var/tmp --proc /proc --dev /dev --bind "$root" "$root" --chdir "$PWD" "$@"
  fi
}

# The archive of this checkout, as an installed library: the folder has no shared one, which a linker would prefer.
swift_library() {
  mkdir -p "$swift_scratch/library"
  ln -sf "$release/libbh_auth.a" "$swift_scratch/library/"
  cat >"$swift_scratch/library/bh_auth.pc" <<END
Name: bh_auth
Description: the library of this checkout
Version: 0
Libs: -L$swift_scratch/library -lbh_auth -lgcc_s -lpthread -lm -ldl
END
  export PKG_CONFIG_PATH=$swift_scratch/library
}

# swift_build CONFIGURATION ARGUMENT...: builds the package of the current folder. SwiftPM does not know that its
# programs depend on the C library, so those that are older than it go first.
swift_build() {
  local configuration=$1
  shift
  if [ -e "$swift_scratch/$configuration" ]; then
    find "$swift_scratch/$configuration/" -maxdepth 1 \( -type f -perm -u+x -o -name "*.xctest" \) \
      ! -newer "$release/libbh_auth.a" -exec rm -rf {} +
  fi
  swift_library
  run in_swift swift build --configuration "$configuration" "${swift_flags[@]}" "$@"
}

# Node with npm, the tools from its registry, and a browser.

js_tools="typescript@5.9.3 prettier@3.6.2 esbuild@0.28.2"
js=$cache/js-$(cksum <<<"$js_tools" | cut -d ' ' -f 1)
node_tools=$js/node_modules/.bin

# The major number of Node's version; 0 if it does not run.
node_major() { node --version 2>/dev/null | sed -n 's/^v\([0-9]*\)\..*/\1/p' || true; }

setup_node() {
  [ "$(node_major)" ] && command -v npm >/dev/null || debian nodejs npm || skip js "Node or npm is missing"
  [ "$(node_major)" -ge 18 ] || skip js "Node $(node --version) is older than 18"
  # shellcheck disable=SC2086 # words
  npm_packages "$js" js $js_tools
}

# npm_packages FOLDER WHO PACKAGE...: a folder with these, made once; where npm cannot fetch them WHO is skipped.
npm_packages() {
  [ ! -f "$1/made" ] || return 0
  mkdir -p "$1"
  run npm install --silent --no-audit --no-fund --prefix "$1" "${@:3}" || skip "$2" "npm cannot fetch ${*:3}"
  touch "$1/made"
}

# A browser of the Chromium family, as BH_CHROMIUM.
setup_browser() {
  local name
  if [ -z "${BH_CHROMIUM:-}" ]; then
    for name in chromium chromium-browser google-chrome; do ! command -v $name >/dev/null || BH_CHROMIUM=$name; done
  fi
  [ -n "${BH_CHROMIUM:-}" ] || { debian chromium && BH_CHROMIUM=chromium; } || skip js "no Chromium to run the browser's tests in"
  export BH_CHROMIUM
}
