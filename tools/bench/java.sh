#!/usr/bin/env bash
# Java and Kotlin against the platform's crypto and a JWT library, by JMH; samples for bench/report/report.py.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains/jvm.sh"
source "$root/tools/bench/lib.sh"

begin java
setup_jvm java
build_core
build_bench
log=$out/maven.log
run mvn -B -ntp -q -f bindings/pom.xml -Pbench -pl bench -am -DskipTests test-compile dependency:build-classpath \
  -Dmdep.outputFile=target/classpath >"$log" 2>&1 || { cat "$log"; exit 1; }
bench=bench/jvm/target
classpath=$bench/classes:$(cat $bench/classpath)

rounds=${BH_BENCH_ROUNDS:-7} milliseconds=${BH_BENCH_MILLISECONDS:-250}
LD_LIBRARY_PATH=$release run java -cp "$classpath" org.bhauth.bench.Rounds "$rounds" "$milliseconds" "$out/bench" |
  grep -v '^+ ' >"$samples.part"
version() { grep -o "/$1/[0-9.]*/" $bench/classpath | head -n 1 | cut -d / -f 3; }
{
  cat "$samples.part"
  fact Java "$(java -version 2>&1 | sed -n '1s/.*version "\([^"]*\)".*/\1/p')"
  fact Kotlin "$(version kotlin-stdlib)"
  fact JMH "$(version jmh-core)"
  fact nimbus-jose-jwt "$(version nimbus-jose-jwt), tink $(version tink)"
} >"$samples"
rm "$samples.part"
