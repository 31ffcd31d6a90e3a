import org.bhauth.HmacKey;
import org.bhauth.TokenService;
import org.bhauth.TokenSource;
import org.bhauth.Velafi;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * VelaFi: a signed request buys a token, and later calls carry it. The document's sample stops at
 * the signature. Environment: BH_VELAFI_API_KEY, BH_VELAFI_SECRET; BH_VELAFI_HOST names another
 * host.
 */
public final class VelafiToken {
    public static void main(String[] arguments) throws Exception {
        Map<String, String> env = System.getenv();
        URI host = URI.create(env.getOrDefault("BH_VELAFI_HOST", "https://api.velafi.com"));
        try (HmacKey key = HmacKey.of(env.get("BH_VELAFI_SECRET"));
                TokenService service = TokenService.velafi(key, env.get("BH_VELAFI_API_KEY"))) {
            TokenSource tokens = TokenSource.builder(service).base(host).build();
            HttpResponse<byte[]> response =
                    Velafi.request(tokens.token(), "GET", "/v2/account")
                            .send(HttpClient.newHttpClient(), host);
            Velafi.response(response).orThrow();
            System.out.println(new String(response.body(), "UTF-8"));
        }
    }
}
