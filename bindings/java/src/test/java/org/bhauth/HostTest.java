package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Where requests go, and what is sent there. */
@Timeout(60)
class HostTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static void assertRefused(String words, URI base) {
        SignedRequest request = Velafi.request("token", "GET", "/v2/account");
        try (HmacKey key = HmacKey.of("secret")) {
            TokenSource.Builder source =
                    TokenSource.builder(TokenService.velafi(key, "key")).base(base);
            for (Executable use :
                    List.<Executable>of(
                            () -> request.toHttpRequest(base),
                            () -> request.send(HttpClient.newHttpClient(), base, TIMEOUT),
                            () -> request.sendAsync(HttpClient.newHttpClient(), base, TIMEOUT),
                            source::build)) {
                String message = assertThrows(IllegalArgumentException.class, use).getMessage();
                assertTrue(message.contains(words), message);
                assertFalse(message.contains("secret"), message);
            }
        }
    }

    @Test
    void aBaseIsSchemeAndHostAlone() {
        for (String base :
                List.of(
                        "https://",
                        "api.toobit.com",
                        "//api.toobit.com",
                        "ftp://api.toobit.com",
                        "https:api.toobit.com",
                        "file:///api",
                        "https:///v2",
                        "https://api.toobit.com/v2",
                        "https://api.toobit.com//",
                        "https://api.toobit.com?a",
                        "https://api.toobit.com?",
                        "https://api.toobit.com#",
                        "https://user:secret@api.toobit.com",
                        "https://user@api.toobit.com",
                        "https://@api.toobit.com")) {
            URI uri;
            try {
                uri = new URI(base);
            } catch (URISyntaxException e) {
                continue; // no URI at all
            }
            assertRefused(
                    "the base must be scheme and host alone, such as https://api.toobit.com", uri);
        }
        assertRefused("the base's host my_host ", URI.create("http://my_host"));
        assertRefused("the base's host my_host:8080 ", URI.create("http://my_host:8080"));
        assertRefused("the _ in it", URI.create("http://my_host"));
        assertRefused("the base's port 70000", URI.create("http://localhost:70000"));
        for (String base :
                List.of(
                        "https://API.toobit.com",
                        "HTTPS://h",
                        "http://h:8080/",
                        "http://[::1]:80")) {
            URI sent =
                    Velafi.request("token", "GET", "/v2/account")
                            .toHttpRequest(URI.create(base))
                            .uri();
            assertEquals("/v2/account", sent.getRawPath());
        }
    }

    @Test
    void aClientThatFollowsRedirectsIsRefused() {
        SignedRequest request = Velafi.request("token", "GET", "/v2/account");
        URI base = URI.create("http://127.0.0.1:1");
        try (HmacKey key = HmacKey.of("secret")) {
            for (Redirect redirect : List.of(Redirect.ALWAYS, Redirect.NORMAL)) {
                HttpClient client = HttpClient.newBuilder().followRedirects(redirect).build();
                TokenSource.Builder source =
                        TokenSource.builder(TokenService.velafi(key, "key")).client(client);
                for (Executable use :
                        List.<Executable>of(
                                () -> request.send(client, base, TIMEOUT),
                                () -> request.sendAsync(client, base, TIMEOUT),
                                source::build)) {
                    String message = assertThrows(IllegalArgumentException.class, use).getMessage();
                    assertTrue(message.startsWith("the client follows redirects"), message);
                }
            }
        }
    }

    /** A server for one request: it gives the bytes that came, and answers with others. */
    private static final class Once implements AutoCloseable {
        final ServerSocket socket = listen();
        final CompletableFuture<String> received;

        Once(String answer, int bodyLength) {
            received = new CompletableFuture<>();
            new Thread(
                            () -> {
                                try (Socket connection = socket.accept()) {
                                    StringBuilder bytes = new StringBuilder();
                                    int end = -1;
                                    while (end < 0 || bytes.length() < end + 4 + bodyLength) {
                                        bytes.append((char) connection.getInputStream().read());
                                        end = bytes.indexOf("\r\n\r\n");
                                    }
                                    connection.getOutputStream().write(answer.getBytes(ISO_8859_1));
                                    connection.getOutputStream().flush();
                                    received.complete(bytes.toString());
                                } catch (IOException e) {
                                    received.completeExceptionally(e);
                                }
                            })
                    .start();
        }

        private static ServerSocket listen() {
            try {
                return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        URI base() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static final String OK =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

    private static String received(SignedRequest request) throws Exception {
        try (Once server = new Once(OK, request.body().length)) {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            request.send(client, server.base(), TIMEOUT);
            return server.received.get();
        }
    }

    /**
     * Java before 19 sends "Content-Length: 0" with every GET and DELETE (JDK-8283544), whatever it
     * is given.
     */
    @Test
    void theLengthIsTheBodysAndNothingWithoutOne() throws Exception {
        boolean always = Runtime.version().feature() < 19;
        for (String method : List.of("GET", "DELETE")) {
            String sent = received(Velafi.request("token", method, "/v2/account?a=%7c"));
            assertTrue(sent.startsWith(method + " /v2/account?a=%7c HTTP/1.1\r\n"), sent);
            assertEquals(always, sent.toLowerCase(Locale.ROOT).contains("content-length"), sent);
        }
        String sent =
                received(
                        Velafi.request(
                                VelafiCall.builder("POST", "/v2/orders")
                                        .token("token")
                                        .body("{\"a\":1}".getBytes(UTF_8))
                                        .build()));
        assertTrue(sent.contains("\r\nContent-Length: 7\r\n"), sent);
        assertTrue(sent.endsWith("\r\n\r\n{\"a\":1}"), sent);
    }

    /**
     * A kept connection that ends after the request has arrived: the request may have been
     * executed. java.net.http sends a GET once more, with the same bytes, and nothing else.
     */
    @Test
    void nothingButAGetIsSentAgain() throws Exception {
        for (String method : List.of("GET", "POST")) {
            List<String> arrived = Collections.synchronizedList(new ArrayList<>());
            try (ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
                Thread server =
                        new Thread(
                                () -> {
                                    try {
                                        while (true) {
                                            serveOneOfTwo(socket.accept(), arrived);
                                        }
                                    } catch (IOException e) {
                                        // the test is over
                                    }
                                });
                server.setDaemon(true);
                server.start();
                HttpClient client =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                URI base = URI.create("http://127.0.0.1:" + socket.getLocalPort());
                SignedRequest request = Velafi.request("token", method, "/v2/orders");
                request.send(client, base, TIMEOUT);
                if (method.equals("GET")) {
                    request.send(client, base, TIMEOUT);
                    assertEquals(3, arrived.size());
                    assertEquals(arrived.get(1), arrived.get(2));
                } else {
                    assertThrows(IOException.class, () -> request.send(client, base, TIMEOUT));
                    assertEquals(2, arrived.size());
                }
            }
        }
    }

    /** Answers the first request of a connection, and closes it after the second has arrived. */
    private static void serveOneOfTwo(Socket connection, List<String> arrived) throws IOException {
        try (connection) {
            for (int i = 0; i < 2; i++) {
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    int next = connection.getInputStream().read();
                    if (next < 0) {
                        return;
                    }
                    head.append((char) next);
                }
                arrived.add(head.toString());
                if (i == 0) {
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
                }
            }
        }
    }

    /** A redirect is the service's answer: neither key nor token goes where it points. */
    @Test
    void noRedirectIsFollowed() throws Exception {
        try (HmacKey key = HmacKey.of("secret");
                Once elsewhere = new Once(OK, 0);
                Once server =
                        new Once(
                                "HTTP/1.1 302 Found\r\nLocation: "
                                        + elsewhere.base()
                                        + "/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                                0)) {
            TokenSource source =
                    TokenSource.builder(TokenService.velafi(key, "key"))
                            .base(server.base())
                            .build();
            assertThrows(RuntimeException.class, source::token);
            assertTrue(server.received.get().contains("X-BH-APIKEY"));
            assertFalse(elsewhere.received.isDone(), "sent elsewhere");
        }
    }
}
