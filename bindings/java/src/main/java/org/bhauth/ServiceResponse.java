package org.bhauth;

import java.util.Arrays;

/**
 * A response, read. What it does not hold is 0 or empty. What became of the request is one of four:
 * {@link #match} asks for all of them, {@link #orThrow} returns only what was accepted.
 */
public final class ServiceResponse {
    /** What became of a request. */
    public enum Outcome {
        /** It may have been executed. Look it up by its client id before sending it again. */
        UNKNOWN,
        /** It was accepted. The data itself is yours to read from the body. */
        ACCEPTED,
        /**
         * It was not executed: {@link ServiceResponse#errorName}, {@link ServiceResponse#advice}
         * say why.
         */
        REFUSED,
        /**
         * A batch, of which {@link ServiceResponse#failedCount} items failed and the others were
         * accepted.
         */
        PARTIAL
    }

    /**
     * What is to be done in each case.
     *
     * @param <T> what it comes to
     */
    public interface Cases<T> {
        /**
         * The request was accepted.
         *
         * @param response the response
         * @return what it comes to
         */
        T accepted(ServiceResponse response);

        /**
         * The request was not executed.
         *
         * @param response with the error
         * @return what it comes to
         */
        T refused(ServiceResponse response);

        /**
         * Some items of a batch failed.
         *
         * @param response with the first one's error
         * @return what it comes to
         */
        T partial(ServiceResponse response);

        /**
         * The request may have been executed: look it up by its client id before sending it again.
         *
         * @param response with what is known
         * @return what it comes to
         */
        T unknown(ServiceResponse response);
    }

    private final Outcome outcome;
    private final int httpStatus;
    private final long errorCode;
    private final String errorName;
    private final String errorMessage;
    private final String detail;
    private final String advice;
    private final String token;
    private final long expiresMs;
    private final long serverTimeMs;
    private final long retryAfterMs;
    private final long retryAtMs;
    private final int itemCount;
    private final int failedCount;

    private ServiceResponse(byte[] buffer, int[] spans, long[] numbers) {
        outcome = outcome((int) numbers[Abi.Response.OUTCOME]);
        httpStatus = (int) numbers[Abi.Response.HTTP_STATUS];
        errorCode = numbers[Abi.Response.ERROR_CODE];
        expiresMs = numbers[Abi.Response.EXPIRES_MS];
        serverTimeMs = numbers[Abi.Response.SERVER_TIME_MS];
        retryAfterMs = numbers[Abi.Response.RETRY_AFTER_MS];
        retryAtMs = numbers[Abi.Response.RETRY_AT_MS];
        itemCount = (int) numbers[Abi.Response.ITEM_COUNT];
        failedCount = (int) numbers[Abi.Response.FAILED_COUNT];
        errorName = Texts.at(buffer, spans, Abi.Response.ERROR_NAME);
        errorMessage = Texts.at(buffer, spans, Abi.Response.ERROR_MESSAGE);
        detail = Texts.at(buffer, spans, Abi.Response.DETAIL);
        advice = Texts.at(buffer, spans, Abi.Response.ADVICE);
        token = Texts.at(buffer, spans, Abi.Response.TOKEN);
    }

    /** What these classes do not know was not accepted for certain. */
    private static Outcome outcome(int number) {
        switch (number) {
            case Abi.OUTCOME_ACCEPTED:
                return Outcome.ACCEPTED;
            case Abi.OUTCOME_REFUSED:
                return Outcome.REFUSED;
            case Abi.OUTCOME_PARTIAL:
                return Outcome.PARTIAL;
            default:
                return Outcome.UNKNOWN;
        }
    }

    /** One of the natives that read a response. */
    interface Reader {
        int read(
                int httpStatus,
                byte[][] headers,
                byte[] body,
                byte[] requestMethod,
                byte[][] out,
                int[] spans,
                long[] numbers);
    }

