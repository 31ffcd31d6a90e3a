package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the native library is found, and what is said where it cannot be had. Each test in a JVM of
 * its own.
 */
class LoadTest {
    private static final Path TARGET =
            Path.of(System.getProperty("basedir", "."), "target").toAbsolutePath();
    private static final Path CLASSES = TARGET.resolve("classes");
    private static final Path TESTS = TARGET.resolve("test-classes");
    private static final Path LIBRARY =
            CLASSES.resolve(
                    NativeLibrary.resource(
                                    System.getProperty("os.name"),
                                    System.getProperty("os.arch"),
                                    LoadFailure.isMusl())
                            .substring(1));
    private static final String MAIN = "org.bhauth.child.LoadMain";
    private static final String SIGNATURE =
            "signature 7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6";

    @TempDir Path folder;

    /** What the JVM printed; it must end with the status. */
    private static String java(int status, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(status, process.waitFor(), output);
        return output;
    }

    private static String onClassPath(int status, String... options)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-cp", CLASSES + ":" + TESTS, MAIN));
        return java(status, arguments.toArray(new String[0]));
    }

    private static boolean knowsNativeAccess() {
        return Runtime.version().feature() >= 22;
    }

    private static void assertSays(String output, String... words) {
        for (String word : words) {
            assertTrue(output.contains(word), () -> word + " is not in:\n" + output);
        }
    }

    @Test
    void theJarsLibraryIsExtractedAndLeavesNothing() throws Exception {
        Path extract = folder.resolve("not yet there");
        assertSays(
                onClassPath(0, "-Dorg.bhauth.extract.dir=" + extract), "unnamed module", SIGNATURE);
        try (Stream<Path> left = Files.list(extract)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void anotherFileIsLoadedByItsPath() throws Exception {
        Path copy = Files.copy(LIBRARY, folder.resolve("another name.so"));
        assertSays(onClassPath(0, "-Dorg.bhauth.library.path=" + copy), SIGNATURE);
    }

    @Test
    void asAModule() throws Exception {
        List<String> arguments = new ArrayList<>();
        if (knowsNativeAccess()) {
            arguments.add("--enable-native-access=org.bhauth");
        }
        arguments.addAll(
                List.of(
                        "-p",
                        CLASSES.toString(),
                        "--add-modules",
                        "org.bhauth",
                        "-cp",
                        TESTS.toString(),
                        MAIN));
        String output = java(0, arguments.toArray(new String[0]));
        assertSays(output, "module org.bhauth", SIGNATURE);
        assertFalse(output.contains("WARNING"), output);
        String description = java(0, "-p", CLASSES.toString(), "--describe-module", "org.bhauth");
        assertSays(description, "exports org.bhauth", "requires java.net.http transitive");
    }

    @Test
    void aLibraryOfAnotherAbiIsRefused() throws Exception {
        Path doctored = TARGET.resolve("doctored").resolve(LIBRARY.getFileName());
        assertSays(
                onClassPath(1, "-Dorg.bhauth.library.path=" + doctored),
                "refuses a native library that it was not built for: its ABI version is "
                        + (Abi.ABI_VERSION + 1),
                "these classes need ABI version " + Abi.ABI_VERSION,
                "-Dorg.bhauth.library.path");
    }

    @Test
    void whatIsNoLibraryIsNamedWithEveryRemedy() throws Exception {
        Path text = Files.writeString(folder.resolve("text.so"), "no library");
        assertSays(
                onClassPath(1, "-Dorg.bhauth.library.path=" + text),
                "bh_auth cannot load " + text,
                "noexec",
                "-Dorg.bhauth.extract.dir=FOLDER",
                "musl",
                "--enable-native-access=org.bhauth");
        assertSays(
                onClassPath(1, "-Dorg.bhauth.library.path=" + folder.resolve("absent.so")),
                "absent.so",
                "exists");
        // Any library that is not ours.
        Path other = Path.of(System.getProperty("java.home"), "lib", "libzip.so");
        assertSays(
                onClassPath(1, "-Dorg.bhauth.library.path=" + other),
                "The library that was loaded");
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertSays(
                onClassPath(1, "-Dorg.bhauth.extract.dir=" + file.resolve("below")),
                "cannot extract its native library into " + file,
                "-Dorg.bhauth.extract.dir=FOLDER",
                "-Dorg.bhauth.library.path=FILE");
    }

    @Test
    void anotherPlatformIsNamed() throws Exception {
        assertSays(
                onClassPath(1, "-Dos.arch=vax"),
                "no native library for this system: the jar has no /META-INF/native/linux-vax/",
                "README, \"Other platforms\"");
        assertSays(
                NativeLibrary.resource("Mac OS X", "aarch64", false),
                "/native/darwin-aarch64/libbhauth_jni.dylib");
        assertSays(
                NativeLibrary.resource("Windows 11", "amd64", false),
                "/native/windows-x86_64/bhauth_jni.dll");
        assertSays(
                NativeLibrary.resource("Linux", "arm64", true),
                "/native/linux-musl-aarch64/libbhauth_jni.so");
    }

    @Test
    void refusedNativeAccessIsExplained() throws Exception {
        String remedy = LoadFailure.of("f", new IllegalCallerException("no"), false).getMessage();
        assertSays(
                remedy, "--enable-native-access=org.bhauth", "--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= 24) {
            assertSays(
                    onClassPath(1, "--illegal-native-access=deny"),
                    "bh_auth cannot load",
                    "--enable-native-access=ALL-UNNAMED if the jar is on the class path");
            String allowed = onClassPath(0, "--enable-native-access=ALL-UNNAMED");
            assertFalse(allowed.contains("WARNING"), allowed);
        }
    }

    /** What glibc and the JVM say on a folder mounted noexec, and musl of a library for glibc. */
    @Test
    void noexecAndMuslAreExplained() {
        assertSays(
                LoadFailure.of(
                                "f",
                                new UnsatisfiedLinkError(
                                        "f: failed to map segment from shared object"),
                                false)
                        .getMessage(),
                "mounted noexec",
                "-Dorg.bhauth.extract.dir=FOLDER");
        assertSays(
                LoadFailure.of(
                                "f",
                                new UnsatisfiedLinkError("Error loading ld-linux-x86-64.so.2"),
                                false)
                        .getMessage(),
                "musl",
                "-Dorg.bhauth.library.path=FILE");
        assertSays(
                LoadFailure.of("f", new UnsatisfiedLinkError("no"), true).getMessage(),
                "which is musl");
        // Debian's package musl puts its loader beside glibc's: what counts is what this Java runs
        // on.
        assertEquals(Files.exists(Path.of("/etc/alpine-release")), LoadFailure.isMusl());
    }

    /** A library that takes no array to be longer than 2048 bytes, instead of 2 GiB. */
    @Test
    void whatNoArrayCanHoldIsAStatus() throws Exception {
        Path small = TARGET.resolve("doctored").resolve("small").resolve(LIBRARY.getFileName());
        assertSays(
                onClassPath(1, "-Dorg.bhauth.library.path=" + small, "-Dhex.bytes=1500"),
                SIGNATURE,
                "BH_ERR_SIZE");
        assertSays(
                onClassPath(0, "-Dorg.bhauth.library.path=" + small, "-Dhex.bytes=1024"),
                SIGNATURE,
                "2048");
    }

    @Test
    void theJarHoldsItsLicences() throws Exception {
        for (String name : List.of("LICENSE-MIT", "LICENSE-APACHE")) {
            assertEquals(
                    Files.readString(Case.ROOT.resolve(name)),
                    Files.readString(CLASSES.resolve("META-INF").resolve(name)));
        }
    }
}
