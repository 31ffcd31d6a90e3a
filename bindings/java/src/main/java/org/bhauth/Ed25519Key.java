package org.bhauth;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Objects;

/**
 * An Ed25519 signing key (RFC 8032) for Mixin, expanded once. Its public half is always the one
 * that belongs to its seed. It lies in native memory. {@link #close} wipes it; after that every use
 * is {@link Status#KEY}. Any number of threads may sign with it at once.
 */
public final class Ed25519Key implements AutoCloseable {
    /** The key's number for {@link Native}. */
    final long handle;

    private Ed25519Key(HeldKey.Maker maker, byte[] text) {
        handle = HeldKey.make(this, maker, text);
    }

    /** What another class's native prepares, of no text of its own. */
    static Ed25519Key made(HeldKey.Maker maker) {
        return new Ed25519Key(maker, Texts.EMPTY);
    }

    /**
     * Prepare a key from its seed (RFC 8032, section 5.1.5).
     *
     * @param seed32 32 bytes; copied, so that you may wipe them
     * @return the key
     * @throws BhAuthException {@link Status#KEY_LENGTH} if they are not 32
     */
    public static Ed25519Key fromSeed(byte[] seed32) {
        if (Objects.requireNonNull(seed32, "seed32").length != Abi.ED25519_SEED_SIZE) {
            throw new BhAuthException(Status.KEY_LENGTH);
        }
        return new Ed25519Key(Native::ed25519KeyFromSeed, seed32);
    }

    /**
     * Prepare a key from hex, either case: Mixin's session keys since the end of 2023.
     *
     * @param hex 64 characters (the seed) or 128 (seed, then public key)
     * @return the key
     * @throws BhAuthException {@link Status#SECRET_EMPTY}, {@link Status#KEY_ENCODING} if it is not
     *     hex, {@link Status#KEY_LENGTH} if it is neither 32 nor 64 bytes, {@link
     *     Status#KEY_MISMATCH} if its public half is not its seed's
     */
    public static Ed25519Key fromHex(String hex) {
        return fromText(Native::ed25519KeyFromHex, Objects.requireNonNull(hex, HmacKey.IS_NULL));
    }

    /**
     * Prepare a key from base64url, the form of Mixin's document. Padding and the standard alphabet
     * are accepted too.
     *
     * @param base64url of the 64 bytes seed, then public key; or of the seed alone
     * @return the key
     * @throws BhAuthException {@link Status#SECRET_EMPTY}, {@link Status#KEY_ENCODING} if it is not
     *     base64, {@link Status#KEY_LENGTH} if it is neither 32 nor 64 bytes, {@link
     *     Status#KEY_MISMATCH} if its public half is not its seed's (RUSTSEC-2022-0093: signing
     *     with both would give the key away)
     */
    public static Ed25519Key fromBase64url(String base64url) {
        return fromText(
                Native::ed25519KeyFromBase64url,
                Objects.requireNonNull(base64url, HmacKey.IS_NULL));
    }

    /**
     * Prepare a key from a text or file as people have it; its form is found out: hex or base64 of
     * the seed, or of seed and public key; PKCS#8 in PEM or DER; a JWK (RFC 8037); a Mixin
     * keystore.
     *
     * @param text the key or the file; copied, so that you may wipe it
     * @return the key
     * @throws BhAuthException what it is, if it cannot be used, such as {@link Status#KEY_RSA} or
     *     {@link Status#KEY_PUBLIC}; {@link Status#SECRET_EMPTY}, {@link Status#SECRET_SPACE} and
     *     the like for what was copied along; {@link Status#KEY_ENCODING}, {@link
     *     Status#KEY_LENGTH}, {@link Status#KEY_MISMATCH}
     */
    public static Ed25519Key read(byte[] text) {
        return new Ed25519Key(
                Native::ed25519KeyRead, Objects.requireNonNull(text, HmacKey.IS_NULL));
    }

    /**
     * Prepare a key from a text as people have it. A {@code String} cannot be wiped: where that
     * matters, use {@link #read(byte[])}.
     *
     * @param text the key
     * @return see {@link #read(byte[])}
     * @throws BhAuthException see {@link #read(byte[])}
     */
    public static Ed25519Key read(String text) {
        return fromText(Native::ed25519KeyRead, Objects.requireNonNull(text, HmacKey.IS_NULL));
    }

    /**
     * Read a public key from a text or file, in the forms of {@link #read(byte[])}, with
     * SubjectPublicKeyInfo for PKCS#8.
     *
     * @param text the key or the file
     * @return 32 bytes
     * @throws BhAuthException {@link Status#EMPTY}, {@link Status#KEY_PRIVATE} of a private key,
     *     {@link Status#PUBLIC_KEY} if it is no point that may be trusted, and as {@link
     *     #read(byte[])}
     */
    public static byte[] readPublic(byte[] text) {
        byte[] public32 = new byte[Abi.ED25519_PUBLIC_SIZE];
        BhAuthException.check(
                Native.ed25519PublicRead(Objects.requireNonNull(text, "text"), public32));
        return public32;
    }

    private static Ed25519Key fromText(HeldKey.Maker maker, String text) {
        byte[] bytes = Texts.formal(text);
        try {
            return new Ed25519Key(maker, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * The public half of the key.
     *
     * @return 32 bytes
     * @throws BhAuthException {@link Status#KEY} if this key is closed
     */
    public byte[] publicKey() {
        byte[] public32 = new byte[Abi.ED25519_PUBLIC_SIZE];
        try {
            BhAuthException.check(Native.ed25519Public(handle, public32));
        } finally {
            Reference.reachabilityFence(this);
        }
        return public32;
    }

    /**
     * Sign a message (RFC 8032, section 5.1.6): pure, deterministic.
     *
     * @param message any bytes
     * @return 64 bytes
     * @throws BhAuthException {@link Status#KEY} if this key is closed
     */
    public byte[] sign(byte[] message) {
        Objects.requireNonNull(message, "message");
        byte[] signature = new byte[Abi.ED25519_SIGNATURE_SIZE];
        try {
            BhAuthException.check(Native.ed25519Sign(handle, message, signature));
        } finally {
            Reference.reachabilityFence(this);
        }
        return signature;
    }

    /**
     * Verify a signature, strictly: small-order points, non-canonical points and an {@code s} that
     * is not below the group's order are refused (RFC 8032, section 5.1.7, and RFC 8037).
     *
     * @param signature 64 bytes
     * @param public32 the signer's public key, 32 bytes
     * @param message any bytes
     * @throws BhAuthException {@link Status#SIGNATURE}, {@link Status#PUBLIC_KEY}, {@link
     *     Status#SIZE}
     */
    public static void verify(byte[] signature, byte[] public32, byte[] message) {
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(public32, "public32");
        Objects.requireNonNull(message, "message");
        BhAuthException.check(Native.ed25519Verify(signature, public32, message));
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

    /** Says nothing about the key. */
    @Override
    public String toString() {
        return "Ed25519Key";
    }
}
