package org.bhauth;

import static java.util.Objects.requireNonNull;

/** What a {@link TokenSource} asks of its {@link TokenStore}. */
public final class TokenAsk {
    private final String account;
    private final String replaced;
    private final long intervalMs;
    private final long leaseMs;

    /**
     * What is asked.
     *
     * @param account what the token is for: service, host and API key
     * @param replaced the token that is not to be given, since it ends soon or was refused; empty
     *     if there is none
     * @param intervalMs the least time from one request to the next, in milliseconds
     * @param leaseMs how long a request may take, in milliseconds: the next turn begins an interval
     *     after that if nobody says how it ended
     */
    public TokenAsk(String account, String replaced, long intervalMs, long leaseMs) {
        this.account = requireNonNull(account, "account");
        this.replaced = requireNonNull(replaced, "replaced");
        this.intervalMs = intervalMs;
        this.leaseMs = leaseMs;
    }

    /**
     * What the token is for.
     *
     * @return service, host and API key
     */
    public String account() {
        return account;
    }

    /**
     * The token that is not to be given.
     *
     * @return empty if there is none
     */
    public String replaced() {
        return replaced;
    }

    /**
     * The least time from one request to the next.
     *
     * @return milliseconds
     */
    public long intervalMs() {
        return intervalMs;
    }

    /**
     * How long a request may take.
     *
     * @return milliseconds
     */
    public long leaseMs() {
        return leaseMs;
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "TokenAsk";
    }
}
