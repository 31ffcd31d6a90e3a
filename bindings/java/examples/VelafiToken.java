import org.bhauth.HmacKey;
import org.bhauth.TokenService;
import org.bhauth.TokenSource;
import org.bhauth.Velafi;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;

/**
 * VelaFi, "Create API Token", made right: the document's sample stops at the signature; this one
 * buys the token, keeps it while it is good, and sends it in the header that later calls want. Free
 * to paste.
 *
 * <p>Environment: BH_VELAFI_API_KEY, BH_VELAFI_SECRET.
 */
public final class VelafiToken {
    public static void main(String[] arguments) throws Exception {
        URI host =
                URI.create(
                        System.getenv().getOrDefault("BH_VELAFI_HOST", "https://api.velafi.com"));
        try (HmacKey key = HmacKey.of(System.getenv("BH_VELAFI_SECRET"));
                TokenService service =
                        TokenService.velafi(key, System.getenv("BH_VELAFI_API_KEY"))) {
            TokenSource tokens = TokenSource.builder(service).base(host).build();
            HttpResponse<byte[]> httpResponse =
                    Velafi.request(tokens.token(), "GET", "/v2/account")
                            .send(HttpClient.newHttpClient(), host);
            Velafi.response(httpResponse).orThrow();
            System.out.println(new String(httpResponse.body(), "UTF-8"));
        }
    }
}
