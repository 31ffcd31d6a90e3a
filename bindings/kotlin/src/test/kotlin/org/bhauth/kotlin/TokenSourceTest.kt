package org.bhauth.kotlin

import com.sun.net.httpserver.HttpServer
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancel
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield
import org.bhauth.BhAuthException
import org.bhauth.BitbitduoScheme
import org.bhauth.HmacKey
import org.bhauth.Status
import org.bhauth.TestTimer
import org.bhauth.TokenService
import org.bhauth.TokenSource
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.assertThrows
import java.io.IOException
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.URI
import java.net.http.HttpClient
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger

/** Java's token source, suspending: a coroutine ends its own waiting and nothing else. */
@Timeout(60)
class TokenSourceTest {
    /** A VelaFi that answers when it may. */
    private class Fake : AutoCloseable {
        val requests = AtomicInteger()
        val time = TestTimer()
        val key: HmacKey = hmacKey("secret")

        @Volatile var mayAnswer = CountDownLatch(0)
        private val pool = Executors.newCachedThreadPool()
        private val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
        val base: URI get() = URI.create("http://127.0.0.1:${server.address.port}")

        init {
            server.executor = pool
            server.createContext("/v2/token/generate") { exchange ->
                val number = requests.incrementAndGet()
                mayAnswer.await()
                val expires = time.nowMs() + 3_600_000
                val body = """{"code":200,"data":{"token":"t$number","expireTime":"$expires"}}""".toByteArray()
                exchange.sendResponseHeaders(200, body.size.toLong())
                exchange.responseBody.write(body)
                exchange.close()
            }
            server.start()
        }

        fun source(): TokenSource =
            time.of(TokenSource.builder(TokenService.velafi(key, "key")).base(base).minIntervalMs(60_000)).build()

        suspend fun untilRequest(number: Int) {
            while (requests.get() < number) yield()
        }

        override fun close() {
            mayAnswer.countDown()
            server.stop(0)
            pool.shutdownNow()
            key.close()
        }
    }

    @Test
    fun manyCoroutinesMakeOneRequest() = runBlocking<Unit> {
        Fake().use { fake ->
            val source = fake.source()
            val tokens = List(200) { async(Dispatchers.Default) { source.awaitToken() } }.awaitAll()
            assertEquals(setOf("t1"), tokens.toSet())
            assertEquals(1, fake.requests.get())
        }
    }

    @Test
    fun aTimeoutEndsItsOwnWaitingAlone() = runBlocking<Unit> {
        Fake().use { fake ->
            fake.mayAnswer = CountDownLatch(1)
            val source = fake.source()
            // Its request is under way before its time is up, however busy the machine.
            val first =
                launch(start = CoroutineStart.UNDISPATCHED) {
                    assertNull(withTimeoutOrNull(500) { source.awaitToken() })
                }
            fake.untilRequest(1)
            first.join()
            val cancelled = launch { source.awaitToken() }
            yield()
            cancelled.cancelAndJoin()
            val others = List(5) { async(start = CoroutineStart.UNDISPATCHED) { source.awaitToken() } }
            fake.mayAnswer.countDown()
            assertEquals(List(5) { "t1" }, others.awaitAll())
            assertEquals(1, fake.requests.get())
        }
    }

    @Test
    fun whoIsCancelledAlreadySendsNothing() = runBlocking<Unit> {
        Fake().use { fake ->
            val source = fake.source()
            val asked =
                launch(start = CoroutineStart.UNDISPATCHED) {
                    coroutineContext.cancel()
                    source.awaitToken()
                }
            asked.join()
            assertTrue(asked.isCancelled)
            assertEquals(0L, fake.time.waiting(), "a request that may time out")
        }
    }

    /** One thread for all: it is free while the token source waits, and so is invalidate. */
    @Test
    fun waitingSuspendsAndInvalidateReturnsAtOnce() = runBlocking<Unit> {
        Fake().use { fake ->
            val source = fake.source()
            val first = source.awaitToken()
            source.invalidate(first)
            val waiting = async(start = CoroutineStart.UNDISPATCHED) { source.awaitToken() }
            val gone = launch(start = CoroutineStart.UNDISPATCHED) { source.awaitToken() }
            source.invalidate(first)
            assertTrue(waiting.isActive)
            gone.cancelAndJoin()
            fake.time.advance(60_000)
            assertEquals("t2", waiting.await())
            // A late refusal of the old token.
            source.invalidate(first)
            assertEquals("t2", source.awaitToken())
            assertEquals(2, fake.requests.get())
        }
    }

    @Test
    fun everyWaitingCoroutineSeesTheFailure() = runBlocking<Unit> {
        Fake().use { fake ->
            fake.mayAnswer = CountDownLatch(1)
            val source = fake.source()
            val all = List(3) { async(start = CoroutineStart.UNDISPATCHED) { runCatching { source.awaitToken() } } }
            fake.untilRequest(1)
            fake.time.advance(30_000)
            all.awaitAll().forEach { assertTrue(it.exceptionOrNull() is IOException, it.toString()) }
            fake.mayAnswer.countDown()
            fake.time.advance(30_000)
            assertEquals("t2", source.awaitToken())
        }
    }

    /** Bought with the clock a day ahead: how long it lives is not known once the clock is put right. */
    @Test
    fun aTokenOfAClockThatWasAheadIsNotUsed() = runBlocking<Unit> {
        Fake().use { fake ->
            val source = fake.source()
            fake.time.set(fake.time.nowMs() + 86_400_000)
            assertEquals("t1", source.awaitToken())
            fake.time.set(fake.time.nowMs() - 86_400_000)
            assertEquals("t2", source.awaitToken())
        }
    }

    @Test
    fun noFailureShowsTheQuery() = runBlocking<Unit> {
        TokenService.bitbitduo(BitbitduoScheme.SHA256, "id", "app key".toByteArray()).use { service ->
            val source = tokenSource(service, URI.create("http://127.0.0.1:1"))
            val failure = assertThrows<IOException> { runBlocking { source.awaitToken() } }
            assertFalse("sig=" in failure.stackTraceToString(), failure.stackTraceToString())
        }
    }

    @Test
    fun aClosedKeyIsAFailure() = runBlocking<Unit> {
        Fake().use { fake ->
            val source = fake.source()
            fake.key.close()
            repeat(2) {
                val refusal = assertThrows<BhAuthException> { runBlocking { source.awaitToken() } }
                assertEquals(Status.KEY, refusal.status())
            }
        }
    }

    @Test
    fun itIsCheckedWhenItIsMade() {
        Fake().use { fake ->
            val service = TokenService.velafi(fake.key, "key")
            val clocks = AtomicInteger()
            val source =
                tokenSource(service, fake.base, clockMs = {
                    clocks.incrementAndGet()
                    fake.time.nowMs()
                })
            assertEquals(0, clocks.get())
            assertEquals("t1", runBlocking { source.awaitToken() })
            assertThrows<BhAuthException> { tokenSource(service, minIntervalMs = -1) }
            assertThrows<IllegalArgumentException> { tokenSource(service, URI.create("https://u:p@host")) }
            val follower = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()
            assertThrows<IllegalArgumentException> { tokenSource(service, client = follower) }
            val request = velafiRequest("token", "/v2/account")
            assertThrows<IllegalArgumentException> { runBlocking { follower.send(request, fake.base) } }
            assertFalse(fake.requests.get() > 1)
        }
    }
}
