/**
 * Authenticated API requests for VelaFi, PAVE, Mixin, Toobit and BITBITDUO.
 *
 * <p>It holds a native library, so give {@code --enable-native-access=org.bhauth} to Java 24 and
 * later.
 */
module org.bhauth {
    requires transitive java.net.http;

    exports org.bhauth;
}
