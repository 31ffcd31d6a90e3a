#!/usr/bin/env bash
# The Kotlin binding over the Java one.
#
#   kotlin.sh [test]     vectors, sandbox, token source, misuse; under -Xcheck:jni
#   kotlin.sh demo       the example: a call to each service, to the sandbox or by the environment's accounts
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains.sh"

do_test() {
  setup_jvm kotlin
  build_core
  rm -rf bindings/kotlin/target/counts
  # -am builds the Java classes along; tools/languages/java.sh tests them.
  tested kotlin test-kotlin.log mvn -B -ntp -f bindings/pom.xml -pl kotlin -am -Dbh.java.skipTests=true test
  older_compilers
  local counts=bindings/kotlin/target/counts
  echo "$(cat $counts/cases) $(cat $counts/calls)" >"$BH_SUMMARY_DIR/kotlin"
}

# Kotlins before this one read the package, back to the oldest that it is for: each compiles the example with its own compiler.
older_compilers() {
  local version folder=$root/target/kotlin-compilers classpath compiler
  demo_classes
  for version in 2.1.21 2.2.21 2.3.21; do
    mkdir -p "$folder/$version"
    cat >"$folder/$version/pom.xml" <<END
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.bhauth</groupId>
  <artifactId>compiler</artifactId>
  <version>0</version>
  <dependencies>
    <dependency>
      <groupId>org.jetbrains.kotlin</groupId>
      <artifactId>kotlin-compiler-embeddable</artifactId>
      <version>$version</version>
    </dependency>
  </dependencies>
</project>
END
    mvn -B -ntp -q -f "$folder/$version/pom.xml" dependency:build-classpath -Dmdep.outputFile="$folder/$version/classpath"
    compiler=$(cat "$folder/$version/classpath")
    echo "+ Kotlin $version compiles bindings/kotlin/examples/Services.kt"
    java -cp "$compiler" org.jetbrains.kotlin.cli.jvm.K2JVMCompiler -Werror -no-stdlib -no-reflect -jvm-target 17 \
      -classpath "$classpath" -d "$folder/$version/classes" bindings/kotlin/examples/Services.kt
    [ -f "$folder/$version/classes/ServicesKt.class" ]
  done
}

# The example's classes, and $classpath to run it, without the example itself.
demo_classes() {
  local log=target/demo-kotlin/maven.log classes=bindings/kotlin/target
  mkdir -p "$root/target/demo-kotlin"
  run mvn -B -ntp -q -f bindings/pom.xml -pl kotlin -am test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/classpath >"$log" 2>&1 || {
    cat "$log"
    exit 1
  }
  classpath=$classes/classes:$(cat $classes/classpath)
}

do_demo() {
  local classpath
  setup_jvm kotlin
  build_core
  demo_classes
  classpath=bindings/kotlin/target/test-classes:$classpath
  with_sandbox with_accounts java -cp "$classpath" ServicesKt
  with_sandbox with_accounts java -cp "$classpath" PaveKt
}

"do_${1:-test}" "${@:2}"
