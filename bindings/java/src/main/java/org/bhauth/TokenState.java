package org.bhauth;

/** All that changes in a {@link TokenSource}; replaced as a whole, so that nobody holds a lock. */
final class TokenState {
    final TokenTimes times;
    final String token;

    /** Of the last request, if it failed. */
    final Exception failure;

    /** The request that is under way, if any. */
    final TokenFlight flight;

    private final long minIntervalMs;

    TokenState(TokenTimes times) {
        this(times, "", null, null, times.minIntervalMs);
    }

    private TokenState(
            TokenTimes times,
            String token,
            Exception failure,
            TokenFlight flight,
            long minIntervalMs) {
        this.times = times;
        this.minIntervalMs = minIntervalMs;
        this.token = token;
        this.failure = failure;
        this.flight = flight;
    }

    /** A token that was issued ahead of the present time is of a clock that was put right since. */
    boolean isGood(long nowMs) {
        return !token.isEmpty() && times.issuedMs <= nowMs && nowMs < times.expiresMs;
    }

    TokenState requested(long nowMs) {
        TokenTimes requested = times.withLastRequestMs(nowMs).withMinIntervalMs(minIntervalMs);
        return new TokenState(requested, token, failure, new TokenFlight(nowMs), minIntervalMs);
    }

    TokenState received(TokenFlight of, ServiceResponse response, long issuedMs) {
        TokenTimes life = times.withToken(issuedMs, response.expiresMs());
        return flight == of
                ? new TokenState(life, response.token(), null, null, minIntervalMs)
                : this;
    }

    /** waitMs: from the request on, where the service says how long; else 0. */
    TokenState failed(TokenFlight of, Exception reason, long waitMs) {
        TokenTimes later = times.withMinIntervalMs(Math.max(minIntervalMs, waitMs));
        return flight == of ? new TokenState(later, token, reason, null, minIntervalMs) : this;
    }

    TokenState without(String refused) {
        return token.equals(refused)
                ? new TokenState(times.withToken(0, 0), "", failure, flight, minIntervalMs)
                : this;
    }
}
