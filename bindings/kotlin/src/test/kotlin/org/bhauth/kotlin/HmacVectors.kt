package org.bhauth.kotlin

import org.bhauth.HmacKey
import org.bhauth.Pave
import org.bhauth.Raw
import org.bhauth.Velafi
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.fail

/** The verbs of velafi.json. */
fun Case.runVelafi(): Unit =
    when (verb) {
        "sign" -> {
            run {
                hmacKey().use { key ->
                    val timestampMs = number("timestamp_ms")
                    val signature = Velafi.sign(key, timestampMs)
                    assertText("signature", signature)
                    assertText("payload", Velafi.payload(timestampMs))
                    assertEquals(signature, hmacSha256(bytes("secret"), bytes(expect["payload"])))
                    assertVerified(signature) { verdict { Velafi.verify(it, key, timestampMs, null) } }
                }
            }
        }

        "verify" -> {
            orKey { key -> verdict { Velafi.verify(text("signature"), key, number("timestamp_ms"), window()) } }
        }

        "token_request" -> {
            run {
                hmacKey().use { assertRequest(it.velafiTokenRequest(text("api_key"), number("timestamp_ms"))) }
            }
        }

        "request" -> {
            val call = input["call"]
            run {
                assertRequest(
                    velafiRequest(
                        text(call["token"]),
                        text(call["target"]),
                        text(call["method"]),
                        bytes(call["body"]),
                        text(call["content_type"]),
                    ),
                )
            }
        }

        "token_response" -> {
            run { assertResponse(Velafi.tokenResponse(http())) }
        }

        "response" -> {
            run { assertResponse(Velafi.response(http())) }
        }

        else -> {
            fail("unknown verb $verb")
        }
    }

/** A verdict, or the status of a key that cannot be made. */
internal fun Case.orKey(verify: (HmacKey) -> Verdict) {
    if (bytes("secret").isEmpty()) {
        run { hmacKey() }
    } else {
        hmacKey().use { assertVerdict(verify(it)) }
    }
}

/** The verbs of pave.json. */
fun Case.runPave(): Unit =
    when (verb) {
        "sign" -> {
            val isText = listOf("username", "api_key", "timestamp").all { isUnicode(bytes(it)) }
            run { if (isText) signPave() else rawPave() }
        }

        "verify" -> {
            orKey { key ->
                val (username, apiKey) = text("username") to text("api_key")
                verdict { Pave.verify(text("signature"), key, username, apiKey, text("timestamp"), window()) }
            }
        }

        "request" -> {
            val call = input["call"]
            run {
                hmacKey().use {
                    assertRequest(
                        it.paveRequest(
                            username = text(call["username"]),
                            apiKey = text(call["api_key"]),
                            target = text(call["target"]),
                            method = text(call["method"]),
                            body = bytes(call["body"]),
                            timestamp = text(call["timestamp"]),
                        ),
                    )
                }
            }
        }

        "response" -> {
            run { assertResponse(Pave.response(http())) }
        }

        else -> {
            fail("unknown verb $verb")
        }
    }

private fun Case.signPave() =
    hmacKey().use { key ->
        val signature = Pave.sign(key, text("username"), text("api_key"), text("timestamp"))
        assertText("signature", signature)
        assertText("payload", Pave.payload(text("username"), text("api_key"), text("timestamp")))
        assertEquals(signature, hmacSha256(bytes("secret"), bytes(expect["payload"])))
        assertVerified(signature) {
            verdict { Pave.verify(it, key, text("username"), text("api_key"), text("timestamp"), null) }
        }
    }

private fun Case.rawPave() =
    hmacKey().use { key ->
        val (payload, signature) = Raw.pave(key, bytes("username"), bytes("api_key"), bytes("timestamp"))
        assertText("signature", signature)
        assertBytes("payload", payload)
        assertEquals(signature, hmacSha256(bytes("secret"), payload))
        assertVerified(signature) {
            verdict { Raw.paveVerify(it, key, bytes("username"), bytes("api_key"), bytes("timestamp")) }
        }
    }
