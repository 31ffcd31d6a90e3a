#!/usr/bin/env bash
# make demo and make test on a machine that has make and git and nothing else: in roots of Debian 12 and 13, made by
# debootstrap once and copied for each run, a clone of HEAD in each.
#
#   bare.sh [12|13]... [demo|test]...     these alone
source "$(dirname "$0")/lib.sh"
source "$root/tools/toolchains.sh"

releases=() targets=()
for word in "$@"; do
  case $word in
    12 | 13) releases+=("$word") ;;
    demo | test) targets+=("$word") ;;
    *) echo "bare.sh [12|13]... [demo|test]...: not $word" >&2 && exit 2 ;;
  esac
done
[ ${#releases[@]} -gt 0 ] || releases=(12 13)
[ ${#targets[@]} -gt 0 ] || targets=(demo test)
declare -A suite=([12]=bookworm [13]=trixie)

can_make_roots || exit 1
mkdir -p "$cache" "$root/target/bare"

# What other package clients on this machine are configured with, where they are: mirrors, if any, and certificates.
configure() {
  local file
  for file in /etc/pip.conf /etc/maven/settings.xml "$HOME"/.config/pip/pip.conf "$HOME"/.config/go/env "$HOME"/.m2/settings.xml \
    "$HOME"/.cargo/config.toml; do
    [ ! -f "$file" ] || as_root install -D -m 644 "$file" "$1${file/#"$HOME"//root}"
  done
}

failed=()
for release_number in "${releases[@]}"; do
  name=debian-$release_number
  pristine=$cache/$name
  work=$cache/$name.run
  if [ ! -d "$pristine" ]; then
    echo "+ debootstrap ${suite[$release_number]} $pristine; apt-get install make git there (once)"
    make_root "${suite[$release_number]}" "$pristine" make git >"$root/target/bare/$name.log" 2>&1 || {
      tail -n 5 "$root/target/bare/$name.log" >&2
      echo "FAILED: Debian $release_number could not be set up (target/bare/$name.log)" >&2
      exit 1
    }
  fi
  as_root rm -rf --one-file-system "$work"
  as_root cp -a --reflink=auto "$pristine" "$work"
  configure "$work"
  as_root git clone --quiet --no-hardlinks "$root" "$work/root/bh_auth"
  for target in "${targets[@]}"; do
    log=$root/target/bare/$name-$target.log
    start=$SECONDS
    echo "+ make $target, on a bare Debian $release_number (target/bare/$name-$target.log)"
    # A wrapper that the machine's cargo calls is not there.
    in_root "$work" /root/bh_auth env BH_REQUIRE_ALL=1 CARGO_BUILD_RUSTC_WRAPPER= make "$target" >"$log" 2>&1 || {
      grep -E '^(FAILED|SKIPPED|missing)' "$log" | head -n 20
      failed+=("Debian $release_number: make $target")
    }
    echo "  $(tail -n 1 "$log") ($((SECONDS - start)) s)"
  done
  as_root rm -rf --one-file-system "$work"
done

for failure in "${failed[@]}"; do echo "FAILED $failure"; done
[ ${#failed[@]} = 0 ] && echo "bare: make ${targets[*]} passes on Debian ${releases[*]}, with make and git and nothing else"
