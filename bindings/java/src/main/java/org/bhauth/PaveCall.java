package org.bhauth;

import static java.util.Objects.requireNonNull;

/** A call to PAVE, for {@link Pave#request}. */
public final class PaveCall {
    final byte[] username;
    final byte[] apiKey;
    final byte[] timestamp;
    final byte[] method;
    final byte[] target;
    final byte[] body;

    private PaveCall(Builder builder) {
        username = Texts.utf8(builder.username);
        apiKey = Texts.utf8(builder.apiKey);
        timestamp = Texts.utf8(builder.timestamp);
        method = Texts.utf8(builder.method);
        target = Texts.utf8(builder.target);
        body = builder.body;
    }

    /**
     * Begin a call. Username, API key, timestamp, method and target must be set.
     *
     * @return a builder, all of it empty
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects a call; it may be used by one thread at a time. */
    public static final class Builder {
        private String username = "";
        private String apiKey = "";
        private String timestamp = "";
        private String method = "";
        private String target = "";
        private byte[] body = Texts.EMPTY;

        private Builder() {}

        /**
         * Set the primary account name.
         *
         * @param username not a user of the dashboard
         * @return this
         */
        public Builder username(String username) {
            this.username = requireNonNull(username, "username");
            return this;
        }

        /**
         * Set the API key.
         *
         * @param apiKey the API key
         * @return this
         */
        public Builder apiKey(String apiKey) {
            this.apiKey = requireNonNull(apiKey, "apiKey");
            return this;
        }

        /**
         * Set the timestamp.
         *
         * @param timestamp sent and signed as it is; {@link Times#formatUtc} makes the documented
         *     form
         * @return this
         */
        public Builder timestamp(String timestamp) {
            this.timestamp = requireNonNull(timestamp, "timestamp");
            return this;
        }

        /**
         * Set the HTTP method.
         *
         * @param method upper case
         * @return this
         */
        public Builder method(String method) {
            this.method = requireNonNull(method, "method");
            return this;
        }

        /**
         * Set what to call.
         *
         * @param target path and query as sent, such as {@code /v1/sessions}
         * @return this
         */
        public Builder target(String target) {
            this.target = requireNonNull(target, "target");
            return this;
        }

        /**
         * Set the body.
         *
         * @param body JSON to send, or empty
         * @return this
         */
        public Builder body(byte[] body) {
            this.body = body.clone();
            return this;
        }

        /**
         * The call.
         *
         * @return the call; what is wrong with it, {@link Pave#request} says
         * @throws BhAuthException {@link Status#UTF8}
         */
        public PaveCall build() {
            return new PaveCall(this);
        }
    }
}
