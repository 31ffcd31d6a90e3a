import org.bhauth.HmacKey;
import org.bhauth.Pave;
import org.bhauth.PaveCall;
import org.bhauth.Times;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;

/**
 * PAVE, "Generate Access Token": the timestamp that is signed is the one that is sent. Free to
 * paste.
 *
 * <p>Environment: BH_PAVE_USERNAME, BH_PAVE_API_KEY, BH_PAVE_SECRET.
 */
public final class PaveSession {
    public static void main(String[] arguments) throws Exception {
        URI host =
                URI.create(
                        System.getenv()
                                .getOrDefault("BH_PAVE_HOST", "https://openapi.paveapi.com"));
        try (HmacKey key = HmacKey.of(System.getenv("BH_PAVE_SECRET"))) {
            PaveCall call =
                    PaveCall.builder()
                            .username(System.getenv("BH_PAVE_USERNAME"))
                            .apiKey(System.getenv("BH_PAVE_API_KEY"))
                            .timestamp(Times.formatUtc(Times.nowMs() / 1000))
                            .method("GET")
                            .target("/v1/sessions")
                            .build();
            HttpResponse<byte[]> httpResponse =
                    Pave.request(key, call).send(HttpClient.newHttpClient(), host);
            Pave.response(httpResponse).orThrow();
            System.out.println(new String(httpResponse.body(), "UTF-8"));
        }
    }
}
