package org.bhauth;

/** How far a server's clock is ahead of yours: add it to your own time before you sign. */
public final class ClockOffset {
    private final long offsetMs;
    private final long uncertaintyMs;

    private ClockOffset(long offsetMs, long uncertaintyMs) {
        this.offsetMs = offsetMs;
        this.uncertaintyMs = uncertaintyMs;
    }

    /**
     * Work the offset out from one response of the server.
     *
     * @param sentMs your clock when the request for the server's time was sent, in Unix
     *     milliseconds
     * @param receivedMs your clock when its response came, in Unix milliseconds
     * @param serverTimeMs what it said, in Unix milliseconds
     * @param resolutionMs the step of its clock: 1 if it answers in milliseconds (Toobit), 1000 if
     *     in seconds (BITBITDUO)
     * @return the offset
     * @throws BhAuthException {@link Status#INTERVAL} if receivedMs is before sentMs or
     *     resolutionMs is negative, {@link Status#TIME_RANGE} if a time is negative or beyond the
     *     year 5138, {@link Status#TIME_IS_SECONDS} if serverTimeMs is in seconds
     */
    public static ClockOffset of(
            long sentMs, long receivedMs, long serverTimeMs, long resolutionMs) {
        long[] out = new long[2];
        BhAuthException.check(
                Native.clockOffset(sentMs, receivedMs, serverTimeMs, resolutionMs, out));
        return new ClockOffset(out[0], out[1]);
    }

    /**
     * Server time minus your time.
     *
     * @return milliseconds, negative if your clock is ahead
     */
    public long offsetMs() {
        return offsetMs;
    }

    /**
     * How good the measurement is.
     *
     * @return milliseconds: the true offset is within this much of {@link #offsetMs}
     */
    public long uncertaintyMs() {
        return uncertaintyMs;
    }

    @Override
    public String toString() {
        return offsetMs + " ms, give or take " + uncertaintyMs + " ms";
    }
}
