<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** A decoded Mixin token. What it does not hold is empty or 0. */
final class MixinToken
{
    public function __construct(
        /** The algorithm that its header names, such as `EdDSA` or `RS512`. */
        public readonly string $alg,
        /** The claim `sig`: hex SHA-256 of method, target and body. */
        public readonly string $sig,
        /** The other claims. */
        public readonly MixinClaims $claims,
    ) {
    }

    public static function of(\FFI\CData $it): self
    {
        return new self(
            Native::text($it->alg),
            Native::text($it->sig),
            MixinClaims::of($it->claims),
        );
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return [
            'alg' => $this->alg,
            'sig' => $this->sig,
            'claims' => $this->claims,
        ];
    }
}
