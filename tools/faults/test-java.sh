# Sourced by tools/prove-gates.sh: what the Java tests see of the shim, of the classes, and of themselves.
java=bindings/java/src/main/java/org/bhauth
natives=bindings/java/src/main/c
tests=bindings/java/src/test/java/org/bhauth

replace $natives/copies.c "(*env)->DeleteLocalRef(env, element);" ""
caught "test-java tests" "local references that are not given back" "the JVM warns of how the natives use JNI"

replace $natives/natives.c "velafiPayload, jlong timestamp_ms" "velafiPayload, jint timestamp_ms"
caught "test-java tests" "a native of other types than Java's" "conflicting types"

replace $natives/keys.c "bh_wipe(&held->key, sizeof held->key);" "atomic_fetch_and(&held->users, ~CLOSED);"
caught "test-java tests" "a key that works after it was closed" "closedKeysAreRefused"

replace $java/NativeLibrary.java "abi != Abi.ABI_VERSION || " ""
caught "test-java tests" "a library of another ABI version taken" "aLibraryOfAnotherAbiIsRefused"

replace $natives/copies.c "o->len > OUTPUT_MAX" "false"
caught "test-java tests" "an output that no array can hold, cut" "whatNoArrayCanHoldIsAStatus"

replace $java/Status.java "STALE(52)" "STALE(53)"
caught "test-java tests" "a status with another number" "BH_ERR_STALE"

replace $java/Texts.java "return strict(text);" "return bytes;"
caught "test-java tests" "a lone surrogate signed as a question mark" "loneSurrogatesAreNoUtf8"

replace $java/TokenSource.java "if (now.isGood(nowMs)) {" "if (now.flight == null && now.isGood(nowMs)) {"
caught "test-java tests" "threads that wait though the token is good" "aFailedRefreshKeepsTheGoodToken"

replace $java/TokenFlight.java "return result.copy();" "return result;"
caught "test-java tests" "a caller that cancels for all" "whoIsInterruptedOrTimesOutEndsItsOwnWaitingAlone"

replace $java/Host.java 'authority.contains("@")' "false"
caught "test-java tests" "a base with a password" "aBaseIsSchemeAndHostAlone"

replace $java/Mixin.java "String target, byte[] body) {" "String target, byte[] body) { method = \"GET\";"
caught "test-java tests" "a method that is not passed on" "VectorTest"

replace tests/vectors/pave.json '"verb": "sign"' '"verb": "planted"'
caught "test-java tests" "an unknown verb" "unknown verb planted"

replace tests/vectors/velafi.json '"payload": "' '"payload": "x'
caught "test-java tests" "a wrong payload in a vector" "payload ==> expected: <x"

replace $tests/VectorTest.java "RAN.incrementAndGet();" 'if (!test.verb.equals("decode")) RAN.incrementAndGet();'
caught "test-java tests" "cases that are not run" "cases run ==> expected"

replace $tests/LoadTest.java "@Test" "@Test private"
caught "test-java tests" "a test that JUnit leaves out with a warning" "must not be private"

replace $java/Times.java "     * @return Unix time in milliseconds" "     *"
caught "test-java documentation" "a result that is not documented" "no @return"
