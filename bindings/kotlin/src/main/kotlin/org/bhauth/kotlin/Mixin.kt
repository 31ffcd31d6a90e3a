package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.Ed25519Key
import org.bhauth.MixinClaims
import org.bhauth.MixinToken
import org.bhauth.RandomValues
import org.bhauth.SignedRequest
import org.bhauth.Window
import kotlin.time.Duration
import kotlin.time.Duration.Companion.minutes
import org.bhauth.Mixin as JavaMixin

/**
 * Mixin: every request carries a JWT of its own, signed with Ed25519 and bound to method, target and body. Hosts:
 * `https://api.mixin.one`, `https://mixin-api.zeromesh.net`. Source: Mixin, "Generate Authentication Token".
 */
public object Mixin {
    /**
     * The claims of a bot or user. Make them anew for each request.
     *
     * @param scp the scopes; empty means `FULL`
     * @param jti the token's id, a new UUID each time
     * @param iatS issued at, in Unix seconds
     * @param lifetime how long the token lives, in whole seconds; Mixin's document uses 90 days, less is safer
     */
    public fun botClaims(
        uid: String,
        sid: String,
        scp: String = "",
        jti: String = RandomValues.uuidV4(),
        iatS: Long = Math.floorDiv(nowMs(), 1000L),
        lifetime: Duration = 10.minutes,
    ): MixinClaims =
        MixinClaims.bot(uid, sid).scp(scp).jti(jti).iatS(iatS).expS(iatS + lifetime.inWholeSeconds).build()

    /**
     * The claims of an OAuth client. Make them anew for each request.
     *
     * @param iss the client's id
     * @param aid the authorization's id
     * @param scp the granted scopes
     */
    public fun oauthClaims(
        iss: String,
        aid: String,
        scp: String,
        jti: String = RandomValues.uuidV4(),
        iatS: Long = Math.floorDiv(nowMs(), 1000L),
        lifetime: Duration = 10.minutes,
    ): MixinClaims =
        MixinClaims.oauth(iss, aid, scp).jti(jti).iatS(iatS).expS(iatS + lifetime.inWholeSeconds).build()

    /** The exact bytes that the signature is over (RFC 7515, section 5.1). */
    public fun payload(
        claims: MixinClaims,
        target: String,
        method: String = "GET",
        body: ByteArray = ByteArray(0),
    ): String = JavaMixin.payload(claims, method, target, body)

    /**
     * Make a token, good for this one request.
     *
     * @param target path and query exactly as sent; empty means `/`
     * @param method upper case
     * @param body the exact bytes sent, or empty
     * @throws BhAuthException the key is closed, or claims, method or target are wrong
     */
    public fun sign(
        key: Ed25519Key,
        claims: MixinClaims,
        target: String,
        method: String = "GET",
        body: ByteArray = ByteArray(0),
    ): String = JavaMixin.sign(key, claims, method, target, body)

    /**
     * Verify a token against the request that it came with.
     *
     * @param token without `Bearer `
     * @param publicKey the signer's, 32 bytes
     * @param requestId its `X-Request-Id`; empty: not compared, but for OAuth it is required
     * @param window the times to accept, or null
     */
    public fun verify(
        token: String,
        publicKey: ByteArray,
        target: String,
        method: String = "GET",
        body: ByteArray = ByteArray(0),
        requestId: String = "",
        window: Window? = null,
    ): Verdict = verdict { JavaMixin.verify(token, publicKey, method, target, body, requestId, window) }

    /**
     * Verify the `X-Integrity-Token` of the response to an OAuth request.
     *
     * @param token the header's value
     * @param publicKey the server's, 32 bytes
     * @param requestId the response's `X-Request-Id`
     * @param target of the request
     * @param method of the request
     * @param body of the response, as received
     * @param window the times to accept, or null
     */
    public fun verifyIntegrity(
        token: String,
        publicKey: ByteArray,
        requestId: String,
        target: String,
        method: String = "GET",
        body: ByteArray = ByteArray(0),
        window: Window? = null,
    ): Verdict = verdict { JavaMixin.verifyIntegrity(token, publicKey, method, target, body, requestId, window) }

    /**
     * Read a token without verifying it: nothing in it may be trusted.
     *
     * @throws BhAuthException if it is no token
     */
    public fun decode(token: String): MixinToken = JavaMixin.decode(token)

    /**
     * Build a call: the method that is signed is the one that is sent.
     *
     * @param claims new ones for each request
     * @throws BhAuthException as [sign], or if the jti is no header value
     */
    public fun request(
        key: Ed25519Key,
        claims: MixinClaims,
        target: String,
        method: String = "GET",
        body: ByteArray = ByteArray(0),
    ): SignedRequest = JavaMixin.request(key, claims, method, target, body)

    /**
     * Read a response: its errors come with HTTP status 202.
     *
     * @throws BhAuthException if it is no response of Mixin
     */
    public fun response(
        httpStatus: Int,
        body: ByteArray,
    ): Response = JavaMixin.response(httpStatus, body).toResponse()
}
