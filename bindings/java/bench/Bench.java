import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bhauth.Ed25519Key;
import org.bhauth.HmacKey;
import org.bhauth.Mixin;
import org.bhauth.MixinClaims;
import org.bhauth.Toobit;

/**
 * Signing from Java against what its users would write. The contenders take turns in one run, after a warm-up; medians
 * of their rounds. The ratios are what is worth reading: the times are this machine's.
 *
 * <p>Arguments: the Toobit query; nanoseconds of the same signature and of the same Mixin token from C.
 */
public final class Bench {
    private static final byte[] SECRET = "secret".getBytes(UTF_8);
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 25;

    private interface Call {
        Object run() throws Exception;
    }

    /** What the calls returned, so that none of them can be left out. */
    private static volatile Object sink;

    private final Map<String, Call> contenders = new LinkedHashMap<>();
    private final Map<String, double[]> roundsNs = new LinkedHashMap<>();

    private void run(int calls) throws Exception {
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, Call> contender : contenders.entrySet()) {
                Call call = contender.getValue();
                long began = System.nanoTime();
                for (int i = 0; i < calls; i++) {
                    sink = call.run();
                }
                double ns = (System.nanoTime() - began) / (double) calls;
                if (round >= 0) {
                    roundsNs.computeIfAbsent(contender.getKey(), name -> new double[ROUNDS])[round] = ns;
                }
            }
        }
    }

    private double medianNs(String name) {
        double[] sorted = roundsNs.get(name).clone();
        Arrays.sort(sorted);
        return sorted[ROUNDS / 2];
    }

    /** The median of what each round says, since both ran under the same conditions in it. */
    private double ratio(String name, String ours) {
        double[] ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ratios[i] = roundsNs.get(name)[i] / roundsNs.get(ours)[i];
        }
        Arrays.sort(ratios);
        return ratios[ROUNDS / 2];
    }

    private void print(String title, String ours) {
        System.out.println(title);
        for (String name : contenders.keySet()) {
            String ratio = name.equals(ours) ? "" : String.format("%7.2f times ours", ratio(name, ours));
            System.out.printf("  %-52s %9.0f ns  %s%n", name, medianNs(name), ratio);
        }
    }

    /** The document's sample (Toobit, "Code Examples", Java). */
    private static String sample(String query) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        StringBuilder result = new StringBuilder();
        for (byte b : mac.doFinal(query.getBytes(UTF_8))) {
            result.append(String.format("%02x", b));
        }
        return result.toString();
    }

    private static String freshMac(String query) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(query.getBytes(UTF_8)));
    }

    private static void toobit(String query, double fromC) throws Exception {
        Mac reused = Mac.getInstance("HmacSHA256");
        reused.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        Bench bench = new Bench();
        try (HmacKey key = HmacKey.of(SECRET)) {
            String ours = "bh_auth, prepared key";
            bench.contenders.put(ours, () -> Toobit.sign(key, query, ""));
            bench.contenders.put("the document's sample: fresh Mac, String.format", () -> sample(query));
            bench.contenders.put("fresh Mac, HexFormat", () -> freshMac(query));
            bench.contenders.put(
                    "re-used Mac, HexFormat",
                    () -> HexFormat.of().formatHex(reused.doFinal(query.getBytes(UTF_8))));
            bench.run(5000);
            bench.print("Toobit, " + query.length() + " bytes", ours);
            System.out.printf(
                    "  %-52s %9.0f ns%n", "crossing: ours less the same call from C", bench.medianNs(ours) - fromC);
        }
    }

    private static void mixin(double fromC) throws Exception {
        byte[] seed = new byte[32];
        seed[0] = 1;
        byte[] body = new byte[300];
        PrivateKey platformKey = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        MixinClaims claims = MixinClaims.bot(
                        "89e0bdee-c355-47f2-945a-be48be875606", "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e")
                .jti("2594ad57-9dad-424f-8595-b14727e24e61")
                .iatS(1525320485)
                .expS(1533096485)
                .build();
        byte[] payload = Mixin.payload(claims, "POST", "/transfers", body).getBytes(UTF_8);
        Bench bench = new Bench();
        try (Ed25519Key key = Ed25519Key.fromSeed(seed)) {
            String ours = "bh_auth, the whole token";
            bench.contenders.put(ours, () -> Mixin.sign(key, claims, "POST", "/transfers", body));
            bench.contenders.put("java.security Ed25519, the signature alone", () -> {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(platformKey);
                signature.update(payload);
                return signature.sign();
            });
            bench.run(40);
            bench.print("Mixin, a token over a body of " + body.length + " bytes", ours);
            System.out.printf(
                    "  %-52s %9.0f ns%n", "crossing: ours less the same call from C", bench.medianNs(ours) - fromC);
        }
    }

    /** Runs both. */
    public static void main(String[] arguments) throws Exception {
        System.out.println("Java " + System.getProperty("java.version"));
        toobit(arguments[0], Double.parseDouble(arguments[1]));
        mixin(Double.parseDouble(arguments[2]));
    }
}
