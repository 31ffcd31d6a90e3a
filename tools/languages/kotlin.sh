#!/usr/bin/env bash
# The Kotlin binding over the Java one: vectors, sandbox, token source, misuse; under -Xcheck:jni.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains/jvm.sh"

setup_jvm kotlin
build_core

rm -rf bindings/kotlin/target/counts
# -am builds the Java classes along; tools/languages/java.sh tests them.
tested kotlin test-kotlin.log mvn -B -ntp -f bindings/pom.xml -pl kotlin -am -Dbh.java.skipTests=true test
counts=bindings/kotlin/target/counts
echo "$(cat $counts/cases) $(cat $counts/calls)" >"$BH_SUMMARY_DIR/kotlin"
