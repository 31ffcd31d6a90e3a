package org.bhauth;

import static java.util.Objects.requireNonNull;

/** A later call to VelaFi, for {@link Velafi#request(VelafiCall)}. */
public final class VelafiCall {
    final byte[] token;
    final byte[] method;
    final byte[] target;
    final byte[] body;
    final byte[] contentType;

    private VelafiCall(Builder builder) {
        token = Texts.utf8(builder.token);
        method = Texts.utf8(builder.method);
        target = Texts.utf8(builder.target);
        body = builder.body;
        contentType = Texts.utf8(builder.contentType);
    }

    /**
     * Begin a call.
     *
     * @param method upper case
     * @param target path and query as sent
     * @return a builder
     */
    public static Builder builder(String method, String target) {
        return new Builder(requireNonNull(method, "method"), requireNonNull(target, "target"));
    }

    /** Collects a call; it may be used by one thread at a time. */
    public static final class Builder {
        private final String method;
        private final String target;
        private String token = "";
        private byte[] body = Texts.EMPTY;
        private String contentType = "";

        private Builder(String method, String target) {
            this.method = method;
            this.target = target;
        }

        /**
         * Set the token.
         *
         * @param token from {@link Velafi#tokenResponse}; empty, as it is unless set, for the calls
         *     that need none, which are {@code GET} under {@code /v2/base/}
         * @return this
         */
        public Builder token(String token) {
            this.token = requireNonNull(token, "token");
            return this;
        }

        /**
         * Set the body.
         *
         * @param body the body to send
         * @return this
         */
        public Builder body(byte[] body) {
            this.body = body.clone();
            return this;
        }

        /**
         * Set what the body is.
         *
         * @param contentType such as {@code multipart/form-data; boundary=...}; {@code
         *     application/json} unless set
         * @return this
         */
        public Builder contentType(String contentType) {
            this.contentType = requireNonNull(contentType, "contentType");
            return this;
        }

        /**
         * The call.
         *
         * @return the call; what is wrong with it, {@link Velafi#request(VelafiCall)} says
         * @throws BhAuthException {@link Status#UTF8}
         */
        public VelafiCall build() {
            return new VelafiCall(this);
        }
    }
}
