package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The description of the ABI against what these classes say. */
class StatusTest {
    private static final JsonNode API = description();

    private static JsonNode description() {
        try {
            return Case.JSON.readTree(Files.readAllBytes(Case.ROOT.resolve("include/bh_auth.api.json")));
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
        API.get("constants").forEach(c -> constants.put(c.get("name").asText(), c.get("value").asLong()));
        assertEquals(constants.get("BH_ABI_VERSION"), NativeLibrary.ABI_VERSION);
        assertEquals(constants.get("BH_ABI_VERSION"), BhAuth.abiVersion());
        assertEquals(constants.get("BH_SIGNATURE_SIZE"), Native.SIGNATURE_LENGTH + 1);
        assertEquals(constants.get("BH_SHA256_SIZE"), Native.SHA256_SIZE);
        assertEquals(constants.get("BH_ED25519_PUBLIC_SIZE"), Native.ED25519_PUBLIC_SIZE);
        assertEquals(constants.get("BH_ED25519_SIGNATURE_SIZE"), Native.ED25519_SIGNATURE_SIZE);
        assertEquals(constants.get("BH_UUID_SIZE"), Native.UUID_LENGTH + 1);
        assertEquals(constants.get("BH_UTC_SIZE"), Native.UTC_LENGTH + 1);
        assertEquals(8, constants.get("BH_REQUEST_MAX_HEADERS"));
        assertEquals(constants.get("BH_BITBITDUO_TOKEN_LIFETIME_MS"), Bitbitduo.TOKEN_LIFETIME_MS);
        assertEquals(constants.get("BH_BITBITDUO_MIN_INTERVAL_MS"), Bitbitduo.MIN_INTERVAL_MS);
        assertEquals(constants.get("BH_TOOBIT_DEFAULT_RECV_WINDOW_MS"), Toobit.DEFAULT_RECV_WINDOW_MS);
        assertEquals(constants.get("BH_TOOBIT_MAX_RECV_WINDOW_MS"), Toobit.MAX_RECV_WINDOW_MS);
        for (BitbitduoScheme scheme : BitbitduoScheme.values()) {
            assertEquals(constants.get("BH_BITBITDUO_" + scheme), scheme.number());
            assertEquals(scheme, BitbitduoScheme.of(scheme.number()));
        }
        for (TokenRule.Action action : TokenRule.Action.values()) {
            assertEquals(constants.get("BH_TOKEN_" + action), action.ordinal());
        }
    }

    @Test
    void versionsAgree() throws IOException {
        assertEquals(API.get("version").asText(), BhAuth.version());
        for (String pom : new String[] {"bindings/pom.xml", "bindings/java/pom.xml"}) {
            assertTrue(
                    Files.readString(Case.ROOT.resolve(pom)).contains("<version>" + BhAuth.version() + "</version>"),
                    pom);
        }
    }

    /** Each function of the ABI is called by the shim, but for what Java has no use for. */
    @Test
    void noFunctionIsLeftOut() throws IOException {
        StringBuilder shim = new StringBuilder();
        try (var files = Files.newDirectoryStream(Case.ROOT.resolve("bindings/java/src/main/c"), "*.c")) {
            for (var file : files) {
                shim.append(Files.readString(file));
            }
        }
        int functions = 0;
        for (JsonNode function : API.get("functions")) {
            String name = function.get("name").asText();
            functions++;
            boolean unused = name.matches("bh_\\w+_size|bh_\\w+_key_wipe|bh_cstr");
            assertEquals(!unused, shim.toString().contains(name), name);
        }
        assertFalse(functions < 60, "only " + functions + " functions found");
    }
}
