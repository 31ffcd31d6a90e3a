package org.bhauth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tools/languages/java.sh reports. */
final class Counts {
    private Counts() {}

    static void write(String name, int count) throws IOException {
        Path folder =
                Files.createDirectories(Path.of(System.getProperty("basedir"), "target", "counts"));
        Files.writeString(folder.resolve(name), Integer.toString(count));
    }
}
