#!/usr/bin/env bash
# The C ABI from C, and the C examples.
#
#   c.sh [test [PROGRAM...]]     vectors, every capacity of every buffer, misuse, SECURITY.md's table, sizes, allocations,
#                                threads, stack, states of the process, panics: by gcc with the shared library, and by clang with the archive; then
#                                the demo. With arguments: these programs alone, and no summary
#   c.sh demo [--count FILE]     the short example of each service, then the demo of all five; FILE gets the number of
#                                the demo's calls to the sandbox
#   c.sh bench                   against the bare primitives, OpenSSL, libsodium and Rust's crates
source "$(dirname "$0")/../lib.sh"

# check LIBRARY PROGRAM [ARGUMENT]: shows cmocka's summary, or everything if it failed.
check() {
  local library=$1 program=$2 log=$2.log
  printf '+ %s\n' "LD_LIBRARY_PATH=$(dirname "$library") ${*:2}"
  if ! LD_LIBRARY_PATH=$(dirname "$library") "$program" "${@:3}" >"$log" 2>&1; then
    grep -v -E '^\[ +(RUN|OK) +\]' "$log" || true
    echo "FAILED: ${program#"$root"/} (see ${log#"$root"/})" >&2
    exit 1
  fi
  grep -E '^\[(==========|  PASSED  )\]|: [0-9]+ cases$|none differs$|^the most of' "$log"
}

