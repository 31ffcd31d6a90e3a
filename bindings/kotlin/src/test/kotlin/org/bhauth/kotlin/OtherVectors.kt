package org.bhauth.kotlin

import com.fasterxml.jackson.databind.JsonNode
import org.bhauth.ClockOffset
import org.bhauth.Ed25519Key
import org.bhauth.HmacKey
import org.bhauth.Mixin
import org.bhauth.MixinClaims
import org.bhauth.MixinFlag
import org.bhauth.MixinToken
import org.bhauth.Primitives
import org.bhauth.Status
import org.bhauth.Times
import org.bhauth.TokenRule
import org.bhauth.TokenTimes
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Assertions.fail
import java.math.BigInteger
import java.security.KeyFactory
import java.security.Signature
import java.security.spec.EdECPoint
import java.security.spec.EdECPublicKeySpec
import java.security.spec.NamedParameterSpec
import java.util.Base64
import kotlin.time.Duration.Companion.seconds

/** By the platform's own crypto (RFC 8032, section 5.1.2). */
private fun isSignedBy(
    publicKey: ByteArray,
    message: ByteArray,
    signature: ByteArray,
): Boolean {
    val bigEndian = publicKey.reversedArray()
    val xIsOdd = bigEndian[0] < 0
    bigEndian[0] = (bigEndian[0].toInt() and 0x7f).toByte()
    val spec = EdECPublicKeySpec(NamedParameterSpec.ED25519, EdECPoint(xIsOdd, BigInteger(1, bigEndian)))
    val verifier = Signature.getInstance("Ed25519")
    verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(spec))
    verifier.update(message)
    return verifier.verify(signature)
}

private fun flags(node: JsonNode): Set<MixinFlag> {
    val flags = number(node, "flags")
    assertTrue(flags <= 1, "a flag that Kotlin does not know")
    return if (flags == 0L) emptySet() else setOf(MixinFlag.ANY_BODY)
}

/** Bot, OAuth, or a mixture that no function of ours makes. */
private fun claims(node: JsonNode): MixinClaims {
    val (iatS, expS) = number(node, "iat_s") to number(node, "exp_s")
    val lifetime = (expS - iatS).seconds
    val jti = text(node["jti"])
    val names = setOf("uid", "sid", "aid", "iss").filter { bytes(node[it]).isNotEmpty() }.toSet()
    return when {
        lifetime.inWholeSeconds == expS - iatS && names == setOf("uid", "sid") -> {
            mixinBotClaims(text(node["uid"]), text(node["sid"]), text(node["scp"]), jti, iatS, lifetime, flags(node))
        }

        lifetime.inWholeSeconds == expS - iatS && names == setOf("aid", "iss") -> {
            val (iss, aid) = text(node["iss"]) to text(node["aid"])
            mixinOauthClaims(iss, aid, text(node["scp"]), jti, iatS, lifetime, flags(node))
        }

        else -> {
            val builder = MixinClaims.builder().uid(text(node["uid"])).sid(text(node["sid"]))
            builder.aid(text(node["aid"])).iss(text(node["iss"])).scp(text(node["scp"])).jti(jti)
            builder.iatS(iatS).expS(expS).allow(*flags(node).toTypedArray()).build()
        }
    }
}

/** The verbs of mixin.json. */
fun Case.runMixin() {
    val publicKey = HEX.parseHex(text("public_hex"))
    when (verb) {
        "sign" -> {
            run { signMixin() }
        }

        "request" -> {
            run {
                ed25519Key().use {
                    val claims = claims(input["claims"])
                    assertRequest(it.mixinRequest(claims, text("target"), text("method"), bytes("body")))
                }
            }
        }

        "verify" -> {
            val (token, target) = text("token") to text("target")
            val flags = flags(input).toTypedArray()
            assertVerdict(
                verdict {
                    val id = text("request_id")
                    Mixin.verify(token, publicKey, text("method"), target, bytes("body"), id, window(), *flags)
                },
            )
        }

        "integrity_verify" -> {
            val (id, target) = text("request_id") to text("target")
            assertVerdict(
                verdict {
                    val (token, method) = text("token") to text("method")
                    Mixin.verifyIntegrity(token, publicKey, method, target, bytes("body"), id, window())
                },
            )
        }

        "decode" -> {
            run { assertToken(expect.path("token_fields"), Mixin.decode(text("token"))) }
        }

        "response" -> {
            run { assertResponse(Mixin.response(http())) }
        }

        else -> {
            fail<Unit>("unknown verb $verb")
        }
    }
}

