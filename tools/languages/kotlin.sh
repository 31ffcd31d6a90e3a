#!/usr/bin/env bash
# The Kotlin binding over the Java one.
#
#   kotlin.sh [test]     vectors, sandbox, token source, misuse; under -Xcheck:jni
#   kotlin.sh demo       the example: a call to each service, to the sandbox or by the environment's accounts
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains/jvm.sh"

do_test() {
  setup_jvm kotlin
  build_core
  rm -rf bindings/kotlin/target/counts
  # -am builds the Java classes along; tools/languages/java.sh tests them.
  tested kotlin test-kotlin.log mvn -B -ntp -f bindings/pom.xml -pl kotlin -am -Dbh.java.skipTests=true test
  local counts=bindings/kotlin/target/counts
  echo "$(cat $counts/cases) $(cat $counts/calls)" >"$BH_SUMMARY_DIR/kotlin"
}

do_demo() {
  local log classpath
  mkdir -p "$root/target/demo-kotlin"
  setup_jvm kotlin
  build_core
  log=target/demo-kotlin/maven.log
  run mvn -B -ntp -q -f bindings/pom.xml -pl kotlin -am test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/classpath >"$log" 2>&1 || {
    cat "$log"
    exit 1
  }
  local classes=bindings/kotlin/target
  classpath=$classes/classes:$classes/test-classes:$(cat $classes/classpath)
  with_sandbox with_accounts java -cp "$classpath" ServicesKt
}

"do_${1:-test}" "${@:2}"
