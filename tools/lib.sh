# Sourced by the scripts beside it: what they print, install and share.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
release=$root/target/release
export BH_SUMMARY_DIR=${BH_SUMMARY_DIR:-$root/target/summary}
# Toolchains that are too large to make anew for each checkout.
cache=${BH_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/bh_auth}

mkdir -p "$root/target" "$BH_SUMMARY_DIR"

# Prints a command before it runs, so that a failure can be replayed.
run() {
  printf '+ %s\n' "$*"
  "$@"
}

# signs WHAT COMMAND...: it prints what VelaFi's document shows, the signature of a time with the secret xxxx.
signs() {
  local said log=$root/target/signs.log
  said=$("${@:2}" 2>"$log" | tr -d '\r') || true
  [ "$said" = 7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6 ] || {
    cat "$log" >&2
    echo "FAILED: $1 says '$said'" >&2
    exit 1
  }
  printf '  %s signs\n' "$1"
}

# skip LANGUAGE WHY: ends the script; a failure when every language is required.
skip() {
  echo "SKIPPED $1: $2"
  echo "skipped -" >"$BH_SUMMARY_DIR/$1"
  [ "${BH_REQUIRE_ALL:-0}" = 1 ] && exit 1
  exit 0
}

# debian PACKAGE...: installs those that are missing; returns 1, and says how to get them, if it cannot.
debian() {
  local package missing=()
  if ! command -v dpkg-query >/dev/null; then
    echo "not Debian: what it calls $* must be installed"
    return 0
  fi
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return 0
  local sudo=
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  if ! command -v apt-get >/dev/null || { [ -n "$sudo" ] && ! $sudo true 2>/dev/null; }; then
    echo "missing: ${missing[*]} (names of Debian packages); install them and call again" >&2
    return 1
  fi
  echo "+ apt-get install ${missing[*]}"
  {
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}"
  } >"$root/target/apt.log" 2>&1 || {
    tail -n 5 "$root/target/apt.log" >&2
    echo "missing: ${missing[*]}; apt-get could not install them (target/apt.log)" >&2
    return 1
  }
}

# need COMMAND PACKAGE...: where the command is, whoever brought it, the packages are not asked for.
need() {
  command -v "$1" >/dev/null || debian "${@:2}"
}

# minor_of COMMAND...: 96 of "cargo 1.96.0"; 0 if it does not run.
minor_of() {
  local version
  version=$("$@" 2>/dev/null) || version=
  [[ $version =~ \ 1\.([0-9]+)\. ]] && echo "${BASH_REMATCH[1]}" || echo 0
}

# Rust as new as Cargo.toml asks for: that of PATH, or else Debian's newest, under names that come before it.
setup_rust() {
  local least found name links=$root/target/rust
  least=$(sed -n 's/^rust-version = "1\.\([0-9]*\).*/\1/p' "$root/Cargo.toml")
  [ "$(minor_of cargo --version)" -lt "$least" ] || [ "$(minor_of rustc --version)" -lt "$least" ] || return 0
  found=$(rustc --version 2>/dev/null || echo none)
  if [ "$(minor_of /usr/bin/cargo --version)" -lt "$least" ] || [ "$(minor_of /usr/bin/rustc --version)" -lt "$least" ]; then
    debian rustc-web cargo-web rustfmt-web rust-web-clippy ca-certificates || true
  fi
  if [ "$(minor_of /usr/bin/cargo --version)" -lt "$least" ] || [ "$(minor_of /usr/bin/rustc --version)" -lt "$least" ]; then
    echo "missing: Rust 1.$least or newer (here: $found); get it from https://rustup.rs and call again" >&2
    exit 1
  fi
  mkdir -p "$links"
  for name in cargo rustc rustdoc rustfmt cargo-fmt clippy-driver cargo-clippy; do ln -sf "/usr/bin/$name" "$links/$name"; done
  export PATH=$links:$PATH
  [ "$found" = none ] || echo "$found is older than 1.$least: $(rustc --version) is used"
}

# The target that Rust builds for here; what names it goes to a folder of that name.
rust_host() { rustc -vV | sed -n 's/^host: //p'; }

