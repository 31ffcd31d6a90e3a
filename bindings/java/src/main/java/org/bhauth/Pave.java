package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.lang.ref.Reference;
import java.net.http.HttpResponse;

/**
 * PAVE: three headers on every request, one of them an access token made of user name, API key and
 * timestamp. Method, target and body are not signed. Host: {@code https://openapi.paveapi.com}.
 * Source: PAVE, "Generate Access Token".
 */
public final class Pave {
    private Pave() {}

    /**
     * The exact bytes that the token is made of: {@code <username>:<api_key>@<timestamp>}.
     *
     * @param username the primary account name, not a user of the dashboard
     * @param apiKey the API key
     * @param timestamp any text; all three are taken as they are, {@code :} and {@code @} are not
     *     escaped
     * @return the payload
     * @throws BhAuthException {@link Status#EMPTY}
     */
    public static String payload(String username, String apiKey, String timestamp) {
        byte[] user = Texts.utf8(requireNonNull(username, "username"));
        byte[] name = Texts.utf8(requireNonNull(apiKey, "apiKey"));
        byte[] time = Texts.utf8(requireNonNull(timestamp, "timestamp"));
        byte[][] out = new byte[1][];
        BhAuthException.check(Native.pavePayload(user, name, time, out));
        return Texts.all(out[0]);
    }

    /**
     * Make the access token: HMAC-SHA256 of the payload, in hex.
     *
     * @param key from the API secret
     * @param username the primary account name
     * @param apiKey the API key
     * @param timestamp the very text that the header {@code API-Timestamp} will hold: {@link
     *     Times#formatUtc} makes the documented form; PAVE's own samples send Unix seconds in
     *     decimal
     * @return 64 lower-case hex characters
     * @throws BhAuthException {@link Status#KEY}, {@link Status#EMPTY}
     */
    public static String sign(HmacKey key, String username, String apiKey, String timestamp) {
        byte[] user = Texts.utf8(requireNonNull(username, "username"));
        byte[] name = Texts.utf8(requireNonNull(apiKey, "apiKey"));
        byte[] time = Texts.utf8(requireNonNull(timestamp, "timestamp"));
        byte[] signature = new byte[Texts.SIGNATURE_LENGTH];
        try {
            BhAuthException.check(Native.paveSign(key.handle, user, name, time, signature));
        } finally {
            Reference.reachabilityFence(key);
        }
        return Texts.ascii(signature);
    }

    /**
     * Verify a token in constant time, over the timestamp exactly as it was received: reformatting
     * it breaks it.
     *
     * @param signature the token, 64 hex characters, either case
     * @param key from the API secret
     * @param username as received
     * @param apiKey as received
     * @param timestamp as received; with a window it must be RFC 3339 or Unix seconds
     * @param window the times to accept, or {@code null}
     * @throws BhAuthException {@link Status#SIGNATURE}, {@link Status#SIGNATURE_FORMAT}; of a right
     *     token {@link Status#STALE}, {@link Status#FUTURE}, or {@link Status#TIME_FORMAT} if its
     *     time cannot be read; {@link Status#KEY}, {@link Status#EMPTY}, {@link
     *     Status#TIME_IS_SECONDS}, {@link Status#TIME_RANGE}, {@link Status#INTERVAL}
     */
    public static void verify(
            String signature,
            HmacKey key,
            String username,
            String apiKey,
            String timestamp,
            Window window) {
        byte[] text = Texts.formal(requireNonNull(signature, "signature"));
        byte[] user = Texts.utf8(requireNonNull(username, "username"));
        byte[] name = Texts.utf8(requireNonNull(apiKey, "apiKey"));
        byte[] time = Texts.utf8(requireNonNull(timestamp, "timestamp"));
        try {
            BhAuthException.check(
                    Native.paveVerify(text, key.handle, user, name, time, Window.values(window)));
        } finally {
            Reference.reachabilityFence(key);
        }
    }

