package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Arrays;

/**
 * A service that sells tokens, for {@link TokenSource}: how a token is requested, and how the
 * response is read.
 */
public abstract class TokenService implements AutoCloseable {
    private final URI host;
    private final long minIntervalMs;

    TokenService(URI host, long minIntervalMs) {
        this.host = host;
        this.minIntervalMs = minIntervalMs;
    }

    /**
     * VelaFi's tokens.
     *
     * @param key from the API secret; stays yours to close
     * @param apiKey the API key
     * @return the service
     */
    public static TokenService velafi(HmacKey key, String apiKey) {
        return new VelafiTokens(requireNonNull(key, "key"), requireNonNull(apiKey, "apiKey"));
    }

    /**
     * BITBITDUO's tokens.
     *
     * @param scheme {@link BitbitduoScheme#SHA256} or another
     * @param appId the app id
     * @param appKey the app key; copied, and wiped by {@link #close}
     * @return the service
     */
    public static TokenService bitbitduo(BitbitduoScheme scheme, String appId, byte[] appKey) {
        return new BitbitduoTokens(
                requireNonNull(scheme, "scheme"), requireNonNull(appId, "appId"), appKey.clone());
    }

    /**
     * The request for a token.
     *
     * @param nowMs the present time by the server's clock, in Unix milliseconds
     * @return the request
     * @throws BhAuthException if the credentials are not valid
     */
    public abstract SignedRequest request(long nowMs);

    /**
     * Read the response.
     *
     * @param http what came of the request
     * @param sentMs what {@link #request} was given
     * @return the response, whatever the outcome
     * @throws BhAuthException if it is no response of this service
     */
    public abstract ServiceResponse response(HttpResult http, long sentMs);

    /**
     * The service's host.
     *
     * @return scheme and host
     */
    public URI host() {
        return host;
    }

    /**
     * How long to leave between two token requests.
     *
     * @return milliseconds: what BITBITDUO wants; VelaFi names none: a second, lest a refusal be
     *     followed by a flood
     */
    public long minIntervalMs() {
        return minIntervalMs;
    }

    /** Names the account: its service, the host that is called, and its API key. */
    abstract String account(String host);

    /** Wipe the copy of the secret, if there is one. */
    @Override
    public void close() {}

    private static final class VelafiTokens extends TokenService {
        private final HmacKey key;
        private final String apiKey;

        VelafiTokens(HmacKey key, String apiKey) {
            super(URI.create("https://api.velafi.com"), 1000);
            this.key = key;
            this.apiKey = apiKey;
        }

        @Override
        String account(String host) {
            return "velafi " + host + " " + apiKey;
        }

        @Override
        public SignedRequest request(long nowMs) {
            return Velafi.tokenRequest(key, apiKey, nowMs);
        }

        @Override
        public ServiceResponse response(HttpResult http, long sentMs) {
            return Velafi.tokenResponse(http);
        }
    }

    private static final class BitbitduoTokens extends TokenService {
        private final BitbitduoScheme scheme;
        private final String appId;
        private final byte[] appKey;
        private boolean closed;

        BitbitduoTokens(BitbitduoScheme scheme, String appId, byte[] appKey) {
            super(URI.create("https://qaxxxrenewserver.bitbitduo.com"), Bitbitduo.MIN_INTERVAL_MS);
            this.scheme = scheme;
            this.appId = appId;
            this.appKey = appKey;
        }

        @Override
        String account(String host) {
            return "bitbitduo " + host + " " + appId;
        }

        @Override
        public synchronized SignedRequest request(long nowMs) {
            if (closed) {
                throw new BhAuthException(Status.KEY);
            }
            return Bitbitduo.tokenRequest(
                    scheme, appId, appKey, Bitbitduo.random(), Math.floorDiv(nowMs, 1000L));
        }

        @Override
        public ServiceResponse response(HttpResult http, long sentMs) {
            return Bitbitduo.tokenResponse(http, sentMs);
        }

        @Override
        public synchronized void close() {
            closed = true;
            Arrays.fill(appKey, (byte) 0);
        }
    }
}
