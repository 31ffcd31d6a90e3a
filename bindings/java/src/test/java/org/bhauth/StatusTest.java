package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The description of the ABI against what these classes say. */
class StatusTest {
    private static final JsonNode API = description();

    private static JsonNode description() {
        try {
            return Case.JSON.readTree(
                    Files.readAllBytes(Case.ROOT.resolve("include/bh_auth.api.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyStatusHasItsNumberNameAndMessage() {
        Set<Status> left = EnumSet.allOf(Status.class);
        for (JsonNode status : API.get("statuses")) {
            Status known = Status.of(status.get("number").asInt());
            assertEquals(status.get("name").asText(), known.headerName());
            assertEquals(status.get("message").asText(), known.message(), known.headerName());
            assertTrue(left.remove(known), known + " stands twice");
        }
        assertEquals(EnumSet.of(Status.UNKNOWN), left);
    }

    @Test
    void aStatusOfALaterVersionKeepsItsNumber() {
        BhAuthException exception = new BhAuthException(99999);
        assertEquals(Status.UNKNOWN, exception.status());
        assertEquals(99999, exception.number());
        assertEquals("BH_ERR_UNKNOWN 99999", exception.getMessage());
    }

    @Test
    void constantsAreTheDescriptions() {
        Map<String, Long> constants = new TreeMap<>();
        API.get("constants")
                .forEach(c -> constants.put(c.get("name").asText(), c.get("value").asLong()));
        assertEquals(constants.get("BH_ABI_VERSION"), BhAuth.abiVersion());
        assertEquals(constants.get("BH_BITBITDUO_TOKEN_LIFETIME_MS"), Bitbitduo.TOKEN_LIFETIME_MS);
        assertEquals(constants.get("BH_BITBITDUO_MIN_INTERVAL_MS"), Bitbitduo.MIN_INTERVAL_MS);
        assertEquals(
                constants.get("BH_TOOBIT_DEFAULT_RECV_WINDOW_MS"), Toobit.DEFAULT_RECV_WINDOW_MS);
        assertEquals(constants.get("BH_TOOBIT_MAX_RECV_WINDOW_MS"), Toobit.MAX_RECV_WINDOW_MS);
        for (BitbitduoScheme scheme : BitbitduoScheme.values()) {
            assertEquals(constants.get("BH_BITBITDUO_" + scheme), scheme.number());
            assertEquals(scheme, BitbitduoScheme.of(scheme.number()));
        }
    }

    @Test
    void versionsAgree() throws IOException {
        assertEquals(API.get("version").asText(), BhAuth.version());
        for (String pom : new String[] {"bindings/pom.xml", "bindings/java/pom.xml"}) {
            assertTrue(
                    Files.readString(Case.ROOT.resolve(pom))
                            .contains("<version>" + BhAuth.version() + "</version>"),
                    pom);
        }
    }

    /** Each native is used by a class: all but a few functions of the ABI have one. */
    @Test
    void noFunctionIsLeftOut() throws IOException {
        String natives = "";
        StringBuilder uses = new StringBuilder();
        try (var files =
                Files.newDirectoryStream(
                        Case.ROOT.resolve("bindings/java/src/main/java/org/bhauth"))) {
            for (var file : files) {
                if (file.endsWith("Native.java")) {
                    natives = Files.readString(file);
                } else {
                    uses.append(Files.readString(file));
                }
            }
        }
        Matcher names = Pattern.compile("static native \\w+ (\\w+)\\(").matcher(natives);
        int found = 0;
        while (names.find()) {
            found++;
            Pattern use = Pattern.compile("Native(\\.|::)" + names.group(1) + "\\b");
            assertTrue(use.matcher(uses).find(), names.group(1) + " is used by no class");
        }
        assertTrue(found > API.get("functions").size() - 20, "only " + found + " natives found");
    }
}
