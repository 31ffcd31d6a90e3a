package org.bhauth.kotlin

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.runBlocking
import org.bhauth.BhAuth
import org.bhauth.BhAuthException
import org.bhauth.BitbitduoScheme
import org.bhauth.HttpResult
import org.bhauth.ServiceException
import org.bhauth.Status
import org.bhauth.Toobit
import org.bhauth.UnknownOutcomeException
import org.bhauth.Velafi
import org.bhauth.Window
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import java.nio.file.Files
import kotlin.time.Duration.Companion.seconds

/** Calls that are wrong, and what Kotlin adds to the Java classes. */
class MisuseTest {
    private val timestampMs = 1740568725231L

    private fun assertStatus(
        status: Status,
        call: () -> Unit,
    ) = assertEquals(status, assertThrows<BhAuthException> { call() }.status())

    @Test
    fun closedKeysAreRefused() {
        val key = hmacKey("secret")
        val signature = key.use { Velafi.sign(it, timestampMs) }
        assertStatus(Status.KEY) { Velafi.sign(key, timestampMs) }
        assertStatus(Status.KEY) { Toobit.sign(key, "timestamp=$timestampMs", "") }
        assertStatus(Status.KEY) { key.paveRequest("user", "key", "/v1/sessions") }
        // No verdict: the signature may be right.
        assertStatus(Status.KEY) { verdict { Velafi.verify(signature, key, timestampMs, null) } }
        val signer = ed25519Key("00".repeat(32))
        signer.close()
        assertStatus(Status.KEY) { signer.mixinRequest(mixinBotClaims("u", "s"), "/me") }
    }

    @Test
    fun secretsAreChecked() {
        assertStatus(Status.SECRET_EMPTY) { hmacKey("") }
        assertStatus(Status.SECRET_SPACE) { hmacKey("secret\n") }
        assertStatus(Status.SECRET_SPACE) { hmacKey(" secret".toByteArray()) }
        hmacKey("secret\n", check = false).close()
        assertStatus(Status.KEY_LENGTH) { ed25519Key("g".repeat(64)) }
        assertStatus(Status.SECRET_EMPTY) { ed25519Key("") }
        assertStatus(Status.KEY_LENGTH) { ed25519Key("AAAA") }
        assertStatus(Status.UTF8) { hmacKey("a\ud800") }
    }

    @Test
    fun argumentsAreChecked() {
        hmacKey("secret").use { key ->
            assertStatus(Status.TIME_IS_SECONDS) { Velafi.sign(key, timestampMs / 1000) }
            assertStatus(Status.PARAM_SIGNATURE) { key.toobitRequest("k", "/a", query = listOf("signature" to "x")) }
            assertStatus(Status.PARAM_DUPLICATE) {
                key.toobitRequest("k", "/a", method = "POST", form = listOf("a" to "1", "a" to "2"))
            }
            assertStatus(Status.RECV_WINDOW) {
                key.toobitRequest("k", "/a", recvWindowMs = Toobit.MAX_RECV_WINDOW_MS + 1)
            }
            assertStatus(Status.HEADER_VALUE) { key.velafiTokenRequest("key\n") }
            assertStatus(Status.UTF8) { Toobit.sign(key, "a=\ud800", "") }
        }
        ed25519Key("00".repeat(32)).use { key ->
            assertStatus(Status.CLAIMS) { key.mixinRequest(mixinBotClaims("", "s"), "/me") }
            assertStatus(Status.CLAIMS_TIME) { key.mixinRequest(mixinBotClaims("u", "s", lifetime = 0.seconds), "/") }
        }
        assertStatus(Status.RANDOM_RANGE) { bitbitduoTokenRequest("id", ByteArray(1), 99999, timestampMs / 1000) }
    }

    @Test
    fun verdictsAreExhaustive() {
        hmacKey("secret").use { key ->
            val signature = Velafi.sign(key, timestampMs)
            val verify = { text: String, window: Window? ->
                verdict { Velafi.verify(text, key, timestampMs, window) }
            }
            val texts =
                listOf(
                    verify(signature, null),
                    verify("no", null),
                    verify(signature, Window.of(timestampMs + 6000, 5000, 1000)),
                    verify(signature, Window.of(timestampMs - 1001, 5000, 1000)),
                ).map {
                    when (it) {
                        Verdict.Valid -> "valid"
                        is Verdict.Invalid -> it.status.name
                    }
                }
            assertEquals(listOf("valid", "SIGNATURE_FORMAT", "STALE", "FUTURE"), texts)
            assertTrue(verify(signature.uppercase(), null).isValid)
            assertFalse(verify("0".repeat(64), null).isValid)
        }
    }

    @Test
    fun responsesAreExhaustive() {
        val bought = """{"code":200,"data":{"token":"hidden","expireTime":"1740568725231"}}"""
        val read = { status: Int, body: String ->
            Velafi.tokenResponse(HttpResult.of(status, body.toByteArray())).toResponse()
        }
        val accepted = read(200, bought)
        val refused = read(400, """{"code":-1022,"msg":"no"}""")
        val unknown = Toobit.response(HttpResult.noResponse().withMethod("POST")).toResponse()
        val texts =
            listOf(accepted, refused, unknown).map {
                when (it) {
                    is Response.Accepted -> it.token
                    is Response.Refused -> "${it.code} ${it.name}: ${it.message}"
                    is Response.Partial -> "${it.failedCount} of ${it.itemCount}"
                    is Response.Unknown -> "unknown"
                }
            }
        assertEquals(listOf("hidden", "-1022 INVALID_SIGNATURE: no", "unknown"), texts)
        assertFalse(accepted.toString().contains("hidden"))
        assertThrows<UnknownOutcomeException> { unknown.orThrow() }
        assertEquals(-1022, assertThrows<ServiceException> { refused.orThrow() }.response().errorCode())
    }

    @Test
    fun oneKeyServesManyCoroutines() = runBlocking<Unit> {
        hmacKey("secret").use { key ->
            val expected = Velafi.sign(key, timestampMs)
            val signed = List(64) { async(Dispatchers.Default) { List(100) { Velafi.sign(key, timestampMs) } } }
            assertEquals(setOf(expected), signed.awaitAll().flatten().toSet())
        }
    }

    /** The classes that Kotlin's users see are Java's: every status is among them. */
    @Test
    fun statusesAreTheDescriptions() {
        val api = JSON.readTree(Files.readAllBytes(ROOT.resolve("include/bh_auth.api.json")))
        val statuses = api["statuses"].associate { it["name"].asText() to it["number"].asInt() }
        assertEquals(statuses, (Status.entries - Status.UNKNOWN).associate { it.headerName() to it.number() })
        assertEquals(listOf(0, 1, 2), BitbitduoScheme.entries.map { it.number() })
        assertEquals(api["version"].asText(), BhAuth.version())
        assertTrue(Files.readString(ROOT.resolve("bindings/kotlin/pom.xml")).contains("<version>${BhAuth.version()}<"))
    }
}
