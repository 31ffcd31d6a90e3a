<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** Of which kind the server's key of a keystore is. */
enum MixinServerKey: int
{
    /** The keystore has no key of the server's. */
    case None = 0;
    /** An Ed25519 key: it verifies, and must be converted to agree on a secret. */
    case Ed25519 = 1;
    /** An X25519 key: it agrees on a secret as it is, and verifies nothing. */
    case X25519 = 2;
}
