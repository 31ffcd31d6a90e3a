#!/usr/bin/env bash
# The vectors are what the oracle makes, and fit their schema. With --update they are written.
source "$(dirname "$0")/../lib.sh"

vectors=$root/tests/vectors
# No __pycache__ in the checkout.
export PYTHONDONTWRITEBYTECODE=1

has_modules() {
  "$1" -c 'import cryptography, jsonschema' 2>/dev/null
}

need python3 python3 || exit 1
# The first Python that has both modules: the caller's, a virtual environment of our own, the distribution's.
python=python3
if ! has_modules "$python"; then
  python=$root/target/python/bin/python
  if ! has_modules "$python"; then
    echo "+ python3 -m venv target/python && target/python/bin/pip install cryptography jsonschema"
    { python3 -m venv --clear "$root/target/python" &&
      "$python" -m pip install --quiet --disable-pip-version-check cryptography jsonschema; } \
      >"$root/target/pip.log" 2>&1 || echo "  failed (target/pip.log)"
  fi
  if ! has_modules "$python"; then
    python=/usr/bin/python3
    has_modules "$python" || debian python3 python3-cryptography python3-jsonschema || true
  fi
  has_modules "$python" || {
    echo "missing: Python's modules cryptography and jsonschema; install them and call again" >&2
    exit 1
  }
fi

if [ "${1:-}" = --update ]; then
  run "$python" "$vectors/generate.py" "$vectors"
  exit
fi
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
run "$python" "$vectors/generate.py" "$made"
run "$python" "$vectors/validate.py" "$made"
