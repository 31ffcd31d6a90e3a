#!/usr/bin/env bash
# The library's use of memory.
#
#   memory.sh alloc       promise 3: the C tests with no memory to be had inside the library, which they link; then the
#                         same with it loaded by dlopen, on a thread that began before. noalloc, which counts, is run by
#                         test-c
#   memory.sh valgrind    the C and C++ tests under valgrind
#   memory.sh address     the same under the address and undefined behaviour sanitizers, the Rust side instrumented too
#   memory.sh threads     eight threads with shared keys, at full speed and under the thread sanitizer
#   memory.sh             all of these
#
# Not run by the last three: noalloc has an allocator of its own, and wipe reads what is no longer in use; all that they call is in
# misuse and vectors.
source "$(dirname "$0")/../lib.sh"

only=${1:-}
debian build-essential valgrind libcmocka-dev libjansson-dev doctest-dev nlohmann-json3-dev libcurl4-openssl-dev libssl-dev ||
  exit 1
build_core
out=$root/target/trust-memory
log=$out/run.log
mkdir -p "$out"
host=$(rust_host)
programs="vectors capacities misuse sizes"
done=()
ran=0

fail() {
  echo "FAILED: $1" >&2
  exit 1
}

# passes COMMAND...: shows what it counted, or everything if it failed.
passes() {
  printf '+ %s\n' "$*"
  ran=$((ran + 1))
  "$@" >"$log" 2>&1 || {
    grep -v -E '^\[ +(RUN|OK) +\]' "$log" || true
    fail "$* (see ${log#"$root"/})"
  }
  grep -E '^\[  PASSED  \]|: [0-9]+ cases$|none differs$|vector cases,' "$log" ||
    fail "$*: nothing was run (see ${log#"$root"/})"
}

# sees TEXT COMMAND...: it fails and says so; that the tool sees nothing elsewhere would else prove nothing.
sees() {
  printf '+ %s\n' "${*:2}"
  # In a shell of its own, which is silent about an abort.
  if ("${@:2}" || exit) >"$log" 2>&1; then fail "nothing was seen by: ${*:2}"; fi
  grep -E -m 1 -- "$1" "$log" || fail "no \"$1\" from: ${*:2} (see ${log#"$root"/})"
}

# build FOLDER LIBRARY FLAGS PROGRAM...
build() {
  run make --no-print-directory -s -j "$(nproc)" -C tests/c CC=gcc OUT="$out/$1" LIBRARY="$2" EXTRA="$3" PROGRAMS="${*:4}"
}

# wrong_calls FOLDER LIBRARY FLAGS: the program without a sanitizer, so that only the library's own can see.
wrong_calls() {
  run gcc -std=c11 -D_POSIX_C_SOURCE=200809L -g -O0 -w -Iinclude -c -o "$out/$1/wrong_calls.o" tests/c/memory/wrong_calls.c
  run gcc $3 -o "$out/$1/wrong_calls" "$out/$1/wrong_calls.o" "$2" -lgcc_s -lm
}

# instrumented SANITIZER FLAGS SYMBOL: the library, in $library; it must call the sanitizer.
instrumented() {
  local name=$1 folder=target/sanitized-$1
  library=$root/$folder/$host/release/libbh_auth.a
  RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zsanitizer=$name $2" run cargo build --release --locked --quiet --package bh_auth \
    --features test-panic --target "$host" --target-dir "$folder"
  # The shared library holds nothing but Rust.
  grep -q "$3" < <(nm -D --undefined-only "${library%.a}.so") || fail "the Rust side is not instrumented: no $3"
}

# refused COMMAND...: with refuse.so preloaded; its last line goes to $said.
refused() {
  printf '+ %s\n' "LD_LIBRARY_PATH=$release LD_PRELOAD=$out/refuse.so $*"
  LD_LIBRARY_PATH=$release LD_PRELOAD=$out/refuse.so "$@" >"$log" 2>&1 || {
    grep -v -E '^\[ +(RUN|OK) +\]' "$log" || true
    fail "$(basename "$1") ${*:2} (see ${log#"$root"/})"
  }
  said=$(tail -n 1 "$log")
  grep -qE '^\[  PASSED  \]' "$log" && [[ $said == *" 0 inside of it" ]] || fail "$*: neither passed nor failed: $said"
  echo "$said"
}

