package org.bhauth;

/** What a Mixin token says, unverified: nothing in it may be trusted. What it does not hold is empty or 0. */
public final class MixinToken {
    private final String[] texts = new String[8];
    private final long iatS;
    private final long expS;

    MixinToken(byte[] buffer, int[] spans, long[] times) {
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Texts.at(buffer, spans, 2 * i);
        }
        iatS = times[0];
        expS = times[1];
    }

    /**
     * The algorithm that its header names.
     *
     * @return such as {@code EdDSA} or {@code RS512}
     */
    public String alg() {
        return texts[0];
    }

    /**
     * The claim {@code sig}.
     *
     * @return hex SHA-256 of method, target and body
     */
    public String sig() {
        return texts[1];
    }

    /**
     * The user's or bot's id.
     *
     * @return a UUID
     */
    public String uid() {
        return texts[2];
    }

    /**
     * The session's id.
     *
     * @return a UUID
     */
    public String sid() {
        return texts[3];
    }

    /**
     * The authorization's id (OAuth).
     *
     * @return a UUID
     */
    public String aid() {
        return texts[4];
    }

    /**
     * The client's id (OAuth).
     *
     * @return a UUID
     */
    public String iss() {
        return texts[5];
    }

    /**
     * The scopes.
     *
     * @return such as {@code FULL}
     */
    public String scp() {
        return texts[6];
    }

    /**
     * The token's id.
     *
     * @return a UUID
     */
    public String jti() {
        return texts[7];
    }

    /**
     * When it was issued.
     *
     * @return Unix time in seconds
     */
    public long iatS() {
        return iatS;
    }

    /**
     * When it expires.
     *
     * @return Unix time in seconds
     */
    public long expS() {
        return expS;
    }
}
