package org.bhauth.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.bhauth.Ed25519Key;
import org.bhauth.Mixin;
import org.bhauth.MixinClaims;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Date;
import java.util.HexFormat;

/**
 * Mixin's token over a body of 300 bytes; the methods' names are those of bench/report/tables.toml.
 */
@State(Scope.Benchmark)
public class JavaToken {
    private static final String UID = "89e0bdee-c355-47f2-945a-be48be875606";
    private static final String SID = "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e";
    private static final String JTI = "2594ad57-9dad-424f-8595-b14727e24e61";
    private static final long IAT_S = 1525320485;
    private static final long EXP_S = 1533096485;

    private final byte[] body = "x".repeat(300).getBytes(UTF_8);
    private final MixinClaims claims =
            MixinClaims.bot(UID, SID).jti(JTI).iatS(IAT_S).expS(EXP_S).build();
    private Ed25519Key key;
    private Ed25519Signer signer;
    private PrivateKey platformKey;
    private byte[] payload;

    /** Prepares the keys and compares the outputs. */
    @Setup
    public void prepare() throws GeneralSecurityException, JOSEException {
        byte[] seed = new byte[32];
        seed[0] = 1;
        key = Ed25519Key.fromSeed(seed);
        signer =
                new Ed25519Signer(
                        new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(key.publicKey()))
                                .d(Base64URL.encode(seed))
                                .build());
        platformKey =
                KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        payload = Mixin.payload(claims, "POST", "/transfers", body).getBytes(UTF_8);

        String ours = ours();
        String signature = Base64URL.encode(javaSecurity()).toString();
        Inputs.same(ours.substring(ours.lastIndexOf('.') + 1), signature, "java.security");
        // Its members stand in another order: it must be right, and say the same.
        String theirs = nimbus();
        Mixin.verify(theirs, key.publicKey(), "POST", "/transfers", body, JTI, null);
        Inputs.same(Mixin.decode(ours).uid(), Mixin.decode(theirs).uid(), "nimbus");
        Inputs.same(Mixin.decode(ours).sid(), Mixin.decode(theirs).sid(), "nimbus");
    }

    /** The whole token. */
    @Benchmark
    public String ours() {
        return Mixin.sign(key, claims, "POST", "/transfers", body);
    }

    /** The whole token, the key parsed once. */
    @Benchmark
    public String nimbus() throws GeneralSecurityException, JOSEException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("POST/transfers".getBytes(UTF_8));
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.EdDSA).type(JOSEObjectType.JWT).build(),
                        new JWTClaimsSet.Builder()
                                .claim("uid", UID)
                                .claim("sid", SID)
                                .claim("scp", "FULL")
                                .claim("sig", HexFormat.of().formatHex(sha256.digest(body)))
                                .jwtID(JTI)
                                .issueTime(new Date(IAT_S * 1000))
                                .expirationTime(new Date(EXP_S * 1000))
                                .build());
        token.sign(signer);
        return token.serialize();
    }

    /** The signature alone, over what ours signs. */
    @Benchmark
    public byte[] javaSecurity() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(platformKey);
        signature.update(payload);
        return signature.sign();
    }
}
