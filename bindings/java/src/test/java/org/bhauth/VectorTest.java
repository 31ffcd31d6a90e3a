package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Every case of every file of tests/vectors. */
class VectorTest {
    interface Runner {
        void run(Case test) throws Throwable;
    }

    private static final AtomicInteger RAN = new AtomicInteger();

    private static Stream<DynamicTest> all(String service, Runner runner) throws IOException {
        return Case.load(service).stream()
                .map(
                        test ->
                                DynamicTest.dynamicTest(
                                        test.name,
                                        () -> {
                                            runner.run(test);
                                            RAN.incrementAndGet();
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> core() throws IOException {
        return all("core", CoreVectors::run);
    }

    @TestFactory
    Stream<DynamicTest> input() throws IOException {
        return all("input", InputVectors::run);
    }

    @TestFactory
    Stream<DynamicTest> velafi() throws IOException {
        return all("velafi", VelafiVectors::run);
    }

    @TestFactory
    Stream<DynamicTest> pave() throws IOException {
        return all("pave", PaveVectors::run);
    }

    @TestFactory
    Stream<DynamicTest> mixin() throws IOException {
        return all("mixin", MixinVectors::run);
    }

    @TestFactory
    Stream<DynamicTest> toobit() throws IOException {
        return all("toobit", ToobitVectors::run);
    }

    @TestFactory
    Stream<DynamicTest> bitbitduo() throws IOException {
        return all("bitbitduo", BitbitduoVectors::run);
    }

    private static final Set<String> FILES =
            Set.of("core", "input", "velafi", "pave", "mixin", "toobit", "bitbitduo");

    @Test
    void everyFileHasItsRunner() throws IOException {
        Set<String> found = new TreeSet<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Case.file("core").getParent(), "*.json")) {
            files.forEach(file -> found.add(file.getFileName().toString().replace(".json", "")));
        }
        assertTrue(found.remove("schema"));
        assertEquals(new TreeSet<>(FILES), found);
    }

    /** Counted in the text of the files, not by what read them. */
    @AfterAll
    static void allOfThemRan() throws IOException {
        int written = 0;
        for (String service : FILES) {
            written += Files.readString(Case.file(service)).split("\"verb\":", -1).length - 1;
        }
        assertTrue(written >= 6 * 25, "only " + written + " cases");
        assertEquals(written, RAN.get(), "cases run");
        Counts.write("cases", RAN.get());
    }
}
