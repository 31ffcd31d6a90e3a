#!/usr/bin/env bash
# From C: the library against the bare primitives, OpenSSL, libsodium, and Rust's crates; the first signature of a
# process. Samples for bench/report/report.py.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/bench/lib.sh"

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
