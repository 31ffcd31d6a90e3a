# Sourced by tools/prove-gates.sh.

replace src/core/hmac.rs "if equal { Ok(()) }" "if equal || true { Ok(()) }"
caught "test-rust" "a verifier that accepts everything" "core::hmac::tests::a_published_mac"

replace src/core/query.rs "b'-' | b'.' | b'_' | b'~')" "b'-' | b'.' | b'_' | b'~' | b'+')"
caught "test-rust" "a + that is not encoded" "core::query::tests::encoding"

replace src/core/ed25519.rs " || SMALL_ORDER.contains(&y) {" " {"
caught "test-rust" "a small-order public key trusted" "every_case_of_every_file"

replace src/core/ed25519.rs "!y.iter().rev().lt(PRIME.iter().rev()) || " ""
caught "test-rust" "a public key that is not canonical" "every_case_of_every_file"

replace src/core/ed25519.rs "if SMALL_ORDER.contains(&y_coordinate(signature.r_bytes()))" "if false"
caught "test-rust" "a small-order R trusted" "every_case_of_every_file"

replace tests/rust/vectors/mod.rs "            ran += 1;" "            ran += usize::from(ran != 7);"
caught "test-rust" "a case that is not counted" "cases run, cases in the files"

replace tests/sandbox/src/crypto.rs "hmac::verify(&key, payload, &tag).is_ok()" "!tag.is_empty()"
caught "test-rust" "a sandbox that accepts every signature" "test result: FAILED"
