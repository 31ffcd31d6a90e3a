# Sourced by the Java and Kotlin scripts, after lib.sh: the tools that they need, and how their tests are run.

setup_jvm() {
  if ! command -v mvn >/dev/null || ! command -v javac >/dev/null || ! command -v cc >/dev/null; then
    debian maven default-jdk-headless gcc libc6-dev || skip "$1" "a JDK, Maven or a C compiler is missing"
  fi
}

# tested LANGUAGE LOG COMMAND...: shows the summary, or what failed.
tested() {
  local reports=bindings/$1/target/surefire-reports log=$root/target/$2
  shift 2
  rm -rf "$reports"
  if ! with_sandbox "$@" >"$log" 2>&1; then
    cat "$log"
    exit 1
  fi
  # -Xcheck:jni prints; it does not fail.
  if grep -rn -E 'WARNING: JNI|in native method|FATAL ERROR|JNI call made' "$log" "$reports"; then
    echo "FAILED: the JVM warns of how the natives use JNI (see ${log#"$root"/})" >&2
    exit 1
  fi
  grep -E '^\+ |Tests run:' "$log"
}
