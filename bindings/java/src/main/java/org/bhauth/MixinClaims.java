package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;

/**
 * The claims of a Mixin token: uid and sid for a bot or user, or iss, aid and scp for OAuth, never
 * both; jti, iat and exp always. The claim {@code sig} is made from the request.
 */
public final class MixinClaims {
    /** All texts in one, */
    final byte[] texts;

    /** and where each of them ends. */
    final int[] ends;

    final long iatS;
    final long expS;
    final int flags;

    private MixinClaims(Builder builder) {
        String[] claims = new String[Abi.MixinClaims.TEXTS];
        claims[Abi.MixinClaims.UID] = builder.uid;
        claims[Abi.MixinClaims.SID] = builder.sid;
        claims[Abi.MixinClaims.AID] = builder.aid;
        claims[Abi.MixinClaims.ISS] = builder.iss;
        claims[Abi.MixinClaims.SCP] = builder.scp;
        claims[Abi.MixinClaims.JTI] = builder.jti;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ends = new int[claims.length];
        for (int i = 0; i < claims.length; i++) {
            all.writeBytes(Texts.unchecked(claims[i]));
            ends[i] = all.size();
        }
        texts = all.toByteArray();
        iatS = builder.iatS;
        expS = builder.expS;
        flags = builder.flags;
    }

    /**
     * Begin the claims of a bot or user, with the scope {@code FULL}.
     *
     * @param uid the user's or bot's id
     * @param sid the session's id
     * @return a builder that needs {@link Builder#issue} yet
     */
    public static Builder bot(String uid, String sid) {
        return builder().uid(uid).sid(sid);
    }

    /**
     * Begin the claims of an OAuth client.
     *
     * @param iss the client's id
     * @param aid the authorization's id
     * @param scp the granted scopes
     * @return a builder that needs {@link Builder#issue} yet
     */
    public static Builder oauth(String iss, String aid, String scp) {
        return builder().iss(iss).aid(aid).scp(scp);
    }

    /**
     * Begin claims of which nothing is set.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects claims; it may be used by one thread at a time. */
    public static final class Builder {
        private String uid = "";
        private String sid = "";
        private String aid = "";
        private String iss = "";
        private String scp = "";
        private String jti = "";
        private long iatS;
        private long expS;
        private int flags;

        private Builder() {}

        /**
         * Issue the token: a new random jti, iat at nowMs, exp after the lifetime. Call it for each
         * request.
         *
         * @param nowMs the present time in Unix milliseconds, such as {@link Times#nowMs}
         * @param lifetimeS how long the token lives, in seconds; Mixin's document uses 90 days,
         *     less is safer
         * @return this
         */
        public Builder issue(long nowMs, long lifetimeS) {
            return jti(RandomValues.uuidV4())
                    .iatS(Math.floorDiv(nowMs, 1000L))
                    .expS(Math.addExact(Math.floorDiv(nowMs, 1000L), lifetimeS));
        }

        /**
         * Set the user's or bot's id.
         *
         * @param uid a UUID
         * @return this
         */
        public Builder uid(String uid) {
            this.uid = requireNonNull(uid, "uid");
            return this;
        }

        /**
         * Set the session's id.
         *
         * @param sid a UUID
         * @return this
         */
        public Builder sid(String sid) {
            this.sid = requireNonNull(sid, "sid");
            return this;
        }

        /**
         * Set the authorization's id (OAuth).
         *
         * @param aid a UUID
         * @return this
         */
        public Builder aid(String aid) {
            this.aid = requireNonNull(aid, "aid");
            return this;
        }

        /**
         * Set the client's id (OAuth).
         *
         * @param iss a UUID
         * @return this
         */
        public Builder iss(String iss) {
            this.iss = requireNonNull(iss, "iss");
            return this;
        }

        /**
         * Set the scopes.
         *
         * @param scp empty means {@code FULL} for a bot; OAuth: the granted scopes
         * @return this
         */
        public Builder scp(String scp) {
            this.scp = requireNonNull(scp, "scp");
            return this;
        }

        /**
         * Set the token's id.
         *
         * @param jti a new UUID each time; sent as {@code X-Request-Id} too
         * @return this
         */
        public Builder jti(String jti) {
            this.jti = requireNonNull(jti, "jti");
            return this;
        }

        /**
         * Set when the token was issued.
         *
         * @param iatS Unix time in seconds
         * @return this
         */
        public Builder iatS(long iatS) {
            this.iatS = iatS;
            return this;
        }

        /**
         * Set when the token expires.
         *
         * @param expS Unix time in seconds
         * @return this
         */
        public Builder expS(long expS) {
            this.expS = expS;
            return this;
        }

        /**
         * Allow what is not safe.
         *
         * @param flags what to allow; nothing unless set
         * @return this
         */
        public Builder allow(MixinFlag... flags) {
            this.flags = MixinFlag.join(flags);
            return this;
        }

        /**
         * The claims.
         *
         * @return the claims; what is wrong with them, {@link Mixin#sign} says
         */
        public MixinClaims build() {
            return new MixinClaims(this);
        }
    }
}
