package org.bhauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.lang.ref.Reference;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Toobit: every request is signed over its query, directly followed by its form body. Host: {@code
 * https://api.toobit.com}. Source: Toobit, "Code Examples". {@link #request} does all that is
 * needed; {@link #sign} is for a query and a form body that are ready.
 */
public final class Toobit {
    /**
     * The recvWindow that Toobit assumes, and that a {@link ToobitCall} with 0 sends, in
     * milliseconds.
     */
    public static final long DEFAULT_RECV_WINDOW_MS = Abi.TOOBIT_DEFAULT_RECV_WINDOW_MS;

    /** The greatest recvWindow that Toobit states, in milliseconds. */
    public static final long MAX_RECV_WINDOW_MS = Abi.TOOBIT_MAX_RECV_WINDOW_MS;

    private Toobit() {}

    /**
     * The exact bytes that the signature is over: the query, directly followed by the form body,
     * with no {@code &} between them.
     *
     * @param query see {@link #sign(HmacKey, byte[], byte[])}
     * @param body see {@link #sign(HmacKey, byte[], byte[])}
     * @return the payload
     * @throws BhAuthException {@link Status#PARAM_SIGNATURE}, {@link Status#QUERY}, {@link
     *     Status#BODY_KIND} if the body is JSON
     */
    public static byte[] payload(byte[] query, byte[] body) {
        byte[][] out = new byte[1][];
        BhAuthException.check(
                Native.toobitPayload(
                        requireNonNull(query, "query"), requireNonNull(body, "body"), out));
        return out[0];
    }

    /**
     * The payload of texts.
     *
     * @param query without {@code ?}
     * @param body the form body, or empty
     * @return see {@link #payload(byte[], byte[])}
     */
    public static String payload(String query, String body) {
        return Texts.all(
                payload(
                        Texts.utf8(requireNonNull(query, "query")),
                        Texts.utf8(requireNonNull(body, "body"))));
    }

    /**
     * Sign a ready query and form body: HMAC-SHA256 of the payload, in hex. Send the very same
     * bytes, with {@code signature=...} appended to the body if there is a form body, else to the
     * query. Does not encode, sort or look for duplicates: {@link #request} does all that is
     * needed.
     *
     * @param key from the secret key
     * @param query without {@code ?}, with {@code timestamp} in milliseconds in it or in the body
     * @param body the form body, or empty; JSON is not signed: pass it empty
     * @return 64 lower-case hex characters
     * @throws BhAuthException {@link Status#KEY}, {@link Status#PARAM_SIGNATURE}, {@link
     *     Status#QUERY}, {@link Status#BODY_KIND} if the body is JSON
     */
    public static String sign(HmacKey key, byte[] query, byte[] body) {
        requireNonNull(query, "query");
        requireNonNull(body, "body");
        byte[] signature = new byte[Texts.SIGNATURE_LENGTH];
        try {
            BhAuthException.check(
                    Native.toobitSign(
                            key.handle, query, query.length, body, body.length, false, signature));
        } finally {
            Reference.reachabilityFence(key);
        }
        return Texts.ascii(signature);
    }

    /**
     * Sign texts.
     *
     * @param key from the secret key
     * @param query without {@code ?}
     * @param body the form body, or empty
     * @return see {@link #sign(HmacKey, byte[], byte[])}
     */
    public static String sign(HmacKey key, String query, String body) {
        // Orders are signed in a hurry: a lone surrogate has become a question mark, which the
        // native looks for faster.
        byte[] queryBytes = query.getBytes(UTF_8);
        byte[] bodyBytes = body.isEmpty() ? Texts.EMPTY : body.getBytes(UTF_8);
        byte[] signature = new byte[Texts.SIGNATURE_LENGTH];
        int status;
        try {
            status =
                    Native.toobitSign(
                            key.handle,
                            queryBytes,
                            queryBytes.length,
                            bodyBytes,
                            bodyBytes.length,
                            true,
                            signature);
        } finally {
            Reference.reachabilityFence(key);
        }
        if (status == -1) {
            return sign(key, Texts.utf8(query), Texts.utf8(body));
        }
        BhAuthException.check(status);
        return Texts.ascii(signature);
    }

    /**
     * Verify a signature in constant time, then the request's time by Toobit's rule: {@code
     * timestamp < now + 1000 && now - timestamp <= recvWindow}.
     *
     * @param signature 64 hex characters, either case
     * @param key from the secret key
     * @param query as received, without the signature
     * @param body as received, without the signature
     * @param nowMs the verifier's time in Unix milliseconds; 0: the time is not checked
     * @throws BhAuthException {@link Status#SIGNATURE}, {@link Status#SIGNATURE_FORMAT}; of a right
     *     signature {@link Status#STALE}, {@link Status#FUTURE} or {@link
     *     Status#TIMESTAMP_MISSING}; {@link Status#KEY}, {@link Status#PARAM_SIGNATURE}, {@link
     *     Status#QUERY}, {@link Status#BODY_KIND}, {@link Status#TIME_IS_SECONDS}, {@link
     *     Status#TIME_RANGE}
     */
    public static void verify(
            String signature, HmacKey key, byte[] query, byte[] body, long nowMs) {
        byte[] text = Texts.formal(requireNonNull(signature, "signature"));
        requireNonNull(query, "query");
        requireNonNull(body, "body");
        try {
            BhAuthException.check(Native.toobitVerify(text, key.handle, query, body, nowMs));
        } finally {
            Reference.reachabilityFence(key);
        }
    }

    /**
     * Build a signed call: names and values are percent-encoded (RFC 3986, section 2.3), in your
     * order; {@code recvWindow}, {@code timestamp} and {@code signature} are appended, to the form
     * if there is one, else to the query.
     *
     * @param key from the secret key
     * @param call what to call
     * @return the request
     * @throws BhAuthException {@link Status#KEY}, {@link Status#EMPTY}, {@link
     *     Status#HEADER_VALUE}, {@link Status#METHOD}, {@link Status#TARGET}, {@link
     *     Status#PARAM_NAME}, {@link Status#PARAM_SIGNATURE}, {@link Status#PARAM_RESERVED}, {@link
     *     Status#PARAM_DUPLICATE}, {@link Status#RECV_WINDOW}, {@link Status#INTERVAL}, {@link
     *     Status#BODY_KIND}, {@link Status#TIME_IS_SECONDS}, {@link Status#TIME_RANGE}
     */
    public static SignedRequest request(HmacKey key, ToobitCall call) {
        requireNonNull(call, "call");
        try {
            return SignedRequest.build(
                    (out, spans) ->
                            Native.toobitRequest(
                                    key.handle,
                                    call.apiKey,
                                    call.method,
                                    call.path,
                                    call.query,
                                    call.form,
                                    call.json,
                                    call.timestampMs,
                                    call.recvWindowMs,
                                    out,
                                    spans));
        } finally {
            Reference.reachabilityFence(key);
        }
    }

    /**
     * Build a call that carries the API key alone, which is what the security types USER_STREAM and
     * MARKET_DATA ask for: no time, no signature.
     *
     * @param call what to call; its times are not looked at
     * @return the request
     * @throws BhAuthException those of {@link #request} but for the key and the times
     */
    public static SignedRequest keyRequest(ToobitCall call) {
        requireNonNull(call, "call");
        return SignedRequest.build(
                (out, spans) ->
                        Native.toobitKeyRequest(
                                call.apiKey,
                                call.method,
                                call.path,
                                call.query,
                                call.form,
                                call.json,
                                call.timestampMs,
                                call.recvWindowMs,
                                out,
                                spans));
    }

    /**
     * Read a response: whether it was accepted, or the error. The data itself is yours to read.
     *
     * @param http what came of the request
     * @return the response, whatever the outcome
     * @throws BhAuthException {@link Status#RESPONSE}, {@link Status#HTTP_STATUS}
     */
    public static ServiceResponse response(HttpResult http) {
        return ServiceResponse.read(http, Native::toobitResponse);
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
     * Read one item of the response to a batch of orders, as a response of its own: whether this
     * item was accepted, its error, and in {@link ServiceResponse#detail} the item itself.
     *
     * @param http what came of the request
     * @param index from 0 to {@link ServiceResponse#itemCount} - 1
     * @return the item's response
     * @throws BhAuthException {@link Status#INDEX} if there is no such item; as {@link
     *     #response(HttpResult)}
     */
    public static ServiceResponse responseItem(HttpResult http, int index) {
        return ServiceResponse.read(
                http,
                (httpStatus, headers, body, method, out, spans, numbers) ->
                        Native.toobitResponseItem(
                                httpStatus, headers, body, method, index, out, spans, numbers));
    }

    /**
     * Read all items of the response to a batch of orders.
     *
     * @param http what came of the request
     * @return a response for each item, in their order; none if it is no batch
     * @throws BhAuthException as {@link #response(HttpResult)}
     */
    public static List<ServiceResponse> responseItems(HttpResult http) {
        List<ServiceResponse> items = new ArrayList<>();
        int count = response(http).itemCount();
        for (int i = 0; i < count; i++) {
            items.add(responseItem(http, i));
        }
        return items;
    }

    /**
     * Build the request for the server's time: {@code GET /api/v1/time}, unsigned.
     *
     * @return the request
     */
    public static SignedRequest timeRequest() {
        return SignedRequest.build(Native::toobitTimeRequest);
    }

    /**
     * Read the server's time, for {@link ClockOffset#of} with a resolution of 1.
     *
     * @param http what came of the request
     * @return {@link ServiceResponse#serverTimeMs}, or an error
     * @throws BhAuthException {@link Status#RESPONSE}, {@link Status#HTTP_STATUS}
     */
    public static ServiceResponse timeResponse(HttpResult http) {
        return ServiceResponse.read(http, Native::toobitTimeResponse);
    }

    /**
     * Read the server's time.
     *
     * @param httpResponse of {@code java.net.http}
     * @return see {@link #timeResponse(HttpResult)}
     */
    public static ServiceResponse timeResponse(HttpResponse<byte[]> httpResponse) {
        return timeResponse(HttpResult.of(httpResponse));
    }

    /**
     * Read the response to the call that makes a user data stream, which is {@code POST} of {@code
     * /api/v1/userDataStream} (spot) or {@code /api/v1/listenKey} (futures), signed as any other;
     * {@code PUT} with {@code listenKey} renews it, {@code DELETE} closes it.
     *
     * @param http what came of the request
     * @param sentMs when the request was sent, in Unix milliseconds
     * @return {@link ServiceResponse#token} is the listen key, which lives 60 minutes from then
     * @throws BhAuthException {@link Status#RESPONSE}, {@link Status#HTTP_STATUS}, {@link
     *     Status#TIME_IS_SECONDS}, {@link Status#TIME_RANGE}
     */
    public static ServiceResponse streamResponse(HttpResult http, long sentMs) {
        return ServiceResponse.read(
                http,
                (httpStatus, headers, body, method, out, spans, numbers) ->
                        Native.toobitStreamResponse(
                                httpStatus, headers, body, method, sentMs, out, spans, numbers));
    }

    /**
     * Read the response to the call that makes a user data stream.
     *
     * @param httpResponse of {@code java.net.http}
     * @param sentMs when the request was sent, in Unix milliseconds
     * @return see {@link #streamResponse(HttpResult, long)}
     */
    public static ServiceResponse streamResponse(HttpResponse<byte[]> httpResponse, long sentMs) {
        return streamResponse(HttpResult.of(httpResponse), sentMs);
    }

    /**
     * The address of the socket that a listen key opens, without any header: log neither.
     *
     * @param listenKey from {@link #streamResponse}
     * @return the address
     * @throws BhAuthException {@link Status#LISTEN_KEY}
     */
    public static String streamUrl(String listenKey) {
        byte[][] out = new byte[1][];
        BhAuthException.check(
                Native.toobitStreamUrl(Texts.utf8(requireNonNull(listenKey, "listenKey")), out));
        return Texts.ascii(out[0]);
    }

    /**
     * Find out why a signature is wrong: which known mistake, or which two, make exactly this
     * signature. It takes the time of many signatures: it is for a developer beside the secret.
     *
     * @param signature the wrong one, as it was sent
     * @param secret the secret key, its text
     * @param query as sent
     * @param body the form or JSON as sent, or empty
     * @param apiKey the API key, or empty
     * @param method the method, or empty
     * @param path the path, or empty
     * @return the diagnosis
     * @throws BhAuthException {@link Status#EMPTY} without a signature, {@link
     *     Status#SECRET_EMPTY}, {@link Status#SIZE} over 128 KiB
     */
    public static Diagnosis diagnose(
            String signature,
            byte[] secret,
            String query,
            String body,
            String apiKey,
            String method,
            String path) {
        byte[] signatureBytes = Texts.utf8(requireNonNull(signature, "signature"));
        byte[] queryBytes = Texts.utf8(requireNonNull(query, "query"));
        byte[] bodyBytes = Texts.utf8(requireNonNull(body, "body"));
        byte[] apiKeyBytes = Texts.utf8(requireNonNull(apiKey, "apiKey"));
        byte[] methodBytes = Texts.utf8(requireNonNull(method, "method"));
        byte[] pathBytes = Texts.utf8(requireNonNull(path, "path"));
        requireNonNull(secret, "secret");
        return Diagnosis.of(
                (out, spans, numbers) ->
                        Native.toobitDiagnose(
                                signatureBytes,
                                secret,
                                queryBytes,
                                bodyBytes,
                                apiKeyBytes,
                                methodBytes,
                                pathBytes,
                                out,
                                spans,
                                numbers));
    }
}
