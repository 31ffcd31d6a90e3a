<?php

declare(strict_types=1);

namespace BhAuth;

/** Which times a verifier accepts, in milliseconds. */
final class Window
{
    public function __construct(
        public readonly int $nowMs,
        public readonly int $pastMs,
        public readonly int $aheadMs,
    ) {
    }
}
