package org.bhauth;

import java.util.Arrays;

/**
 * A response, read. What it does not hold is 0 or empty. A refusal by the service is a response like any other: look at
 * {@link #accepted} first, or call {@link #orThrow}.
 */
public final class ServiceResponse {
    private final boolean accepted;
    private final int httpStatus;
    private final long errorCode;
    private final String errorName;
    private final String errorMessage;
    private final String advice;
    private final String token;
    private final long expiresMs;
    private final long serverTimeMs;

    private ServiceResponse(byte[] buffer, int[] spans, long[] numbers) {
        accepted = numbers[Abi.Response.ACCEPTED] == 1;
        httpStatus = (int) numbers[Abi.Response.HTTP_STATUS];
        errorCode = numbers[Abi.Response.ERROR_CODE];
        expiresMs = numbers[Abi.Response.EXPIRES_MS];
        serverTimeMs = numbers[Abi.Response.SERVER_TIME_MS];
        errorName = Texts.at(buffer, spans, Abi.Response.ERROR_NAME);
        errorMessage = Texts.at(buffer, spans, Abi.Response.ERROR_MESSAGE);
        advice = Texts.at(buffer, spans, Abi.Response.ADVICE);
        token = Texts.at(buffer, spans, Abi.Response.TOKEN);
    }

    /** One of the natives that read a response. */
    interface Reader {
        int read(byte[][] out, int[] spans, long[] numbers);
    }

    static ServiceResponse read(Reader reader) {
        byte[][] out = new byte[1][];
        int[] spans = new int[Abi.Response.SPANS];
        long[] numbers = new long[Abi.Response.NUMBERS];
        BhAuthException.check(reader.read(out, spans, numbers));
        ServiceResponse response = new ServiceResponse(out[0], spans, numbers);
        Arrays.fill(out[0], (byte) 0);
        return response;
    }

    /**
     * Whether the service accepted the request.
     *
     * @return false: it refused it, see {@link #errorCode}, {@link #errorName}, {@link #errorMessage}, {@link #advice}
     */
    public boolean accepted() {
        return accepted;
    }

    /**
     * The HTTP status of the response.
     *
     * @return as it was passed in
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
     * This response, if it was accepted.
     *
     * @return this
     * @throws ServiceException if the service refused the request
     */
    public ServiceResponse orThrow() {
        if (!accepted) {
            throw new ServiceException(this);
        }
        return this;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return accepted ? "accepted" : ("refused: " + errorCode + " " + errorName + " " + errorMessage).trim();
    }
}
