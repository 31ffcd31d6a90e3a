package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Base64;

/** Of mixin.json what has a shape of its own in Java, or is several calls. */
final class MixinVectors {
    private MixinVectors() {}

    static void run(Case c) throws Throwable {
        switch (c.verb) {
            case "sign":
                c.run(() -> sign(c));
                break;
            case "request":
                c.run(
                        () -> {
                            try (Ed25519Key key = Case.ed25519Key(c.input.get("key"))) {
                                c.assertRequest(
                                        Mixin.request(
                                                key,
                                                claims(c),
                                                c.text("method"),
                                                c.text("target"),
                                                c.bytes("body")));
                            }
                        });
                break;
            case "decode":
                c.run(
                        () ->
                                assertToken(
                                        c.expect.get("token_fields"),
                                        Mixin.decode(c.text("token"))));
                break;
            case "blaze_request":
                c.run(
                        () -> {
                            try (Ed25519Key key = Case.ed25519Key(c.input.get("key"))) {
                                c.assertRequest(Mixin.blazeRequest(key, claims(c)));
                            }
                        });
                break;
            case "spend_key":
                c.run(() -> spendKey(c));
                break;
            default:
                Described.run(c);
        }
    }

    private static void spendKey(Case c) {
        byte[] text = Case.bytes(c.input.get("keystore").get("spend_key"));
        byte[] public32 = Case.HEX.parseHex(c.input.get("public_hex").asText());
        try (MixinKeystore keystore = MixinKeystore.builder().spendKey(text).build();
                Ed25519Key key = Mixin.spendKey(keystore, public32)) {
            c.assertText("public_hex", Case.HEX.formatHex(key.publicKey()));
            byte[] signature = key.sign(c.bytes("message"));
            c.assertText("signature_hex", Case.HEX.formatHex(signature));
        }
    }

    private static MixinFlag[] flags(JsonNode object) {
        long flags = Case.number(object, "flags");
        assertTrue(flags <= 1, "a flag that Java does not know");
        return flags == 0 ? new MixinFlag[0] : MixinFlag.values();
    }

    private static MixinClaims claims(Case c) {
        JsonNode claims = c.input.get("claims");
        return MixinClaims.builder()
                .uid(Case.text(claims.get("uid")))
                .sid(Case.text(claims.get("sid")))
                .aid(Case.text(claims.get("aid")))
                .iss(Case.text(claims.get("iss")))
                .scp(Case.text(claims.get("scp")))
                .jti(Case.text(claims.get("jti")))
                .iatS(Case.number(claims, "iat_s"))
                .expS(Case.number(claims, "exp_s"))
                .allow(flags(claims))
                .build();
    }

    private static void assertToken(JsonNode fields, MixinToken token) {
        assertEquals(Case.text(fields.get("alg")), token.alg());
        assertEquals(Case.text(fields.get("sig")), token.sig());
        assertEquals(Case.text(fields.get("uid")), token.uid());
        assertEquals(Case.text(fields.get("sid")), token.sid());
        assertEquals(Case.text(fields.get("aid")), token.aid());
        assertEquals(Case.text(fields.get("iss")), token.iss());
        assertEquals(Case.text(fields.get("scp")), token.scp());
        assertEquals(Case.text(fields.get("jti")), token.jti());
        assertEquals(Case.number(fields, "iat_s"), token.iatS());
        assertEquals(Case.number(fields, "exp_s"), token.expS());
    }

    private static void sign(Case c) throws Exception {
        try (Ed25519Key key = Case.ed25519Key(c.input.get("key"))) {
            String token =
                    Mixin.sign(key, claims(c), c.text("method"), c.text("target"), c.bytes("body"));
            c.assertText("token", token);
            String payload =
                    Mixin.payload(claims(c), c.text("method"), c.text("target"), c.bytes("body"));
            c.assertText("payload", payload);
            c.assertText("public_hex", Case.HEX.formatHex(key.publicKey()));

            int dot = token.lastIndexOf('.');
            assertEquals(payload, token.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            assertTrue(
                    Platform.verify(key.publicKey(), payload.getBytes(US_ASCII), signature),
                    "java.security");

            verify(c, token, key.publicKey());
            char inside = token.charAt(dot + 10);
            String wrong =
                    token.substring(0, dot + 10)
                            + (inside == 'A' ? 'B' : 'A')
                            + token.substring(dot + 11);
            BhAuthException refusal =
                    assertThrows(BhAuthException.class, () -> verify(c, wrong, key.publicKey()));
            assertEquals(Status.SIGNATURE, refusal.status());
        }
    }

    private static void verify(Case c, String token, byte[] public32) {
        String jti = Case.text(c.input.get("claims").get("jti"));
        MixinFlag[] flags = flags(c.input.get("claims"));
        Mixin.verify(
                token,
                public32,
                c.text("method"),
                c.text("target"),
                c.bytes("body"),
                jti,
                null,
                flags);
    }
}
