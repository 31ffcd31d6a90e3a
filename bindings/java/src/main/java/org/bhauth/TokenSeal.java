package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Tokens in a store that many processes share, such as Valkey: sealed, so that who reads the store
 * cannot use them. AES-256-GCM, whose key is made of the secret by HKDF-SHA256.
 */
public final class TokenSeal {
    private TokenSeal() {}

    /**
     * Seal a token.
     *
     * @param secret the API secret that the token is requested with: with another secret it does
     *     not open
     * @param account what the token is for, such as service, host and API key: for another account
     *     it does not open
     * @param nonce 12 random bytes, never used before
     * @param token the token
     * @return base64url of version, nonce, what is encrypted and its tag
     * @throws BhAuthException {@link Status#SECRET_EMPTY}, {@link Status#NONCE}, {@link
     *     Status#EMPTY} if account or token is, {@link Status#UTF8}
     */
    public static String seal(byte[] secret, String account, byte[] nonce, String token) {
        byte[] to = Texts.utf8(requireNonNull(account, "account"));
        byte[] plain = Texts.utf8(requireNonNull(token, "token"));
        requireNonNull(nonce, "nonce");
        byte[][] out = new byte[1][];
        try {
            BhAuthException.check(
                    Native.tokenSeal(
                            requireNonNull(secret, HmacKey.IS_NULL), to, nonce, plain, out));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        return Texts.ascii(out[0]);
    }

    /**
     * Open a token that {@link #seal} sealed.
     *
     * @param sealed as the store has it
     * @param secret the secret that sealed it
     * @param account the account that it was sealed for
     * @return the token
     * @throws BhAuthException {@link Status#SEALED} if it was sealed by another secret or for
     *     another account, or was changed; {@link Status#SEALED_FORMAT}; {@link
     *     Status#SECRET_EMPTY}, {@link Status#EMPTY}, {@link Status#UTF8}
     */
    public static String open(String sealed, byte[] secret, String account) {
        byte[] to = Texts.utf8(requireNonNull(account, "account"));
        byte[] text = Texts.formal(requireNonNull(sealed, "sealed"));
        byte[][] out = new byte[1][];
        BhAuthException.check(
                Native.tokenOpen(text, requireNonNull(secret, HmacKey.IS_NULL), to, out));
        String token = Texts.all(out[0]);
        Arrays.fill(out[0], (byte) 0);
        return token;
    }
}
