package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.junit.jupiter.api.Test;

import java.util.Date;

/** Mixin's tokens and a JWT library that nobody here wrote: each verifies what the other signs. */
class JwtTest {
    private static final byte[] SEED = Primitives.sha256("a key for this test".getBytes(UTF_8));
    private static final byte[] BODY = "{\"amount\":\"0.01\"}".getBytes(UTF_8);

    private static OctetKeyPair jwk(Ed25519Key key) {
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(key.publicKey()))
                .d(Base64URL.encode(SEED))
                .build();
    }

    @Test
    void theirsVerifiesOurs() throws Exception {
        try (Ed25519Key key = Ed25519Key.fromSeed(SEED)) {
            long nowMs = Times.nowMs();
            MixinClaims claims =
                    MixinClaims.bot("89e0bdee-c355-47f2-945a-be48be875606", "session")
                            .issue(nowMs, 600)
                            .build();
            SignedJWT token = SignedJWT.parse(Mixin.sign(key, claims, "POST", "/transfers", BODY));
            assertTrue(token.verify(new Ed25519Verifier(jwk(key).toPublicJWK())));
            assertEquals(JWSAlgorithm.EdDSA, token.getHeader().getAlgorithm());
            JWTClaimsSet set = token.getJWTClaimsSet();
            assertEquals("FULL", set.getStringClaim("scp"));
            assertEquals("session", set.getStringClaim("sid"));
            assertEquals(nowMs / 1000 + 600, set.getExpirationTime().getTime() / 1000);
            assertEquals(
                    Case.HEX.formatHex(
                            Primitives.sha256(
                                    "POST/transfers{\"amount\":\"0.01\"}".getBytes(UTF_8))),
                    set.getStringClaim("sig"));
            try (Ed25519Key other = Ed25519Key.fromSeed(new byte[32])) {
                OctetKeyPair wrong =
                        new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(other.publicKey()))
                                .build();
                assertFalse(token.verify(new Ed25519Verifier(wrong)));
            }
        }
    }

    @Test
    void oursVerifiesTheirs() throws Exception {
        try (Ed25519Key key = Ed25519Key.fromSeed(SEED)) {
            long nowMs = Times.nowMs();
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                                    .type(JOSEObjectType.JWT)
                                    .build(),
                            new JWTClaimsSet.Builder()
                                    .claim("uid", "user")
                                    .claim("sid", "session")
                                    .claim("scp", "FULL")
                                    .claim(
                                            "sig",
                                            Case.HEX.formatHex(
                                                    Primitives.sha256("GET/me".getBytes(UTF_8))))
                                    .jwtID("the-id")
                                    .issueTime(new Date(nowMs))
                                    .expirationTime(new Date(nowMs + 60_000))
                                    .build());
            token.sign(new Ed25519Signer(jwk(key)));
            String text = token.serialize();
            Window window = Window.of(nowMs, 0, 1000);
            Mixin.verify(text, key.publicKey(), "GET", "/me", new byte[0], "the-id", window);
            assertEquals("user", Mixin.decode(text).uid());
            BhAuthException refusal =
                    assertThrows(
                            BhAuthException.class,
                            () ->
                                    Mixin.verify(
                                            text,
                                            key.publicKey(),
                                            "POST",
                                            "/me",
                                            new byte[0],
                                            "",
                                            window));
            assertEquals(Status.TOKEN_REQUEST, refusal.status());
        }
    }
}
