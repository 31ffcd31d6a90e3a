package org.bhauth;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A whole request, ready to send. Send exactly these bytes: do not encode, sort or re-serialise anything.
 * {@link #toHttpRequest} does just that.
 */
public final class SignedRequest {
    /** {header count; offset and length of method, target, body; of each header's name and value}. */
    private static final int SPANS = 1 + 2 * (3 + 2 * 8);

    private final String method;
    private final String target;
    private final byte[] body;
    private final List<Param> headers;

    private SignedRequest(byte[] buffer, int[] spans) {
        method = Texts.at(buffer, spans, 1);
        target = Texts.at(buffer, spans, 3);
        body = Arrays.copyOfRange(buffer, spans[5], spans[5] + spans[6]);
        List<Param> list = new ArrayList<>(spans[0]);
        for (int i = 0; i < spans[0]; i++) {
            int span = 7 + 4 * i;
            list.add(Param.of(
                    Arrays.copyOfRange(buffer, spans[span], spans[span] + spans[span + 1]),
                    Arrays.copyOfRange(buffer, spans[span + 2], spans[span + 2] + spans[span + 3])));
        }
        headers = Collections.unmodifiableList(list);
    }

    /** One of the natives that build a request. */
    interface Builder {
        int build(byte[][] out, int[] spans);
    }

    static SignedRequest build(Builder builder) {
        byte[][] out = new byte[1][];
        int[] spans = new int[SPANS];
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
     * Make the request for {@code java.net.http}.
     *
     * @param base scheme and host, such as {@code https://api.toobit.com}; no path, since the signature may cover it
     * @return the request, to be sent as it is
     * @throws IllegalArgumentException if base is anything else
     */
    public HttpRequest toHttpRequest(URI base) {
        return toHttpRequestBuilder(base).build();
    }

    /**
     * The same, to add a timeout or a version to. To change method, target, body or the headers breaks the signature.
     *
     * @param base see {@link #toHttpRequest}
     * @return a builder that has all of the request
     * @throws IllegalArgumentException if base is anything else
     */
    public HttpRequest.Builder toHttpRequestBuilder(URI base) {
        String path = base.getRawPath();
        if (base.getScheme() == null
                || base.getHost() == null
                || !(path == null || path.isEmpty() || path.equals("/"))
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the base must be scheme and host alone, such as https://api.toobit.com");
        }
        URI uri = URI.create(base.getScheme() + "://" + base.getRawAuthority() + target);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(header -> builder.header(header.name(), header.value()));
        return builder;
    }

    /** Method and path: the query, the headers and the body may hold secrets. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        return method + " " + (query < 0 ? target : target.substring(0, query));
    }
}
