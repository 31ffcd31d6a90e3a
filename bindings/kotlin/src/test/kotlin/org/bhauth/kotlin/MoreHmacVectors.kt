package org.bhauth.kotlin

import org.bhauth.Bitbitduo
import org.bhauth.BitbitduoScheme
import org.bhauth.Param
import org.bhauth.Raw
import org.bhauth.Toobit
import org.bhauth.ToobitCall
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.fail
import java.security.MessageDigest

/** The verbs of toobit.json. */
fun Case.runToobit(): Unit =
    when (verb) {
        "sign" -> {
            run {
                hmacKey().use { key ->
                    val signature = Toobit.sign(key, bytes("query"), bytes("body"))
                    assertText("signature", signature)
                    assertBytes("payload", Toobit.payload(bytes("query"), bytes("body")))
                    if (isUnicode(bytes("query")) && isUnicode(bytes("body"))) {
                        assertEquals(signature, Toobit.sign(key, text("query"), text("body")))
                        assertText("payload", Toobit.payload(text("query"), text("body")))
                    }
                    assertEquals(signature, hmacSha256(bytes("secret"), bytes(expect["payload"])))
                    assertVerified(signature) { verdict { Toobit.verify(it, key, bytes("query"), bytes("body"), 0) } }
                }
            }
        }

        "verify" -> {
            orKey { key ->
                verdict { Toobit.verify(text("signature"), key, bytes("query"), bytes("body"), number("now_ms")) }
            }
        }

        "request" -> {
            run { requestToobit() }
        }

        "response" -> {
            run { assertResponse(Toobit.response(http())) }
        }

        "response_item" -> {
            run { assertResponse(Toobit.responseItem(http(), bits("index"))) }
        }

        "time_request" -> {
            run { assertRequest(Toobit.timeRequest()) }
        }

        "time_response" -> {
            run { assertResponse(Toobit.timeResponse(http())) }
        }

        else -> {
            fail("unknown verb $verb")
        }
    }

private fun Case.requestToobit() {
    val call = input["call"]
    val pairs = call.path("query").toList() + call.path("form").toList()
    if (pairs.all { isUnicode(bytes(it[0])) && isUnicode(bytes(it[1])) }) {
        hmacKey().use {
            assertRequest(
                it.toobitRequest(
                    apiKey = text(call["api_key"]),
                    path = text(call["path"]),
                    method = text(call["method"]),
                    query = call.path("query").map { pair -> text(pair[0]) to text(pair[1]) },
                    form = call.path("form").map { pair -> text(pair[0]) to text(pair[1]) },
                    json = bytes(call["json"]),
                    timestampMs = number(call, "timestamp_ms"),
                    recvWindowMs = number(call, "recv_window_ms"),
                ),
            )
        }
        return
    }
    val builder = ToobitCall.builder(text(call["method"]), text(call["path"])).apiKey(text(call["api_key"]))
    builder.json(bytes(call["json"])).timestampMs(number(call, "timestamp_ms"))
    builder.recvWindowMs(number(call, "recv_window_ms"))
    call.path("query").forEach { builder.query(Param.of(bytes(it[0]), bytes(it[1]))) }
    call.path("form").forEach { builder.form(Param.of(bytes(it[0]), bytes(it[1]))) }
    hmacKey().use { assertRequest(Toobit.request(it, builder.build())) }
}

private fun Case.scheme(): BitbitduoScheme =
    input["scheme"].let {
        if (it.isTextual) BitbitduoScheme.valueOf(it.asText()) else BitbitduoScheme.of(bits("scheme"))
    }

/** The verbs of bitbitduo.json. */
fun Case.runBitbitduo(): Unit =
    when (verb) {
        "sign" -> {
            run { if (isUnicode(bytes("app_id"))) signBitbitduo() else rawBitbitduo() }
        }

        "verify" -> {
            if (input["scheme"].isTextual) {
                assertVerdict(
                    verdict {
                        Bitbitduo.verify(
                            text("signature"),
                            scheme(),
                            text("app_id"),
                            bytes("app_key"),
                            bits("random"),
                            number("time_s"),
                            window(),
                        )
                    },
                )
            } else {
                run { scheme() }
            }
        }

        "token_request" -> {
            run {
                val scheme = scheme()
                assertRequest(
                    bitbitduoTokenRequest(
                        text("app_id"),
                        bytes("app_key"),
                        bits("random"),
                        number("time_s"),
                        scheme,
                    ),
                )
            }
        }

        "token_response" -> {
            run { assertResponse(Bitbitduo.tokenResponse(http(), number("sent_ms"))) }
        }

        "time_request" -> {
            run { assertRequest(Bitbitduo.timeRequest()) }
        }

        "time_response" -> {
            run { assertResponse(Bitbitduo.timeResponse(http())) }
        }

        else -> {
            fail("unknown verb $verb")
        }
    }

private fun platform(
    scheme: BitbitduoScheme,
    appKey: ByteArray,
    payload: ByteArray,
): String =
    if (scheme == BitbitduoScheme.SHA256) {
        HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(payload))
    } else {
        hmacSha256(appKey, payload)
    }

private fun Case.signBitbitduo() {
    val scheme = scheme()
    val signature = Bitbitduo.sign(scheme, text("app_id"), bytes("app_key"), bits("random"), number("time_s"))
    assertText("signature", signature)
    val payload = Bitbitduo.payload(scheme, text("app_id"), bytes("app_key"), bits("random"), number("time_s"))
    assertBytes("payload", payload)
    assertEquals(signature, platform(scheme, bytes("app_key"), payload))
    assertVerified(signature) {
        verdict {
            Bitbitduo.verify(it, scheme, text("app_id"), bytes("app_key"), bits("random"), number("time_s"), null)
        }
    }
}

private fun Case.rawBitbitduo() {
    val scheme = scheme()
    val (payload, signature) =
        Raw.bitbitduo(scheme, bytes("app_id"), bytes("app_key"), bits("random"), number("time_s"))
    assertText("signature", signature)
    assertBytes("payload", payload)
    assertEquals(signature, platform(scheme, bytes("app_key"), payload))
    assertVerified(signature) {
        verdict {
            Raw.bitbitduoVerify(it, scheme, bytes("app_id"), bytes("app_key"), bits("random"), number("time_s"))
        }
    }
}
