<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** What to do about a token: a `TOKEN_` constant. */
enum TokenAction: int
{
    /** The token is good: use it. `wait_ms` tells when to look again. */
    case Use = 0;
    /** Request a new token now. */
    case Refresh = 1;
    /** There is no good token and the service takes no request yet: wait `wait_ms`. */
    case Wait = 2;
}
