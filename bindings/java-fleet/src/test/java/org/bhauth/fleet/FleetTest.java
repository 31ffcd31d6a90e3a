package org.bhauth.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bhauth.BitbitduoScheme;
import org.bhauth.TokenAsk;
import org.bhauth.TokenService;
import org.bhauth.TokenSource;
import org.bhauth.TokenTurn;
import org.bhauth.TurnLostException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import redis.clients.jedis.UnifiedJedis;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** One token for many processes: a redis-server of the test's own, and a service that counts. */
class FleetTest {
    static final String SECRET = "a secret of this account";
    private static final TokenAsk ASK = ask("");

    private RedisServer server;
    private CountingService service;
    private FleetStore store;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void begin() throws Exception {
        server = new RedisServer();
        service = new CountingService();
        server.knows("a");
        server.knows(service.account());
        store = store(SECRET);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        service.close();
        server.close();
    }

    private static TokenAsk ask(String replaced) {
        return new TokenAsk("a", replaced, 400, 200);
    }

    private FleetStore store(String secret) {
        FleetStore made = new FleetStore(server.client(), secret.getBytes(StandardCharsets.UTF_8));
        open.add(made);
        return made;
    }

    private TokenSource.Builder source() {
        TokenService tokens = tokens();
        open.add(tokens);
        return TokenSource.builder(tokens).base(service.base()).store(store);
    }

    static TokenService tokens() {
        return TokenService.bitbitduo(
                BitbitduoScheme.SHA256, "a", SECRET.getBytes(StandardCharsets.UTF_8));
    }

    private static TokenTurn untilOurs(FleetStore of, TokenAsk ask) throws Exception {
        TokenTurn turn = of.turn(ask);
        while (turn.fence() == 0) {
            Thread.sleep(10);
            turn = of.turn(ask);
        }
        return turn;
    }

    @Test
    void oneHasTheTurnAndAllHaveItsToken() throws Exception {
        FleetStore other = store(SECRET);
        TokenTurn mine = store.turn(ASK);
        assertTrue(mine.fence() > 0 && mine.token().isEmpty());
        TokenTurn theirs = other.turn(ASK);
        assertTrue(theirs.fence() == 0 && theirs.token().isEmpty() && theirs.waitMs() == 0);
        store.publish(mine, "token-1", 1000);
        theirs = other.turn(ASK);
        assertEquals("token-1", theirs.token());
        assertTrue(theirs.leftMs() > 0 && theirs.leftMs() <= 1000 && theirs.ageMs() >= 0);
        TokenTurn early = other.turn(ask("token-1"));
        assertTrue(early.fence() == 0 && early.waitMs() > 0 && early.waitMs() <= 400);
        TokenTurn later = untilOurs(other, ask("token-1"));
        assertTrue(later.fence() > mine.fence());
        assertThrows(TurnLostException.class, () -> store.publish(mine, "older", 1000));
        assertThrows(TurnLostException.class, () -> store.giveUp(mine, 0));
        other.publish(later, "token-2", 1000);
        assertEquals("token-2", store.turn(ASK).token());
    }

    /** An account's processes need not be of one language: all find the same names. */
    @Test
    void itIsTheStoreOfTheOtherLanguages() {
        assertEquals("bh:token:ca978112ca1bbdcafac231b39a23dc4d", FleetStore.key("a"));
        assertEquals("t:bc47703cf8d4dd6470684991d0af0e6a", store.member());
        assertEquals("17ec966ecfb1a9acfeeac42b6b99ff43", store.mark("token token-1"));
        assertEquals("bitbitduo " + service.base().getAuthority() + " a", service.account());
    }

    @Test
    void secretsAreRotated() throws Exception {
        FleetStore next = store("the next secret");
        store.publish(store.turn(ASK), "old", 5000);
        assertTrue(next.turn(ASK).waitMs() > 0);
        next.publish(untilOurs(next, ASK), "new", 5000);
        assertEquals("old", store.turn(ASK).token());
        assertEquals("new", next.turn(ASK).token());
    }

