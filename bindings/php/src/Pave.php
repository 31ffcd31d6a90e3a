<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** PAVE: HMAC-SHA256 of `<username>:<api_key>@<timestamp>` is the token. */
final class Pave
{
    public const HOST = 'https://openapi.paveapi.com';
    /**
     * How long PAVE accepts a token, in milliseconds: for a verifier's `past_ms`. Source: PAVE, "Authentication": it
     * expires within 5 minutes.
     */
    public const WINDOW_MS = 300000;
    /**
     * How long an access token is good: 5 minutes, in milliseconds, for `token_rule`. Make one for each request
     * rather.
     */
    public const TOKEN_LIFETIME_MS = 300000;

    /**
     * The exact bytes that PAVE's token is made of: `<username>:<api_key>@<timestamp>`.
     *
     * @param string $username the primary account name.
     * @param string $apiKey the API key.
     * @param string $timestamp any text; all three are taken as they are, `:` and `@` are not escaped.
     * @throws BhAuthException with Empty, Text.
     */
    public static function payload(string $username, string $apiKey, string $timestamp): string
    {
        return Native::call('bh_pave_payload', [Out::buffer()], static fn (Inputs $i): array => [$i->view($username), $i->view($apiKey), $i->view($timestamp)])[0];
    }

    /**
     * Make PAVE's access token: HMAC-SHA256 of the payload, in hex.
     *
     * @param HmacKey|string $key from the API secret.
     * @param string $username the primary account name.
     * @param string $apiKey the API key.
     * @param string $timestamp the very text that the header `API-Timestamp` will hold: `time_format_utc` makes
     *   the documented form, `time_format_seconds` that of PAVE's own samples.
     * @throws BhAuthException with Key, Empty, Text.
     */
    public static function sign(
        #[\SensitiveParameter] HmacKey|string $key,
        string $username,
        string $apiKey,
        string $timestamp,
    ): string {
        return Native::call('bh_pave_sign', [Out::fixed(65, true)], static fn (Inputs $i): array => [$i->hmac($key), $i->view($username), $i->view($apiKey), $i->view($timestamp)])[0];
    }

    /**
     * Verify a PAVE token in constant time, over the timestamp exactly as it was received: reformatting it (`Z` into
     * `+00:00`) breaks the signature.
     *
     * @param string $signature the token, 64 hex characters, either case.
     * @param HmacKey|string $key from the API secret.
     * @param string $username as received.
     * @param string $apiKey as received.
     * @param string $timestamp as received.
     * @param ?Window $window the times to accept, or null; with one, timestamp must be RFC 3339 or Unix seconds.
     *   PAVE accepts a token for `PAVE_WINDOW_MS`.
     * @throws BhAuthException with Signature, SignatureFormat, Stale, Future, TimeFormat, Key, Empty, Text,
     *   TimeIsSeconds, TimeRange, Interval.
     */
    public static function verify(
        string $signature,
        #[\SensitiveParameter] HmacKey|string $key,
        string $username,
        string $apiKey,
        string $timestamp,
        ?Window $window = null,
    ): void {
        Native::call('bh_pave_verify', [], static fn (Inputs $i): array => [$i->view($signature), $i->hmac($key), $i->view($username), $i->view($apiKey), $i->view($timestamp), $i->window($window)]);
    }

    /**
     * Build a call to PAVE: the headers `Accept: application/json`, `API-Key`, `API-Token`, `API-Timestamp` and,
     * with a body, `Content-Type: application/json`. Method, target and body are not signed.
     *
     * @param HmacKey|string $key from the API secret.
     * @param string $username The primary account name, not a user of the dashboard.
     * @param string $apiKey The API key.
     * @param string $timestamp The timestamp, sent and signed as it is.
     * @param string $method The HTTP method in upper case.
     * @param string $target Path and query as sent, such as `/v1/sessions`.
     * @param string $body JSON to send, or empty.
     * @throws BhAuthException with Key, Empty, Text, HeaderValue, Method, Target, BodyKind, Reserved.
     */
    public static function request(
        #[\SensitiveParameter] HmacKey|string $key,
        string $username = '',
        string $apiKey = '',
        string $timestamp = '',
        string $method = '',
        string $target = '',
        string $body = '',
    ): Request {
        return Native::call('bh_pave_request', [Out::struct('bh_request', Request::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->hmac($key), $i->struct('bh_pave_call', ['username' => $i->view($username), 'api_key' => $i->view($apiKey), 'timestamp' => $i->view($timestamp), 'method' => $i->view($method), 'target' => $i->view($target), 'body' => $i->view($body)])])[0];
    }

    /**
     * Read PAVE's response: whether it was accepted. PAVE does not document its errors: the HTTP status decides, and
     * a `message` or `error` in the body is passed on.
     *
     * @param HttpResponse $http what came of the request.
     * @throws BhAuthException with HttpStatus, Reserved.
     */
    public static function response(HttpResponse $http): Response
    {
        return Native::call('bh_pave_response', [Out::struct('bh_response', Response::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->http($http)])[0];
    }

    /**
     * Verify a callback of PAVE's in constant time. PAVE signs none: it sends back the header that was stored with
     * `POST /v1/callbacks`, such as `Authorization`. Store a long random text. It protects nothing of the body.
     *
     * @param string $sent the header's value as received.
     * @param string $stored the one that was stored.
     * @throws BhAuthException with Signature, Empty.
     */
    public static function callbackVerify(string $sent, #[\SensitiveParameter] string $stored): void
    {
        Native::call('bh_pave_callback_verify', [], static fn (Inputs $i): array => [$i->view($sent), $i->view($stored)]);
    }

    /**
     * Find out why an access token is wrong: which known mistake, or which two, make exactly this one.
     * `toobit_diagnose` has more.
     *
     * @param string $signature the wrong one, as it was sent.
     * @param string $secret the API secret, its text.
     * @param string $username as sent.
     * @param string $apiKey as sent.
     * @param string $timestamp as sent.
     * @throws BhAuthException with Empty, SecretEmpty.
     */
    public static function diagnose(
        string $signature,
        #[\SensitiveParameter] string $secret,
        string $username,
        string $apiKey,
        string $timestamp,
    ): Diagnosis {
        return Native::call('bh_pave_diagnose', [Out::struct('bh_diagnosis', Diagnosis::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->view($signature), $i->view($secret), $i->view($username), $i->view($apiKey), $i->view($timestamp)])[0];
    }
}
