package org.bhauth;

/** The version of the native library. */
public final class BhAuth {
    private BhAuth() {}

    /**
     * The version of the native library, which is loaded if it was not yet.
     *
     * @return {@code major.minor.patch}
     * @throws UnsatisfiedLinkError if it cannot be loaded; the message says why, and what to do
     */
    public static String version() {
        return Native.version();
    }

    /**
     * The version of the native library's ABI, which was compared when it was loaded.
     *
     * @return {@code BH_ABI_VERSION}
     */
    public static int abiVersion() {
        return Native.abiVersion();
    }
}
