#!/usr/bin/env bash
# The JavaScript package: the core as WebAssembly, of which no user builds anything.
#
#   js.sh [test]    types; then, from the package in an empty folder: vectors in Node and in Chromium, misuse, tokens, sandbox;
#                   vectors and a call in the oldest Node that it is for, in Deno and in Bun; the documents' examples
#   js.sh demo      one call of each service
#   js.sh bench     how long the calls take
#   js.sh pack      the package, into dist/; BH_WASM: of this module and not of one made for it
source "$(dirname "$0")/../lib.sh"
source tools/toolchains.sh

runtimes="node@18.20.8 deno@2.9.6 bun@1.4.5"
others=$cache/js-runtimes-$(cksum <<<"$runtimes" | cut -d ' ' -f 1)
built=$root/target/js package=$root/target/js/package installed=$root/target/js/installed

do_pack() {
  local wasm=${BH_WASM:-target/dist/wasm32/lib/bh_auth.wasm}
  setup_node
  debian zopfli || skip js "zopfli is missing"
  [ -n "${BH_WASM:-}" ] || run tools/dist.sh wasm32 >"$root/target/js.log" 2>&1 || {
    tail -n 20 "$root/target/js.log" >&2
    exit 1
  }
  rm -rf "$built"
  mkdir -p "$package/dist" dist
  git ls-files --cached --others --exclude-standard bindings/js | tar -cf - -T - | tar -xf - -C "$package" --strip-components=2
  cp LICENSE-APACHE LICENSE-MIT "$package/"
  # The types with their comments, the code without.
  run "$node_tools/tsc" --project "$package" --emitDeclarationOnly
  run "$node_tools/tsc" --project "$package" --declaration false --removeComments
  cp "$package/src/module.d.ts" "$package/dist/"
  run "$node_tools/esbuild" "$package"/dist/*.js --minify-whitespace --minify-syntax --format=esm --target=es2022 \
    --log-level=warning --allow-overwrite --outdir="$package/dist"
  # Zopfli deflates it smaller by 5 %. No optimiser comes behind Rust's: it might undo what makes time constant.
  {
    printf 'export const size = %s;\nexport const deflated = "' "$(stat -c %s "$wasm")"
    zopfli --deflate -c "$wasm" | base64 -w 0
    echo '";'
  } >"$package/dist/module.js"
  rm -f dist/bh-auth-*.tgz
  (cd "$package" && run npm pack --silent --pack-destination "$root/dist")
}

# From an empty folder, with nothing but the package.
install_package() {
  local said
  mkdir -p "$installed"
  echo '{ "private": true, "type": "module" }' >"$installed/package.json"
  (cd "$installed" && run npm install --silent --offline --no-audit --no-fund "$root"/dist/bh-auth-*.tgz)
  said=$(cd "$installed" && node --input-type=module -e 'import { velafi } from "bh-auth"; console.log(velafi.sign("xxxx", 1740568725231))')
  [ "$said" = 7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6 ] || {
    echo "the installed package signs otherwise: $said"
    exit 1
  }
  cp -r bindings/js/tests bindings/js/examples "$installed/"
  # Beside the package, where their import finds it.
  cp -r examples "$installed/documents"
}

# The same file in each; npm has them all.
in_other_runtimes() {
  local runtime
  # shellcheck disable=SC2086 # words
  npm_packages "$others" js $runtimes
  for runtime in "node/bin/node" ".bin/deno run --allow-all" ".bin/bun"; do
    # shellcheck disable=SC2086 # words
    with_sandbox "$others/node_modules/"$runtime "$installed/tests/runtime.mjs"
  done
}

do_test() {
  rm -f "$BH_SUMMARY_DIR/js"
  setup_browser
  do_pack
  build_core
  install_package
  # What a user writes, for Node and for a bundler: each line that is marked as wrong must be.
  run "$node_tools/tsc" --project "$installed/tests"
  run "$node_tools/tsc" --project "$installed/tests" --module esnext --moduleResolution bundler
  mkdir -p "$built/counts"
  export BH_ROOT=$root BH_COUNTS=$built/counts
  with_sandbox node --expose-gc --test --test-reporter=spec "$installed"/tests/*.test.mjs >"$root/target/js.log" 2>&1 || {
    sed -n '/failing tests/,$p' "$root/target/js.log"
    exit 1
  }
  grep -E 'gzipped|^. (tests|pass|skipped) ' "$root/target/js.log"
  in_other_runtimes
  with_sandbox examples mjs "$installed/documents" node
  # In the browser as many as in Node.
  cmp "$built/counts/cases" "$built/counts/browser"
  echo "$(cat "$built/counts/cases") $(cat "$built/counts/calls")" >"$BH_SUMMARY_DIR/js"
  echo "js: $(cat "$built/counts/cases") vector cases in Node $(node --version) and in a browser; $(ls dist/bh-auth-*.tgz)"
}

do_demo() {
  do_pack
  build_core
  install_package
  with_sandbox with_accounts node "$installed/examples/demo.mjs"
}

do_bench() {
  do_pack
  install_package
  run node "$installed/examples/bench.mjs"
}

"do_${1:-test}" "${@:2}"
