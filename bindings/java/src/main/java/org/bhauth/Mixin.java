package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.lang.ref.Reference;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * Mixin: every request carries a JWT of its own, signed with Ed25519 and bound to method, target
 * and body. Hosts: {@code https://api.mixin.one}, {@code https://mixin-api.zeromesh.net}. Source:
 * Mixin, "Generate Authentication Token".
 */
public final class Mixin {
    private Mixin() {}

    /**
     * The exact bytes that the signature is over (RFC 7515, section 5.1): header and claims in
     * base64url.
     *
     * @param claims who signs
     * @param method see {@link #sign}
     * @param target see {@link #sign}
     * @param body see {@link #sign}
     * @return the payload
     * @throws BhAuthException those of {@link #sign}, but not {@link Status#KEY}
     */
    public static String payload(MixinClaims claims, String method, String target, byte[] body) {
        byte[] verb = Texts.utf8(requireNonNull(method, "method"));
        byte[] path = Texts.utf8(requireNonNull(target, "target"));
        requireNonNull(body, "body");
        byte[][] out = new byte[1][];
        BhAuthException.check(
                Native.mixinPayload(
                        claims.texts,
                        claims.ends,
                        claims.iatS,
                        claims.expS,
                        claims.flags,
                        verb,
                        path,
                        body,
                        out));
        return Texts.ascii(out[0]);
    }

    /**
     * Make a token: a JWT signed with Ed25519 (RFC 8037), good for this one request. Its claim
     * {@code sig} is the hex SHA-256 of method, target and body. Mixin refuses a token that was
     * used before.
     *
     * @param key the session's private key
     * @param claims who signs
     * @param method upper case
     * @param target path and query exactly as sent (the document's {@code uri}); empty means {@code
     *     /}
     * @param body the exact bytes sent, or empty
     * @return the token
     * @throws BhAuthException {@link Status#KEY}, {@link Status#CLAIMS}, {@link
     *     Status#CLAIMS_TIME}, {@link Status#UTF8}, {@link Status#TIME_IS_MILLISECONDS}, {@link
     *     Status#TIME_RANGE}, {@link Status#METHOD}, {@link Status#TARGET}
     */
    public static String sign(
            Ed25519Key key, MixinClaims claims, String method, String target, byte[] body) {
        byte[] verb = Texts.utf8(requireNonNull(method, "method"));
        byte[] path = Texts.utf8(requireNonNull(target, "target"));
        requireNonNull(body, "body");
        byte[][] out = new byte[1][];
        try {
            BhAuthException.check(
                    Native.mixinSign(
                            key.handle,
                            claims.texts,
                            claims.ends,
                            claims.iatS,
                            claims.expS,
                            claims.flags,
                            verb,
                            path,
                            body,
                            out));
        } finally {
            Reference.reachabilityFence(key);
        }
        return Texts.ascii(out[0]);
    }

    /**
     * Verify a token against the request that it came with. Only {@code EdDSA} is accepted. Does
     * not know which tokens were used before: keep their jti until exp.
     *
     * @param token without {@code Bearer }; at most 8192 bytes
     * @param public32 the signer's public key, 32 bytes
     * @param method of the request
     * @param target of the request
     * @param body of the request
     * @param requestId its {@code X-Request-Id}; empty: not compared, but for OAuth it is required
     * @param window the times to accept, or {@code null}
     * @param flags what to allow that is not safe
     * @throws BhAuthException {@link Status#TOKEN_FORMAT}, {@link Status#TOKEN_ALGORITHM}, {@link
     *     Status#SIGNATURE}, {@link Status#PUBLIC_KEY}; of a rightly signed token {@link
     *     Status#TOKEN_CLAIMS}, {@link Status#TOKEN_REQUEST}, {@link Status#TOKEN_REQUEST_ID},
     *     {@link Status#STALE}, {@link Status#FUTURE}; {@link Status#METHOD}, {@link
     *     Status#TARGET}, {@link Status#SIZE}, {@link Status#TIME_IS_SECONDS}, {@link
     *     Status#TIME_RANGE}, {@link Status#INTERVAL}
     */
    public static void verify(
            String token,
            byte[] public32,
            String method,
            String target,
            byte[] body,
            String requestId,
            Window window,
            MixinFlag... flags) {
        byte[] text = Texts.formal(requireNonNull(token, "token"));
        byte[] verb = Texts.utf8(requireNonNull(method, "method"));
        byte[] path = Texts.utf8(requireNonNull(target, "target"));
        byte[] id = Texts.utf8(requireNonNull(requestId, "requestId"));
        requireNonNull(public32, "public32");
        requireNonNull(body, "body");
        BhAuthException.check(
                Native.mixinVerify(
                        text,
                        public32,
                        verb,
                        path,
                        body,
                        id,
                        Window.values(window),
                        MixinFlag.join(flags)));
    }

    /**
     * Verify the {@code X-Integrity-Token} of the response to an OAuth request: a JWT by the
     * server's key over the request's method and target and the response's body.
     *
     * @param token the header's value
     * @param public32 the server's public key, 32 bytes
     * @param method of the request
     * @param target of the request
     * @param body of the response, as received
     * @param requestId the response's {@code X-Request-Id}, not empty
     * @param window the times to accept, or {@code null}; iat and exp are checked if the token has
     *     them
     * @throws BhAuthException as {@link #verify}
     */
    public static void verifyIntegrity(
            String token,
            byte[] public32,
            String method,
            String target,
            byte[] body,
            String requestId,
            Window window) {
        byte[] text = Texts.formal(requireNonNull(token, "token"));
        byte[] verb = Texts.utf8(requireNonNull(method, "method"));
        byte[] path = Texts.utf8(requireNonNull(target, "target"));
        byte[] id = Texts.utf8(requireNonNull(requestId, "requestId"));
        requireNonNull(public32, "public32");
        requireNonNull(body, "body");
        BhAuthException.check(
                Native.mixinIntegrityVerify(
                        text, public32, verb, path, body, id, Window.values(window)));
    }

    /**
     * Read a token without verifying it: for logs and for finding out whose it is. Nothing in it
     * may be trusted. Any algorithm is read, also the RS512 of the document's sample.
     *
     * @param token without {@code Bearer }; at most 8192 bytes
     * @return what it says
     * @throws BhAuthException {@link Status#TOKEN_FORMAT}, {@link Status#SIZE}
     */
    public static MixinToken decode(String token) {
        byte[][] out = new byte[1][];
        int[] spans = new int[Abi.MixinToken.SPANS];
        long[] times = new long[Abi.MixinToken.NUMBERS];
        BhAuthException.check(
                Native.mixinDecode(
                        Texts.formal(requireNonNull(token, "token")), out, spans, times));
        return new MixinToken(out[0], spans, times);
    }

    /**
     * Build a call: the token, and the headers {@code Authorization}, {@code X-Request-Id} (the
     * jti) and {@code Content-Type: application/json}. Since the method is given once, the one that
     * is signed is the one sent.
     *
     * @param key the session's private key
     * @param claims who signs
     * @param method upper case
     * @param target path and query exactly as sent; empty means {@code /}
     * @param body the exact bytes to send, or empty
     * @return the request
     * @throws BhAuthException as {@link #sign}, and {@link Status#HEADER_VALUE} for the jti
     */
    public static SignedRequest request(
            Ed25519Key key, MixinClaims claims, String method, String target, byte[] body) {
        byte[] verb = Texts.utf8(requireNonNull(method, "method"));
        byte[] path = Texts.utf8(requireNonNull(target, "target"));
        requireNonNull(body, "body");
        requireNonNull(claims, "claims");
        try {
            return SignedRequest.build(
                    (out, spans) ->
                            Native.mixinRequest(
                                    key.handle,
                                    claims.texts,
                                    claims.ends,
                                    claims.iatS,
                                    claims.expS,
                                    claims.flags,
                                    verb,
                                    path,
                                    body,
                                    out,
                                    spans));
        } finally {
            Reference.reachabilityFence(key);
        }
    }

    /**
     * Read a response: whether it was accepted, or the error, which comes with HTTP status 202 and
     * not with an error status. The data itself is yours to read.
     *
     * @param http what came of the request
     * @return the response, whatever the outcome
     * @throws BhAuthException {@link Status#RESPONSE}, {@link Status#HTTP_STATUS}
     */
    public static ServiceResponse response(HttpResult http) {
        return ServiceResponse.read(http, Native::mixinResponse);
    }

    /**
     * Read a response.
     *
     * @param httpResponse of {@code java.net.http}
     * @return see {@link #response(HttpResult)}
     */
    public static ServiceResponse response(HttpResponse<byte[]> httpResponse) {
        return response(HttpResult.of(httpResponse));
    }

    /**
     * Prepare the key that spends, of a keystore whose {@code spendKey} is its seed or the scalar
     * that is made of one: which, its public key tells.
     *
     * @param keystore with a {@code spendKey}
     * @param public32 32 bytes, as Mixin has them of the user
     * @return the key, yours to close
     * @throws BhAuthException {@link Status#KEY_MISMATCH} if it is neither's, and as {@link
     *     Ed25519Key#read(byte[])}
     */
    public static Ed25519Key spendKey(MixinKeystore keystore, byte[] public32) {
        requireNonNull(public32, "public32");
        return Ed25519Key.made(
                (none, made) -> {
                    keystore.call(
                            (t, kind) ->
                                    Native.mixinSpendKey(
                                            t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7], kind,
                                            public32, made));
                    return 0;
                });
    }

    /**
     * Seal a PIN for the server: {@code pin_base64}.
     *
     * @param keystore as it was read; not of OAuth
     * @param plain six digits; or the 64 bytes of {@link #tipSign}; or, for {@code POST
     *     /pin/update}, the 32 bytes of the public key that is to be the PIN; empty: the keystore's
     * @param iv 16 random bytes, never used before
     * @param timeS now, in Unix seconds
     * @param iterator greater than the last one of the session, unsigned: {@link #iteratorNext}
     * @return base64url
     * @throws BhAuthException {@link Status#PIN}, {@link Status#IV}, {@link Status#ITERATOR},
     *     {@link Status#SERVER_KEY}, {@link Status#PUBLIC_KEY}
     */
    public static String pin(
            MixinKeystore keystore, byte[] plain, byte[] iv, long timeS, long iterator) {
        requireNonNull(plain, "plain");
        requireNonNull(iv, "iv");
        byte[][] out = new byte[1][];
        keystore.call(
                (t, kind) ->
                        Native.mixinPin(
                                t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7], kind, plain, iv,
                                timeS, iterator, out));
        return Texts.ascii(out[0]);
    }

    /**
     * Give the iterator of a session's next PIN: the time in nanoseconds or, where the clock did
     * not move or was put back, one more than the last.
     *
     * @param last the last one, unsigned, or 0
     * @param nowMs now, in Unix milliseconds
     * @return the next one, unsigned: keep it as the last
     * @throws BhAuthException {@link Status#ITERATOR}, {@link Status#TIME_IS_SECONDS}
     */
    public static long iteratorNext(long last, long nowMs) {
        long[] out = new long[1];
        BhAuthException.check(Native.mixinIteratorNext(last, nowMs, out));
        return out[0];
    }

    /**
     * The text of a TIP action: its name and its parameters, joined.
     *
     * @param action such as {@code TIP:TRANSFER:CREATE:}
     * @param params by name, in any order
     * @return the text
     * @throws BhAuthException {@link Status#TIP_ACTION}, {@link Status#TIP_PARAMETER}, {@link
     *     Status#TIP_AMOUNT}, {@link Status#UTF8}
     */
    public static String tipPayload(String action, List<Param> params) {
        byte[] name = Texts.formal(requireNonNull(action, "action"));
        byte[][] out = new byte[1][];
        BhAuthException.check(Native.mixinTipPayload(name, Param.flatten(params), out));
        return Texts.all(out[0]);
    }

    /**
     * Sign a TIP action with the key that spends. Who has the signature has what was signed
     * executed: wipe it.
     *
     * @param key of {@link #spendKey}
     * @param action see {@link #tipPayload}
     * @param params see {@link #tipPayload}
     * @return 64 bytes, for {@link #pin}
     * @throws BhAuthException {@link Status#KEY}, and as {@link #tipPayload}
     */
    public static byte[] tipSign(Ed25519Key key, String action, List<Param> params) {
        byte[] name = Texts.formal(requireNonNull(action, "action"));
        byte[] signature = new byte[Abi.ED25519_SIGNATURE_SIZE];
        try {
            BhAuthException.check(
                    Native.mixinTipSign(key.handle, name, Param.flatten(params), signature));
        } finally {
            Reference.reachabilityFence(key);
        }
        return signature;
    }

    /**
     * The body of {@code POST /safe/users}, which registers the key that spends for the keystore's
     * {@code appId}.
     *
     * @param key of {@link #spendKey}
     * @param keystore see {@link #pin}
     * @param iv see {@link #pin}
     * @param timeS see {@link #pin}
     * @param iterator see {@link #pin}
     * @return JSON
     * @throws BhAuthException {@link Status#TIP_PARAMETER} if the app's id is no UUID, and as
     *     {@link #pin}
     */
    public static String registerBody(
            Ed25519Key key, MixinKeystore keystore, byte[] iv, long timeS, long iterator) {
        requireNonNull(iv, "iv");
        byte[][] out = new byte[1][];
        try {
            keystore.call(
                    (t, kind) ->
                            Native.mixinRegisterBody(
                                    key.handle,
                                    t[0],
                                    t[1],
                                    t[2],
                                    t[3],
                                    t[4],
                                    t[5],
                                    t[6],
                                    t[7],
                                    kind,
                                    iv,
                                    timeS,
                                    iterator,
                                    out));
        } finally {
            Reference.reachabilityFence(key);
        }
        return Texts.ascii(out[0]);
    }

    /**
     * Make PKCE's code challenge as Mixin has it: of the bytes that the verifier is base64url of,
     * not of its text as RFC 7636 has it; its method is {@code SHA256}.
     *
     * @param verifier base64url of 32 random bytes
     * @return base64url
     * @throws BhAuthException {@link Status#ENCODING}
     */
    public static String codeChallenge(String verifier) {
        byte[][] out = new byte[1][];
        BhAuthException.check(
                Native.mixinCodeChallenge(Texts.formal(requireNonNull(verifier, "verifier")), out));
        return Texts.ascii(out[0]);
    }

    /**
     * Build the call that exchanges a code for an authorization, {@code POST /oauth/token}.
     *
     * @param clientId the app's id
     * @param code of the page, or the socket
     * @param clientSecret the app's secret, or empty
     * @param codeVerifier that of the code challenge, or empty
     * @param publicKey 32 bytes of a key of your own, or empty: then an access token is made
     * @return the request
     * @throws BhAuthException {@link Status#EMPTY}, {@link Status#TEXT}, {@link
     *     Status#OAUTH_PROOF}, {@link Status#ENCODING}, {@link Status#PUBLIC_KEY}
     */
    public static SignedRequest oauthTokenRequest(
            String clientId,
            String code,
            String clientSecret,
            String codeVerifier,
            byte[] publicKey) {
        byte[] id = Texts.unchecked(requireNonNull(clientId, "clientId"));
        byte[] given = Texts.unchecked(requireNonNull(code, "code"));
        byte[] secret = Texts.unchecked(requireNonNull(clientSecret, "clientSecret"));
        byte[] verifier = Texts.formal(requireNonNull(codeVerifier, "codeVerifier"));
        requireNonNull(publicKey, "publicKey");
        return SignedRequest.build(
                (out, spans) ->
                        Native.mixinOauthTokenRequest(
                                id, given, secret, verifier, publicKey, out, spans));
    }

    /**
     * Read the response to that. Its token is an access token, if no key of your own was sent.
     *
     * @param http what came of the request
     * @return the response, whatever the outcome
     * @throws BhAuthException {@link Status#RESPONSE}, {@link Status#HTTP_STATUS}
     */
    public static ServiceResponse oauthTokenResponse(HttpResult http) {
        return ServiceResponse.read(http, Native::mixinOauthTokenResponse);
    }

    /**
     * Read the response to that.
     *
     * @param httpResponse of {@code java.net.http}
     * @return see {@link #oauthTokenResponse(HttpResult)}
     */
    public static ServiceResponse oauthTokenResponse(HttpResponse<byte[]> httpResponse) {
        return oauthTokenResponse(HttpResult.of(httpResponse));
    }

    /**
     * Read what was granted, of the body of a response to the token call that was accepted.
     *
     * @param body of the response
     * @return what was granted
     * @throws BhAuthException {@link Status#RESPONSE}, {@link Status#PUBLIC_KEY}
     */
    public static MixinAuthorization authorizationRead(byte[] body) {
        byte[][] out = new byte[1][];
        int[] spans = new int[Abi.MixinAuthorization.SPANS];
        BhAuthException.check(
                Native.mixinAuthorizationRead(requireNonNull(body, "body"), out, spans));
        return new MixinAuthorization(out[0], spans);
    }

    /**
     * Check that a response is the one to a request: by its {@code X-Request-Id} and, with the
     * server's key of OAuth, its {@code X-Integrity-Token}.
     *
     * @param http what came, with its headers and the request's method
     * @param serverKey of the keystore or authorization; empty for a bot
     * @param target of the request
     * @param requestId the jti that was sent
     * @param window the times to accept, or {@code null}
     * @throws BhAuthException {@link Status#RESPONSE_REQUEST_ID}, {@link Status#INTEGRITY_MISSING},
     *     {@link Status#SERVER_KEY}, and as {@link #verifyIntegrity}
     */
    public static void responseVerify(
            HttpResult http, String serverKey, String target, String requestId, Window window) {
        BhAuthException.check(
                Native.mixinResponseVerify(
                        http.httpStatus,
                        http.headers,
                        http.body,
                        http.requestMethod,
                        Texts.formal(requireNonNull(serverKey, "serverKey")),
                        Texts.utf8(requireNonNull(target, "target")),
                        Texts.utf8(requireNonNull(requestId, "requestId")),
                        Window.values(window)));
    }

    /**
     * Build the request that opens Blaze, the socket for messages, at {@code blaze.mixin.one}. Each
     * connection takes a new token.
     *
     * @param key the session's private key
     * @param claims who signs
     * @return the request
     * @throws BhAuthException as {@link #sign}
     */
    public static SignedRequest blazeRequest(Ed25519Key key, MixinClaims claims) {
        requireNonNull(claims, "claims");
        try {
            return SignedRequest.build(
                    (out, spans) ->
                            Native.mixinBlazeRequest(
                                    key.handle,
                                    claims.texts,
                                    claims.ends,
                                    claims.iatS,
                                    claims.expS,
                                    claims.flags,
                                    out,
                                    spans));
        } finally {
            Reference.reachabilityFence(key);
        }
    }

    /**
     * The first message to Blaze: send it gzipped, in a binary frame.
     *
     * @param id of the message, a new UUID
     * @return JSON
     * @throws BhAuthException {@link Status#EMPTY}, {@link Status#TEXT}, {@link Status#UTF8}
     */
    public static String blazeMessage(String id) {
        byte[][] out = new byte[1][];
        BhAuthException.check(
                Native.mixinBlazeMessage(Texts.unchecked(requireNonNull(id, "id")), out));
        return Texts.all(out[0]);
    }

    /**
     * Find out why Mixin refuses a token: whether it is signed otherwise, with another key or text,
     * whether its claim {@code sig} is of another request, and what is wrong with its claims.
     *
     * @param token as it was sent
     * @param key the private key's text, or the public key's
     * @param method as sent
     * @param target as sent
     * @param body as sent, or empty
     * @param requestId the {@code X-Request-Id} sent with it, or empty
     * @param nowMs Unix milliseconds by the server's clock; 0: the time is not compared
     * @return the diagnosis
     * @throws BhAuthException {@link Status#TOKEN_FORMAT} if it is no JWT even so; of the key as
     *     {@link Ed25519Key#read(byte[])}
     */
    public static Diagnosis diagnose(
            String token,
            byte[] key,
            String method,
            String target,
            byte[] body,
            String requestId,
            long nowMs) {
        byte[] tokenBytes = Texts.utf8(requireNonNull(token, "token"));
        byte[] methodBytes = Texts.utf8(requireNonNull(method, "method"));
        byte[] targetBytes = Texts.utf8(requireNonNull(target, "target"));
        byte[] requestIdBytes = Texts.utf8(requireNonNull(requestId, "requestId"));
        requireNonNull(key, "key");
        requireNonNull(body, "body");
        return Diagnosis.of(
                (out, spans, numbers) ->
                        Native.mixinDiagnose(
                                tokenBytes,
                                key,
                                methodBytes,
                                targetBytes,
                                body,
                                requestIdBytes,
                                nowMs,
                                out,
                                spans,
                                numbers));
    }
}
