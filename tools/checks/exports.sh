#!/usr/bin/env bash
# The libraries export the functions of the header and nothing else; the shared one has its SONAME and is small.
source "$(dirname "$0")/../lib.sh"

max_bytes=800000
failed=0
fail() {
  echo "FAILED: $*" >&2
  failed=1
}

mkdir -p target/exports
debian build-essential || exit 1
build_core
out=target/exports
shared=$release/libbh_auth.so
archive=$release/libbh_auth.a

# Comments name functions too: the preprocessor removes them.
gcc -E -P include/bh_auth.h | grep -oE '\bbh_[a-z0-9_]+ *\(' | tr -d ' (' | sort >"$out/header"
[ "$(wc -l <"$out/header")" -ge 60 ] || fail "only $(wc -l <"$out/header") functions found in the header"

# compare WHAT LIST: the same names as the header's, in both directions.
compare() {
  local only
  only=$(comm -13 "$out/header" "$2")
  [ -z "$only" ] || fail "$1 exports what is not in the header:" $only
  only=$(comm -23 "$out/header" "$2")
  [ -z "$only" ] || fail "$1 lacks what is in the header:" $only
}

nm -D --defined-only "$shared" | awk '{ print $3 }' | sort >"$out/shared"
compare "the shared library" "$out/shared"
# The archive holds Rust's standard library as well: of ours, only what the header has.
# readelf, since nm asks LLVM's linker plugin about Rust's objects where one is installed, and it knows of none.
readelf --wide --syms "$archive" |
  awk '$4 == "FUNC" && $5 == "GLOBAL" && $7 != "UND" && $8 ~ /^bh_/ { print $8 }' | sort >"$out/archive"
compare "the archive" "$out/archive"

# The number of what was released, not of the layouts: docs/decisions/0011-soname-1-at-version-0.1.md.
name=libbh_auth.so.1
soname=$(readelf -d "$shared" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')
[ "$soname" = "$name" ] || fail "SONAME is '$soname', not $name"
if readelf -d "$shared" | grep -E 'TEXTREL|RPATH|RUNPATH'; then fail "text relocations or a path inside"; fi

strip -o "$out/stripped.so" "$shared"
bytes=$(stat -c %s "$out/stripped.so")
[ "$bytes" -lt "$max_bytes" ] || fail "the stripped shared library has $bytes bytes, not below $max_bytes"

[ "$failed" = 0 ] || exit 1
echo "exports: $(wc -l <"$out/header") functions in header, shared library and archive; $soname;" \
  "stripped $bytes bytes, below $max_bytes"
