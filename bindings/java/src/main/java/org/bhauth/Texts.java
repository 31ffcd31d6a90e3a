package org.bhauth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/** Texts and bytes across the boundary. */
final class Texts {
    static final byte[] EMPTY = {};

    /** Characters of a signature: C counts the NUL too. */
    static final int SIGNATURE_LENGTH = Abi.SIGNATURE_SIZE - 1;

    private Texts() {}

    /**
     * The UTF-8 of a text. {@link String#getBytes} would send a lone surrogate as a question mark:
     * a signature over other bytes than the caller's.
     */
    static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        // As many bytes as characters: all are ASCII, or there are lone surrogates among ASCII.
        if (bytes.length == text.length() && new String(bytes, ISO_8859_1).equals(text)) {
            return bytes;
        }
        return strict(text);
    }

    /**
     * The UTF-8 of a text that the library holds to a form: hex, base64url, a time. What is no
     * Unicode becomes a question mark, which none of these forms has, so that the response is the
     * form's own status.
     */
    static byte[] formal(String text) {
        return text.getBytes(UTF_8);
    }

    /**
     * The UTF-8 of a text that the library checks for it, in its turn: what is no Unicode becomes
     * no UTF-8.
     */
    static byte[] unchecked(String text) {
        try {
            return utf8(text);
        } catch (BhAuthException e) {
            return new byte[] {(byte) 0xff};
        }
    }

    private static byte[] strict(String text) {
        try {
            ByteBuffer encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new BhAuthException(Status.UTF8);
        }
    }

    /** A text that the library wrote: hex, base64url, digits. */
    static String ascii(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** A text that the library wrote, in UTF-8. */
    static String all(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    /** The bytes at spans[i], spans[i + 1] of a buffer. */
    static byte[] bytesAt(byte[] buffer, int[] spans, int i) {
        return Arrays.copyOfRange(buffer, spans[i], spans[i] + spans[i + 1]);
    }

    /** The text at spans[i], spans[i + 1] of a buffer: in UTF-8. */
    static String at(byte[] buffer, int[] spans, int i) {
        return new String(buffer, spans[i], spans[i + 1], UTF_8);
    }
}