    @Test
    void theStoreTellsNothing() throws Exception {
        store.publish(store.turn(ASK), "the token itself", 60_000);
        String key = FleetStore.key("a");
        Map<String, String> held = server.client().hgetAll(key);
        assertFalse((held + " " + store).matches(".*(the token|a secret).*"));
        assertTrue(server.client().pttl(key) > 0);
        String sealed = held.get(store.member());
        server.client().hset(key, store.member(), sealed.replace('A', 'B'));
        assertEquals("", store.turn(ASK).token());
    }

    @Test
    void manyProcessesMakeOneRequest() throws Exception {
        List<Process> children = new ArrayList<>();
        for (int child = 0; child < 4; child++) {
            children.add(child());
        }
        Set<String> said = new TreeSet<>();
        for (Process child : children) {
            said.add(new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(0, child.waitFor());
        }
        assertEquals(Set.of("token-1"), said);
        assertEquals(1, service.asked());
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        String.valueOf(server.port()),
                        service.base().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A process of the account. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
            try (UnifiedJedis client = RedisServer.client(Integer.parseInt(arguments[0]));
                    FleetStore store = new FleetStore(client, secret);
                    TokenService tokens = tokens()) {
                TokenSource.Builder source = TokenSource.builder(tokens).store(store);
                System.out.print(source.base(URI.create(arguments[1])).build().token());
            }
        }
    }

    /** Who has a token goes on with it, who has none is told, and nobody asks the service. */
    @ParameterizedTest
    @ValueSource(strings = {"away", "full", "read-only", "hangs", "another type"})
    void whatBecomesOfTheStore(String what) throws Exception {
        AtomicLong clock = new AtomicLong(System.currentTimeMillis());
        TokenSource source = source().clockMs(clock::get).build();
        assertEquals("token-1", source.token());
        server.knows(service.account());
        server.becomes(what);
        clock.addAndGet(7_199_000);
        for (int time = 0; time < 3; time++) {
            assertEquals("token-1", source.token());
        }
        source.invalidate("token-1");
        IOException failure = assertThrows(IOException.class, source::token);
        assertTrue(failure.getMessage().contains("the store gives neither"), failure::toString);
        assertEquals(1, service.asked());
    }

    @Test
    void itGoesOnOnceTheStoreIsBack() throws Exception {
        server.becomes("away");
        TokenSource source = source().build();
        assertThrows(IOException.class, source::token);
        server.start();
        server.knows(service.account());
        assertEquals("token-1", source.token());
    }

    @Test
    void aHostsClockIsOff() throws Exception {
        assertEquals("token-1", source().build().token());
        for (long off : new long[] {3_600_000, -3_600_000}) {
            TokenSource wrong = source().clockMs(() -> System.currentTimeMillis() + off).build();
            assertEquals("token-1", wrong.token());
        }
        assertEquals(1, service.asked());
    }

    @Test
    void aRefusedTokenIsNotGivenAgain() throws Exception {
        TokenSource one = source().minIntervalMs(50).build();
        TokenSource other = source().minIntervalMs(50).build();
        assertEquals("token-1", one.token());
        assertEquals("token-1", other.token());
        one.invalidate("token-1");
        assertEquals("token-2", one.token());
        other.invalidate("token-1");
        assertEquals("token-2", other.token());
        assertEquals(2, service.asked());
    }

    @Test
    void whatWasSeen() throws Exception {
        Seen seen = new Seen(server.client(), "webhooks", Seen.Away.REFUSE);
        Seen other = new Seen(server.client(), "requests", Seen.Away.ALLOW);
        assertTrue(seen.first("id", 200));
        assertFalse(seen.first("id", 200));
        assertTrue(other.first("id", 200));
        Thread.sleep(220);
        assertTrue(seen.first("id", 200));
        assertThrows(IllegalArgumentException.class, () -> seen.first("", 200));
        assertThrows(IllegalArgumentException.class, () -> seen.first("id", 0));
        server.becomes("away");
        assertThrows(IOException.class, () -> seen.first("new", 200));
        assertTrue(other.first("new", 200));
    }

    @Test
    void whatAStoreMustBeGiven() {
        assertThrows(
                IllegalArgumentException.class, () -> new FleetStore(server.client(), new byte[0]));
        assertThrows(NullPointerException.class, () -> new FleetStore(null, new byte[1]));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Seen(server.client(), "", Seen.Away.ALLOW));
        assertNotEquals("", store.toString());
    }
}
