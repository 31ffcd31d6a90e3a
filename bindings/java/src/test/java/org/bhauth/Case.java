package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.function.Executable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One case of tests/vectors, as its README.md describes it. */
final class Case {
    static final Path ROOT =
            Path.of(System.getProperty("basedir", ".")).resolve("../..").normalize();
    static final ObjectMapper JSON = new ObjectMapper();
    static final HexFormat HEX = HexFormat.of();

    final String service;
    final JsonNode node;
    final String name;
    final String verb;
    final JsonNode input;
    final JsonNode expect;

    Case(String service, JsonNode node) {
        this.service = service;
        this.node = node;
        name = node.get("name").asText();
        verb = node.get("verb").asText();
        input = node.get("input");
        expect = node.get("expect");
    }

    static Path file(String service) {
        return ROOT.resolve("tests/vectors/" + service + ".json");
    }

    static List<Case> load(String service) throws IOException {
        List<Case> cases = new ArrayList<>();
        JSON.readTree(Files.readAllBytes(file(service)))
                .get("cases")
                .forEach(node -> cases.add(new Case(service, node)));
        return cases;
    }

    /**
     * Runs what the case asks for; with a status, its first call must be refused with just that.
     */
    void run(Executable calls) throws Throwable {
        if (!expect.has("status")) {
            calls.execute();
            return;
        }
        BhAuthException refusal = assertThrows(BhAuthException.class, calls);
        assertEquals(expect.get("status").asText(), refusal.status().headerName());
    }

    static byte[] bytes(JsonNode text) {
        if (text == null) {
            return new byte[0];
        }
        return text.isObject()
                ? HEX.parseHex(text.get("hex").asText())
                : text.asText().getBytes(UTF_8);
    }

    byte[] bytes(String member) {
        return bytes(input.get(member));
    }

    static boolean isUnicode(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * A text; what is no UTF-8 becomes a lone surrogate, which is Java's own way to be no Unicode.
     */
    static String text(JsonNode node) {
        byte[] bytes = bytes(node);
        if (isUnicode(bytes)) {
            return new String(bytes, UTF_8);
        }
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append((char) (b < 0 ? 0xdc00 + (b & 0xff) : b));
        }
        return text.toString();
    }

    String text(String member) {
        return text(input.get(member));
    }

    /** Beyond what a double holds it is a text. */
    static long number(JsonNode object, String member) {
        JsonNode number = object.get(member);
        if (number == null) {
            return 0;
        }
        return number.isTextual() ? Long.parseUnsignedLong(number.asText()) : number.longValue();
    }

    long number(String member) {
        return number(input, member);
    }

    /** An unsigned number of C: its bits. */
    int bits(String member) {
        return (int) number(member);
    }

    Window window() {
        JsonNode window = input.get("window");
        return window == null
                ? null
                : Window.of(
                        number(window, "now_ms"),
                        number(window, "past_ms"),
                        number(window, "ahead_ms"));
    }

    HmacKey hmacKey() {
        return HmacKey.of(bytes("secret"));
    }

    static Ed25519Key ed25519Key(JsonNode key) {
        if (key.has("seed_hex")) {
            return Ed25519Key.fromSeed(HEX.parseHex(key.get("seed_hex").asText()));
        }
        return key.has("hex")
                ? Ed25519Key.fromHex(text(key.get("hex")))
                : Ed25519Key.fromBase64url(text(key.get("base64url")));
    }

    void assertText(String member, String actual) {
        assertEquals(text(expect.get(member)), actual, member);
    }

    void assertBytes(String member, byte[] actual) {
        assertArrayEquals(bytes(expect.get(member)), actual, member);
    }

    void assertRequest(SignedRequest actual) {
        JsonNode request = expect.get("request");
        assertEquals(text(request.get("method")), actual.method());
        assertEquals(text(request.get("target")), actual.target());
        assertArrayEquals(bytes(request.get("body")), actual.body());
        List<Param> headers = params(request.get("headers"));
        assertEquals(headers, actual.headers());
        headers.forEach(
                header -> assertEquals(header.value(), actual.header(header.name().toUpperCase())));
    }

    static List<Param> params(JsonNode list) {
        List<Param> params = new ArrayList<>();
        if (list != null) {
            list.forEach(param -> params.add(Param.of(bytes(param.get(0)), bytes(param.get(1)))));
        }
        return params;
    }

    HttpResult http() {
        return HttpResult.of(bits("http_status"), bytes("body"))
                .withHeaders(params(input.get("headers")))
                .withMethod(text("request_method"));
    }

    void assertResponse(ServiceResponse actual) {
        JsonNode response = expect.get("response");
        String outcome = response.get("outcome").asText();
        assertEquals(outcome, actual.outcome().name());
        assertEquals(outcome, actual.match(NAMES));
        assertEquals(bits("http_status"), actual.httpStatus());
        assertEquals(number(response, "error_code"), actual.errorCode());
        assertEquals(text(response.get("error_name")), actual.errorName());
        assertEquals(text(response.get("error_message")), actual.errorMessage());
        assertEquals(text(response.get("token")), actual.token());
        assertEquals(number(response, "expires_ms"), actual.expiresMs());
        assertEquals(number(response, "server_time_ms"), actual.serverTimeMs());
        assertEquals(text(response.get("detail")), actual.detail());
        assertEquals(number(response, "retry_after_ms"), actual.retryAfterMs());
        assertEquals(number(response, "retry_at_ms"), actual.retryAtMs());
        assertEquals(number(response, "item_count"), actual.itemCount());
        assertEquals(number(response, "failed_count"), actual.failedCount());
        assertTrue(actual.errorName().isEmpty() || !actual.advice().isEmpty(), "no advice");
        if (outcome.equals("ACCEPTED")) {
            assertEquals(actual, actual.orThrow());
        } else if (outcome.equals("UNKNOWN")) {
            assertEquals(
                    actual,
                    assertThrows(UnknownOutcomeException.class, actual::orThrow).response());
        } else {
            assertEquals(actual, assertThrows(ServiceException.class, actual::orThrow).response());
        }
    }

    /** Which method a response is matched to. */
    private static final ServiceResponse.Cases<String> NAMES =
            new ServiceResponse.Cases<>() {
                @Override
                public String accepted(ServiceResponse response) {
                    return "ACCEPTED";
                }

                @Override
                public String refused(ServiceResponse response) {
                    return "REFUSED";
                }

                @Override
                public String partial(ServiceResponse response) {
                    return "PARTIAL";
                }

                @Override
                public String unknown(ServiceResponse response) {
                    return "UNKNOWN";
                }
            };

    /** A right signature is verified, one with another last character is not. */
    static void assertVerified(String signature, Verifier verifier) {
        verifier.verify(signature);
        char last = signature.charAt(signature.length() - 1);
        String wrong = signature.substring(0, signature.length() - 1) + (last == '0' ? '1' : '0');
        BhAuthException refusal = assertThrows(BhAuthException.class, () -> verifier.verify(wrong));
        assertEquals(Status.SIGNATURE, refusal.status());
    }

    interface Verifier {
        void verify(String signature);
    }
}
