package org.bhauth;

import java.util.Objects;

/**
 * What to do about a token: use it, request a new one, or wait. A good token is refreshed ahead of
 * its expiry, but never sooner after the last request than the service wants. {@link TokenSource}
 * goes by it.
 */
public final class TokenRule {
    /** What to do. */
    public enum Action {
        /** The token is good: use it. {@link TokenRule#waitMs} tells when to look again. */
        USE,
        /** Request a new token now. */
        REFRESH,
        /**
         * There is no good token and the service takes no request yet: wait {@link
         * TokenRule#waitMs}.
         */
        WAIT
    }

    private final Action action;
    private final long waitMs;

    private TokenRule(Action action, long waitMs) {
        this.action = action;
        this.waitMs = waitMs;
    }

    /**
     * Decide. Call it before each use of the token.
     *
     * @param times what is known of the token
     * @param nowMs the present time, in Unix milliseconds
     * @return what to do
     * @throws BhAuthException {@link Status#INTERVAL} if a duration is negative, {@link
     *     Status#TIME_IS_SECONDS}, {@link Status#TIME_RANGE} if a time is negative or beyond the
     *     year 5138
     */
    public static TokenRule decide(TokenTimes times, long nowMs) {
        Objects.requireNonNull(times, "times");
        long[] out = new long[2];
        BhAuthException.check(
                Native.tokenRule(
                        times.issuedMs,
                        times.expiresMs,
                        times.lastRequestMs,
                        times.minIntervalMs,
                        times.refreshAheadMs,
                        nowMs,
                        out));
        return new TokenRule(action((int) out[0]), out[1]);
    }

    private static Action action(int number) {
        switch (number) {
            case Abi.TOKEN_USE:
                return Action.USE;
            case Abi.TOKEN_REFRESH:
                return Action.REFRESH;
            default:
                return Action.WAIT;
        }
    }

    /**
     * What to do.
     *
     * @return the action
     */
    public Action action() {
        return action;
    }

    /**
     * How long to wait.
     *
     * @return milliseconds; with {@link Action#USE} in how long the response changes; with {@link
     *     Action#REFRESH} 0
     */
    public long waitMs() {
        return waitMs;
    }

    @Override
    public String toString() {
        return action + " " + waitMs + " ms";
    }
}
