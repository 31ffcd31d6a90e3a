<?php

declare(strict_types=1);

namespace BhAuth;

/** An HMAC key, prepared from a secret. */
final class HmacKey extends Key
{
    public function __construct(#[\SensitiveParameter] string $secret)
    {
        parent::__construct('bh_hmac_key', 'bh_hmac_key_init', static fn (Inputs $i): array => [$i->view($secret)]);
    }
}
