<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** What a Mixin keystore holds. What it does not hold is empty. */
final class MixinKeystore
{
    public function __construct(
        /** The bot's, user's or OAuth client's id: `uid`, or `iss` of OAuth. */
        public readonly string $appId,
        /** The session's id: `sid`. */
        public readonly string $sessionId,
        /** OAuth: the authorization's id, `aid`. */
        public readonly string $authorizationId,
        /** OAuth: the granted scopes, `scp`. */
        public readonly string $scope,
        /** The private key, for `ed25519_key_read`. A secret. */
        public readonly string $privateKey,
        /** The server's key: 64 lower-case hex characters. */
        public readonly string $serverKey,
        /**
         * The key that spends, as it stands there: a seed to some clients, a scalar to others, which only its public
         * key tells. A secret.
         */
        public readonly string $spendKey,
        /** A PIN of six digits. A secret. */
        public readonly string $pin,
        /** Of which kind the server's key is. */
        public readonly MixinServerKey $serverKeyKind,
    ) {
    }

    public static function of(\FFI\CData $it): self
    {
        return new self(
            Native::text($it->app_id),
            Native::text($it->session_id),
            Native::text($it->authorization_id),
            Native::text($it->scope),
            Native::text($it->private_key),
            Native::text($it->server_key),
            Native::text($it->spend_key),
            Native::text($it->pin),
            MixinServerKey::from($it->server_key_kind),
        );
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return [
            'appId' => $this->appId,
            'sessionId' => $this->sessionId,
            'authorizationId' => $this->authorizationId,
            'scope' => $this->scope,
            'privateKey' => 'secret',
            'serverKey' => $this->serverKey,
            'spendKey' => 'secret',
            'pin' => 'secret',
            'serverKeyKind' => $this->serverKeyKind,
        ];
    }
}
