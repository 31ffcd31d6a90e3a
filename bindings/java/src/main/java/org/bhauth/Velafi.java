package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.lang.ref.Reference;
import java.net.http.HttpResponse;

/**
 * VelaFi: one signed request buys a token, and every later call carries the token. Host: {@code
 * https://api.velafi.com}; for tests {@code https://api-test.velafi.com}. Source: VelaFi, "Create
 * API Token". {@link TokenSource} does all of it.
 */
public final class Velafi {
    private Velafi() {}

    /**
     * The exact bytes that the signature is over: {@code timestamp=<ms>}.
     *
     * @param timestampMs Unix time in milliseconds
     * @return the payload
     * @throws BhAuthException {@link Status#TIME_IS_SECONDS}, {@link Status#TIME_RANGE}
     */
    public static String payload(long timestampMs) {
        byte[][] out = new byte[1][];
        BhAuthException.check(Native.velafiPayload(timestampMs, out));
        return Texts.ascii(out[0]);
    }

    /**
     * Sign a token request: HMAC-SHA256 of the payload, in hex. {@link #tokenRequest} builds the
     * whole request.
     *
     * @param key from the API secret
     * @param timestampMs Unix time in milliseconds; send this very number
     * @return 64 lower-case hex characters
     * @throws BhAuthException {@link Status#KEY}, {@link Status#TIME_IS_SECONDS}, {@link
     *     Status#TIME_RANGE}
     */
    public static String sign(HmacKey key, long timestampMs) {
        byte[] signature = new byte[Texts.SIGNATURE_LENGTH];
        try {
            BhAuthException.check(Native.velafiSign(key.handle, timestampMs, signature));
        } finally {
            Reference.reachabilityFence(key);
        }
        return Texts.ascii(signature);
    }

    /**
     * Verify a signature in constant time.
     *
     * @param signature 64 hex characters, either case
     * @param key from the API secret
     * @param timestampMs as received
     * @param window the times to accept, or {@code null}; the document does not say what VelaFi
     *     tolerates
     * @throws BhAuthException {@link Status#SIGNATURE}, {@link Status#SIGNATURE_FORMAT}; of a right
     *     signature {@link Status#STALE} or {@link Status#FUTURE}; {@link Status#KEY}, {@link
     *     Status#TIME_IS_SECONDS}, {@link Status#TIME_RANGE}, {@link Status#INTERVAL}
     */
    public static void verify(String signature, HmacKey key, long timestampMs, Window window) {
        byte[] text = Texts.formal(requireNonNull(signature, "signature"));
        try {
            BhAuthException.check(
                    Native.velafiVerify(text, key.handle, timestampMs, Window.values(window)));
        } finally {
            Reference.reachabilityFence(key);
        }
    }

    /**
     * Build the token request: {@code GET /v2/token/generate}, with the header {@code X-BH-APIKEY}.
     *
     * @param key from the API secret
     * @param apiKey the API key
     * @param timestampMs now, in Unix milliseconds
     * @return the request
     * @throws BhAuthException {@link Status#KEY}, {@link Status#EMPTY}, {@link
     *     Status#HEADER_VALUE}, {@link Status#TIME_IS_SECONDS}, {@link Status#TIME_RANGE}
     */
    public static SignedRequest tokenRequest(HmacKey key, String apiKey, long timestampMs) {
        byte[] name = Texts.utf8(requireNonNull(apiKey, "apiKey"));
        try {
            return SignedRequest.build(
                    (out, spans) ->
                            Native.velafiTokenRequest(key.handle, name, timestampMs, out, spans));
        } finally {
            Reference.reachabilityFence(key);
        }
    }

    /**
     * Read the response to a token request: {@link ServiceResponse#token} and {@link
     * ServiceResponse#expiresMs}, or the error.
     *
     * @param http what came of the request
     * @return the response, whatever the outcome
     * @throws BhAuthException {@link Status#RESPONSE}, {@link Status#HTTP_STATUS}
     */
    public static ServiceResponse tokenResponse(HttpResult http) {
        return ServiceResponse.read(http, Native::velafiTokenResponse);
    }

    /**
     * Read the response to a token request.
     *
     * @param httpResponse of {@code java.net.http}
     * @return see {@link #tokenResponse(HttpResult)}
     */
    public static ServiceResponse tokenResponse(HttpResponse<byte[]> httpResponse) {
        return tokenResponse(HttpResult.of(httpResponse));
    }

