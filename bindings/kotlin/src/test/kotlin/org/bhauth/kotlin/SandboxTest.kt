package org.bhauth.kotlin

import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import org.bhauth.Bitbitduo
import org.bhauth.BitbitduoScheme
import org.bhauth.ClockOffset
import org.bhauth.HttpResult
import org.bhauth.Mixin
import org.bhauth.MixinKeystore
import org.bhauth.Pave
import org.bhauth.Primitives
import org.bhauth.ServiceException
import org.bhauth.SignedRequest
import org.bhauth.Status
import org.bhauth.TokenService
import org.bhauth.Toobit
import org.bhauth.Velafi
import org.bhauth.Window
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpResponse
import java.nio.file.Files
import java.util.concurrent.atomic.AtomicInteger
import kotlin.random.Random

/** Each service over real HTTP: a full call that is accepted, and a tampered one that is refused as documented. */
class SandboxTest {
    private fun refused(
        code: Long,
        name: String,
        response: Response,
    ) {
        val refusal = assertInstanceOf(Response.Refused::class.java, response)
        assertEquals(code to name, refusal.code to refusal.name)
        assertTrue(refusal.advice.isNotEmpty(), "no advice")
    }

    @Test
    fun velafi() = runBlocking<Unit> {
        val apiKey = credential("/velafi/api_key")
        hmacKey(credential("/velafi/secret")).use { key ->
            val bought = send(key.velafiTokenRequest(apiKey)).read(Velafi::tokenResponse).orThrow()
            assertTrue(bought.expiresMs > nowMs())
            send(velafiRequest(bought.token, "/v2/account")).read(Velafi::response).orThrow()
            refused(-1002, "UNAUTHORIZED", send(velafiRequest("other", "/v2/account")).read(Velafi::response))
            val old = key.velafiTokenRequest(apiKey, timestampMs = nowMs() - 60_000)
            refused(-1021, "INVALID_TIMESTAMP", send(old).read(Velafi::tokenResponse))
        }
        hmacKey("other").use { key ->
            refused(-1022, "INVALID_SIGNATURE", send(key.velafiTokenRequest(apiKey)).read(Velafi::tokenResponse))
        }
    }

    @Test
    fun pave() = runBlocking<Unit> {
        val user = credential("/pave/username")
        val apiKey = credential("/pave/api_key")
        hmacKey(credential("/pave/secret")).use { key ->
            send(key.paveRequest(user, apiKey, "/v1/sessions")).read(Pave::response).orThrow()
            val body = """{"memo":"é😀"}""".toByteArray()
            val post = key.paveRequest(user, apiKey, "/v1/sessions", method = "POST", body = body)
            send(post).read(Pave::response).orThrow()
        }
        hmacKey("other").use { key ->
            refused(401, "UNAUTHORIZED", send(key.paveRequest(user, apiKey, "/v1/sessions")).read(Pave::response))
        }
    }

    @Test
    fun mixin() = runBlocking<Unit> {
        val claims = { mixinBotClaims(uid = credential("/mixin/uid"), sid = credential("/mixin/sid")) }
        ed25519Key(credential("/mixin/private_key_base64url")).use { key ->
            val me = key.mixinRequest(claims(), "/me")
            send(me).read(Mixin::response).orThrow()
            refused(401, "UNAUTHORIZED", send(me).read(Mixin::response))
            val body = """{"amount":"0.01"}""".toByteArray()
            send(key.mixinRequest(claims(), "/transfers", "POST", body)).read(Mixin::response).orThrow()
        }
    }

    @Test
    fun mixinOAuth() = runBlocking<Unit> {
        val (iss, aid, scp) = listOf("iss", "aid", "scp").map { credential("/mixin/oauth/$it") }
        ed25519Key(credential("/mixin/oauth/seed_hex")).use { key ->
            val httpResponse = send(key.mixinRequest(mixinOauthClaims(iss, aid, scp), "/me"))
            httpResponse.read(Mixin::response).orThrow()
            val server = Primitives.hexDecode(credential("/mixin/server/public_hex"))
            val token = httpResponse.headers().firstValue("X-Integrity-Token").orElseThrow()
            val id = httpResponse.headers().firstValue("X-Request-Id").orElseThrow()
            val window = Window.of(nowMs(), 0, 5000)
            val verify = { body: ByteArray ->
                verdict { Mixin.verifyIntegrity(token, server, "GET", "/me", body, id, window) }
            }
            assertEquals(Verdict.Valid, verify(httpResponse.body()))
            assertEquals(Verdict.Invalid(Status.TOKEN_REQUEST), verify("{}".toByteArray()))
        }
    }

    @Test
    fun mixinPin() = runBlocking<Unit> {
        val key = credential("/mixin/seed_hex")
        val server = credential("/mixin/server/public_hex")
        val file = """{"app_id":"u","session_id":"s","session_private_key":"$key","server_public_key":"$server"}"""
        val claims = { mixinBotClaims(uid = credential("/mixin/uid"), sid = credential("/mixin/sid")) }
        MixinKeystore.read(file.toByteArray()).use { keystore ->
            ed25519Key(key).use {
                suspend fun verify(pin: String): Response {
                    val iterator = Mixin.iteratorNext(0, nowMs())
                    val iv = Random.nextBytes(16)
                    val sealed = Mixin.pin(keystore, pin.toByteArray(), iv, nowMs() / 1000, iterator)
                    val body = """{"pin_base64":"$sealed"}""".toByteArray()
                    return send(it.mixinRequest(claims(), "/pin/verify", "POST", body)).read(Mixin::response)
                }
                refused(20119, "PIN_INCORRECT", verify("654321"))
                verify(credential("/mixin/pin")).orThrow()
            }
        }
    }

