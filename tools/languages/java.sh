#!/usr/bin/env bash
# The Java binding.
#
#   java.sh [test [tests|documentation]]     vectors, sandbox, misuse and loading, on Maven's own Java and on a newer one
#                                            where there is one, each under -Xcheck:jni, of which any warning is a
#                                            failure; then the documentation, without a warning. One part alone: the
#                                            tests on Maven's own Java, or the documentation
#   java.sh demo                             the short example of each service, then the demo of all five
#   java.sh bench                            Java and Kotlin against the platform's crypto and a JWT library, by JMH
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains/jvm.sh"

maven=(mvn -B -ntp -f bindings/pom.xml -pl java)

# Not by Maven, which takes the documentation of a changed file for up to date.
document() {
  echo "+ javadoc -Xdoclint:all -Werror"
  find bindings/java/src/main/java -name '*.java' -print0 |
    xargs -0 javadoc -Xdoclint:all -Werror -quiet --release 11 -d target/javadoc
}

# The first number of a Java's version.
feature() { "$1" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'; }

do_test() {
  local part=${1:-whole}
  setup_jvm java
  build_core
  if [ "$part" = documentation ]; then
    document
    return
  fi

  rm -rf bindings/java/target/counts
  tested java test-java.log "${maven[@]}" test
  local cases calls
  cases=$(cat bindings/java/target/counts/cases) calls=$(cat bindings/java/target/counts/calls)

  [ "$part" = whole ] || return 0

  # The newest Java that is here, if it is newer than Maven's own.
  local java newer="" newest
  newest=$(feature "$(command -v java)")
  for java in /usr/lib/jvm/*/bin/java; do
    if [ -x "$java" ] && [ "$(feature "$java")" -gt "$newest" ]; then
      newer=$java newest=$(feature "$java")
    fi
  done
  if [ -n "$newer" ]; then
    echo "again on $("$newer" -version 2>&1 | head -n 1)"
    tested java test-java-newer.log "${maven[@]}" surefire:test -Dbh.jvm="$newer" \
      -Dbh.jvm.arguments=--enable-native-access=ALL-UNNAMED
  fi

  document
  echo "$cases $calls" >"$BH_SUMMARY_DIR/java"
}

# shellcheck disable=SC2317  # called by with_sandbox
examples() {
  local example said host account
  # The short examples know only accounts: they get the sandbox's.
  sandbox_account
  for example in VelafiToken PaveSession MixinMe ToobitApiClient BitbitduoToken; do
    host=BH_$(tr '[:lower:]' '[:upper:]' <<<"${example%[A-Z]*}")_HOST
    [ "$example" = ToobitApiClient ] && host=BH_TOOBIT_HOST
    said=$(env "${account[@]}" "$host=$BH_SANDBOX_URL" java -cp "$classpath" "$example" 2>&1) ||
      {
        echo "$example: $said"
        return 1
      }
    printf '%-16s %s\n' "$example" "${said//$'\n'/ }"
  done
  echo
  java -cp "$classpath" Demo
}

do_demo() {
  local classpath=bindings/java/target/classes:target/demo-java
  mkdir -p target/demo-java
  setup_jvm java
  build_core
  log=target/demo-java/maven.log
  run "${maven[@]}" -q process-classes >"$log" 2>&1 || {
    cat "$log"
    exit 1
  }
  run javac -Xlint:all -Werror --release 11 -d target/demo-java -cp bindings/java/target/classes \
    bindings/java/examples/*.java bindings/java/demo/*.java
  with_sandbox examples
}

do_bench() {
  source "$root/tools/bench/lib.sh"
  begin java
  setup_jvm java
  build_core
  build_bench
  log=$out/maven.log
  run mvn -B -ntp -q -f bindings/pom.xml -Pbench -pl ../bench/jvm -am -DskipTests test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/classpath >"$log" 2>&1 || {
    cat "$log"
    exit 1
  }
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
}

"do_${1:-test}" "${@:2}"
