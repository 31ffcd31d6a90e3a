#!/usr/bin/env bash
# The site, from docs/, the description of the ABI, the vectors and the JavaScript package.
#
#   docs.sh [build]   into dist/site
#   docs.sh test      the same, then every page in a browser: what it writes to the console, what it asks for, axe's rules,
#                     links; the pages that find a mistake name what the oracle's wrong signatures have
source "$(dirname "$0")/lib.sh"
source tools/toolchains.sh

generator="mkdocs-material==9.6.23"
environment=$cache/site-$(cksum <<<"$generator" | cut -d ' ' -f 1)
npm_tools="esbuild@0.28.2 playwright-core@1.65.1 axe-core@4.14.1"
npm_folder=$cache/site-npm-$(cksum <<<"$npm_tools" | cut -d ' ' -f 1)
built=$root/target/site

setup() {
  setup_node
  if [ ! -f "$environment/made" ]; then
    python3 -c 'import ensurepip' 2>/dev/null || debian python3 python3-venv || skip site "Python 3.9 with venv"
    rm -rf "$environment"
    run python3 -m venv "$environment"
    run "$environment/bin/python" -m pip install --quiet --disable-pip-version-check "$generator"
    touch "$environment/made"
  fi
  [ -f "$npm_folder/made" ] && return
  mkdir -p "$npm_folder"
  # shellcheck disable=SC2086 # words
  run npm install --silent --no-audit --no-fund --prefix "$npm_folder" $npm_tools || skip site "npm cannot fetch $npm_tools"
  touch "$npm_folder/made"
}

do_build() {
  setup
  run tools/languages/js.sh pack
  rm -rf "$built"
  mkdir -p "$built/node_modules"
  (cd "$built" && npm install --silent --offline --no-audit --no-fund "$root"/dist/bh-auth-*.tgz)
  cp docs/site/why.mjs "$built/"
  (cd "$built" && run "$npm_folder/node_modules/.bin/esbuild" why.mjs --bundle --minify --format=esm --log-level=warning --outfile=why.js)
  BH_WHY_SCRIPT=$built/why.js PYTHONDONTWRITEBYTECODE=1 run "$environment/bin/mkdocs" build --quiet --config-file docs/site/mkdocs.yml
  echo "dist/site/index.html"
}

do_test() {
  rm -f "$BH_SUMMARY_DIR/site"
  setup_browser
  do_build
  # Beside what it imports.
  cp docs/site/test.mjs "$npm_folder/"
  BH_CHROMIUM=$(command -v "$BH_CHROMIUM") run node "$npm_folder/test.mjs" "$root/dist/site" "$root/tests/vectors"
}

"do_${1:-build}" "${@:2}"
