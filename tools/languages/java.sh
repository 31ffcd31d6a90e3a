#!/usr/bin/env bash
# The Java binding: vectors, sandbox, misuse and loading, on Maven's own Java and on a newer one where there is one;
# each under -Xcheck:jni, of which any warning is a failure. Then the documentation, without a warning.
#
#   test-java.sh [tests|documentation]     one part alone: the tests on Maven's own Java, or the documentation
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains/jvm.sh"

part=${1:-whole}

setup_jvm java
build_core
maven=(mvn -B -ntp -f bindings/pom.xml -pl java)

# Not by Maven, which takes the documentation of a changed file for up to date.
document() {
  echo "+ javadoc -Xdoclint:all -Werror"
  find bindings/java/src/main/java -name '*.java' -print0 |
    xargs -0 javadoc -Xdoclint:all -Werror -quiet --release 11 -d target/javadoc
}

if [ "$part" = documentation ]; then
  document
  exit
fi

rm -rf bindings/java/target/counts
tested java test-java.log "${maven[@]}" test
cases=$(cat bindings/java/target/counts/cases) calls=$(cat bindings/java/target/counts/calls)

[ "$part" = whole ] || exit 0

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
  tested java test-java-newer.log "${maven[@]}" surefire:test -Dbh.jvm="$newer" \
    -Dbh.jvm.arguments=--enable-native-access=ALL-UNNAMED
fi

document
echo "$cases $calls" >"$BH_SUMMARY_DIR/java"
