import static java.nio.charset.StandardCharsets.UTF_8;

import org.bhauth.Bitbitduo;
import org.bhauth.BitbitduoScheme;
import org.bhauth.Diagnosis;
import org.bhauth.Mixin;
import org.bhauth.Pave;
import org.bhauth.Toobit;
import org.bhauth.Velafi;

/**
 * Which mistake made a wrong signature of each service, from the secret's own text and what is
 * sent. Nothing is sent.
 */
final class Wrong {
    private static final byte[] SECRET =
            "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2".getBytes(UTF_8);
    private static final byte[] SEED =
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60".getBytes(UTF_8);
    // Signed without the query that is sent.
    private static final String TOKEN =
            "eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.eyJleHAiOjE3NDA1Njg3ODUsImlhdCI6MTc"
                    + "0MDU2ODcyNSwianRpIjoiMjU5NGFkNTctOWRhZC00MjRmLTg1OTUtYjE0NzI3ZTI0ZTYxIiw"
                    + "ic2NwIjoiRlVMTCIsInNpZCI6ImMwOWNmMzEzLTdkZWQtNDI1ZC1hZDNmLWExY2U0Y2ZkNWU"
                    + "1ZSIsInNpZyI6ImMxMzcwNzRhY2E3YjdkNTI0ZDg5MGVhN2Q0NTExM2YxNGIwYTY4ZWIyOGE"
                    + "3OTJmNzQxYWQ4NzNlMWY4NjUwZmMiLCJ1aWQiOiI4OWUwYmRlZS1jMzU1LTQ3ZjItOTQ1YS1"
                    + "iZTQ4YmU4NzU2MDYifQ.7jvMboMbaDlfPg-bFITJ-p4IQeCL2dfRMnCn8u8edfGg_c-dMh3I"
                    + "RS67ZAtu6HtH1zVoeYxmZYhgNavWMsszAA";

    private Wrong() {}

    static void show() {
        show(
                "VelaFi",
                Velafi.diagnose(
                        "00048e2ca1f9227e3eb1a906378d21b2501d4a5812032747fc665a5a2198deb0",
                        SECRET,
                        "the-api-key",
                        1740568725231L));
        show(
                "PAVE",
                Pave.diagnose(
                        "fefb8031f6e6b814e2ff0ff2f84ed79558bc4a7b230fe3cea941babcf746b3db",
                        SECRET,
                        "user@example.com",
                        "the-api-key",
                        "2025-02-26T11:18:45Z"));
        show(
                "Mixin",
                Mixin.diagnose(TOKEN, SEED, "GET", "/safe/snapshots?limit=10", new byte[0], "", 0));
        show(
                "Toobit",
                Toobit.diagnose(
                        "968ef0c8ab8894093ce4e4ad720862e437e6721dc032006ea73ea3f77ac59d9f",
                        SECRET,
                        "symbol=BTCUSDT&side=SELL",
                        "quantity=1&timestamp=1740568725231",
                        "the-api-key",
                        "POST",
                        "/api/v1/spot/order"));
        show(
                "BITBITDUO",
                Bitbitduo.diagnose(
                        "fe7418e71552b99b4044ba66f99440b47767708c8d23e11df4a61d5b52e68d48",
                        BitbitduoScheme.SHA256,
                        "the-app-id",
                        "0123456789abcdef0123456789abcdef".getBytes(UTF_8),
                        123456,
                        1740568725));
    }

    private static void show(String service, Diagnosis found) {
        System.out.printf(
                "%-10s a wrong signature: %s. %s%n", service, found.mistakes(), found.message());
        if (found.mistakes().isEmpty()) throw new IllegalStateException("no mistake is named");
    }
}
