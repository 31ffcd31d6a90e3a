package org.bhauth;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The same signatures by the platform's own crypto. */
final class Platform {
    private Platform() {}

    static String hmacSha256(byte[] secret, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return Case.HEX.formatHex(mac.doFinal(message));
    }

    static String sha256(byte[] message) throws GeneralSecurityException {
        return Case.HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(message));
    }

    static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    /** RFC 8032, section 5.1.2: y in little-endian order, the lowest bit of x on top. */
    static PublicKey publicKey(byte[] public32) throws GeneralSecurityException {
        byte[] bigEndian = new byte[public32.length];
        for (int i = 0; i < public32.length; i++) {
            bigEndian[i] = public32[public32.length - 1 - i];
        }
        boolean xIsOdd = bigEndian[0] < 0;
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(xIsOdd, new BigInteger(1, bigEndian));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    static byte[] sign(byte[] seed, byte[] message) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(privateKey(seed));
        signer.update(message);
        return signer.sign();
    }

    static boolean verify(byte[] public32, byte[] message, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(publicKey(public32));
        verifier.update(message);
        return verifier.verify(signature);
    }
}
