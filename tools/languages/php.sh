#!/usr/bin/env bash
# The PHP package, as composer installs it.
#
#   php.sh [test]   syntax; then, from composer's copy in an empty project: vectors, misuse, sandbox
#   php.sh demo     one call of each service
#   php.sh pack     the package with the library of this platform, into dist/
source "$(dirname "$0")/../lib.sh"

built=$root/target/php package=$root/target/php/package project=$root/target/php/project

setup() {
  debian php-cli composer phpunit php-guzzlehttp-guzzle php-nyholm-psr7 php-psr-http-client php-psr-http-factory php-psr-http-message ||
    skip php "PHP, composer or PHPUnit is missing"
  php -r 'exit(PHP_VERSION_ID >= 80100 && extension_loaded("ffi") ? 0 : 1);' || skip php "$(php -r 'echo PHP_VERSION;') is older than 8.1, or has no FFI"
}

# The package: what is in git, the library and its declarations.
make_package() {
  setup
  build_core
  rm -rf "$built"
  mkdir -p "$package/lib"
  git ls-files --cached --others --exclude-standard bindings/php | tar -cf - -T - | tar -xf - -C "$package" --strip-components=2
  cp include/bh_auth_ffi.h "$release/libbh_auth.so" "$package/lib/"
  cp LICENSE-APACHE LICENSE-MIT "$package/"
}

# An empty project that requires it, from that folder and from nowhere else: what it requires in turn is Debian's.
make_project() {
  local said
  mkdir -p "$project"
  cat >"$project/composer.json" <<END
{
    "repositories": [{ "type": "path", "url": "$package", "options": { "symlink": false } }, { "packagist.org": false }],
    "require": { "bh-auth/bh-auth": "*@dev" },
    "replace": { "psr/http-client": "1.0.1", "psr/http-factory": "1.0.1", "psr/http-message": "1.0.1" },
    "autoload": { "files": ["debian.php"] }
}
END
  cat >"$project/debian.php" <<'END'
<?php
foreach (['Psr/Http/Client', 'Nyholm/Psr7', 'GuzzleHttp'] as $folder) {
    require_once "/usr/share/php/$folder/autoload.php";
}
END
  (
    cd "$project"
    COMPOSER_HOME=$built/composer COMPOSER_ALLOW_SUPERUSER=1 run composer install --quiet --no-interaction --no-plugins
  )
  said=$(cd "$project" && php -r 'require "vendor/autoload.php"; echo BhAuth\Velafi::sign("xxxx", 1740568725231);')
  [ "$said" = 7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6 ] || {
    echo "the installed package signs otherwise: $said"
    exit 1
  }
}

do_test() {
  local file
  rm -f "$BH_SUMMARY_DIR/php"
  make_package
  while read -r file; do php -l "$file" >"$root/target/php.log" 2>&1 || { cat "$root/target/php.log" && exit 1; }; done < <(find "$package" -name '*.php')
  make_project
  mkdir -p "$built/counts"
  cat >"$project/bootstrap.php" <<'END'
<?php
require __DIR__ . '/vendor/autoload.php';
require getenv('BH_ROOT') . '/bindings/php/tests/Help.php';
END
  BH_ROOT=$root BH_TMP=$built BH_COUNTS=$built/counts with_sandbox phpunit --no-configuration --do-not-cache-result \
    --fail-on-warning --fail-on-risky --bootstrap "$project/bootstrap.php" bindings/php/tests
  (cd "$project" && with_sandbox examples php "$root/examples" php)
  echo "$(cat "$built/counts/cases") $(cat "$built/counts/calls")" >"$BH_SUMMARY_DIR/php"
}

do_pack() {
  local version
  version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
  make_package
  mkdir -p dist
  rm -f dist/bh-auth-php-*.tar.gz
  tar -czf "dist/bh-auth-php-$version.tar.gz" -C "$package" --owner=0 --group=0 --sort=name .
  ls dist/bh-auth-php-*.tar.gz
}

do_demo() {
  make_package
  make_project
  with_sandbox with_accounts php "$package/examples/demo.php" "$project/vendor/autoload.php"
}

"do_${1:-test}" "${@:2}"
