#!/usr/bin/env bash
# The Python binding, as the wheel that users install.
#
#   python.sh [test]    types, lints; then, from the wheel in an environment of its own: vectors, misuse, sandbox
#   python.sh demo      one call of each service, and a wrong signature of each
#   python.sh wheel     the wheel of this platform, into dist/; BH_WHEEL_LIBRARY, BH_WHEEL_PLATFORM: of another
source "$(dirname "$0")/../lib.sh"

built=$root/target/python
tools="setuptools==80.9.0 cffi==2.0.0 pytest==9.2.0 requests==2.34.2 httpx==0.28.1 redis==6.4.0 ccxt==4.5.90 mypy==2.4.1 ruff==0.14.6"
environment=$cache/python-$(cksum <<<"$tools" | cut -d ' ' -f 1)
python=$environment/bin/python

# shellcheck disable=SC2086  # words
setup() { python_environment "$environment" python $tools; }

do_wheel() {
  setup
  [ -n "${BH_WHEEL_LIBRARY:-}" ] || build_core
  local library=${BH_WHEEL_LIBRARY:-$release/libbh_auth.so}
  # In a copy, since setuptools writes beside its sources.
  rm -rf "$built"
  mkdir -p "$built" dist
  git ls-files --cached --others --exclude-standard bindings/python | tar -cf - -T - | tar -xf - -C "$built" --strip-components=2
  cp "$library" bindings/go/fleet/*.lua "$built/src/bh_auth/"
  cp LICENSE-APACHE LICENSE-MIT "$built/"
  cargo xtask licences >"$built/LICENSE-THIRD-PARTY"
  rm -f dist/bh_auth-*"${BH_WHEEL_PLATFORM:-linux_$(uname -m)}".whl
  BH_FFI_HEADER=$root/include/bh_auth_ffi.h run "$python" -m pip wheel --quiet --disable-pip-version-check \
    --no-build-isolation --no-deps --wheel-dir dist "$built"
  ls dist/bh_auth-*.whl
}

# In an environment with nothing but the wheel and what it asks for, from an empty folder.
installs() {
  local empty=$built/empty
  python_environment "$empty" python
  mkdir "$empty/folder"
  run "$empty/bin/python" -m pip install --quiet --disable-pip-version-check "$wheel"
  (cd "$empty/folder" && signs "the installed wheel" "$empty/bin/python" -I -c 'import bh_auth; print(bh_auth.velafi.sign("xxxx", 1740568725231))')
}

# The wheel, made anew, beside what the tests and the demo need.
install_wheel() {
  do_wheel
  wheel=$(ls "$root"/dist/bh_auth-*"linux_$(uname -m)".whl)
  run "$python" -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps "$wheel"
}

do_test() {
  rm -f "$BH_SUMMARY_DIR/python"
  need redis-server redis-server || skip python "bh_auth.fleet is tested against a redis-server"
  install_wheel
  installs
  run "$environment/bin/ruff" check --quiet bindings/python
  run "$python" -m mypy --config-file bindings/python/pyproject.toml "$built/src"
  mkdir -p "$built/counts"
  BH_TMP=$built BH_COUNTS=$built/counts with_sandbox "$python" -m pytest -q -p no:cacheprovider bindings/python/tests
  with_sandbox examples py examples "$python"
  echo "$(cat "$built/counts/cases") $(cat "$built/counts/calls")" >"$BH_SUMMARY_DIR/python"
}

do_demo() {
  install_wheel
  with_sandbox with_accounts "$python" bindings/python/examples/demo.py
}

"do_${1:-test}" "${@:2}"
