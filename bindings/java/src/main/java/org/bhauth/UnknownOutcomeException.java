package org.bhauth;

/**
 * A request may have been executed, or not: the service failed, or no response came. It is no
 * {@link ServiceException}: to send the request again may execute it twice. Look it up by its
 * client id first.
 */
public final class UnknownOutcomeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The response; not kept through serialisation. */
    private final transient ServiceResponse response;

    UnknownOutcomeException(ServiceResponse response) {
        super(ServiceException.text(response));
        this.response = response;
    }

    /**
     * What is known of it.
     *
     * @return the response; {@code null} after serialisation
     */
    public ServiceResponse response() {
        return response;
    }
}
