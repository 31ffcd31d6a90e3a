package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * A token that is always good: requested when it is first needed, kept, refreshed ahead of its expiry, and never
 * requested more often than the service wants. It goes by {@link TokenRule}. Any number of threads may use it: one of
 * them makes the request, and while the old token is good the others do not wait for it.
 */
public final class TokenSource {
    private final TokenService service;
    private final URI base;
    private final HttpClient client;
    private final Duration timeout;
    private final LongSupplier clockMs;

    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile TokenTimes times;
    private volatile String token = "";
    private volatile Exception failure;

    private TokenSource(Builder builder) {
        service = builder.service;
        base = builder.base;
        client = builder.client == null ? HttpClient.newHttpClient() : builder.client;
        timeout = builder.timeout;
        clockMs = builder.clockMs;
        times = TokenTimes.NONE
                .withMinIntervalMs(builder.minIntervalMs)
                .withRefreshAheadMs(builder.refreshAheadMs);
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
     * A good token. Where a refresh fails, the old token is returned as long as it is good. Where there is none and the
     * service takes no request yet, the failure of the last request is thrown again.
     *
     * @return the token
     * @throws ServiceException if the service refuses the request
     * @throws IOException if it cannot be reached
     * @throws InterruptedException if this thread is interrupted
     * @throws BhAuthException if the credentials are not valid, or the response is not one
     */
    public String token() throws IOException, InterruptedException {
        TokenTimes known = times;
        String current = token;
        if (!current.isEmpty()) {
            TokenRule rule = TokenRule.decide(known, clockMs.getAsLong());
            boolean good = clockMs.getAsLong() < known.expiresMs;
            if (rule.action() == TokenRule.Action.USE || (good && refreshing.isLocked())) {
                return current;
            }
        }
        refreshing.lockInterruptibly();
        try {
            return refresh();
        } finally {
            refreshing.unlock();
        }
    }

    private String refresh() throws IOException, InterruptedException {
        while (true) {
            long nowMs = clockMs.getAsLong();
            TokenRule rule = TokenRule.decide(times, nowMs);
            switch (rule.action()) {
                case USE:
                    return token;
                case WAIT:
                    rethrowFailure();
                    Thread.sleep(rule.waitMs());
                    break;
                default:
                    return request(nowMs);
            }
        }
    }

    /** A new token; or the old one, if it is good yet and no new one was had. */
    private String request(long nowMs) throws IOException, InterruptedException {
        times = times.withLastRequestMs(nowMs);
        try {
            HttpResponse<byte[]> httpResponse = client.send(
                    service.request(nowMs).toHttpRequestBuilder(base).timeout(timeout).build(),
                    BodyHandlers.ofByteArray());
            ServiceResponse response =
                    service.response(httpResponse.statusCode(), httpResponse.body(), nowMs).orThrow();
            token = response.token();
            times = times.withToken(nowMs, response.expiresMs());
            failure = null;
            return response.token();
        } catch (IOException | ServiceException | BhAuthException e) {
            failure = e;
            if (clockMs.getAsLong() < times.expiresMs) {
                return token;
            }
            throw e;
        }
    }

    private void rethrowFailure() throws IOException {
        Exception last = failure;
        if (last instanceof ServiceException) {
            throw new ServiceException(((ServiceException) last).response());
        } else if (last instanceof BhAuthException) {
            throw new BhAuthException(((BhAuthException) last).number());
        } else if (last != null) {
            throw new IOException(last.getMessage(), last);
        }
    }

    /** Forget the token: for when the service says that it is no longer good. */
    public void invalidate() {
        refreshing.lock();
        try {
            token = "";
            times = times.withToken(0, 0);
        } finally {
            refreshing.unlock();
        }
    }

    /** Names nothing. */
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
        private long minIntervalMs;
        private long refreshAheadMs;

        private Builder(TokenService service) {
            this.service = service;
            base = service.host();
            minIntervalMs = service.minIntervalMs();
        }

        /**
         * Set another host: VelaFi's for tests, a sandbox.
         *
         * @param base scheme and host
         * @return this
         */
        public Builder base(URI base) {
            this.base = requireNonNull(base, "base");
            return this;
        }

        /**
         * Set your own client.
         *
         * @param client sends the requests
         * @return this
         */
        public Builder client(HttpClient client) {
            this.client = requireNonNull(client, "client");
            return this;
        }

        /**
         * Set how long a request may take.
         *
         * @param timeout 30 seconds unless set
         * @return this
         */
        public Builder timeout(Duration timeout) {
            this.timeout = requireNonNull(timeout, "timeout");
            return this;
        }

        /**
         * Set the clock: to add a {@link ClockOffset}, or for tests.
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
         * @param refreshAheadMs milliseconds; 0: 5 minutes, but at most a tenth of the token's lifetime
         * @return this
         */
        public Builder refreshAheadMs(long refreshAheadMs) {
            this.refreshAheadMs = refreshAheadMs;
            return this;
        }

        /**
         * The token source.
         *
         * @return it has no token yet
         * @throws BhAuthException {@link Status#INTERVAL} if a duration is negative
         */
        public TokenSource build() {
            TokenSource source = new TokenSource(this);
            TokenRule.decide(source.times, clockMs.getAsLong());
            return source;
        }
    }
}