    /**
     * Build any later call: the header {@code X-BH-TOKEN} (not {@code X-BH-APIKEY}, which is for
     * the token request alone) and no signature. With a body, {@code Content-Type} is added.
     *
     * @param call what to call
     * @return the request
     * @throws BhAuthException {@link Status#EMPTY}, {@link Status#HEADER_VALUE}, {@link
     *     Status#METHOD}, {@link Status#TARGET}, {@link Status#BODY_KIND} for a GET with a body
     */
    public static SignedRequest request(VelafiCall call) {
        requireNonNull(call, "call");
        return SignedRequest.build(
                (out, spans) ->
                        Native.velafiRequest(
                                call.token,
                                call.method,
                                call.target,
                                call.body,
                                call.contentType,
                                out,
                                spans));
    }

    /**
     * Build a later call without a body.
     *
     * @param token from {@link #tokenResponse}
     * @param method upper case
     * @param target path and query as sent
     * @return see {@link #request(VelafiCall)}
     */
    public static SignedRequest request(String token, String method, String target) {
        return request(VelafiCall.builder(method, target).token(token).build());
    }

    /**
     * Read the response to a later call: whether it was accepted, or the error. The data itself is
     * yours to read.
     *
     * @param http what came of the request
     * @return the response, whatever the outcome
     * @throws BhAuthException {@link Status#RESPONSE}, {@link Status#HTTP_STATUS}
     */
    public static ServiceResponse response(HttpResult http) {
        return ServiceResponse.read(http, Native::velafiResponse);
    }

    /**
     * Read the response to a later call.
     *
     * @param httpResponse of {@code java.net.http}
     * @return see {@link #response(HttpResult)}
     */
    public static ServiceResponse response(HttpResponse<byte[]> httpResponse) {
        return response(HttpResult.of(httpResponse));
    }

    /**
     * Verify a push over the raw bytes of its body: a body that was parsed and written again has
     * another signature. Nothing in what is signed is a time: remember {@link #webhookId}.
     *
     * @param signature the header {@code signature}, hex of either case
     * @param publicKey {@code data.publicKey} of the response to {@code /v2/webhook}, or PEM
     * @param body the bytes of the request
     * @throws BhAuthException {@link Status#SIGNATURE}, {@link Status#SIGNATURE_FORMAT}, {@link
     *     Status#SIGNATURE_BASE64}, {@link Status#EMPTY}, {@link Status#RSA_KEY}, {@link
     *     Status#RSA_SIZE}, {@link Status#RSA_EXPONENT}, {@link Status#KEY_PRIVATE}
     */
    public static void webhookVerify(String signature, String publicKey, byte[] body) {
        BhAuthException.check(
                Native.velafiWebhookVerify(
                        Texts.formal(requireNonNull(signature, "signature")),
                        Texts.utf8(requireNonNull(publicKey, "publicKey")),
                        requireNonNull(body, "body")));
    }

    /**
     * What a verified push is told from others by, to be remembered: event, id, state and time,
     * with a space between. One that you have seen is a replay, or VelaFi's second attempt:
     * acknowledge it, and do nothing.
     *
     * @param body the bytes of the request
     * @return the id
     * @throws BhAuthException {@link Status#PUSH}
     */
    public static String webhookId(byte[] body) {
        byte[][] out = new byte[1][];
        BhAuthException.check(Native.velafiWebhookId(requireNonNull(body, "body"), out));
        return Texts.ascii(out[0]);
    }

    /**
     * The body that VelaFi wants as the response to a push, under HTTP status 200.
     *
     * @param accepted whether it was taken
     * @return JSON
     */
    public static String webhookAcknowledge(boolean accepted) {
        byte[][] out = new byte[1][];
        BhAuthException.check(Native.velafiWebhookAcknowledge(accepted ? 1 : 0, out));
        return Texts.ascii(out[0]);
    }

    /**
     * Find out why the signature of a token request is wrong: which known mistake, or which two,
     * make exactly this signature.
     *
     * @param signature the wrong one, as it was sent
     * @param secret the secret key, its text
     * @param apiKey the API key, or empty
     * @param timestampMs as sent
     * @return the diagnosis
     * @throws BhAuthException {@link Status#EMPTY} without a signature, {@link
     *     Status#SECRET_EMPTY}, {@link Status#SIZE} over 128 KiB
     */
    public static Diagnosis diagnose(
            String signature, byte[] secret, String apiKey, long timestampMs) {
        byte[] signatureBytes = Texts.utf8(requireNonNull(signature, "signature"));
        byte[] apiKeyBytes = Texts.utf8(requireNonNull(apiKey, "apiKey"));
        requireNonNull(secret, "secret");
        return Diagnosis.of(
                (out, spans, numbers) ->
                        Native.velafiDiagnose(
                                signatureBytes,
                                secret,
                                apiKeyBytes,
                                timestampMs,
                                out,
                                spans,
                                numbers));
    }
}
