package org.bhauth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;

/**
 * Finds and loads the native library: the file that {@value #PATH_PROPERTY} names; else the one
 * that the jar carries, extracted into the folder that {@value #FOLDER_PROPERTY} names, or else the
 * system's folder for temporary files; else the one on {@code java.library.path}, as on Android.
 */
final class NativeLibrary {
    /** A library file to load instead of the jar's. */
    static final String PATH_PROPERTY = "org.bhauth.library.path";

    /** Where to extract the jar's library to. */
    static final String FOLDER_PROPERTY = "org.bhauth.extract.dir";

    private static final String NAME = "bhauth_jni";

    private NativeLibrary() {}

    /** Called once, by Native. */
    static void load() {
        String explicit = System.getProperty(PATH_PROPERTY, "");
        if (!explicit.isEmpty()) {
            loadFile(Paths.get(explicit).toAbsolutePath());
        } else {
            String resource =
                    resource(
                            System.getProperty("os.name"),
                            System.getProperty("os.arch"),
                            LoadFailure.isMusl());
            try (InputStream library = NativeLibrary.class.getResourceAsStream(resource)) {
                if (library != null) {
                    extractAndLoad(library);
                } else {
                    loadByName(resource);
                }
            } catch (IOException e) {
                throw LoadFailure.extraction(folder(), e);
            }
        }
        checkVersions();
    }

    /** The path in the jar; build-native.sh writes the same. */
    static String resource(String osName, String osArch, boolean musl) {
        String name = osName.toLowerCase(Locale.ROOT);
        String os =
                name.startsWith("mac")
                        ? "darwin"
                        : name.startsWith("windows") ? "windows" : musl ? name + "-musl" : name;
        String arch =
                osArch.equals("amd64") ? "x86_64" : osArch.equals("arm64") ? "aarch64" : osArch;
        String suffix = os.equals("darwin") ? ".dylib" : os.equals("windows") ? ".dll" : ".so";
        String prefix = os.equals("windows") ? "" : "lib";
        return "/META-INF/native/" + os + "-" + arch + "/" + prefix + NAME + suffix;
    }

    private static String folder() {
        String folder = System.getProperty(FOLDER_PROPERTY, "");
        return folder.isEmpty() ? System.getProperty("java.io.tmpdir") : folder;
    }

    /**
     * The folder is made anew and for this user alone: nobody can put another library in the way.
     */
    private static void extractAndLoad(InputStream library) throws IOException {
        Path own =
                Files.createTempDirectory(Files.createDirectories(Paths.get(folder())), "bh_auth-");
        Path file = own.resolve(System.mapLibraryName(NAME));
        try {
            Files.copy(library, file);
            loadFile(file);
        } finally {
            // What is loaded stays mapped. Windows keeps the file until the end.
            if (!delete(file) || !delete(own)) {
                own.toFile().deleteOnExit();
                file.toFile().deleteOnExit();
            }
        }
    }

    private static boolean delete(Path path) {
        try {
            Files.deleteIfExists(path);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void loadFile(Path file) {
        try {
            System.load(file.toString());
        } catch (UnsatisfiedLinkError | RuntimeException e) {
            throw LoadFailure.of(file.toString(), e);
        }
    }

    private static void loadByName(String resource) {
        try {
            System.loadLibrary(NAME);
        } catch (UnsatisfiedLinkError | RuntimeException e) {
            throw LoadFailure.notCarried(resource, e);
        }
    }

    private static void checkVersions() {
        int abi;
        int binding;
        try {
            abi = Native.abiVersion();
            binding = Native.bindingVersion();
        } catch (UnsatisfiedLinkError e) {
            throw LoadFailure.of("The library that was loaded", e);
        }
        if (abi != Abi.ABI_VERSION || binding != Native.BINDING_VERSION) {
            throw LoadFailure.versions(abi, binding);
        }
    }
}
