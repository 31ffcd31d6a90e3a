package org.bhauth;

/** Values from the system's random source. */
public final class RandomValues {
    private RandomValues() {}

    /**
     * Draw a random UUID (RFC 9562, version 4): a {@code jti}, an {@code X-Request-Id}.
     *
     * @return 36 characters
     * @throws BhAuthException {@link Status#SYSTEM_RANDOM}
     */
    public static String uuidV4() {
        byte[] out = new byte[Abi.UUID_SIZE - 1];
        BhAuthException.check(Native.uuidV4(out));
        return Texts.ascii(out);
    }

    /**
     * Draw a random number, each value as likely as the others.
     *
     * @param bound how many values there are, at least 1
     * @return from 0 to bound - 1
     * @throws BhAuthException {@link Status#BOUND} if bound is below 1, {@link
     *     Status#SYSTEM_RANDOM}
     */
    public static int below(int bound) {
        long[] out = new long[1];
        BhAuthException.check(Native.randomBelow(Math.max(bound, 0), out));
        return (int) out[0];
    }
}
