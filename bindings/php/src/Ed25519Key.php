<?php

declare(strict_types=1);

namespace BhAuth;

/** A private Ed25519 key. */
final class Ed25519Key extends Key
{
    /** From whatever form it comes in: hex, base64, PEM, DER, JWK, a Mixin keystore. */
    public static function read(#[\SensitiveParameter] string $text): self
    {
        return new self('bh_ed25519_key', 'bh_ed25519_key_read', static fn (Inputs $i): array => [$i->view($text)]);
    }

    /** From the 32 bytes of the seed. */
    public static function fromSeed(#[\SensitiveParameter] string $seed): self
    {
        return new self('bh_ed25519_key', 'bh_ed25519_key_from_seed', static fn (Inputs $i): array => [$i->array($seed, 32)]);
    }

    /**
     * The key that spends, of a Mixin keystore, which has its seed or the scalar that is made of one: which, its public key
     * tells, else it is KeyMismatch.
     */
    public static function spendKey(#[\SensitiveParameter] string $spendKey, string $publicKey): self
    {
        return new self('bh_ed25519_key', 'bh_mixin_spend_key', static fn (Inputs $i): array => [
            $i->struct('bh_mixin_keystore', ['spend_key' => $i->view($spendKey)]),
            $i->array($publicKey, 32),
        ]);
    }

    /** From hex of the seed, or of seed and public key. */
    public static function fromHex(#[\SensitiveParameter] string $hex): self
    {
        return new self('bh_ed25519_key', 'bh_ed25519_key_from_hex', static fn (Inputs $i): array => [$i->view($hex)]);
    }

    /** From base64url of the seed, or of seed and public key. */
    public static function fromBase64url(#[\SensitiveParameter] string $base64url): self
    {
        return new self('bh_ed25519_key', 'bh_ed25519_key_from_base64url', static fn (Inputs $i): array => [$i->view($base64url)]);
    }
}
