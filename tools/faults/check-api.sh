# Sourced by tools/prove-gates.sh.

replace tests/c/support/functions.inc "F(bh_equal," "// F(bh_equal,"
caught check-api "a written file that was edited" "tests/c/support/functions.inc is out of date"

replace src/ffi/velafi.rs "/// Constant time: key; the right signature." "/// Constant time: the key; the right signature."
caught check-api "a name that is no parameter" "the key is no parameter"

replace src/ffi/keys.rs "/// Constant time: secret." "/// Constant time: key."
caught check-api "a secret that is not stated" "bh_hmac_key_init: secret"

replace src/ffi/keys.rs "/// In: len: how many bytes it has." "/// Note: len is how many bytes it has."
caught check-api "a parameter that is not described" "bh_wipe: len: its comment does not describe it"

replace src/core/error.rs "let the library draw it" "call bh_bitbitduo_random"
caught check-api "a message that names C" "other languages show this message too"

replace src/ffi/time.rs "server_time_ms: i64" "server_time_ms: i32"
caught check-api "a type that C's reader does not know" "no type of C is known for i32"

replace include/bh_auth.h "int64_t resolution_ms" "int32_t resolution_ms"
caught check-api "a header that does not agree" "conflicting types for"

replace include/bh_auth.h "int64_t past_ms;" "int32_t past_ms;"
caught check-api "a layout that does not agree" "bh_window"

replace tests/wiping/cases.c '{"bh_pave_sign"' '{"bh_pave"'
caught check-api "a case of wiping that is not there" "bh_pave_sign: no case of wiping"

replace tests/c/secrets/services.c '{"bh_pave_sign"' '{"bh_pave"'
caught check-api "a case of constant time that is not there" "bh_pave_sign: no case of constant time"

replace bindings/swift/Sources/BHAuth/Toobit.swift "https://api.toobit.com" "https://api2.toobit.com"
caught check-api "a host that is not the service's" "Swift names https://api2.toobit.com"

replace include/bh_auth/pave.hpp "bh_pave_verify(" "bh_pave_sign("
caught check-api "a function that C++ does not have" "bh_pave_verify has no place in include/bh_auth"

replace src/ffi/version.rs "pub const BH_UUID_SIZE: usize = 37;" "pub const BH_UUID_SIZE: usize = 37; pub const BH_JTI_SIZE: usize = 36;"
caught check-api "a size without a function" "BH_JTI_SIZE has no function"

replace src/ffi/velafi.rs "//! Section: VELAFI" "//! VELAFI"
caught check-api "a file without a section" "its comment has no line"
