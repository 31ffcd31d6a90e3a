package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The request for a token belongs to none of those who wait for it, and ends whatever the client
 * does.
 */
@Timeout(60)
class TokenFlightTest {
    private static final URI BASE = URI.create("https://api.velafi.com");
    private final HmacKey key = HmacKey.of("secret");
    private final TestTimer time = new TestTimer();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void close() {
        answered.countDown();
        key.close();
    }

    private TokenSource source(TestClient.Sender sender) {
        return time.of(TokenSource.builder(TokenService.velafi(key, "key")))
                .client(
                        new TestClient(
                                request -> {
                                    requests.incrementAndGet();
                                    return sender.send(request);
                                }))
                .minIntervalMs(60_000)
                .build();
    }

    private HttpResponse<byte[]> good(HttpRequest request) {
        return TestClient.velafi(request, "t" + requests.get(), time.nowMs() + 3_600_000);
    }

    /** Does not answer until the test says so. */
    private TokenSource slow() {
        return source(
                request -> {
                    answered.await();
                    return good(request);
                });
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoIsInterruptedOrTimesOutEndsItsOwnWaitingAlone() throws Exception {
        TokenSource source = slow();
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread first =
                new Thread(
                        () -> {
                            try {
                                source.token();
                            } catch (Exception e) {
                                seen.set(e);
                            }
                        });
        first.start();
        until(() -> requests.get() == 1);
        first.interrupt();
        first.join();
        assertInstanceOf(InterruptedException.class, seen.get());
        assertThrows(
                ExecutionException.class,
                () ->
                        source.tokenAsync()
                                .orTimeout(1, java.util.concurrent.TimeUnit.MILLISECONDS)
                                .get());
        assertTrue(source.tokenAsync().cancel(true));
        List<CompletableFuture<String>> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            others.add(source.tokenAsync());
        }
        answered.countDown();
        for (CompletableFuture<String> other : others) {
            assertEquals("t1", other.get(30, SECONDS));
        }
        assertEquals(1, requests.get());
    }