    @Test
    fun mixinAuthorization() = runBlocking<Unit> {
        val (iss, code, verifier) = listOf("iss", "code", "code_verifier").map { credential("/mixin/oauth/$it") }
        ed25519Key(credential("/mixin/oauth/seed_hex")).use { key ->
            val bought = send(Mixin.oauthTokenRequest(iss, code, "", verifier, key.publicKey()))
            bought.read(Mixin::oauthTokenResponse).orThrow()
            val granted = Mixin.authorizationRead(bought.body())
            val me = key.mixinRequest(mixinOauthClaims(iss, granted.authorizationId(), granted.scope()), "/me")
            val response = HttpResult.of(send(me))
            val verify = { target: String ->
                verdict { Mixin.responseVerify(response, granted.serverKey(), target, me.header("X-Request-Id"), null) }
            }
            assertEquals(Verdict.Valid, verify("/me"))
            assertEquals(Verdict.Invalid(Status.TOKEN_REQUEST), verify("/you"))
        }
    }

    @Test
    fun toobit() = runBlocking<Unit> {
        val apiKey = credential("/toobit/api_key")
        hmacKey(credential("/toobit/secret")).use { key ->
            val sentMs = nowMs()
            val time = send(Toobit.timeRequest()).read(Toobit::timeResponse).orThrow()
            val offset = ClockOffset.of(sentMs, nowMs(), time.serverTimeMs, 1)
            assertTrue(Math.abs(offset.offsetMs()) <= offset.uncertaintyMs(), "$offset")
            send(key.toobitRequest(apiKey, "/api/v1/futures/balance")).read(Toobit::response).orThrow()
            val order =
                key.toobitRequest(
                    apiKey,
                    path = "/api/v1/spot/order",
                    method = "POST",
                    query = listOf("symbol" to "BTCUSDT", "memo" to "a b@ü😀&="),
                    form = listOf("quantity" to "1", "price" to "400"),
                )
            send(order).read(Toobit::response).orThrow()
            val old = key.toobitRequest(apiKey, "/api/v1/futures/balance", timestampMs = nowMs() - 6000)
            refused(-1021, "INVALID_TIMESTAMP", send(old).read(Toobit::response))
        }
    }

    @Test
    fun bitbitduo() = runBlocking<Unit> {
        for (account in listOf("", "_hmac", "_hmac_appid")) {
            val scheme = BitbitduoScheme.valueOf(credential("/bitbitduo/scheme$account"))
            val id = credential("/bitbitduo/app_id$account")
            val key = credential("/bitbitduo/app_key$account").toByteArray()
            val sentMs = nowMs()
            val bought = send(bitbitduoTokenRequest(id, key, scheme = scheme))
            val read = { it: HttpResponse<ByteArray> -> Bitbitduo.tokenResponse(it, sentMs) }
            assertTrue(bought.read(read).orThrow().token.startsWith("robotapi:"))
            key[0] = (key[0] + 1).toByte()
            val tampered = send(bitbitduoTokenRequest(id, key, scheme = scheme))
            refused(5, "BBD_WRONG_CODE_005", tampered.read(read))
        }
        send(Bitbitduo.timeRequest()).read(Bitbitduo::timeResponse).orThrow()
    }

    /** The sandbox's short-lived tokens live two seconds. */
    @Test
    fun aTokenSourceRefreshes() = runBlocking<Unit> {
        hmacKey(credential("/velafi/secret")).use { key ->
            val service = TokenService.velafi(key, credential("/velafi/api_key_short_lived"))
            val source = tokenSource(service, base = BASE)
            val first = source.awaitToken()
            assertEquals(List(20) { first }, List(20) { async { source.awaitToken() } }.awaitAll())
            send(velafiRequest(first, "/v2/account")).read(Velafi::response).orThrow()
            delay(2100)
            val second = source.awaitToken()
            assertNotEquals(first, second)
            send(velafiRequest(second, "/v2/account")).read(Velafi::response).orThrow()
            CALLS.addAndGet(2)
        }
    }

    /** This test of its own name, since the account is limited to one token a minute. */
    @Test
    fun aTokenSourceIsToldOfTheLimit() = runBlocking<Unit> {
        val appKey = credential("/bitbitduo/app_key_limited").toByteArray()
        TokenService.bitbitduo(BitbitduoScheme.SHA256, credential("/bitbitduo/app_id_limited"), appKey).use { service ->
            val source = tokenSource(service, base = BASE)
            assertEquals(source.awaitToken(), source.awaitToken())
            val other = tokenSource(service, base = BASE)
            repeat(2) {
                val refusal = assertThrows<ServiceException> { runBlocking { other.awaitToken() } }
                assertEquals(429, refusal.response().errorCode())
            }
            CALLS.addAndGet(2)
        }
    }

    companion object {
        private val BASE: URI =
            URI.create(System.getenv("BH_SANDBOX_URL") ?: error("BH_SANDBOX_URL is not set: run 'make test-kotlin'"))
        private val CREDENTIALS =
            JSON.readTree(Files.readAllBytes(ROOT.resolve("tests/sandbox/credentials.json")))
        private val CLIENT: HttpClient = HttpClient.newHttpClient()
        private val CALLS = AtomicInteger()

        private fun credential(pointer: String): String = CREDENTIALS.at(pointer).asText()

        private suspend fun send(request: SignedRequest): HttpResponse<ByteArray> {
            CALLS.incrementAndGet()
            return CLIENT.send(request, BASE)
        }

        @AfterAll
        @JvmStatic
        fun count() {
            assertTrue(CALLS.get() >= 20, "only ${CALLS.get()} calls")
            writeCount("calls", CALLS.get())
        }
    }
}
