package org.bhauth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * A whole request, ready to send. Send exactly these bytes: do not encode, sort or re-serialise
 * anything. {@link #toHttpRequest} does just that.
 */
public final class SignedRequest {
    private final String method;
    private final String target;
    private final byte[] body;
    private final List<Param> headers;

    private SignedRequest(byte[] buffer, int[] spans) {
        method = Texts.at(buffer, spans, Abi.Request.METHOD);
        target = Texts.at(buffer, spans, Abi.Request.TARGET);
        body = Texts.bytesAt(buffer, spans, Abi.Request.BODY);
        int count = spans[Abi.Request.HEADER_COUNT];
        List<Param> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int header = Abi.Request.HEADERS + Abi.Request.HEADERS_STEP * i;
            list.add(
                    Param.of(
                            Texts.bytesAt(buffer, spans, header),
                            Texts.bytesAt(buffer, spans, header + 2)));
        }
        headers = Collections.unmodifiableList(list);
    }

    /** One of the natives that build a request. */
    interface Builder {
        int build(byte[][] out, int[] spans);
    }

    static SignedRequest build(Builder builder) {
        byte[][] out = new byte[1][];
        int[] spans = new int[Abi.Request.SPANS];
        BhAuthException.check(builder.build(out, spans));
        SignedRequest request = new SignedRequest(out[0], spans);
        Arrays.fill(out[0], (byte) 0);
        return request;
    }

    /**
     * The method.
     *
     * @return {@code GET}, {@code POST}, ...
     */
    public String method() {
        return method;
    }

    /**
     * Path and query, percent-encoded: append it to {@code https://host}.
     *
     * @return begins with a slash
     */
    public String target() {
        return target;
    }

    /**
     * The body to send.
     *
     * @return a copy; empty if there is none
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The headers to send.
     *
     * @return unmodifiable
     */
    public List<Param> headers() {
        return headers;
    }

    /**
     * The value of a header.
     *
     * @param name its name, of either case
     * @return the value, or {@code null} if there is no such header
     */
    public String header(String name) {
        Objects.requireNonNull(name, "name");
        for (Param header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    /**
     * Make the request for {@code java.net.http}. Send it with a client that does not follow
     * redirects, as one does unless told to; {@link #send(HttpClient, URI)} sees to that. The
     * client itself sends a GET again where a kept connection turns out to be closed: those are the
     * same bytes. To send anything else again, sign it anew. A GET or DELETE without a body has no
     * {@code Content-Length} from Java 19 on; before, the client adds one of 0.
     *
     * @param base scheme and host, such as {@code https://api.toobit.com}; no path, since the
     *     signature may cover it
     * @return the request, to be sent as it is
     * @throws IllegalArgumentException if base is anything else
     */
    public HttpRequest toHttpRequest(URI base) {
        return toHttpRequestBuilder(base).build();
    }

    /**
     * The same, to add a timeout or a version to. To change method, target, body or the headers
     * breaks the signature.
     *
     * @param base see {@link #toHttpRequest}
     * @return a builder that has all of the request
     * @throws IllegalArgumentException if base is anything else
     */
    public HttpRequest.Builder toHttpRequestBuilder(URI base) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(Host.join(base, target));
        if (body.length > 0) {
            builder.method(method, BodyPublishers.ofByteArray(body));
        } else if (method.equals("GET")) {
            builder.GET();
        } else if (method.equals("DELETE")) {
            builder.DELETE();
        } else {
            builder.method(method, BodyPublishers.noBody());
        }
        headers.forEach(header -> builder.setHeader(header.name(), header.value()));
        return builder;
    }

    /**
     * Send the request, and receive the response.
     *
     * @param client must not follow redirects: they would take the credentials to another host
     * @param base see {@link #toHttpRequest}
     * @param timeout how long the response may take
     * @return the response, for the service's {@code response}
     * @throws IllegalArgumentException if base or client are anything else
     * @throws IOException if there was no response: the request may have been executed all the same
     * @throws InterruptedException if this thread is interrupted
     */
    public HttpResponse<byte[]> send(HttpClient client, URI base, Duration timeout)
            throws IOException, InterruptedException {
        HttpRequest request = toHttpRequestBuilder(base).timeout(timeout).build();
        return Host.check(client).send(request, BodyHandlers.ofByteArray());
    }

    /**
     * Send the request, and wait 30 seconds at most for the response.
     *
     * @param client see {@link #send(HttpClient, URI, Duration)}
     * @param base see {@link #toHttpRequest}
     * @return see {@link #send(HttpClient, URI, Duration)}
     * @throws IOException see {@link #send(HttpClient, URI, Duration)}
     * @throws InterruptedException if this thread is interrupted
     */
    public HttpResponse<byte[]> send(HttpClient client, URI base)
            throws IOException, InterruptedException {
        return send(client, base, Duration.ofSeconds(30));
    }

    /**
     * Send the request without waiting for the response.
     *
     * @param client see {@link #send(HttpClient, URI, Duration)}
     * @param base see {@link #toHttpRequest}
     * @param timeout how long the response may take
     * @return the response to come; cancelling it ends the request, and before Java 16 the waiting
     *     alone
     * @throws IllegalArgumentException if base or client are anything else
     */
    public CompletableFuture<HttpResponse<byte[]>> sendAsync(
            HttpClient client, URI base, Duration timeout) {
        HttpRequest request = toHttpRequestBuilder(base).timeout(timeout).build();
        return Host.check(client).sendAsync(request, BodyHandlers.ofByteArray());
    }

    /** Method and path: the query, the headers and the body may hold secrets. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        return method + " " + (query < 0 ? target : target.substring(0, query));
    }
}
