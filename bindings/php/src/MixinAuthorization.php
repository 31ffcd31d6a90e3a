<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** What a user granted to an OAuth client. What it does not hold is empty. */
final class MixinAuthorization
{
    public function __construct(
        /** The authorization's id: the claim `aid`. Empty with an access token. */
        public readonly string $authorizationId,
        /** The granted scopes, which may be fewer than were asked for: `scp`. */
        public readonly string $scope,
        /**
         * The key that the server signs its responses with: 64 lower-case hex characters, for
         * `mixin_response_verify`. It makes no PIN.
         */
        public readonly string $serverKey,
    ) {
    }

    public static function of(\FFI\CData $it): self
    {
        return new self(
            Native::text($it->authorization_id),
            Native::text($it->scope),
            Native::text($it->server_key),
        );
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return [
            'authorizationId' => $this->authorizationId,
            'scope' => $this->scope,
            'serverKey' => $this->serverKey,
        ];
    }
}
