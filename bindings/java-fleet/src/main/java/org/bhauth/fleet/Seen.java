package org.bhauth.fleet;

import static java.util.Objects.requireNonNull;

import redis.clients.jedis.UnifiedJedis;

import java.io.IOException;

/**
 * Knows which messages were seen by any of many receivers: of a verified request its signature is
 * what to ask for, of VelaFi's pushes the id. Any number of threads may use it.
 */
public final class Seen {
    /** What becomes of a message while the store that knows the others cannot be asked. */
    public enum Away {
        /** It is not taken. Let the sender send it again. */
        REFUSE,
        /** It is taken for new. One that is sent twice may be taken twice. */
        ALLOW
    }

    private static final Script SEEN = Script.of("seen");

    private final UnifiedJedis client;
    private final String scope;
    private final Away away;

    /**
     * What was seen.
     *
     * @param client of the server, or of a cluster; stays yours to close
     * @param scope a name that keeps this use of the store from others
     * @param away what to do while the store is away
     * @throws IllegalArgumentException if the scope is empty
     */
    public Seen(UnifiedJedis client, String scope, Away away) {
        this.client = requireNonNull(client, "client");
        this.scope = requireNonNull(scope, "scope");
        this.away = requireNonNull(away, "away");
        if (scope.isEmpty()) {
            throw new IllegalArgumentException("the name of a scope is needed");
        }
    }

    /**
     * Whether nobody has asked for an id within the window.
     *
     * @param id of the message
     * @param windowMs how long a message may be taken, such as twice the verifier's tolerance, in
     *     milliseconds
     * @return true for one caller; while the store is away, {@link Away#ALLOW} says true
     * @throws IOException while the store is away, by {@link Away#REFUSE}
     * @throws IllegalArgumentException if the id is empty, or the window less than 1 ms
     */
    public boolean first(String id, long windowMs) throws IOException {
        if (id.isEmpty() || windowMs < 1) {
            throw new IllegalArgumentException("an id and a window of at least 1 ms are needed");
        }
        String name = Script.hex(Script.digest("SHA-256", scope + "\0" + id));
        try {
            return Long.valueOf(1)
                    .equals(SEEN.run(client, "bh:seen:" + name, Script.asker(), windowMs));
        } catch (IOException e) {
            if (away == Away.ALLOW) {
                return true;
            }
            throw e;
        }
    }
}
