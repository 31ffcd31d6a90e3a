package org.bhauth;

import java.util.Objects;

/** A service refused a request. */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The response; not kept through serialisation. */
    private final transient ServiceResponse response;

    /**
     * Make one of a response.
     *
     * @param response a refusal
     */
    public ServiceException(ServiceResponse response) {
        super(text(Objects.requireNonNull(response, "response")));
        this.response = response;
    }

    private static String text(ServiceResponse response) {
        return response.advice().isEmpty() ? response.toString() : response + " (" + response.advice() + ")";
    }

    /**
     * The refusal.
     *
     * @return the response; {@code null} after serialisation
     */
    public ServiceResponse response() {
        return response;
    }
}
