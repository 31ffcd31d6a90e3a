#!/usr/bin/env bash
# How much of the code the tests hold.
#
#   coverage.sh lines                which lines of src/core, src/services and src/ffi the Rust tests run, and the C suite
#                                    over the C ABI
#   coverage.sh mutants [FILE...]    changes one expression of src at a time and sees the Rust or the C tests fail for it
#                                    (cargo-mutants); with files: the mutants of these alone. What no test can tell from
#                                    the original stands in tests/mutants.toml, with the reason. Takes half an hour.
#                                    BH_JOBS: how many at once, 2 if not set
source "$(dirname "$0")/../lib.sh"

# c_programs FOLDER LIBRARY [TREE]: the C suite, of another tree than this one; tests/abi.rs runs it.
c_programs() {
  local programs
  programs="$(sed -n 's/^PROGRAMS ?= //p' tests/c/Makefile) panic"
  run make --no-print-directory -s -j "$(nproc)" -C "${3:-.}/tests/c" CC=gcc OUT="$1" LIBRARY="$2" PROGRAMS="$programs"
  BH_C_PROGRAMS=$(printf "$1/%s " $programs)
  export BH_C_PROGRAMS
}

do_lines() {
  least=97
  # The profiles are read by the tools of the LLVM that is in rustc.
  llvm=$(rustc --version --verbose | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  debian build-essential libcmocka-dev libjansson-dev "llvm-$llvm"
  out=$root/target/coverage
  export CARGO_TARGET_DIR=$out CARGO_TERM_COLOR=never RUSTFLAGS=-Cinstrument-coverage
  export CARGO_PROFILE_DEV_OPT_LEVEL=1 CARGO_PROFILE_DEV_DEBUG=0 LLVM_PROFILE_FILE=$out/profiles/%p-%m.profraw
  tests="--locked --quiet --package bh_auth --features test-panic --lib --test abi --test rust"

  printf '+ %s\n' "RUSTFLAGS=$RUSTFLAGS cargo test $tests"
  cargo test $tests --no-run
  library=$out/debug/deps/libbh_auth.so
  c_programs "$out/c" "$library"
  # Those of what ran while it was built.
  rm -rf "$out/profiles"
  cargo test $tests -- --include-ignored >"$out/tests.log" 2>&1 || {
    tail -n 40 "$out/tests.log"
    exit 1
  }

  objects=("$library")
  while read -r object; do objects+=(--object "$object"); done < <(
    cargo test $tests --no-run --message-format json 2>/dev/null |
      python3 -c 'import json, sys; [print(m["executable"]) for m in map(json.loads, sys.stdin) if m.get("executable")]'
  )
  # A function that one of the programs has no use for has other counters there: llvm-cov warns of it.
  "llvm-profdata-$llvm" merge "$out"/profiles/*.profraw -o "$out/all.profdata"
  "llvm-cov-$llvm" export --format=lcov --instr-profile "$out/all.profdata" "${objects[@]}" \
    --sources src/core src/services src/ffi >"$out/lcov.info" 2> >(grep -v 'mismatched data$' >&2)
  run env -u RUSTFLAGS -u CARGO_TARGET_DIR -u LLVM_PROFILE_FILE cargo xtask coverage "$out/lcov.info" "$least" src/core src/services src/ffi
}

# Mutants are made in a copy, all of it newer than what was built of an earlier one. It differs: an `unsafe fn` would
# be left out, and with it the whole ABI; and neither the archive nor the header is written for each of them.
tree() {
  mkdir -p "$1/.cargo"
  find "$1" -mindepth 1 -maxdepth 1 ! -name target ! -name .cargo -exec rm -rf {} +
  git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - --ignore-failed-read | tar -xmf - -C "$1"
  sed -i -E 's/\bunsafe (extern "C" )?fn\b/\1fn/' "$1"/src/ffi/*.rs
  sed -i -e 's/^crate-type = .*/crate-type = ["cdylib", "rlib"]/' \
    -e 's/^\[lints.rust\]/&\nunused_unsafe = "allow"/' "$1/Cargo.toml"
  cat >"$1/build.rs" <<'END'
//! Names the shared library.
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libbh_auth.so.1");
}
END
  cat >"$1/.cargo/config.toml" <<'END'
[profile.mutants]
inherits = "dev"
opt-level = 1
debug = 0
# Else all of the crate is optimised anew for each mutant.
lto = "off"

[profile.mutants.package."*"]
opt-level = 3
END
}

