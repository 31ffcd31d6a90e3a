package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * What a Mixin keystore holds, the JSON file of a session's key: of a bot, of a user, of an OAuth
 * client. What it does not hold is empty. {@link #close} wipes it.
 */
public final class MixinKeystore implements AutoCloseable {
    /** Of which kind the server's key is. */
    public enum ServerKeyKind {
        /** There is none. */
        NONE,
        /** It verifies, and must be converted to agree on a secret. */
        ED25519,
        /** It agrees on a secret as it is, and verifies nothing. */
        X25519;

        /**
         * Find a kind by its number.
         *
         * @param number the number in {@code bh_auth.h}
         * @return the kind
         * @throws BhAuthException {@link Status#SERVER_KEY} if there is none
         */
        public static ServerKeyKind of(int number) {
            if (number < 0 || number >= values().length) {
                throw new BhAuthException(Status.SERVER_KEY);
            }
            return values()[number];
        }
    }

    private final byte[] buffer;
    private final int[] spans;
    private final ServerKeyKind serverKeyKind;

    private MixinKeystore(byte[] buffer, int[] spans, ServerKeyKind kind) {
        this.buffer = buffer;
        this.spans = spans;
        serverKeyKind = kind;
    }

    /** What a native makes of the texts, in the order of the struct's fields, and of the kind. */
    interface Call {
        int call(byte[][] texts, int kind);
    }

    /** Calls with copies, which are wiped. */
    void call(Call native_) {
        byte[][] texts = new byte[Abi.MixinKeystore.SPANS / 2][];
        try {
            for (int i = 0; i < texts.length; i++) {
                texts[i] = Texts.bytesAt(buffer, spans, 2 * i);
            }
            BhAuthException.check(native_.call(texts, serverKeyKind.ordinal()));
        } finally {
            for (byte[] text : texts) {
                if (text != null) {
                    Arrays.fill(text, (byte) 0);
                }
            }
        }
    }

    /**
     * Begin a keystore of your own.
     *
     * @return a builder; {@link Builder#build} wipes it
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begin one like this, to add what its file lacks, such as the key that spends.
     *
     * @return a builder; {@link Builder#build} wipes it
     */
    public Builder toBuilder() {
        Builder made = new Builder();
        for (int i = 0; i < made.texts.length; i++) {
            made.texts[i] = Texts.bytesAt(buffer, spans, 2 * i);
        }
        return made.serverKeyKind(serverKeyKind);
    }

    /** What a keystore is to hold; what is not set is empty. Byte arrays are copied. */
    public static final class Builder {
        private final byte[][] texts = new byte[Abi.MixinKeystore.SPANS / 2][];
        private ServerKeyKind kind = ServerKeyKind.NONE;

        private Builder() {
            Arrays.fill(texts, Texts.EMPTY);
        }

        private Builder set(int place, byte[] text) {
            texts[place / 2] = requireNonNull(text, HmacKey.IS_NULL).clone();
            return this;
        }

        /**
         * See {@link MixinKeystore#appId}.
         *
         * @param appId a UUID
         * @return this
         */
        public Builder appId(String appId) {
            return set(Abi.MixinKeystore.APP_ID, Texts.utf8(appId));
        }

        /**
         * See {@link MixinKeystore#sessionId}.
         *
         * @param sessionId a UUID
         * @return this
         */
        public Builder sessionId(String sessionId) {
            return set(Abi.MixinKeystore.SESSION_ID, Texts.utf8(sessionId));
        }

        /**
         * See {@link MixinKeystore#authorizationId}.
         *
         * @param authorizationId a UUID
         * @return this
         */
        public Builder authorizationId(String authorizationId) {
            return set(Abi.MixinKeystore.AUTHORIZATION_ID, Texts.utf8(authorizationId));
        }

        /**
         * See {@link MixinKeystore#scope}.
         *
         * @param scope the granted scopes
         * @return this
         */
        public Builder scope(String scope) {
            return set(Abi.MixinKeystore.SCOPE, Texts.utf8(scope));
        }

        /**
         * See {@link MixinKeystore#privateKey}.
         *
         * @param privateKey a secret
         * @return this
         */
        public Builder privateKey(byte[] privateKey) {
            return set(Abi.MixinKeystore.PRIVATE_KEY, privateKey);
        }

        /**
         * See {@link MixinKeystore#serverKey}.
         *
         * @param serverKey 64 hex characters
         * @return this
         */
        public Builder serverKey(String serverKey) {
            return set(Abi.MixinKeystore.SERVER_KEY, Texts.formal(serverKey));
        }

        /**
         * See {@link MixinKeystore#serverKeyKind}.
         *
         * @param serverKeyKind the kind of that key
         * @return this
         */
        public Builder serverKeyKind(ServerKeyKind serverKeyKind) {
            kind = requireNonNull(serverKeyKind, "serverKeyKind");
            return this;
        }

        /**
         * See {@link MixinKeystore#spendKey}.
         *
         * @param spendKey a secret
         * @return this
         */
        public Builder spendKey(byte[] spendKey) {
            return set(Abi.MixinKeystore.SPEND_KEY, spendKey);
        }

        /**
         * See {@link MixinKeystore#pin}.
         *
         * @param pin six digits, a secret
         * @return this
         */
        public Builder pin(byte[] pin) {
            return set(Abi.MixinKeystore.PIN, pin);
        }

        /**
         * The keystore.
         *
         * @return one of its own, yours to close
         */
        public MixinKeystore build() {
            int[] spans = new int[Abi.MixinKeystore.SPANS];
            int length = 0;
            for (int i = 0; i < texts.length; i++) {
                spans[2 * i] = length;
                spans[2 * i + 1] = texts[i].length;
                length += texts[i].length;
            }
            byte[] buffer = new byte[length];
            for (int i = 0; i < texts.length; i++) {
                System.arraycopy(texts[i], 0, buffer, spans[2 * i], texts[i].length);
                Arrays.fill(texts[i], (byte) 0);
                texts[i] = Texts.EMPTY;
            }
            return new MixinKeystore(buffer, spans, kind);
        }
    }

    /**
     * Read a keystore, as the dashboard and the official clients write it.
     *
     * @param json the file; copied, so that you may wipe it
     * @return what it holds
     * @throws BhAuthException {@link Status#KEY_RSA} of a legacy session, {@link Status#KEY_JSON},
     *     {@link Status#PUBLIC_KEY}, and as {@link Ed25519Key#read(byte[])}
     */
    public static MixinKeystore read(byte[] json) {
        byte[][] out = new byte[1][];
        int[] spans = new int[Abi.MixinKeystore.SPANS];
        long[] numbers = new long[Abi.MixinKeystore.NUMBERS];
        BhAuthException.check(
                Native.mixinKeystoreRead(
                        requireNonNull(json, HmacKey.IS_NULL), out, spans, numbers));
        int kind = (int) numbers[Abi.MixinKeystore.SERVER_KEY_KIND];
        return new MixinKeystore(out[0], spans, ServerKeyKind.of(kind));
    }

    /**
     * The bot's, user's or OAuth client's id: {@code uid}, or {@code iss} of OAuth.
     *
     * @return a UUID
     */
    public String appId() {
        return Texts.at(buffer, spans, Abi.MixinKeystore.APP_ID);
    }

    /**
     * The session's id: {@code sid}.
     *
     * @return a UUID
     */
    public String sessionId() {
        return Texts.at(buffer, spans, Abi.MixinKeystore.SESSION_ID);
    }

    /**
     * The authorization's id, {@code aid} (OAuth).
     *
     * @return a UUID
     */
    public String authorizationId() {
        return Texts.at(buffer, spans, Abi.MixinKeystore.AUTHORIZATION_ID);
    }

    /**
     * The granted scopes, {@code scp} (OAuth).
     *
     * @return such as {@code PROFILE:READ}
     */
    public String scope() {
        return Texts.at(buffer, spans, Abi.MixinKeystore.SCOPE);
    }

    /**
     * The signing key.
     *
     * @return a key of its own, yours to close
     * @throws BhAuthException {@link Status#SECRET_EMPTY} after {@link #close}
     */
    public Ed25519Key key() {
        byte[] text = privateKey();
        try {
            return Ed25519Key.read(text);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /**
     * The private key as a text, a secret: {@link #key} is all that signing needs.
     *
     * @return a copy, yours to wipe
     */
    public byte[] privateKey() {
        return Texts.bytesAt(buffer, spans, Abi.MixinKeystore.PRIVATE_KEY);
    }

    /**
     * The server's key.
     *
     * @return 64 lower-case hex characters, or empty
     */
    public String serverKey() {
        return Texts.at(buffer, spans, Abi.MixinKeystore.SERVER_KEY);
    }

    /**
     * Of which kind the server's key is.
     *
     * @return the kind
     */
    public ServerKeyKind serverKeyKind() {
        return serverKeyKind;
    }

    /**
     * The key that spends, as it stands there, a secret: a seed to some clients, a scalar to
     * others, which only its public key tells.
     *
     * @return a copy, yours to wipe; may be empty
     */
    public byte[] spendKey() {
        return Texts.bytesAt(buffer, spans, Abi.MixinKeystore.SPEND_KEY);
    }

    /**
     * A PIN of six digits, a secret.
     *
     * @return a copy, yours to wipe; may be empty
     */
    public byte[] pin() {
        return Texts.bytesAt(buffer, spans, Abi.MixinKeystore.PIN);
    }

    /** Wipe it: after that all of it is empty. */
    @Override
    public void close() {
        Arrays.fill(buffer, (byte) 0);
        Arrays.fill(spans, 0);
    }

    /** Says nothing of what it holds. */
    @Override
    public String toString() {
        return "MixinKeystore";
    }
}
