import static java.nio.charset.StandardCharsets.UTF_8;

import org.bhauth.Primitives;
import org.bhauth.ServiceResponse;
import org.bhauth.SignedRequest;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Sends, and prints for a reader: at most 100 columns, and never a secret. */
final class Show {
    private static final int COLUMNS = 87;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> table = new ArrayList<>();
    private boolean right = true;

    /** How a service's response is read. */
    interface Reader {
        ServiceResponse read(HttpResponse<byte[]> httpResponse);
    }

    void heading(String name, Accounts account) {
        String title = name + ", " + account.title();
        System.out.println("\n" + title + "\n" + "-".repeat(title.length()));
    }

    static void line(String label, String text) {
        String name = label;
        String left = text;
        do {
            String part = left.substring(0, lineLength(left));
            System.out.printf("  %-11s%s%n", name, part.stripTrailing());
            left = left.substring(part.length());
            name = "";
        } while (!left.isEmpty());
    }

    /** Up to a good place to break, if there is one. */
    private static int lineLength(String text) {
        int end = Math.min(COLUMNS, text.length());
        while (end < text.length()
                && end > COLUMNS / 5
                && "& ,".indexOf(text.charAt(end - 1)) < 0) {
            end--;
        }
        return end > COLUMNS / 5 ? end : Math.min(COLUMNS, text.length());
    }

    /** What was signed; of a JWT in clear text too. */
    private static void payload(String payload) {
        if (!payload.startsWith("eyJ")) {
            line("payload", payload);
            return;
        }
        String[] parts = payload.split("\\.");
        line(
                "payload",
                payload.substring(0, 40) + "..." + payload.substring(payload.length() - 40));
        line("  header", new String(Primitives.base64urlDecode(parts[0]), UTF_8));
        line("  claims", new String(Primitives.base64urlDecode(parts[1]), UTF_8));
    }

    /**
     * Sends a request; refusal: the error that must come, such as "-1022 INVALID_SIGNATURE", or
     * empty.
     */
    HttpResponse<byte[]> exchange(
            Accounts account,
            String title,
            SignedRequest request,
            String payload,
            String signature,
            String refusal,
            Reader reader)
            throws IOException, InterruptedException {
        return exchange(
                account,
                title,
                request.method() + " " + request.target(),
                request.toHttpRequest(account.host),
                payload,
                signature,
                refusal,
                reader);
    }

    HttpResponse<byte[]> exchange(
            Accounts account,
            String title,
            String requestLine,
            HttpRequest request,
            String payload,
            String signature,
            String refusal,
            Reader reader)
            throws IOException, InterruptedException {
        System.out.println("\n" + title);
        line("request", requestLine);
        if (!payload.isEmpty()) {
            payload(payload);
            line("signature", account.real ? signature.substring(0, 8) + "..." : signature);
        }
        HttpResponse<byte[]> httpResponse = client.send(request, BodyHandlers.ofByteArray());
        ServiceResponse response = reader.read(httpResponse);
        String error = response.errorCode() + " " + response.errorName();
        String verdict = verdict(response, error);
        boolean asItMust = verdict.equals(refusal.isEmpty() ? "accepted" : "refused: " + refusal);
        line(
                "verdict",
                verdict + " (HTTP " + response.httpStatus() + ")" + (asItMust ? "" : " WRONGLY"));
        if (!verdict.equals("accepted")) {
            line("it says", response.errorMessage());
            line("advice", response.advice());
        }
        right &= asItMust;
        table.add(
                String.format(
                        "%-10s %-44s %-30s %s",
                        account.service, title, verdict, asItMust ? "" : "WRONG"));
        return httpResponse;
    }

    private static String verdict(ServiceResponse response, String error) {
        return response.match(
                new ServiceResponse.Cases<String>() {
                    @Override
                    public String accepted(ServiceResponse accepted) {
                        return "accepted";
                    }

                    @Override
                    public String refused(ServiceResponse refused) {
                        return "refused: " + error;
                    }

                    @Override
                    public String partial(ServiceResponse batch) {
                        return batch.failedCount()
                                + " of "
                                + batch.itemCount()
                                + " refused: "
                                + error;
                    }

                    @Override
                    public String unknown(ServiceResponse unknown) {
                        return "unknown whether executed: " + error;
                    }
                });
    }

    /** True if all was as it must be. */
    boolean table() {
        System.out.println();
        table.forEach(row -> System.out.println(row.stripTrailing()));
        System.out.println(
                "\n"
                        + table.size()
                        + " exchanges: "
                        + (right ? "all as they must be" : "NOT as they must be"));
        return right;
    }
}
