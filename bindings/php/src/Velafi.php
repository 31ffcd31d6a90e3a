<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** VelaFi: HMAC-SHA256 of `timestamp=<ms>`, for a token; later calls carry it. */
final class Velafi
{
    public const HOST = 'https://api.velafi.com';
    public const HOST_TESTS = 'https://api-test.velafi.com';

    /**
     * The exact bytes that VelaFi's signature is over: `timestamp=<ms>`.
     *
     * @param int $timestampMs Unix time in milliseconds.
     * @throws BhAuthException with TimeIsSeconds, TimeRange.
     */
    public static function payload(int $timestampMs): string
    {
        return Native::call('bh_velafi_payload', [Out::buffer()], static fn (Inputs $i): array => [$i->i64($timestampMs)])[0];
    }

    /**
     * Sign a VelaFi token request: HMAC-SHA256 of `timestamp=<ms>`, in hex.
     *
     * It does not build the request: see `velafi_token_request`.
     *
     * @param HmacKey|string $key from the API secret.
     * @param int $timestampMs Unix time in milliseconds; send this very number.
     * @throws BhAuthException with Key, TimeIsSeconds, TimeRange.
     */
    public static function sign(#[\SensitiveParameter] HmacKey|string $key, int $timestampMs): string
    {
        return Native::call('bh_velafi_sign', [Out::fixed(65, true)], static fn (Inputs $i): array => [$i->hmac($key), $i->i64($timestampMs)])[0];
    }

    /**
     * Verify a VelaFi signature in constant time.
     *
     * @param string $signature 64 hex characters, either case.
     * @param HmacKey|string $key from the API secret.
     * @param int $timestampMs as received.
     * @param ?Window $window the times to accept, or null. The document does not say what VelaFi tolerates.
     * @throws BhAuthException with Signature, SignatureFormat, Stale, Future, Key, TimeIsSeconds, TimeRange,
     *   Interval.
     */
    public static function verify(
        string $signature,
        #[\SensitiveParameter] HmacKey|string $key,
        int $timestampMs,
        ?Window $window = null,
    ): void {
        Native::call('bh_velafi_verify', [], static fn (Inputs $i): array => [$i->view($signature), $i->hmac($key), $i->i64($timestampMs), $i->window($window)]);
    }

    /**
     * Build VelaFi's token request: `GET /v2/token/generate`, with the header `X-BH-APIKEY`.
     *
     * @param HmacKey|string $key from the API secret.
     * @param string $apiKey the API key.
     * @param int $timestampMs now, in Unix milliseconds.
     * @throws BhAuthException with Key, Empty, HeaderValue, TimeIsSeconds, TimeRange.
     */
    public static function tokenRequest(
        #[\SensitiveParameter] HmacKey|string $key,
        string $apiKey,
        int $timestampMs,
    ): Request {
        return Native::call('bh_velafi_token_request', [Out::struct('bh_request', Request::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->hmac($key), $i->view($apiKey), $i->i64($timestampMs)])[0];
    }

    /**
     * Read VelaFi's response to a token request: `token`, `expires_ms` (whether it came as a string or as a number),
     * or the error.
     *
     * @param HttpResponse $http what came of the request.
     * @throws BhAuthException with Response, HttpStatus, Reserved.
     */
    public static function tokenResponse(HttpResponse $http): Response
    {
        return Native::call('bh_velafi_token_response', [Out::struct('bh_response', Response::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->http($http)])[0];
    }

    /**
     * Build any later call to VelaFi: the header `X-BH-TOKEN` (not `X-BH-APIKEY`, which is for the token request
     * alone) and no signature. With a body, `Content-Type` is added.
     *
     * @param string $token The token, from `velafi_token_response`. Empty for the calls that need none, which
     *   are `GET` under `/v2/base/`.
     * @param string $method The HTTP method in upper case.
     * @param string $target Path and query as sent.
     * @param string $body The body to send, or empty.
     * @param string $contentType The body's content type, such as `multipart/form-data; boundary=...`; empty:
     *   `application/json`. Without a body none is sent.
     * @throws BhAuthException with Empty, HeaderValue, Method, Target, BodyKind, Reserved.
     */
    public static function request(
        string $token = '',
        string $method = '',
        string $target = '',
        string $body = '',
        string $contentType = '',
    ): Request {
        return Native::call('bh_velafi_request', [Out::struct('bh_request', Request::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->struct('bh_velafi_call', ['token' => $i->view($token), 'method' => $i->view($method), 'target' => $i->view($target), 'body' => $i->view($body), 'content_type' => $i->view($contentType)])])[0];
    }

    /**
     * Read VelaFi's response to a later call: its outcome and the error. The data itself is yours to read from the
     * body.
     *
     * @param HttpResponse $http what came of the request.
     * @throws BhAuthException with Response, HttpStatus, Reserved.
     */
    public static function response(HttpResponse $http): Response
    {
        return Native::call('bh_velafi_response', [Out::struct('bh_response', Response::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->http($http)])[0];
    }

    /**
     * Verify a push of VelaFi's: RSASSA-PKCS1-v1_5 with SHA-256 over the raw body. Pass the bytes as they came: a
     * body that was parsed and written again has another signature.
     *
     * Nothing in what is signed is a time: a push that somebody sends again verifies again. Remember
     * `velafi_webhook_id`.
     *
     * @param string $signature the header `signature`, hex of either case.
     * @param string $publicKey `data.publicKey` of the response to `/v2/webhook`, as it came; or PEM.
     * @param string $body the bytes of the request.
     * @throws BhAuthException with Signature, SignatureFormat, SignatureBase64, Empty, RsaKey, RsaSize,
     *   RsaExponent, KeyPrivate.
     */
    public static function webhookVerify(string $signature, string $publicKey, string $body): void
    {
        Native::call('bh_velafi_webhook_verify', [], static fn (Inputs $i): array => [$i->view($signature), $i->view($publicKey), $i->view($body)]);
    }

    /**
     * What a verified push is told from others by, to be remembered: its event, the id of the order or transaction,
     * the state of that, and when it came to be in it, with a space between. A push with an id that you have seen is
     * a replay, or VelaFi's second attempt: acknowledge it, and do nothing.
     *
     * @param string $body the bytes of the request.
     * @throws BhAuthException with Push.
     */
    public static function webhookId(string $body): string
    {
        return Native::call('bh_velafi_webhook_id', [Out::buffer()], static fn (Inputs $i): array => [$i->view($body)])[0];
    }

    /**
     * The body that VelaFi wants as the response to a push, under HTTP status 200: `{"callbackStatus":"SUCCESS"}` or
     * `{"callbackStatus":"FAIL"}`.
     *
     * @param int $accepted 0: it failed; else: it was taken.
     */
    public static function webhookAcknowledge(int $accepted): string
    {
        return Native::call('bh_velafi_webhook_acknowledge', [Out::buffer()], static fn (Inputs $i): array => [$i->u32($accepted)])[0];
    }

    /**
     * Find out why the signature of a token request is wrong: which known mistake, or which two, make exactly this
     * signature. `toobit_diagnose` has more.
     *
     * @param string $signature the wrong one, as it was sent.
     * @param string $secret the secret key, its text.
     * @param string $apiKey the API key, or empty.
     * @param int $timestampMs as sent.
     * @throws BhAuthException with Empty, SecretEmpty.
     */
    public static function diagnose(
        string $signature,
        #[\SensitiveParameter] string $secret,
        string $apiKey,
        int $timestampMs,
    ): Diagnosis {
        return Native::call('bh_velafi_diagnose', [Out::struct('bh_diagnosis', Diagnosis::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->view($signature), $i->view($secret), $i->view($apiKey), $i->i64($timestampMs)])[0];
    }
}
