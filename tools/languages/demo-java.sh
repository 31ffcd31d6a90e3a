#!/usr/bin/env bash
# The Java examples: the short one of each service, then the demo of all five.
source "$(dirname "$0")/../lib.sh"
source "$root/tools/toolchains/jvm.sh"

mkdir -p "$root/target/demo-java"
setup_jvm java
build_core
java=bindings/java out=target/demo-java
log=$out/maven.log
run mvn -B -ntp -q -f bindings/pom.xml -pl java process-classes >"$log" 2>&1 || { cat "$log"; exit 1; }
run javac -Xlint:all -Werror --release 11 -d "$out" -cp "$java/target/classes" \
  "$java"/examples/*.java "$java"/demo/*.java

# One member of tests/sandbox/credentials.json: credential SERVICE MEMBER.
credential() { sed -n "/\"$1\": {/,/}/s/^ *\"$2\": \"\(.*\)\",*/\1/p" tests/sandbox/credentials.json | head -n 1; }

# The short examples know only accounts: they get the sandbox's.
account=(
  BH_VELAFI_API_KEY="$(credential velafi api_key)" BH_VELAFI_SECRET="$(credential velafi secret)"
  BH_PAVE_USERNAME="$(credential pave username)" BH_PAVE_API_KEY="$(credential pave api_key)"
  BH_PAVE_SECRET="$(credential pave secret)" BH_MIXIN_UID="$(credential mixin uid)"
  BH_MIXIN_SID="$(credential mixin sid)" BH_MIXIN_PRIVATE_KEY="$(credential mixin private_key_base64url)"
  BH_TOOBIT_API_KEY="$(credential toobit api_key)" BH_TOOBIT_SECRET="$(credential toobit secret)"
  BH_BITBITDUO_APP_ID="$(credential bitbitduo app_id)" BH_BITBITDUO_APP_KEY="$(credential bitbitduo app_key)"
)

# shellcheck disable=SC2317  # called by with_sandbox
examples() {
  local example said host
  for example in VelafiToken PaveSession MixinMe ToobitApiClient BitbitduoToken; do
    host=BH_$(tr '[:lower:]' '[:upper:]' <<<"${example%[A-Z]*}")_HOST
    [ "$example" = ToobitApiClient ] && host=BH_TOOBIT_HOST
    said=$(env "${account[@]}" "$host=$BH_SANDBOX_URL" java -cp "$java/target/classes:$out" "$example" 2>&1) ||
      { echo "$example: $said"; return 1; }
    printf '%-16s %s\n' "$example" "${said//$'\n'/ }"
  done
  echo
  java -cp "$java/target/classes:$out" Demo
}

with_sandbox examples
