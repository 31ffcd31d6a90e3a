package org.bhauth;

/**
 * A call that could not do what it was asked: an argument is wrong, or a signature is. The message
 * is the status's, says what to do, and holds neither input nor secret. What a service refuses is a
 * {@link ServiceException}.
 */
public final class BhAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The status's number. */
    private final int number;

    BhAuthException(int number) {
        super(
                Status.of(number) == Status.UNKNOWN
                        ? Native.statusName(number) + " " + number
                        : Status.of(number).headerName() + ": " + Native.statusMessage(number));
        this.number = number;
    }

    BhAuthException(Status status) {
        this(status.number());
    }

    /**
     * What is wrong.
     *
     * @return the status, never {@link Status#OK}
     */
    public Status status() {
        return Status.of(number);
    }

    /**
     * The number of the status, also of one that these classes do not know.
     *
     * @return the number in {@code bh_auth.h}
     */
    public int number() {
        return number;
    }

    /** Throws unless the number is that of {@link Status#OK}. */
    static void check(int number) {
        if (number != 0) {
            throw new BhAuthException(number);
        }
    }
}
