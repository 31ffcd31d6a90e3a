<?php

declare(strict_types=1);

namespace BhAuth;

use FFI\CData;

/**
 * What a response says; what it does not hold is 0 or empty. Its outcome is one of four: a `match` over it need not fear a
 * fifth, and Outcome::Unknown is that the request may have been executed.
 */
final class Response
{
    public function __construct(
        public readonly Outcome $outcome,
        public readonly int $httpStatus,
        /** The service's number of the error, such as -1022; else the HTTP status. */
        public readonly int $errorCode,
        /** Its name in capitals, such as INVALID_SIGNATURE. */
        public readonly string $errorName,
        /** The service's own words. */
        public readonly string $errorMessage,
        /** What the service said besides, JSON on one line. */
        public readonly string $detail,
        /** What to do about it. */
        public readonly string $advice,
        /** The token that the service gave, a secret. */
        public readonly string $token,
        public readonly int $expiresMs,
        public readonly int $serverTimeMs,
        /** How long to wait before the next request; 0 if that is not said, or if a time is and no Date. */
        public readonly int $retryAfterMs,
        /** Until when to wait by the server's clock; 0 if no time is said. */
        public readonly int $retryAtMs,
        public readonly int $itemCount,
        public readonly int $failedCount,
    ) {
    }

    /** @internal */
    public static function of(CData $it): self
    {
        return new self(
            Outcome::from($it->outcome),
            $it->http_status,
            $it->error_code,
            Native::text($it->error_name),
            Native::text($it->error_message),
            Native::text($it->detail),
            Native::text($it->advice),
            Native::text($it->token),
            $it->expires_ms,
            $it->server_time_ms,
            $it->retry_after_ms,
            $it->retry_at_ms,
            $it->item_count,
            $it->failed_count,
        );
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return array_diff_key(get_object_vars($this), ['token' => true]);
    }
}
