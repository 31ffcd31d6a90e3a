# Sourced by tools/prove-gates.sh: what the committed corpus sees of the library, and its replay of itself.

# What only the sanitizer sees.
replace src/ffi/boundary.rs "(false, len) => Ok(unsafe { std::slice::from_raw_parts(data, len) })," "(false, len) => Ok(unsafe { std::hint::black_box(data.add(len).read_volatile()); std::slice::from_raw_parts(data, len) }),"
caught "trust-fuzz keys" "a byte read beyond an input" "AddressSanitizer"

replace src/ffi/boundary.rs $'if needed > *len {\n' $'if needed > *len {\n        if *len > 0 {\n            unsafe { *buf = 1 };\n        }\n'
caught "trust-fuzz calls" "an output that is written on an error" "byte 0 of a capacity of"

replace src/ffi/slot.rs "let unfinished = Unfinished { data: place.cast(), len: size_of::<C>() };" "let unfinished = ();"
caught "trust-fuzz calls" "a key that survives a failed initialisation" "the key is not wiped"

replace src/core/checks.rs "let visible = " "assert_ne!(value.len(), 3); let visible = "
caught "trust-fuzz calls" "a panic" "a panic inside"

replace src/core/json.rs ".filter(|_| reader.peek().is_none())" ""
caught "trust-fuzz responses" "a reader that takes what stands behind the JSON" "Err(60)"

replace src/core/json/reader.rs "once &= seen & (1 << index) == 0;" "once &= seen != u32::MAX;"
caught "trust-fuzz responses" "the last of two members of one name taken" "Err(61)"

replace src/core/json/reader.rs "if !self.skip(|byte| byte == b'0') {" "{"
caught "trust-fuzz responses" "a number that begins with zeros taken" "Err(60)"

replace src/core/jwt.rs 'if !self.alg.is(b"EdDSA") {' 'if self.alg.is(b"none") {'
caught "trust-fuzz tokens" "any algorithm but none trusted" 'right: "BH_ERR_TOKEN_ALGORITHM"'

replace src/core/window.rs "self.now_ms >= time_ms.saturating_add(self.past_ms)" "self.now_ms > time_ms.saturating_add(self.past_ms)"
caught "trust-fuzz tokens" "a token that is good for a millisecond too long" 'right: "BH_ERR_STALE"'

replace src/core/ed25519.rs "let same = equal(" "let same = true || equal("
caught "trust-fuzz keys" "a foreign public half taken" "BH_ERR_KEY_MISMATCH"

replace src/core/query.rs "b'-' | b'.' | b'_' | b'~')" "b'-' | b'.' | b'_' | b'~' | b'+')"
caught "trust-fuzz signing" "a + that is not encoded" "request: "

replace src/core/hmac.rs "encoding::equal(&self.0, &right)" "encoding::equal(&self.0[..31], &right[..31])"
caught "trust-fuzz flips" "a verifier that ignores the last byte" "a changed signature: BH_OK"

replace src/core/clock.rs "(step_ms + 1) / 2" "step_ms / 2"
caught "trust-fuzz texts" "an uncertainty that is too small" "assertion"

# What the replay sees of itself.
rm -r fuzz/corpus/keys
caught trust-fuzz "a target without a corpus" "fuzz/corpus has other folders"

replace fuzz/src/calls/mod.rs "for _ in 0..12 {" "for _ in 0..0 {"
caught trust-fuzz "a target that does not call" "no call in fuzz/corpus/calls succeeds"

replace tools/fuzz.sh "-Zsanitizer=address" ""
caught "trust-fuzz texts" "a target without the sanitizer" "has no __asan_init"
