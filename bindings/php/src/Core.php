<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** Keys, primitives and time. */
final class Core
{
    public const ABI_VERSION = 2;

    /**
     * Tell whether a secret looks as if something was copied along with it, or as if it were something else: the
     * commonest cause of a wrong signature, and no error for `hmac_key_init`, since a secret may be any bytes. Raw
     * bytes may look so by chance.
     *
     * @param string $secret the secret as it was read.
     * @throws BhAuthException with SecretEmpty, SecretUtf16, SecretByteOrderMark, SecretFile, SecretSpace,
     *   SecretPlaceholder, SecretAssignment, SecretQuotes, SecretInvisible, SecretControl, SecretMasked,
     *   SecretEncoded.
     */
    public static function secretCheck(#[\SensitiveParameter] string $secret): void
    {
        Native::call('bh_secret_check', [], static fn (Inputs $i): array => [$i->view($secret)]);
    }

    /**
     * Read an Ed25519 public key from a text or file: in the forms of `ed25519_key_read`, with SubjectPublicKeyInfo
     * for PKCS#8.
     *
     * @param string $text the key or the file.
     * @throws BhAuthException with Empty, KeyPrivate, PublicKey, SecretEmpty, KeyLength, KeyEncoding,
     *   KeyMismatch, KeyPublic, KeyRsa, KeyEncrypted, KeyKind, KeyForm, KeyJson, SecretSpace, SecretByteOrderMark,
     *   SecretUtf16, SecretQuotes, SecretInvisible, SecretControl, SecretAssignment, SecretPlaceholder,
     *   SecretMasked, SecretFile.
     */
    public static function ed25519PublicRead(string $text): string
    {
        return Native::call('bh_ed25519_public_read', [Out::fixed(32, false)], static fn (Inputs $i): array => [$i->view($text)])[0];
    }

    /**
     * SHA-256 (FIPS 180-4).
     *
     * @param string $message any bytes.
     */
    public static function sha256(#[\SensitiveParameter] string $message): string
    {
        return Native::call('bh_sha256', [Out::fixed(32, false)], static fn (Inputs $i): array => [$i->view($message)])[0];
    }

    /**
     * HMAC-SHA256 (RFC 2104). Compare MACs with `equal`, never with `memcmp`.
     *
     * @param HmacKey|string $key a prepared key.
     * @param string $message any bytes.
     * @throws BhAuthException with Key.
     */
    public static function hmacSha256(
        #[\SensitiveParameter] HmacKey|string $key,
        #[\SensitiveParameter] string $message,
    ): string {
        return Native::call('bh_hmac_sha256', [Out::fixed(32, false)], static fn (Inputs $i): array => [$i->hmac($key), $i->view($message)])[0];
    }

    /**
     * Compare two byte strings in a time that depends on their lengths only.
     *
     * @param string $a any bytes; different lengths are not equal.
     * @param string $b any bytes; different lengths are not equal.
     */
    public static function equal(#[\SensitiveParameter] string $a, #[\SensitiveParameter] string $b): bool
    {
        return Native::plain('bh_equal', static fn (Inputs $i): array => [$i->view($a), $i->view($b)]) !== 0;
    }

    /**
     * The public half of an Ed25519 key.
     *
     * @param Ed25519Key|string $key a prepared key.
     * @throws BhAuthException with Key.
     */
    public static function ed25519Public(#[\SensitiveParameter] Ed25519Key|string $key): string
    {
        return Native::call('bh_ed25519_public', [Out::fixed(32, false)], static fn (Inputs $i): array => [$i->ed25519($key)])[0];
    }

    /**
     * Sign with Ed25519 (RFC 8032, section 5.1.6): pure, deterministic.
     *
     * @param Ed25519Key|string $key a prepared key.
     * @param string $message any bytes.
     * @throws BhAuthException with Key.
     */
    public static function ed25519Sign(
        #[\SensitiveParameter] Ed25519Key|string $key,
        #[\SensitiveParameter] string $message,
    ): string {
        return Native::call('bh_ed25519_sign', [Out::fixed(64, false)], static fn (Inputs $i): array => [$i->ed25519($key), $i->view($message)])[0];
    }

    /**
     * Verify an Ed25519 signature, strictly: small-order points, non-canonical points and an `s` that is not below
     * the group's order are rejected (RFC 8032, section 5.1.7, and RFC 8037).
     *
     * @param string $signature BH_ED25519_SIGNATURE_SIZE bytes.
     * @param string $public32 BH_ED25519_PUBLIC_SIZE bytes.
     * @param string $message any bytes.
     * @throws BhAuthException with PublicKey, Signature.
     */
    public static function ed25519Verify(string $signature, string $public32, string $message): void
    {
        Native::call('bh_ed25519_verify', [], static fn (Inputs $i): array => [$i->array($signature, 64), $i->array($public32, 32), $i->view($message)]);
    }

    /**
     * Write bytes as lower-case hex.
     *
     * @param string $bytes any bytes.
     */
    public static function hexEncode(#[\SensitiveParameter] string $bytes): string
    {
        return Native::call('bh_hex_encode', [Out::buffer()], static fn (Inputs $i): array => [$i->view($bytes)])[0];
    }

    /**
     * Read hex of either case.
     *
     * @param string $hex an even number of hex characters, nothing else.
     * @throws BhAuthException with Encoding.
     */
    public static function hexDecode(#[\SensitiveParameter] string $hex): string
    {
        return Native::call('bh_hex_decode', [Out::buffer('uint8_t')], static fn (Inputs $i): array => [$i->view($hex)])[0];
    }

    /**
     * Write bytes as base64url without padding (RFC 4648, section 5).
     *
     * @param string $bytes any bytes.
     */
    public static function base64urlEncode(#[\SensitiveParameter] string $bytes): string
    {
        return Native::call('bh_base64url_encode', [Out::buffer()], static fn (Inputs $i): array => [$i->view($bytes)])[0];
    }

    /**
     * Read base64url as JWTs have it: no padding, only canonical text.
     *
     * @param string $base64url the text.
     * @throws BhAuthException with Encoding.
     */
    public static function base64urlDecode(#[\SensitiveParameter] string $base64url): string
    {
        return Native::call('bh_base64url_decode', [Out::buffer('uint8_t')], static fn (Inputs $i): array => [$i->view($base64url)])[0];
    }

    /**
     * Write a text percent-encoded: all but letters, digits and `- _ . ~` (RFC 3986, section 2.3), in upper-case
     * hex.
     *
     * @param string $text any bytes, not yet encoded.
     */
    public static function percentEncode(string $text): string
    {
        return Native::call('bh_percent_encode', [Out::buffer()], static fn (Inputs $i): array => [$i->view($text)])[0];
    }

    /**
     * Write a query, for the services that take a ready target, or a form: names and values percent-encoded as by
     * `percent_encode`, in your order, each pair as `name=value`, joined by `&`.
     *
     * @param iterable<array{string, string}> $params the parameters, not yet encoded; a name may stand there
     *   more than once.
     * @throws BhAuthException with ParamName.
     */
    public static function queryEncode(iterable $params): string
    {
        return Native::call('bh_query_encode', [Out::buffer()], static fn (Inputs $i): array => [...$i->params($params)])[0];
    }

    /**
     * Format a time as UTC, `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339).
     *
     * @param int $timeS Unix time in seconds.
     * @throws BhAuthException with TimeIsMilliseconds, TimeRange.
     */
    public static function timeFormatUtc(int $timeS): string
    {
        return Native::call('bh_time_format_utc', [Out::fixed(21, true)], static fn (Inputs $i): array => [$i->i64($timeS)])[0];
    }

    /**
     * Format a time as Unix seconds in decimal: the timestamp that PAVE's samples send, where its table asks for the
     * form of `time_format_utc`.
     *
     * @param int $timeS Unix time in seconds.
     * @throws BhAuthException with TimeIsMilliseconds, TimeRange.
     */
    public static function timeFormatSeconds(int $timeS): string
    {
        return Native::call('bh_time_format_seconds', [Out::buffer()], static fn (Inputs $i): array => [$i->i64($timeS)])[0];
    }

    /**
     * Read a time of RFC 3339, such as `2021-05-30T12:49:19Z`, or of the header `Date` in any of HTTP's three forms
     * (RFC 9110, section 5.6.7), such as `Sun, 30 May 2021 12:49:19 GMT`. A fraction of a second is dropped; an
     * offset such as `+08:00` is taken into account; the 60th second is the next minute's first.
     *
     * @param string $text the time, nothing around it.
     * @throws BhAuthException with TimeFormat.
     */
    public static function timeParseUtc(string $text): int
    {
        return Native::call('bh_time_parse_utc', [Out::number('int64_t')], static fn (Inputs $i): array => [$i->view($text)])[0];
    }

    /**
     * Read the system's clock.
     *
     * @throws BhAuthException with SystemClock.
     */
    public static function nowMs(): int
    {
        return Native::call('bh_now_ms', [Out::number('int64_t')], static fn (Inputs $i): array => [])[0];
    }

    /**
     * Draw a random UUID (RFC 9562, version 4) from the system's random source: a `jti`, an `X-Request-Id`.
     *
     * @throws BhAuthException with SystemRandom.
     */
    public static function uuidV4(): string
    {
        return Native::call('bh_uuid_v4', [Out::fixed(37, true)], static fn (Inputs $i): array => [])[0];
    }

    /**
     * Draw a random number from the system's random source, each value as likely as the others.
     *
     * @param int $bound how many values there are.
     * @throws BhAuthException with Bound, SystemRandom.
     */
    public static function randomBelow(int $bound): int
    {
        return Native::call('bh_random_below', [Out::number('uint32_t')], static fn (Inputs $i): array => [$i->u32($bound)])[0];
    }

    /**
     * Work out how far a server's clock is ahead of yours. Add the offset to your own time before you sign.
     *
     * @param int $sentMs your clock when the request for the server's time was sent and when its response came;
     *   it may begin anywhere, so that its unit is not checked.
     * @param int $receivedMs your clock when the request for the server's time was sent and when its response
     *   came; it may begin anywhere, so that its unit is not checked.
     * @param int $serverTimeMs what the server said.
     * @param int $resolutionMs the step of its clock: 1 if it gives milliseconds, 1000 if it gives seconds.
     * @throws BhAuthException with Interval, TimeRange, TimeIsSeconds.
     */
    public static function clockOffset(
        int $sentMs,
        int $receivedMs,
        int $serverTimeMs,
        int $resolutionMs,
    ): ClockOffsetResult {
        return new ClockOffsetResult(...Native::call('bh_clock_offset', [Out::number('int64_t'), Out::number('int64_t')], static fn (Inputs $i): array => [$i->i64($sentMs), $i->i64($receivedMs), $i->i64($serverTimeMs), $i->i64($resolutionMs)]));
    }

    /**
     * Decide what to do about a token: use it, request a new one, or wait. A good token is refreshed ahead of its
     * expiry, but never sooner after the last request than the service wants. A token that was issued ahead of
     * now_ms, as before a clock was put right, is refreshed. Call it before each use.
     *
     * @param int $nowMs the present time.
     * @param int $issuedMs When the token was issued; 0 if there is no token.
     * @param int $expiresMs When it expires; 0 if there is no token.
     * @param int $lastRequestMs When a token was last requested, with or without success; 0 if never.
     * @param int $minIntervalMs How long the service wants between two requests; 0 if it does not say.
     * @param int $refreshAheadMs How long ahead of its expiry a token is refreshed. 0: 5 minutes, but at most a
     *   tenth of the token's lifetime.
     * @throws BhAuthException with Interval, TimeIsSeconds, TimeRange.
     */
    public static function tokenRule(
        int $nowMs,
        int $issuedMs = 0,
        int $expiresMs = 0,
        int $lastRequestMs = 0,
        int $minIntervalMs = 0,
        int $refreshAheadMs = 0,
    ): TokenRuleResult {
        return new TokenRuleResult(...Native::call('bh_token_rule', [Out::number('bh_token_action', TokenAction::from(...)), Out::number('int64_t')], static fn (Inputs $i): array => [$i->struct('bh_token_times', ['issued_ms' => $i->i64($issuedMs), 'expires_ms' => $i->i64($expiresMs), 'last_request_ms' => $i->i64($lastRequestMs), 'min_interval_ms' => $i->i64($minIntervalMs), 'refresh_ahead_ms' => $i->i64($refreshAheadMs)]), $i->i64($nowMs)]));
    }

    /**
     * Seal a token for a store that many processes share, such as Valkey: who reads the store cannot use it.
     * AES-256-GCM (NIST SP 800-38D), whose key is made of the secret by HKDF-SHA256 (RFC 5869).
     *
     * @param string $secret the API secret that the token is requested with: with another secret it does not
     *   open.
     * @param string $account what the token is for, such as service, host and API key: for another account it
     *   does not open.
     * @param string $nonce 12 random bytes, never used before.
     * @param string $token at most 65536 bytes.
     * @throws BhAuthException with SecretEmpty, Nonce, Empty.
     */
    public static function tokenSeal(
        #[\SensitiveParameter] string $secret,
        string $account,
        string $nonce,
        #[\SensitiveParameter] string $token,
    ): string {
        return Native::call('bh_token_seal', [Out::buffer()], static fn (Inputs $i): array => [$i->view($secret), $i->view($account), $i->view($nonce), $i->view($token)])[0];
    }

    /**
     * Open a token that `token_seal` sealed. Nothing is written before its tag was seen to be right.
     *
     * @param string $sealed as the store has it.
     * @param string $secret the API secret that the token is requested with: with another secret it does not
     *   open.
     * @param string $account what the token is for, such as service, host and API key: for another account it
     *   does not open.
     * @throws BhAuthException with Sealed, SealedFormat, SecretEmpty, Empty.
     */
    public static function tokenOpen(string $sealed, #[\SensitiveParameter] string $secret, string $account): string
    {
        return Native::call('bh_token_open', [Out::buffer()], static fn (Inputs $i): array => [$i->view($sealed), $i->view($secret), $i->view($account)])[0];
    }
}
