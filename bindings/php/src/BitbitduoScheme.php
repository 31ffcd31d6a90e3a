<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** Which reading of BITBITDUO's document a signature follows: a `BITBITDUO_` constant. */
enum BitbitduoScheme: int
{
    /**
     * Plain SHA-256 of `appkey=...&random=...&time=...`: what BITBITDUO's document says in words, and what its own
     * demo sends. Use this one unless you know better.
     */
    case Sha256 = 0;
    /** HMAC-SHA256 of `appkey=...&random=...&time=...`, its key the appkey. */
    case HmacSha256 = 1;
    /**
     * HMAC-SHA256 of `appid=...&random=...&time=...`, its key the appkey: the document's Java code, taken over the
     * parameters that are sent.
     */
    case HmacSha256Appid = 2;
}
