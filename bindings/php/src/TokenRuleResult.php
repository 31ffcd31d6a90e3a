<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** What tokenRule returns. */
final class TokenRuleResult
{
    public function __construct(
        public readonly TokenAction $action,
        public readonly int $waitMs,
    ) {
    }
}