# The library and the sandbox, in target/release.
build_core() {
  need cc gcc libc6-dev || exit 1
  # One after the other: in one command the sandbox's features would be the library's too.
  run cargo build --release --locked --quiet --package bh_auth
  run cargo build --release --locked --quiet --package bh_auth_sandbox
  # The names that the library's SONAME and a linker look for.
  ln -sf libbh_auth.so "$release/libbh_auth.so.1"
}

# with_sandbox COMMAND...: runs it with BH_SANDBOX_URL; the sandbox ends with this script.
with_sandbox() {
  local url
  exec {sandbox}< <(exec "$release/bh_auth_sandbox")
  read -r url <&"$sandbox"
  printf '+ BH_SANDBOX_URL=%s %s\n' "$url" "$*"
  BH_SANDBOX_URL=$url "$@"
}

# credential SERVICE MEMBER: one of the sandbox's accounts; by sed, since the file is ours.
credential() { sed -n "/\"$1\": {/,/}/s/^ *\"$2\": \"\(.*\)\",*/\1/p" "$root/tests/sandbox/credentials.json" | head -n 1; }

# The sandbox's accounts, as the variables that the examples and the demos read: BH_PAVE_API_KEY is the api_key of pave.
sandbox_account() {
  mapfile -t account < <(awk -F '"' '
    /^  "/ { service = toupper($2) }
    /^    "[^"]*": "/ { sub(/_base64url$/, "", $2); print "BH_" service "_" toupper($2) "=" $4 }
  ' "$root/tests/sandbox/credentials.json")
}

# with_accounts COMMAND...: runs it with the account of each service that the environment has a variable of, and for the
# others with the sandbox's, at BH_SANDBOX_URL.
with_accounts() {
  local account one service set=()
  sandbox_account
  while read -r service; do account+=("BH_${service}_HOST=$BH_SANDBOX_URL"); done < <(
    printf '%s\n' "${account[@]}" | cut -d _ -f 2 | sort -u
  )
  for one in "${account[@]}"; do
    service=$(cut -d _ -f 1,2 <<<"$one")
    [ -n "$(compgen -e "${service}_")" ] || set+=("$one")
  done
  env "${set[@]}" "$@"
}

# examples ENDING FOLDER COMMAND...: the documents' examples in one language, as they lie in a folder, each with the account
# of its service. What ends well and says nothing has called nothing.
examples() {
  local file said
  for file in "$2"/*/*."$1"; do
    said=$(with_accounts "${@:3}" "$file") || {
      echo "FAILED: $file" >&2
      exit 1
    }
    [ -n "$said" ] || {
      echo "FAILED: $file says nothing" >&2
      exit 1
    }
    echo "  ${file#"$root"/}: $(tail -n 1 <<<"$said" | cut -c1-100)"
  done
}

# python_environment FOLDER WHO [PACKAGE...]: a venv with these, made once; without Python or venv WHO is skipped.
python_environment() {
  [ ! -f "$1/made" ] || return 0
  python3 -c 'import ensurepip, sys; assert sys.version_info >= (3, 9)' 2>/dev/null ||
    debian python3 python3-venv || skip "$2" "Python 3.9 with venv"
  rm -rf "$1"
  run python3 -m venv "$1"
  [ $# = 2 ] || run "$1/bin/python" -m pip install --quiet --disable-pip-version-check "${@:3}"
  touch "$1/made"
}

# begin PART: where the benchmarks' samples go; what an earlier run left must not be taken for this one's.
begin() {
  out=$root/target/bench
  mkdir -p "$out/samples"
  samples=$out/samples/$1.jsonl
  rm -f "$samples"
}

# fact NAME VALUE: a line of the report's first table.
fact() {
  python3 -c 'import json, sys; print(json.dumps({"fact": sys.argv[1], "is": sys.argv[2]}))' "$1" "$2"
}

# The C harness, with what it needs; see bench/c/Makefile.
build_bench() {
  debian build-essential libssl-dev libsodium-dev || exit 1
  run cargo build --release --locked --quiet --features peers --manifest-path bench/rust/Cargo.toml \
    --target-dir "$out/limits"
  run make --no-print-directory -s -C bench/c OUT="$out" PROGRAMS="bench cold"
}

setup_rust
