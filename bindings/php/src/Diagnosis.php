<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/**
 * What is wrong with a signature. Nothing in it is a guess: what is named was computed again and gives this very
 * signature. Its views point into the `buf` that the function filled, and each is followed by a NUL.
 */
final class Diagnosis
{
    public function __construct(
        /** The mistake; `MISTAKE_NONE` if the signature is right, `MISTAKE_UNKNOWN` if none is known that makes it. */
        public readonly Mistake $mistake,
        /** Another that was made besides; else `MISTAKE_NONE`. */
        public readonly Mistake $secondMistake,
        /** A third one; else `MISTAKE_NONE`. */
        public readonly Mistake $thirdMistake,
        /** How many signatures were computed. */
        public readonly int $computed,
        /** The names of the mistakes, such as `secret_newline`, joined by a space; empty if none is named. */
        public readonly string $names,
        /** What is wrong and what to change, a sentence for each mistake. It holds nothing of the secret. */
        public readonly string $message,
        /**
         * The exact bytes that were signed, which are any bytes; empty if none is known. A secret, if it was a part
         * of them.
         */
        public readonly string $payload,
        /** The names of all that was tried, joined by a space, if nothing was found. */
        public readonly string $tried,
    ) {
    }

    public static function of(\FFI\CData $it): self
    {
        return new self(
            Mistake::from($it->mistake),
            Mistake::from($it->second_mistake),
            Mistake::from($it->third_mistake),
            $it->computed,
            Native::text($it->names),
            Native::text($it->message),
            Native::text($it->payload),
            Native::text($it->tried),
        );
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return [
            'mistake' => $this->mistake,
            'secondMistake' => $this->secondMistake,
            'thirdMistake' => $this->thirdMistake,
            'computed' => $this->computed,
            'names' => $this->names,
            'message' => $this->message,
            'payload' => 'secret',
            'tried' => $this->tried,
        ];
    }
}
