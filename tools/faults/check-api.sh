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
