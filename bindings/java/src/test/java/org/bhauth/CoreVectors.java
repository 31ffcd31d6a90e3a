package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** The verbs of core.json. */
final class CoreVectors {
    private CoreVectors() {}

    static void run(Case c) throws Throwable {
        c.run(
                () -> {
                    switch (c.verb) {
                        case "hmac_sha256":
                            try (HmacKey key = c.hmacKey()) {
                                c.assertText(
                                        "mac_hex",
                                        Case.HEX.formatHex(key.hmacSha256(c.bytes("message"))));
                                c.assertText(
                                        "mac_hex",
                                        Platform.hmacSha256(c.bytes("secret"), c.bytes("message")));
                            }
                            break;
                        case "sha256":
                            c.assertText(
                                    "digest_hex",
                                    Case.HEX.formatHex(Primitives.sha256(c.bytes("message"))));
                            c.assertText("digest_hex", Platform.sha256(c.bytes("message")));
                            break;
                        case "equal":
                            assertEquals(
                                    c.expect.get("equal").booleanValue(),
                                    Primitives.equal(c.bytes("a"), c.bytes("b")));
                            break;
                        case "secret_check":
                            HmacKey.checkSecret(c.bytes("secret"));
                            break;
                        case "hex_encode":
                            c.assertText("text", Primitives.hexEncode(c.bytes("bytes")));
                            break;
                        case "hex_decode":
                            c.assertText(
                                    "bytes_hex",
                                    Case.HEX.formatHex(Primitives.hexDecode(c.text("text"))));
                            break;
                        case "base64url_encode":
                            c.assertText("text", Primitives.base64urlEncode(c.bytes("bytes")));
                            break;
                        case "base64url_decode":
                            c.assertText(
                                    "bytes_hex",
                                    Case.HEX.formatHex(Primitives.base64urlDecode(c.text("text"))));
                            break;
                        case "token_seal":
                            c.assertText(
                                    "text",
                                    TokenSeal.seal(
                                            c.bytes("secret"),
                                            c.text("account"),
                                            c.bytes("nonce"),
                                            c.text("token")));
                            break;
                        case "token_open":
                            c.assertText(
                                    "text",
                                    TokenSeal.open(
                                            c.text("sealed"),
                                            c.bytes("secret"),
                                            c.text("account")));
                            break;
                        default:
                            if (c.verb.startsWith("ed25519_")) {
                                ed25519(c);
                            } else {
                                time(c);
                            }
                    }
                });
    }

    private static void ed25519(Case c) throws Exception {
        switch (c.verb) {
            case "ed25519_key":
                try (Ed25519Key key = Case.ed25519Key(c.input)) {
                    c.assertText("public_hex", Case.HEX.formatHex(key.publicKey()));
                }
                break;
            case "ed25519_sign":
                try (Ed25519Key key = Case.ed25519Key(c.input.get("key"))) {
                    byte[] signature = key.sign(c.bytes("message"));
                    c.assertText("signature_hex", Case.HEX.formatHex(signature));
                    c.assertText("public_hex", Case.HEX.formatHex(key.publicKey()));
                    assertTrue(
                            Platform.verify(key.publicKey(), c.bytes("message"), signature),
                            "java.security");
                    if (c.input.get("key").has("seed_hex")) {
                        byte[] seed =
                                Case.HEX.parseHex(c.input.get("key").get("seed_hex").asText());
                        assertArrayEquals(Platform.sign(seed, c.bytes("message")), signature);
                    }
                }
                break;
            case "ed25519_verify":
                Ed25519Key.verify(
                        Case.HEX.parseHex(c.text("signature_hex")),
                        Case.HEX.parseHex(c.text("public_hex")),
                        c.bytes("message"));
                break;
            default:
                fail("unknown verb " + c.verb);
        }
    }

    private static void time(Case c) {
        switch (c.verb) {
            case "time_format_utc":
                c.assertText("utc", Times.formatUtc(c.number("time_s")));
                break;
            case "time_format_seconds":
                c.assertText("seconds", Times.formatSeconds(c.number("time_s")));
                break;
            case "time_parse_utc":
                assertEquals(c.expect.path("time_s").longValue(), Times.parseUtc(c.text("text")));
                break;
            case "clock_offset":
                ClockOffset offset =
                        ClockOffset.of(
                                c.number("sent_ms"),
                                c.number("received_ms"),
                                c.number("server_time_ms"),
                                c.number("resolution_ms"));
                assertEquals(c.expect.path("offset_ms").longValue(), offset.offsetMs());
                assertEquals(c.expect.path("uncertainty_ms").longValue(), offset.uncertaintyMs());
                break;
            case "token_rule":
                TokenTimes times =
                        TokenTimes.NONE
                                .withToken(c.number("issued_ms"), c.number("expires_ms"))
                                .withLastRequestMs(c.number("last_request_ms"))
                                .withMinIntervalMs(c.number("min_interval_ms"))
                                .withRefreshAheadMs(c.number("refresh_ahead_ms"));
                TokenRule rule = TokenRule.decide(times, c.number("now_ms"));
                c.assertText("action", rule.action().name());
                assertEquals(c.expect.path("wait_ms").longValue(), rule.waitMs());
                break;
            default:
                fail("unknown verb " + c.verb);
        }
    }
}
