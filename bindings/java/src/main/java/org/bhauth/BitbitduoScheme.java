package org.bhauth;

/** The three readings of BITBITDUO's document of what {@code sig} is. */
public enum BitbitduoScheme {
    /**
     * Plain SHA-256 of {@code appkey=...&random=...&time=...}: what the document says in words, and
     * what BITBITDUO's own demo sends. Use this one unless you know better.
     */
    SHA256(Abi.BITBITDUO_SHA256),
    /** HMAC-SHA256 of {@code appkey=...&random=...&time=...}, its key the appkey. */
    HMAC_SHA256(Abi.BITBITDUO_HMAC_SHA256),
    /**
     * HMAC-SHA256 of {@code appid=...&random=...&time=...}, its key the appkey: the document's Java
     * code, taken over the parameters that are sent.
     */
    HMAC_SHA256_APPID(Abi.BITBITDUO_HMAC_SHA256_APPID);

    private final int number;

    BitbitduoScheme(int number) {
        this.number = number;
    }

    /**
     * The scheme's number in {@code bh_auth.h}.
     *
     * @return the number
     */
    public int number() {
        return number;
    }

    /**
     * Find a scheme by its number.
     *
     * @param number the number in {@code bh_auth.h}
     * @return the scheme
     * @throws BhAuthException {@link Status#SCHEME} if there is none
     */
    public static BitbitduoScheme of(int number) {
        for (BitbitduoScheme scheme : values()) {
            if (scheme.number == number) {
                return scheme;
            }
        }
        throw new BhAuthException(Status.SCHEME);
    }
}
