package org.bhauth;

/**
 * The times of a token and of the requests for it. Each {@code with} method returns a changed copy.
 */
public final class TokenTimes {
    /**
     * No token, never requested, no interval, refreshed ahead as {@link #withRefreshAheadMs} says
     * of 0.
     */
    public static final TokenTimes NONE = new TokenTimes(0, 0, 0, 0, 0);

    final long issuedMs;
    final long expiresMs;
    final long lastRequestMs;
    final long minIntervalMs;
    final long refreshAheadMs;

    private TokenTimes(
            long issuedMs,
            long expiresMs,
            long lastRequestMs,
            long minIntervalMs,
            long refreshAheadMs) {
        this.issuedMs = issuedMs;
        this.expiresMs = expiresMs;
        this.lastRequestMs = lastRequestMs;
        this.minIntervalMs = minIntervalMs;
        this.refreshAheadMs = refreshAheadMs;
    }

    /**
     * Set the token's life.
     *
     * @param issued when it was issued, in Unix milliseconds; 0 if there is none
     * @param expires when it expires, in Unix milliseconds; 0 if there is none
     * @return a changed copy
     */
    public TokenTimes withToken(long issued, long expires) {
        return new TokenTimes(issued, expires, lastRequestMs, minIntervalMs, refreshAheadMs);
    }

    /**
     * Set when a token was last requested, with or without success.
     *
     * @param lastRequest Unix milliseconds; 0 if never
     * @return a changed copy
     */
    public TokenTimes withLastRequestMs(long lastRequest) {
        return new TokenTimes(issuedMs, expiresMs, lastRequest, minIntervalMs, refreshAheadMs);
    }

    /**
     * Set how long the service wants between two requests.
     *
     * @param minInterval milliseconds; 0 if it does not say
     * @return a changed copy
     */
    public TokenTimes withMinIntervalMs(long minInterval) {
        return new TokenTimes(issuedMs, expiresMs, lastRequestMs, minInterval, refreshAheadMs);
    }

    /**
     * Set how long ahead of its expiry a token is refreshed.
     *
     * @param refreshAhead milliseconds; 0: 5 minutes, but at most a tenth of the token's lifetime
     * @return a changed copy
     */
    public TokenTimes withRefreshAheadMs(long refreshAhead) {
        return new TokenTimes(issuedMs, expiresMs, lastRequestMs, minIntervalMs, refreshAhead);
    }
}
