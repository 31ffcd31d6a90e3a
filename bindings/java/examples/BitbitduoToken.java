import static java.nio.charset.StandardCharsets.UTF_8;

import org.bhauth.BitbitduoScheme;
import org.bhauth.TokenService;
import org.bhauth.TokenSource;

import java.net.URI;
import java.util.Arrays;
import java.util.Objects;

/**
 * BITBITDUO, "Get token", made right: the document's Java code says HMAC, its words say SHA-256
 * with the app key among the parameters; the scheme is named here. The token is kept for its two
 * hours, and requested once a minute at most. Free to paste.
 *
 * <p>Environment: BH_BITBITDUO_APP_ID, BH_BITBITDUO_APP_KEY.
 */
public final class BitbitduoToken {
    public static void main(String[] arguments) throws Exception {
        String host =
                System.getenv()
                        .getOrDefault(
                                "BH_BITBITDUO_HOST", "https://qaxxxrenewserver.bitbitduo.com");
        byte[] appKey =
                Objects.requireNonNull(
                                System.getenv("BH_BITBITDUO_APP_KEY"), "set BH_BITBITDUO_APP_KEY")
                        .getBytes(UTF_8);
        try (TokenService service =
                TokenService.bitbitduo(
                        BitbitduoScheme.SHA256, System.getenv("BH_BITBITDUO_APP_ID"), appKey)) {
            Arrays.fill(appKey, (byte) 0);
            TokenSource tokens = TokenSource.builder(service).base(URI.create(host)).build();
            System.out.println("a token of " + tokens.token().length() + " characters");
        }
    }
}