# build COMPILER LIBRARY PROGRAM...: into $out.
build() {
  out=$root/target/c/$1-${2##*.}
  run make --no-print-directory -s -j "$(nproc)" -C tests/c CC="$1" OUT="$out" LIBRARY="$2" PROGRAMS="${*:3}"
}

do_test() {
  debian build-essential clang libcmocka-dev libjansson-dev || skip c "the packages above"
  build_core
  local programs=${*:-vectors capacities misuse misuse_table sizes noalloc threads stack states reload panic} pair compiler kind library normal
  for pair in "gcc so" "clang a"; do
    read -r compiler kind <<<"$pair"
    library=$release/libbh_auth.$kind
    normal=${programs//panic/}
    [ "$kind" = so ] || normal=${normal//reload/}
    [ -z "${normal// /}" ] || build "$compiler" "$library" $normal
    for program in $normal; do
      arguments=()
      [ "$program" != vectors ] || arguments=("$out/cases")
      [ "$program" != reload ] || arguments=("$library")
      check "$library" "$out/$program" "${arguments[@]}"
    done
    if [[ $programs == *panic* ]]; then
      run cargo build --release --locked --quiet --package bh_auth --features test-panic --target-dir target/test-panic
      ln -sf libbh_auth.so target/test-panic/release/libbh_auth.so.1
      library=$root/target/test-panic/release/libbh_auth.$kind
      build "$compiler" "$library" panic
      check "$library" "$out/panic"
    fi
  done

  [ $# = 0 ] || return 0
  # The sandbox is called by the demo.
  do_demo --count "$out/calls"
  echo "$(cat "$out/cases") $(cat "$out/calls")" >"$BH_SUMMARY_DIR/c"
  echo "c: $(cat "$out/cases") vector cases with each of two compilers, $(cat "$out/calls") sandbox calls"
}

flags=(-std=c99 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -O2 -Iinclude)
libs=(target/release/libbh_auth.a -lcurl -lpthread -ldl -lm)
demo=target/demo-c
# Each of which has its example.
mapfile -t services < <(sed -n 's/^SERVICE(\(.*\))/\1/p' tests/c/support/api.inc)

# example SERVICE: must be accepted, and must fail, saying why, without its account.
example() {
  local host="BH_${1^^}_HOST=$BH_SANDBOX_URL" said
  said=$(env -i "$host" "${account[@]}" "$demo/$1" 2>&1) || {
    echo "$1: $said"
    return 1
  }
  printf '%-10s accepted: %s\n' "$1" "${said:0:70}"
  if said=$(env -i "$host" "$demo/$1" 2>&1); then
    echo "$1: succeeded without an account"
    return 1
  fi
  [ -n "$said" ] || {
    echo "$1: failed without a word"
    return 1
  }
}

# receiver FORM ENDS: takes a push of the sandbox, signed in that form, and ends so: 0 verified, 1 rejected.
receiver() {
  local url="" said status=0 log=$demo/receiver.log
  local webhook_key
  webhook_key=$(sed -n 's/.*"webhook_public_key": "\(.*\)".*/\1/p' tests/sandbox/credentials.json)
  : >"$log"
  env -i BH_VELAFI_WEBHOOK_KEY="$webhook_key" "$demo/velafi_webhook" >"$log" 2>&1 &
  local id=$!
  # Its first line is where it listens.
  until url=$(sed -n 1p "$log") && [ -n "$url" ]; do
    kill -0 "$id" || return 1
    sleep 0.05
  done
  curl -sS -o /dev/null -d "{\"url\":\"$url\",\"signature\":\"$1\"}" "$BH_SANDBOX_URL/sandbox/push"
  wait "$id" || status=$?
  said=$(sed -n 2p "$log")
  printf 'push, signature %-7s ends with %s: %s\n' "$1" "$status" "${said:0:70}"
  [ "$status" = "$2" ]
}

# shellcheck disable=SC2317  # called by with_sandbox
examples() {
  local service account
  # The short examples know only accounts: they get the sandbox's, and nothing else of the environment.
  sandbox_account
  for service in "${services[@]}"; do example "$service" || return 1; done
  receiver good 0 && receiver upper 0 && receiver base64 1 && receiver other 1 && receiver none 1 || return 1
  echo
  "$demo/demo" "$@"
}

do_demo() {
  local service
  echo "bh_auth signs requests for VelaFi, PAVE, Mixin, Toobit and BITBITDUO. They are sent over HTTP to a sandbox on this
machine, which checks each signature with code of its own. The library is built first: about a minute, the first time."
  debian gcc libc6-dev libcurl4-openssl-dev curl || exit 1
  build_core
  mkdir -p "$demo"
  echo "The examples: a program a service, each on one screen, and the demo of all five."
  for service in "${services[@]}" velafi_webhook; do
    run gcc "${flags[@]}" -o "$demo/$service" "examples/c/$service.c" "${libs[@]}"
  done
  run gcc "${flags[@]}" -o "$demo/demo" examples/c/demo/*.c "${libs[@]}"
  with_sandbox examples "$@"
  echo "With your own account: BH_TOOBIT_API_KEY=… BH_TOOBIT_SECRET=… make demo (each service's variables: examples/c/README.md)"
}

do_bench() {
  begin c
  build_core
  build_bench
  version() { awk -v name="\"$1\"" '$1 == "name" { found = $3 == name } $1 == "version" && found { gsub("\"", "", $3); print $3; exit }' \
    bench/rust/Cargo.lock; }
  {
    fact processor "$(sed -n '/^model name/{s/.*: //p;q}' /proc/cpuinfo), $(nproc) of it$(grep -qw sha_ni /proc/cpuinfo && echo ", with SHA extensions")"
    fact system "$(. /etc/os-release && echo "$PRETTY_NAME"), Linux $(uname -r)"
    fact Rust "$(rustc --version | cut -d ' ' -f 2), profile as in Cargo.toml"
    fact C "$(gcc --version | head -n 1), -O2"
    fact OpenSSL "$(dpkg-query -W -f '${Version}' libssl-dev 2>/dev/null || openssl version)"
    fact libsodium "$(dpkg-query -W -f '${Version}' libsodium-dev 2>/dev/null || pkg-config --modversion libsodium)"
    for crate in ed25519-dalek sha2 aws-lc-rs ring jsonwebtoken serde_json; do fact "$crate" "$(version "$crate")"; done
    turns=${BH_BENCH_TURNS:-401}
    echo "+ LD_LIBRARY_PATH=$release $out/bench --turns $turns" >&2
    LD_LIBRARY_PATH=$release "$out/bench" --turns "$turns"
    echo "+ $out/cold $release/libbh_auth.so libcrypto.so libsodium.so" >&2
    "$out/cold" "$release/libbh_auth.so" libcrypto.so libsodium.so
  } >"$samples.part"
  mv "$samples.part" "$samples"
}

"do_${1:-test}" "${@:2}"
