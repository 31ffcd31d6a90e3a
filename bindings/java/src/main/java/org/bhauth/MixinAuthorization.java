package org.bhauth;

/** What a user granted to an OAuth client. What it does not hold is empty. */
public final class MixinAuthorization {
    private final byte[] buffer;
    private final int[] spans;

    MixinAuthorization(byte[] buffer, int[] spans) {
        this.buffer = buffer;
        this.spans = spans;
    }

    /**
     * The authorization's id: the claim {@code aid}. Empty with an access token.
     *
     * @return a UUID
     */
    public String authorizationId() {
        return Texts.at(buffer, spans, Abi.MixinAuthorization.AUTHORIZATION_ID);
    }

    /**
     * The granted scopes, which may be fewer than were asked for: the claim {@code scp}.
     *
     * @return such as {@code PROFILE:READ}
     */
    public String scope() {
        return Texts.at(buffer, spans, Abi.MixinAuthorization.SCOPE);
    }

    /**
     * The key that the server signs its responses with, for {@link Mixin#responseVerify}.
     *
     * @return 64 lower-case hex characters
     */
    public String serverKey() {
        return Texts.at(buffer, spans, Abi.MixinAuthorization.SERVER_KEY);
    }
}
