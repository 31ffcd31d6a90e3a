#!/usr/bin/env bash
# The Kotlin binding over the Java one: vectors, sandbox, token source, misuse; under -Xcheck:jni.
source "$(dirname "$0")/lib.sh"

if ! command -v mvn >/dev/null || ! command -v javac >/dev/null || ! command -v cc >/dev/null; then
  debian maven default-jdk-headless gcc libc6-dev || skip kotlin "a JDK, Maven or a C compiler is missing"
fi
build_core

rm -rf bindings/kotlin/target/counts bindings/kotlin/target/surefire-reports
log=$root/target/test-kotlin.log
# -am builds the Java classes along; tools/test-java.sh tests them.
if ! with_sandbox mvn -B -ntp -f bindings/pom.xml -pl kotlin -am -Dbh.java.skipTests=true test >"$log" 2>&1; then
  cat "$log"
  exit 1
fi
if grep -rn -E 'WARNING: JNI|in native method|FATAL ERROR|JNI call made' "$log" bindings/kotlin/target/surefire-reports
then
  echo "FAILED: the JVM warns of how the natives use JNI (see ${log#"$root"/})" >&2
  exit 1
fi
grep -E '^\+ |Tests run:' "$log"
counts=bindings/kotlin/target/counts
echo "$(cat $counts/cases) $(cat $counts/calls)" >"$BH_SUMMARY_DIR/kotlin"
