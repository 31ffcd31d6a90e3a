package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.HmacKey
import org.bhauth.SignedRequest
import org.bhauth.Window
import org.bhauth.Velafi as JavaVelafi

/**
 * VelaFi: one signed request buys a token, and every later call carries the token. Host: `https://api.velafi.com`; for
 * tests `https://api-test.velafi.com`. Source: VelaFi, "Create API Token".
 */
public object Velafi {
    /** The exact bytes that the signature is over: `timestamp=<ms>`. */
    public fun payload(timestampMs: Long): String = JavaVelafi.payload(timestampMs)

    /**
     * Sign a token request, in hex.
     *
     * @param key from the API secret
     * @param timestampMs Unix time in milliseconds; send this very number
     * @throws BhAuthException the key is closed, or the time is none
     */
    public fun sign(
        key: HmacKey,
        timestampMs: Long,
    ): String = JavaVelafi.sign(key, timestampMs)

    /**
     * Verify a signature in constant time.
     *
     * @param signature 64 hex characters, either case
     * @param window the times to accept, or null; the document does not say what VelaFi tolerates
     */
    public fun verify(
        signature: String,
        key: HmacKey,
        timestampMs: Long,
        window: Window? = null,
    ): Verdict = verdict { JavaVelafi.verify(signature, key, timestampMs, window) }

    /**
     * Build the token request.
     *
     * @param key from the API secret
     * @param timestampMs now, in Unix milliseconds
     * @throws BhAuthException the key is closed, the API key is no header value, or the time is none
     */
    public fun tokenRequest(
        key: HmacKey,
        apiKey: String,
        timestampMs: Long = nowMs(),
    ): SignedRequest = JavaVelafi.tokenRequest(key, apiKey, timestampMs)

    /**
     * Read the response to a token request: [Response.Accepted.token] and [Response.Accepted.expiresMs], or the refusal.
     *
     * @throws BhAuthException if it is no response of VelaFi
     */
    public fun tokenResponse(
        httpStatus: Int,
        body: ByteArray,
    ): Response = JavaVelafi.tokenResponse(httpStatus, body).toResponse()

    /**
     * Build any later call: the header `X-BH-TOKEN` and no signature.
     *
     * @param target path and query as sent
     * @param method upper case
     * @param body JSON, or empty
     * @throws BhAuthException if an argument cannot be sent
     */
    public fun request(
        token: String,
        target: String,
        method: String = "GET",
        body: ByteArray = ByteArray(0),
    ): SignedRequest = JavaVelafi.request(token, method, target, body)

    /**
     * Read the response to a later call.
     *
     * @throws BhAuthException if it is no response of VelaFi
     */
    public fun response(
        httpStatus: Int,
        body: ByteArray,
    ): Response = JavaVelafi.response(httpStatus, body).toResponse()
}
