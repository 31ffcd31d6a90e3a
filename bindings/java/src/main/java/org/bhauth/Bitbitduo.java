package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpResponse;

/**
 * BITBITDUO: one signed request a minute buys a token that lives two hours. Host: {@code
 * https://qaxxxrenewserver.bitbitduo.com}. Source: BITBITDUO, "Get token". {@link TokenSource} does
 * all of it.
 *
 * <p>The app key is a secret that is passed with each call: bytes, so that you may wipe them.
 */
public final class Bitbitduo {
    /** How long a token lives: 2 hours, in milliseconds. */
    public static final long TOKEN_LIFETIME_MS = Abi.BITBITDUO_TOKEN_LIFETIME_MS;

    /** BITBITDUO takes one token request a minute: that minute, in milliseconds. */
    public static final long MIN_INTERVAL_MS = Abi.BITBITDUO_MIN_INTERVAL_MS;

    private Bitbitduo() {}

    /**
     * Draw the random number of a token request.
     *
     * @return from 100000 to 999999
     * @throws BhAuthException {@link Status#SYSTEM_RANDOM}
     */
    public static int random() {
        long[] out = new long[1];
        BhAuthException.check(Native.bitbitduoRandom(out));
        return (int) out[0];
    }

    /**
     * The exact bytes that the signature is made of, by the scheme. With the schemes other than
     * {@link BitbitduoScheme#HMAC_SHA256_APPID} they contain the app key: never log them.
     *
     * @param scheme see {@link #sign}
     * @param appId see {@link #sign}
     * @param appKey see {@link #sign}
     * @param random see {@link #sign}
     * @param timeS see {@link #sign}
     * @return the payload, in bytes so that you may wipe them
     * @throws BhAuthException those of {@link #sign}
     */
    public static byte[] payload(
            BitbitduoScheme scheme, String appId, byte[] appKey, int random, long timeS) {
        byte[] id = Texts.utf8(requireNonNull(appId, "appId"));
        requireNonNull(appKey, "appKey");
        byte[][] out = new byte[1][];
        BhAuthException.check(
                Native.bitbitduoPayload(scheme.number(), id, appKey, random, timeS, out));
        return out[0];
    }

    /**
     * Sign a token request: the parameter {@code sig}, in hex.
     *
     * @param scheme {@link BitbitduoScheme#SHA256} or another
     * @param appId not empty, taken as it is
     * @param appKey not empty, taken as it is
     * @param random 100000 to 999999
     * @param timeS Unix time in seconds
     * @return 64 lower-case hex characters
     * @throws BhAuthException {@link Status#EMPTY}, {@link Status#SECRET_EMPTY}, {@link
     *     Status#RANDOM_RANGE}, {@link Status#TIME_IS_MILLISECONDS}, {@link Status#TIME_RANGE}
     */
    public static String sign(
            BitbitduoScheme scheme, String appId, byte[] appKey, int random, long timeS) {
        byte[] id = Texts.utf8(requireNonNull(appId, "appId"));
        requireNonNull(appKey, "appKey");
        byte[] signature = new byte[Texts.SIGNATURE_LENGTH];
        BhAuthException.check(
                Native.bitbitduoSign(scheme.number(), id, appKey, random, timeS, signature));
        return Texts.ascii(signature);
    }

    /**
     * Verify a signature in constant time.
     *
     * @param signature 64 hex characters, either case
     * @param scheme of the account
     * @param appId of the account
     * @param appKey of the account
     * @param random as received
     * @param timeS as received, Unix time in seconds
     * @param window the times to accept, or {@code null}; the document does not say what BITBITDUO
     *     tolerates
     * @throws BhAuthException {@link Status#SIGNATURE}, {@link Status#SIGNATURE_FORMAT}; of a right
     *     signature {@link Status#STALE} or {@link Status#FUTURE}; those of {@link #sign}; {@link
     *     Status#TIME_IS_SECONDS}, {@link Status#TIME_RANGE}, {@link Status#INTERVAL} for the
     *     window
     */
    public static void verify(
            String signature,
            BitbitduoScheme scheme,
            String appId,
            byte[] appKey,
            int random,
            long timeS,
            Window window) {
        byte[] text = Texts.formal(requireNonNull(signature, "signature"));
        byte[] id = Texts.utf8(requireNonNull(appId, "appId"));
        requireNonNull(appKey, "appKey");
        BhAuthException.check(
                Native.bitbitduoVerify(
                        text, scheme.number(), id, appKey, random, timeS, Window.values(window)));
    }

