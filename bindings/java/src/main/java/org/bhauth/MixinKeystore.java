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
        X25519
    }

    private final byte[] buffer;
    private final int[] spans;
    private final ServerKeyKind serverKeyKind;

    private MixinKeystore(byte[] buffer, int[] spans, int kind) {
        this.buffer = buffer;
        this.spans = spans;
        serverKeyKind =
                kind == Abi.MIXIN_SERVER_KEY_ED25519
                        ? ServerKeyKind.ED25519
                        : kind == Abi.MIXIN_SERVER_KEY_X25519
                                ? ServerKeyKind.X25519
                                : ServerKeyKind.NONE;
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
        return new MixinKeystore(out[0], spans, (int) numbers[Abi.MixinKeystore.SERVER_KEY_KIND]);
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
