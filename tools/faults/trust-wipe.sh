# Sourced by tools/prove-gates.sh: what the search for secrets sees of the library and the bindings, and of itself.

replace src/ffi/guard.rs "registers::clear();" ""
caught "trust-wipe c" "registers that are not cleared" "vector register"

replace src/ffi/guard.rs "guard_clearing::<1152>" "guard_clearing::<896>"
caught "trust-wipe c" "less cleared than a call reaches" "are cleared"

replace src/ffi/keys.rs "guard_secret(|| unsafe { place_key(key, || ed25519::Key::from_hex(" "guard(|| unsafe { place_key(key, || ed25519::Key::from_hex("
caught "trust-wipe c" "an import after which nothing is cleared" "bh_ed25519_key_from_hex, seed:"

replace src/core/ed25519.rs "Zeroizing::new([0; 64]);" "vec![0; 64];"
caught "trust-wipe c" "a seed left in freed memory" "in [heap]"

replace src/ffi/keys.rs "boundary::wipe(key.cast(), size_of::<bh_ed25519_key>())" "boundary::wipe(key.cast(), 40)"
caught "trust-wipe c" "half a key wiped" "bh_ed25519_key_wipe:"

replace tests/wiping/patterns.c "if (!n->what ||" "if (n->what ||"
caught "trust-wipe c" "a search that finds nothing" "without clearing, 0 of"

replace bindings/java/src/main/c/keys.c "bh_wipe(&held->key, sizeof held->key);" "(void)held;"
caught "trust-wipe java" "a Java key that is closed but not wiped" "Java leaves something of its keys"

replace bindings/go/keys.go "m.wipe(m.at)" ""
caught "trust-wipe go" "a Go key that is freed but not wiped" "Go leaves something of its keys"

replace bindings/swift/Sources/BHAuth/SharedMemory.swift "if readers == 0 { bh_wipe(bytes.baseAddress, bytes.count) }" ""
caught "trust-wipe swift" "a Swift key that is not wiped" "Swift leaves something of its keys"
