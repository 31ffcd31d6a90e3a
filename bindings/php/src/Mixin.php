<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** Mixin: a JWT (Ed25519) over method, target and body; bot or OAuth. */
final class Mixin
{
    public const HOST = 'https://api.mixin.one';
    public const HOST_FALLBACK = 'https://mixin-api.zeromesh.net';
    /**
     * A body of any kind. Without it, a body on a GET or DELETE and one that begins with neither `{` nor `[` are
     * rejected: Mixin's hash of the request has nothing between target and body, so that bytes could move from the
     * target's end into such a body.
     */
    public const ANY_BODY = 1;

    /**
     * Read a Mixin keystore, the JSON file of a session's key: of a bot, of a user, of an OAuth client, as the
     * dashboard and the official clients write it.
     *
     * @param string $text the file.
     * @throws BhAuthException with KeyRsa, KeyJson, SecretEmpty, KeyLength, KeyEncoding, KeyMismatch, KeyPublic,
     *   KeyEncrypted, KeyKind, KeyForm, SecretSpace, SecretByteOrderMark, SecretUtf16, SecretQuotes,
     *   SecretInvisible, SecretControl, SecretAssignment, SecretPlaceholder, SecretMasked, SecretFile, PublicKey.
     */
    public static function keystoreRead(#[\SensitiveParameter] string $text): MixinKeystore
    {
        return Native::call('bh_mixin_keystore_read', [Out::struct('bh_mixin_keystore', MixinKeystore::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->view($text)])[0];
    }

    /**
     * The exact bytes that Mixin's signature is over: base64url of the header `{"alg":"EdDSA","typ":"JWT"}`, a dot,
     * and base64url of the claims, which are sorted by name as the document's Go code sorts them (RFC 7515, section
     * 5.1).
     *
     * @param string $method upper case.
     * @param string $target path and query exactly as sent (the document's `uri`); empty means `/`.
     * @param string $body the exact bytes sent, or empty.
     * @param string $uid The user's or bot's id.
     * @param string $sid The session's id.
     * @param string $aid OAuth: the authorization's id.
     * @param string $iss OAuth: the client's id.
     * @param string $scp The scopes. Empty means `FULL` for a bot; OAuth: the granted scopes.
     * @param string $jti The token's id, a new UUID each time; sent as `X-Request-Id` too.
     * @param int $iatS Issued at, in Unix seconds.
     * @param int $expS Expires, in Unix seconds. Mixin's document uses 90 days; less is safer.
     * @param int $flags What is allowed beyond the usual: `MIXIN_` flags, or 0.
     * @throws BhAuthException with Claims, ClaimsTime, Utf8, Text, BodyKind, TimeIsMilliseconds, TimeRange,
     *   Method, Target, Reserved.
     */
    public static function payload(
        string $method,
        string $target,
        string $body,
        string $uid = '',
        string $sid = '',
        string $aid = '',
        string $iss = '',
        string $scp = '',
        string $jti = '',
        int $iatS = 0,
        int $expS = 0,
        int $flags = 0,
    ): string {
        return Native::call('bh_mixin_payload', [Out::buffer()], static fn (Inputs $i): array => [$i->struct('bh_mixin_claims', ['uid' => $i->view($uid), 'sid' => $i->view($sid), 'aid' => $i->view($aid), 'iss' => $i->view($iss), 'scp' => $i->view($scp), 'jti' => $i->view($jti), 'iat_s' => $i->i64($iatS), 'exp_s' => $i->i64($expS), 'flags' => $i->u32($flags)]), $i->view($method), $i->view($target), $i->view($body)])[0];
    }

    /**
     * Make a Mixin token: a JWT signed with Ed25519 (RFC 8037), good for this one request. Its claim `sig` is the
     * hex SHA-256 of method, target and body.
     *
     * It does not remember the token: Mixin refuses one that was used before. It does not reject claims that make a
     * token over 8192 bytes, as `mixin_verify` does.
     *
     * @param Ed25519Key|string $key the session's private key.
     * @param string $method upper case.
     * @param string $target path and query exactly as sent (the document's `uri`); empty means `/`.
     * @param string $body the exact bytes sent, or empty.
     * @param string $uid The user's or bot's id.
     * @param string $sid The session's id.
     * @param string $aid OAuth: the authorization's id.
     * @param string $iss OAuth: the client's id.
     * @param string $scp The scopes. Empty means `FULL` for a bot; OAuth: the granted scopes.
     * @param string $jti The token's id, a new UUID each time; sent as `X-Request-Id` too.
     * @param int $iatS Issued at, in Unix seconds.
     * @param int $expS Expires, in Unix seconds. Mixin's document uses 90 days; less is safer.
     * @param int $flags What is allowed beyond the usual: `MIXIN_` flags, or 0.
     * @throws BhAuthException with Key, Claims, ClaimsTime, Utf8, Text, BodyKind, TimeIsMilliseconds, TimeRange,
     *   Method, Target, Reserved.
     */
    public static function sign(
        #[\SensitiveParameter] Ed25519Key|string $key,
        string $method,
        string $target,
        string $body,
        string $uid = '',
        string $sid = '',
        string $aid = '',
        string $iss = '',
        string $scp = '',
        string $jti = '',
        int $iatS = 0,
        int $expS = 0,
        int $flags = 0,
    ): string {
        return Native::call('bh_mixin_sign', [Out::buffer()], static fn (Inputs $i): array => [$i->ed25519($key), $i->struct('bh_mixin_claims', ['uid' => $i->view($uid), 'sid' => $i->view($sid), 'aid' => $i->view($aid), 'iss' => $i->view($iss), 'scp' => $i->view($scp), 'jti' => $i->view($jti), 'iat_s' => $i->i64($iatS), 'exp_s' => $i->i64($expS), 'flags' => $i->u32($flags)]), $i->view($method), $i->view($target), $i->view($body)])[0];
    }

    /**
     * Verify a Mixin token against the request that it came with. Only `EdDSA` is accepted, never `none` or RS512.
     * Tokens over 8192 bytes are rejected.
     *
     * By Mixin's design nothing stands between target and body in the hash that is signed: see `MIXIN_ANY_BODY`.
     *
     * It does not know which tokens were used before: keep their jti until exp.
     *
     * @param string $token without `Bearer `.
     * @param string $public32 the signer's public key, BH_ED25519_PUBLIC_SIZE bytes; `ed25519_verify` tells
     *   which are rejected.
     * @param string $method of the request.
     * @param string $target of the request.
     * @param string $body of the request.
     * @param string $requestId its `X-Request-Id`; empty: not compared, but for OAuth it is required.
     * @param ?Window $window the times to accept, or null.
     * @param int $flags as in the claims, or 0.
     * @throws BhAuthException with TokenFormat, TokenAlgorithm, Signature, PublicKey, TokenClaims, TokenRequest,
     *   TokenRequestId, Stale, Future, Method, Target, BodyKind, Size, Reserved, TimeIsSeconds, TimeRange,
     *   Interval.
     */
    public static function verify(
        string $token,
        string $public32,
        string $method,
        string $target,
        string $body,
        string $requestId,
        ?Window $window = null,
        int $flags = 0,
    ): void {
        Native::call('bh_mixin_verify', [], static fn (Inputs $i): array => [$i->view($token), $i->array($public32, 32), $i->view($method), $i->view($target), $i->view($body), $i->view($requestId), $i->window($window), $i->u32($flags)]);
    }

    /**
     * Verify the `X-Integrity-Token` of Mixin's response to an OAuth request: a JWT by the server's key over the
     * request's method and target and the response's body.
     *
     * @param string $token the header's value.
     * @param string $public32 the server's public key, BH_ED25519_PUBLIC_SIZE bytes.
     * @param string $method of the request.
     * @param string $target of the request.
     * @param string $body of the response, as received.
     * @param string $requestId its `X-Request-Id`; must not be empty.
     * @param ?Window $window the times to accept, or null; iat and exp are checked if the token has them.
     * @throws BhAuthException with TokenFormat, TokenAlgorithm, Signature, PublicKey, TokenClaims, TokenRequest,
     *   TokenRequestId, Stale, Future, Method, Target, BodyKind, Size, Reserved, TimeIsSeconds, TimeRange,
     *   Interval.
     */
    public static function integrityVerify(
        string $token,
        string $public32,
        string $method,
        string $target,
        string $body,
        string $requestId,
        ?Window $window = null,
    ): void {
        Native::call('bh_mixin_integrity_verify', [], static fn (Inputs $i): array => [$i->view($token), $i->array($public32, 32), $i->view($method), $i->view($target), $i->view($body), $i->view($requestId), $i->window($window)]);
    }

    /**
     * Read a token without verifying it: for logs and for finding out whose it is. Nothing in it may be trusted. Any
     * algorithm is read, also the RS512 of the document's sample; a claim with a NUL is not, since as a C string it
     * would be another.
     *
     * @param string $token without `Bearer `.
     * @throws BhAuthException with TokenFormat, Size.
     */
    public static function decode(string $token): MixinToken
    {
        return Native::call('bh_mixin_decode', [Out::struct('bh_mixin_token', MixinToken::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->view($token)])[0];
    }

    /**
     * Build a call to Mixin: the token, and the headers `Authorization`, `X-Request-Id` (the jti) and `Content-Type:
     * application/json`. Since the method is given once, the one that is signed is the one that is sent.
     *
     * @param Ed25519Key|string $key the session's private key.
     * @param string $method upper case.
     * @param string $target path and query exactly as sent (the document's `uri`); empty means `/`.
     * @param string $body the exact bytes sent, or empty.
     * @param string $uid The user's or bot's id.
     * @param string $sid The session's id.
     * @param string $aid OAuth: the authorization's id.
     * @param string $iss OAuth: the client's id.
     * @param string $scp The scopes. Empty means `FULL` for a bot; OAuth: the granted scopes.
     * @param string $jti The token's id, a new UUID each time; sent as `X-Request-Id` too.
     * @param int $iatS Issued at, in Unix seconds.
     * @param int $expS Expires, in Unix seconds. Mixin's document uses 90 days; less is safer.
     * @param int $flags What is allowed beyond the usual: `MIXIN_` flags, or 0.
     * @throws BhAuthException with Key, Claims, ClaimsTime, Utf8, Text, BodyKind, TimeIsMilliseconds, TimeRange,
     *   Method, Target, Reserved, HeaderValue.
     */
    public static function request(
        #[\SensitiveParameter] Ed25519Key|string $key,
        string $method,
        string $target,
        string $body,
        string $uid = '',
        string $sid = '',
        string $aid = '',
        string $iss = '',
        string $scp = '',
        string $jti = '',
        int $iatS = 0,
        int $expS = 0,
        int $flags = 0,
    ): Request {
        return Native::call('bh_mixin_request', [Out::struct('bh_request', Request::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->ed25519($key), $i->struct('bh_mixin_claims', ['uid' => $i->view($uid), 'sid' => $i->view($sid), 'aid' => $i->view($aid), 'iss' => $i->view($iss), 'scp' => $i->view($scp), 'jti' => $i->view($jti), 'iat_s' => $i->i64($iatS), 'exp_s' => $i->i64($expS), 'flags' => $i->u32($flags)]), $i->view($method), $i->view($target), $i->view($body)])[0];
    }

    /**
     * Read Mixin's response: its outcome and the error, which comes with HTTP status 202 and not with an error
     * status. The data itself is yours to read from the body.
     *
     * @param HttpResponse $http what came of the request.
     * @throws BhAuthException with Response, HttpStatus, Reserved.
     */
    public static function response(HttpResponse $http): Response
    {
        return Native::call('bh_mixin_response', [Out::struct('bh_response', Response::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->http($http)])[0];
    }

    /**
     * Find out why Mixin refuses a token: whether it is signed otherwise, with another key or text, whether its
     * claim `sig` is of another request, and what is wrong with its claims.
     *
     * @param string $token as it was sent.
     * @param string $keyText the private key's text, or the public key's.
     * @param string $method as sent.
     * @param string $target as sent.
     * @param string $body as sent.
     * @param string $requestId the `X-Request-Id` sent with it, or empty.
     * @param int $nowMs Unix milliseconds by the server's clock, or 0.
     * @throws BhAuthException with Empty, SecretEmpty, TokenFormat, KeyLength, KeyEncoding, KeyMismatch,
     *   KeyPublic, KeyRsa, KeyEncrypted, KeyKind, KeyForm, KeyJson, SecretSpace, SecretByteOrderMark, SecretUtf16,
     *   SecretQuotes, SecretInvisible, SecretControl, SecretAssignment, SecretPlaceholder, SecretMasked,
     *   SecretFile.
     */
    public static function diagnose(
        string $token,
        #[\SensitiveParameter] string $keyText,
        string $method,
        string $target,
        string $body,
        string $requestId,
        int $nowMs,
    ): Diagnosis {
        return Native::call('bh_mixin_diagnose', [Out::struct('bh_diagnosis', Diagnosis::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->view($token), $i->view($keyText), $i->view($method), $i->view($target), $i->view($body), $i->view($requestId), $i->i64($nowMs)])[0];
    }

    /**
     * Make PKCE's code challenge for the page that asks the user. Mixin does not do as RFC 7636 says: it hashes the
     * bytes that the verifier is base64url of, and not the verifier's text, and calls that method `SHA256`, not
     * `S256`.
     *
     * @param string $verifier base64url of 32 random bytes.
     * @throws BhAuthException with Encoding.
     */
    public static function codeChallenge(#[\SensitiveParameter] string $verifier): string
    {
        return Native::call('bh_mixin_code_challenge', [Out::buffer()], static fn (Inputs $i): array => [$i->view($verifier)])[0];
    }

    /**
     * Build the call that exchanges a code for an authorization: `POST /oauth/token`, which carries no
     * `Authorization`.
     *
     * @param string $clientId the app's id.
     * @param string $code from the page, or the socket.
     * @param string $clientSecret the app's secret, or empty.
     * @param string $codeVerifier that of the code challenge, or empty.
     * @param string $publicKey the 32 bytes of a key of your own, made for this authorization, that signs its
     *   calls; empty: Mixin makes an access token.
     * @throws BhAuthException with Empty, Utf8, Text, OauthProof, Encoding, PublicKey.
     */
    public static function oauthTokenRequest(
        string $clientId,
        string $code,
        #[\SensitiveParameter] string $clientSecret,
        #[\SensitiveParameter] string $codeVerifier,
        string $publicKey,
    ): Request {
        return Native::call('bh_mixin_oauth_token_request', [Out::struct('bh_request', Request::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->view($clientId), $i->view($code), $i->view($clientSecret), $i->view($codeVerifier), $i->view($publicKey)])[0];
    }

    /**
     * Read Mixin's response to the token call: the outcome and the error. Its token is an access token, if no key of
     * your own was sent. What was granted, `mixin_authorization_read` reads of the same body.
     *
     * @param HttpResponse $http what came of the request.
     * @throws BhAuthException with Response, HttpStatus, Reserved.
     */
    public static function oauthTokenResponse(HttpResponse $http): Response
    {
        return Native::call('bh_mixin_oauth_token_response', [Out::struct('bh_response', Response::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->http($http)])[0];
    }

    /**
     * Read what was granted, of the body of a response to the token call that was accepted.
     *
     * @param string $body of the response.
     * @throws BhAuthException with Response, PublicKey.
     */
    public static function authorizationRead(string $body): MixinAuthorization
    {
        return Native::call('bh_mixin_authorization_read', [Out::struct('bh_mixin_authorization', MixinAuthorization::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->view($body)])[0];
    }

    /**
     * Check that a response is the one to a request: its `X-Request-Id` is the request's and, with the server's key
     * of OAuth, its `X-Integrity-Token` is that key's over the request's method and target and the response's body.
     *
     * @param HttpResponse $http what came of the request, with its headers, and request_method.
     * @param string $serverKey of the keystore or authorization, 64 hex characters; empty for a bot.
     * @param string $target of the request.
     * @param string $requestId the jti that was sent.
     * @param ?Window $window the times to accept, or null.
     * @throws BhAuthException with ResponseRequestId, IntegrityMissing, Empty, ServerKey, HttpStatus,
     *   TokenFormat, TokenAlgorithm, Signature, PublicKey, TokenClaims, TokenRequest, TokenRequestId, Stale,
     *   Future, Method, Target, BodyKind, Size, Reserved, TimeIsSeconds, TimeRange, Interval.
     */
    public static function responseVerify(
        HttpResponse $http,
        string $serverKey,
        string $target,
        string $requestId,
        ?Window $window = null,
    ): void {
        Native::call('bh_mixin_response_verify', [], static fn (Inputs $i): array => [$i->http($http), $i->view($serverKey), $i->view($target), $i->view($requestId), $i->window($window)]);
    }

    /**
     * Build the request that opens Blaze, Mixin's socket for messages: a token for `GET /`, and the header
     * `Sec-WebSocket-Protocol`. Add what your client of WebSockets does. Each connection takes a new token.
     *
     * It goes to blaze.mixin.one, or mixin-blaze.zeromesh.net.
     *
     * @param Ed25519Key|string $key the session's private key.
     * @param string $uid The user's or bot's id.
     * @param string $sid The session's id.
     * @param string $aid OAuth: the authorization's id.
     * @param string $iss OAuth: the client's id.
     * @param string $scp The scopes. Empty means `FULL` for a bot; OAuth: the granted scopes.
     * @param string $jti The token's id, a new UUID each time; sent as `X-Request-Id` too.
     * @param int $iatS Issued at, in Unix seconds.
     * @param int $expS Expires, in Unix seconds. Mixin's document uses 90 days; less is safer.
     * @param int $flags What is allowed beyond the usual: `MIXIN_` flags, or 0.
     * @throws BhAuthException with Key, Claims, ClaimsTime, Utf8, Text, BodyKind, TimeIsMilliseconds, TimeRange,
     *   Method, Target, Reserved.
     */
    public static function blazeRequest(
        #[\SensitiveParameter] Ed25519Key|string $key,
        string $uid = '',
        string $sid = '',
        string $aid = '',
        string $iss = '',
        string $scp = '',
        string $jti = '',
        int $iatS = 0,
        int $expS = 0,
        int $flags = 0,
    ): Request {
        return Native::call('bh_mixin_blaze_request', [Out::struct('bh_request', Request::of(...)), Out::buffer(isHidden: true)], static fn (Inputs $i): array => [$i->ed25519($key), $i->struct('bh_mixin_claims', ['uid' => $i->view($uid), 'sid' => $i->view($sid), 'aid' => $i->view($aid), 'iss' => $i->view($iss), 'scp' => $i->view($scp), 'jti' => $i->view($jti), 'iat_s' => $i->i64($iatS), 'exp_s' => $i->i64($expS), 'flags' => $i->u32($flags)])])[0];
    }

    /**
     * The first message to Blaze, without which none comes: the action `LIST_PENDING_MESSAGES`. Send it gzipped, in
     * a binary frame.
     *
     * @param string $id of the message, a new UUID.
     * @throws BhAuthException with Empty, Utf8, Text.
     */
    public static function blazeMessage(string $id): string
    {
        return Native::call('bh_mixin_blaze_message', [Out::buffer()], static fn (Inputs $i): array => [$i->view($id)])[0];
    }

    /**
     * Seal a PIN for Mixin's server: what its calls name `pin_base64`. The key is agreed on with X25519, of the
     * keystore's private key and the server's, which is converted if, and only if, it is of the kind that must be;
     * what is sealed is the PIN, the time and the iterator, with AES-256-CBC.
     *
     * @param string $plain six digits; or the 64 bytes of a TIP signature, from `mixin_tip_sign`; or, for `POST
     *   /pin/update` alone, the 32 bytes of the public key that is to be the PIN; empty: the keystore's pin.
     * @param string $iv 16 random bytes, never used before.
     * @param int $timeS now, in Unix seconds.
     * @param int $iterator greater than the last one of the session: `mixin_iterator_next`.
     * @param string $appId The bot's, user's or OAuth client's id: `uid`, or `iss` of OAuth.
     * @param string $sessionId The session's id: `sid`.
     * @param string $authorizationId OAuth: the authorization's id, `aid`.
     * @param string $scope OAuth: the granted scopes, `scp`.
     * @param string $privateKey The private key, for `ed25519_key_read`. A secret.
     * @param string $serverKey The server's key: 64 lower-case hex characters.
     * @param string $spendKey The key that spends, as it stands there: a seed to some clients, a scalar to
     *   others, which only its public key tells. A secret.
     * @param string $pin A PIN of six digits. A secret.
     * @param MixinServerKey|int $serverKeyKind Of which kind the server's key is.
     * @throws BhAuthException with Pin, Iv, Iterator, ServerKey, PublicKey, TimeIsMilliseconds, TimeRange,
     *   Reserved, SecretEmpty, KeyLength, KeyEncoding, KeyMismatch, KeyPublic, KeyRsa, KeyEncrypted, KeyKind,
     *   KeyForm, KeyJson, SecretSpace, SecretByteOrderMark, SecretUtf16, SecretQuotes, SecretInvisible,
     *   SecretControl, SecretAssignment, SecretPlaceholder, SecretMasked, SecretFile.
     */
    public static function pin(
        #[\SensitiveParameter] string $plain,
        string $iv,
        int $timeS,
        int $iterator,
        string $appId = '',
        string $sessionId = '',
        string $authorizationId = '',
        string $scope = '',
        #[\SensitiveParameter] string $privateKey = '',
        string $serverKey = '',
        #[\SensitiveParameter] string $spendKey = '',
        #[\SensitiveParameter] string $pin = '',
        MixinServerKey|int $serverKeyKind = 0,
    ): string {
        return Native::call('bh_mixin_pin', [Out::buffer()], static fn (Inputs $i): array => [$i->struct('bh_mixin_keystore', ['app_id' => $i->view($appId), 'session_id' => $i->view($sessionId), 'authorization_id' => $i->view($authorizationId), 'scope' => $i->view($scope), 'private_key' => $i->view($privateKey), 'server_key' => $i->view($serverKey), 'spend_key' => $i->view($spendKey), 'pin' => $i->view($pin), 'server_key_kind' => $i->u32($serverKeyKind)]), $i->view($plain), $i->view($iv), $i->i64($timeS), $i->u64($iterator)])[0];
    }

    /**
     * Give the iterator of a session's next PIN: the time in nanoseconds or, where the clock did not move or was put
     * back, one more than the last.
     *
     * @param int $last the last one of the session, or 0.
     * @param int $nowMs now, in Unix milliseconds.
     * @throws BhAuthException with Iterator, TimeIsSeconds, TimeRange.
     */
    public static function iteratorNext(int $last, int $nowMs): int
    {
        return Native::call('bh_mixin_iterator_next', [Out::number('uint64_t')], static fn (Inputs $i): array => [$i->u64($last), $i->i64($nowMs)])[0];
    }

    /**
     * The text of a TIP action: its name and its parameters, joined without anything between them. Mixin's signature
     * is over the SHA-256 of it, but of `TIP:VERIFY:` over the text itself.
     *
     * @param string $action its name in capitals, such as `TIP:TRANSFER:CREATE:`, with the colon at its end.
     * @param iterable<array{string, string}> $params by name, in any order; docs/mixin.md lists those of each
     *   action. What is absent is empty; an id is a UUID in lower case; `receiver` stands once for each.
     * @throws BhAuthException with TipAction, TipParameter, TipAmount, Utf8.
     */
    public static function tipPayload(string $action, iterable $params): string
    {
        return Native::call('bh_mixin_tip_payload', [Out::buffer()], static fn (Inputs $i): array => [$i->view($action), ...$i->params($params)])[0];
    }

    /**
     * Sign a TIP action with the key that spends. The signature is sent as a PIN, sealed by `mixin_pin`.
     *
     * @param Ed25519Key|string $key from `mixin_spend_key`, not the session's.
     * @param string $action its name in capitals, such as `TIP:TRANSFER:CREATE:`, with the colon at its end.
     * @param iterable<array{string, string}> $params by name, in any order; docs/mixin.md lists those of each
     *   action. What is absent is empty; an id is a UUID in lower case; `receiver` stands once for each.
     * @throws BhAuthException with TipAction, TipParameter, TipAmount, Utf8, Key.
     */
    public static function tipSign(
        #[\SensitiveParameter] Ed25519Key|string $key,
        string $action,
        iterable $params,
    ): string {
        return Native::call('bh_mixin_tip_sign', [Out::fixed(64, false)], static fn (Inputs $i): array => [$i->ed25519($key), $i->view($action), ...$i->params($params)])[0];
    }

    /**
     * The body of `POST /safe/users`, which registers the key that spends for the keystore's app_id: public key,
     * signature and sealed PIN.
     *
     * Mixin's document has a signature over SHA-256 of another text, in hex. This is what all official clients send:
     * base64url of that over SHA3-256 of the user's id.
     *
     * @param Ed25519Key|string $key the key that spends.
     * @param string $iv 16 random bytes, never used before.
     * @param int $timeS now, in Unix seconds.
     * @param int $iterator greater than the last one of the session: `mixin_iterator_next`.
     * @param string $appId The bot's, user's or OAuth client's id: `uid`, or `iss` of OAuth.
     * @param string $sessionId The session's id: `sid`.
     * @param string $authorizationId OAuth: the authorization's id, `aid`.
     * @param string $scope OAuth: the granted scopes, `scp`.
     * @param string $privateKey The private key, for `ed25519_key_read`. A secret.
     * @param string $serverKey The server's key: 64 lower-case hex characters.
     * @param string $spendKey The key that spends, as it stands there: a seed to some clients, a scalar to
     *   others, which only its public key tells. A secret.
     * @param string $pin A PIN of six digits. A secret.
     * @param MixinServerKey|int $serverKeyKind Of which kind the server's key is.
     * @throws BhAuthException with Pin, Iv, Iterator, ServerKey, PublicKey, TimeIsMilliseconds, TimeRange,
     *   Reserved, SecretEmpty, KeyLength, KeyEncoding, KeyMismatch, KeyPublic, KeyRsa, KeyEncrypted, KeyKind,
     *   KeyForm, KeyJson, SecretSpace, SecretByteOrderMark, SecretUtf16, SecretQuotes, SecretInvisible,
     *   SecretControl, SecretAssignment, SecretPlaceholder, SecretMasked, SecretFile, Key, TipParameter.
     */
    public static function registerBody(
        #[\SensitiveParameter] Ed25519Key|string $key,
        string $iv,
        int $timeS,
        int $iterator,
        string $appId = '',
        string $sessionId = '',
        string $authorizationId = '',
        string $scope = '',
        #[\SensitiveParameter] string $privateKey = '',
        string $serverKey = '',
        #[\SensitiveParameter] string $spendKey = '',
        #[\SensitiveParameter] string $pin = '',
        MixinServerKey|int $serverKeyKind = 0,
    ): string {
        return Native::call('bh_mixin_register_body', [Out::buffer()], static fn (Inputs $i): array => [$i->ed25519($key), $i->struct('bh_mixin_keystore', ['app_id' => $i->view($appId), 'session_id' => $i->view($sessionId), 'authorization_id' => $i->view($authorizationId), 'scope' => $i->view($scope), 'private_key' => $i->view($privateKey), 'server_key' => $i->view($serverKey), 'spend_key' => $i->view($spendKey), 'pin' => $i->view($pin), 'server_key_kind' => $i->u32($serverKeyKind)]), $i->view($iv), $i->i64($timeS), $i->u64($iterator)])[0];
    }
}