    /**
     * Verify a token of the last five minutes by the system's clock, as PAVE does, or of a clock
     * that is up to a second ahead.
     *
     * @param signature the token, 64 hex characters, either case
     * @param key from the API secret
     * @param username as received
     * @param apiKey as received
     * @param timestamp as received, RFC 3339 or Unix seconds
     * @throws BhAuthException as the other one
     */
    public static void verify(
            String signature, HmacKey key, String username, String apiKey, String timestamp) {
        Window window = Window.of(Times.nowMs(), Abi.PAVE_WINDOW_MS, 1000);
        verify(signature, key, username, apiKey, timestamp, window);
    }

    /**
     * Build a call: the headers {@code API-Key}, {@code API-Token} and {@code API-Timestamp} and,
     * with a body, {@code Content-Type: application/json}.
     *
     * @param key from the API secret
     * @param call what to call
     * @return the request
     * @throws BhAuthException {@link Status#KEY}, {@link Status#EMPTY}, {@link
     *     Status#HEADER_VALUE}, {@link Status#METHOD}, {@link Status#TARGET}, {@link
     *     Status#BODY_KIND} for a GET with a body
     */
    public static SignedRequest request(HmacKey key, PaveCall call) {
        requireNonNull(call, "call");
        try {
            return SignedRequest.build(
                    (out, spans) ->
                            Native.paveRequest(
                                    key.handle,
                                    call.username,
                                    call.apiKey,
                                    call.timestamp,
                                    call.method,
                                    call.target,
                                    call.body,
                                    out,
                                    spans));
        } finally {
            Reference.reachabilityFence(key);
        }
    }

    /**
     * Read a response: whether it was accepted. PAVE does not document its errors: the HTTP status
     * decides, and a {@code message} or {@code error} in the body is passed on.
     *
     * @param http what came of the request
     * @return the response, whatever the outcome
     * @throws BhAuthException {@link Status#HTTP_STATUS}
     */
    public static ServiceResponse response(HttpResult http) {
        return ServiceResponse.read(http, Native::paveResponse);
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
     * Verify a callback in constant time: PAVE signs none, and sends back the header that was
     * stored with it. It protects nothing of the body.
     *
     * @param sent the header's value as received
     * @param stored the one that was stored
     * @throws BhAuthException {@link Status#SIGNATURE}, {@link Status#EMPTY} if none is stored
     */
    public static void callbackVerify(byte[] sent, byte[] stored) {
        BhAuthException.check(
                Native.paveCallbackVerify(
                        requireNonNull(sent, "sent"), requireNonNull(stored, "stored")));
    }

    /**
     * Find out why an access token is wrong: which known mistake, or which two, make exactly this
     * one.
     *
     * @param signature the wrong one, as it was sent
     * @param secret the API secret, its text
     * @param username as sent
     * @param apiKey as sent
     * @param timestamp as sent
     * @return the diagnosis
     * @throws BhAuthException {@link Status#EMPTY} without a signature, {@link
     *     Status#SECRET_EMPTY}, {@link Status#SIZE} over 128 KiB
     */
    public static Diagnosis diagnose(
            String signature, byte[] secret, String username, String apiKey, String timestamp) {
        byte[] signatureBytes = Texts.utf8(requireNonNull(signature, "signature"));
        byte[] usernameBytes = Texts.utf8(requireNonNull(username, "username"));
        byte[] apiKeyBytes = Texts.utf8(requireNonNull(apiKey, "apiKey"));
        byte[] timestampBytes = Texts.utf8(requireNonNull(timestamp, "timestamp"));
        requireNonNull(secret, "secret");
        return Diagnosis.of(
                (out, spans, numbers) ->
                        Native.paveDiagnose(
                                signatureBytes,
                                secret,
                                usernameBytes,
                                apiKeyBytes,
                                timestampBytes,
                                out,
                                spans,
                                numbers));
    }
}