    @Test
    void whoIsInterruptedAlreadySendsNothing() throws Exception {
        TokenSource source = source(this::good);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, source::token);
        assertEquals(0, time.waiting(), "a request that may time out");
        assertEquals("t1", source.token());
        assertEquals(1, requests.get());
    }

    @Test
    void aLateRefusalOfAnOldTokenDoesNothing() throws Exception {
        TokenSource source = source(this::good);
        String first = source.token();
        source.invalidate(first);
        time.advance(60_000);
        String second = source.token();
        assertEquals("t2", second);
        source.invalidate(first);
        source.invalidate("");
        assertEquals(second, source.token());
        assertEquals(2, requests.get());
    }

    /**
     * Neither waiting for the service's interval nor the request holds anything that invalidate
     * needs.
     */
    @Test
    void invalidateReturnsAtOnce() throws Exception {
        TokenSource waiting = source(this::good);
        waiting.invalidate(waiting.token());
        CompletableFuture<String> next = waiting.tokenAsync();
        until(() -> time.waiting() == 1); // for the interval: the request's own timeout is over
        waiting.invalidate("t1");
        assertFalse(next.isDone());
        time.advance(59_999);
        assertFalse(next.isDone());
        time.advance(1);
        assertEquals("t2", next.get(30, SECONDS));

        TokenSource sending = slow();
        CompletableFuture<String> first = sending.tokenAsync();
        until(() -> requests.get() == 3);
        sending.invalidate("t2");
        answered.countDown();
        assertEquals("t3", first.get(30, SECONDS));
    }

    /** Cancelled while it waits for the interval: nothing is sent for it when that is over. */
    @Test
    void whoCancelledIsNotSentFor() throws Exception {
        TokenSource source = source(this::good);
        source.invalidate(source.token());
        CompletableFuture<String> cancelled = source.tokenAsync();
        assertTrue(cancelled.cancel(false));
        time.advance(60_000);
        assertEquals(1, requests.get());
        assertEquals("t2", source.token());
    }

    @Test
    void whateverTheClientDoesEndsTheRequestForAll() throws Exception {
        List<TestClient.Sender> senders =
                List.of(
                        request -> {
                            throw new IOException("down");
                        },
                        request -> {
                            throw new IllegalStateException("a bug");
                        },
                        request -> {
                            throw new StackOverflowError();
                        },
                        request -> {
                            throw new InterruptedException();
                        },
                        request -> null,
                        request -> new TestClient.Response(request, request.uri(), 200, null),
                        request ->
                                new TestClient.Response(
                                        request, request.uri(), 200, "no JSON".getBytes(UTF_8)));
        for (TestClient.Sender sender : senders) {
            requests.set(0);
            CountDownLatch begun = new CountDownLatch(1);
            TokenSource source =
                    source(
                            request -> {
                                begun.await();
                                return sender.send(request);
                            });
            List<CompletableFuture<String>> all =
                    List.of(source.tokenAsync(), source.tokenAsync(), source.tokenAsync());
            begun.countDown();
            for (CompletableFuture<String> one : all) {
                Throwable seen =
                        assertThrows(ExecutionException.class, () -> one.get(30, SECONDS))
                                .getCause();
                assertTrue(
                        seen instanceof IOException || seen instanceof ServiceException,
                        seen.toString());
            }
            // The failure is kept for the interval; then another request is made.
            assertThrows(Exception.class, source::token);
            assertEquals(1, requests.get());
            time.advance(60_000);
            assertThrows(Exception.class, source::token);
            assertEquals(2, requests.get());
        }
    }

    @Test
    void aClientThatNeverAnswersIsGivenUp() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        TokenSource source =
                source(
                        request -> {
                            if (requests.get() > 1) {
                                return good(request);
                            }
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                stopped.countDown();
                            }
                            return TestClient.velafi(request, "too late", time.nowMs() + 3_600_000);
                        });
        CompletableFuture<String> waiting = source.tokenAsync();
        until(() -> requests.get() == 1);
        time.advance(29_999);
        assertFalse(waiting.isDone());
        time.advance(1);
        Throwable seen =
                assertThrows(ExecutionException.class, () -> waiting.get(30, SECONDS)).getCause();
        assertInstanceOf(IOException.class, seen);
        stopped.await();
        time.advance(30_000);
        assertEquals("t2", source.token());
    }

    @Test
    void aClientThatNeedsTheSourceIsToldSoAtOnce() {
        AtomicReference<TokenSource> itself = new AtomicReference<>();
        itself.set(
                source(
                        request -> {
                            itself.get().token();
                            return good(request);
                        }));
        IOException seen = assertThrows(IOException.class, () -> itself.get().token());
        assertTrue(
                seen.getMessage().contains("the token source's own client asks it for a token"),
                seen.getMessage());
        assertEquals(1, requests.get());
    }

    /** Also by way of a second source; which may itself be asked. */
    @Test
    void aClientMayAskAnotherSourceThatDoesNotNeedItsOwn() throws Exception {
        AtomicReference<TokenSource> other = new AtomicReference<>(source(this::good));
        TokenSource source =
                source(
                        request -> {
                            other.get().token();
                            return good(request);
                        });
        assertEquals("t2", source.token());
        source.invalidate("t2");
        time.advance(60_000);
        other.set(
                source(
                        request -> {
                            source.token();
                            return good(request);
                        }));
        IOException seen = assertThrows(IOException.class, source::token);
        assertTrue(
                seen.getMessage().contains("the token source's own client asks it for a token"),
                seen.getMessage());
    }

    @Test
    void theClockIsReadWhenATokenIsAskedFor() throws Exception {
        AtomicInteger readings = new AtomicInteger();
        TokenSource source =
                time.of(TokenSource.builder(TokenService.velafi(key, "key")))
                        .client(new TestClient(this::good))
                        .clockMs(
                                () -> {
                                    readings.incrementAndGet();
                                    return time.nowMs();
                                })
                        .build();
        assertEquals(0, readings.get());
        requests.set(1);
        assertEquals("t1", source.token());
        requests.set(2);
        time.advance(10_800_000);
        assertEquals("t2", source.token());
    }

    /**
     * Bought with the clock a day ahead: how long it lives is not known once the clock is put
     * right.
     */
    @Test
    void aTokenOfAClockThatWasAheadIsNotUsed() throws Exception {
        TokenSource source = source(this::good);
        long rightMs = time.nowMs();
        time.set(rightMs + 86_400_000);
        assertEquals("t1", source.token());
        time.set(rightMs);
        assertEquals("t2", source.token());
        assertEquals(2, requests.get());
    }

    @Test
    void theServiceSaysUntilWhenToWait() throws Exception {
        long untilMs = time.nowMs() + 600_000;
        String banned = "{\"code\":-1003,\"msg\":\"IP banned until " + untilMs + ".\"}";
        TokenSource source =
                source(
                        request ->
                                requests.get() > 1
                                        ? good(request)
                                        : new TestClient.Response(
                                                request,
                                                request.uri(),
                                                429,
                                                banned.getBytes(UTF_8)));
        ServiceException seen = assertThrows(ServiceException.class, source::token);
        assertEquals(untilMs, seen.response().retryAtMs());
        time.advance(599_000);
        assertThrows(ServiceException.class, source::token);
        assertEquals(1, requests.get());
        time.advance(60_000);
        assertEquals("t2", source.token());
    }

    @Test
    void theServiceSaysHowLongToWait() throws Exception {
        TokenSource source =
                source(
                        request ->
                                requests.get() > 1
                                        ? good(request)
                                        : new TestClient.Response(
                                                request,
                                                request.uri(),
                                                429,
                                                "{\"code\":-1003,\"msg\":\"wait\"}".getBytes(UTF_8),
                                                "Retry-After",
                                                "600"));
        ServiceException seen = assertThrows(ServiceException.class, source::token);
        assertEquals(600_000, seen.response().retryAfterMs());
        time.advance(599_000);
        assertThrows(ServiceException.class, source::token);
        assertEquals(1, requests.get());
        time.advance(60_000); // what it took to answer counts too
        assertEquals("t2", source.token());
        // Once there is a token, the interval is the service's own again.
        source.invalidate("t2");
        time.advance(60_000);
        assertEquals("t3", source.token());
    }

    @Test
    void noFailureShowsTheQuery() throws Exception {
        try (TokenService service =
                TokenService.bitbitduo(BitbitduoScheme.SHA256, "id", "app key".getBytes(UTF_8))) {
            AtomicReference<String> uri = new AtomicReference<>();
            List<TokenSource> sources =
                    List.of(
                            TokenSource.builder(service)
                                    .base(URI.create("http://127.0.0.1:1"))
                                    .build(),
                            TokenSource.builder(service)
                                    .client(
                                            new TestClient(
                                                    request -> {
                                                        uri.set("" + request.uri());
                                                        throw new IOException(
                                                                "GET " + uri,
                                                                new IOException("" + uri));
                                                    }))
                                    .build(),
                            TokenSource.builder(service)
                                    .client(
                                            new TestClient(
                                                    request -> {
                                                        throw new IllegalStateException(
                                                                new IOException(
                                                                        "" + request.uri()));
                                                    }))
                                    .build());
            for (TokenSource source : sources) {
                IOException seen = assertThrows(IOException.class, source::token);
                StringWriter whole = new StringWriter();
                seen.printStackTrace(new PrintWriter(whole));
                assertFalse(whole.toString().contains("sig="), whole.toString());
            }
            assertTrue(uri.get().contains("sig="), uri.get());
        }
    }

    /** The answer of another host is no token, whatever the client says of redirects. */
    @Test
    void anotherHostsAnswerIsNoToken() {
        TokenSource source =
                source(
                        request ->
                                new TestClient.Response(
                                        request,
                                        URI.create("https://evil.example/"),
                                        200,
                                        good(request).body()));
        IOException seen = assertThrows(IOException.class, source::token);
        assertTrue(seen.getMessage().contains("https://evil.example"), seen.getMessage());
        assertEquals(BASE, TokenService.velafi(key, "key").host());
    }
}
