package org.bhauth.kotlin

import com.sun.net.httpserver.HttpServer
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.bhauth.BhAuthException
import org.bhauth.HmacKey
import org.bhauth.ServiceException
import org.bhauth.Status
import org.bhauth.TokenService
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.URI
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicLong

/** Tokens that are kept, refreshed ahead, and not requested too often: without blocking a thread. */
class TokenSourceTest {
    /** A VelaFi of which each response, and the number of requests, is known. */
    private class Fake : AutoCloseable {
        val requests = AtomicInteger()
        val nowMs = AtomicLong(1740568725231L)
        val key: HmacKey = hmacKey("secret")

        @Volatile var isDown = false

        @Volatile var delayMs = 0L
        private val pool = Executors.newCachedThreadPool()
        private val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)

        init {
            server.executor = pool
            server.createContext("/v2/token/generate") { exchange ->
                val number = requests.incrementAndGet()
                Thread.sleep(delayMs)
                val expires = nowMs.get() + 3_600_000
                val body =
                    if (isDown) {
                        """{"code":-1003,"msg":"down"}"""
                    } else {
                        """{"code":200,"data":{"token":"t$number","expireTime":"$expires"}}"""
                    }.toByteArray()
                exchange.sendResponseHeaders(200, body.size.toLong())
                exchange.responseBody.write(body)
                exchange.close()
            }
            server.start()
        }

        fun source(minIntervalMs: Long = 1000) =
            TokenSource(
                TokenService.velafi(key, "key"),
                base = URI.create("http://127.0.0.1:${server.address.port}"),
                clockMs = nowMs::get,
                minIntervalMs = minIntervalMs,
            )

        override fun close() {
            server.stop(0)
            pool.shutdownNow()
            key.close()
        }
    }

    @Test
    fun aTokenIsRefreshedAheadOfItsExpiry() = runBlocking<Unit> {
        Fake().use { fake ->
            val source = fake.source()
            assertEquals("t1", source.token())
            fake.nowMs.addAndGet(3_600_000 - 300_001)
            assertEquals("t1", source.token())
            fake.nowMs.addAndGet(1)
            assertEquals("t2", source.token())
        }
    }

    @Test
    fun aFailedRefreshKeepsTheGoodToken() = runBlocking<Unit> {
        Fake().use { fake ->
            val source = fake.source(minIntervalMs = 60_000)
            assertEquals("t1", source.token())
            fake.isDown = true
            fake.nowMs.addAndGet(3_400_000)
            repeat(2) { assertEquals("t1", source.token()) }
            assertEquals(2, fake.requests.get())
            fake.nowMs.addAndGet(200_000)
            repeat(2) { assertThrows<ServiceException> { runBlocking { source.token() } } }
            assertEquals(3, fake.requests.get())
            fake.isDown = false
            fake.nowMs.addAndGet(60_000)
            assertEquals("t4", source.token())
        }
    }

    @Test
    fun manyCoroutinesMakeOneRequest() = runBlocking<Unit> {
        Fake().use { fake ->
            fake.delayMs = 200
            val source = fake.source()
            val tokens = List(200) { async(Dispatchers.Default) { source.token() } }.awaitAll()
            assertEquals(setOf("t1"), tokens.toSet())
            // Ahead of its expiry the old token is given to those who need not wait.
            fake.nowMs.addAndGet(3_400_000)
            fake.delayMs = 1000
            val refreshing = async(Dispatchers.Default) { source.token() }
            while (fake.requests.get() < 2) delay(1)
            fake.nowMs.addAndGet(2000)
            assertEquals("t1", source.token())
            assertEquals("t2", refreshing.await())
            assertEquals(2, fake.requests.get())
        }
    }

    /** One thread for both: it is free while the token source waits. */
    @Test
    fun waitingSuspendsAndCanBeCancelled() = runBlocking<Unit> {
        Fake().use { fake ->
            val source = fake.source(minIntervalMs = 60_000)
            assertEquals("t1", source.token())
            source.invalidate()
            val waiting = launch { source.token() }
            delay(50)
            assertTrue(waiting.isActive)
            withTimeout(5000) { waiting.cancelAndJoin() }
            fake.delayMs = 60_000
            fake.nowMs.addAndGet(60_000)
            val sending = launch { source.token() }
            while (fake.requests.get() < 2) delay(1)
            withTimeout(5000) { sending.cancelAndJoin() }
        }
    }

    @Test
    fun aClosedKeyIsAFailure() = runBlocking<Unit> {
        Fake().use { fake ->
            val source = fake.source()
            fake.key.close()
            repeat(2) {
                val refusal = assertThrows<BhAuthException> { runBlocking { source.token() } }
                assertEquals(Status.KEY, refusal.status())
            }
            assertThrows<BhAuthException> { fake.source(minIntervalMs = -1) }
        }
    }
}
