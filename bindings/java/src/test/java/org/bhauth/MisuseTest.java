package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.net.URI;
import java.util.Arrays;

/** Calls that are wrong, and calls at the edge of what is right. */
class MisuseTest {
    private static final long NOW_MS = 1740568725231L;
    private static final byte[] SEED =
            Case.HEX.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private static void assertStatus(Status status, Executable call) {
        BhAuthException refusal = assertThrows(BhAuthException.class, call);
        assertEquals(status, refusal.status());
        assertEquals(status.headerName() + ": " + status.message(), refusal.getMessage());
    }

    @Test
    void paveAcceptsATokenForFiveMinutes() {
        HmacKey key = HmacKey.of("secret");
        for (long ageS : new long[] {0, 295, 310, -60}) {
            String timestamp = Long.toString(Times.nowMs() / 1000 - ageS);
            String token = Pave.sign(key, "user", "key", timestamp);
            Executable verify = () -> Pave.verify(token, key, "user", "key", timestamp);
            if (ageS == 310) {
                assertStatus(Status.STALE, verify);
            } else if (ageS < 0) {
                assertStatus(Status.FUTURE, verify);
            } else {
                Pave.verify(token, key, "user", "key", timestamp);
            }
        }
        key.close();
    }

    @Test
    void closedKeysAreRefused() {
        HmacKey key = HmacKey.of("secret");
        key.close();
        key.close();
        assertStatus(Status.KEY, () -> Velafi.sign(key, NOW_MS));
        assertStatus(Status.KEY, () -> Velafi.tokenRequest(key, "key", NOW_MS));
        assertStatus(Status.KEY, () -> Velafi.verify("00".repeat(32), key, NOW_MS, null));
        assertStatus(Status.KEY, () -> Pave.sign(key, "user", "key", "0"));
        assertStatus(Status.KEY, () -> Toobit.sign(key, "timestamp=1740568725231", ""));
        assertStatus(Status.KEY, () -> key.hmacSha256(new byte[0]));
        Ed25519Key signer = Ed25519Key.fromSeed(SEED);
        signer.close();
        signer.close();
        assertStatus(Status.KEY, signer::publicKey);
        assertStatus(Status.KEY, () -> signer.sign(new byte[0]));
        MixinClaims claims = MixinClaims.bot("u", "s").issue(NOW_MS, 60).build();
        assertStatus(Status.KEY, () -> Mixin.sign(signer, claims, "GET", "/me", new byte[0]));
        assertStatus(Status.KEY, () -> Mixin.request(signer, claims, "GET", "/me", new byte[0]));
        assertEquals("HmacKey Ed25519Key", key + " " + signer);
    }

    @Test
    void wrongSizesAreRefused() {
        assertStatus(Status.SECRET_EMPTY, () -> HmacKey.of(""));
        assertStatus(Status.SECRET_EMPTY, () -> HmacKey.of(new byte[0]));
        assertStatus(Status.SECRET_SPACE, () -> HmacKey.checkSecret("secret\n".getBytes(UTF_8)));
        assertStatus(Status.KEY_LENGTH, () -> Ed25519Key.fromSeed(new byte[31]));
        assertStatus(Status.KEY_LENGTH, () -> Ed25519Key.fromSeed(new byte[0]));
        assertStatus(Status.SIZE, () -> Ed25519Key.verify(new byte[63], new byte[32], new byte[0]));
        assertStatus(Status.SIZE, () -> Ed25519Key.verify(new byte[64], new byte[33], new byte[0]));
        assertStatus(
                Status.SIZE,
                () -> Mixin.verify("a.b.c", new byte[31], "GET", "/", new byte[0], "", null));
        assertStatus(Status.SIZE, () -> Mixin.decode("a".repeat(8193)));
        assertStatus(
                Status.SIGNATURE_FORMAT,
                () -> {
                    try (HmacKey key = HmacKey.of("secret")) {
                        Velafi.verify("", key, NOW_MS, null);
                    }
                });
        ToobitCall.Builder many =
                ToobitCall.builder("GET", "/api/v1/x").apiKey("k").timestampMs(NOW_MS);
        for (int i = 0; i < 1001; i++) {
            many.query("p" + i, "");
        }
        try (HmacKey key = HmacKey.of("secret")) {
            assertStatus(Status.SIZE, () -> Toobit.request(key, many.build()));
        }
    }

    @Test
    void randomValuesAreInRange() {
        assertStatus(Status.BOUND, () -> RandomValues.below(0));
        assertStatus(Status.BOUND, () -> RandomValues.below(-5));
        assertEquals(0, RandomValues.below(1));
        boolean[] seen = new boolean[3];
        for (int i = 0; i < 300; i++) {
            seen[RandomValues.below(3)] = true;
            int random = Bitbitduo.random();
            assertTrue(random >= 100000 && random <= 999999, "" + random);
        }
        assertArrayEquals(new boolean[] {true, true, true}, seen);
        String uuid = RandomValues.uuidV4();
        assertTrue(
                uuid.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
                uuid);
        assertNotEquals(uuid, RandomValues.uuidV4());
        long apart = Math.abs(Times.nowMs() - System.currentTimeMillis());
        assertTrue(apart < 1000, apart + " ms between two clocks");
    }