    /**
     * Build the token request: {@code GET /serv/apiToken}. The service takes one a minute: see
     * {@link TokenRule}.
     *
     * @param scheme see {@link #sign}
     * @param appId see {@link #sign}
     * @param appKey see {@link #sign}
     * @param random see {@link #sign}
     * @param timeS see {@link #sign}
     * @return the request
     * @throws BhAuthException those of {@link #sign}
     */
    public static SignedRequest tokenRequest(
            BitbitduoScheme scheme, String appId, byte[] appKey, int random, long timeS) {
        byte[] id = Texts.utf8(requireNonNull(appId, "appId"));
        requireNonNull(appKey, "appKey");
        return SignedRequest.build(
                (out, spans) ->
                        Native.bitbitduoTokenRequest(
                                scheme.number(), id, appKey, random, timeS, out, spans));
    }

    /**
     * Read the response to a token request: {@link ServiceResponse#token} and {@link
     * ServiceResponse#expiresMs}, or one of the six errors.
     *
     * @param http what came of the request
     * @param sentMs when the request was sent, in Unix milliseconds: the token's 2 hours are
     *     counted from then
     * @return the response, whatever the outcome
     * @throws BhAuthException {@link Status#RESPONSE}, {@link Status#HTTP_STATUS}, {@link
     *     Status#TIME_IS_SECONDS}, {@link Status#TIME_RANGE}
     */
    public static ServiceResponse tokenResponse(HttpResult http, long sentMs) {
        return ServiceResponse.read(
                http,
                (httpStatus, headers, body, method, out, spans, numbers) ->
                        Native.bitbitduoTokenResponse(
                                httpStatus, headers, body, method, sentMs, out, spans, numbers));
    }

    /**
     * Read the response to a token request.
     *
     * @param httpResponse of {@code java.net.http}
     * @param sentMs when the request was sent, in Unix milliseconds
     * @return see {@link #tokenResponse(HttpResult, long)}
     */
    public static ServiceResponse tokenResponse(HttpResponse<byte[]> httpResponse, long sentMs) {
        return tokenResponse(HttpResult.of(httpResponse), sentMs);
    }

    /**
     * Build the request for the server's time: {@code GET /serv/time}, unsigned.
     *
     * @return the request
     */
    public static SignedRequest timeRequest() {
        return SignedRequest.build(Native::bitbitduoTimeRequest);
    }

