package org.bhauth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;

/** Why the native library could not be loaded, in words that name the remedy. */
final class LoadFailure {
    private LoadFailure() {}

    /** A library file that the JVM or the system did not take. */
    static UnsatisfiedLinkError of(String file, Throwable cause) {
        return of(file, cause, isMusl());
    }

    /** Whether this process runs on musl: a system may have both. */
    static boolean isMusl() {
        try {
            return Files.readString(Paths.get("/proc/self/maps")).contains("/ld-musl-");
        } catch (IOException e) {
            return false;
        }
    }

    static UnsatisfiedLinkError of(String file, Throwable cause, boolean musl) {
        String text = String.valueOf(cause.getMessage());
        String remedy;
        if (cause.getClass().getSimpleName().equals("IllegalCallerException")) {
            remedy =
                    "This Java lets only named modules call native code: start it with"
                        + " --enable-native-access=org.bhauth, or with"
                        + " --enable-native-access=ALL-UNNAMED if the jar is on the class path.";
        } else if (text.contains("failed to map segment")
                || text.contains("Operation not permitted")) {
            remedy =
                    "Its folder is most likely mounted noexec: name one that is not with -D"
                            + NativeLibrary.FOLDER_PROPERTY
                            + "=FOLDER.";
        } else if (musl || text.contains("ld-linux") || text.contains("musl")) {
            remedy =
                    "It was built for another C library than this system's, which is "
                            + (musl ? "musl" : "glibc, or musl")
                            + ": take the jar of the release, which has libraries for both, or"
                            + " name a file that was built here with -D"
                            + NativeLibrary.PATH_PROPERTY
                            + "=FILE.";
        } else {
            remedy =
                    "Check that the file exists and was built for this system ("
                            + System.getProperty("os.name")
                            + " "
                            + System.getProperty("os.arch")
                            + "), that its folder is not mounted noexec (-D"
                            + NativeLibrary.FOLDER_PROPERTY
                            + "=FOLDER names another), that the system has glibc and not musl, and"
                            + " on Java 24 and later that it was started with"
                            + " --enable-native-access=org.bhauth.";
        }
        return link("bh_auth cannot load " + file + ": " + text + ". " + remedy, cause);
    }

    /** A platform that the jar has no library for. */
    static UnsatisfiedLinkError notCarried(String resource, Throwable cause) {
        return link(
                "bh_auth has no native library for this system: the jar has no "
                        + resource
                        + ", and "
                        + cause.getMessage()
                        + ". Build it here (README, \"Other platforms\") and name the file with -D"
                        + NativeLibrary.PATH_PROPERTY
                        + "=FILE.",
                cause);
    }

    /** A folder that cannot be written to. */
    static UnsatisfiedLinkError extraction(String folder, IOException cause) {
        return link(
                "bh_auth cannot extract its native library into "
                        + folder
                        + ": "
                        + cause
                        + ". Name a folder that can"
                        + " be written to and is not mounted noexec with -D"
                        + NativeLibrary.FOLDER_PROPERTY
                        + "=FOLDER, or an installed library with -D"
                        + NativeLibrary.PATH_PROPERTY
                        + "=FILE.",
                cause);
    }

    /** A library of another version. */
    static UnsatisfiedLinkError versions(int abi, int binding) {
        return link(
                "bh_auth refuses a native library that it was not built for: its ABI version is "
                        + abi
                        + " and its binding version "
                        + binding
                        + "; these classes need ABI version "
                        + Abi.ABI_VERSION
                        + " and binding version "
                        + Native.BINDING_VERSION
                        + ". Use the library of the same release, and check -D"
                        + NativeLibrary.PATH_PROPERTY
                        + ".",
                null);
    }

    private static UnsatisfiedLinkError link(String message, Throwable cause) {
        UnsatisfiedLinkError error = new UnsatisfiedLinkError(message);
        if (cause != null) {
            error.initCause(cause);
        }
        return error;
    }
}
