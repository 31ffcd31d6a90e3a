package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.Bitbitduo
import org.bhauth.BitbitduoScheme
import org.bhauth.Ed25519Key
import org.bhauth.HmacKey
import org.bhauth.Mixin
import org.bhauth.MixinClaims
import org.bhauth.MixinFlag
import org.bhauth.Pave
import org.bhauth.PaveCall
import org.bhauth.RandomValues
import org.bhauth.SignedRequest
import org.bhauth.Times
import org.bhauth.Toobit
import org.bhauth.ToobitCall
import org.bhauth.Velafi
import org.bhauth.VelafiCall
import kotlin.time.Duration
import kotlin.time.Duration.Companion.minutes

/**
 * Build VelaFi's token request with this key.
 *
 * @param timestampMs now, in Unix milliseconds
 * @throws BhAuthException the key is closed, the API key is no header value, or the time is none
 */
public fun HmacKey.velafiTokenRequest(
    apiKey: String,
    timestampMs: Long = nowMs(),
): SignedRequest = Velafi.tokenRequest(this, apiKey, timestampMs)

/**
 * Build any later call to VelaFi: the header `X-BH-TOKEN` and no signature.
 *
 * @param token empty for the calls that need none, which are `GET` under `/v2/base/`
 * @param target path and query as sent
 * @param method upper case
 * @param body what to send, or empty
 * @param contentType what the body is; empty: `application/json`
 * @throws BhAuthException if an argument cannot be sent
 */
public fun velafiRequest(
    token: String,
    target: String,
    method: String = "GET",
    body: ByteArray = ByteArray(0),
    contentType: String = "",
): SignedRequest =
    Velafi.request(
        VelafiCall
            .builder(method, target)
            .token(token)
            .body(body)
            .contentType(contentType)
            .build(),
    )

/** A time in the form that PAVE documents: `YYYY-MM-DDTHH:MM:SSZ`. */
public fun paveTimestamp(nowMs: Long = nowMs()): String = Times.formatUtc(Math.floorDiv(nowMs, 1000L))

/**
 * Build a call to PAVE with this key: the headers `API-Key`, `API-Token` and `API-Timestamp`.
 *
 * @param username the primary account name, not a user of the dashboard
 * @param target path and query as sent, such as `/v1/sessions`
 * @param method upper case
 * @param body JSON, or empty
 * @param timestamp sent and signed as it is
 * @throws BhAuthException the key is closed, or an argument cannot be sent
 */
public fun HmacKey.paveRequest(
    username: String,
    apiKey: String,
    target: String,
    method: String = "GET",
    body: ByteArray = ByteArray(0),
    timestamp: String = paveTimestamp(),
): SignedRequest =
    Pave.request(
        this,
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
 * The claims of a bot or user of Mixin. Make them anew for each request.
 *
 * @param scp the scopes; empty means `FULL`
 * @param jti the token's id, a new UUID each time
 * @param iatS issued at, in Unix seconds
 * @param lifetime how long the token lives, in whole seconds; Mixin's document uses 90 days, less is safer
 * @param allow what is not safe
 */
public fun mixinBotClaims(
    uid: String,
    sid: String,
    scp: String = "",
    jti: String = RandomValues.uuidV4(),
    iatS: Long = Math.floorDiv(nowMs(), 1000L),
    lifetime: Duration = 10.minutes,
    allow: Set<MixinFlag> = emptySet(),
): MixinClaims = MixinClaims.bot(uid, sid).scp(scp).issued(jti, iatS, lifetime, allow)

/**
 * The claims of an OAuth client of Mixin. Make them anew for each request.
 *
 * @param iss the client's id
 * @param aid the authorization's id
 * @param scp the granted scopes
 */
public fun mixinOauthClaims(
    iss: String,
    aid: String,
    scp: String,
    jti: String = RandomValues.uuidV4(),
    iatS: Long = Math.floorDiv(nowMs(), 1000L),
    lifetime: Duration = 10.minutes,
    allow: Set<MixinFlag> = emptySet(),
): MixinClaims = MixinClaims.oauth(iss, aid, scp).issued(jti, iatS, lifetime, allow)

private fun MixinClaims.Builder.issued(
    jti: String,
    iatS: Long,
    lifetime: Duration,
    allow: Set<MixinFlag>,
): MixinClaims = jti(jti).iatS(iatS).expS(iatS + lifetime.inWholeSeconds).allow(*allow.toTypedArray()).build()

/**
 * Build a call to Mixin with this key: the method that is signed is the one that is sent.
 *
 * @param claims new ones for each request: [mixinBotClaims], [mixinOauthClaims]
 * @param target path and query exactly as sent; empty means `/`
 * @param method upper case
 * @param body the exact bytes to send, or empty
 * @throws BhAuthException the key is closed, or claims, method, target or body are wrong
 */
public fun Ed25519Key.mixinRequest(
    claims: MixinClaims,
    target: String,
    method: String = "GET",
    body: ByteArray = ByteArray(0),
): SignedRequest = Mixin.request(this, claims, method, target, body)

/**
 * Build the request that opens Blaze, Mixin's socket for messages, with this key.
 *
 * @param claims new ones for each connection: [mixinBotClaims], [mixinOauthClaims]
 * @throws BhAuthException the key is closed, or the claims are wrong
 */
public fun Ed25519Key.mixinBlazeRequest(claims: MixinClaims): SignedRequest = Mixin.blazeRequest(this, claims)

/**
 * Build a call to Toobit with this key: parameters are percent-encoded and keep their order; recvWindow, timestamp and
 * signature are appended. For parameters that are any bytes there is [ToobitCall].
 *
 * @param path such as `/api/v1/spot/order`; no query
 * @param method `GET`, `POST`, `PUT` or `DELETE`
 * @param query parameters of the query, not yet encoded: `listOf("symbol" to "BTCUSDT")`
 * @param form parameters of the form body; not with GET, not with json
 * @param json a JSON body (batch orders), which Toobit does not sign
 * @param timestampMs now, in Unix milliseconds, by the server's clock
 * @param recvWindowMs how old the request may be when it arrives, in milliseconds
 * @throws BhAuthException the key is closed, or an argument cannot be sent
 */
public fun HmacKey.toobitRequest(
    apiKey: String,
    path: String,
    method: String = "GET",
    query: List<Pair<String, String>> = emptyList(),
    form: List<Pair<String, String>> = emptyList(),
    json: ByteArray = ByteArray(0),
    timestampMs: Long = nowMs(),
    recvWindowMs: Long = Toobit.DEFAULT_RECV_WINDOW_MS,
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
    return Toobit.request(this, call.build())
}

/**
 * Build BITBITDUO's token request. The service takes one a minute: [tokenSource] keeps to it.
 *
 * @param appKey yours to wipe
 * @param scheme what the document says in words, unless you name another
 * @throws BhAuthException if an argument is empty or out of range
 */
public fun bitbitduoTokenRequest(
    appId: String,
    appKey: ByteArray,
    random: Int = Bitbitduo.random(),
    timeS: Long = Math.floorDiv(nowMs(), 1000L),
    scheme: BitbitduoScheme = BitbitduoScheme.SHA256,
): SignedRequest = Bitbitduo.tokenRequest(scheme, appId, appKey, random, timeS)
