# Sourced after lib.sh: roots of a Debian, made by debootstrap, and commands in them. What this machine's package clients
# are configured with is taken into a root when it is made: no mirror is named here.

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
