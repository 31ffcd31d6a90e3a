# Sourced by tools/prove-gates.sh.

cat >>src/lib.rs <<'END'

/// Planted.
#[unsafe(no_mangle)]
pub extern "C" fn bh_planted() {}
END
caught check-exports "an export that the header lacks" "exports what is not in the header: bh_planted"

replace build.rs '#endif";' '#endif\nuint32_t bh_planted(void);";'
caught check-exports "a declaration without a function" "lacks what is in the header: bh_planted"

replace build.rs "-soname,libbh_auth.so.1" "-soname,libbh_auth.so"
caught check-exports "another SONAME" "SONAME is 'libbh_auth.so', not libbh_auth.so.1"

replace build.rs 'name_shared_library();' 'name_shared_library(); println!("cargo::rustc-cdylib-link-arg=-Wl,-rpath,/planted");'
caught check-exports "a path of the build machine inside" "text relocations or a path inside"

cat >>src/ffi/version.rs <<'END'

#[used]
static PLANTED: [u8; 200_000] = [1; 200_000];
END
caught check-exports "200 KB too much" "bytes, not below 800000"
