package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;

/** The loopback double of the five services, its credentials, and how often it was called. */
final class Sandbox {
    static final URI BASE = base();
    private static final JsonNode CREDENTIALS = credentials();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger CALLS = new AtomicInteger();

    private Sandbox() {}

    private static URI base() {
        String url = System.getenv("BH_SANDBOX_URL");
        if (url == null || url.isEmpty()) {
            throw new IllegalStateException(
                    "BH_SANDBOX_URL is not set: run these tests with 'make test-java'");
        }
        return URI.create(url);
    }

    private static JsonNode credentials() {
        try {
            return Case.JSON.readTree(
                    Files.readAllBytes(Case.ROOT.resolve("tests/sandbox/credentials.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String credential(String pointer) {
        return CREDENTIALS.at(pointer).asText();
    }

    static HttpResponse<byte[]> send(SignedRequest request)
            throws IOException, InterruptedException {
        return send(request.toHttpRequest(BASE));
    }

    static HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        CALLS.incrementAndGet();
        return CLIENT.send(request, BodyHandlers.ofByteArray());
    }

    /** Calls that a token source makes by itself. */
    static void called(int times) {
        CALLS.addAndGet(times);
    }

    static int calls() {
        return CALLS.get();
    }

    static void assertRefused(long code, String name, ServiceResponse response) {
        assertEquals(ServiceResponse.Outcome.REFUSED, response.outcome());
        assertEquals(code + " " + name, response.errorCode() + " " + response.errorName());
        assertFalse(response.advice().isEmpty(), "no advice");
    }
}
