#!/usr/bin/env bash
# The site, from docs/, the description of the ABI and the vectors.
#
#   docs.sh [build]   into dist/site
#   docs.sh test      the same, then every page in a browser: what it writes to the console, what it loads, axe's rules
source "$(dirname "$0")/lib.sh"

generator="mkdocs-material==9.6.23"
environment=$cache/site-$(cksum <<<"$generator" | cut -d ' ' -f 1)

do_build() {
  if [ ! -f "$environment/made" ]; then
    python3 -c 'import ensurepip' 2>/dev/null || debian python3 python3-venv || skip site "Python 3.9 with venv"
    rm -rf "$environment"
    run python3 -m venv "$environment"
    run "$environment/bin/python" -m pip install --quiet --disable-pip-version-check "$generator"
    touch "$environment/made"
  fi
  PYTHONDONTWRITEBYTECODE=1 run "$environment/bin/mkdocs" build --quiet --config-file docs/site/mkdocs.yml
  echo "dist/site/index.html"
}

"do_${1:-build}" "${@:2}"
