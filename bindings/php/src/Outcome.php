<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** What became of a request: a `OUTCOME_` constant. */
enum Outcome: int
{
    /**
     * The request may have been executed: look it up by your own id of it before you send it again. Zero, so that
     * what was never set is not a success.
     */
    case Unknown = 0;
    /** The service accepted the request. */
    case Accepted = 1;
    /** The service refused it: nothing was executed. */
    case Refused = 2;
    /** The request was a batch, of which some items failed and some did not. */
    case Partial = 3;
}
