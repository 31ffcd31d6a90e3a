package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

/** Of bitbitduo.json what takes any bytes, which no String holds. */
final class BitbitduoVectors {
    private BitbitduoVectors() {}

    static void run(Case c) throws Throwable {
        if (c.verb.equals("sign")) {
            c.run(() -> sign(c));
        } else {
            Described.run(c);
        }
    }

    private static BitbitduoScheme scheme(Case c) {
        JsonNode scheme = c.input.get("scheme");
        return scheme.isTextual()
                ? BitbitduoScheme.valueOf(scheme.asText())
                : BitbitduoScheme.of(c.bits("scheme"));
    }

    private static void sign(Case c) throws Exception {
        BitbitduoScheme scheme = scheme(c);
        byte[] key = c.bytes("app_key");
        int random = c.bits("random");
        long timeS = c.number("time_s");
        if (!Case.isUnicode(c.bytes("app_id"))) {
            signBytes(c, scheme.number(), c.bytes("app_id"), key, random, timeS);
            return;
        }
        String id = c.text("app_id");
        String signature = Bitbitduo.sign(scheme, id, key, random, timeS);
        c.assertText("signature", signature);
        byte[] payload = Bitbitduo.payload(scheme, id, key, random, timeS);
        c.assertBytes("payload", payload);
        assertEquals(signature, platform(scheme, key, payload));
        Case.assertVerified(
                signature, text -> Bitbitduo.verify(text, scheme, id, key, random, timeS, null));
    }

    private static String platform(BitbitduoScheme scheme, byte[] key, byte[] payload)
            throws Exception {
        return scheme == BitbitduoScheme.SHA256
                ? Platform.sha256(payload)
                : Platform.hmacSha256(key, payload);
    }

    /** What no String holds goes below the class's methods, which take Strings. */
    private static void signBytes(Case c, int scheme, byte[] id, byte[] key, int random, long timeS)
            throws Exception {
        byte[] signature = new byte[Texts.SIGNATURE_LENGTH];
        BhAuthException.check(Native.bitbitduoSign(scheme, id, key, random, timeS, signature));
        c.assertText("signature", Texts.ascii(signature));
        byte[][] payload = new byte[1][];
        BhAuthException.check(Native.bitbitduoPayload(scheme, id, key, random, timeS, payload));
        c.assertBytes("payload", payload[0]);
        assertEquals(Texts.ascii(signature), platform(BitbitduoScheme.of(scheme), key, payload[0]));
        Case.assertVerified(
                Texts.ascii(signature),
                text ->
                        BhAuthException.check(
                                Native.bitbitduoVerify(
                                        Texts.utf8(text), scheme, id, key, random, timeS, null)));
    }
}
