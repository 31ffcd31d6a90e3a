#!/usr/bin/env bash
# What becomes of secrets.
#
#   secrets.sh ctime            constant time: valgrind takes every secret for undefined memory, and tells of each branch
#                               and address that it decides. valgrind's processor has no SHA instructions: it is the
#                               portable SHA-256 that runs. With them, the compression has no branch and no table either:
#                               it is the same few instructions for every block
#   secrets.sh packed           the same of the archive that make dist packs, which another Rust compiled: it may decide no more
#   secrets.sh wipe [PART...]   after each call nothing of a secret is left on the stack, in a register or elsewhere in the
#                               process (c); and a program that closed its keys holds nothing of them in native memory
#                               (java go swift)
#   secrets.sh                  all of it
source "$(dirname "$0")/../lib.sh"

# packed_archive: to $packed, that of `make dist` for this machine: what users link, by another Rust. Where it is older than
# the sources it is made anew.
packed_archive() {
  packed=$root/target/dist/$(uname -m)-linux-gnu/lib/libbh_auth.a
  [ -f "$packed" ] && [ -z "$(find src Cargo.toml Cargo.lock tools/dist.sh -newer "$packed" -print -quit)" ] ||
    run tools/dist.sh "$(uname -m)-linux-gnu"
}

# drive LIBRARY FOLDER ARGUMENT...
drive() {
  run make --no-print-directory -s -C tests/c CC=gcc OUT="$2" LIBRARY="$1" PROGRAMS=ctime
  run valgrind --quiet --error-limit=no --log-file="$2/valgrind.log" "$2/ctime" "${@:3}" || {
    grep -A 3 -E 'Conditional|Use of|contains unin' "$2/valgrind.log" | grep -v -e '^--' | head -n 24
    echo "FAILED: a secret decides a branch or an address (see ${2#"$root"/}/valgrind.log)" >&2
    exit 1
  }
}

check_ctime() {
  debian build-essential valgrind || exit 1
  out=$root/target/ctime
  mkdir -p "$out"

  # A library that tells where it lets something out that it computed of a secret, with line numbers for what is found.
  printf '+ CARGO_PROFILE_RELEASE_DEBUG=line-tables-only '
  CARGO_PROFILE_RELEASE_DEBUG=line-tables-only run cargo build --release --locked --quiet --package bh_auth \
    --features test-ctime --target-dir target/test-panic
  cp target/test-panic/release/libbh_auth.a "$out"

  drive "$out/libbh_auth.a" "$out/test" "$out/counts" | tee "$out/log"
  # The library as it is released.
  build_core
  drive "$release/libbh_auth.a" "$out/released" "$out/counts" released

  library=$(sed -n '/by the library/,/by the test/ { /times/p }' "$out/log" | wc -l)
  test=$(sed -n '/by the test/,$ { /times/p }' "$out/log" | wc -l)
  echo "constant time: $(grep -oE '[0-9]+ functions' "$out/log") of the header, $(sed -n 's/ cases.*//p' "$out/log") cases," \
    "each also with the released library; declassified for $library reasons in the library and $test in the test"
}

check_packed() {
  out=$root/target/ctime
  [ -f "$out/counts" ] || check_ctime
  packed_archive
  drive "$packed" "$out/packed" "$out/counts" released
  echo "constant time: the packed archive decides no more by a secret than the tested library"
}

