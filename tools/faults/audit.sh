# Sourced by tools/prove-gates.sh.

# Both are in Cargo.lock already: procedural macros use them, which are not linked.
replace Cargo.toml "[dependencies]" $'[dependencies]\nplanted_2 = { package = "syn", version = "2" }\nplanted_3 = { package = "syn", version = "3" }'
cargo update --quiet --offline --workspace
caught audit "a dependency in two versions" "a dependency in two versions:"

mkdir -p planted/src
printf '[package]\nname = "planted"\nversion = "0.0.0"\nedition = "2024"\nlicense = "MIT AND GPL-3.0-only"\n' >planted/Cargo.toml
printf '//! Planted.\n' >planted/src/lib.rs
replace Cargo.toml "[dependencies]" $'[dependencies]\nplanted = { path = "planted" }'
cargo update --quiet --offline --workspace
caught audit "a dependency under the GPL" "licence not allowed: planted"

mkdir -p planted/src
printf '[package]\nname = "planted"\nversion = "0.0.0"\nedition = "2024"\nlicense = "MIT"\n' >planted/Cargo.toml
printf '//! Planted.\n' >planted/src/lib.rs
replace Cargo.toml "[dependencies]" $'[dependencies]\n# Planted.\nplanted = { path = "planted" }'
replace src/lib.rs "pub mod core;" $'pub use planted::*;\npub mod core;'
cargo update --quiet --offline --workspace
caught audit "a dependency that is a folder" "planted is not from a registry: a folder"

sed -i '0,/^checksum = .*/s///' bench/rust/Cargo.lock
caught audit "a package without a checksum" "is not from a registry: registry+"

sed -i '0,/^source = "registry+.*"/s//source = "git+file:\/\/\/planted#0"/' bench/rust/Cargo.lock
caught audit "a package out of git" "is not from a registry: git+"

replace Cargo.toml "# HMAC (RFC 2104) over SHA-256." ""
caught audit "a dependency without a reason" "hmac has no reason"

replace Cargo.toml "[dependencies]" $'[dependencies]\n# Planted.\ncfg-if = "1"'
cargo update --quiet --offline --workspace
caught audit "a dependency that nothing uses" "cfg-if is not used in src"
