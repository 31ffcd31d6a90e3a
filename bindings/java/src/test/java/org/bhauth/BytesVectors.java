package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

/** Of pave.json and bitbitduo.json what takes any bytes, which no String holds. */
final class BytesVectors {
    private BytesVectors() {}

    static void run(Case c) throws Throwable {
        if (!c.verb.equals("sign")) {
            Described.run(c);
        } else if (c.service.equals("pave")) {
            c.run(() -> signPave(c));
        } else {
            c.run(() -> signBitbitduo(c));
        }
    }

    private static void signPave(Case c) throws Exception {
        try (HmacKey key = c.hmacKey()) {
            byte[] user = c.bytes("username");
            byte[] apiKey = c.bytes("api_key");
            byte[] timestamp = c.bytes("timestamp");
            if (!Case.isUnicode(user) || !Case.isUnicode(apiKey) || !Case.isUnicode(timestamp)) {
                signPaveBytes(c, key, user, apiKey, timestamp);
                return;
            }
            String signature =
                    Pave.sign(key, c.text("username"), c.text("api_key"), c.text("timestamp"));
            c.assertText("signature", signature);
            c.assertText(
                    "payload",
                    Pave.payload(c.text("username"), c.text("api_key"), c.text("timestamp")));
            c.assertText(
                    "signature",
                    Platform.hmacSha256(c.bytes("secret"), Case.bytes(c.expect.get("payload"))));
            Case.assertVerified(
                    signature,
                    text ->
                            Pave.verify(
                                    text,
                                    key,
                                    c.text("username"),
                                    c.text("api_key"),
                                    c.text("timestamp"),
                                    null));
        }
    }

    /** What no String holds goes below the class's methods, which take Strings. */
    private static void signPaveBytes(
            Case c, HmacKey key, byte[] user, byte[] apiKey, byte[] timestamp) throws Exception {
        byte[] signature = new byte[Texts.SIGNATURE_LENGTH];
        BhAuthException.check(Native.paveSign(key.handle, user, apiKey, timestamp, signature));
        c.assertText("signature", Texts.ascii(signature));
        byte[][] payload = new byte[1][];
        BhAuthException.check(Native.pavePayload(user, apiKey, timestamp, payload));
        c.assertBytes("payload", payload[0]);
        assertEquals(Texts.ascii(signature), Platform.hmacSha256(c.bytes("secret"), payload[0]));
        Case.assertVerified(
                Texts.ascii(signature),
                text ->
                        BhAuthException.check(
                                Native.paveVerify(
                                        Texts.utf8(text),
                                        key.handle,
                                        user,
                                        apiKey,
                                        timestamp,
                                        null)));
    }

    private static BitbitduoScheme scheme(Case c) {
        JsonNode scheme = c.input.get("scheme");
        return scheme.isTextual()
                ? BitbitduoScheme.valueOf(scheme.asText())
                : BitbitduoScheme.of(c.bits("scheme"));
    }

    private static void signBitbitduo(Case c) throws Exception {
        BitbitduoScheme scheme = scheme(c);
        byte[] key = c.bytes("app_key");
        int random = c.bits("random");
        long timeS = c.number("time_s");
        if (!Case.isUnicode(c.bytes("app_id"))) {
            signBitbitduoBytes(c, scheme.number(), c.bytes("app_id"), key, random, timeS);
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
    private static void signBitbitduoBytes(
            Case c, int scheme, byte[] id, byte[] key, int random, long timeS) throws Exception {
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