    static ServiceResponse read(HttpResult http, Reader reader) {
        byte[][] out = new byte[1][];
        int[] spans = new int[Abi.Response.SPANS];
        long[] numbers = new long[Abi.Response.NUMBERS];
        BhAuthException.check(
                reader.read(
                        http.httpStatus,
                        http.headers,
                        http.body,
                        http.requestMethod,
                        out,
                        spans,
                        numbers));
        ServiceResponse response = new ServiceResponse(out[0], spans, numbers);
        Arrays.fill(out[0], (byte) 0);
        return response;
    }

    /**
     * What became of the request.
     *
     * @return one of four: a {@code switch} expression must have them all, as {@link #match} does
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Do what is to be done in each case: none can be forgotten.
     *
     * @param <T> what it comes to
     * @param cases one method each
     * @return what the method of this outcome returned
     */
    public <T> T match(Cases<T> cases) {
        switch (outcome) {
            case ACCEPTED:
                return cases.accepted(this);
            case REFUSED:
                return cases.refused(this);
            case PARTIAL:
                return cases.partial(this);
            default:
                return cases.unknown(this);
        }
    }

    /**
     * The HTTP status of the response.
     *
     * @return as it was passed in; 0: none came
     */
    public int httpStatus() {
        return httpStatus;
    }

    /**
     * The service's number of the error.
     *
     * @return such as -1022; else the HTTP status
     */
    public long errorCode() {
        return errorCode;
    }

    /**
     * The error's name in capitals.
     *
     * @return such as {@code INVALID_SIGNATURE}; empty if not known
     */
    public String errorName() {
        return errorName;
    }

    /**
     * The service's own words.
     *
     * @return may be empty
     */
    public String errorMessage() {
        return errorMessage;
    }

    /**
     * What the service said besides.
     *
     * @return JSON on one line: Mixin's {@code extra}; of a batch's item the item itself; else
     *     empty
     */
    public String detail() {
        return detail;
    }

    /**
     * What to do about the error.
     *
     * @return one sentence; empty if not known
     */
    public String advice() {
        return advice;
    }

    /**
     * The token that the service gave: a secret.
     *
     * @return may be empty
     */
    public String token() {
        return token;
    }

    /**
     * When the token expires.
     *
     * @return Unix time in milliseconds, or 0
     */
    public long expiresMs() {
        return expiresMs;
    }

    /**
     * The server's time.
     *
     * @return Unix time in milliseconds, or 0
     */
    public long serverTimeMs() {
        return serverTimeMs;
    }

    /**
     * How long to wait before the next request.
     *
     * @return milliseconds; 0 if the service does not say, or names a time and not its present one
     */
    public long retryAfterMs() {
        return retryAfterMs;
    }

    /**
     * Until when to wait, by the server's clock.
     *
     * @return Unix time in milliseconds, or 0 if the service names no time
     */
    public long retryAtMs() {
        return retryAtMs;
    }

    /**
     * How many items a batch has: {@link Toobit#responseItem} reads each.
     *
     * @return the number, or 0 if it is no batch
     */
    public int itemCount() {
        return itemCount;
    }

    /**
     * How many items of a batch failed.
     *
     * @return the number
     */
    public int failedCount() {
        return failedCount;
    }

    /**
     * This response, if the request was accepted.
     *
     * @return this
     * @throws ServiceException if the service refused the request, or items of it
     * @throws UnknownOutcomeException if the request may have been executed
     */
    public ServiceResponse orThrow() {
        if (outcome == Outcome.ACCEPTED) {
            return this;
        } else if (outcome == Outcome.UNKNOWN) {
            throw new UnknownOutcomeException(this);
        }
        throw new ServiceException(this);
    }

    /** Without the token. */
    @Override
    public String toString() {
        String error = (errorCode + " " + errorName + " " + errorMessage).trim();
        switch (outcome) {
            case ACCEPTED:
                return "accepted";
            case REFUSED:
                return "refused: " + error;
            case PARTIAL:
                return failedCount + " of " + itemCount + " failed: " + error;
            default:
                return "unknown whether executed: " + error;
        }
    }
}
