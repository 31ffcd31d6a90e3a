package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.BitbitduoScheme
import org.bhauth.SignedRequest
import org.bhauth.Window
import org.bhauth.Bitbitduo as JavaBitbitduo

/**
 * BITBITDUO: one signed request a minute buys a token that lives two hours. Host:
 * `https://qaxxxrenewserver.bitbitduo.com`. Source: BITBITDUO, "Get token".
 *
 * The scheme is what the document says in words unless you name another.
 */
public object Bitbitduo {
    /** Draw the random number of a token request: 100000 to 999999. */
    public fun random(): Int = JavaBitbitduo.random()

    /**
     * The exact bytes that the signature is made of: with the schemes other than
     * [BitbitduoScheme.HMAC_SHA256_APPID] the app key is among them, so never log them.
     */
    public fun payload(
        appId: String,
        appKey: ByteArray,
        random: Int,
        timeS: Long,
        scheme: BitbitduoScheme = BitbitduoScheme.SHA256,
    ): ByteArray = JavaBitbitduo.payload(scheme, appId, appKey, random, timeS)

    /**
     * Sign a token request, in hex.
     *
     * @param random 100000 to 999999
     * @param timeS Unix time in seconds
     * @throws BhAuthException if an argument is empty or out of range
     */
    public fun sign(
        appId: String,
        appKey: ByteArray,
        random: Int,
        timeS: Long,
        scheme: BitbitduoScheme = BitbitduoScheme.SHA256,
    ): String = JavaBitbitduo.sign(scheme, appId, appKey, random, timeS)

    /**
     * Verify a signature in constant time.
     *
     * @param window the times to accept, or null; the document does not say what BITBITDUO tolerates
     */
    public fun verify(
        signature: String,
        appId: String,
        appKey: ByteArray,
        random: Int,
        timeS: Long,
        scheme: BitbitduoScheme = BitbitduoScheme.SHA256,
        window: Window? = null,
    ): Verdict = verdict { JavaBitbitduo.verify(signature, scheme, appId, appKey, random, timeS, window) }

    /**
     * Build the token request. The service takes one a minute: [tokenSource] keeps to it.
     *
     * @throws BhAuthException if an argument is empty or out of range
     */
    public fun tokenRequest(
        appId: String,
        appKey: ByteArray,
        random: Int = random(),
        timeS: Long = Math.floorDiv(nowMs(), 1000L),
        scheme: BitbitduoScheme = BitbitduoScheme.SHA256,
    ): SignedRequest = JavaBitbitduo.tokenRequest(scheme, appId, appKey, random, timeS)

    /**
     * Read the response to a token request.
     *
     * @param sentMs when the request was sent, in Unix milliseconds: the token's 2 hours are counted from then
     * @throws BhAuthException if it is no response of BITBITDUO
     */
    public fun tokenResponse(
        httpStatus: Int,
        body: ByteArray,
        sentMs: Long,
    ): Response = JavaBitbitduo.tokenResponse(httpStatus, body, sentMs).toResponse()

    /** Build the request for the server's time. */
    public fun timeRequest(): SignedRequest = JavaBitbitduo.timeRequest()

    /**
     * Read the server's time: [Response.Accepted.serverTimeMs], in steps of 1000 ms.
     *
     * @throws BhAuthException if it is no response of BITBITDUO
     */
    public fun timeResponse(
        httpStatus: Int,
        body: ByteArray,
    ): Response = JavaBitbitduo.timeResponse(httpStatus, body).toResponse()
}
