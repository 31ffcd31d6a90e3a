package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a request over HTTP, for each {@code response}: the response, or that none came.
 * Each {@code with} method returns a changed copy.
 */
public final class HttpResult {
    final int httpStatus;
    final byte[][] headers;
    final byte[] body;
    final byte[] requestMethod;

    private HttpResult(int httpStatus, byte[][] headers, byte[] body, byte[] requestMethod) {
        this.httpStatus = httpStatus;
        this.headers = headers;
        this.body = body;
        this.requestMethod = requestMethod;
    }

    /**
     * The response of {@code java.net.http}, with its headers and the request's method.
     *
     * @param httpResponse the response
     * @return what came
     */
    public static HttpResult of(HttpResponse<byte[]> httpResponse) {
        List<Param> headers = new ArrayList<>();
        httpResponse
                .headers()
                .map()
                .forEach(
                        (name, values) -> {
                            for (String value : values) {
                                headers.add(
                                        Param.of(Texts.unchecked(name), Texts.unchecked(value)));
                            }
                        });
        return of(httpResponse.statusCode(), httpResponse.body())
                .withHeaders(headers)
                .withMethod(httpResponse.request().method());
    }

    /**
     * A response of another client.
     *
     * @param httpStatus its status
     * @param body its body
     * @return what came, without headers and method yet
     */
    public static HttpResult of(int httpStatus, byte[] body) {
        return new HttpResult(httpStatus, new byte[0][], requireNonNull(body, "body"), Texts.EMPTY);
    }

    /**
     * No response: a timeout, a lost connection. The request may have been executed.
     *
     * @return what came, without the method yet
     */
    public static HttpResult noResponse() {
        return of(0, Texts.EMPTY);
    }

    /**
     * Set the request's method: what a GET asked for did not change anything, whatever came of it.
     *
     * @param method upper case; empty, as it is unless set: not known
     * @return a changed copy
     */
    public HttpResult withMethod(String method) {
        return new HttpResult(
                httpStatus, headers, body, Texts.unchecked(requireNonNull(method, "method")));
    }

    /**
     * Set the response's headers: {@code Date}, {@code Retry-After} and the like are read, in any
     * case.
     *
     * @param params the headers
     * @return a changed copy
     */
    public HttpResult withHeaders(List<Param> params) {
        return new HttpResult(httpStatus, Param.flatten(params), body, requestMethod);
    }

    /** The status alone: the body may hold a token. */
    @Override
    public String toString() {
        return httpStatus == 0 ? "no response" : "HTTP " + httpStatus;
    }
}
