<?php

declare(strict_types=1);

namespace BhAuth;

use FFI;
use FFI\CData;

/**
 * An output: what is passed for it, and what is read of it.
 *
 * @internal
 */
final class Out
{
    /**
     * @param \Closure(int): array{list<CData>, CData, ?CData} $make what is passed, the memory, and the length
     * @param \Closure(CData, ?CData): mixed $read
     */
    private function __construct(
        private readonly \Closure $make,
        private readonly \Closure $read,
        public readonly bool $isHidden = false,
    ) {
    }

    /** @return array{list<CData>, CData, ?CData} */
    public function make(int $capacity): array
    {
        return ($this->make)($capacity);
    }

    /** @param array{list<CData>, CData, ?CData} $made */
    public function read(array $made): mixed
    {
        return ($this->read)($made[1], $made[2]);
    }

    /** An array: a text that ends in a NUL, or bytes. */
    public static function fixed(int $size, bool $isText): self
    {
        $type = $isText ? 'char' : 'uint8_t';
        $make = static function () use ($type, $size): array {
            $memory = Native::ffi()->new("{$type}[$size]");
            return [[$memory], $memory, null];
        };
        $read = static fn (CData $memory): string => FFI::string($memory, $isText ? $size - 1 : $size);
        return new self($make, $read);
    }

    public static function number(string $type, ?\Closure $convert = null): self
    {
        $read = static fn (CData $memory): mixed => $convert ? $convert($memory->cdata) : $memory->cdata;
        return new self(self::pointed($type), $read);
    }

    /** Of any length; hidden where a struct views it. */
    public static function buffer(string $type = 'char', bool $isHidden = false): self
    {
        $make = static function (int $capacity) use ($type): array {
            $memory = Native::ffi()->new("{$type}[$capacity]");
            $length = Native::ffi()->new('size_t');
            $length->cdata = $capacity;
            return [[$memory, FFI::addr($length)], $memory, $length];
        };
        $read = static fn (CData $memory, CData $length): string => FFI::string($memory, $length->cdata);
        return new self($make, $read, $isHidden);
    }

    /** A struct, read while its buffer is still there. */
    public static function struct(string $type, \Closure $convert): self
    {
        return new self(self::pointed($type), $convert);
    }

    private static function pointed(string $type): \Closure
    {
        return static function () use ($type): array {
            $memory = Native::ffi()->new($type);
            return [[FFI::addr($memory)], $memory, null];
        };
    }
}
