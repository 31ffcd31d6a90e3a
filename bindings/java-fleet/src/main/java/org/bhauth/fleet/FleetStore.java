package org.bhauth.fleet;

import static java.util.Objects.requireNonNull;

import org.bhauth.BhAuthException;
import org.bhauth.TokenAsk;
import org.bhauth.TokenSeal;
import org.bhauth.TokenStore;
import org.bhauth.TokenTurn;
import org.bhauth.TurnLostException;

import redis.clients.jedis.UnifiedJedis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A store of tokens over Valkey or Redis. It goes by the clock of the server alone. Any number of
 * threads may use it.
 */
public final class FleetStore implements TokenStore, AutoCloseable {
    private static final Script TURN = Script.of("turn");
    private static final Script PUBLISH = Script.of("publish");
    private static final Script GIVE_UP = Script.of("give_up");

    private final UnifiedJedis client;
    private final byte[] secret;

    /**
     * A store.
     *
     * @param client of the server, or of a cluster; its time-outs are how long whoever has no token
     *     waits for an error: 2 seconds unless set. Stays yours to close
     * @param secret the API secret that the tokens are requested with: they lie in the store sealed
     *     by it, and a token that another secret sealed is not used. Copied, and wiped by {@link
     *     #close}
     * @throws IllegalArgumentException if the secret is empty
     */
    public FleetStore(UnifiedJedis client, byte[] secret) {
        this.client = requireNonNull(client, "client");
        if (secret.length == 0) {
            throw new IllegalArgumentException(
                    "the API secret is needed, since tokens lie in the store sealed by it");
        }
        this.secret = secret.clone();
    }

    @Override
    public TokenTurn turn(TokenAsk ask) throws IOException {
        String not = ask.replaced().isEmpty() ? "" : mark("token " + ask.replaced());
        for (int turn = 0; turn < 2; turn++) {
            List<?> said =
                    said(
                            TURN.run(
                                    client,
                                    key(ask.account()),
                                    member(),
                                    not,
                                    ask.intervalMs(),
                                    ask.leaseMs(),
                                    Script.asker()));
            if (is(said, "turn", 1)) {
                return TokenTurn.ours(ask, (Long) said.get(1));
            } else if (is(said, "wait", 1)) {
                return TokenTurn.notYet(ask, (Long) said.get(1));
            } else if (!is(said, "token", 4)) {
                throw unknown();
            }
            try {
                String token = TokenSeal.open((String) said.get(4), secret, ask.account());
                return TokenTurn.of(ask, token, (Long) said.get(1), (Long) said.get(2));
            } catch (BhAuthException e) {
                // It was never sealed by this secret for this account: as if it were not there.
                not = (String) said.get(3);
            }
        }
        throw new IOException(
                "what lies in the store was sealed by none of this account: somebody else writes to"
                        + " it");
    }

    @Override
    public void publish(TokenTurn turn, String token, long leftMs) throws IOException {
        String account = turn.ask().account();
        ended(
                PUBLISH.run(
                        client,
                        key(account),
                        member(),
                        turn.fence(),
                        turn.ask().intervalMs(),
                        leftMs,
                        mark("token " + token),
                        TokenSeal.seal(secret, account, Script.random(12), token)));
    }

    @Override
    public void giveUp(TokenTurn turn, long waitMs) throws IOException {
        ended(
                GIVE_UP.run(
                        client,
                        key(turn.ask().account()),
                        turn.fence(),
                        Math.max(turn.ask().intervalMs(), waitMs)));
    }

    /** Wipe the copy of the secret. Sources that use the store get errors from then on. */
    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }

    /** Names nothing of it. */
    @Override
    public String toString() {
        return "FleetStore";
    }

    /** Where the account's tokens lie. */
    static String key(String account) {
        return "bh:token:" + Script.hex(Script.digest("SHA-256", account)).substring(0, 32);
    }

    /** Where the tokens of this secret lie in the account's hash. */
    String member() {
        return "t:" + mark("secret");
    }

    /**
     * What the store knows of a text: it does not tell the text, nor whether a guess of it is
     * right.
     */
    String mark(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] bytes = ("bh_auth fleet " + text).getBytes(StandardCharsets.UTF_8);
            return Script.hex(mac.doFinal(bytes)).substring(0, 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ended(Object reply) throws IOException {
        List<?> said = said(reply);
        if (is(said, "lost", 0)) {
            throw new TurnLostException();
        } else if (!is(said, "ok", 0)) {
            throw unknown();
        }
    }

    private static List<?> said(Object reply) throws IOException {
        if (!(reply instanceof List)) {
            throw unknown();
        }
        return (List<?>) reply;
    }

    private static boolean is(List<?> said, String word, int more) {
        return said.size() == 1 + more && word.equals(said.get(0));
    }

    private static IOException unknown() {
        return new IOException("the store gave what no script of ours gives");
    }
}
