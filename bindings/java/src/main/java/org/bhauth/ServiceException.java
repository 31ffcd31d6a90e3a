package org.bhauth;

/** A service refused a request, or some of the items of a batch. */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The response; not kept through serialisation. */
    private final transient ServiceResponse response;

    ServiceException(ServiceResponse response) {
        super(text(response));
        this.response = response;
    }

    static String text(ServiceResponse response) {
        return response.advice().isEmpty()
                ? response.toString()
                : response + " (" + response.advice() + ")";
    }

    /**
     * What the service said.
     *
     * @return the response; {@code null} after serialisation
     */
    public ServiceResponse response() {
        return response;
    }
}
