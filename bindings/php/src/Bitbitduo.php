<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** BITBITDUO: SHA-256 or HMAC-SHA256, by one of three schemes, for a token. */
final class Bitbitduo
{
    public const HOST = 'https://qaxxxrenewserver.bitbitduo.com';
    public const HOST_TRADE = 'https://qatradee33e690ab2de05dc.bitbitduo.com';
    /** How long a BITBITDUO token lives: 2 hours, in milliseconds. */
    public const TOKEN_LIFETIME_MS = 7200000;
    /** BITBITDUO takes one token request a minute: that minute, in milliseconds. */
    public const MIN_INTERVAL_MS = 60000;

    /**
     * Draw the random number of a BITBITDUO token request.
     *
     * @throws BhAuthException with SystemRandom.
     */
    public static function random(): int
    {
        return Native::call('bh_bitbitduo_random', [Out::number('uint32_t')], static fn (Inputs $i): array => [])[0];
    }

    /**
     * The exact bytes that BITBITDUO's signature is made of, by the scheme. With the schemes other than `_APPID`
     * they contain the app key: wipe buf after use and never log it.
     *
     * @param BitbitduoScheme|int $scheme `BITBITDUO_SHA256` or another `BITBITDUO_` scheme.
     * @param string $appId both non-empty, taken as they are.
     * @param string $appKey both non-empty, taken as they are.
     * @param int $random 100000 to 999999.
     * @param int $timeS Unix time in seconds.
     * @throws BhAuthException with Scheme, Empty, Text, SecretEmpty, RandomRange, TimeIsMilliseconds, TimeRange.
     */
    public static function payload(
        BitbitduoScheme|int $scheme,
        string $appId,
        #[\SensitiveParameter] string $appKey,
        int $random,
        int $timeS,
    ): string {
        return Native::call('bh_bitbitduo_payload', [Out::buffer()], static fn (Inputs $i): array => [$i->u32($scheme), $i->view($appId), $i->view($appKey), $i->u32($random), $i->i64($timeS)])[0];
    }

    /**
     * Sign a BITBITDUO token request: the parameter `sig`, in hex.
     *
     * @param BitbitduoScheme|int $scheme `BITBITDUO_SHA256` or another `BITBITDUO_` scheme.
     * @param string $appId both non-empty, taken as they are.
     * @param string $appKey both non-empty, taken as they are.
     * @param int $random 100000 to 999999.
     * @param int $timeS Unix time in seconds.
     * @throws BhAuthException with Scheme, Empty, Text, SecretEmpty, RandomRange, TimeIsMilliseconds, TimeRange.
     */
    public static function sign(
        BitbitduoScheme|int $scheme,
        string $appId,
        #[\SensitiveParameter] string $appKey,
        int $random,
        int $timeS,
    ): string {
        return Native::call('bh_bitbitduo_sign', [Out::fixed(65, true)], static fn (Inputs $i): array => [$i->u32($scheme), $i->view($appId), $i->view($appKey), $i->u32($random), $i->i64($timeS)])[0];
    }

    /**
     * Verify a BITBITDUO signature in constant time.
     *
     * By BITBITDUO's design the schemes SHA256 and HMAC_SHA256 do not cover the appid: whoever has the key of one
     * can ask for another. Look up the appkey by the appid.
     *
     * @param string $signature 64 hex characters, either case.
     * @param BitbitduoScheme|int $scheme of the account.
     * @param string $appId of the account.
     * @param string $appKey of the account.
     * @param int $random as received.
     * @param int $timeS as received.
     * @param ?Window $window the times to accept, or null. The document does not say what BITBITDUO tolerates.
     * @throws BhAuthException with Signature, SignatureFormat, Stale, Future, Scheme, Empty, Text, SecretEmpty,
     *   RandomRange, TimeIsMilliseconds, TimeRange, TimeIsSeconds, Interval.
     */
    public static function verify(
        string $signature,
        BitbitduoScheme|int $scheme,
        string $appId,
        #[\SensitiveParameter] string $appKey,
        int $random,
        int $timeS,
        ?Window $window = null,
    ): void {
        Native::call('bh_bitbitduo_verify', [], static fn (Inputs $i): array => [$i->view($signature), $i->u32($scheme), $i->view($appId), $i->view($appKey), $i->u32($random), $i->i64($timeS), $i->window($window)]);
    }

