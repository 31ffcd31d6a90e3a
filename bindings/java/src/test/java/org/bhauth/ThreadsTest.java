package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Keys that many threads use, close and drop. */
class ThreadsTest {
    private static final int THREADS = 8;
    private static final long NOW_MS = 1740568725231L;

    private interface Work {
        int run() throws Exception;
    }

    /** What all threads returned, added up. */
    private static int together(Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                results.add(pool.submit(work::run));
            }
            int sum = 0;
            for (Future<Integer> result : results) {
                sum += result.get();
            }
            return sum;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void oneKeyServesManyThreads() throws Exception {
        try (HmacKey key = HmacKey.of("secret");
                Ed25519Key signer = Ed25519Key.fromSeed(new byte[32])) {
            String expected = Velafi.sign(key, NOW_MS);
            MixinClaims claims = MixinClaims.bot("u", "s").issue(NOW_MS, 60).build();
            String token = Mixin.sign(signer, claims, "GET", "/me", new byte[0]);
            int rounds =
                    together(
                            () -> {
                                for (int i = 0; i < 500; i++) {
                                    assertEquals(expected, Velafi.sign(key, NOW_MS));
                                    assertEquals(
                                            token,
                                            Mixin.sign(signer, claims, "GET", "/me", new byte[0]));
                                }
                                return 500;
                            });
            assertEquals(THREADS * 500, rounds);
        }
    }

    /** A signature is right, or refused: never made of a key that is half wiped. */
    @Test
    void closingWaitsForSignatures() throws Exception {
        int right = 0;
        for (int round = 0; round < 50; round++) {
            HmacKey key = HmacKey.of("secret");
            String expected = Velafi.sign(key, NOW_MS);
            CountDownLatch started = new CountDownLatch(THREADS - 1);
            right +=
                    together(
                            () -> {
                                started.countDown();
                                if (started.getCount() == 0) {
                                    key.close();
                                    return 0;
                                }
                                int signed = 0;
                                try {
                                    while (signed < 1_000_000) {
                                        assertEquals(expected, Velafi.sign(key, NOW_MS));
                                        signed++;
                                    }
                                    return fail("a closed key goes on signing");
                                } catch (BhAuthException e) {
                                    assertEquals(Status.KEY, e.status());
                                    return signed;
                                }
                            });
        }
        assertTrue(right > 0, "no thread signed before the key was closed");
    }

    @Test
    void droppedKeysAreFreed() throws Exception {
        int made =
                together(
                        () -> {
                            for (int i = 0; i < 5000; i++) {
                                HmacKey.of("secret " + i);
                                Ed25519Key.fromHex("00".repeat(32));
                            }
                            return 5000;
                        });
        System.gc();
        assertEquals(THREADS * 5000, made);
        try (HmacKey key = HmacKey.of("secret")) {
            assertEquals(64, Velafi.sign(key, NOW_MS).length());
        }
    }
}
