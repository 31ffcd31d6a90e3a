#!/usr/bin/env bash
# The Java binding.
#
#   java.sh [test [tests|documentation]]     vectors, sandbox, misuse and loading, on Maven's own Java and on a newer one
#                                            where there is one, each under -Xcheck:jni, of which any warning is a
#                                            failure; bh-auth-fleet against a redis-server; then the documentation,
#                                            without a warning. One part alone: the tests on Maven's own Java, or the
#                                            documentation
#   java.sh demo                             the example: a call to each service, to the sandbox or by the environment's accounts
#   java.sh package LIBRARIES FOLDER         the jars and POMs of Java and Kotlin, as a Maven repository: with the natives
#                                            of each target of `make dist` that LIBRARIES/TARGET/lib/libbh_auth.a is of;
#                                            a jar of each platform alone is beside it, by its name as the classifier
#   java.sh bench                            Java and Kotlin against the platform's crypto and a JWT library, by JMH
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains.sh"

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

  need redis-server redis-server || skip java "bh-auth-fleet is tested against a redis-server"
  rm -rf bindings/java/target/counts
  tested java test-java.log mvn -B -ntp -f bindings/pom.xml -pl java,java-fleet test
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
    bindings/java/examples/*.java
  run javac -Xlint:all -Werror --release 11 -d target/demo-java/documents -cp bindings/java/target/classes examples/*/*.java
  with_sandbox with_accounts java -cp "$classpath" Services
  with_sandbox examples java examples java -cp bindings/java/target/classes
}

# A target of `make dist` a line, its folder in the jar, and zig's name of it.
natives() {
  cat <<'END'
x86_64-linux-gnu linux-x86_64 x86_64-linux-gnu.2.17
aarch64-linux-gnu linux-aarch64 aarch64-linux-gnu.2.17
armv7-linux-gnueabihf linux-arm arm-linux-gnueabihf.2.17
x86_64-linux-musl linux-musl-x86_64 x86_64-linux-musl
aarch64-linux-musl linux-musl-aarch64 aarch64-linux-musl
x86_64-windows windows-x86_64 x86_64-windows-gnu
aarch64-windows windows-aarch64 aarch64-windows-gnu
x86_64-macos darwin-x86_64 x86_64-macos
aarch64-macos darwin-aarch64 aarch64-macos
END
}

# Beside each jar of Java the same with the native of one platform alone.
classifiers() {
  local jar platform one=$root/target/package-java/one
  jar=$(echo "$1"/org/bhauth/bh-auth/*/bh-auth-*[0-9].jar)
  for platform in bindings/java/target/classes/META-INF/native/*; do
    platform=${platform##*/}
    rm -rf "$one"
    mkdir -p "$one"
    (cd "$one" && jar --extract --file "$jar")
    find "$one/META-INF/native" -mindepth 1 -maxdepth 1 ! -name "$platform" -exec rm -r {} +
    (cd "$one" && rm -rf META-INF/maven && mv META-INF/MANIFEST.MF ../manifest &&
      jar --create --date 2026-01-01T00:00:00Z --file "${jar%.jar}-$platform.jar" --manifest ../manifest .)
  done
}

do_package() {
  local libraries=$1 repository=$2 work=$root/target/package-java target platform zig_target
  local java_home owner=() name
  source "$root/tools/cross.sh"
  setup_jvm java
  cross_tools python3
  mkdir -p "$work" "$repository"
  libraries=$(cd "$libraries" && pwd) repository=$(cd "$repository" && pwd)
  for name in owner contact repository; do
    owner+=("-Dbh.$name=$(sed -n "s/^$name = \"\(.*\)\".*/\1/p" owner.toml)")
  done
  run "${maven[@]}" -q compile >"$work/maven.log" 2>&1 || {
    cat "$work/maven.log"
    exit 1
  }
  # Without what this machine's own build put there.
  rm -rf bindings/java/target/classes/META-INF/native
  cargo xtask licences >bindings/java/target/classes/META-INF/THIRD-PARTY
  java_home=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
  while read -r target platform zig_target; do
    [ -f "$libraries/$target/lib/libbh_auth.a" ] || continue
    BH_NATIVE_PLATFORM=$platform CC="$zig cc -target $zig_target" BH_AUTH_ARCHIVE=$libraries/$target/lib/libbh_auth.a \
      bindings/java/build-native.sh "$java_home" bindings/java/target/classes bindings/java/target/headers
  done < <(natives)
  find bindings/java/target/classes/META-INF/native \( -name '*.pdb' -o -name '*.lib' \) -delete
  run mvn -B -ntp -q -f bindings/pom.xml -Prelease "${owner[@]}" -Dexec.skip -DskipTests \
    -Dbh.java.skipTests -Dmaven.install.skip -DaltDeploymentRepository="dist::default::file://$repository" deploy >"$work/maven.log" 2>&1 || {
    cat "$work/maven.log"
    exit 1
  }
  # When they were written, which nobody needs to find a version by its number; and what Kotlin's tests share with Java's.
  find "$repository/org/bhauth" \( -name 'maven-metadata*' -o -name '*-tests.jar*' \) -delete
  classifiers "$repository"
  # Central wants a jar of documentation beside each: Kotlin's is its README.
  jar --create --date 2026-01-01T00:00:00Z --no-manifest \
    --file "$(echo "$repository"/org/bhauth/bh-auth-kotlin/*/*[0-9].jar | sed 's/\.jar$/-javadoc.jar/')" -C bindings/kotlin README.md
}

do_bench() {
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
