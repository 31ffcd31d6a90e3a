package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.HmacKey
import org.bhauth.Param
import org.bhauth.SignedRequest
import org.bhauth.ToobitCall
import org.bhauth.Toobit as JavaToobit

/**
 * Toobit: every request is signed over its query, directly followed by its form body. Host: `https://api.toobit.com`.
 * Source: Toobit, "Code Examples". [request] does all that is needed.
 */
public object Toobit {
    /** The recvWindow that Toobit assumes, in milliseconds. */
    public const val DEFAULT_RECV_WINDOW_MS: Long = JavaToobit.DEFAULT_RECV_WINDOW_MS

    /** The greatest recvWindow that Toobit states, in milliseconds. */
    public const val MAX_RECV_WINDOW_MS: Long = JavaToobit.MAX_RECV_WINDOW_MS

    /** The exact bytes that the signature is over: the query, directly followed by the form body. */
    public fun payload(
        query: ByteArray = ByteArray(0),
        body: ByteArray = ByteArray(0),
    ): ByteArray = JavaToobit.payload(query, body)

    /** The payload of texts. */
    public fun payload(
        query: String,
        body: String = "",
    ): String = JavaToobit.payload(query, body)

    /**
     * Sign a ready query and form body, in hex: send the very same bytes, with `signature=...` appended to the body if
     * there is one, else to the query.
     *
     * @param query without `?`, with `timestamp` in it or in the body
     * @param body the form body, or empty; JSON is not signed
     * @throws BhAuthException the key is closed, or query or body are not ready to be signed
     */
    public fun sign(
        key: HmacKey,
        query: String = "",
        body: String = "",
    ): String = JavaToobit.sign(key, query, body)

    /** Sign bytes. */
    public fun sign(
        key: HmacKey,
        query: ByteArray,
        body: ByteArray = ByteArray(0),
    ): String = JavaToobit.sign(key, query, body)

    /**
     * Verify a signature in constant time, then the request's time by Toobit's rule.
     *
     * @param query as received, without the signature
     * @param body as received, without the signature
     * @param nowMs the verifier's time in Unix milliseconds; 0: the time is not checked
     */
    public fun verify(
        signature: String,
        key: HmacKey,
        query: ByteArray = ByteArray(0),
        body: ByteArray = ByteArray(0),
        nowMs: Long = nowMs(),
    ): Verdict = verdict { JavaToobit.verify(signature, key, query, body, nowMs) }

    /**
     * Build a signed call: parameters are percent-encoded and keep their order; recvWindow, timestamp and signature are
     * appended.
     *
     * @param path such as `/api/v1/spot/order`; no query
     * @param method `GET`, `POST`, `PUT` or `DELETE`
     * @param query parameters of the query, not yet encoded: `listOf("symbol" to "BTCUSDT")`
     * @param form parameters of the form body; not with GET, not with json
     * @param json a JSON body (batch orders), which Toobit does not sign
     * @param timestampMs now, in Unix milliseconds, by the server's clock
     * @param recvWindowMs how old the request may be when it arrives, in milliseconds
     * @throws BhAuthException if an argument cannot be sent
     */
    public fun request(
        key: HmacKey,
        apiKey: String,
        path: String,
        method: String = "GET",
        query: List<Pair<String, String>> = emptyList(),
        form: List<Pair<String, String>> = emptyList(),
        json: ByteArray = ByteArray(0),
        timestampMs: Long = nowMs(),
        recvWindowMs: Long = DEFAULT_RECV_WINDOW_MS,
    ): SignedRequest {
        val call =
            ToobitCall
                .builder(method, path)
                .apiKey(apiKey)
                .json(json)
                .timestampMs(timestampMs)
                .recvWindowMs(recvWindowMs)
        query.forEach { (name, value) -> call.query(name, value) }
        form.forEach { (name, value) -> call.form(name, value) }
        return JavaToobit.request(key, call.build())
    }

    /** Build a signed call of which the parameters are any bytes: see [Param.of]. */
    public fun request(
        key: HmacKey,
        call: ToobitCall,
    ): SignedRequest = JavaToobit.request(key, call)

    /**
     * Read a response.
     *
     * @throws BhAuthException if it is no response of Toobit
     */
    public fun response(
        httpStatus: Int,
        body: ByteArray,
    ): Response = JavaToobit.response(httpStatus, body).toResponse()

    /** Build the request for the server's time. */
    public fun timeRequest(): SignedRequest = JavaToobit.timeRequest()

    /**
     * Read the server's time: [Response.Accepted.serverTimeMs], in steps of 1 ms.
     *
     * @throws BhAuthException if it is no response of Toobit
     */
    public fun timeResponse(
        httpStatus: Int,
        body: ByteArray,
    ): Response = JavaToobit.timeResponse(httpStatus, body).toResponse()
}
