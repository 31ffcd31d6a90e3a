package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

/** The verbs of input.json. */
final class InputVectors {
    private InputVectors() {}

    static void run(Case c) throws Throwable {
        switch (c.verb) {
            case "ed25519_key_read":
                c.run(
                        () -> {
                            try (Ed25519Key key = Ed25519Key.read(c.bytes("text"))) {
                                c.assertText("public_hex", Case.HEX.formatHex(key.publicKey()));
                            }
                        });
                break;
            case "ed25519_public_read":
                c.run(
                        () ->
                                c.assertText(
                                        "public_hex",
                                        Case.HEX.formatHex(
                                                Ed25519Key.readPublic(c.bytes("text")))));
                break;
            case "mixin_keystore_read":
                c.run(() -> keystore(c));
                break;
            case "percent_encode":
                c.run(() -> c.assertText("text", Query.percentEncode(c.bytes("text"))));
                break;
            case "query_encode":
                c.run(() -> c.assertText("text", Query.encode(Case.params(c.input.get("params")))));
                break;
            default:
                fail("unknown verb " + c.verb);
        }
    }

    @SuppressWarnings("try") // what close leaves is looked at
    private static void keystore(Case c) {
        JsonNode expected = c.expect.get("keystore");
        try (MixinKeystore keystore = MixinKeystore.read(c.bytes("text"))) {
            assertEquals(Case.text(expected.get("app_id")), keystore.appId());
            assertEquals(Case.text(expected.get("session_id")), keystore.sessionId());
            assertEquals(Case.text(expected.get("authorization_id")), keystore.authorizationId());
            assertEquals(Case.text(expected.get("scope")), keystore.scope());
            assertEquals(
                    Case.text(expected.get("private_key")),
                    new String(keystore.privateKey(), UTF_8));
            assertEquals(Case.text(expected.get("server_key")), keystore.serverKey());
            assertEquals(
                    Case.text(expected.get("spend_key")), new String(keystore.spendKey(), UTF_8));
            assertEquals(Case.text(expected.get("pin")), new String(keystore.pin(), UTF_8));
            assertEquals(expected.get("server_key_kind").asText(), keystore.serverKeyKind().name());
            keystore.key().close();
            keystore.close();
            assertEquals("", keystore.appId() + new String(keystore.privateKey(), UTF_8));
        }
    }
}
