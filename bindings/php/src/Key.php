<?php

declare(strict_types=1);

namespace BhAuth;

use FFI;
use FFI\CData;

/** As secret as what it was made from; wiped by close, or when nothing refers to it any more. */
abstract class Key
{
    private CData $key;

    /** @param \Closure(Inputs): list<CData> $inputs of the function that makes it */
    protected function __construct(string $type, string $function, \Closure $inputs)
    {
        $ffi = Native::ffi();
        $this->key = $ffi->new($type);
        $given = new Inputs();
        try {
            BhAuthException::check($ffi->$function(FFI::addr($this->key), ...$inputs($given)));
        } finally {
            $given->end();
        }
    }

    /** Wipes the key. What uses it afterwards throws Status::Key. */
    final public function close(): void
    {
        FFI::memset($this->key, 0, FFI::sizeof($this->key));
    }

    public function __destruct()
    {
        if (isset($this->key)) {
            $this->close();
        }
    }

    /** @internal */
    final public function address(): CData
    {
        return FFI::addr($this->key);
    }

    /** A key is not copied: the copy's end would wipe it. */
    private function __clone()
    {
    }

    public function __serialize(): array
    {
        throw new \Error('a key is not serialized: make it anew from its secret');
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['key' => 'secret'];
    }
}
