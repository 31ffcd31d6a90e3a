package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
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
    private static final AtomicInteger RAN = new AtomicInteger();

    private static Set<String> services() throws IOException {
        Set<String> found = new TreeSet<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Case.file("core").getParent(), "*.json")) {
            files.forEach(file -> found.add(file.getFileName().toString().replace(".json", "")));
        }
        assertTrue(found.remove("schema"));
        return found;
    }

    @TestFactory
    Stream<DynamicContainer> everyCase() throws IOException {
        Stream.Builder<DynamicContainer> files = Stream.builder();
        for (String service : services()) {
            Stream<DynamicTest> tests = Case.load(service).stream().map(VectorTest::test);
            files.add(DynamicContainer.dynamicContainer(service, tests));
        }
        return files.build();
    }

    private static DynamicTest test(Case test) {
        return DynamicTest.dynamicTest(
                test.name,
                () -> {
                    Vectors.run(test.service, test.node);
                    RAN.incrementAndGet();
                });
    }

    /** Counted in the text of the files, not by what read them. */
    @AfterAll
    static void allOfThemRan() throws IOException {
        int written = 0;
        for (String service : services()) {
            written += Files.readString(Case.file(service)).split("\"verb\":", -1).length - 1;
        }
        assertTrue(written >= 7 * 25, "only " + written + " cases");
        assertEquals(written, RAN.get(), "cases run");
        Counts.write("cases", RAN.get());
    }
}