    /**
     * Build BITBITDUO's token request: `GET /serv/apiToken`. The service takes one a minute: see `token_rule`.
     *
     * @param BitbitduoScheme|int $scheme `BITBITDUO_SHA256` or another `BITBITDUO_` scheme.
     * @param string $appId both non-empty, taken as they are.
     * @param string $appKey both non-empty, taken as they are.
     * @param int $random 100000 to 999999.
     * @param int $timeS Unix time in seconds.
     * @throws BhAuthException with Scheme, Empty, Text, SecretEmpty, RandomRange, TimeIsMilliseconds, TimeRange.
     */
    public static function tokenRequest(
        BitbitduoScheme|int $scheme,
        string $appId,
        #[\SensitiveParameter] string $appKey,
        int $random,
        int $timeS,
    ): Request {
        return Native::call('bh_bitbitduo_token_request', [Out::struct('bh_request', Request::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->u32($scheme), $i->view($appId), $i->view($appKey), $i->u32($random), $i->i64($timeS)])[0];
    }

    /**
     * Read BITBITDUO's response to a token request: `token`, `expires_ms`, or one of the six errors, whether it came
     * as a string or as a number.
     *
     * @param HttpResponse $http what came of the request.
     * @param int $sentMs when the request was sent, in Unix milliseconds: the response does not tell when the
     *   token expires, so its 2 hours are counted from then.
     * @throws BhAuthException with Response, HttpStatus, Reserved, TimeIsSeconds, TimeRange.
     */
    public static function tokenResponse(HttpResponse $http, int $sentMs): Response
    {
        return Native::call('bh_bitbitduo_token_response', [Out::struct('bh_response', Response::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->http($http), $i->i64($sentMs)])[0];
    }

    /**
     * Build the request for BITBITDUO's time: `GET /serv/time`, unsigned.
     */
    public static function timeRequest(): Request
    {
        return Native::call('bh_bitbitduo_time_request', [Out::struct('bh_request', Request::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [])[0];
    }

    /**
     * Read BITBITDUO's time: `server_time_ms`, for `clock_offset` with a resolution of 1000, since the service gives
     * seconds.
     *
     * @param HttpResponse $http what came of the request.
     * @throws BhAuthException with Response, HttpStatus, Reserved.
     */
    public static function timeResponse(HttpResponse $http): Response
    {
        return Native::call('bh_bitbitduo_time_response', [Out::struct('bh_response', Response::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->http($http)])[0];
    }

    /**
     * Build a call after the token: `POST` of a JSON-RPC body, whose first parameter is the token. Nothing is
     * signed. Its host is `https://qatradee33e690ab2de05dc.bitbitduo.com`.
     *
     * @param string $token of `bitbitduo_token_response`; empty for a method without one.
     * @param string $rpcMethod `balance.query`, `order.query` (offset, limit), `order.limit` (market, side,
     *   amount, price, 0), `order.market` (market, side, amount, 0), `order.cancel` (market, order id),
     *   `order.history` (market, from, to, offset, limit), or, without token, `depth.query` (market, limit).
     * @param string $rpcParams what stands behind the token, a JSON list such as
     *   `["BBD/ETH",2,"100","0.0001",0]`; empty for none. Side 2 buys, 1 sells; amounts and prices are text.
     * @param int $rpcId comes back in the response.
     * @throws BhAuthException with RpcMethod, RpcParams, Empty, HeaderValue.
     */
    public static function request(
        #[\SensitiveParameter] string $token,
        string $rpcMethod,
        string $rpcParams,
        int $rpcId,
    ): Request {
        return Native::call('bh_bitbitduo_request', [Out::struct('bh_request', Request::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->view($token), $i->view($rpcMethod), $i->view($rpcParams), $i->u32($rpcId)])[0];
    }

    /**
     * Write a call as a message of the socket `wss://qatradee33e690ab2de05dc.bitbitduo.com/ws/`, which takes the
     * methods of `bitbitduo_request` and `depth.subscribe` (market, such as `1x`, limit), `deals.subscribe`
     * (market), both without token, `orders.subscribe` and `balance.subscribe`.
     *
     * @param string $token of `bitbitduo_token_response`; empty for a method without one.
     * @param string $rpcMethod `balance.query`, `order.query` (offset, limit), `order.limit` (market, side,
     *   amount, price, 0), `order.market` (market, side, amount, 0), `order.cancel` (market, order id),
     *   `order.history` (market, from, to, offset, limit), or, without token, `depth.query` (market, limit).
     * @param string $rpcParams what stands behind the token, a JSON list such as
     *   `["BBD/ETH",2,"100","0.0001",0]`; empty for none. Side 2 buys, 1 sells; amounts and prices are text.
     * @param int $rpcId comes back in the response.
     * @throws BhAuthException with RpcMethod, RpcParams, Empty, HeaderValue.
     */
    public static function message(
        #[\SensitiveParameter] string $token,
        string $rpcMethod,
        string $rpcParams,
        int $rpcId,
    ): string {
        return Native::call('bh_bitbitduo_message', [Out::buffer()], static fn (Inputs $i): array => [$i->view($token), $i->view($rpcMethod), $i->view($rpcParams), $i->u32($rpcId)])[0];
    }

    /**
     * Read the response to a call after the token. BITBITDUO documents none: it is read as that of ViaBTC's open
     * server, whose calls these are. The result itself is yours to read from the body.
     *
     * @param HttpResponse $http what came of the request.
     * @param int $rpcId the call's; the response to another call is none to this one.
     * @throws BhAuthException with Response, HttpStatus, Reserved.
     */
    public static function response(HttpResponse $http, int $rpcId): Response
    {
        return Native::call('bh_bitbitduo_response', [Out::struct('bh_response', Response::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->http($http), $i->u32($rpcId)])[0];
    }

    /**
     * Find out why a `sig` is wrong: which known mistake, or which two, make exactly this one; also that it is right
     * by another scheme. `toobit_diagnose` has more.
     *
     * @param string $signature the wrong one, as it was sent.
     * @param BitbitduoScheme|int $scheme that is meant.
     * @param string $appId as sent.
     * @param string $appKey as sent.
     * @param int $random as sent.
     * @param int $timeS as sent.
     * @throws BhAuthException with Empty, SecretEmpty, Scheme.
     */
    public static function diagnose(
        string $signature,
        BitbitduoScheme|int $scheme,
        string $appId,
        #[\SensitiveParameter] string $appKey,
        int $random,
        int $timeS,
    ): Diagnosis {
        return Native::call('bh_bitbitduo_diagnose', [Out::struct('bh_diagnosis', Diagnosis::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->view($signature), $i->u32($scheme), $i->view($appId), $i->view($appKey), $i->u32($random), $i->i64($timeS)])[0];
    }
}
