/**
 * Authenticated API requests: {@link org.bhauth}.
 *
 * <p>It holds a native library, so give {@code --enable-native-access=org.bhauth} to Java 24 and
 * later.
 */
module org.bhauth {
    requires transitive java.net.http;

    exports org.bhauth;
}
