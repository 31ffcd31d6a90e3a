<?php

declare(strict_types=1);

namespace BhAuth;

use FFI;
use FFI\CData;

/**
 * The library, and how a call of C becomes one of PHP.
 *
 * @internal
 */
final class Native
{
    private static ?FFI $ffi = null;

    public static function ffi(): FFI
    {
        return self::$ffi ??= self::load();
    }

    private static function load(): FFI
    {
        if (!extension_loaded('ffi')) {
            throw new \Error('bh-auth: the extension ffi is missing: install and enable it');
        }
        try {
            // Where ffi.enable is "preload": what preload.php printed was loaded as PHP started.
            $ffi = FFI::scope('bh_auth');
        } catch (FFI\Exception) {
            $ffi = self::define();
        }
        $found = $ffi->bh_abi_version();
        if ($found !== Core::ABI_VERSION) {
            $mine = Core::ABI_VERSION;
            throw new \Error("bh-auth: the library has ABI version $found, and this package was made for $mine: " .
                'install library and package of one version');
        }
        return $ffi;
    }

    /** The functions and structs of C. */
    public static function declarations(): string
    {
        return file_get_contents(dirname(__DIR__) . '/lib/bh_auth_ffi.h');
    }

    /** BH_AUTH_LIBRARY names the library, else it is the package's, else the system's. */
    public static function library(): string
    {
        $bundled = dirname(__DIR__) . '/lib/' . match (PHP_OS_FAMILY) {
            'Windows' => 'bh_auth.dll',
            'Darwin' => 'libbh_auth.dylib',
            default => 'libbh_auth.so',
        };
        return getenv('BH_AUTH_LIBRARY') ?: (is_file($bundled) ? $bundled : 'libbh_auth.so.1');
    }

    private static function define(): FFI
    {
        $library = self::library();
        try {
            return FFI::cdef(self::declarations(), $library);
        } catch (FFI\Exception $failure) {
            if (str_contains($failure->getMessage(), 'ffi.enable')) {
                throw new \Error('bh-auth: PHP may not call libraries: set ffi.enable to true in php.ini, ' .
                    'or preload them (README)', 0, $failure);
            }
            throw new \Error("bh-auth: $library cannot be loaded: install it, or name it in BH_AUTH_LIBRARY " .
                "({$failure->getMessage()})", 0, $failure);
        }
    }

    /**
     * Calls it, with larger buffers if need be; its outputs. What it wrote to is overwritten.
     *
     * @param list<Out> $outs
     * @param callable(Inputs): list<mixed> $inputs
     * @return list<mixed>
     */
    public static function call(string $name, array $outs, callable $inputs): array
    {
        $ffi = self::ffi();
        $given = new Inputs();
        $made = [];
        try {
            $passed = $inputs($given);
            $capacity = 1024;
            do {
                $made = array_map(static fn (Out $out): array => $out->make($capacity), $outs);
                $status = $ffi->$name(...array_merge(...array_column($made, 0)), ...$passed);
                $again = $status === Status::Buffer->value;
                if ($again) {
                    self::wipe($made);
                    $capacity = max(array_map(static fn (array $one): int => $one[2]?->cdata ?? 0, $made));
                }
            } while ($again);
            BhAuthException::check($status);
            $values = [];
            foreach ($outs as $index => $out) {
                if (!$out->isHidden) {
                    $values[] = $out->read($made[$index]);
                }
            }
            return $values;
        } finally {
            self::wipe($made);
            $given->end();
        }
    }

    /** @param callable(Inputs): list<mixed> $inputs */
    public static function plain(string $name, callable $inputs): int
    {
        $given = new Inputs();
        try {
            return self::ffi()->$name(...$inputs($given));
        } finally {
            $given->end();
        }
    }

    /** @param list<array{list<CData>, CData, ?CData}> $made */
    private static function wipe(array $made): void
    {
        foreach ($made as [, $memory]) {
            FFI::memset($memory, 0, FFI::sizeof($memory));
        }
    }

    /** The text of a bh_str. */
    public static function text(CData $view): string
    {
        return $view->len === 0 ? '' : FFI::string($view->data, $view->len);
    }
}
