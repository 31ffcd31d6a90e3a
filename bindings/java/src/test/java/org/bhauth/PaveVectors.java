package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Of pave.json what takes any bytes, which no String holds. */
final class PaveVectors {
    private PaveVectors() {}

    static void run(Case c) throws Throwable {
        if (c.verb.equals("sign")) {
            c.run(() -> sign(c));
        } else {
            Described.run(c);
        }
    }

    private static void sign(Case c) throws Exception {
        try (HmacKey key = c.hmacKey()) {
            byte[] user = c.bytes("username");
            byte[] apiKey = c.bytes("api_key");
            byte[] timestamp = c.bytes("timestamp");
            if (!Case.isUnicode(user) || !Case.isUnicode(apiKey) || !Case.isUnicode(timestamp)) {
                signBytes(c, key, user, apiKey, timestamp);
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
    private static void signBytes(Case c, HmacKey key, byte[] user, byte[] apiKey, byte[] timestamp)
            throws Exception {
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
}
