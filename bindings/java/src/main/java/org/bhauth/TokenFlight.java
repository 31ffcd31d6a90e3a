package org.bhauth;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * One request for a token, and those who wait for it. It runs in a thread of its own and belongs to
 * none of them: whoever stops waiting ends nothing, and whatever the client does ends it for all.
 */
final class TokenFlight {
    /** The request, from sending to reading. */
    interface Request {
        void run();
    }

    /** The flight whose request is made in this thread. */
    private static final ThreadLocal<TokenFlight> RUNNING = new ThreadLocal<>();

    /** The flight whose client asked for this one's token, if one did. */
    private final TokenFlight parent = RUNNING.get();

    private final long beganNs = System.nanoTime();

    /** The same by the server's clock. */
    private final long beganMs;

    private final CompletableFuture<String> result = new CompletableFuture<>();
    private volatile Thread thread;

    TokenFlight(long beganMs) {
        this.beganMs = beganMs;
    }

    /** Sends. Of a second call for the same flight nothing is known: there is none. */
    void start(Request request) {
        thread =
                thread(
                        () -> {
                            RUNNING.set(this);
                            request.run();
                        });
        thread.start();
    }

    /** A thread that keeps no program running. Not one of a pool, which others may keep busy. */
    static Thread thread(Runnable action) {
        Thread thread = new Thread(action, "bh_auth token");
        thread.setDaemon(true);
        return thread;
    }

    /** The token to come. Who cancels it cancels nothing but this. */
    CompletableFuture<String> waiting() {
        for (TokenFlight asking = RUNNING.get(); asking != null; asking = asking.parent) {
            if (asking == this) {
                return CompletableFuture.failedFuture(
                        new IllegalStateException(
                                "the token source's own client asks it for a token, which it needs"
                                    + " to send the request for one: give the source a client that"
                                    + " does not"));
            }
        }
        return result.copy();
    }

    /** Whether it has been under way for so long. */
    boolean took(long ms) {
        return (System.nanoTime() - beganNs) / 1_000_000 >= ms;
    }

    void succeed(String token) {
        result.complete(token);
    }

    void fail(Exception failure) {
        result.completeExceptionally(failure);
    }

    /** Stops what may still be sending. */
    void stop() {
        Thread sending = thread;
        if (sending != null) {
            sending.interrupt();
        }
    }

    /** Calls it when the flight has ended. */
    void whenDone(Runnable action) {
        result.whenComplete((token, failure) -> action.run());
    }

    /**
     * How long after the request the next may be made, if the service said so: how long, which
     * counts from its response on, or else until when.
     */
    long waitMs(Exception failure) {
        ServiceResponse response =
                failure instanceof ServiceException
                        ? ((ServiceException) failure).response()
                        : failure instanceof UnknownOutcomeException
                                ? ((UnknownOutcomeException) failure).response()
                                : null;
        if (failure instanceof TokenState.NotOurTurn) {
            return ((TokenState.NotOurTurn) failure).waitMs;
        }
        if (response == null) {
            return 0;
        }
        long afterMs = response.retryAfterMs();
        return afterMs > 0
                ? afterMs + (System.nanoTime() - beganNs) / 1_000_000
                : Math.max(0, response.retryAtMs() - beganMs);
    }

    /**
     * What callers see of a failure: of the service, of an argument, or else of the network; never
     * the query.
     */
    static Exception failure(Throwable cause, String query) {
        if (shows(cause, query, 0)) {
            IOException hidden = new IOException(cause.toString().replace(query, "..."));
            hidden.setStackTrace(cause.getStackTrace());
            return hidden;
        }
        if (cause instanceof ServiceException
                || cause instanceof UnknownOutcomeException
                || cause instanceof BhAuthException
                || cause instanceof IOException) {
            return (Exception) cause;
        }
        return new IOException("the request for a token failed: " + cause, cause);
    }

    /**
     * Whether a message of the failure, or of what is behind it, has the query: a log of it could
     * be replayed.
     */
    private static boolean shows(Throwable failure, String query, int depth) {
        if (query.isEmpty() || failure == null || depth > 20) {
            return false;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (shows(suppressed, query, depth + 1)) {
                return true;
            }
        }
        return String.valueOf(failure).contains(query)
                || shows(failure.getCause(), query, depth + 1);
    }
}
