package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.Ed25519Key
import org.bhauth.Mixin
import org.bhauth.MixinClaims
import org.bhauth.MixinFlag
import org.bhauth.RandomValues
import org.bhauth.SignedRequest
import kotlin.time.Duration
import kotlin.time.Duration.Companion.minutes

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
