package org.bhauth;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Objects;

/**
 * An HMAC-SHA256 key for the services that sign by it, prepared: the secret is hashed into it once.
 * It lies in native memory. {@link #close} wipes it; after that every use is {@link Status#KEY}.
 * Any number of threads may sign with it at once.
 */
public final class HmacKey implements AutoCloseable {
    static final String IS_NULL =
            "the secret is null: check where it is read from, such as an unset environment"
                    + " variable";

    /** The key's number for {@link Native}. */
    final long handle;

    private HmacKey(byte[] secret) {
        handle = HeldKey.make(this, Native::hmacKeyInit, secret);
    }

    /**
     * Prepare a key from a secret. The secret is used as it is: {@link #checkSecret} tells of a
     * stray newline.
     *
     * @param secret any non-empty bytes, also more than 64 (RFC 2104, section 3); copied, so that
     *     you may wipe it
     * @return the key
     * @throws BhAuthException {@link Status#SECRET_EMPTY}
     */
    public static HmacKey of(byte[] secret) {
        return new HmacKey(Objects.requireNonNull(secret, IS_NULL));
    }

    /**
     * Prepare a key from a secret's text. A {@code String} cannot be wiped: where that matters, use
     * {@link #of(byte[])}.
     *
     * @param secret the secret, not empty
     * @return the key
     * @throws BhAuthException {@link Status#SECRET_EMPTY}, {@link Status#UTF8}
     */
    public static HmacKey of(String secret) {
        byte[] bytes = Texts.utf8(Objects.requireNonNull(secret, IS_NULL));
        try {
            return new HmacKey(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Tell whether a secret looks as if white space was copied along with it: the commonest cause
     * of a wrong signature. {@link #of(byte[])} accepts such a secret, since a secret may be any
     * bytes.
     *
     * @param secret the secret as it was read
     * @throws BhAuthException {@link Status#SECRET_EMPTY}, or {@link Status#SECRET_SPACE} if it
     *     begins or ends with a space, tab, CR or LF
     */
    public static void checkSecret(byte[] secret) {
        BhAuthException.check(Native.secretCheck(Objects.requireNonNull(secret, "secret")));
    }

    /**
     * Authenticate a message: HMAC-SHA256 (RFC 2104). Compare with {@link Primitives#equal}.
     *
     * @param message any bytes
     * @return 32 bytes
     * @throws BhAuthException {@link Status#KEY} if this key is closed
     */
    public byte[] hmacSha256(byte[] message) {
        Objects.requireNonNull(message, "message");
        byte[] mac = new byte[Abi.SHA256_SIZE];
        try {
            BhAuthException.check(Native.hmacSha256(handle, message, mac));
        } finally {
            Reference.reachabilityFence(this);
        }
        return mac;
    }

    /**
     * Wipe the key. Signatures that other threads have begun are finished first. A second call does
     * nothing.
     */
    @Override
    public void close() {
        try {
            Native.keyClose(handle);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Says nothing about the secret. */
    @Override
    public String toString() {
        return "HmacKey";
    }
}
