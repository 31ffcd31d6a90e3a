package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.HmacKey
import org.bhauth.PaveCall
import org.bhauth.SignedRequest
import org.bhauth.Times
import org.bhauth.Window
import org.bhauth.Pave as JavaPave

/**
 * PAVE: three headers on every request, one of them an access token made of user name, API key and timestamp. Host:
 * `https://openapi.paveapi.com`. Source: PAVE, "Generate Access Token".
 */
public object Pave {
    /** The present time in the form that PAVE documents: `YYYY-MM-DDTHH:MM:SSZ`. */
    public fun timestamp(nowMs: Long = nowMs()): String = Times.formatUtc(Math.floorDiv(nowMs, 1000L))

    /** The exact bytes that the token is made of: `<username>:<api_key>@<timestamp>`, nothing escaped. */
    public fun payload(
        username: String,
        apiKey: String,
        timestamp: String,
    ): String = JavaPave.payload(username, apiKey, timestamp)

    /**
     * Make the access token, in hex.
     *
     * @param key from the API secret
     * @param username the primary account name, not a user of the dashboard
     * @param timestamp the very text that the header `API-Timestamp` will hold
     * @throws BhAuthException the key is closed, or a text is empty
     */
    public fun sign(
        key: HmacKey,
        username: String,
        apiKey: String,
        timestamp: String,
    ): String = JavaPave.sign(key, username, apiKey, timestamp)

    /**
     * Verify a token in constant time, over the timestamp exactly as it was received.
     *
     * @param signature the token, 64 hex characters, either case
     * @param window the times to accept, or null; the document does not say what PAVE tolerates
     */
    public fun verify(
        signature: String,
        key: HmacKey,
        username: String,
        apiKey: String,
        timestamp: String,
        window: Window? = null,
    ): Verdict = verdict { JavaPave.verify(signature, key, username, apiKey, timestamp, window) }

    /**
     * Build a call: the headers `API-Key`, `API-Token` and `API-Timestamp`.
     *
     * @param key from the API secret
     * @param target path and query as sent, such as `/v1/sessions`
     * @param method upper case
     * @param body JSON, or empty
     * @param timestamp sent and signed as it is
     * @throws BhAuthException if an argument cannot be sent
     */
    public fun request(
        key: HmacKey,
        username: String,
        apiKey: String,
        target: String,
        method: String = "GET",
        body: ByteArray = ByteArray(0),
        timestamp: String = timestamp(),
    ): SignedRequest =
        JavaPave.request(
            key,
            PaveCall
                .builder()
                .username(username)
                .apiKey(apiKey)
                .timestamp(timestamp)
                .method(method)
                .target(target)
                .body(body)
                .build(),
        )

    /**
     * Read a response: the HTTP status decides, since PAVE does not document its errors.
     *
     * @throws BhAuthException if it is no response of PAVE
     */
    public fun response(
        httpStatus: Int,
        body: ByteArray,
    ): Response = JavaPave.response(httpStatus, body).toResponse()
}
