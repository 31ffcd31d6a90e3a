# Sourced by tools/prove-gates.sh: what the test of constant time sees of the library, and of itself.

replace src/core/encoding.rs "a.len() == b.len() && black_box(a.iter().zip(b).fold(0, |differs, (a, b)| differs | (a ^ b))) == 0" "a == b"
caught trust-ctime "a comparison that ends at the first difference" "bh_equal, equal, other begin"

replace src/core/encoding.rs "capacity.copy_from_slice(&hex(&padded)[..capacity.len()]);" 'for (index, place) in capacity.iter_mut().enumerate() { *place = black_box(b"0123456789abcdef")[usize::from(padded[index / 2] >> (4 - index % 2 * 4) & 15)]; }'
caught trust-ctime "hex by a table" "bh_hex_encode, 0 to 32 bytes"

replace src/core/encoding.rs "*digit = (*digit & 15) + (*digit >> 6) * 9;" "*digit = black_box(&[0_u8; 256])[usize::from(*digit)];"
caught trust-ctime "a digit's value by a table" "bh_hex_decode, both cases"

replace src/core/hmac.rs ".fold(false, |any, space| {" ".any(|space| { let any = false;"
caught trust-ctime "a search for white space that ends early" "bh_secret_check, with and without"

replace src/core/checks.rs "value.iter().fold(true, |all, byte| all & byte.is_ascii_graphic())" "value.iter().all(u8::is_ascii_graphic)"
caught trust-ctime "a token's first bad byte looked for" "bh_velafi_request, a token"

replace src/core/jwt.rs "encoding::put_base64url(&key.sign(payload), &mut out[1..]);" "URL_SAFE_NO_PAD.encode_slice(key.sign(payload), &mut out[1..]).expect(\"fits\");"
caught trust-ctime "base64url by a table" "bh_mixin_sign, a token"

replace src/core/hmac.rs 'declassify(encoding::equal(&self.0, &right), "whether a signature is right is the response")' 'std::hint::black_box(encoding::equal(&self.0, &right))'
caught trust-ctime "a decision that nothing gives a reason for" "bh_toobit_verify, right, other begin"

replace src/ffi/keys.rs $'/// Constant time: the seed.\n' ''
caught trust-ctime "a guarantee that the header does not state" "bh_ed25519_key_from_seed: takes a secret, not constant time in the header"

replace tests/c/secrets/services.c '{"bh_pave_request", "a request", pave_request},' ''
replace tests/c/secrets/services.c "static void pave_request(void) {" "__attribute__((unused)) static void pave_request(void) {"
caught trust-ctime "a function that is not driven" "constant time in the header, not driven here"

replace tests/c/secrets/secret.c "if (with_secrets) (void)VALGRIND_MAKE_MEM_UNDEFINED(bytes, len);" "(void)bytes, (void)len;"
replace src/core/encoding.rs "a.len() == b.len() && black_box(a.iter().zip(b).fold(0, |differs, (a, b)| differs | (a ^ b))) == 0" "a == b"
replace tests/c/secrets/ctime.c "  (void)VALGRIND_MAKE_MEM_UNDEFINED(secret, 1);" ""
caught trust-ctime "a test that hides no secret" "a branch or a look-up by a secret was not found"
