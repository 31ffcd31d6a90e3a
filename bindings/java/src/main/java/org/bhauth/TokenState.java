package org.bhauth;

/** All that changes in a {@link TokenSource}; replaced as a whole, so that nobody holds a lock. */
final class TokenState {
    final TokenTimes times;
    final String token;

    /** Of the last request, if it failed. */
    final Exception failure;

    /** The request that is under way, if any. */
    final TokenFlight flight;

    TokenState(TokenTimes times) {
        this(times, "", null, null);
    }

    private TokenState(TokenTimes times, String token, Exception failure, TokenFlight flight) {
        this.times = times;
        this.token = token;
        this.failure = failure;
        this.flight = flight;
    }

    /** A token that was issued ahead of the present time is of a clock that was put right since. */
    boolean isGood(long nowMs) {
        return !token.isEmpty() && times.issuedMs <= nowMs && nowMs < times.expiresMs;
    }

    TokenState requested(long nowMs) {
        return new TokenState(times.withLastRequestMs(nowMs), token, failure, new TokenFlight());
    }

    TokenState received(TokenFlight of, ServiceResponse response, long issuedMs) {
        TokenTimes life = times.withToken(issuedMs, response.expiresMs());
        return flight == of ? new TokenState(life, response.token(), null, null) : this;
    }

    TokenState failed(TokenFlight of, Exception reason) {
        return flight == of ? new TokenState(times, token, reason, null) : this;
    }

    TokenState without(String refused) {
        return token.equals(refused) ? new TokenState(times.withToken(0, 0), "", failure, flight) : this;
    }
}
