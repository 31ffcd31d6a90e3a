package org.bhauth;

import java.io.IOException;

/**
 * One place for the tokens of accounts that many processes use: one of them requests a token, and
 * all take it from there. The artifact {@code bh-auth-fleet} has one over Valkey and Redis. Any
 * number of threads may use it. What it throws is what whoever has no good token is told.
 */
public interface TokenStore {
    /**
     * Ask for the account's token.
     *
     * @param ask what for
     * @return the token if there is a good one; else the turn to request one, or how long somebody
     *     else has it
     * @throws IOException if it cannot be asked
     */
    TokenTurn turn(TokenAsk ask) throws IOException;

    /**
     * Give the token that a turn was for to all.
     *
     * @param turn as {@link #turn} gave it
     * @param token the token
     * @param leftMs how long it is good, in milliseconds
     * @throws TurnLostException if the turn went to another meanwhile; nothing is changed then
     * @throws IOException if it cannot be told
     */
    void publish(TokenTurn turn, String token, long leftMs) throws IOException;

    /**
     * End a turn whose request failed.
     *
     * @param turn as {@link #turn} gave it
     * @param waitMs how much later the next one begins at least, in milliseconds; at the earliest
     *     it is the account's interval after this
     * @throws IOException if it cannot be told
     */
    void giveUp(TokenTurn turn, long waitMs) throws IOException;
}
