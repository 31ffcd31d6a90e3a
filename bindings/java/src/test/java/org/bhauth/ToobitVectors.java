package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;

/** The verbs of toobit.json. */
final class ToobitVectors {
    private ToobitVectors() {}

    static void run(Case c) throws Throwable {
        switch (c.verb) {
            case "sign":
                c.run(() -> sign(c));
                break;
            case "verify":
                c.run(
                        () -> {
                            try (HmacKey key = c.hmacKey()) {
                                Toobit.verify(
                                        c.text("signature"),
                                        key,
                                        c.bytes("query"),
                                        c.bytes("body"),
                                        c.number("now_ms"));
                            }
                        });
                break;
            case "request":
                c.run(
                        () -> {
                            try (HmacKey key = c.hmacKey()) {
                                c.assertRequest(Toobit.request(key, call(c.input.get("call"))));
                            }
                        });
                break;
            case "response":
                c.run(() -> c.assertResponse(Toobit.response(c.http())));
                break;
            case "time_request":
                c.run(() -> c.assertRequest(Toobit.timeRequest()));
                break;
            case "response_item":
                c.run(() -> c.assertResponse(Toobit.responseItem(c.http(), c.bits("index"))));
                break;
            case "time_response":
                c.run(() -> c.assertResponse(Toobit.timeResponse(c.http())));
                break;
            default:
                fail("unknown verb " + c.verb);
        }
    }

    private static ToobitCall call(JsonNode call) {
        ToobitCall.Builder builder =
                ToobitCall.builder(Case.text(call.get("method")), Case.text(call.get("path")))
                        .apiKey(Case.text(call.get("api_key")))
                        .json(Case.bytes(call.get("json")))
                        .timestampMs(Case.number(call, "timestamp_ms"))
                        .recvWindowMs(Case.number(call, "recv_window_ms"));
        call.path("query").forEach(param -> builder.query(param(param)));
        call.path("form").forEach(param -> builder.form(param(param)));
        return builder.build();
    }

    private static Param param(JsonNode pair) {
        byte[] name = Case.bytes(pair.get(0));
        byte[] value = Case.bytes(pair.get(1));
        return Case.isUnicode(name) && Case.isUnicode(value)
                ? Param.of(Case.text(pair.get(0)), Case.text(pair.get(1)))
                : Param.of(name, value);
    }

    private static void sign(Case c) throws Exception {
        byte[] query = c.bytes("query");
        byte[] body = c.bytes("body");
        try (HmacKey key = c.hmacKey()) {
            String signature = Toobit.sign(key, query, body);
            c.assertText("signature", signature);
            c.assertBytes("payload", Toobit.payload(query, body));
            if (Case.isUnicode(query) && Case.isUnicode(body)) {
                assertEquals(signature, Toobit.sign(key, c.text("query"), c.text("body")));
                c.assertText("payload", Toobit.payload(c.text("query"), c.text("body")));
            }
            c.assertText(
                    "signature",
                    Platform.hmacSha256(c.bytes("secret"), Case.bytes(c.expect.get("payload"))));
            Case.assertVerified(signature, text -> Toobit.verify(text, key, query, body, 0));
        }
    }
}
