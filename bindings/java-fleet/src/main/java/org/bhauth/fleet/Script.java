package org.bhauth.fleet;

import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A script that the store runs, named by its digest once the store knows it. */
final class Script {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;
    private final String digest;

    private Script(String text) {
        this.text = text;
        digest = hex(digest("SHA-1", text));
    }

    /** One of this package's resources. */
    static Script of(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name + ".lua")) {
            return new Script(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it says of a key. */
    Object run(UnifiedJedis client, String key, Object... arguments) throws IOException {
        List<String> texts =
                Arrays.stream(arguments).map(String::valueOf).collect(Collectors.toList());
        try {
            try {
                return client.evalsha(digest, List.of(key), texts);
            } catch (JedisNoScriptException e) {
                return client.eval(text, List.of(key), texts);
            }
        } catch (JedisException e) {
            throw new IOException(e.toString(), e);
        }
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A name of one call, by which a client that heard nothing of it is known again. */
    static String asker() {
        return hex(random(16));
    }

    static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm)
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder(2 * bytes.length);
        for (byte one : bytes) {
            hex.append(Character.forDigit(one >> 4 & 15, 16));
            hex.append(Character.forDigit(one & 15, 16));
        }
        return hex.toString();
    }
}
