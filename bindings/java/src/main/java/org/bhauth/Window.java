package org.bhauth;

/**
 * Which times a verifier accepts. Where a method takes one, {@code null} means that time is not
 * checked.
 */
public final class Window {
    private final long nowMs;
    private final long pastMs;
    private final long aheadMs;

    private Window(long nowMs, long pastMs, long aheadMs) {
        this.nowMs = nowMs;
        this.pastMs = pastMs;
        this.aheadMs = aheadMs;
    }

    /**
     * Make a window.
     *
     * @param nowMs the verifier's present time, in Unix milliseconds
     * @param pastMs how long after its time (Mixin: after {@code exp}) a signature is accepted, in
     *     milliseconds
     * @param aheadMs how far ahead of nowMs its time (Mixin: {@code iat}) may lie, in milliseconds
     * @return the window; what is wrong with it, the verifier says
     */
    public static Window of(long nowMs, long pastMs, long aheadMs) {
        return new Window(nowMs, pastMs, aheadMs);
    }

    static long[] values(Window window) {
        return window == null ? null : new long[] {window.nowMs, window.pastMs, window.aheadMs};
    }
}
