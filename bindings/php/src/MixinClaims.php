<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/**
 * The claims of a Mixin token. Fill uid and sid for a bot or user, or iss, aid and scp for OAuth, never both; jti,
 * iat_s and exp_s always. The claim `sig` is made from the request. Zero-initialise it.
 */
final class MixinClaims
{
    public function __construct(
        /** The user's or bot's id. */
        public readonly string $uid,
        /** The session's id. */
        public readonly string $sid,
        /** OAuth: the authorization's id. */
        public readonly string $aid,
        /** OAuth: the client's id. */
        public readonly string $iss,
        /** The scopes. Empty means `FULL` for a bot; OAuth: the granted scopes. */
        public readonly string $scp,
        /** The token's id, a new UUID each time; sent as `X-Request-Id` too. */
        public readonly string $jti,
        /** Issued at, in Unix seconds. */
        public readonly int $iatS,
        /** Expires, in Unix seconds. Mixin's document uses 90 days; less is safer. */
        public readonly int $expS,
        /** What is allowed beyond the usual: `MIXIN_` flags, or 0. */
        public readonly int $flags,
    ) {
    }

    public static function of(\FFI\CData $it): self
    {
        return new self(
            Native::text($it->uid),
            Native::text($it->sid),
            Native::text($it->aid),
            Native::text($it->iss),
            Native::text($it->scp),
            Native::text($it->jti),
            $it->iat_s,
            $it->exp_s,
            $it->flags,
        );
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return [
            'uid' => $this->uid,
            'sid' => $this->sid,
            'aid' => $this->aid,
            'iss' => $this->iss,
            'scp' => $this->scp,
            'jti' => $this->jti,
            'iatS' => $this->iatS,
            'expS' => $this->expS,
            'flags' => $this->flags,
        ];
    }
}
