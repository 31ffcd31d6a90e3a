# Sourced after lib.sh: swift_toolchain makes Swift 6 available, or skips; in_swift runs a command where it is.
#
# An installed swift comes first. Else Debian trixie, the first Debian that has Swift, is put into a folder of the
# cache, made once: what is built there needs its C library, so it runs there too.

source "$root/tools/toolchains/debian.sh"

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
