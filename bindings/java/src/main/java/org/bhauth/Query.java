package org.bhauth;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Queries for the services that take a ready target, and forms. */
public final class Query {
    private Query() {}

    /**
     * Write a query or form: names and values percent-encoded as by {@link #percentEncode}, in your
     * order, each pair as {@code name=value}, joined by {@code &}.
     *
     * @param params the parameters, not yet encoded; a name may stand there more than once
     * @return the query without {@code ?}
     * @throws BhAuthException {@link Status#PARAM_NAME} if a name is empty
     */
    public static String encode(List<Param> params) {
        byte[][] out = new byte[1][];
        BhAuthException.check(Native.queryEncode(Param.flatten(params), out));
        return Texts.ascii(out[0]);
    }

    /**
     * Write a text percent-encoded: all but letters, digits and {@code - _ . ~} (RFC 3986, section
     * 2.3).
     *
     * @param text not yet encoded
     * @return the encoded text
     * @throws BhAuthException {@link Status#UTF8}
     */
    public static String percentEncode(String text) {
        return percentEncode(Texts.utf8(requireNonNull(text, "text")));
    }

    /**
     * Write bytes percent-encoded, for texts that are not UTF-8.
     *
     * @param text any bytes
     * @return the encoded text
     */
    public static String percentEncode(byte[] text) {
        byte[][] out = new byte[1][];
        BhAuthException.check(Native.percentEncode(requireNonNull(text, "text"), out));
        return Texts.ascii(out[0]);
    }
}
