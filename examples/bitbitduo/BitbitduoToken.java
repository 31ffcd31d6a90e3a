import org.bhauth.BitbitduoScheme;
import org.bhauth.TokenService;
import org.bhauth.TokenSource;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;

/**
 * BITBITDUO: a token for two hours, one request a minute at most. The document's code signs by
 * HMAC, its words say SHA-256 with the app key among the parameters: here the scheme is named, and
 * the caller's parameters stay as they are. Environment: BH_BITBITDUO_APP_ID, BH_BITBITDUO_APP_KEY;
 * BH_BITBITDUO_HOST names another host.
 */
public final class BitbitduoToken {
    public static void main(String[] arguments) throws Exception {
        Map<String, String> env = System.getenv();
        URI host =
                URI.create(
                        env.getOrDefault(
                                "BH_BITBITDUO_HOST", "https://qaxxxrenewserver.bitbitduo.com"));
        byte[] appKey = env.get("BH_BITBITDUO_APP_KEY").getBytes("UTF-8");
        try (TokenService service =
                TokenService.bitbitduo(
                        BitbitduoScheme.SHA256, env.get("BH_BITBITDUO_APP_ID"), appKey)) {
            TokenSource tokens = TokenSource.builder(service).base(host).build();
            System.out.println("a token of " + tokens.token().length() + " characters");
        } finally {
            Arrays.fill(appKey, (byte) 0);
        }
    }
}
