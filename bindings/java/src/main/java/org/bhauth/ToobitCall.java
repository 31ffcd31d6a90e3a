package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A call to Toobit, for {@link Toobit#request}. Parameters keep the order in which they were added.
 */
public final class ToobitCall {
    final byte[] apiKey;
    final byte[] method;
    final byte[] path;
    final byte[][] query;
    final byte[][] form;
    final byte[] json;
    final long timestampMs;
    final long recvWindowMs;

    private ToobitCall(Builder builder) {
        apiKey = Texts.utf8(builder.apiKey);
        method = Texts.utf8(builder.method);
        path = Texts.utf8(builder.path);
        query = Param.flatten(builder.query);
        form = Param.flatten(builder.form);
        json = builder.json;
        timestampMs = builder.timestampMs;
        recvWindowMs = builder.recvWindowMs;
    }

    /**
     * Begin a call. The API key and the timestamp must be set.
     *
     * @param method {@code GET}, {@code POST}, {@code PUT} or {@code DELETE}
     * @param path such as {@code /api/v1/spot/order}; no query
     * @return a builder
     */
    public static Builder builder(String method, String path) {
        return new Builder(method, path);
    }

    /** Collects a call; it may be used by one thread at a time. */
    public static final class Builder {
        private final String method;
        private final String path;
        private final List<Param> query = new ArrayList<>();
        private final List<Param> form = new ArrayList<>();
        private String apiKey = "";
        private byte[] json = Texts.EMPTY;
        private long timestampMs;
        private long recvWindowMs;

        private Builder(String method, String path) {
            this.method = requireNonNull(method, "method");
            this.path = requireNonNull(path, "path");
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
         * Add a parameter to the query.
         *
         * @param name not yet encoded
         * @param value not yet encoded
         * @return this
         */
        public Builder query(String name, String value) {
            return query(Param.of(name, value));
        }

        /**
         * Add a parameter to the query.
         *
         * @param param not yet encoded
         * @return this
         */
        public Builder query(Param param) {
            query.add(requireNonNull(param, "param"));
            return this;
        }

        /**
         * Add a parameter to the form body: not with GET, not with {@link #json}.
         *
         * @param name not yet encoded
         * @param value not yet encoded
         * @return this
         */
        public Builder form(String name, String value) {
            return form(Param.of(name, value));
        }

        /**
         * Add a parameter to the form body.
         *
         * @param param not yet encoded
         * @return this
         */
        public Builder form(Param param) {
            form.add(requireNonNull(param, "param"));
            return this;
        }

        /**
         * Set a JSON body (batch orders), which Toobit does not sign.
         *
         * @param json the body, or empty
         * @return this
         */
        public Builder json(byte[] json) {
            this.json = json.clone();
            return this;
        }

        /**
         * Set the time of the call.
         *
         * @param timestampMs now, in Unix milliseconds, by the server's clock: see {@link
         *     ClockOffset}
         * @return this
         */
        public Builder timestampMs(long timestampMs) {
            this.timestampMs = timestampMs;
            return this;
        }

        /**
         * Set how old the request may be when it arrives.
         *
         * @param recvWindowMs milliseconds, at most 60000; 0 sends 5000
         * @return this
         */
        public Builder recvWindowMs(long recvWindowMs) {
            this.recvWindowMs = recvWindowMs;
            return this;
        }

        /**
         * The call.
         *
         * @return the call; what is wrong with it, {@link Toobit#request} says
         * @throws BhAuthException {@link Status#UTF8}
         */
        public ToobitCall build() {
            return new ToobitCall(this);
        }
    }
}
