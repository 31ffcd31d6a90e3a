# Sourced by tools/prove-gates.sh.

replace src/lib.rs "pub mod core;" "pub  mod core;"
caught check-sources "an unformatted line" "run: cargo fmt --all"

printf '\n/// Planted.\npub fn planted() -> u32 {\n    return 1;\n}\n' >>src/lib.rs
caught check-sources "what clippy warns of" "FAILED: clippy"

printf '\n/// Planted.\npub fn planted() -> u8 {\n    // SAFETY: none.\n    unsafe { *std::ptr::null() }\n}\n' >>src/lib.rs
caught check-sources "unsafe outside of src/ffi" "unsafe outside of src/ffi:"

replace src/services/mod.rs "#![forbid(unsafe_code)]" ""
caught check-sources "unsafe not forbidden in src/services" "src/services/mod.rs does not forbid unsafe_code"

replace build.rs 'version("_PATCH")' '7'
caught check-sources "a version number of the header's own" "BH_VERSION_MAJOR…"

printf '\0binary\0' >planted.bin
git add planted.bin
caught "check-sources" "a binary in git" "a binary is in git: planted.bin"
git rm -qf --ignore-unmatch planted.bin
