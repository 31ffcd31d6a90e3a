package org.bhauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/** A client that does what a test wants, instead of sending. */
public final class TestClient extends HttpClient {
    /** What is done with a request. */
    public interface Sender {
        HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException;
    }

    private final Sender sender;
    private final Redirect redirects;

    public TestClient(Sender sender) {
        this(sender, Redirect.NEVER);
    }

    TestClient(Sender sender, Redirect redirects) {
        this.sender = sender;
        this.redirects = redirects;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return (HttpResponse<T>) sender.send(request);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> push) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Redirect followRedirects() {
        return redirects;
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        return null;
    }

    @Override
    public SSLParameters sslParameters() {
        return null;
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.empty();
    }

    /** VelaFi's response with a token. */
    public static HttpResponse<byte[]> velafi(HttpRequest request, String token, long expiresMs) {
        String body =
                "{\"code\":200,\"data\":{\"token\":\""
                        + token
                        + "\",\"expireTime\":"
                        + expiresMs
                        + "}}";
        return new Response(request, request.uri(), 200, body.getBytes(UTF_8));
    }

    /** A response as it came. */
    static final class Response implements HttpResponse<byte[]> {
        private final HttpRequest request;
        private final URI uri;
        private final int status;
        private final byte[] body;
        private final Map<String, List<String>> headers;

        Response(HttpRequest request, URI uri, int status, byte[] body, String... header) {
            headers = header.length == 0 ? Map.of() : Map.of(header[0], List.of(header[1]));
            this.request = request;
            this.uri = uri;
            this.status = status;
            this.body = body;
        }

        @Override
        public int statusCode() {
            return status;
        }

        @Override
        public HttpRequest request() {
            return request;
        }

        @Override
        public Optional<HttpResponse<byte[]>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(headers, (name, value) -> true);
        }

        @Override
        public byte[] body() {
            return body;
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return uri;
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
