package org.bhauth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Time that passes when a test says so: the clock, and what waits by it. */
public final class TestTimer {
    private static final class Wait {
        final long dueMs;
        final CompletableFuture<Void> end = new CompletableFuture<>();

        Wait(long dueMs) {
            this.dueMs = dueMs;
        }
    }

    private final List<Wait> waits = new ArrayList<>();
    private long nowMs = 1740568725231L;

    public synchronized long nowMs() {
        return nowMs;
    }

    /** Sets the clock and nothing else. */
    public synchronized void set(long ms) {
        nowMs = ms;
    }

    synchronized CompletableFuture<Void> after(long ms) {
        Wait wait = new Wait(nowMs + ms);
        waits.add(wait);
        return wait.end;
    }

    /** How many wait that were not ended. */
    public synchronized long waiting() {
        return waits.stream().filter(wait -> !wait.end.isDone()).count();
    }

    public void advance(long ms) {
        List<Wait> due = new ArrayList<>();
        synchronized (this) {
            nowMs += ms;
            for (Wait wait : waits) {
                if (wait.dueMs <= nowMs) {
                    due.add(wait);
                }
            }
            waits.removeAll(due);
        }
        due.forEach(wait -> wait.end.complete(null));
    }

    /** Gives a builder this time. */
    public TokenSource.Builder of(TokenSource.Builder builder) {
        return builder.clockMs(this::nowMs).timer(this::after);
    }
}
