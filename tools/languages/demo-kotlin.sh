#!/usr/bin/env bash
# The Kotlin example (PAVE's document has one), then the demo of all five services.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains/jvm.sh"

mkdir -p "$root/target/demo-kotlin"
setup_jvm kotlin
build_core
log=target/demo-kotlin/maven.log
run mvn -B -ntp -q -f bindings/pom.xml -pl kotlin -am test-compile dependency:build-classpath \
  -Dmdep.outputFile=target/classpath >"$log" 2>&1 || { cat "$log"; exit 1; }
classes=bindings/kotlin/target
classpath=$classes/classes:$classes/test-classes:$(cat $classes/classpath)

# One member of tests/sandbox/credentials.json.
credential() { sed -n "/\"pave\": {/,/}/s/^ *\"$1\": \"\(.*\)\",*/\1/p" tests/sandbox/credentials.json | head -n 1; }

# shellcheck disable=SC2317  # called by with_sandbox
examples() {
  local account=(BH_PAVE_USERNAME="$(credential username)" BH_PAVE_API_KEY="$(credential api_key)"
    BH_PAVE_SECRET="$(credential secret)" BH_PAVE_HOST="$BH_SANDBOX_URL") said
  said=$(env "${account[@]}" java -cp "$classpath" PaveSessionKt 2>&1) || { echo "PaveSession: $said"; return 1; }
  printf 'PaveSession      %s\n\n' "$said"
  java -cp "$classpath" DemoKt
}

with_sandbox examples
