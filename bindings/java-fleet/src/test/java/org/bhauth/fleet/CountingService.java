package org.bhauth.fleet;

import com.sun.net.httpserver.HttpServer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** BITBITDUO as it gives the tokens token-1, token-2, and so on. */
final class CountingService implements AutoCloseable {
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer http;

    CountingService() throws Exception {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext(
                "/",
                exchange -> {
                    String token = "token-" + asked.incrementAndGet();
                    byte[] body =
                            ("{\"status\":200,\"error_code\":0,\"data\":{\"apitoken\":\""
                                            + token
                                            + "\"}}")
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        http.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    String account() {
        return "bitbitduo 127.0.0.1:" + http.getAddress().getPort() + " a";
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
