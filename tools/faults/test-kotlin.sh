# Sourced by tools/prove-gates.sh: what the Kotlin tests see of the package, and of themselves.
kotlin=bindings/kotlin/src/main/kotlin/org/bhauth/kotlin
tests=bindings/kotlin/src/test/kotlin/org/bhauth/kotlin

replace $kotlin/Verdict.kt "e.status() == Status.KEY || " ""
caught test-kotlin "a closed key taken for a wrong signature" "closedKeysAreRefused"

replace $kotlin/Tokens.kt "currentCoroutineContext().ensureActive()" ""
caught test-kotlin "a request for a coroutine that is cancelled already" "whoIsCancelledAlreadySendsNothing"

replace $kotlin/Toobit.kt ".recvWindowMs(recvWindowMs)" ""
caught test-kotlin "an argument that is not passed on" "recvWindow="

replace $tests/SandboxTest.kt "fun mixin() = runBlocking<Unit> {" "fun mixin() = runBlocking {"
caught test-kotlin "a test that JUnit leaves out with a warning" "must not return a value"

replace $tests/VectorTest.kt "RAN.incrementAndGet()" 'if (case.verb != "decode") RAN.incrementAndGet()'
caught test-kotlin "cases that are not run" "cases run ==> expected"
