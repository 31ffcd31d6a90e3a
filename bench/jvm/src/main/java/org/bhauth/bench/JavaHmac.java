package org.bhauth.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.bhauth.HmacKey;
import org.bhauth.Toobit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Toobit's signature of 141 bytes; the methods' names are those of bench/report/tables.toml. */
@State(Scope.Benchmark)
public class JavaHmac {
    private final String payload = Inputs.PAYLOAD;
    private HmacKey key;
    private Mac mac;

    /** Prepares the keys and compares the outputs. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        key = HmacKey.of(Inputs.SECRET);
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Inputs.SECRET, "HmacSHA256"));
        Inputs.same("141", String.valueOf(payload.length()), "the payload's length");
        Inputs.same(ours(), reused(), "reused");
        Inputs.same(ours(), fresh(), "fresh");
        Inputs.same(ours(), document(), "document");
    }

    /** A key prepared once. */
    @Benchmark
    public String ours() {
        return Toobit.sign(key, payload, "");
    }

    /** The best that the platform does, in one thread. */
    @Benchmark
    public String reused() {
        return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(UTF_8)));
    }

    /** A Mac for each signature, so that threads need not share one. */
    @Benchmark
    public String fresh() throws GeneralSecurityException {
        return HexFormat.of().formatHex(freshMac());
    }

    /** The document's sample (Toobit, "Code Examples", Java). */
    @Benchmark
    public String document() throws GeneralSecurityException {
        StringBuilder result = new StringBuilder();
        for (byte b : freshMac()) {
            result.append(String.format("%02x", b));
        }
        return result.toString();
    }

    private byte[] freshMac() throws GeneralSecurityException {
        Mac made = Mac.getInstance("HmacSHA256");
        made.init(new SecretKeySpec(Inputs.SECRET, "HmacSHA256"));
        return made.doFinal(payload.getBytes(UTF_8));
    }
}
