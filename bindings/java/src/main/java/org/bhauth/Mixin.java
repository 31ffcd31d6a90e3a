package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.lang.ref.Reference;
import java.net.http.HttpResponse;

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
}
