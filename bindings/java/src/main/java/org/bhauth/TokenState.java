package org.bhauth;

import java.io.IOException;

/** All that changes in a {@link TokenSource}; replaced as a whole, so that nobody holds a lock. */
final class TokenState {
    final TokenTimes times;
    final String token;

    /** Of the last request, if it failed. */
    final Exception failure;

    /** The request that is under way, if any. */
    final TokenFlight flight;

    /** The last token that the service took no more. */
    private final String refused;

    private final long minIntervalMs;

    TokenState(TokenTimes times) {
        this(times, "", null, null, times.minIntervalMs, "");
    }

    private TokenState(
            TokenTimes times,
            String token,
            Exception failure,
            TokenFlight flight,
            long minIntervalMs,
            String refused) {
        this.times = times;
        this.minIntervalMs = minIntervalMs;
        this.token = token;
        this.failure = failure;
        this.flight = flight;
        this.refused = refused;
    }

    /** What another token is asked for instead of. */
    String replaced() {
        return token.isEmpty() ? refused : token;
    }

    /** A token that was issued ahead of the present time is of a clock that was put right since. */
    boolean isGood(long nowMs) {
        return !token.isEmpty() && times.issuedMs <= nowMs && nowMs < times.expiresMs;
    }

    TokenState requested(long nowMs) {
        TokenTimes requested = times.withLastRequestMs(nowMs).withMinIntervalMs(minIntervalMs);
        return new TokenState(
                requested, token, failure, new TokenFlight(nowMs), minIntervalMs, refused);
    }

    TokenState received(TokenFlight of, String newToken, long issuedMs, long expiresMs) {
        TokenTimes life = times.withToken(issuedMs, expiresMs);
        return flight == of
                ? new TokenState(life, newToken, null, null, minIntervalMs, refused)
                : this;
    }

    /**
     * waitMs: from the request on, where the service says how long; else 0. Where the turn is
     * another's nothing has failed.
     */
    TokenState failed(TokenFlight of, Exception reason, long waitMs) {
        TokenTimes later = times.withMinIntervalMs(Math.max(minIntervalMs, waitMs));
        Exception seen = reason instanceof NotOurTurn ? null : reason;
        return flight == of
                ? new TokenState(later, token, seen, null, minIntervalMs, refused)
                : this;
    }

    TokenState without(String refusedNow) {
        return token.equals(refusedNow)
                ? new TokenState(
                        times.withToken(0, 0), "", failure, flight, minIntervalMs, refusedNow)
                : this;
    }

    /** How a request ends that was not sent, since another process has the turn. */
    static final class NotOurTurn extends IOException {
        private static final long serialVersionUID = 1;

        final long waitMs;

        NotOurTurn(long waitMs) {
            super("another process requests the token");
            this.waitMs = waitMs;
        }
    }
}
