#!/usr/bin/env bash
# Signing from Java against the platform's crypto: ratios of one run, and the cost of crossing.
source "$(dirname "$0")/lib.sh"
source "$root/tools/jvm.sh"

mkdir -p "$root/target/bench-java"
setup_jvm java
build_core
java=bindings/java out=target/bench-java
log=$out/maven.log
run mvn -B -ntp -q -f bindings/pom.xml -pl java process-classes >"$log" 2>&1 || { cat "$log"; exit 1; }
run cc -std=c99 -Wall -Wextra -Werror -O2 -Iinclude -o "$out/sign" "$java/bench/sign.c" "$release/libbh_auth.a" \
  -lpthread -ldl -lm
run javac -d "$out" -cp "$java/target/classes" "$java/bench/Bench.java"

# 141 bytes.
query='symbol=BTC-SWAP-USDT&side=BUY_OPEN&type=LIMIT&quantity=10&price=30000&newClientOrderId=test_order_001'
query+='&recvWindow=5000&timestamp=1668481902307'
read -r toobit mixin < <("$out/sign" "$query")
run java -cp "$java/target/classes:$out" Bench "$query" "$toobit" "$mixin"
