package org.bhauth.kotlin

import org.bhauth.Ed25519Key
import org.bhauth.MixinKeystore
import org.bhauth.Query
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.fail

/** The verbs of input.json: what Kotlin takes from the Java classes as it is. */
fun Case.runInput() =
    run {
        when (verb) {
            "ed25519_key_read" -> {
                if (isUnicode(bytes("text"))) {
                    ed25519Key(text("text")).use { assertText("public_hex", HEX.formatHex(it.publicKey())) }
                }
                Ed25519Key.read(bytes("text")).use { assertText("public_hex", HEX.formatHex(it.publicKey())) }
            }

            "ed25519_public_read" -> {
                assertText("public_hex", HEX.formatHex(Ed25519Key.readPublic(bytes("text"))))
            }

            "mixin_keystore_read" -> {
                MixinKeystore.read(bytes("text")).use { keystore ->
                    val expected = expect["keystore"]
                    val texts =
                        with(keystore) {
                            listOf(appId(), sessionId(), authorizationId(), scope(), String(privateKey())) +
                                listOf(serverKey(), String(spendKey()), String(pin()), serverKeyKind().name)
                        }
                    val names =
                        listOf("app_id", "session_id", "authorization_id", "scope", "private_key", "server_key") +
                            listOf("spend_key", "pin", "server_key_kind")
                    assertEquals(names.map { text(expected[it]) }, texts)
                }
            }

            "percent_encode" -> {
                assertText("text", Query.percentEncode(bytes("text")))
            }

            "query_encode" -> {
                assertText("text", Query.encode(params(input["params"])))
            }

            else -> {
                fail<Unit>("unknown verb $verb")
            }
        }
    }
