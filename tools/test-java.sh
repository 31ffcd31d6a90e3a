#!/usr/bin/env bash
# The Java binding: vectors, sandbox, misuse and loading, on Maven's own Java and on a newer one where there is one;
# each under -Xcheck:jni, of which any warning is a failure. Then the documentation, without a warning.
source "$(dirname "$0")/lib.sh"

mkdir -p "$root/target"
if ! command -v mvn >/dev/null || ! command -v javac >/dev/null || ! command -v cc >/dev/null; then
  debian maven default-jdk-headless gcc libc6-dev || skip java "a JDK, Maven or a C compiler is missing"
fi
build_core
maven=(mvn -B -ntp -f bindings/pom.xml -pl java)

# tested LOG COMMAND...: shows the summary, or what failed.
tested() {
  local log=$root/target/$1
  shift
  if ! with_sandbox "$@" >"$log" 2>&1; then
    cat "$log"
    exit 1
  fi
  # -Xcheck:jni prints; it does not fail.
  if grep -rn -E 'WARNING: JNI|in native method|FATAL ERROR|JNI call made' "$log" bindings/java/target/surefire-reports
  then
    echo "FAILED: the JVM warns of how the natives use JNI (see ${log#"$root"/})" >&2
    exit 1
  fi
  grep -E '^\+ |Tests run:' "$log"
}

rm -rf bindings/java/target/counts bindings/java/target/surefire-reports
tested test-java.log "${maven[@]}" test
cases=$(cat bindings/java/target/counts/cases) calls=$(cat bindings/java/target/counts/calls)

# The newest Java that is here, if it is newer than Maven's own.
feature() { "$1" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'; }
newer= newest=$(feature "$(command -v java)")
for java in /usr/lib/jvm/*/bin/java; do
  if [ -x "$java" ] && [ "$(feature "$java")" -gt "$newest" ]; then
    newer=$java newest=$(feature "$java")
  fi
done
if [ -n "$newer" ]; then
  echo "again on $("$newer" -version 2>&1 | head -n 1)"
  rm -rf bindings/java/target/surefire-reports
  tested test-java-newer.log "${maven[@]}" surefire:test -Dbh.jvm="$newer" \
    -Dbh.jvm.arguments=--enable-native-access=ALL-UNNAMED
fi

log=$root/target/javadoc.log
run "${maven[@]}" -q -Dbh.java.skipTests=true package javadoc:javadoc >"$log" 2>&1 || { cat "$log"; exit 1; }
echo "$cases $calls" >"$BH_SUMMARY_DIR/java"
