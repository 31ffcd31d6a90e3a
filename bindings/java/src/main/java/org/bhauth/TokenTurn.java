package org.bhauth;

import static java.util.Objects.requireNonNull;

/** What a {@link TokenStore} says. Of its clock no time is in it, since that is another's. */
public final class TokenTurn {
    private final TokenAsk ask;
    private final String token;
    private final long ageMs;
    private final long leftMs;
    private final long fence;
    private final long waitMs;

    private TokenTurn(
            TokenAsk ask, String token, long ageMs, long leftMs, long fence, long waitMs) {
        this.ask = requireNonNull(ask, "ask");
        this.token = requireNonNull(token, "token");
        this.ageMs = ageMs;
        this.leftMs = leftMs;
        this.fence = fence;
        this.waitMs = waitMs;
    }

    /**
     * There is a token.
     *
     * @param ask what was asked
     * @param token the token
     * @param ageMs how long ago it was published, in milliseconds
     * @param leftMs how long it is good, in milliseconds
     * @return the turn
     */
    public static TokenTurn of(TokenAsk ask, String token, long ageMs, long leftMs) {
        return new TokenTurn(ask, token, ageMs, leftMs, 0, 0);
    }

    /**
     * It is the caller's turn to request one.
     *
     * @param ask what was asked
     * @param fence the number of the turn, which every later turn exceeds; not 0
     * @return the turn
     */
    public static TokenTurn ours(TokenAsk ask, long fence) {
        return new TokenTurn(ask, "", 0, 0, fence, 0);
    }

    /**
     * It is another's turn, or too early for one.
     *
     * @param ask what was asked
     * @param waitMs how long to wait before the store is asked again, in milliseconds
     * @return the turn
     */
    public static TokenTurn notYet(TokenAsk ask, long waitMs) {
        return new TokenTurn(ask, "", 0, 0, 0, waitMs);
    }

    /**
     * What was asked.
     *
     * @return as it was given to {@link TokenStore#turn}
     */
    public TokenAsk ask() {
        return ask;
    }

    /**
     * The token.
     *
     * @return empty if there is none
     */
    public String token() {
        return token;
    }

    /**
     * How long ago the token was published.
     *
     * @return milliseconds
     */
    public long ageMs() {
        return ageMs;
    }

    /**
     * How long the token is good.
     *
     * @return milliseconds
     */
    public long leftMs() {
        return leftMs;
    }

    /**
     * The number of the turn.
     *
     * @return 0 if it is not the caller's
     */
    public long fence() {
        return fence;
    }

    /**
     * How long to wait before the store is asked again.
     *
     * @return milliseconds
     */
    public long waitMs() {
        return waitMs;
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return fence == 0 ? "TokenTurn" : "TokenTurn " + fence;
    }
}