wiped_c() {
  local kind library
  debian build-essential libsodium-dev valgrind || exit 1
  # A library that clears nothing, to measure how deep each call reaches, and to see that there is something to clear.
  run cargo build --release --locked --quiet --package bh_auth --features test-stack --target-dir target/test-panic
  cp target/test-panic/release/libbh_auth.a "$out"
  run make --no-print-directory -s -C tests/wiping OUT="$out/measured" LIBRARY="$out/libbh_auth.a" PROGRAMS=wipe
  run "$out/measured/wipe" "$out/depths" measure
  # The same without the processor's SHA instructions, which valgrind lacks: the portable code reaches deeper.
  run valgrind --quiet --log-file="$out/valgrind.log" "$out/measured/wipe" "$out/depths-portable" depths
  paste -d ' ' "$out/depths" "$out/depths-portable" | awk '{ print ($3 > $1 ? $3 : $1), $2 }' >"$out/depths-both"
  # What is packed may reach a little deeper, by another Rust; pieces are looked for in all that it may write to.
  packed_archive
  for kind in a so packed; do
    library=$release/libbh_auth.$kind
    [ "$kind" != packed ] || library=$packed
    run make --no-print-directory -s -C tests/wiping OUT="$out/$kind" LIBRARY="$library" PROGRAMS=wipe
    echo "+ LD_LIBRARY_PATH=$release $out/$kind/wipe $out/depths-both"
    LD_LIBRARY_PATH=$release "$out/$kind/wipe" "$out/depths-both" >"$out/$kind.log" || {
      grep -v '^bh_' "$out/$kind.log"
      echo "FAILED: a secret is left (see target/wipe/$kind.log)" >&2
      exit 1
    }
  done
  cat "$out/a.log"
}

# outside LANGUAGE COMMAND...: runs the program and looks into its memory, while its keys are open and after.
outside() {
  run make --no-print-directory -s -C tests/wiping OUT="$out/a" LIBRARY="$release/libbh_auth.a" PROGRAMS=outside
  echo "+ $out/a/outside ${*:2}"
  "$out/a/outside" "${@:2}" | tee "$out/$1.log" || {
    echo "FAILED: $1 leaves something of its keys" >&2
    exit 1
  }
  echo "$1: $(cat "$out/$1.log")" >>"$out/languages"
}

# In a shell of their own, since a language whose toolchain cannot be had skips.
wiped_java() (
  source "$root/tools/toolchains.sh"
  setup_jvm java
  # Maven's own log would hold the run's only line of interest.
  run mvn -q -B -ntp -f bindings/pom.xml -pl java process-classes >"$out/maven.log" 2>&1 || {
    cat "$out/maven.log"
    exit 1
  }
  run javac -cp bindings/java/target/classes -d "$out/java" tests/wiping/Wipe.java
  outside Java java -cp "$root/bindings/java/target/classes:$out/java" Wipe
)

wiped_go() (
  source "$root/tools/toolchains.sh"
  setup_go
  run go -C bindings/go build -o "$out/go" ../../tests/wiping/main.go
  outside Go "$out/go"
)

wiped_swift() (
  source "$root/tools/toolchains.sh"
  swift_toolchain
  swift_build release --product bh-auth-example
  printf '%s\n' "$swift_scratch"/release/BHAuth.build/*.o >"$out/objects"
  run in_swift swiftc -O -swift-version 6 -I "$swift_scratch/release/Modules" -I bindings/swift/Sources/CBHAuth \
    "$root/tests/wiping/main.swift" "@$out/objects" -Xlinker "$release/libbh_auth.a" -lgcc_s -lpthread -lm -ldl -o "$out/swift"
  cd "$root"
  export -f in_swift
  export swift_root swift_scratch root
  outside Swift bash -c 'in_swift "$1"' _ "$out/swift"
)

check_wipe() {
  parts=${*:-c java go swift}
  out=$root/target/wipe
  mkdir -p "$out/summary"
  build_core
  rm -f "$out/languages"
  for part in $parts; do
    # The skipping of a test is no skipping of its summary.
    if [ "$part" = c ]; then wiped_c; else BH_SUMMARY_DIR=$out/summary "wiped_$part"; fi
  done
  echo "wiped: $([[ " $parts " != *" c "* ]] || tail -n 1 "$out/a.log"); programs looked into:" \
    "$(cut -d : -f 1 "$out/languages" 2>/dev/null | paste -s -d ' ')"
}

if [ $# = 0 ]; then
  check_ctime
  check_packed
  check_wipe c java go swift
else
  "check_$1" "${@:2}"
fi
