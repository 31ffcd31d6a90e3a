package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The text of include/bh_auth.h against what these classes say. */
class StatusTest {
    private static final String HEADER = header();

    private static String header() {
        try {
            return Files.readString(Case.ROOT.resolve("include/bh_auth.h"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyStatusHasItsNumberNameAndMessage() {
        Matcher status = Pattern.compile("/\\*((?:(?!\\*/).)*)\\*/\\s+(BH_[A-Z0-9_]+) = (\\d+)", Pattern.DOTALL)
                .matcher(HEADER.substring(HEADER.indexOf("enum {")));
        Set<Status> left = EnumSet.allOf(Status.class);
        while (status.find()) {
            Status known = Status.of(Integer.parseInt(status.group(3)));
            assertEquals(status.group(2), known.headerName());
            assertEquals(
                    status.group(1).replaceAll("\\s*\n\\s*\\*\\s*", " ").strip(), known.message(), known.headerName());
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
    void constantsAreTheHeaders() {
        Map<String, Long> constants = new TreeMap<>();
        Matcher define = Pattern.compile("#define (BH_\\w+) (\\d+)\n").matcher(HEADER);
        while (define.find()) {
            constants.put(define.group(1), Long.valueOf(define.group(2)));
        }
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
        Matcher version = Pattern.compile("#define BH_VERSION \"(.*)\"").matcher(HEADER);
        assertTrue(version.find());
        assertEquals(version.group(1), BhAuth.version());
        for (String pom : new String[] {"bindings/pom.xml", "bindings/java/pom.xml"}) {
            assertTrue(
                    Files.readString(Case.ROOT.resolve(pom)).contains("<version>" + BhAuth.version() + "</version>"),
                    pom);
        }
    }

    /** Each function of the header is called by the shim, but for what Java has no use for. */
    @Test
    void noFunctionIsLeftOut() throws IOException {
        StringBuilder shim = new StringBuilder();
        try (var files = Files.newDirectoryStream(Case.ROOT.resolve("bindings/java/src/main/c"), "*.c")) {
            for (var file : files) {
                shim.append(Files.readString(file));
            }
        }
        Matcher function = Pattern.compile("^(?:const )?\\w+(?: struct \\w+)? \\*?(bh_\\w+)\\(", Pattern.MULTILINE)
                .matcher(HEADER.substring(HEADER.indexOf("extern \"C\"")));
        int functions = 0;
        while (function.find()) {
            String name = function.group(1);
            functions++;
            boolean unused = name.matches("bh_\\w+_size|bh_\\w+_key_wipe|bh_cstr");
            assertEquals(!unused, shim.toString().contains(name), name);
        }
        assertFalse(functions < 60, "only " + functions + " functions found");
    }
}
