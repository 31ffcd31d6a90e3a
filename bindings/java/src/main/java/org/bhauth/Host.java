package org.bhauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;

/** Where requests go: what is checked of a base and of a client before anything secret is sent. */
final class Host {
    private Host() {}

    /**
     * The base, if it is scheme and host alone. What it is instead is not shown: someone's password
     * may be in it.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static URI check(URI base) {
        String path = base.getRawPath();
        boolean isHttp =
                "https".equalsIgnoreCase(base.getScheme())
                        || "http".equalsIgnoreCase(base.getScheme());
        String authority = base.getRawAuthority();
        if (!isHttp
                || authority == null
                || authority.contains("@")
                || !(path == null || path.isEmpty() || path.equals("/"))
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the base must be scheme and host alone, such as https://api.toobit.com");
        }
        if (base.getHost() == null) {
            throw new IllegalArgumentException(
                    "the base's host "
                            + authority
                            + " is none that java.net can send to"
                            + (authority.contains("_")
                                    ? ": the _ in it may not be in a host's name"
                                    : ""));
        }
        if (base.getPort() == 0 || base.getPort() > 65535) {
            throw new IllegalArgumentException("the base's port " + base.getPort() + " is none");
        }
        return base;
    }

    /**
     * The client, if it leaves redirects alone.
     *
     * @throws IllegalArgumentException if it follows them
     */
    static HttpClient check(HttpClient client) {
        if (client.followRedirects() != Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "the client follows redirects, and would take credentials to another host:"
                            + " build it with followRedirects(HttpClient.Redirect.NEVER)");
        }
        return client;
    }

    /** Base and target in one. A message of java.net would show the query, which may be signed. */
    static URI join(URI base, String target) {
        check(base);
        try {
            return new URI(base.getScheme() + "://" + base.getRawAuthority() + target);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "java.net.URI takes no such target: its character at "
                            + (e.getIndex()
                                    - base.getScheme().length()
                                    - 3
                                    - base.getRawAuthority().length())
                            + " must be percent-encoded");
        }
    }
}
