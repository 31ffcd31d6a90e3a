<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** What clockOffset returns. */
final class ClockOffsetResult
{
    public function __construct(
        public readonly int $offsetMs,
        public readonly int $uncertaintyMs,
    ) {
    }
}