private fun assertToken(
    fields: JsonNode,
    token: MixinToken,
) {
    val texts = listOf("alg", "sig", "uid", "sid", "aid", "iss", "scp", "jti").map { text(fields[it]) }
    assertEquals(
        texts,
        with(token) { listOf(alg(), sig(), uid(), sid(), aid(), iss(), scp(), jti()) },
    )
    assertEquals(number(fields, "iat_s") to number(fields, "exp_s"), token.iatS() to token.expS())
}

private fun Case.signMixin() =
    ed25519Key().use { key ->
        val claims = claims(input["claims"])
        val token = Mixin.sign(key, claims, text("method"), text("target"), bytes("body"))
        assertText("token", token)
        val payload = Mixin.payload(claims, text("method"), text("target"), bytes("body"))
        assertText("payload", payload)
        assertText("public_hex", HEX.formatHex(key.publicKey()))
        val last = token.substringAfterLast('.')
        assertTrue(isSignedBy(key.publicKey(), payload.toByteArray(), Base64.getUrlDecoder().decode(last)))
        val jti = text(input["claims"]["jti"])
        val verify = { it: String ->
            val (method, target, flags) = Triple(text("method"), text("target"), flags(input["claims"]).toTypedArray())
            verdict { Mixin.verify(it, key.publicKey(), method, target, bytes("body"), jti, null, *flags) }
        }
        assertEquals(Verdict.Valid, verify(token))
        val wrong = last.replaceRange(9, 10, if (last[9] == 'A') "B" else "A")
        assertEquals(Verdict.Invalid(Status.SIGNATURE), verify("$payload.$wrong"))
    }

/** The verbs of core.json: what Kotlin takes from the Java classes as it is. */
fun Case.runCore() = run {
    when (verb) {
        "hmac_sha256" -> {
            hmacKey().use { assertText("mac_hex", HEX.formatHex(it.hmacSha256(bytes("message")))) }
            assertText("mac_hex", hmacSha256(bytes("secret"), bytes("message")))
        }

        "sha256" -> {
            assertText("digest_hex", HEX.formatHex(Primitives.sha256(bytes("message"))))
        }

        "equal" -> {
            assertEquals(expect["equal"].booleanValue(), Primitives.equal(bytes("a"), bytes("b")))
        }

        "secret_check" -> {
            HmacKey.checkSecret(bytes("secret"))
            hmacKey(bytes("secret")).close()
        }

        "hex_encode" -> {
            assertText("text", Primitives.hexEncode(bytes("bytes")))
        }

        "hex_decode" -> {
            assertText("bytes_hex", HEX.formatHex(Primitives.hexDecode(text("text"))))
        }

        "base64url_encode" -> {
            assertText("text", Primitives.base64urlEncode(bytes("bytes")))
        }

        "base64url_decode" -> {
            assertText("bytes_hex", HEX.formatHex(Primitives.base64urlDecode(text("text"))))
        }

        "ed25519_key" -> {
            ed25519Key(input).use { assertText("public_hex", HEX.formatHex(it.publicKey())) }
        }

        "ed25519_sign" -> {
            ed25519Key().use {
                val signature = it.sign(bytes("message"))
                assertText("signature_hex", HEX.formatHex(signature))
                assertText("public_hex", HEX.formatHex(it.publicKey()))
                assertTrue(isSignedBy(it.publicKey(), bytes("message"), signature))
            }
        }

        "ed25519_verify" -> {
            val signature = HEX.parseHex(text("signature_hex"))
            Ed25519Key.verify(signature, HEX.parseHex(text("public_hex")), bytes("message"))
        }

        else -> {
            runTime()
        }
    }
}

private fun Case.runTime() {
    when (verb) {
        "time_format_utc" -> {
            assertText("utc", Times.formatUtc(number("time_s")))
        }

        "time_format_seconds" -> {
            assertText("seconds", Times.formatSeconds(number("time_s")))
        }

        "time_parse_utc" -> {
            assertEquals(number(expect, "time_s"), Times.parseUtc(text("text")))
        }

        "clock_offset" -> {
            val received = number("received_ms")
            val offset =
                ClockOffset.of(number("sent_ms"), received, number("server_time_ms"), number("resolution_ms"))
            assertEquals(number(expect, "offset_ms"), offset.offsetMs())
            assertEquals(number(expect, "uncertainty_ms"), offset.uncertaintyMs())
        }

        "token_rule" -> {
            val times =
                TokenTimes.NONE
                    .withToken(number("issued_ms"), number("expires_ms"))
                    .withLastRequestMs(number("last_request_ms"))
                    .withMinIntervalMs(number("min_interval_ms"))
                    .withRefreshAheadMs(number("refresh_ahead_ms"))
            val rule = TokenRule.decide(times, number("now_ms"))
            assertText("action", rule.action().name)
            assertEquals(number(expect, "wait_ms"), rule.waitMs())
        }

        else -> {
            fail<Unit>("unknown verb $verb")
        }
    }
}
