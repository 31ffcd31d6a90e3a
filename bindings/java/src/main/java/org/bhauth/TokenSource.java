package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A token that is always good: requested when it is first needed, kept, refreshed ahead of its
 * expiry, and never requested more often than the service wants. It goes by {@link TokenRule}. Any
 * number of threads may use it: at most one request is under way, and it belongs to none of them.
 * Who is interrupted, times out or cancels ends its own waiting alone; while the old token is good
 * nobody waits. No lock is held.
 */
public final class TokenSource {
    /** The time by which the durations are checked: any would do. */
    private static final long SOME_TIME_MS = 1_700_000_000_000L;

    /** How soon the store is asked again while another process requests the token. */
    private static final long POLL_MS = 1000;

    private final TokenService service;
    private final URI base;
    private final HttpClient client;
    private final long timeoutMs;
    private final LongSupplier clockMs;
    private final Timer timer;
    private final AtomicReference<TokenState> state;
    private final TokenStore store;
    private final long minIntervalMs;

    /** Ends a future after a while: the tests have one of their own. */
    interface Timer {
        CompletableFuture<Void> after(long ms);
    }

    private TokenSource(Builder builder) {
        service = builder.service;
        base = Host.check(builder.base);
        client = Host.check(builder.client == null ? HttpClient.newHttpClient() : builder.client);
        timeoutMs = builder.timeout.toMillis();
        clockMs = builder.clockMs;
        timer = builder.timer;
        store = builder.store;
        minIntervalMs = builder.minIntervalMs;
        TokenTimes times =
                TokenTimes.NONE
                        .withMinIntervalMs(minIntervalMs)
                        .withRefreshAheadMs(builder.refreshAheadMs);
        TokenRule.decide(times, SOME_TIME_MS);
        // A store keeps the interval among all.
        state =
                new AtomicReference<>(
                        new TokenState(store == null ? times : times.withMinIntervalMs(0)));
    }

    /**
     * Begin a token source.
     *
     * @param service whose tokens; stays yours to close
     * @return a builder with the service's own host and interval
     */
    public static Builder builder(TokenService service) {
        return new Builder(requireNonNull(service, "service"));
    }

