package org.bhauth;

import java.util.Objects;

/**
 * What the signatures are made of, for where the platform lacks it: Java 11 has no Ed25519, hex or
 * strict base64url.
 */
public final class Primitives {
    private Primitives() {}

    /**
     * SHA-256 (FIPS 180-4).
     *
     * @param message any bytes
     * @return 32 bytes
     */
    public static byte[] sha256(byte[] message) {
        byte[] digest = new byte[Abi.SHA256_SIZE];
        BhAuthException.check(Native.sha256(Objects.requireNonNull(message, "message"), digest));
        return digest;
    }

    /**
     * Compare two byte strings in a time that depends on their lengths only.
     *
     * @param a any bytes
     * @param b any bytes; different lengths are not equal
     * @return whether they are equal
     */
    public static boolean equal(byte[] a, byte[] b) {
        return Native.equal(Objects.requireNonNull(a, "a"), Objects.requireNonNull(b, "b")) == 1;
    }

    /**
     * Write bytes as lower-case hex.
     *
     * @param bytes any bytes
     * @return two characters a byte
     */
    public static String hexEncode(byte[] bytes) {
        byte[][] out = new byte[1][];
        BhAuthException.check(Native.hexEncode(Objects.requireNonNull(bytes, "bytes"), out));
        return Texts.ascii(out[0]);
    }

    /**
     * Read hex of either case.
     *
     * @param hex an even number of hex characters, nothing else
     * @return the bytes
     * @throws BhAuthException {@link Status#ENCODING}
     */
    public static byte[] hexDecode(String hex) {
        byte[][] out = new byte[1][];
        BhAuthException.check(
                Native.hexDecode(Texts.formal(Objects.requireNonNull(hex, "hex")), out));
        return out[0];
    }

    /**
     * Write bytes as base64url without padding (RFC 4648, section 5).
     *
     * @param bytes any bytes
     * @return the text
     */
    public static String base64urlEncode(byte[] bytes) {
        byte[][] out = new byte[1][];
        BhAuthException.check(Native.base64urlEncode(Objects.requireNonNull(bytes, "bytes"), out));
        return Texts.ascii(out[0]);
    }

    /**
     * Read base64url as JWTs have it: no padding, only canonical text.
     *
     * @param base64url the text
     * @return the bytes
     * @throws BhAuthException {@link Status#ENCODING}
     */
    public static byte[] base64urlDecode(String base64url) {
        byte[][] out = new byte[1][];
        byte[] text = Texts.formal(Objects.requireNonNull(base64url, "base64url"));
        BhAuthException.check(Native.base64urlDecode(text, out));
        return out[0];
    }
}
