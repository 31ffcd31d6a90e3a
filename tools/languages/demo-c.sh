#!/usr/bin/env bash
# The C examples: the short one of each service, then the demo of all five.
#
#   demo-c.sh [--count FILE]     FILE gets the number of the demo's calls to the sandbox
source "$(dirname "$0")/../lib.sh"

mkdir -p "$root/target/demo-c"
debian gcc libc6-dev libcurl4-openssl-dev || exit 1
build_core

flags=(-std=c99 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -O2 -Iinclude)
libs=(target/release/libbh_auth.a -lcurl -lpthread -ldl -lm)
out=target/demo-c
services=(velafi pave mixin toobit bitbitduo)

for service in "${services[@]}"; do
  run gcc "${flags[@]}" -o "$out/$service" "examples/c/$service.c" "${libs[@]}"
done
run gcc "${flags[@]}" -o "$out/demo" examples/c/demo/*.c "${libs[@]}"

# The short examples know only accounts: they get the sandbox's, and nothing else of the environment.
account=(
  BH_VELAFI_API_KEY=test-velafi-api-key BH_VELAFI_SECRET=test-velafi-secret
  BH_PAVE_USERNAME=test_username BH_PAVE_API_KEY=test_pave_api_key BH_PAVE_SECRET=test_pave_secret
  BH_MIXIN_UID=89e0bdee-c355-47f2-945a-be48be875606 BH_MIXIN_SID=c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e
  BH_MIXIN_PRIVATE_KEY=nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg
  BH_TOOBIT_API_KEY=test-toobit-api-key
  BH_TOOBIT_SECRET=30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2
  BH_BITBITDUO_APP_ID=fedcba9876543210fedcba9876543210
  BH_BITBITDUO_APP_KEY=0123456789abcdef0123456789abcdef
)

# example SERVICE: must be accepted, and must fail, saying why, without its account.
example() {
  local host="BH_${1^^}_HOST=$BH_SANDBOX_URL" said
  said=$(env -i "$host" "${account[@]}" "$out/$1" 2>&1) || { echo "$1: $said"; return 1; }
  printf '%-10s accepted: %s\n' "$1" "${said:0:70}"
  if said=$(env -i "$host" "$out/$1" 2>&1); then
    echo "$1: succeeded without an account"
    return 1
  fi
  [ -n "$said" ] || { echo "$1: failed without a word"; return 1; }
}

# shellcheck disable=SC2317  # called by with_sandbox
examples() {
  local service
  for service in "${services[@]}"; do example "$service" || return 1; done
  echo
  "$out/demo" "$@"
}

with_sandbox examples "$@"