    /**
     * A good token, at once if there is one. Where a refresh fails, the old token is returned as
     * long as it is good. Where there is none and the service takes no request yet, the failure of
     * the last request is thrown again, or, if it did not fail, this waits.
     *
     * @return the token
     * @throws ServiceException if the service refuses the request
     * @throws IOException if it cannot be reached, or the client fails in any other way
     * @throws InterruptedException if this thread is interrupted: then nothing else ends but its
     *     waiting
     * @throws BhAuthException if the credentials are not valid, or the response is not one
     * @throws IllegalStateException if the source's own client asks for a token in order to send
     *     the request for one
     */
    public String token() throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        CompletableFuture<String> waiting = tokenAsync();
        try {
            return waiting.get();
        } catch (InterruptedException e) {
            waiting.cancel(false);
            throw e;
        } catch (ExecutionException e) {
            throw thrownAgain(e.getCause());
        }
    }

    /**
     * The same without blocking a thread.
     *
     * @return the token to come, or one of the exceptions of {@link #token}; cancelling it or its
     *     timeout ends nothing else
     */
    public CompletableFuture<String> tokenAsync() {
        try {
            while (true) {
                TokenState seen = state.get();
                long nowMs = clockMs.getAsLong();
                TokenRule rule = TokenRule.decide(seen.times, nowMs);
                TokenState now = seen;
                if (rule.action() == TokenRule.Action.REFRESH && seen.flight == null) {
                    now = seen.requested(nowMs);
                    if (!state.compareAndSet(seen, now)) {
                        continue;
                    }
                    start(now.flight, nowMs);
                } else if (state.get() != seen) {
                    // The time was read before another thread changed what it is compared with.
                    continue;
                }
                return waiting(now, rule, nowMs);
            }
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<String> waiting(TokenState now, TokenRule rule, long nowMs) {
        if (now.isGood(nowMs)) {
            return CompletableFuture.completedFuture(now.token);
        } else if (now.flight != null) {
            return again(now.flight.waiting());
        } else if (now.failure != null) {
            return CompletableFuture.failedFuture(now.failure);
        }
        return timer.after(rule.waitMs())
                .thenComposeAsync(
                        nothing -> tokenAsync(), action -> TokenFlight.thread(action).start());
    }

    /** What came; or, where another process had the turn, what comes next. */
    private CompletableFuture<String> again(CompletableFuture<String> coming) {
        if (store == null) {
            return coming;
        }
        return coming.handleAsync(
                        (token, failure) ->
                                failure instanceof TokenState.NotOurTurn
                                                || failure != null
                                                        && failure.getCause()
                                                                instanceof TokenState.NotOurTurn
                                        ? tokenAsync()
                                        : coming,
                        action -> TokenFlight.thread(action).start())
                .thenCompose(next -> next);
    }

    private void start(TokenFlight flight, long nowMs) {
        try {
            CompletableFuture<Void> tooLate = timer.after(timeoutMs);
            flight.whenDone(() -> tooLate.cancel(false));
            tooLate.thenRun(
                    () -> {
                        end(
                                flight,
                                new HttpTimeoutException(
                                        "no response to the request for a token in "
                                                + timeoutMs
                                                + " ms"));
                        flight.stop();
                    });
            flight.start(() -> request(flight, nowMs));
        } catch (Throwable e) { // such as no memory for a thread
            end(flight, TokenFlight.failure(e, ""));
        }
    }

    /** In the flight's own thread. Whatever is thrown ends the flight: a client may be anyone's. */
    private void request(TokenFlight flight, long nowMs) {
        String query = "";
        TokenTurn turn = null;
        try {
            if (store != null) {
                turn = turn(flight);
                if (!turn.token().isEmpty()) {
                    end(flight, turn.token(), nowMs - turn.ageMs(), nowMs + turn.leftMs());
                    return;
                } else if (turn.fence() == 0) {
                    throw new TokenState.NotOurTurn(Math.max(POLL_MS, turn.waitMs()));
                }
            }
            SignedRequest request = service.request(nowMs);
            int question = request.target().indexOf('?');
            query = question < 0 ? "" : request.target().substring(question + 1);
            HttpResponse<byte[]> httpResponse =
                    request.send(client, base, Duration.ofMillis(timeoutMs));
            URI from = httpResponse.uri();
            if (from != null && !from.equals(Host.join(base, request.target()))) {
                throw new IOException(
                        "the response came from elsewhere: the client followed a redirect to "
                                + from.getScheme()
                                + "://"
                                + from.getHost());
            }
            ServiceResponse response =
                    service.response(HttpResult.of(httpResponse), nowMs).orThrow();
            if (turn != null) {
                publish(turn, response);
                turn = null;
            }
            end(flight, response.token(), nowMs, response.expiresMs());
        } catch (Throwable e) {
            Exception failure = TokenFlight.failure(e, query);
            if (turn != null && turn.fence() != 0) {
                giveUp(turn, flight.waitMs(failure));
            }
            end(flight, failure);
        }
    }

    private TokenTurn turn(TokenFlight flight) throws IOException {
        String account = service.account(base.getRawAuthority());
        TokenTurn turn;
        try {
            turn =
                    store.turn(
                            new TokenAsk(
                                    account, state.get().replaced(), minIntervalMs, timeoutMs));
        } catch (IOException | RuntimeException e) {
            throw new IOException(
                    "the store gives neither a token nor the turn to request one: " + e, e);
        }
        if (turn.fence() != 0 && flight.took(timeoutMs)) {
            throw new TurnLostException();
        }
        return turn;
    }

    private void publish(TokenTurn turn, ServiceResponse response) throws TurnLostException {
        try {
            store.publish(turn, response.token(), response.expiresMs() - clockMs.getAsLong());
        } catch (TurnLostException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // A token that could not be published is good for this process all the same.
        }
    }

    private void giveUp(TokenTurn turn, long waitMs) {
        try {
            store.giveUp(turn, waitMs);
        } catch (IOException | RuntimeException e) {
            // Without it the next turn comes later, by itself.
        }
    }

    private void end(TokenFlight flight, String token, long issuedMs, long expiresMs) {
        if (state.getAndUpdate(seen -> seen.received(flight, token, issuedMs, expiresMs)).flight
                == flight) {
            flight.succeed(token);
        }
    }

    private void end(TokenFlight flight, Exception failure) {
        long waitMs = flight.waitMs(failure);
        if (state.getAndUpdate(seen -> seen.failed(flight, failure, waitMs)).flight == flight) {
            flight.fail(failure);
        }
    }

    /** A failure that many may see: each throws one of its own. */
    private static IOException thrownAgain(Throwable failure) {
        if (failure instanceof ServiceException) {
            throw new ServiceException(((ServiceException) failure).response());
        } else if (failure instanceof UnknownOutcomeException) {
            throw new UnknownOutcomeException(((UnknownOutcomeException) failure).response());
        } else if (failure instanceof BhAuthException) {
            throw new BhAuthException(((BhAuthException) failure).number());
        } else if (failure instanceof RuntimeException) {
            throw (RuntimeException) failure;
        }
        return new IOException(
                failure.getMessage() == null ? failure.toString() : failure.getMessage(), failure);
    }

    /**
     * Forget a token that the service no longer takes. It does nothing to another one, so that a
     * late answer to a request with an old token costs no new one. Returns at once.
     *
     * @param refused the token that was sent
     */
    public void invalidate(String refused) {
        requireNonNull(refused, "refused");
        state.updateAndGet(seen -> seen.without(refused));
    }

    /** Names the host alone. */
    @Override
    public String toString() {
        return "TokenSource of " + base;
    }

    /** Collects what a token source needs; it may be used by one thread at a time. */
    public static final class Builder {
        private final TokenService service;
        private URI base;
        private HttpClient client;
        private Duration timeout = Duration.ofSeconds(30);
        private LongSupplier clockMs = Times::nowMs;
        private Timer timer =
                ms ->
                        new CompletableFuture<Void>()
                                .completeOnTimeout(null, ms, TimeUnit.MILLISECONDS);
        private long minIntervalMs;
        private long refreshAheadMs;
        private TokenStore store;

        private Builder(TokenService service) {
            this.service = service;
            base = service.host();
            minIntervalMs = service.minIntervalMs();
        }

        /**
         * Set another host: VelaFi's for tests, a sandbox.
         *
         * @param base scheme and host alone
         * @return this
         */
        public Builder base(URI base) {
            this.base = requireNonNull(base, "base");
            return this;
        }

        /**
         * Set your own client.
         *
         * @param client sends the requests; must not follow redirects
         * @return this
         */
        public Builder client(HttpClient client) {
            this.client = requireNonNull(client, "client");
            return this;
        }

        /**
         * Set how long a request may take, its response included.
         *
         * @param timeout 30 seconds unless set
         * @return this
         */
        public Builder timeout(Duration timeout) {
            this.timeout = requireNonNull(timeout, "timeout");
            return this;
        }

        /** Set what waits. */
        Builder timer(Timer timer) {
            this.timer = timer;
            return this;
        }

        /**
         * Set the clock: to add a {@link ClockOffset}, or for tests. It is read whenever a token is
         * asked for.
         *
         * @param clockMs the present time by the server's clock, in Unix milliseconds
         * @return this
         */
        public Builder clockMs(LongSupplier clockMs) {
            this.clockMs = requireNonNull(clockMs, "clockMs");
            return this;
        }

        /**
         * Set how long to leave between two requests.
         *
         * @param minIntervalMs milliseconds; the service's own unless set
         * @return this
         */
        public Builder minIntervalMs(long minIntervalMs) {
            this.minIntervalMs = minIntervalMs;
            return this;
        }

        /**
         * Set how long ahead of its expiry a token is refreshed.
         *
         * @param refreshAheadMs milliseconds; 0: 5 minutes, but at most a tenth of the token's
         *     lifetime
         * @return this
         */
        public Builder refreshAheadMs(long refreshAheadMs) {
            this.refreshAheadMs = refreshAheadMs;
            return this;
        }

        /**
         * Set where the token lies for all processes of the account, which keeps the interval among
         * them.
         *
         * @param store such as one of {@code bh-auth-fleet}; without one the source keeps its token
         *     for itself
         * @return this
         */
        public Builder store(TokenStore store) {
            this.store = requireNonNull(store, "store");
            return this;
        }

        /**
         * The token source.
         *
         * @return it has no token yet
         * @throws BhAuthException {@link Status#INTERVAL} if a duration is negative
         * @throws IllegalArgumentException if the base is more or less than scheme and host, the
         *     client follows redirects, or the timeout is less than a millisecond
         */
        public TokenSource build() {
            if (timeout.toMillis() < 1) {
                throw new IllegalArgumentException("the timeout must be a millisecond at least");
            }
            return new TokenSource(this);
        }
    }
}
