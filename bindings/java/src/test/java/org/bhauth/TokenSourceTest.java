package org.bhauth;

import static org.bhauth.Sandbox.credential;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Tokens that are kept, refreshed ahead, and not requested too often. */
class TokenSourceTest {
    /** The sandbox's short-lived tokens live two seconds. */
    @Test
    void theSandboxRefreshesAnExpiredToken() throws Exception {
        try (HmacKey key = HmacKey.of(credential("/velafi/secret"));
                TokenService service =
                        TokenService.velafi(key, credential("/velafi/api_key_short_lived"))) {
            TokenSource source = TokenSource.builder(service).base(Sandbox.BASE).build();
            String first = source.token();
            assertEquals(first, source.token());
            Velafi.response(Sandbox.send(Velafi.request(first, "GET", "/v2/account"))).orThrow();
            Thread.sleep(2100);
            Sandbox.assertRefused(
                    -1002,
                    "UNAUTHORIZED",
                    Velafi.response(Sandbox.send(Velafi.request(first, "GET", "/v2/account"))));
            String second = source.token();
            assertNotEquals(first, second);
            Velafi.response(Sandbox.send(Velafi.request(second, "GET", "/v2/account"))).orThrow();
            Sandbox.called(2);
        }
    }

    @Test
    void theSandboxsLimitIsKept() throws Exception {
        byte[] appKey = credential("/bitbitduo/app_key_limited").getBytes(UTF_8);
        try (TokenService service =
                TokenService.bitbitduo(
                        BitbitduoScheme.SHA256, credential("/bitbitduo/app_id_limited"), appKey)) {
            AtomicLong nowMs = new AtomicLong(Times.nowMs());
            TokenSource patient =
                    TokenSource.builder(service).base(Sandbox.BASE).clockMs(nowMs::get).build();
            assertTrue(patient.token().startsWith("robotapi:"));
            assertEquals(patient.token(), patient.token());
            // Another source knows nothing of that request: the service refuses it, and it is not
            // asked again at once.
            TokenSource other =
                    TokenSource.builder(service).base(Sandbox.BASE).clockMs(nowMs::get).build();
            ServiceException refusal = assertThrows(ServiceException.class, other::token);
            assertEquals(429, refusal.response().errorCode());
            ServiceException again = assertThrows(ServiceException.class, other::token);
            assertEquals(refusal.getMessage(), again.getMessage());
            Sandbox.called(2);
        }
    }

    /** A VelaFi of which each response, and the number of requests, is known. */
    private static final class Fake implements AutoCloseable {
        final AtomicInteger requests = new AtomicInteger();
        final TestTimer time = new TestTimer();
        final HttpServer server;
        final HmacKey key = HmacKey.of("secret");
        volatile boolean down;

        Fake() throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/v2/token/generate",
                    exchange -> {
                        int number = requests.incrementAndGet();
                        byte[] body =
                                (down
                                                ? "{\"code\":-1003,\"msg\":\"down\"}"
                                                : "{\"code\":200,\"data\":{\"token\":\"t"
                                                        + number
                                                        + "\",\"expireTime\":"
                                                        + (time.nowMs() + 3_600_000)
                                                        + "}}")
                                        .getBytes(UTF_8);
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            server.start();
        }

        TokenSource.Builder source() {
            return time.of(
                    TokenSource.builder(TokenService.velafi(key, "key"))
                            .base(URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
        }

        @Override
        public void close() {
            server.stop(0);
            key.close();
        }
    }

    /** The old token until the next is there. */
    private static void assertRefreshed(String old, String next, TokenSource source)
            throws Exception {
        String token = source.token();
        while (token.equals(old)) {
            Thread.onSpinWait();
            token = source.token();
        }
        assertEquals(next, token);
    }

    @Test
    void aTokenIsRefreshedAheadOfItsExpiry() throws Exception {
        try (Fake fake = new Fake()) {
            TokenSource source = fake.source().build();
            assertEquals("t1", source.token());
            fake.time.advance(3_600_000 - 300_001);
            assertEquals("t1", source.token());
            assertEquals(1, fake.requests.get());
            fake.time.advance(1);
            assertRefreshed("t1", "t2", source);
            TokenSource late = fake.source().refreshAheadMs(1000).build();
            assertEquals("t3", late.token());
            fake.time.advance(3_598_999);
            assertEquals("t3", late.token());
            assertEquals(3, fake.requests.get());
            fake.time.advance(1);
            assertRefreshed("t3", "t4", late);
        }
    }

    @Test
    void aFailedRefreshKeepsTheGoodToken() throws Exception {
        try (Fake fake = new Fake()) {
            TokenSource source = fake.source().minIntervalMs(60_000).build();
            assertEquals("t1", source.token());
            fake.down = true;
            fake.time.advance(3_400_000);
            assertEquals("t1", source.token());
            while (fake.requests.get() < 2 || fake.time.waiting() > 0) {
                Thread.onSpinWait();
            }
            assertEquals("t1", source.token());
            assertEquals(2, fake.requests.get());
            fake.time.advance(200_000);
            ServiceException refusal = assertThrows(ServiceException.class, source::token);
            assertEquals("TOO_MANY_REQUESTS", refusal.response().errorName());
            assertThrows(ServiceException.class, source::token);
            assertEquals(3, fake.requests.get());
            fake.down = false;
            fake.time.advance(60_000);
            assertEquals("t4", source.token());
        }
    }

    @Test
    void manyThreadsMakeOneRequest() throws Exception {
        try (Fake fake = new Fake()) {
            TokenSource source = fake.source().build();
            ExecutorService pool = Executors.newFixedThreadPool(8);
            Set<String> tokens = new HashSet<>();
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                results.add(pool.submit(source::token));
            }
            for (Future<String> result : results) {
                tokens.add(result.get());
            }
            assertEquals(Set.of("t1"), tokens);
            assertEquals(1, fake.requests.get());
            pool.shutdown();
        }
    }

    @Test
    void failuresOfOtherKindsAreThrown() throws Exception {
        try (Fake fake = new Fake()) {
            TokenSource unreachable = fake.source().base(URI.create("http://127.0.0.1:1")).build();
            assertThrows(IOException.class, unreachable::token);
            assertThrows(IOException.class, unreachable::token);
            TokenSource seconds = fake.source().clockMs(() -> 1740568725L).build();
            assertEquals(
                    Status.TIME_IS_SECONDS,
                    assertThrows(BhAuthException.class, seconds::token).status());
            BhAuthException negative =
                    assertThrows(
                            BhAuthException.class, () -> fake.source().refreshAheadMs(-1).build());
            assertEquals(Status.INTERVAL, negative.status());
            TokenSource closed = fake.source().build();
            fake.key.close();
            assertEquals(Status.KEY, assertThrows(BhAuthException.class, closed::token).status());
            assertEquals(Status.KEY, assertThrows(BhAuthException.class, closed::token).status());
        }
    }
}
