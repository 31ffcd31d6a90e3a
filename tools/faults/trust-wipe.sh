# Sourced by tools/prove-gates.sh: what the search for secrets sees of the library and the bindings, and of itself.

replace src/ffi/run.rs "clear::registers();" ""
caught "trust-wipe c" "registers that are not cleared" "vector register"

replace src/ffi/clear.rs "scaled(1152)" "scaled(896)"
caught "trust-wipe c" "less cleared than a call reaches" "are cleared"

replace src/ffi/keys.rs "run_secret(|| unsafe { place_key(key, || ed25519::Key::from_hex(" "run(|| unsafe { place_key(key, || ed25519::Key::from_hex("
caught "trust-wipe c" "an import after which nothing is cleared" "bh_ed25519_key_from_hex, seed:"

replace src/core/ed25519.rs "Zeroizing::new([0; 64]);" "vec![0; 64];"
caught "trust-wipe c" "a seed left in freed memory" "in [heap]"

replace src/ffi/keys.rs "boundary::wipe(key.cast(), size_of::<bh_ed25519_key>())" "boundary::wipe(key.cast(), 40)"
caught "trust-wipe c" "half a key wiped" "bh_ed25519_key_wipe:"

replace src/ffi/primitives.rs "run_mac(|| unsafe {
        equal" "run(|| unsafe {
        equal"
caught "trust-wipe c" "a comparison after which nothing is cleared" "bh_equal"

replace src/ffi/velafi.rs "run_request(|| unsafe {
        let reply = velafi::token_response" "run(|| unsafe {
        let reply = velafi::token_response"
caught "trust-wipe c" "a token that is left" "bh_velafi_token_response"

replace tests/wiping/cases.c "bh_equal(TEXT(in.long_secret), TEXT(in.same_secret))" "bh_equal(TEXT(in.long_secret), TEXT(in.secret)) + 1"
caught "trust-wipe c" "a case that does not read its secret" "bh_equal: it does not read its secret"

replace tests/wiping/cases.c '{"bh_mixin_sign", mixin_sign, SECRET},' ''
caught "trust-wipe c" "a function without a case" "bh_mixin_sign has no case"

replace tests/wiping/patterns.c "if (!n->what ||" "if (n->what ||"
caught "trust-wipe c" "a search that finds nothing" "without clearing, 0 of"

replace bindings/java/src/main/c/keys.c "bh_wipe(&held->key, sizeof held->key);" "(void)held;"
caught "trust-wipe java" "a Java key that is closed but not wiped" "Java leaves something of its keys"

replace bindings/go/keys.go "m.wipe(m.at)" ""
caught "trust-wipe go" "a Go key that is freed but not wiped" "Go leaves something of its keys"

replace bindings/swift/Sources/BHAuth/SharedMemory.swift "if readers == 0 { bh_wipe(bytes.baseAddress, bytes.count) }" ""
caught "trust-wipe swift" "a Swift key that is not wiped" "Swift leaves something of its keys"