run_alloc() {
  local out=$out/alloc
  mkdir -p "$out/allocates"

  compile=(gcc -std=c11 -O1 -g -pthread -Wall -Wextra -Wpedantic -Werror)
  run "${compile[@]}" -shared -fPIC -ftls-model=initial-exec -o "$out/refuse.so" tests/c/alloc/refuse.c
  run "${compile[@]}" -o "$out/load" tests/c/alloc/load.c

  # What is preloaded refuses each way to allocate, and says where: else that nothing was refused would prove nothing.
  run "${compile[@]}" -shared -fPIC -o "$out/allocates/libbh_auth.so" tests/c/alloc/allocates.c
  run "${compile[@]}" -DPROGRAM -o "$out/allocates/program" tests/c/alloc/allocates.c "$out/allocates/libbh_auth.so" -Wl,-rpath,"$out/allocates"
  given=0
  said=$(LD_PRELOAD=$out/refuse.so "$out/allocates/program" 2>&1) || given=$?
  for way in malloc calloc realloc memalign mmap; do
    grep -q "^refused inside bh_allocates: $way of " <<<"$said" || fail "its $way was not refused: $said"
  done
  [ "$given" = 99 ] && grep -q ', 9 inside of it$' <<<"$said" || fail "it was given memory: $said"
  echo "each of 9 ways to allocate is refused to a library that tries"

  make=(make --no-print-directory -s -j "$(nproc)" -C tests/c CC=gcc LIBRARY="$release/libbh_auth.so" PROGRAMS="$programs threads")
  run "${make[@]}" OUT="$out/linked"
  run "${make[@]}" OUT="$out/loaded" EXTRA="-fPIC -shared"
  for program in $programs threads; do
    refused "$out/linked/$program"
    refused "$out/load" "$out/loaded/$program"
    ran=$((ran + 2))
  done
  done+=("a system that gives the library no memory, linked and loaded")
}

run_valgrind() {
  local memcheck=(valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite,indirect,possible)
  export LD_LIBRARY_PATH=$release
  build valgrind "$release/libbh_auth.so" "" $programs threads
  wrong_calls valgrind "$release/libbh_auth.so" ""
  sees "Invalid read of size" "${memcheck[@]}" "$out/valgrind/wrong_calls" overread
  sees "depends on uninitialised value|Use of uninitialised value" "${memcheck[@]}" "$out/valgrind/wrong_calls" uninitialised
  for program in $programs; do passes "${memcheck[@]}" "$out/valgrind/$program"; done
  passes "${memcheck[@]}" "$out/valgrind/threads" 2000

  run cargo build --release --locked --quiet --package bh_auth --features test-panic --target-dir target/test-panic
  build valgrind-panic "$root/target/test-panic/release/libbh_auth.a" "" panic
  passes "${memcheck[@]}" "$out/valgrind-panic/panic"

  mkdir -p "$out/cpp"
  run make --no-print-directory -s -j "$(nproc)" -f tests/cpp/Makefile out="$out/cpp" sanitize=-O0
  # The program has an operator new[] of its own, which is not to be replaced.
  passes with_sandbox "${memcheck[@]}" --soname-synonyms=somalloc=nouserintercepts "$out/cpp/tests"
  unset LD_LIBRARY_PATH
  done+=("valgrind")
}

run_address() {
  local flags="-fsanitize=address,undefined -fno-sanitize-recover=all"
  export ASAN_OPTIONS=detect_stack_use_after_return=1:detect_leaks=1
  # Rust's undefined behaviour: overflow, and the preconditions of unsafe functions.
  instrumented address -Cdebug-assertions __asan_report_load
  build address "$library" "$flags" $programs panic threads
  wrong_calls address "$library" "$flags"
  sees "AddressSanitizer: heap-buffer-overflow" "$out/address/wrong_calls" overread
  sees "non-unwinding panic" "$out/address/wrong_calls" precondition
  for program in $programs panic; do passes "$out/address/$program"; done
  passes "$out/address/threads" 20000

  mkdir -p target/test-cpp
  run make --no-print-directory -s -j "$(nproc)" -f tests/cpp/Makefile library="$library" program="$out/address/cpp"
  passes with_sandbox "$out/address/cpp"
  unset ASAN_OPTIONS
  done+=("the address and undefined behaviour sanitizers")
}

run_threads() {
  build threads "$release/libbh_auth.so" "" threads
  passes env LD_LIBRARY_PATH="$release" "$out/threads/threads" 1000000

  # std itself is not instrumented, which for this sanitizer rustc wants to be told is meant.
  instrumented thread -Cunsafe-allow-abi-mismatch=sanitizer __tsan_read
  mkdir -p "$out/thread"
  run gcc -O1 -fno-builtin -fsanitize=thread -c -o "$out/thread/tsan.o" tests/c/memory/tsan.c
  run ar rcs "$out/thread/tsan.a" "$out/thread/tsan.o"
  build thread "$library $out/thread/tsan.a" -fsanitize=thread threads
  wrong_calls thread "$library" "-fsanitize=thread $out/thread/tsan.o"
  sees "ThreadSanitizer: data race" "$out/thread/wrong_calls" race
  passes "$out/thread/threads" 30000
  done+=("the thread sanitizer and at full speed")
}

for part in alloc valgrind address threads; do
  [ -z "$only" ] || [ "$only" = "$part" ] || continue
  "run_$part"
done
printf -v names '%s, ' "${done[@]}"
echo "trust-memory: $ran programs ran under ${names%, }"