    @Test
    void loneSurrogatesAreNoUtf8() {
        String lone = "a\ud800b";
        assertStatus(Status.UTF8, () -> HmacKey.of(lone));
        try (HmacKey key = HmacKey.of("secret");
                Ed25519Key signer = Ed25519Key.fromSeed(SEED)) {
            assertStatus(Status.UTF8, () -> Toobit.sign(key, lone, ""));
            assertStatus(Status.UTF8, () -> Toobit.sign(key, "", "?\udc00"));
            assertStatus(Status.UTF8, () -> Pave.sign(key, lone, "key", "0"));
            assertStatus(Status.UTF8, () -> Param.of("name", "\ud83d"));
            MixinClaims claims = MixinClaims.bot(lone, "s").issue(NOW_MS, 60).build();
            assertStatus(Status.UTF8, () -> Mixin.sign(signer, claims, "GET", "/me", new byte[0]));
            // A pair is one character, which no client sends as it is; a question mark is a
            // question mark.
            assertStatus(Status.QUERY_CHARACTER, () -> Toobit.sign(key, "a=\ud83d\ude00?", ""));
            assertEquals(
                    Toobit.sign(key, "a=b?".getBytes(UTF_8), new byte[0]),
                    Toobit.sign(key, "a=b?", ""));
        }
        assertStatus(Status.ENCODING, () -> Primitives.hexDecode(lone));
        assertStatus(Status.KEY_ENCODING, () -> Ed25519Key.fromHex("\ud800".repeat(64)));
    }

    @Test
    void nullIsNamed() {
        try (HmacKey key = HmacKey.of("secret")) {
            assertEquals(
                    "apiKey",
                    assertThrows(
                                    NullPointerException.class,
                                    () -> Velafi.tokenRequest(key, null, NOW_MS))
                            .getMessage());
            assertEquals(
                    HmacKey.IS_NULL,
                    assertThrows(NullPointerException.class, () -> HmacKey.of((String) null))
                            .getMessage());
            assertEquals(
                    "body",
                    assertThrows(NullPointerException.class, () -> HttpResult.of(200, null))
                            .getMessage());
            assertThrows(NullPointerException.class, () -> Velafi.sign(null, NOW_MS));
            assertThrows(NullPointerException.class, () -> Toobit.sign(key, null, ""));
        }
    }

    @Test
    void longInputsAndOutputsNeedMoreThanTheStack() {
        byte[] query = new byte[3_000_000];
        Arrays.fill(query, (byte) 'q');
        try (HmacKey key = HmacKey.of("secret")) {
            assertArrayEquals(query, Toobit.payload(query, new byte[0]));
            String signature = Toobit.sign(key, query, new byte[0]);
            Toobit.verify(signature, key, query, new byte[0], 0);
            SignedRequest request =
                    Toobit.request(
                            key,
                            ToobitCall.builder("POST", "/api/v1/spot/order")
                                    .apiKey("key")
                                    .timestampMs(NOW_MS)
                                    .form("memo", "ü".repeat(100_000))
                                    .build());
            assertTrue(request.body().length > 600_000);
            assertNull(request.header("X-Unknown"));
        }
        byte[] bytes = new byte[1024];
        for (int length = 1000; length < 1100; length++) {
            bytes = Arrays.copyOf(bytes, length);
            assertArrayEquals(bytes, Primitives.hexDecode(Primitives.hexEncode(bytes)));
        }
    }

    @Test
    void theCallersArraysStayTheirs() {
        byte[] secret = "secret".getBytes(UTF_8);
        byte[] seed = SEED.clone();
        byte[] json = "[]".getBytes(UTF_8);
        try (HmacKey key = HmacKey.of(secret);
                Ed25519Key signer = Ed25519Key.fromSeed(seed)) {
            String before = Velafi.sign(key, NOW_MS);
            byte[] signature = signer.sign(json);
            ToobitCall call =
                    ToobitCall.builder("POST", "/a")
                            .apiKey("k")
                            .timestampMs(NOW_MS)
                            .json(json)
                            .build();
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(seed, (byte) 0);
            json[0] = 0;
            assertEquals(before, Velafi.sign(key, NOW_MS));
            assertArrayEquals(signature, signer.sign("[]".getBytes(UTF_8)));
            SignedRequest request = Toobit.request(key, call);
            request.body()[0] = 0;
            assertArrayEquals("[]".getBytes(UTF_8), request.body());
            assertEquals("POST /a", request.toString());
            assertThrows(UnsupportedOperationException.class, () -> request.headers().clear());
        }
    }

    @Test
    void aBaseIsSchemeAndHost() {
        SignedRequest request = Toobit.timeRequest();
        assertEquals(
                URI.create("https://api.toobit.com:8443/api/v1/time"),
                request.toHttpRequest(URI.create("https://api.toobit.com:8443/")).uri());
        for (String base :
                new String[] {
                    "/x", "api.toobit.com", "https://h/v1", "https://h?a=b", "https://h#f"
                }) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> request.toHttpRequest(URI.create(base)),
                    base);
        }
    }

    @Test
    void noSecretIsInAText() {
        ServiceResponse response =
                Velafi.tokenResponse(
                        HttpResult.of(
                                200,
                                "{\"code\":200,\"data\":{\"token\":\"hidden-token\",\"expireTime\":1740568725231}}"
                                        .getBytes(UTF_8)));
        assertEquals("hidden-token", response.token());
        assertFalse(response.toString().contains("hidden"));
        assertFalse(Param.of("X-BH-TOKEN", response.token()).toString().contains("hidden"));
        TokenService service =
                TokenService.bitbitduo(BitbitduoScheme.SHA256, "id", "hidden-key".getBytes(UTF_8));
        assertFalse(service.toString().contains("hidden"));
        service.close();
        assertStatus(Status.KEY, () -> service.request(NOW_MS));
    }
}