# share N TESTS: every jobs-th of the mutants that were not caught yet, in a tree of its own.
share() {
  local found=0
  cd "$out/tree-$1" || return
  cargo mutants --in-place --iterate --output "$out/$1" --no-config --shard "$1/$jobs" --sharding round-robin \
    --timeout 30 --colors never --cargo-arg=--locked $(printf -- '--cargo-arg=%s ' $2) "${options[@]}" \
    "${files[@]/#/--file=}" --exclude src/ffi/test.rs -- -- --include-ignored >>"$out/$1.log" 2>&1 || found=$?
  # 2: some were missed; 3: some test did not end.
  case $found in 0 | 2 | 3) ;; *)
    tail -n 20 "$out/$1.log"
    return 1
    ;;
  esac
}

do_mutants() {
  version=27.1.0
  jobs=${BH_JOBS:-2}
  debian build-essential libcmocka-dev libjansson-dev || exit 1
  export CARGO_TERM_COLOR=never PATH=$root/target/cargo-mutants/bin:$PATH
  [ "$(cargo mutants --version 2>/dev/null)" = "cargo-mutants $version" ] ||
    run cargo install --quiet --locked --root target/cargo-mutants "cargo-mutants@$version"
  out=$root/target/mutants
  # src/ffi/test.rs is in no released library.
  files=("$@")
  [ $# -gt 0 ] || files=('src/core/**' 'src/services/**' 'src/ffi/**')
  options=(--profile mutants --features test-panic)

  # What is the same for all mutants is built once: the dependencies, and the C programs.
  first=$out/tree-0
  tree "$first"
  (cd "$first" && run cargo test --quiet --locked "${options[@]}" --no-run)
  c_programs "$out/c" "$first/target/mutants/deps/libbh_auth.so" "$first"
  rm -rf "$out"/[0-9]*
  for ((job = 0; job < jobs; job++)); do
    mkdir -p "$out/$job/mutants.out" "$out/tree-$job"
    [ "$job" = 0 ] && continue
    [ -d "$out/tree-$job/target" ] || cp -a "$first/target" "$out/tree-$job/"
    tree "$out/tree-$job"
  done

  # First the C suite alone, which is the least to build and catches most; then, for what is left, the Rust tests too.
  round=0
  for tests in "--test=abi" "--lib --test=abi --test=rust"; do
    round=$((round + 1))
    cat "$out"/[0-9]*/mutants.out/{caught,unviable,previously_caught}.txt 2>/dev/null | sort -u >"$out/caught.txt" || true
    pids=()
    for ((job = 0; job < jobs; job++)); do
      # They are taken out before the mutants are shared.
      rm -f "$out/$job"/mutants.out/{caught,unviable}.txt
      cp "$out/caught.txt" "$out/$job/mutants.out/previously_caught.txt"
      [ "$round" -gt 1 ] || : >"$out/$job.log"
      echo "+ cd target/mutants/tree-$job && cargo mutants --in-place --shard $job/$jobs $tests (see target/mutants/$job.log)"
      share "$job" "$tests" &
      pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid"; done
    for ((job = 0; job < jobs; job++)); do
      [ ! -f "$out/$job/mutants.out/outcomes.json" ] || mv "$out/$job/mutants.out/outcomes.json" "$out/$job/outcomes-$round.json"
    done
  done
  some=
  [ $# = 0 ] || some=--some
  cargo build --quiet --package xtask
  cd "$first" || exit
  run "$root/target/debug/xtask" mutants $some "$out"/[0-9]*/outcomes-{1,2}.json
}

"do_$1" "${@:2}"
