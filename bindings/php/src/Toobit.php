<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** Toobit: HMAC-SHA256 of query and form body, joined without `&`. */
final class Toobit
{
    public const HOST = 'https://api.toobit.com';
    /** The recvWindow that Toobit assumes, and that a `toobit_call` with 0 sends. */
    public const DEFAULT_RECV_WINDOW_MS = 5000;
    /** The greatest recvWindow that Toobit states. */
    public const MAX_RECV_WINDOW_MS = 60000;
    /** How long a listen key lives after it was made or renewed: 60 minutes, in milliseconds. */
    public const LISTEN_KEY_LIFETIME_MS = 3600000;

    /**
     * The exact bytes that Toobit's signature is over: the query, directly followed by the form body, with no `&`
     * between them.
     *
     * @param string $query without `?`, with `timestamp` in milliseconds in it or in the body.
     * @param string $body the form body, or empty.
     * @throws BhAuthException with ParamSignature, Query, QueryCharacter, BodyKind.
     */
    public static function payload(string $query, string $body): string
    {
        return Native::call('bh_toobit_payload', [Out::buffer()], static fn (Inputs $i): array => [$i->view($query), $i->view($body)])[0];
    }

    /**
     * Sign a ready query and form body: HMAC-SHA256 of the payload, in hex. Send the very same bytes, with
     * `signature=...` appended to the body if there is a form body, else to the query.
     *
     * It does not encode, sort or look for duplicates: `toobit_request` does all that is needed.
     *
     * @param HmacKey|string $key from the secret key.
     * @param string $query without `?`, with `timestamp` in milliseconds in it or in the body.
     * @param string $body the form body, or empty.
     * @throws BhAuthException with Key, ParamSignature, Query, QueryCharacter, BodyKind.
     */
    public static function sign(#[\SensitiveParameter] HmacKey|string $key, string $query, string $body): string
    {
        return Native::call('bh_toobit_sign', [Out::fixed(65, true)], static fn (Inputs $i): array => [$i->hmac($key), $i->view($query), $i->view($body)])[0];
    }

    /**
     * Verify a Toobit signature in constant time, then the request's time by Toobit's rule: `timestamp < now + 1000
     * && now - timestamp <= recvWindow`.
     *
     * By Toobit's design the signature does not cover where the query ends and the body begins: take no meaning from
     * a parameter's place.
     *
     * @param string $signature 64 hex characters, either case.
     * @param HmacKey|string $key from the secret key.
     * @param string $query as received, without the signature.
     * @param string $body as received, without the signature.
     * @param int $nowMs the verifier's time in Unix milliseconds; 0: the time is not checked.
     * @throws BhAuthException with Signature, SignatureFormat, Stale, Future, TimestampMissing, TimestampPlace,
     *   RecvWindow, Key, ParamSignature, Query, QueryCharacter, BodyKind, TimeIsSeconds, TimeRange.
     */
    public static function verify(
        string $signature,
        #[\SensitiveParameter] HmacKey|string $key,
        string $query,
        string $body,
        int $nowMs,
    ): void {
        Native::call('bh_toobit_verify', [], static fn (Inputs $i): array => [$i->view($signature), $i->hmac($key), $i->view($query), $i->view($body), $i->i64($nowMs)]);
    }

    /**
     * Build a signed call to Toobit: names and values are percent-encoded (RFC 3986, section 2.3: only letters,
     * digits and `- _ . ~` stay), in your order; `recvWindow`, `timestamp` and `signature` are appended, to the form
     * if there is one, else to the query. Headers: `X-BB-APIKEY`, and `Content-Type` with a body.
     *
     * @param HmacKey|string $key from the secret key.
     * @param string $apiKey The API key.
     * @param string $method `GET`, `POST`, `PUT` or `DELETE`.
     * @param string $path The path, such as `/api/v1/spot/order`; no query.
     * @param iterable<array{string, string}> $query Parameters of the query, in the order in which they are
     *   sent.
     * @param iterable<array{string, string}> $form Parameters of the form body, likewise; not with GET, not with
     *   json.
     * @param string $json A JSON body (batch orders), which Toobit does not sign; or empty.
     * @param int $timestampMs Now, in Unix milliseconds.
     * @param int $recvWindowMs How old the request may be when it arrives; 0 sends 5000.
     * @throws BhAuthException with Key, Empty, HeaderValue, Method, Target, ParamName, ParamSignature,
     *   ParamReserved, ParamDuplicate, RecvWindow, Interval, BodyKind, TimeIsSeconds, TimeRange, Reserved.
     */
    public static function request(
        #[\SensitiveParameter] HmacKey|string $key,
        string $apiKey = '',
        string $method = '',
        string $path = '',
        iterable $query = [],
        iterable $form = [],
        string $json = '',
        int $timestampMs = 0,
        int $recvWindowMs = 0,
    ): Request {
        return Native::call('bh_toobit_request', [Out::struct('bh_request', Request::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->hmac($key), $i->struct('bh_toobit_call', ['api_key' => $i->view($apiKey), 'method' => $i->view($method), 'path' => $i->view($path), 'query+query_count' => $i->params($query), 'form+form_count' => $i->params($form), 'json' => $i->view($json), 'timestamp_ms' => $i->i64($timestampMs), 'recv_window_ms' => $i->i64($recvWindowMs)])])[0];
    }

    /**
     * Build a call to Toobit that carries the API key alone, which is what the security types USER_STREAM and
     * MARKET_DATA ask for: encoded as by `toobit_request`, without time and signature. Toobit's tables ask for a
     * timestamp in the calls of user data streams all the same, and take them signed: prefer that.
     *
     * @param string $apiKey The API key.
     * @param string $method `GET`, `POST`, `PUT` or `DELETE`.
     * @param string $path The path, such as `/api/v1/spot/order`; no query.
     * @param iterable<array{string, string}> $query Parameters of the query, in the order in which they are
     *   sent.
     * @param iterable<array{string, string}> $form Parameters of the form body, likewise; not with GET, not with
     *   json.
     * @param string $json A JSON body (batch orders), which Toobit does not sign; or empty.
     * @param int $timestampMs Now, in Unix milliseconds.
     * @param int $recvWindowMs How old the request may be when it arrives; 0 sends 5000.
     * @throws BhAuthException with Empty, HeaderValue, Method, Target, ParamName, ParamSignature, ParamReserved,
     *   ParamDuplicate, BodyKind, Reserved.
     */
    public static function keyRequest(
        string $apiKey = '',
        string $method = '',
        string $path = '',
        iterable $query = [],
        iterable $form = [],
        string $json = '',
        int $timestampMs = 0,
        int $recvWindowMs = 0,
    ): Request {
        return Native::call('bh_toobit_key_request', [Out::struct('bh_request', Request::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->struct('bh_toobit_call', ['api_key' => $i->view($apiKey), 'method' => $i->view($method), 'path' => $i->view($path), 'query+query_count' => $i->params($query), 'form+form_count' => $i->params($form), 'json' => $i->view($json), 'timestamp_ms' => $i->i64($timestampMs), 'recv_window_ms' => $i->i64($recvWindowMs)])])[0];
    }

    /**
     * Read Toobit's response: its outcome and the error. The data itself is yours to read from the body. Of a batch
     * each item says for itself what became of it: all accepted, all refused, or partial, with the first error;
     * `toobit_response_item` reads the items.
     *
     * @param HttpResponse $http what came of the request.
     * @throws BhAuthException with Response, HttpStatus, Reserved.
     */
    public static function response(HttpResponse $http): Response
    {
        return Native::call('bh_toobit_response', [Out::struct('bh_response', Response::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->http($http)])[0];
    }

    /**
     * Read one item of the response to a batch of orders, as a response of its own: whether this item was accepted,
     * its error, and in `detail` the item itself.
     *
     * @param HttpResponse $http what came of the request.
     * @param int $index from 0 to `item_count` - 1, as `toobit_response` counted.
     * @throws BhAuthException with Index, HttpStatus, Reserved.
     */
    public static function responseItem(HttpResponse $http, int $index): Response
    {
        return Native::call('bh_toobit_response_item', [Out::struct('bh_response', Response::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->http($http), $i->u32($index)])[0];
    }

    /**
     * Build the request for Toobit's time: `GET /api/v1/time`, unsigned.
     */
    public static function timeRequest(): Request
    {
        return Native::call('bh_toobit_time_request', [Out::struct('bh_request', Request::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [])[0];
    }

    /**
     * Read Toobit's time: `server_time_ms`, for `clock_offset` with a resolution of 1.
     *
     * @param HttpResponse $http what came of the request.
     * @throws BhAuthException with Response, HttpStatus, Reserved.
     */
    public static function timeResponse(HttpResponse $http): Response
    {
        return Native::call('bh_toobit_time_response', [Out::struct('bh_response', Response::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->http($http)])[0];
    }

    /**
     * Read the response to the call that makes a user data stream, which is `POST /api/v1/userDataStream` (spot) or
     * `/api/v1/listenKey` (futures), signed as any other. PUT with `listenKey` renews it, every 30 minutes is
     * advised, DELETE closes it; `toobit_response` reads their responses. The listen key is `token`, 60 minutes from
     * sent_ms `expires_ms`, for `token_rule`.
     *
     * @param HttpResponse $http what came of the request.
     * @param int $sentMs when it was sent, in Unix milliseconds.
     * @throws BhAuthException with Response, HttpStatus, Reserved, TimeIsSeconds, TimeRange.
     */
    public static function streamResponse(HttpResponse $http, int $sentMs): Response
    {
        return Native::call('bh_toobit_stream_response', [Out::struct('bh_response', Response::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->http($http), $i->i64($sentMs)])[0];
    }

    /**
     * The address of the socket that a listen key opens, which needs no header. The listen key alone opens the
     * account's stream: log neither.
     *
     * @param string $listenKey from `toobit_stream_response`.
     * @throws BhAuthException with ListenKey.
     */
    public static function streamUrl(#[\SensitiveParameter] string $listenKey): string
    {
        return Native::call('bh_toobit_stream_url', [Out::buffer()], static fn (Inputs $i): array => [$i->view($listenKey)])[0];
    }

    /**
     * Find out why a signature is wrong: which known mistake, or which two, make exactly this signature. Nothing is
     * guessed: what is named was computed again. Found or not, it takes time for many signatures: some ms, and 0.1 s
     * for 64 KiB. It is for a developer beside the secret, not for a server.
     *
     * @param string $signature the wrong one, as it was sent.
     * @param string $secret the secret key, its text.
     * @param string $query as sent; a `?` before it and `signature` in it are ignored.
     * @param string $body the form or JSON as sent, or empty.
     * @param string $apiKey as sent; what is not known is empty, and mistakes with it are not found.
     * @param string $method as sent; what is not known is empty, and mistakes with it are not found.
     * @param string $path as sent; what is not known is empty, and mistakes with it are not found.
     * @throws BhAuthException with Empty, SecretEmpty, Size.
     */
    public static function diagnose(
        string $signature,
        #[\SensitiveParameter] string $secret,
        string $query,
        string $body,
        string $apiKey,
        string $method,
        string $path,
    ): Diagnosis {
        return Native::call('bh_toobit_diagnose', [Out::struct('bh_diagnosis', Diagnosis::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->view($signature), $i->view($secret), $i->view($query), $i->view($body), $i->view($apiKey), $i->view($method), $i->view($path)])[0];
    }
}
