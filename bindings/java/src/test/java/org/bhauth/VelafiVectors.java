package org.bhauth;

import static org.junit.jupiter.api.Assertions.fail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

/** The verbs of velafi.json. */
final class VelafiVectors {
    private VelafiVectors() {}

    static void run(Case c) throws Throwable {
        switch (c.verb) {
            case "sign":
                c.run(() -> sign(c));
                break;
            case "verify":
                c.run(
                        () -> {
                            try (HmacKey key = c.hmacKey()) {
                                Velafi.verify(
                                        c.text("signature"),
                                        key,
                                        c.number("timestamp_ms"),
                                        c.window());
                            }
                        });
                break;
            case "token_request":
                c.run(
                        () -> {
                            try (HmacKey key = c.hmacKey()) {
                                c.assertRequest(
                                        Velafi.tokenRequest(
                                                key, c.text("api_key"), c.number("timestamp_ms")));
                            }
                        });
                break;
            case "token_response":
                c.run(() -> c.assertResponse(Velafi.tokenResponse(c.http())));
                break;
            case "request":
                c.run(
                        () -> {
                            JsonNode call = c.input.get("call");
                            c.assertRequest(
                                    Velafi.request(
                                            VelafiCall.builder(
                                                            Case.text(call.get("method")),
                                                            Case.text(call.get("target")))
                                                    .token(Case.text(call.get("token")))
                                                    .body(Case.bytes(call.get("body")))
                                                    .contentType(
                                                            Case.text(call.get("content_type")))
                                                    .build()));
                        });
                break;
            case "response":
                c.run(() -> c.assertResponse(Velafi.response(c.http())));
                break;
            default:
                fail("unknown verb " + c.verb);
        }
    }

    private static void sign(Case c) throws Exception {
        long timestampMs = c.number("timestamp_ms");
        try (HmacKey key = c.hmacKey()) {
            String signature = Velafi.sign(key, timestampMs);
            c.assertText("signature", signature);
            String payload = Velafi.payload(timestampMs);
            c.assertText("payload", payload);
            c.assertText(
                    "signature", Platform.hmacSha256(c.bytes("secret"), payload.getBytes(UTF_8)));
            Case.assertVerified(signature, text -> Velafi.verify(text, key, timestampMs, null));
        }
    }
}
