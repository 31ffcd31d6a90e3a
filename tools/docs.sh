#!/usr/bin/env bash
# The site, from docs/, the description of the ABI, the vectors and the JavaScript package.
#
#   docs.sh [build]   into dist/site
#   docs.sh test      the same, then spelling, and every page in a browser: what it writes to the console, what it asks for,
#                     axe's rules, links; the pages that find a mistake name what the oracle's wrong signatures have
source "$(dirname "$0")/lib.sh"
source tools/toolchains.sh

python_tools="mkdocs-material==9.6.23 codespell==2.4.1"
environment=$cache/site-$(cksum <<<"$python_tools" | cut -d ' ' -f 1)
npm_tools="playwright-core@1.65.1 axe-core@4.14.1"
npm_folder=$cache/site-npm-$(cksum <<<"$npm_tools" | cut -d ' ' -f 1)
built=$root/target/site

setup() {
  setup_node
  # shellcheck disable=SC2086 # words
  python_environment "$environment" site $python_tools
  # shellcheck disable=SC2086 # words
  npm_packages "$npm_folder" site $npm_tools
}

do_build() {
  setup
  run tools/languages/js.sh pack
  rm -rf "$built"
  mkdir -p "$built/node_modules"
  (cd "$built" && npm install --silent --offline --no-audit --no-fund "$root"/dist/bh-auth-*.tgz)
  cp docs/site/why.mjs "$built/"
  (cd "$built" && run "$node_tools/esbuild" why.mjs --bundle --minify --format=esm --log-level=warning --outfile=why.js)
  BH_WHY_SCRIPT=$built/why.js PYTHONDONTWRITEBYTECODE=1 run "$environment/bin/mkdocs" build --quiet --config-file docs/site/mkdocs.yml
  echo "dist/site/index.html"
}

do_test() {
  rm -f "$BH_SUMMARY_DIR/site"
  setup_browser
  do_build
  # What the site is written from, and what else a reader meets.
  git ls-files '*.md' docs/site include 'examples/*' | xargs "$environment/bin/codespell" --ignore-words-list=crate,inout,re-used,countrys ||
    { echo "FAILED: spelling" >&2 && exit 1; }
  # Beside what it imports.
  cp docs/site/test.mjs "$npm_folder/"
  BH_CHROMIUM=$(command -v "$BH_CHROMIUM") run node "$npm_folder/test.mjs" "$root/dist/site" "$root/tests/vectors"
}

"do_${1:-build}" "${@:2}"
