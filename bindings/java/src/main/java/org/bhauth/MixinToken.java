package org.bhauth;

/**
 * What a Mixin token says, unverified: nothing in it may be trusted. What it does not hold is empty
 * or 0.
 */
public final class MixinToken {
    private final String[] texts = new String[Abi.MixinToken.SPANS / 2];
    private final long iatS;
    private final long expS;

    MixinToken(byte[] buffer, int[] spans, long[] times) {
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Texts.at(buffer, spans, 2 * i);
        }
        iatS = times[Abi.MixinToken.CLAIMS_IAT_S];
        expS = times[Abi.MixinToken.CLAIMS_EXP_S];
    }

    private String text(int place) {
        return texts[place / 2];
    }

    /**
     * The algorithm that its header names.
     *
     * @return such as {@code EdDSA} or {@code RS512}
     */
    public String alg() {
        return text(Abi.MixinToken.ALG);
    }

    /**
     * The claim {@code sig}.
     *
     * @return hex SHA-256 of method, target and body
     */
    public String sig() {
        return text(Abi.MixinToken.SIG);
    }

    /**
     * The user's or bot's id.
     *
     * @return a UUID
     */
    public String uid() {
        return text(Abi.MixinToken.CLAIMS_UID);
    }

    /**
     * The session's id.
     *
     * @return a UUID
     */
    public String sid() {
        return text(Abi.MixinToken.CLAIMS_SID);
    }

    /**
     * The authorization's id (OAuth).
     *
     * @return a UUID
     */
    public String aid() {
        return text(Abi.MixinToken.CLAIMS_AID);
    }

    /**
     * The client's id (OAuth).
     *
     * @return a UUID
     */
    public String iss() {
        return text(Abi.MixinToken.CLAIMS_ISS);
    }

    /**
     * The scopes.
     *
     * @return such as {@code FULL}
     */
    public String scp() {
        return text(Abi.MixinToken.CLAIMS_SCP);
    }

    /**
     * The token's id.
     *
     * @return a UUID
     */
    public String jti() {
        return text(Abi.MixinToken.CLAIMS_JTI);
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