    /**
     * Read the server's time, for {@link ClockOffset#of} with a resolution of 1000: the service
     * answers in seconds.
     *
     * @param http what came of the request
     * @return {@link ServiceResponse#serverTimeMs}, or an error
     * @throws BhAuthException {@link Status#RESPONSE}, {@link Status#HTTP_STATUS}
     */
    public static ServiceResponse timeResponse(HttpResult http) {
        return ServiceResponse.read(http, Native::bitbitduoTimeResponse);
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

    /** The host of the calls after the token. */
    public static final String TRADE_HOST = "https://qatradee33e690ab2de05dc.bitbitduo.com";

    /**
     * Build a call after the token, for {@link #TRADE_HOST}: {@code POST} of JSON-RPC, whose first
     * parameter the token is. Nothing is signed. Source: BitBitDuo/demo-source-code.
     *
     * @param token empty for a method without one
     * @param rpcMethod {@code balance.query}, {@code order.query} (offset, limit), {@code
     *     order.limit} (market, side, amount, price, 0), {@code order.market} (market, side,
     *     amount, 0), {@code order.cancel} (market, order id), {@code order.history} (market, from,
     *     to, offset, limit), or, without token, {@code depth.query} (market, limit)
     * @param rpcParams what stands behind the token, a JSON list such as {@code
     *     ["BBD/ETH",2,"100","0.0001",0]}, or empty: side 2 buys, 1 sells; amounts and prices are
     *     text
     * @param rpcId comes back in the response, from 0
     * @return the request
     * @throws BhAuthException {@link Status#RPC_METHOD}, {@link Status#RPC_PARAMS}, {@link
     *     Status#EMPTY}, {@link Status#HEADER_VALUE}
     */
    public static SignedRequest request(
            String token, String rpcMethod, String rpcParams, int rpcId) {
        byte[] sent = Texts.utf8(requireNonNull(token, "token"));
        byte[] method = Texts.utf8(requireNonNull(rpcMethod, "rpcMethod"));
        byte[] params = Texts.utf8(requireNonNull(rpcParams, "rpcParams"));
        return SignedRequest.build(
                (out, spans) -> Native.bitbitduoRequest(sent, method, params, rpcId, out, spans));
    }

    /**
     * Write a call as a message of the socket {@code
     * wss://qatradee33e690ab2de05dc.bitbitduo.com/ws/}. The token is in it: do not log it.
     *
     * @param token empty for a method without one
     * @param rpcMethod of {@link #request}, and {@code depth.subscribe} (market, such as 1x,
     *     limit), {@code deals.subscribe} (market), both without token, {@code orders.subscribe}
     *     and {@code balance.subscribe}
     * @param rpcParams see {@link #request}
     * @param rpcId see {@link #request}
     * @return the message
     * @throws BhAuthException those of {@link #request}
     */
    public static String message(String token, String rpcMethod, String rpcParams, int rpcId) {
        byte[] sent = Texts.utf8(requireNonNull(token, "token"));
        byte[] method = Texts.utf8(requireNonNull(rpcMethod, "rpcMethod"));
        byte[] params = Texts.utf8(requireNonNull(rpcParams, "rpcParams"));
        byte[][] out = new byte[1][];
        BhAuthException.check(Native.bitbitduoMessage(sent, method, params, rpcId, out));
        return new String(out[0], java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * Read the response to a call after the token. BITBITDUO documents none: it is read as that of
     * ViaBTC's open server, whose calls these are. The result is yours to read from the body.
     *
     * @param http what came of the request
     * @param rpcId the call's
     * @return the response, whatever the outcome
     * @throws BhAuthException {@link Status#HTTP_STATUS}, {@link Status#RESPONSE}
     */
    public static ServiceResponse response(HttpResult http, int rpcId) {
        return ServiceResponse.read(
                http,
                (httpStatus, headers, body, method, out, spans, numbers) ->
                        Native.bitbitduoResponse(
                                httpStatus, headers, body, method, rpcId, out, spans, numbers));
    }

    /**
     * Read the response to a call after the token.
     *
     * @param httpResponse of {@code java.net.http}
     * @param rpcId the call's
     * @return see {@link #response(HttpResult, int)}
     */
    public static ServiceResponse response(HttpResponse<byte[]> httpResponse, int rpcId) {
        return response(HttpResult.of(httpResponse), rpcId);
    }

    /**
     * Find out why a {@code sig} is wrong: which known mistake, or which two, make exactly this
     * one; also that it is right by another scheme.
     *
     * @param signature the wrong one, as it was sent
     * @param scheme that is meant
     * @param appId as sent
     * @param appKey the appkey, its text
     * @param random as sent
     * @param timeS as sent, in seconds
     * @return the diagnosis
     * @throws BhAuthException {@link Status#EMPTY} without a signature, {@link
     *     Status#SECRET_EMPTY}, {@link Status#SIZE} over 128 KiB
     */
    public static Diagnosis diagnose(
            String signature,
            BitbitduoScheme scheme,
            String appId,
            byte[] appKey,
            int random,
            long timeS) {
        byte[] signatureBytes = Texts.utf8(requireNonNull(signature, "signature"));
        byte[] appIdBytes = Texts.utf8(requireNonNull(appId, "appId"));
        requireNonNull(appKey, "appKey");
        return Diagnosis.of(
                (out, spans, numbers) ->
                        Native.bitbitduoDiagnose(
                                signatureBytes,
                                scheme.number(),
                                appIdBytes,
                                appKey,
                                random,
                                timeS,
                                out,
                                spans,
                                numbers));
    }
}
