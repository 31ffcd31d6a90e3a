package org.bhauth;

import java.util.Objects;

/** The system's clock, and times as text. */
public final class Times {
    private Times() {}

    /**
     * Read the system's clock.
     *
     * @return Unix time in milliseconds
     * @throws BhAuthException {@link Status#SYSTEM_CLOCK}
     */
    public static long nowMs() {
        long[] out = new long[1];
        BhAuthException.check(Native.nowMs(out));
        return out[0];
    }

    /**
     * Format a time as UTC, {@code YYYY-MM-DDTHH:MM:SSZ} (RFC 3339): the timestamp that PAVE
     * documents.
     *
     * @param timeS Unix time in seconds
     * @return 20 characters
     * @throws BhAuthException {@link Status#TIME_IS_MILLISECONDS}, {@link Status#TIME_RANGE}
     */
    public static String formatUtc(long timeS) {
        byte[] out = new byte[Abi.UTC_SIZE - 1];
        BhAuthException.check(Native.timeFormatUtc(timeS, out));
        return Texts.ascii(out);
    }

    /**
     * Format a time as Unix seconds in decimal: the timestamp that PAVE's samples send, where its
     * table asks for that of {@link #formatUtc}.
     *
     * @param timeS Unix time in seconds
     * @return the digits
     * @throws BhAuthException {@link Status#TIME_IS_MILLISECONDS}, {@link Status#TIME_RANGE}
     */
    public static String formatSeconds(long timeS) {
        byte[][] out = new byte[1][];
        BhAuthException.check(Native.timeFormatSeconds(timeS, out));
        return Texts.ascii(out[0]);
    }

    /**
     * Read a time of RFC 3339. A fraction of a second is dropped; an offset such as {@code +08:00}
     * is taken into account.
     *
     * @param text the time, nothing around it
     * @return Unix time in seconds
     * @throws BhAuthException {@link Status#TIME_FORMAT}
     */
    public static long parseUtc(String text) {
        long[] out = new long[1];
        BhAuthException.check(
                Native.timeParseUtc(Texts.formal(Objects.requireNonNull(text, "text")), out));
        return out[0];
    }
}
