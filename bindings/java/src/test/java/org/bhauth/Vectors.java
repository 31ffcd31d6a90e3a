package org.bhauth;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;

/** Runs a case of tests/vectors through the public classes: by hand, or else by the description. */
public final class Vectors {
    interface Runner {
        void run(Case test) throws Throwable;
    }

    private static final Map<String, Runner> BY_HAND =
            Map.of(
                    "core", CoreVectors::run,
                    "input", InputVectors::run,
                    "pave", BytesVectors::run,
                    "mixin", MixinVectors::run,
                    "bitbitduo", BytesVectors::run);

    private Vectors() {}

    /** Compares all that the case names. */
    public static void run(String service, JsonNode test) throws Throwable {
        BY_HAND.getOrDefault(service, Described::run).run(new Case(service, test));
    }

    /** What the method of the case's function gives. */
    public static Object made(String service, JsonNode test) throws Throwable {
        return Described.made(new Case(service, test));
    }
}
